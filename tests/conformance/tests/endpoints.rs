//! The harness on cases of endpoint rules through the client of this repository: cases that are right pass, and a case
//! with a single thing wrong in it fails.

mod support;

use conformance_harness::endpoints;
use serde_json::{json, Value};
use support::assert_fails;

const SERVICE: &str = "a#Service";

fn outcome(case: &Value) -> Result<(), String> {
    let table = endpoints!(
        partnercentralaccount
        { "Region": set_region, "UseFIPS": set_use_fips, "Endpoint": set_endpoint }
        ["a#ListConnectionInvitations", list_connection_invitations { set_catalog: "Catalog" }]
    );
    let traits = json!({ "smithy.rules#endpointTests": { "version": "1.0", "testCases": [case] } });
    let model = json!({ "shapes": { SERVICE: { "type": "service", "traits": traits } } });
    let report = endpoints::run(&model.to_string(), SERVICE, &table).unwrap();
    match report["cases"][0]["why"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => Ok(()),
    }
}

#[test]
fn parameters_and_calls_lead_to_the_endpoint() {
    let case = json!({
        "params": { "Endpoint": "https://example.com", "UseFIPS": false, "Region": "us-east-1" },
        "expect": { "endpoint": { "url": "https://example.com" } },
        "operationInputs": [{
            "operationName": "ListConnectionInvitations",
            "operationParams": { "Catalog": "AWS" },
            "builtInParams": {
                "SDK::Endpoint": "https://example.com", "AWS::Region": "us-east-1", "AWS::UseFIPS": false,
            },
        }],
    });
    let call = |pointer: &str| format!("/operationInputs/0/{pointer}");
    assert_fails(
        outcome,
        &case,
        &[
            (
                "/params/Endpoint",
                json!("https://x.example.com"),
                "expected",
            ),
            ("/params/UseFIPS", json!(true), "expected"),
            (
                "/params/UseFIPS",
                json!("x"),
                "the parameter UseFIPS cannot be",
            ),
            (
                "/expect/endpoint/url",
                json!("https://x.example.com"),
                "expected",
            ),
            (
                "/expect/endpoint/headers",
                json!({ "a": ["b"] }),
                "expected",
            ),
            ("/expect", json!({}), "neither an endpoint nor an error"),
            ("/expect", json!({ "error": "no" }), "expected"),
            (&call("operationName"), json!("Other"), "no such operation"),
            (&call("operationParams/Catalog"), json!(1), "Catalog: `1`"),
            (
                &call("builtInParams/SDK::Endpoint"),
                json!("https://x.example.com"),
                "the URL is https://x.example.com",
            ),
            (
                &call("builtInParams/AWS::UseFIPS"),
                json!(true),
                "no request was sent",
            ),
            (
                &call("builtInParams/AWS::Other"),
                json!(1),
                "the setting AWS::Other",
            ),
            (
                &call("clientParams"),
                json!({ "a": 1 }),
                "settings of the service's own",
            ),
        ],
    );
}

#[test]
fn errors() {
    let error = "Invalid Configuration: FIPS and custom endpoint are not supported";
    let case = json!({
        "params": { "Endpoint": "https://example.com", "UseFIPS": true, "Region": "us-east-1" },
        "expect": { "error": error },
        "operationInputs": [{
            "operationName": "ListConnectionInvitations",
            "operationParams": { "Catalog": "AWS" },
            "builtInParams": {
                "SDK::Endpoint": "https://example.com", "AWS::Region": "us-east-1", "AWS::UseFIPS": true,
            },
        }],
    });
    let fips = "/operationInputs/0/builtInParams/AWS::UseFIPS";
    let region = "/operationInputs/0/builtInParams/AWS::Region";
    assert_fails(
        outcome,
        &case,
        &[
            ("/expect/error", json!("another"), "expected"),
            (fips, json!(false), "should have failed"),
            (region, json!("not a label!"), "and should be"),
        ],
    );
}
