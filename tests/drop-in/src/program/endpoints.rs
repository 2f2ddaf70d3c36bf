//! Endpoints and authentication: the default resolvers, a program's own, and none.

use super::recorder::Recorder;
use super::support::{canned, chain, describe_request, explicit_config, replay};
use aws_sdk_partnercentralaccount::config::auth::{
    self, DefaultAuthSchemeResolver, ResolveAuthScheme,
};
use aws_sdk_partnercentralaccount::config::endpoint::{
    DefaultResolver, Endpoint, EndpointFuture, Params, ResolveEndpoint,
};
use aws_sdk_partnercentralaccount::config::{
    BehaviorVersion, Builder, Config, ConfigBag, Region, RuntimeComponents,
};
use aws_sdk_partnercentralaccount::Client;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};

/// Where requests go and how they are signed.
pub async fn run(record: &mut Recorder) {
    parameters(record);
    default_resolver(record).await;
    clients(record).await;
    own_resolver(record).await;
    schemes(record).await;
}

fn parameters(record: &mut Recorder) {
    let full = Params::builder()
        .region("eu-west-1")
        .endpoint("https://example.com")
        .use_fips(true);
    record.debug("parameter builder", &full);
    record.debug("parameters", full.clone().build());
    let params = full
        .clone()
        .set_region(None)
        .set_endpoint(None)
        .set_use_fips(None)
        .build();
    record.result("parameters by default", params);
    let params = full.build().expect("complete");
    record.debug(
        "parameter getters",
        (params.region(), params.endpoint(), params.use_fips()),
    );
    let auth_params = auth::Params::builder().operation_name("ListConnectionInvitations");
    record.debug(
        "auth parameters",
        (
            &auth_params,
            auth_params
                .clone()
                .build()
                .map(|params| params.operation_name().to_owned())
                .ok(),
        ),
    );
    record.result(
        "auth parameters of nothing",
        auth_params.set_operation_name(None).build(),
    );
}

/// Resolves as the service's rules say.
async fn default_resolver(record: &mut Recorder) {
    let resolver = DefaultResolver::new();
    let regions = [
        "us-east-1",
        "us-west-2",
        "eu-central-1",
        "cn-northwest-1",
        "us-gov-west-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "eu-isoe-west-1",
        "us-isof-south-1",
        "eusc-de-east-1",
        "aws-global",
        "aws-cn-global",
        "mars-north-1",
        "us-east-1 ",
        "",
        "a.b",
    ];
    for region in regions {
        for fips in [false, true] {
            let what = format!("resolve {region:?} fips {fips}");
            let params = match Params::builder().region(region).use_fips(fips).build() {
                Ok(params) => params,
                Err(error) => {
                    record.line(&what, format_args!("refused: {error} {error:?}"));
                    continue;
                }
            };
            match ResolveEndpoint::resolve_endpoint(&resolver, &params).await {
                Ok(endpoint) => record.line(&what, endpoint.url()),
                Err(error) => record.line(&what, chain(&*error)),
            }
        }
    }
    for (endpoint, fips) in [
        ("https://example.com", false),
        ("https://example.com/a/", true),
        ("not a url", false),
    ] {
        let params = Params::builder()
            .region("us-east-1")
            .endpoint(endpoint)
            .use_fips(fips)
            .build()
            .expect("complete");
        let outcome = ResolveEndpoint::resolve_endpoint(&resolver, &params).await;
        record.debug(
            &format!("resolve {endpoint:?} fips {fips}"),
            outcome.map_err(|error| error.to_string()),
        );
    }
    let nothing = Params::builder().build().expect("complete");
    let outcome = ResolveEndpoint::resolve_endpoint(&DefaultResolver::default(), &nothing).await;
    record.debug(
        "resolve nothing",
        outcome.map_err(|error| error.to_string()),
    );
}

/// Sends once and writes down where it went, or why it did not.
async fn send(record: &mut Recorder, what: &str, config: Builder) {
    let network = replay(vec![canned(200, "{}")]);
    let client = Client::from_conf(config.http_client(network.clone()).build());
    match client
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await
    {
        Ok(_) => record.line(what, "fine"),
        Err(error) => record.line(what, chain(&error)),
    }
    for request in network.actual_requests() {
        let authorization = request.headers().get("authorization").unwrap_or("none");
        record.line(what, format_args!("{} {authorization}", request.uri()));
    }
}

