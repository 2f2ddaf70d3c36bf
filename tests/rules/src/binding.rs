//! Where parameters come from: the cases that say with which configuration and input an operation
//! is called, through the bindings that the generator makes of the model's traits.

use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;
use serde_json::{json, Value};
use smithy_client_runtime::endpoint::{
    self as runtime, evaluate, resolver_params, BuiltIn, ClientParameter, EndpointRules,
    OperationEndpoint, ParameterValue, Params,
};
use smithy_codegen::ir::endpoint as ir;
use smithy_codegen::lower::endpoint as lower;
use smithy_model::{Diagnostics, Model, OperationRef, ServiceRef};

use crate::input::Input;
use crate::outcome::plain;
use crate::{jmespath, leak};

/// Sets what a case says about the client.
fn configure(cfg: &mut Layer, rules: &Value, call: &Value) {
    let none = serde_json::Map::new();
    let settings = |key: &str| call[key].as_object().unwrap_or(&none).clone();
    for (name, value) in settings("builtInParams") {
        let text = || value.as_str().unwrap().to_owned();
        match name.as_str() {
            "AWS::Region" => cfg.store_put(Region::new(text())),
            "AWS::UseFIPS" => cfg.store_put(UseFips(value.as_bool().unwrap())),
            "AWS::UseDualStack" => cfg.store_put(UseDualStack(value.as_bool().unwrap())),
            "SDK::Endpoint" => cfg.store_put(EndpointUrl(text())),
            "AWS::Auth::AccountIdEndpointMode" => {
                cfg.store_put(text().parse::<AccountIdEndpointMode>().unwrap())
            }
            "AWS::Auth::AccountId" => continue,
            // A setting of the service, kept under the name of the parameter that it is for.
            _ => {
                let parameters = rules["parameters"].as_object().unwrap();
                let mut bound = parameters.iter().filter(|(_, one)| one["builtIn"] == *name);
                let (parameter, _) = bound.next().unwrap();
                cfg.store_append(client_parameter(parameter, &value))
            }
        };
    }
    for (name, value) in settings("clientParams") {
        cfg.store_append(client_parameter(&name, &value));
    }
}

fn client_parameter(name: &str, value: &Value) -> ClientParameter {
    let value = match value {
        Value::Bool(value) => ParameterValue::from(*value),
        other => ParameterValue::from(other.as_str().unwrap()),
    };
    ClientParameter {
        name: leak::text(name),
        value: Some(value),
    }
}

fn operation_endpoint(endpoint: &ir::OperationEndpoint) -> OperationEndpoint {
    OperationEndpoint {
        static_parameters: leak::slice(&endpoint.static_parameters, |bound| {
            runtime::StaticParameter {
                parameter: bound.parameter,
                value: leak::literal(&bound.value),
            }
        }),
        context_parameters: leak::slice(&endpoint.context_parameters, |bound| {
            runtime::ContextParameter {
                parameter: bound.parameter,
                path: jmespath::constant(&bound.path),
                required: bound.required.as_deref().map(leak::text),
            }
        }),
    }
}

/// The parameters of a call.
fn bind(
    model: &Model,
    operation: &OperationRef<'_>,
    endpoint: &ir::Endpoint,
    rules: &'static EndpointRules,
    call: (&Value, &Value),
) -> Result<Params, String> {
    let (rules_json, call) = call;
    let mut diagnostics = Diagnostics::new();
    let bindings = lower::operation(operation, endpoint, &mut diagnostics);
    let bindings = operation_endpoint(&bindings.unwrap_or_else(|| panic!("{diagnostics}")));
    let mut layer = Layer::new("case");
    configure(&mut layer, rules_json, call);
    let cfg = ConfigBag::of_layers(vec![layer]);
    let input = Input::new(model, operation.input(), &call["operationParams"]);
    let params = resolver_params(&cfg, rules, &bindings, &input);
    let mut params = params.map_err(|error| error.to_string())?;
    if let Some(id) = call["builtInParams"]["AWS::Auth::AccountId"].as_str() {
        params.set_built_in(BuiltIn::AccountId, id.into());
    }
    Ok(params)
}

/// What a call of a case gives, in the form of [`crate::outcome::resolve`].
///
/// # Panics
///
/// The call is not as the specification says, or names what the model does not have.
pub fn call(
    model: &Model,
    service: &ServiceRef<'_>,
    endpoint: &ir::Endpoint,
    rules: &'static EndpointRules,
    call: (&Value, &Value),
) -> Value {
    let name = call.1["operationName"].as_str().unwrap();
    let operation = service.operation(name).unwrap();
    match bind(model, &operation, endpoint, rules, call) {
        Err(error) => json!({ "error": error }),
        Ok(params) => match evaluate(rules, &params) {
            Ok(endpoint) => plain(&endpoint),
            Err(error) => json!({ "error": error.to_string() }),
        },
    }
}
