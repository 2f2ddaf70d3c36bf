//! What generated types and modules call themselves or have of their own: functions, fields, variants, constants,
//! modules. A test writes this file from what the renderers print; see the contributor's guide.

/// A structure.
pub(super) const STRUCTURE: &[&str] = &[
    "builder",
];

/// What an operation returns.
pub(super) const OUTPUT: &[&str] = &[
    "_request_id",
    "builder",
];

/// An error.
pub(super) const ERROR: &[&str] = &[
    "builder",
    "meta",
    "retryable_error_kind",
];

/// The builder of a structure.
pub(super) const BUILDER: &[&str] = &[
    "build",
];

/// The builder of what an operation takes.
pub(super) const INPUT_BUILDER: &[&str] = &[
    "build",
    "send_with",
];

/// The builder of an error.
pub(super) const ERROR_BUILDER: &[&str] = &[
    "build",
    "meta",
    "set_meta",
];

/// What calls an operation.
pub(super) const FLUENT_BUILDER: &[&str] = &[
    "as_input",
    "customize",
    "into_paginator",
    "new",
    "presigned",
    "send",
];

/// What is filled in and then waits.
pub(super) const WAITER: &[&str] = &[
    "WAITER",
    "as_input",
    "new",
    "wait",
];

/// A union.
pub(super) const UNION: &[&str] = &[
    "Unknown",
    "is_unknown",
];

/// An enumeration.
pub(super) const ENUMERATION: &[&str] = &[
    "Unknown",
    "as_str",
    "try_parse",
    "values",
];

/// The errors of an operation or event stream.
pub(super) const OPERATION_ERROR: &[&str] = &[
    "Unhandled",
    "generic",
    "meta",
    "unhandled",
];

/// All errors of the service.
pub(super) const SERVICE_ERROR: &[&str] = &[
    "Unhandled",
];

/// The client.
pub(super) const CLIENT: &[&str] = &[
    "AUTH_OVERRIDES",
    "SERVICE",
    "config",
    "from_conf",
    "new",
    "with_endpoint_discovery_enabled",
];

/// The builder of the configuration.
pub(super) const CONFIG_BUILDER: &[&str] = &[
    "account_id_endpoint_mode",
    "allow_no_auth",
    "app_name",
    "apply_test_defaults",
    "apply_test_defaults_v2",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "bearer_token",
    "bearer_token_resolver",
    "behavior_version",
    "behavior_version_latest",
    "build",
    "capture_input_attributes",
    "credentials_provider",
    "disable_clock_skew_correction",
    "disable_host_prefix_injection",
    "disable_request_compression",
    "emit_input_attributes",
    "endpoint_resolver",
    "endpoint_url",
    "framework_metadata",
    "http_client",
    "idempotency_token_provider",
    "identity_cache",
    "interceptor",
    "invocation_id_generator",
    "new",
    "push_auth_scheme",
    "push_framework_metadata",
    "push_interceptor",
    "push_retry_classifier",
    "region",
    "request_min_compression_size_bytes",
    "retry_classifier",
    "retry_config",
    "retry_partition",
    "set_account_id_endpoint_mode",
    "set_allow_no_auth",
    "set_app_name",
    "set_auth_scheme_preference",
    "set_auth_scheme_resolver",
    "set_behavior_version",
    "set_credentials_provider",
    "set_disable_clock_skew_correction",
    "set_disable_host_prefix_injection",
    "set_disable_request_compression",
    "set_endpoint_resolver",
    "set_endpoint_url",
    "set_http_client",
    "set_idempotency_token_provider",
    "set_identity_cache",
    "set_interceptors",
    "set_invocation_id_generator",
    "set_region",
    "set_request_min_compression_size_bytes",
    "set_retry_classifiers",
    "set_retry_config",
    "set_retry_partition",
    "set_sigv4a_signing_region_set",
    "set_sleep_impl",
    "set_stalled_stream_protection",
    "set_time_source",
    "set_timeout_config",
    "set_token_provider",
    "set_use_dual_stack",
    "set_use_fips",
    "sigv4a_signing_region_set",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "token_provider",
    "use_dual_stack",
    "use_fips",
    "with_test_defaults",
    "with_test_defaults_v2",
];

/// The parameters of endpoints.
pub(super) const PARAMS: &[&str] = &[
    "builder",
];

/// Their builder.
pub(super) const PARAMS_BUILDER: &[&str] = &[
    "build",
];

/// The modules of types and errors.
pub(super) const TYPES_MODULE: &[&str] = &[
    "builders",
    "error",
];
