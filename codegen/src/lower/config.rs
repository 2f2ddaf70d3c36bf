//! The configuration: what differs between services.

use smithy_model::traits::{
    ClientContextParam, ClientContextParams, IdempotencyToken, ParameterType, Trait,
};
use smithy_model::{Origin, ServiceRef};

use super::context::{origin_of_trait, Context};
use crate::codes::{CONFLICTING_SETTING, UNKNOWN_RULES_NAME, WRONG_RULES_TYPE};
use crate::ir::config::{Config, EndpointSetting};
use crate::ir::endpoint::{BuiltIn, ParameterKind};
use crate::ir::{Documentation, Endpoint, Operation};
use crate::naming::{fields, is_config_method, FieldNames, Role};
use smithy_model::spelling::question;

/// The configuration of a crate with these operations.
pub(super) fn lower(
    operations: &[Operation],
    endpoint: &Endpoint,
    context: &mut Context<'_, '_>,
) -> Config {
    Config {
        dual_stack: has(endpoint, BuiltIn::UseDualStack),
        account_id_endpoint_mode: has(endpoint, BuiltIn::AccountIdEndpointMode),
        host_prefix: operations
            .iter()
            .any(|operation| operation.host_prefix.is_some()),
        request_compression: operations
            .iter()
            .any(|operation| !operation.request_compression.is_empty()),
        idempotency_tokens: takes_tokens(&context.service),
        endpoint_settings: endpoint_settings(endpoint, context),
    }
}

/// Whether an operation of the service, generated or not, fills in tokens.
fn takes_tokens(service: &ServiceRef<'_>) -> bool {
    let operations = service.operations();
    let mut members = operations
        .iter()
        .flat_map(|operation| operation.input().members());
    members.any(|member| member.has::<IdempotencyToken>())
}

/// Whether the endpoint depends on a setting that clients of several services have.
fn has(endpoint: &Endpoint, built_in: BuiltIn) -> bool {
    let mut parameters = endpoint.parameters.iter();
    parameters.any(|parameter| parameter.built_in == Some(built_in))
}

fn endpoint_settings(endpoint: &Endpoint, context: &mut Context<'_, '_>) -> Vec<EndpointSetting> {
    let service = context.service.shape;
    let (Some(ClientContextParams(params)), Some(origin)) = (
        service.get::<ClientContextParams>(),
        origin_of_trait(service, ClientContextParams::ID),
    ) else {
        return Vec::new();
    };
    let names: Vec<&str> = params.iter().map(|param| &*param.name).collect();
    let names = fields(&names, Role::Data, &mut Vec::new());
    let mut settings = Vec::new();
    for param in params {
        let place = origin.child(&param.name);
        let names = names.get(&*param.name);
        settings.extend(names.and_then(|it| setting(param, it, endpoint, &place, context)));
    }
    settings
}

/// A setting. None when there is a diagnostic to say why.
fn setting(
    param: &ClientContextParam,
    names: &FieldNames,
    endpoint: &Endpoint,
    place: &Origin,
    context: &mut Context<'_, '_>,
) -> Option<EndpointSetting> {
    let kind = match param.kind {
        ParameterType::String => ParameterKind::String,
        ParameterType::Boolean => ParameterKind::Boolean,
        ParameterType::StringArray => ParameterKind::StringArray,
    };
    let name = param.name.escape_debug();
    let mut parameters = endpoint.parameters.iter();
    let Some(parameter) = parameters.find(|parameter| parameter.name == *param.name) else {
        let message = format!("the endpoint rules have no parameter `{name}`");
        let known = endpoint.parameters.iter().map(|one| one.name.as_str());
        let help = question(&param.name, known);
        let help = help.unwrap_or_else(|| "add it to the rules, or remove it here".to_owned());
        context.error(UNKNOWN_RULES_NAME, message, place, &help);
        return None;
    };
    if parameter.kind != kind {
        let message = format!("the parameter `{name}` of the endpoint rules has another type");
        let help = "give both the same type";
        context.error(WRONG_RULES_TYPE, message, place, help);
        return None;
    }
    if is_config_method(names.field.plain()) || is_config_method(names.setter.plain()) {
        let message = format!("the setting `{name}` would have the name of one that clients have");
        let help = "give the parameter another name";
        context.error(CONFLICTING_SETTING, message, place, help);
        return None;
    }
    let documentation = param.documentation.as_deref().unwrap_or_default();
    Some(EndpointSetting {
        name: param.name.to_string(),
        method: names.field.clone(),
        setter: names.setter.clone(),
        kind,
        documentation: Documentation::of_model(documentation),
    })
}
