//! The harness on botocore's form of cases and over HTTP: cases that are right pass, and a case with a single thing
//! wrong in it, or a server that does a single thing wrong, makes one fail.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use conformance_harness::{operation, run_suite, run_universal, Operation};
use serde_json::{json, Value};
use support::assert_fails;

const NAME: &str = "ListConnectionInvitations";

fn operations() -> [Operation; 1] {
    [operation!(
        partnercentralaccount,
        "a#ListConnectionInvitations",
        list_connection_invitations,
        list_connection_invitations,
        ListConnectionInvitations {
            set_catalog: "Catalog",
            set_max_results: "MaxResults"
        }
    )]
}

/// What became of the only case of a report.
fn only(report: &Value) -> Result<(), String> {
    let cases = report["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 1, "{report}");
    match cases[0]["why"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => Ok(()),
    }
}

fn suite(case: &Value) -> Result<(), String> {
    let suite = json!({ "clientEndpoint": "https://example.com", "cases": [case] });
    only(&run_suite(&suite.to_string(), &operations()).unwrap())
}

#[test]
fn inputs_of_botocore() {
    let case = json!({
        "id": "one", "given": { "name": NAME, "http": { "method": "POST" } },
        "params": { "Catalog": "AWS", "MaxResults": 5 },
        "serialized": {
            "uri": "/", "host": "example.com", "body": r#"{ "MaxResults": 5, "Catalog": "AWS" }"#,
            "headers": { "X-Amz-Target": "PartnerCentralAccount.ListConnectionInvitations" },
            "requireHeaders": ["Content-Length"], "forbidHeaders": ["X-Nothing"],
        },
    });
    assert_fails(
        suite,
        &case,
        &[
            ("/given/name", json!("Other"), "no such operation"),
            ("/given/http/method", json!("GET"), "the method"),
            ("/params/Catalog", json!("Sandbox"), "Catalog: is"),
            ("/serialized/uri", json!("/x"), "the path"),
            ("/serialized/uri", json!("/?a=b"), "the query lacks"),
            ("/serialized/host", json!("x.example.com"), "the host"),
            ("/serialized/body", json!("{}"), "should not be there"),
            (
                "/serialized/headers/X-Amz-Target",
                json!("x"),
                "the header X-Amz-Target",
            ),
            (
                "/serialized/requireHeaders",
                json!(["X-Nothing"]),
                "is missing",
            ),
            (
                "/serialized/forbidHeaders",
                json!(["Content-Length"]),
                "should not be there",
            ),
        ],
    );
}

#[test]
fn outputs_of_botocore() {
    let case = json!({
        "id": "one", "given": { "name": NAME },
        "result": { "ConnectionInvitationSummaries": [], "NextToken": "more" },
        "response": {
            "status_code": 200, "headers": {},
            "body": r#"{"ConnectionInvitationSummaries":[],"NextToken":"more","Other":1}"#,
        },
    });
    assert_fails(
        suite,
        &case,
        &[
            ("/result/NextToken", json!("less"), "NextToken: is"),
            ("/result", json!({}), "NextToken: is"),
            ("/result/Other", json!(1), "has no member"),
            ("/response/status_code", json!(500), "an error instead"),
            ("/response/status_code", json!("x"), "no status"),
            ("/response/body", json!("{}"), "NextToken: is absent"),
        ],
    );
}

#[test]
fn errors_of_botocore() {
    let case = json!({
        "id": "one", "given": { "name": NAME }, "errorCode": "ValidationException", "errorMessage": "no",
        "error": { "Message": "no", "Reason": "REQUEST_VALIDATION_FAILED" },
        "response": {
            "status_code": 400, "headers": {},
            "body": r#"{"__type":"a#ValidationException","Message":"no","Reason":"REQUEST_VALIDATION_FAILED"}"#,
        },
    });
    assert_fails(
        suite,
        &case,
        &[
            ("/errorCode", json!("Other"), "the code is"),
            ("/errorMessage", json!("yes"), "the message is"),
            (
                "/error/Reason",
                json!("BUSINESS_VALIDATION_FAILED"),
                "Reason: is",
            ),
            ("/response/status_code", json!(200), "an output instead"),
            (
                "/response/headers",
                json!({ "x-amzn-errortype": "Unheard" }),
                "the code is",
            ),
        ],
    );
    // A message may be stated beside the members alone.
    let mut beside = case.clone();
    beside["error"] = json!({ "Reason": "REQUEST_VALIDATION_FAILED" });
    assert_fails(
        suite,
        &beside,
        &[("/errorMessage", json!(null), "Message: is")],
    );
    let unknown = json!({
        "id": "one", "given": { "name": NAME }, "errorCode": "Unheard", "error": {},
        "response": { "status_code": 400, "headers": {}, "body": r#"{"__type":"Unheard"}"# },
    });
    assert_eq!(suite(&unknown), Ok(()));
    // Members, or the operation itself, say that there is such an error: then the operation must have it.
    let change = ("/error", json!({ "Message": "no" }), "has no error Unheard");
    assert_fails(suite, &unknown, &[change]);
    let given = json!({ "name": NAME, "errors": [{ "shape": "Unheard" }] });
    assert_fails(
        suite,
        &unknown,
        &[("/given", given, "has no error Unheard")],
    );
}

/// What a server does wrong: it changes what it says it received, or what it answers.
type Fault = fn(&mut Value, &mut Value);

/// A server like the one of the suite `universal`, which serves as many connections as it is asked to.
fn serve(listener: &TcpListener, connections: usize, fault: Fault) {
    let (mut calls, mut answer) = (json!([]), Value::Null);
    for _ in 0..connections {
        let (stream, _) = listener.accept().unwrap();
        let (target, path, body) = read(&stream);
        let body: Value = serde_json::from_str(&body).unwrap_or_default();
        let reply = match path.as_str() {
            "/_ctl" => {
                (calls, answer) = (json!([]), body);
                json!({})
            }
            "/_ctl/last" => calls.clone(),
            _ => {
                let operation = target.rsplit('.').next().unwrap_or_default();
                let mut call = json!({ "operation": operation, "params": body });
                let mut output = answer["output"].clone();
                fault(&mut call, &mut output);
                calls = json!([call]);
                output
            }
        };
        let status = match reply["__type"].is_null() {
            true => "200 OK",
            false => "400 Bad Request",
        };
        let reply = reply.to_string();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            reply.len()
        );
        (&stream).write_all((head + &reply).as_bytes()).unwrap();
    }
}

/// The target, the path and the body of a request.
fn read(stream: &TcpStream) -> (String, String, String) {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let path = line.split(' ').nth(1).unwrap().to_owned();
    let (mut target, mut length) = (String::new(), 0);
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim().split_once(':') else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "x-amz-target" => value.trim().clone_into(&mut target),
            "content-length" => length = value.trim().parse().unwrap(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    (target, path, String::from_utf8(body).unwrap())
}

fn call(case: &Value, fault: Fault) -> Result<(), String> {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = std::thread::spawn(move || serve(&listener, 3, fault));
    let cases = json!([case]).to_string();
    let report = run_universal(&cases, &address, &operations()).unwrap();
    server.join().unwrap();
    only(&report)
}

#[test]
fn calls_over_http() {
    let case = json!({
        "id": "one", "service": "a", "protocol": "json", "operation": NAME,
        "params": { "Catalog": "AWS", "MaxResults": 5 },
        "received": { "Catalog": "AWS", "MaxResults": 5 },
        "output": { "ConnectionInvitationSummaries": [], "NextToken": "more" },
    });
    assert_eq!(call(&case, |_, _| {}), Ok(()));
    let faults: [(Fault, &str); 5] = [
        (
            |call, _| call["operation"] = json!("Other"),
            "not ListConnectionInvitations",
        ),
        (
            |call, _| call["params"]["MaxResults"] = json!(6),
            "MaxResults: is 6",
        ),
        (
            |call, _| call["params"]["More"] = json!(1),
            "`More` should not be there",
        ),
        (
            |call, _| call["parse_error"] = json!("what?"),
            "does not understand",
        ),
        (
            |_, output| output["NextToken"] = json!("less"),
            "NextToken: is",
        ),
    ];
    for (fault, reason) in faults {
        let why = call(&case, fault).unwrap_err();
        assert!(why.contains(reason), "{why}");
    }
    let other = json!({ "id": "one", "service": "a", "protocol": "json", "operation": NAME,
        "params": {}, "received": {}, "error": { "code": "Unheard", "message": "no" } });
    let fault: Fault = |_, output| *output = json!({ "__type": "Unheard", "message": "no" });
    let why = call(&other, fault).unwrap_err();
    assert!(why.contains("has no error Unheard"), "{why}");
}

#[test]
fn nobody_listens() {
    // The socket keeps the port for itself and does not listen.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap().to_string();
    let case = json!({ "id": "one", "operation": NAME, "params": {}, "output": {} });
    let report = run_universal(&json!([case]).to_string(), &address, &operations()).unwrap();
    assert!(only(&report).unwrap_err().contains("the server's control"));
}
