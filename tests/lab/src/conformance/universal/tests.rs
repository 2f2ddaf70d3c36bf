//! A case passes only when it was called: whatever keeps a service from being called counts.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::json;
use smithy_model::botocore::Botocore;

use super::{Cases, Setting};
use crate::conformance::clients::Chosen;
use crate::conformance::filter::Filter;
use crate::conformance::mock::Script;
use crate::conformance::models::{Group, Loaded, Source};
use crate::conformance::programs::Programs;
use crate::conformance::suite::{State, Suite};
use crate::tools::server::{Server, START};

/// A botocore that has the service `weather` alone.
fn botocore(folder: &Path) -> Botocore {
    let service = folder.join("botocore/weather/2025-01-01");
    std::fs::create_dir_all(&service).unwrap();
    std::fs::write(service.join("service-2.json"), "{}").unwrap();
    Botocore::open(&folder.join("botocore")).unwrap()
}

/// Runs two calls of a service, with the models that were read.
fn run(service: &str, loaded: &[Loaded]) -> Suite {
    let name = format!("universal-{service}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let botocore = botocore(&folder);
    let call = json!({ "service": service, "operation": "GetCity", "params": {}, "output": {} });
    let mut cases = Cases::default();
    cases.add("calls", vec![call.clone(), call], &Filter::default());
    let sleep = |_: SocketAddr| {
        let mut command = Command::new("sleep");
        command.arg("60");
        command
    };
    let server = Server::start(sleep, &folder.join("server.log"), START, |_| true).unwrap();
    let setting = Setting {
        loaded,
        chosen: &Chosen::default(),
        filter: &Filter::default(),
        botocore: &botocore,
        programs: &Programs::default(),
        script: &Script {
            interpreter: PathBuf::new(),
            script: PathBuf::new(),
        },
        not_generated: None,
        jobs: 1,
    };
    let suite = cases.run(&setting, server);
    std::fs::remove_dir_all(&folder).unwrap();
    suite
}

/// Each case has failed for this reason.
#[track_caller]
fn assert_failed(suite: &Suite, reason: &str) {
    assert_eq!((suite.found, suite.failures.len()), (2, 2), "{suite:?}");
    for failure in &suite.failures {
        assert!(failure.why.contains(reason), "{failure:?}");
    }
    assert_eq!(suite.state(), State::Ran);
    assert!(suite.refusal(&[suite.name]).is_some());
}

#[test]
fn each_case_of_a_service_that_is_missing_fails() {
    assert_failed(&run("climate", &[]), "botocore has no service climate");
}

#[test]
fn each_case_of_a_service_that_cannot_be_read_fails() {
    let loaded = Loaded {
        source: Source {
            path: PathBuf::new(),
            group: Group::Botocore,
            name: "weather".to_owned(),
            generate: true,
            operations: None,
        },
        services: Vec::new(),
        outcome: Err("it is empty".to_owned()),
        duration: Duration::ZERO,
    };
    assert_failed(&run("weather", &[loaded]), "it is empty");
}
