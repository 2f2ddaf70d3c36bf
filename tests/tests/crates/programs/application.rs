//! The life of a generated crate at its user's: an application outside the workspace depends on
//! it, the model grows and the application uses what is new, the model shrinks and the command
//! says what is gone.
//!
//! In: a copy of the service model, changed as its owner might. Out: assertions on what the
//! application prints and on what `cargo xtask codegen` reports.

use std::path::PathBuf;
use std::process::Command;

use local_service::{credentials, LocalService};
use serde_json::{json, Value};

use super::{lock, run};
use crate::support::repository;

const NAMESPACE: &str = "com.amazonaws.partnercentralaccount";

/// A folder of the user's, removed at the end.
struct Project {
    folder: PathBuf,
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Project {
    fn new() -> Self {
        let name = format!("partner-application-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(folder.join("application/src")).unwrap();
        let project = Self { folder };
        // The support crate is written, too, and the crates are of the newest edition.
        project.write(
            "codegen.toml",
            "[defaults]\nruntime = { vendored = \"support\" }\nedition = \"2024\"\nlicense = \"MIT\"\n\
             authors = [\"Team <team@example.com>\"]\npublish = [\"internal\"]\n\n\
             [[crate]]\nmodels = [\"model.json\"]\noutput = \"client\"\npackage = \"partner-client\"\n\
             version = \"0.3.0\"\n",
        );
        project.write(
            "application/Cargo.toml",
            "[package]\nname = \"application\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n\
             partner-client = { path = \"../client\" }\n\
             tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n\n[workspace]\n\n\
             [profile.dev]\ndebug = false\n",
        );
        lock(&project.folder.join("application"));
        project
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.folder.join(path), text).unwrap();
    }

    fn write_model(&self, model: &Value) {
        self.write("model.json", &serde_json::to_string_pretty(model).unwrap());
    }

    /// Runs `cargo xtask codegen` on the project and gives what it printed.
    fn regenerate(&self) -> String {
        let config = self.folder.join("codegen.toml");
        let config = config.to_str().unwrap();
        let printed = Command::new(env!("CARGO"))
            .args(["xtask", "codegen", "--config", config])
            .current_dir(repository())
            .output()
            .unwrap();
        let text = [printed.stdout, printed.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        assert!(printed.status.success(), "{text}");
        text
    }

    /// Builds the application with this source and runs it against the service at `url`.
    fn run(&self, source: &str, url: &str) -> String {
        self.write("application/src/main.rs", source);
        run(&self.folder.join("application"), &[("URL", url)])
    }
}

/// The application, with the statements that one version of it adds.
fn application(body: &str) -> String {
    let (id, secret) = (credentials::ACCESS_KEY_ID, credentials::SECRET_ACCESS_KEY);
    let region = local_service::DEFAULT_REGION;
    format!(
        r#"use partner_client::config::{{BehaviorVersion, Credentials, Region}};
use partner_client::error::ProvideErrorMetadata;
use partner_client::types::{{ConnectionInvitationSummary, InvitationStatus}};
use partner_client::{{Client, Config}};

#[tokio::main(flavor = "current_thread")]
async fn main() {{
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("{region}"))
        .credentials_provider(Credentials::new("{id}", "{secret}", None, None, "test"))
        .endpoint_url(std::env::var("URL").unwrap())
        .build();
    let client = Client::from_conf(config);
    let call = client.list_connection_invitations().catalog("AWS");
    let mut items = call.into_paginator().page_size(100).items().send();
    let mut all: Vec<ConnectionInvitationSummary> = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {{
        all.push(item);
    }}
    let pending = all.iter().filter(|it| *it.status() == InvitationStatus::Pending).count();
    println!("{{}} invitations, {{}} pending", all.len(), pending);
    let error = client.list_connection_invitations().send().await.unwrap_err();
    println!("{{}}", error.code().unwrap());
{body}}}
"#
    )
}

fn member(target: &str) -> Value {
    json!({ "target": target, "traits": { "smithy.api#documentation": "<p>New.</p>" } })
}

/// The model a year later: a member, an enum value and an operation more.
fn grown(mut model: Value) -> Value {
    let id = |name: &str| format!("{NAMESPACE}#{name}");
    let shapes = &mut model["shapes"];
    let unit = "smithy.api#Unit";
    shapes[id("Note")] = json!({ "type": "string", "traits": { "smithy.api#sensitive": {} } });
    shapes[id("ConnectionInvitationSummary")]["members"]["Note"] = member(&id("Note"));
    shapes[id("InvitationStatus")]["members"]["PAUSED"] =
        json!({ "target": unit, "traits": { "smithy.api#enumValue": "PAUSED" } });
    shapes[id("CountInvitations")] = json!({
        "type": "operation",
        "input": { "target": id("CountInvitationsRequest") },
        "output": { "target": id("CountInvitationsResponse") },
        "errors": [{ "target": id("AccessDeniedException") }],
        "traits": { "smithy.api#documentation": "<p>Counts invitations.</p>" }
    });
    shapes[id("CountInvitationsRequest")] = json!({
        "type": "structure",
        "members": { "Status": member(&id("InvitationStatus")) },
        "traits": { "smithy.api#input": {} }
    });
    shapes[id("CountInvitationsResponse")] = json!({
        "type": "structure",
        "members": { "Count": member("smithy.api#Integer") },
        "traits": { "smithy.api#output": {} }
    });
    let service = &mut shapes[id("PartnerCentralAccount")];
    if service["operations"].is_null() {
        service["operations"] = json!([]);
    }
    let operations = service["operations"].as_array_mut().unwrap();
    operations.push(json!({ "target": id("CountInvitations") }));
    model
}

const USES_WHAT_IS_NEW: &str = r#"    println!("note: {:?}", all[0].note());
    let noted = ConnectionInvitationSummary::builder().note("secret");
    println!("{} {:?}", noted.get_note().as_deref().unwrap(), noted);
    println!("{} {:?}", InvitationStatus::Paused, InvitationStatus::from("PAUSED"));
    let error = client.count_invitations().status(InvitationStatus::Paused).send().await.unwrap_err();
    println!("{}", error.code().unwrap());
"#;

#[tokio::test(flavor = "multi_thread")]
async fn an_application_follows_its_model() {
    let service = LocalService::builder().start().await.unwrap();
    let project = Project::new();
    let path = repository().join("model/services/partnercentral-account.json");
    let model: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();

    project.write_model(&model);
    project.regenerate();
    project.write("client/NOTES.md", "Ours.\n");
    let first = project.run(&application(""), &service.endpoint_url());
    let lines: Vec<_> = first.lines().collect();
    assert!(
        lines[0].ends_with("pending") && !lines[0].starts_with("0 "),
        "{first}"
    );
    assert_eq!(lines[1], "ValidationException");

    let grown = grown(model);
    project.write_model(&grown);
    let report = project.regenerate();
    assert!(!report.contains("disappear"), "nothing is gone: {report}");
    let second = project.run(&application(USES_WHAT_IS_NEW), &service.endpoint_url());
    let new: Vec<_> = second.lines().skip(2).collect();
    let [note, sensitive, paused, unknown] = new[..] else {
        panic!("{second}");
    };
    assert_eq!(
        [note, paused, unknown],
        ["note: None", "PAUSED Paused", "UnknownOperationException"]
    );
    // The member reads as it was set; printing the builder does not give it away.
    let printed = sensitive.strip_prefix("secret ").unwrap();
    assert!(printed.contains("Sensitive Data Redacted"), "{printed}");
    assert!(!printed.contains("secret"), "{printed}");
    assert!(second.starts_with(&first), "what was there still holds");

    let mut shrunk = grown;
    let summary = format!("{NAMESPACE}#ConnectionInvitationSummary");
    let members = shrunk["shapes"][&summary]["members"]
        .as_object_mut()
        .unwrap();
    members.shift_remove("Note").unwrap();
    project.write_model(&shrunk);
    let report = project.regenerate();
    assert!(
        report.contains("ConnectionInvitationSummary::note"),
        "{report}"
    );
    assert_eq!(
        std::fs::read_to_string(project.folder.join("client/NOTES.md")).unwrap(),
        "Ours.\n"
    );
    service.shutdown().await;
}
