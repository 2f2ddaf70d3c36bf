//! From a request's configuration and input to endpoint parameters.
//!
//! In: the configuration bag, the constant bindings of service and operation, and the
//! input. Out: checked parameters.

use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, EndpointResolverParams};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend};
use aws_smithy_types::error::operation::BuildError;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use super::data::{BuiltIn, EndpointRules, Literal, Parameter};
use super::input::read;
use super::params::{ParameterValue, Params, ParamsBuilder};
use crate::jmespath::Expression;
use crate::shape::Structure;

/// Where an operation's endpoint parameters come from besides the configuration.
#[derive(Debug)]
pub struct OperationEndpoint {
    /// Trait `smithy.rules#staticContextParams`.
    pub static_parameters: &'static [StaticParameter],
    /// Traits `smithy.rules#contextParam` and `smithy.rules#operationContextParams`, in this order.
    pub context_parameters: &'static [ContextParameter],
}

impl OperationEndpoint {
    /// An operation whose endpoint depends on the configuration alone.
    pub const NONE: OperationEndpoint = OperationEndpoint {
        static_parameters: &[],
        context_parameters: &[],
    };
}

/// A parameter with the same value in every call of an operation.
#[derive(Debug)]
pub struct StaticParameter {
    /// Position of the parameter in [`EndpointRules::parameters`].
    pub parameter: u16,
    /// The value.
    pub value: Literal,
}

/// A parameter whose value the operation's input contains.
#[derive(Debug)]
pub struct ContextParameter {
    /// Position of the parameter in [`EndpointRules::parameters`].
    pub parameter: u16,
    /// The way to the value.
    pub path: Expression,
    /// The member's name in Rust where the member is required: then a call without it, or with
    /// nothing but white space in it, fails before anything is sent.
    pub required: Option<&'static str>,
}

/// A setting of a service's own configuration that is an endpoint parameter:
/// `smithy.rules#clientContextParams`, and built-ins such as `AWS::S3::Accelerate`.
///
/// The configuration keeps them as a list, and the last one for a parameter counts. So the override of an operation can
/// change one parameter and leave the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientParameter {
    /// The parameter's name in the model.
    pub name: &'static str,
    /// The value; `None` takes an earlier one back.
    pub value: Option<ParameterValue>,
}

impl Storable for ClientParameter {
    type Storer = StoreAppend<Self>;
}

/// The endpoint parameters of a call. The caller puts them into the service's own type and stores
/// that in the interceptor state of the configuration bag.
///
/// The most specific source of a value counts: the operation's static value, then the input, the service's own
/// settings, the common settings, the default. [`finalize`] adds the account id, since no identity is known yet.
///
/// # Errors
///
/// A required parameter without a value, or a region that is not a host label.
pub fn resolver_params(
    cfg: &ConfigBag,
    rules: &'static EndpointRules,
    operation: &OperationEndpoint,
    input: &dyn Structure,
) -> Result<Params, BoxError> {
    let mut builder = ParamsBuilder::new(rules.parameters);
    let settings: Vec<_> = cfg.load::<ClientParameter>().collect();
    for (index, parameter) in rules.parameters.iter().enumerate() {
        let value = match operation_value(index, operation, input)? {
            Some(value) => Some(value),
            None => client_value(cfg, &settings, parameter),
        };
        if value.is_some() {
            builder.set(index, value);
        }
    }
    let params = builder
        .build()
        .map_err(|error| ContextAttachedError::new("endpoint params could not be built", error))?;
    Ok(params)
}

/// The value that the operation gives parameter `index`, by its model or by its input.
fn operation_value(
    index: usize,
    operation: &OperationEndpoint,
    input: &dyn Structure,
) -> Result<Option<ParameterValue>, BoxError> {
    let fixed = operation.static_parameters.iter();
    let mut fixed = fixed.filter(|candidate| usize::from(candidate.parameter) == index);
    if let Some(fixed) = fixed.next() {
        return Ok(Some(ParameterValue::from(fixed.value)));
    }
    let bound = operation.context_parameters.iter();
    for bound in bound.filter(|candidate| usize::from(candidate.parameter) == index) {
        let value = read(input, &bound.path);
        if let Some(member) = bound.required {
            let is_blank = match &value {
                None => true,
                Some(ParameterValue::String(text)) => text.trim().is_empty(),
                Some(_) => false,
            };
            if is_blank {
                let missing = BuildError::missing_field(member, "A required field was not set");
                return Err(missing.into());
            }
        }
        if value.is_some() {
            return Ok(value);
        }
    }
    Ok(None)
}

/// The value that the configuration gives a parameter: by the service's own settings, the last of which comes first, or by
/// the common ones.
fn client_value(
    cfg: &ConfigBag,
    settings: &[&ClientParameter],
    parameter: &Parameter,
) -> Option<ParameterValue> {
    let mut own = settings.iter();
    if let Some(own) = own.find(|candidate| candidate.name == parameter.name) {
        return own.value.clone();
    }
    match parameter.built_in? {
        BuiltIn::Region => Some(cfg.load::<Region>()?.as_ref().into()),
        BuiltIn::UseFips => Some(cfg.load::<UseFips>()?.0.into()),
        BuiltIn::UseDualStack => Some(cfg.load::<UseDualStack>()?.0.into()),
        BuiltIn::Endpoint => Some(cfg.load::<EndpointUrl>()?.0.as_str().into()),
        BuiltIn::AccountIdEndpointMode => {
            let mode = cfg.load::<AccountIdEndpointMode>().cloned();
            Some(mode.unwrap_or_default().to_string().into())
        }
        BuiltIn::AccountId | BuiltIn::ServiceSetting => None,
    }
}

/// Adds the account id of the call's identity to its endpoint parameters, for services whose
/// rules ask for it. Takes the identity out of `params`, which may be logged afterwards.
///
/// # Errors
///
/// `params` hold no parameters of the service; `own` finds them.
pub fn finalize(
    params: &mut EndpointResolverParams,
    own: fn(&mut EndpointResolverParams) -> Option<&mut Params>,
) -> Result<(), BoxError> {
    let identity = params
        .get_property_mut::<Identity>()
        .map(|identity| std::mem::replace(identity, Identity::new((), None)));
    let own = own(params).ok_or("service-specific endpoint params was not present")?;
    let account_id = identity
        .as_ref()
        .and_then(|identity| identity.property::<AccountId>());
    if let Some(account_id) = account_id {
        own.set_built_in(BuiltIn::AccountId, account_id.as_str().into());
    }
    Ok(())
}

/// The answer of a resolver that was given another service's parameters.
pub fn params_missing<'a>() -> EndpointFuture<'a> {
    EndpointFuture::ready(Err("params of expected type was not present".into()))
}
