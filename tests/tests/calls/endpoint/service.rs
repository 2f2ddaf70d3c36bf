//! This service's endpoints through the generated crate.

use std::fs;
use std::future::Future;
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use partnercentralaccount::config::endpoint::{
    DefaultResolver, Endpoint, EndpointFuture, InvalidParams, Params, ParamsBuilder,
    ResolveEndpoint,
};
use serde_json::{json, Value};
use smithy_client_runtime::api;
use smithy_codegen::ir::Documentation;

use super::cases::{self, Service, DIAGRAM, TREE};
use super::leak;
use super::outcome::{expected, plain, resolve};
use super::random::{Pool, Random};
use rules_harness::lower;
use tests::conformance;

/// The result of a future that is already complete.
fn ready(future: EndpointFuture<'_>) -> Result<Endpoint, api::BoxError> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("resolving had to wait"),
    }
}

fn params(json: &serde_json::Map<String, Value>) -> Params {
    let mut builder = Params::builder();
    for (name, value) in json {
        builder = match name.as_str() {
            "UseFIPS" => builder.use_fips(value.as_bool().unwrap()),
            "Region" => builder.region(value.as_str().unwrap()),
            "Endpoint" => builder.endpoint(value.as_str().unwrap()),
            // A parameter that the service once had.
            "UseDualStack" => builder,
            other => panic!("{other}"),
        };
    }
    builder.build().unwrap()
}

fn run(service: &Service) -> usize {
    let resolver = DefaultResolver::new();
    for case in &service.cases {
        let params = params(&case.params);
        // Twice: the second answer is the kept one.
        for _ in 0..2 {
            let found = match ready(ResolveEndpoint::resolve_endpoint(&resolver, &params)) {
                Ok(endpoint) => plain(&endpoint),
                Err(error) => json!({ "error": error.to_string() }),
            };
            assert_eq!(found, expected(&case.expect), "{}", case.documentation);
        }
    }
    service.cases.len()
}

fn of_this_service() -> Vec<Service> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    cases::of_models(&root.join("model/services"))
}

#[test]
fn every_case_of_the_model() {
    let services = of_this_service();
    assert_eq!(services.len(), 2, "one rule set, one diagram");
    assert!(run(&services[0]) >= 9);
}

#[test]
#[cfg_attr(
    not(data = "endpoint-rules"),
    ignore = "needs endpoint-rules of CONFORMANCE_DATA"
)]
fn every_case_of_botocore() {
    let what = "endpoint cases of the service";
    let folder = conformance::path("endpoint-rules/partnercentral-account");
    let own = cases::botocore_service(&folder).unwrap();
    conformance::ran(what, run(&own));
}

/// The service has its rules in both forms: the forms agree on random parameters.
#[test]
fn both_forms_agree() {
    let services = of_this_service();
    let mut compared = 0;
    for tree in services.iter().filter(|one| one.id == TREE) {
        let same = |one: &&Service| one.id == DIAGRAM && one.name == tree.name;
        let Some(diagram) = services.iter().find(same) else {
            continue;
        };
        let of_tree = leak::rules(&lower(TREE, &tree.rules).unwrap());
        let of_diagram = leak::rules(&lower(DIAGRAM, &diagram.rules).unwrap());
        let pool = Pool::new(tree);
        let mut random = Random::new(7);
        for _ in 0..1_000 {
            let params = pool.params(&mut random);
            assert_eq!(
                resolve(of_tree, &params),
                resolve(of_diagram, &params),
                "{params:?}"
            );
        }
        compared += 1;
    }
    assert_eq!(compared, 1);
}

#[test]
fn parameters_show_and_compare_as_plain_structures() {
    let builder = Params::builder().region("us-east-1");
    assert_eq!(
        format!("{builder:?}"),
        r#"ParamsBuilder { use_fips: None, endpoint: None, region: Some("us-east-1") }"#
    );
    let params = builder.clone().build().unwrap();
    assert_eq!(
        format!("{params:?}"),
        r#"Params { use_fips: false, endpoint: None, region: Some("us-east-1") }"#
    );
    assert_eq!((params.use_fips(), params.endpoint()), (Some(false), None));
    assert_eq!(params.region(), Some("us-east-1"));
    assert_eq!(
        params,
        builder.clone().set_use_fips(Some(false)).build().unwrap()
    );
    assert_ne!(params, builder.use_fips(true).build().unwrap());
    assert_eq!(
        ParamsBuilder::default(),
        Params::builder().region("x").set_region(None)
    );
}

#[test]
fn a_region_has_to_be_a_host_label() {
    let error: InvalidParams = Params::builder().region("us east").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid value for field: `region` - must be a valid host label"
    );
    assert_eq!(
        format!("{error:?}"),
        r#"InvalidParams { field: "region", kind: InvalidValue { message: "must be a valid host label" } }"#
    );
    let _: &dyn std::error::Error = &error;
}

/// A resolver as a user writes one.
#[derive(Debug)]
struct Stage;

impl ResolveEndpoint for Stage {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let url = format!(
            "https://{}.stage.example.com",
            params.region().unwrap_or("no")
        );
        EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
    }
}

#[test]
fn a_users_resolver_takes_the_parameters_of_its_service() {
    let shared = Stage.into_shared_resolver();
    let params = Params::builder().region("mars-1").build().unwrap();
    let erased = api::EndpointResolverParams::new(params);
    let endpoint = ready(api::ResolveEndpoint::resolve_endpoint(&shared, &erased)).unwrap();
    assert_eq!(endpoint.url(), "https://mars-1.stage.example.com");

    let foreign = api::EndpointResolverParams::new("another service's");
    let error = ready(api::ResolveEndpoint::resolve_endpoint(&shared, &foreign)).unwrap_err();
    assert_eq!(error.to_string(), "params of expected type was not present");
}

#[test]
fn resolving_from_many_threads_mixes_nothing_up() {
    let resolver = DefaultResolver::default();
    std::thread::scope(|scope| {
        for region in ["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1"] {
            let resolver = &resolver;
            scope.spawn(move || {
                let params = Params::builder().region(region).build().unwrap();
                let start = format!("https://partnercentral-account.{region}.");
                for _ in 0..2_000 {
                    let endpoint = ready(resolver.resolve_endpoint(&params)).unwrap();
                    assert!(endpoint.url().starts_with(&start), "{}", endpoint.url());
                }
            });
        }
    });
}

/// What is checked in is what the renderer prints.
#[test]
fn the_checked_in_module_is_what_the_renderer_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let path = root.join("model/services/partnercentral-account.json");
    let text = fs::read_to_string(path).unwrap();
    let model = smithy_model::load(&[smithy_model::SourceFile::new("model.json", text)]).unwrap();
    let service = model.services().next().unwrap();
    let mut diagnostics = smithy_model::Diagnostics::new();
    let endpoint = smithy_codegen::lower::endpoint::service(&service, &mut diagnostics).unwrap();
    let rendered = smithy_codegen::render::endpoint::files(
        &endpoint,
        &Documentation::own("Partner Central Account API"),
    );
    let files = smithy_codegen::emit::finish(rendered).unwrap();
    assert_eq!(files.len(), 2);
    for (path, text) in files.iter() {
        let checked_in = fs::read_to_string(root.join("generated").join(path.as_str())).unwrap();
        assert_eq!(checked_in, text, "{path}");
    }
}
