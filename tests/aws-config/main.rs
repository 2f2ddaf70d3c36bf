//! Has aws-config find the credentials of each profile, and prints them as lines of JSON: the profile, then key id, secret,
//! token and when they end, or the error with its sources.

use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_config::BehaviorVersion;
use aws_credential_types::provider::ProvideCredentials;
use serde_json::{json, Value};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // Where aws-config keeps tokens. Cargo, which starts this program, needs the real one.
    std::env::set_var("HOME", std::env::var_os("PROGRAM_HOME").unwrap());
    let profiles = std::env::var("PROFILES").unwrap();
    for profile in profiles.split(',') {
        println!("{}", json!([profile, credentials(profile).await]));
    }
}

/// Seconds since 1970; `soon` within an hour.
fn ends(time: SystemTime) -> Value {
    match time.duration_since(SystemTime::now()) {
        Ok(rest) if rest < Duration::from_secs(3600) => json!("soon"),
        _ => json!(time.duration_since(UNIX_EPOCH).unwrap().as_secs()),
    }
}

async fn credentials(profile: &str) -> Value {
    let https = smithy_client_runtime::http_client::default_https_client();
    let shared = aws_config::defaults(BehaviorVersion::latest()).profile_name(profile);
    let shared = shared.http_client(https).load().await;
    let provider = shared.credentials_provider().unwrap();
    match provider.provide_credentials().await {
        Ok(found) => {
            let token = found.session_token();
            let ends = found.expiry().map(ends);
            json!([found.access_key_id(), found.secret_access_key(), token, { "ends": ends }])
        }
        Err(error) => {
            let mut words = Vec::new();
            let mut source: Option<&dyn Error> = Some(&error);
            while let Some(error) = source {
                words.push(error.to_string());
                source = error.source();
            }
            json!({ "error": words.join(": ") })
        }
    }
}
