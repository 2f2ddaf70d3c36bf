//! Clients of real services whose endpoints ask for signatures of version 4A, as an application has them: each request is
//! signed so that a service would take it. The model lists version 4 alone; the endpoint rules name the other one.

use std::path::Path;

use tests::sigv4a::{verify, Request, SignedFor};

use super::{generate, lock, run};
use crate::support::repository;

const MANIFEST: &str = include_str!("../../../signatures/program.toml");

/// A line of the program: method, address, headers, body.
type Line = (String, String, Vec<(String, String)>, String);

#[test]
#[cfg_attr(
    not(data = "botocore"),
    ignore = "needs the botocore that BOTOCORE names"
)]
fn calls_are_signed_as_their_endpoints_ask() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("signatures");
    std::fs::create_dir_all(&package).unwrap();
    generate("sesv2", &["SendEmail"], "sesv2", &package);
    let (service, package_name) = ("cloudfront-keyvaluestore", "cloudfrontkeyvaluestore");
    generate(service, &["GetKey", "PutKey"], package_name, &package);
    let manifest = MANIFEST.replace("{repository}", &repository().display().to_string());
    std::fs::write(package.join("Cargo.toml"), manifest).unwrap();
    lock(&package);
    let out = run(&package, &[]);
    let lines: Vec<Line> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [plain, signed @ ..] = lines.as_slice() else {
        panic!("{out}");
    };
    // Without an endpoint of its own, mail is signed for the region.
    assert!(header(plain, "authorization").starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
    assert!(header(plain, "authorization").contains("/us-west-2/ses/aws4_request"));
    assert_eq!(header(plain, "x-amz-region-set"), "");
    let mail = "/v2/email/outbound-emails";
    let path =
        "/key-value-stores/arn%3Aaws%3Acloudfront%3A%3A123456789012%3Akey-value-store%2Fstore/keys";
    let expected = [
        (
            format!("https://abc.def.endpoints.email.amazonaws.com{mail}"),
            "ses",
            "*",
        ),
        (
            format!("https://abc.def.endpoints.email.amazonaws.com{mail}"),
            "ses",
            "us-east-1,us-west-2",
        ),
        (format!("https://mail.example/base{mail}"), "ses", "*"),
        (
            format!("https://123456789012.cloudfront-kvs.global.api.aws{path}/a%2Fb%20c"),
            service,
            "*",
        ),
        (
            format!("https://123456789012.store.example{path}/key"),
            service,
            "*",
        ),
    ];
    assert_eq!(signed.len(), expected.len());
    for (line, (uri, service, regions)) in signed.iter().zip(expected) {
        assert_eq!(line.1, uri);
        let request = Request {
            method: &line.0,
            uri: &line.1,
            headers: line
                .2
                .iter()
                .map(|(name, value)| (&**name, &**value))
                .collect(),
            body: line.3.as_bytes(),
        };
        let signed = verify(&request, "AKIDEXAMPLE", "secret");
        let (service, regions) = (service.to_owned(), regions.to_owned());
        assert_eq!(signed, Ok(SignedFor { service, regions }), "{line:?}");
    }
}

fn header<'a>(line: &'a Line, name: &str) -> &'a str {
    let mut headers = line.2.iter();
    let header = headers.find_map(|(key, value)| (key == name).then_some(value));
    header.map_or("", String::as_str)
}
