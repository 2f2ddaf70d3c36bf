//! Signatures that others made: the AWS signature suite and what boto3 really sent. Both are read in
//! place from `CONFORMANCE_DATA` and skipped by name without it.

use std::path::{Path, PathBuf};

use ::local_service::calendar::Moment;
use ::local_service::sigv4::{KnownCredentials, Refusal, SignedRequest, Verifier};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value as Json;
use tests::conformance;

fn verifier(service: &str) -> Verifier {
    let known = |session_token: Option<&str>, secret: &str| KnownCredentials {
        access_key_id: "AKIDEXAMPLE".to_owned(),
        secret_access_key: secret.to_owned(),
        session_token: session_token.map(str::to_owned),
    };
    let suite = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    Verifier {
        region: "us-east-1".to_owned(),
        service: service.to_owned(),
        credentials: vec![known(None, suite), known(Some("SESSIONTOKEN=="), suite)],
    }
}

/// A request in the plain text of the suite.
struct Recorded {
    method: String,
    path: String,
    query: String,
    headers: HeaderMap,
    body: String,
}

impl Recorded {
    fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let (request_line, header_lines) = head.split_once('\n').unwrap();
        let (method, rest) = request_line.split_once(' ').unwrap();
        let target = rest.strip_suffix(" HTTP/1.1").unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in header_lines.lines().filter(|line| !line.is_empty()) {
            match line.split_once(':') {
                // A value goes on in the next line when that begins with a blank.
                _ if line.starts_with(' ') => headers.last_mut().unwrap().1.push_str(line),
                Some((name, value)) => headers.push((name.to_owned(), value.to_owned())),
                None => panic!("no header: {line}"),
            }
        }
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(
                HeaderName::try_from(name).unwrap(),
                HeaderValue::from_bytes(value.trim().as_bytes()).unwrap(),
            );
        }
        Recorded {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: map,
            body: body.to_owned(),
        }
    }

    fn verify(&self, verifier: &Verifier, now: &str) -> Result<(), Refusal> {
        let request = SignedRequest {
            method: &self.method,
            path: &self.path,
            query: &self.query,
            headers: &self.headers,
            body: self.body.as_bytes(),
        };
        verifier.verify(
            &request,
            Moment::parse_compact(now).unwrap().epoch_seconds(),
        )
    }
}

/// The folders of the suite that hold a case.
fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            found.extend(cases(&entry));
        } else if entry
            .extension()
            .is_some_and(|extension| extension == "authz")
        {
            found.push(entry.with_extension(""));
        }
    }
    found
}

#[test]
#[cfg_attr(not(data = "signatures"), ignore = "needs sigv4 of CONFORMANCE_DATA")]
fn the_signature_suite_verifies() {
    let what = "cases of the signature suite";
    let suite = conformance::path("sigv4");
    let verifier = verifier("service");
    let now = "20150830T123600Z";
    let cases = cases(&suite);
    for case in &cases {
        let read = |extension| std::fs::read_to_string(case.with_extension(extension)).unwrap();
        let mut request = Recorded::parse(&read("req"));
        let authorization = HeaderValue::from_str(&read("authz")).unwrap();
        request.headers.insert("authorization", authorization);
        let verified = request.verify(&verifier, now);
        assert_eq!(verified, Ok(()), "{}", case.display());

        // The same with another body is not what was signed.
        request.body.push('x');
        let changed = request.verify(&verifier, now);
        assert!(
            matches!(changed, Err(Refusal::InvalidSignature(_))),
            "{}",
            case.display()
        );
    }
    conformance::ran(what, cases.len());
}

#[test]
#[cfg_attr(
    not(data = "recordings"),
    ignore = "needs lci-oracle.json of CONFORMANCE_DATA"
)]
fn what_boto3_signed_verifies() {
    let what = "signatures of boto3";
    let file = conformance::path("lci-oracle.json");
    let oracle: Json = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let verifier = verifier("partnercentral-account");
    let requests = oracle["requests"].as_array().unwrap();
    let mut verified = 0;
    for case in requests {
        let wire = &case["wire"];
        let mut headers = HeaderMap::new();
        for header in wire["headers"].as_array().unwrap() {
            headers.append(
                HeaderName::try_from(header[0].as_str().unwrap()).unwrap(),
                HeaderValue::from_str(header[1].as_str().unwrap()).unwrap(),
            );
        }
        let date = headers["x-amz-date"].to_str().unwrap().to_owned();
        let mut request = Recorded {
            method: wire["method"].as_str().unwrap().to_owned(),
            path: wire["path"].as_str().unwrap().to_owned(),
            query: String::new(),
            headers,
            body: wire["body_utf8"].as_str().unwrap().to_owned(),
        };
        assert_eq!(request.verify(&verifier, &date), Ok(()), "{}", case["case"]);
        request.body.push(' ');
        assert!(
            request.verify(&verifier, &date).is_err(),
            "{}",
            case["case"]
        );
        verified += 1;
    }
    conformance::ran(what, verified);
}

#[test]
fn dates_are_those_of_the_calendar() {
    // Against the date code of the published runtime, over four centuries.
    use aws_smithy_types::date_time::Format;
    use aws_smithy_types::DateTime;
    let mut seconds: i64 = -2_208_988_800;
    let mut compared = 0;
    while seconds < 10_413_792_000 {
        let moment = Moment::from_epoch_seconds(seconds);
        assert_eq!(moment.epoch_seconds(), seconds);
        let published = DateTime::from_secs(seconds);
        assert_eq!(
            moment.date_time(0),
            published.fmt(Format::DateTime).unwrap()
        );
        assert_eq!(moment.http_date(), published.fmt(Format::HttpDate).unwrap());
        let compact: String = moment
            .date_time(0)
            .chars()
            .filter(|c| !"-:".contains(*c))
            .collect();
        assert_eq!(moment.compact(), compact);
        assert_eq!(Moment::parse_compact(&compact), Some(moment));
        seconds += 86_399 * 3 + 7;
        compared += 1;
    }
    println!("{compared} dates compared");
    for wrong in [
        "20260230T000000Z",
        "20260101T240000Z",
        "20260101t000000Z",
        "+0260101T000000Z",
    ] {
        assert_eq!(Moment::parse_compact(wrong), None, "{wrong}");
    }
}
