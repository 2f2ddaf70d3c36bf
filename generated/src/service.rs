// Generated from a service model. Change the model and regenerate; edits here are lost.
//! The service as the runtime sees it.

pub(crate) const SERVICE: &::smithy_client_runtime::service::Service = &::smithy_client_runtime::service::Service {
    sdk_id: "PartnerCentral Account",
    shape_name: "PartnerCentralAccount",
    signing_name: "partnercentral-account",
    retry_partition: "partnercentralaccount",
    crate_name: "partnercentralaccount",
    api_metadata: ::smithy_client_runtime::api::ApiMetadata::new("partnercentralaccount", crate::meta::PKG_VERSION),
    protocol: &::smithy_client_runtime::protocol::AWS_JSON_1_0,
    query_compatible: false,
    endpoint_rules: crate::config::endpoint::rules::RULES,
    endpoint_params: crate::config::endpoint::wrap_params,
    endpoint_resolver: crate::config::endpoint::default_resolver,
    auth_params: crate::config::auth::wrap_params,
    auth_resolver: crate::config::auth::default_resolver,
    auth_schemes: &["aws.auth#sigv4"],
};