async fn clients(record: &mut Recorder) {
    let base = explicit_config;
    send(record, "region", base().region(Region::new("eu-west-3"))).await;
    send(record, "no region", base().region(None)).await;
    send(
        record,
        "unknown region",
        base().region(Region::new("mars-north-1")),
    )
    .await;
    send(
        record,
        "invalid region",
        base().region(Region::new("not a host")),
    )
    .await;
    send(record, "fips", base().use_fips(true)).await;
    send(
        record,
        "endpoint",
        base().endpoint_url("http://localhost:8000"),
    )
    .await;
    send(
        record,
        "endpoint with a path",
        base().endpoint_url("http://localhost:8000/a/b/"),
    )
    .await;
    send(
        record,
        "endpoint with a query",
        base().endpoint_url("http://localhost:8000/?a=b"),
    )
    .await;
    send(
        record,
        "endpoint without a scheme",
        base().endpoint_url("localhost"),
    )
    .await;
    send(
        record,
        "endpoint and fips",
        base().endpoint_url("http://localhost:8000").use_fips(true),
    )
    .await;
    send(
        record,
        "endpoint without region",
        base().region(None).endpoint_url("http://localhost:8000"),
    )
    .await;
    let anonymous = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"));
    send(record, "no credentials", anonymous).await;
    let replaced = base()
        .endpoint_resolver(Fixed("http://first:1"))
        .endpoint_resolver(DefaultResolver::new());
    send(record, "the last resolver counts", replaced).await;
}

/// A resolver of the program's own, which sees the parameters.
#[derive(Debug)]
struct Fixed(&'static str);

impl ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        if self.0.is_empty() {
            return EndpointFuture::ready(Err("nowhere to go".into()));
        }
        let region = params.region().unwrap_or("none");
        let endpoint = Endpoint::builder()
            .url(format!("{}/{region}/{:?}", self.0, params.use_fips()))
            .header("x-endpoint", "header of the endpoint");
        EndpointFuture::ready(Ok(endpoint.build()))
    }
}

async fn own_resolver(record: &mut Recorder) {
    let network = replay(vec![canned(200, "{}")]);
    let config = explicit_config()
        .endpoint_resolver(Fixed("https://own.example"))
        .http_client(network.clone())
        .build();
    let resolver = config.endpoint_resolver();
    record.debug(
        "a resolver is configured",
        format!("{resolver:?}").contains("Fixed"),
    );
    record.debug(
        "own resolver",
        Client::from_conf(config)
            .list_connection_invitations()
            .send()
            .await
            .is_ok(),
    );
    for request in network.actual_requests() {
        describe_request(record, "own resolver", request);
    }
    send(
        record,
        "own resolver fails",
        explicit_config().endpoint_resolver(Fixed("")),
    )
    .await;
    let signed_elsewhere = explicit_config().endpoint_resolver(SignedElsewhere);
    send(record, "own signing region and name", signed_elsewhere).await;
}

/// An endpoint that says how requests to it are signed.
#[derive(Debug)]
struct SignedElsewhere;

impl ResolveEndpoint for SignedElsewhere {
    fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
        use aws_smithy_types::endpoint::EndpointAuthScheme;
        let scheme = EndpointAuthScheme::with_capacity("sigv4", 2)
            .put("signingRegion", "eu-south-1")
            .put("signingName", "another-service");
        EndpointFuture::ready(Ok(Endpoint::builder()
            .url("https://elsewhere.example")
            .auth_scheme(scheme)
            .build()))
    }
}

/// Chooses a scheme by name and notes nothing else.
#[derive(Debug)]
struct Scheme(&'static str);

impl ResolveAuthScheme for Scheme {
    fn resolve_auth_scheme<'a>(
        &'a self,
        _: &'a auth::Params,
        _: &'a ConfigBag,
        _: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::ready(Ok(vec![AuthSchemeOption::from(AuthSchemeId::from(self.0))]))
    }
}

async fn schemes(record: &mut Recorder) {
    send(
        record,
        "default scheme resolver",
        explicit_config().auth_scheme_resolver(DefaultAuthSchemeResolver::default()),
    )
    .await;
    send(
        record,
        "own scheme resolver",
        explicit_config().auth_scheme_resolver(Scheme("sigv4")),
    )
    .await;
    send(
        record,
        "no authentication",
        explicit_config()
            .allow_no_auth()
            .auth_scheme_resolver(Scheme("no_auth")),
    )
    .await;
    send(
        record,
        "unknown scheme",
        explicit_config().auth_scheme_resolver(Scheme("carrier-pigeon")),
    )
    .await;
    let preferring = explicit_config()
        .allow_no_auth()
        .auth_scheme_preference([AuthSchemeId::from("no_auth")]);
    send(record, "a preference", preferring).await;
}
