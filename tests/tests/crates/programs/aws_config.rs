//! `aws-config` with generated clients in the place of the published ones: a program that finds the credentials of profiles
//! runs against services on loopback. The command `aws-config` writes the clients, so it is tested with the real crate here.
//!
//! AWS documents the form of the answers, and `aws-config`, which is not ours, decides what becomes of them.

mod services;

use std::fs;
use std::path::Path;

use serde_json::{json, Value};
use smithy_codegen_cli::{Program, Terminal};

use super::{lock, run};
use crate::support::repository;
use services::{Request, Services};

const MANIFEST: &str = include_str!("../../../aws-config/program.toml");

/// Assumed from fixed credentials, and from those assumed credentials; denied; with the token of a web identity; from SSO,
/// whose cached token is out of date; from a login, whose cached credentials are.
const PROFILES: &str = "\
[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = secret
[profile assumed]
role_arn = arn:aws:iam::123456789012:role/first
role_session_name = test & test
source_profile = base
external_id = a/b
[profile chained]
role_arn = arn:aws:iam::123456789012:role/second
source_profile = assumed
[profile denied]
role_arn = arn:aws:iam::123456789012:role/denied
source_profile = base
[profile web]
role_arn = arn:aws:iam::123456789012:role/web
role_session_name = web
web_identity_token_file = {folder}/token
[profile sso]
sso_session = office
sso_account_id = 123456789012
sso_role_name = reader
[profile sso-alone]
sso_start_url = https://home.example/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = reader
[profile sso-refused]
sso_start_url = https://home.example/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = refused
[sso-session office]
sso_region = us-east-1
sso_start_url = https://office.example/start
[profile login]
login_session = arn:aws:sts::123456789012:assumed-role/Admin/admin
";

/// A key made for this test.
const KEY: &str = "\
-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIFLv68f3NitDbKOQpLUqJ19JZXgpy1llU5ie47L9IET3oAoGCCqGSM49
AwEHoUQDQgAEuR6jmr6gZ/oChv2HDyv9tM4lWaoCDPsyeC+ABzJqFkyYoqpo2i2F
opGZ0hccD23d/4rrGY8lnOn1zUH0s1bWjQ==
-----END EC PRIVATE KEY-----
";

#[test]
#[cfg_attr(
    not(data = "botocore"),
    ignore = "needs the botocore that BOTOCORE names"
)]
fn credentials_are_found_with_generated_clients() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("aws-config");
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(&package).unwrap();
    let manifest = MANIFEST.replace("{repository}", &repository().display().to_string());
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    lock(&package);
    write_clients(&package);
    write_profiles(&package);

    let services = Services::start();
    let home = package.display().to_string();
    let profiles = package.join("profiles").display().to_string();
    let none = package.join("no-credentials").display().to_string();
    let address = services.address();
    let out = run(
        &package,
        &[
            ("PROGRAM_HOME", &home),
            (
                "PROFILES",
                "assumed,chained,denied,web,sso,login,sso-alone,sso-refused",
            ),
            ("AWS_CONFIG_FILE", &profiles),
            ("AWS_SHARED_CREDENTIALS_FILE", &none),
            ("AWS_REGION", "us-east-1"),
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_ENDPOINT_URL", &address),
        ],
    );
    let found: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [assumed, chained, denied, web, sso, login, alone, refused] = &*found else {
        panic!("{out}");
    };
    let expected = |profile: &str, id: &str| {
        // All of them end in 2099, but those of the login, which are told how long they last.
        let ends = json!({ "ends": if id == "AKIDLOGIN" { json!("soon") } else { json!(4_070_908_800_u64) } });
        json!([
            profile,
            [
                id,
                format!("secret of {id}"),
                format!("token of {id}"),
                ends
            ]
        ])
    };
    assert_eq!(*assumed, expected("assumed", "AKIDFIRST"));
    assert_eq!(*chained, expected("chained", "AKIDSECOND"));
    assert_eq!(*web, expected("web", "AKIDWEB"));
    assert_eq!(*sso, expected("sso", "AKIDSSO"));
    assert_eq!(*alone, expected("sso-alone", "AKIDSSO"));
    let error = refused[1]["error"].as_str().unwrap();
    assert!(error.contains("UnauthorizedException"), "{error}");
    assert_eq!(*login, expected("login", "AKIDLOGIN"));
    let error = denied[1]["error"].as_str().unwrap();
    let said = "not yours & nobody's";
    assert!(
        error.contains("AccessDenied") && error.contains(said),
        "{error}"
    );
    requests_are_right(&services.stop());
}

