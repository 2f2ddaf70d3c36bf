//! The service as the runtime sees it.

use ::smithy_client_runtime as runtime;
use ::smithy_client_runtime::service::Service;

impl crate::Client {
    /// The facts of the service for the runtime.
    pub(crate) const SERVICE: &'static Service = &Service {
        sdk_id: "Skeleton",
        shape_name: "Skeleton",
        signing_name: "skeleton",
        retry_partition: "skeleton",
        crate_name: "skeleton",
        api_metadata: runtime::api::ApiMetadata::new("skeleton", crate::meta::PKG_VERSION),
        protocol: &runtime::protocol::AWS_JSON_1_0,
        query_compatible: false,
        endpoint_rules: crate::config::endpoint::DefaultResolver::RULES,
        endpoint_params: crate::config::endpoint::wrap_params,
        endpoint_resolver: crate::config::endpoint::default_resolver,
        auth_params: crate::config::auth::wrap_params,
        auth_resolver: crate::config::auth::default_resolver,
        auth_schemes: &["aws.auth#sigv4"],
        auth_schemes_of_endpoints: false,
        customizations: runtime::service::Customizations::NONE,
    };

    /// The operations whose authentication schemes are not the service's.
    pub(crate) const AUTH_OVERRIDES: &'static [runtime::auth::Override] = &[];
}
