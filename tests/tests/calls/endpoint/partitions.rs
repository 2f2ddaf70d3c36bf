//! Partitions of the user's own (`SMITHY_CLIENT_SDK_CUSTOM_PARTITION`): the test runs itself in a process with
//! the variable, since a process reads it once.

use std::process::Command;
use std::{env, fs};

use partnercentralaccount::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};

const VARIABLE: &str = "SMITHY_CLIENT_SDK_CUSTOM_PARTITION";
const SHOWN: &str = "resolved: ";

/// What the checked-in client resolves for a region of a partition that the file adds, in another process.
fn resolved_with(file: &str) -> String {
    let child = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "endpoint::partitions::in_a_process_with_the_variable",
            "--nocapture",
        ])
        .env(VARIABLE, file)
        .output()
        .unwrap();
    let text = String::from_utf8(child.stdout).unwrap();
    let line = text.split(SHOWN).nth(1);
    line.and_then(|rest| rest.lines().next())
        .unwrap_or_else(|| panic!("{text}"))
        .to_owned()
}

#[test]
fn in_a_process_with_the_variable() {
    if env::var_os(VARIABLE).is_none() {
        return;
    }
    let params = Params::builder()
        .region("moon-far-1")
        .use_fips(false)
        .build()
        .unwrap();
    let resolver = DefaultResolver::new();
    let future = resolver.resolve_endpoint(&params);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    match runtime.block_on(future) {
        Ok(endpoint) => println!("{SHOWN}{}", endpoint.url()),
        Err(error) => println!("{SHOWN}{error}"),
    }
}

#[test]
fn a_file_takes_the_place_of_the_known_partitions() {
    let folder = env::temp_dir().join(format!("partitions-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("partitions.json");
    let file = file.to_str().unwrap();
    let partitions = r#"{ "version": "1.1", "partitions": [{
        "id": "moon",
        "regionRegex": "^moon\\-\\w+\\-\\d+$",
        "regions": {},
        "outputs": { "name": "moon", "dnsSuffix": "moon.example", "dualStackDnsSuffix": "dual.moon.example",
            "implicitGlobalRegion": "moon-far-1", "supportsFIPS": true, "supportsDualStack": true }
    }] }"#;
    fs::write(file, partitions).unwrap();
    assert_eq!(
        resolved_with(file),
        "https://partnercentral-account.moon-far-1.dual.moon.example"
    );
    fs::write(file, "{").unwrap();
    let error = resolved_with(file);
    assert!(error.contains(VARIABLE) && error.contains(file), "{error}");
    fs::remove_dir_all(&folder).unwrap();
    let error = resolved_with(file);
    assert!(
        error.contains(VARIABLE) && error.contains("No such file"),
        "{error}"
    );
}
