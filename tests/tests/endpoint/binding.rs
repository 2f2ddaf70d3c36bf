//! Where parameters come from: the cases that say with which configuration and input an operation
//! is called, through the bindings that the generator makes of the model's traits.

use std::fs;
use std::path::Path;

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
use smithy_model::{Diagnostics, Model, OperationRef, SourceFile};

use crate::cases::{self, TREE};
use crate::input::Input;
use crate::leak;
use crate::outcome::{expected, plain};

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
                path: tests::jmespath::constant(&bound.path),
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

/// Runs the calls of a model's cases; how many there were.
fn run(file: &Path) -> usize {
    let text = fs::read_to_string(file).unwrap();
    if !text.contains("operationInputs") {
        return 0;
    }
    let json: Value = serde_json::from_str(&text).unwrap();
    let model = smithy_model::load(&[SourceFile::new("model.json", text)]);
    let model = model.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut ran = 0;
    for service in model.services() {
        let mut diagnostics = Diagnostics::new();
        let endpoint = lower::service(&service, &mut diagnostics).unwrap();
        let rules = leak::rules(&endpoint);
        let traits = &json["shapes"][service.shape.id.as_str()]["traits"];
        let cases = &traits["smithy.rules#endpointTests"]["testCases"];
        for case in cases.as_array().into_iter().flatten() {
            for call in case["operationInputs"].as_array().into_iter().flatten() {
                let name = call["operationName"].as_str().unwrap();
                let operation = service.operation(name).unwrap();
                let call = (&traits[TREE], call);
                let found = match bind(&model, &operation, &endpoint, rules, call) {
                    Err(error) => json!({ "error": error }),
                    Ok(params) => match evaluate(rules, &params) {
                        Ok(endpoint) => plain(&endpoint),
                        Err(error) => json!({ "error": error.to_string() }),
                    },
                };
                assert_eq!(found, expected(&case["expect"]), "{name} {case}");
                ran += 1;
            }
        }
    }
    ran
}

#[test]
fn every_call_of_the_cases() {
    let Some(data) = cases::data() else { return };
    let mut folders = vec![data.join("aws-smithy-models")];
    folders.extend(cases::entries(&data.join("ast")));
    for folder in folders {
        let ran: usize = cases::entries(&folder).iter().map(|file| run(file)).sum();
        println!("{}: {ran} calls were bound as expected", folder.display());
    }
}

/// Every operation of every model: its traits are understood, and as many bindings come out as
/// the JSON has.
#[test]
fn every_binding_of_the_models() {
    let Some(data) = cases::data() else { return };
    let mut found = 0;
    for file in cases::entries(&data.join("aws-smithy-models")) {
        let text = fs::read_to_string(&file).unwrap();
        if !["ontextParam"].iter().any(|word| text.contains(word)) {
            continue;
        }
        let json: Value = serde_json::from_str(&text).unwrap();
        let model = smithy_model::load(&[SourceFile::new("model.json", text)]).unwrap();
        let service = model.services().next().unwrap();
        let mut diagnostics = Diagnostics::new();
        let endpoint = lower::service(&service, &mut diagnostics).unwrap();
        for operation in service.operations() {
            let bound = lower::operation(&operation, &endpoint, &mut diagnostics);
            let bound = bound.unwrap_or_else(|| panic!("{diagnostics}"));
            let traits = &json["shapes"][operation.shape.id.as_str()]["traits"];
            let count = |id: &str| traits[id].as_object().map_or(0, |object| object.len());
            assert_eq!(
                bound.static_parameters.len(),
                count("smithy.rules#staticContextParams")
            );
            let input = &json["shapes"][operation.input().id.as_str()]["members"];
            let members = input.as_object().into_iter().flatten();
            let of_members = members
                .filter(|(_, member)| member["traits"].get("smithy.rules#contextParam").is_some());
            let expected = of_members.count() + count("smithy.rules#operationContextParams");
            assert_eq!(
                bound.context_parameters.len(),
                expected,
                "{}",
                operation.shape.id
            );
            found += expected + bound.static_parameters.len();
        }
    }
    println!("{found} parameters of operations are bound");
}

/// Paths into an input that cannot be followed, and parameters that do not exist.
#[test]
fn malformed_bindings() {
    let found = |operation: Value| {
        let model = json!({ "smithy": "2.0", "shapes": {
            "example#Service": {
                "type": "service", "version": "1",
                "operations": [{ "target": "example#Operation" }],
                "traits": { TREE: {
                    "version": "1.0",
                    "parameters": { "Names": { "type": "stringArray", "documentation": "" } },
                    "rules": [{ "type": "error", "conditions": [], "error": "none" }]
                } }
            },
            "example#Operation": {
                "type": "operation", "traits": operation, "input": { "target": "example#OperationInput" }
            },
            "example#OperationInput": { "type": "structure", "members": {
                "A": { "target": "smithy.api#Document" },
                "Text": { "target": "smithy.api#String" }
            } }
        } });
        let model = smithy_model::load(&[SourceFile::new("model.json", model.to_string())]);
        let messages = |diagnostics: Diagnostics| -> String {
            diagnostics.iter().map(|one| one.message.clone()).collect()
        };
        let model = match model {
            Ok(model) => model,
            Err(diagnostics) => return messages(diagnostics),
        };
        let service = model.service("example#Service").unwrap();
        let mut diagnostics = Diagnostics::new();
        let endpoint = lower::service(&service, &mut diagnostics).unwrap();
        let operation = service.operation("Operation").unwrap();
        match lower::operation(&operation, &endpoint, &mut diagnostics) {
            Some(bound) => format!("{:?}", bound.context_parameters[0].path),
            None => messages(diagnostics),
        }
    };
    let path = |path: &str| {
        found(json!({ "smithy.rules#operationContextParams": { "Names": { "path": path } } }))
    };
    let results = [
        path("A.B[*].C"),
        path("keys(A.\"b c\")"),
        path("A[].[B, C.D][]"),
        path("A.*.B"),
        path(""),
        path("A."),
        path("A[0]"),
        path("A[?b]"),
        path("A.[B"),
        path("length(A)"),
        path("Text"),
        path("text"),
        path("\"A"),
        path("A B"),
        path(&"A.[".repeat(20)),
        found(json!({ "smithy.rules#operationContextParams": { "Nam": { "path": "A" } } })),
        found(json!({ "smithy.rules#staticContextParams": { "Names": { "value": "x" } } })),
        found(json!({ "smithy.rules#staticContextParams": { "Names": {} } })),
    ];
    insta::assert_snapshot!(results.join("\n"));
}