/// Has the command write the clients, and cargo take them.
fn write_clients(package: &Path) {
    let manifest = package.join("Cargo.toml").display().to_string();
    let configuration = package.join("codegen.toml").display().to_string();
    let runtime = repository().join("runtime").display().to_string();
    let from = std::env::var("BOTOCORE").unwrap();
    let (mut out, mut error) = (Vec::new(), Vec::new());
    let mut terminal = Terminal {
        out: Box::new(&mut out),
        error: Box::new(&mut error),
        out_color: false,
        error_color: false,
        is_watched: false,
        is_quiet: false,
        input: None,
    };
    let arguments = [
        "smithy-codegen",
        "aws-config",
        "--from",
        &from,
        "--manifest-path",
        &manifest,
        "--config",
        &configuration,
        "--runtime",
        &runtime,
    ];
    let exit = smithy_codegen_cli::run(arguments, &Program::installed(), &mut terminal);
    drop(terminal);
    let said = String::from_utf8([out, error].concat()).unwrap();
    assert_eq!(exit.code(), 0, "{said}");
    // No crate of a service comes from the registry any more.
    let lock = fs::read_to_string(package.join("Cargo.lock")).unwrap();
    let services = lock
        .split("[[package]]\n")
        .filter(|one| one.starts_with("name = \"aws-sdk-"));
    let services: Vec<&str> = services.collect();
    assert_eq!(services.len(), 4);
    assert!(
        services.iter().all(|one| !one.contains("source = ")),
        "{services:?}"
    );
    for called in [
        ": GetRoleCredentials\n",
        ": CreateToken\n",
        ": AssumeRole, AssumeRoleWithWebIdentity\n",
        ": CreateOAuth2Token\n",
        "cargo takes 4 generated crates for aws-config 1.13.0",
    ] {
        assert!(said.contains(called), "{said}");
    }
}

/// The profiles, and the files that a login has left.
fn write_profiles(package: &Path) {
    let folder = package.display().to_string();
    let write = |path: &str, text: &str| {
        let path = package.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("profiles", &PROFILES.replace("{folder}", &folder));
    write("token", "web token + more");
    // The names are hashes: SHA-1 of `office` and of an address, and SHA-256 of the login's session.
    let token = json!({ "accessToken": "old token", "expiresAt": "2020-01-01T00:00:00Z", "refreshToken": "refresh SSO",
        "clientId": "client", "clientSecret": "client's secret", "registrationExpiresAt": "2099-01-01T00:00:00Z",
        "region": "us-east-1", "startUrl": "https://office.example/start" });
    write(
        &format!(".aws/sso/cache/{}.json", services::SSO_HASH),
        &token.to_string(),
    );
    let valid = json!({ "accessToken": "valid token", "expiresAt": "2099-01-01T00:00:00Z",
        "region": "us-east-1", "startUrl": "https://home.example/start" });
    write(
        &format!(".aws/sso/cache/{}.json", services::HOME_HASH),
        &valid.to_string(),
    );
    let login = json!({ "accessToken": { "accessKeyId": "AKIDOLD", "secretAccessKey": "old", "sessionToken": "old",
            "accountId": "123456789012", "expiresAt": "2020-01-01T00:00:00Z" },
        "tokenType": "aws_sigv4", "refreshToken": "refresh login", "clientId": "device", "dpopKey": KEY });
    write(
        &format!(".aws/login/cache/{}.json", services::LOGIN_HASH),
        &login.to_string(),
    );
}

/// What the clients sent, in the order of the profiles.
fn requests_are_right(requests: &[Request]) {
    let lines: Vec<&str> = requests.iter().map(|one| one.line.as_str()).collect();
    let expected = [
        "POST /", // assumed
        "POST /",
        "POST /", // chained: the first role, then the second
        "POST /", // denied
        "POST /",
        "POST /", // web: the identity provider cannot be reached at first
        "POST /token",
        "GET /federation/credentials?role_name=reader&account_id=123456789012", // sso
        "POST /v1/token",                                                       // login
        "GET /federation/credentials?role_name=reader&account_id=123456789012", // sso-alone
        "GET /federation/credentials?role_name=refused&account_id=123456789012", // sso-refused
    ];
    assert_eq!(lines, expected);
    let signer = |index: usize| {
        let value = requests[index].header("authorization");
        value
            .split_once("Credential=")
            .map(|(_, rest)| rest.split('/').next().unwrap().to_owned())
    };
    let signers: Vec<Option<String>> = (0..expected.len()).map(signer).collect();
    let [base, first] = ["AKIDBASE", "AKIDFIRST"].map(|id| Some(id.to_owned()));
    let signed = [base.clone(), base.clone(), first, base];
    assert_eq!(signers[..4], signed);
    assert!(signers[4..].iter().all(Option::is_none), "{signers:?}");
    let role = "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Ffirst&RoleSessionName=test%20%26%20test&ExternalId=a%2Fb";
    assert_eq!(requests[0].body, role);
    let web = &requests[4].body;
    assert!(web.contains("Action=AssumeRoleWithWebIdentity"), "{web}");
    assert!(
        web.ends_with("&WebIdentityToken=web%20token%20%2B%20more"),
        "{web}"
    );
    assert_eq!(requests[5].body, *web, "the retry");
    let token: Value = serde_json::from_str(&requests[6].body).unwrap();
    assert_eq!(
        token,
        json!({ "clientId": "client", "clientSecret": "client's secret", "grantType": "refresh_token",
        "refreshToken": "refresh SSO" })
    );
    assert_eq!(requests[7].header("x-amz-sso_bearer_token"), "new token");
    assert_eq!(requests[9].header("x-amz-sso_bearer_token"), "valid token");
    let login: Value = serde_json::from_str(&requests[8].body).unwrap();
    assert_eq!(
        login,
        json!({ "clientId": "device", "grantType": "refresh_token", "refreshToken": "refresh login" })
    );
    // The proof of possession is a JSON Web Token of three parts.
    assert_eq!(requests[8].header("dpop").split('.').count(), 3);
}
