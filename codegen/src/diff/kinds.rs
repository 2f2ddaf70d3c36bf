//! The table of all kinds of events: what each is called, its verdicts, and the traits of the model that can cause it. A
//! code never gets a second meaning.

use super::verdict::Api;

/// A kind of event.
#[derive(Debug)]
pub struct Kind {
    /// The stable name: `field-removed`.
    pub code: &'static str,
    /// Whether programs that call the crate still compile.
    pub api: Api,
    /// Whether messages that the old crate sends or reads have another form.
    pub wire: bool,
    /// Whether calls behave in another way.
    pub behavior: bool,
    /// What happened, in a few words.
    pub title: &'static str,
    /// What it means for a caller.
    pub explanation: &'static str,
    /// The traits that can cause it, the likeliest first. `smithy.api#` is left out.
    pub traits: &'static [&'static str],
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        self.code == other.code
    }
}

impl Eq for Kind {}

macro_rules! kinds {
    ($($name:ident $code:literal $api:ident $([$verdict:ident])* $title:literal $explanation:literal [$($trait:literal)*])*) => {
        $(#[doc = $title]
        pub const $name: &Kind = &Kind {
            code: $code,
            api: Api::$api,
            wire: false $(|| kinds!(@wire $verdict))*,
            behavior: false $(|| kinds!(@behavior $verdict))*,
            title: $title,
            explanation: $explanation,
            traits: &[$($trait),*],
        };)*

        /// All kinds.
        pub const ALL: &[&Kind] = &[$($name),*];
    };
    (@wire wire) => { true };
    (@wire behavior) => { false };
    (@behavior behavior) => { true };
    (@behavior wire) => { false };
}

kinds! {
    OPERATION_ADDED "operation-added" Minor
        "a new operation" "The client has a new method, with a module of its own." []
    OPERATION_REMOVED "operation-removed" Major
        "an operation is gone" "The client's method is gone, and the operation's module with all it has." []
    TYPE_ADDED "type-added" Minor
        "a new type" "The crate has a new type." []
    TYPE_REMOVED "type-removed" Major
        "a type is gone" "The type is gone, and its builder with it." []
    TYPE_KIND_CHANGED "type-kind-changed" Major
        "a type is of another kind" "The type has other members and methods: a structure became an enum, say, or the values of an enum lost their names." ["enum"]
    NAME_TAKEN "name-taken" Major [wire] [behavior]
        "another member or shape has the name now" "Programs may compile, and then send and read another member of the model than before." []
    TRAIT_GAINED "trait-gained" Minor
        "a type has more traits" "The type implements more traits: values can be cloned or compared now." ["streaming"]
    TRAIT_LOST "trait-lost" Major
        "a type has fewer traits" "Values can no longer be cloned or compared: a stream is among the members." ["streaming"]
    DEPRECATED "deprecated" Minor
        "an item is deprecated" "The compiler warns where it is used." ["deprecated" "smithy.waiters#waitable" "smithy.rules#endpointRuleSet"]
    NO_LONGER_DEPRECATED "no-longer-deprecated" None
        "an item is no longer deprecated" "The compiler no longer warns where it is used." ["deprecated" "smithy.waiters#waitable" "smithy.rules#endpointRuleSet"]
    FIELD_ADDED "field-added" Minor
        "a new field" "A structure has a new field, with a getter and builder methods." []
    FIELD_REMOVED "field-removed" Major
        "a field is gone" "The field is gone, with its getter and the builder's methods." []
    FIELD_TYPE_CHANGED "field-type-changed" Major
        "a field has another type" "The type of a field changed, and with it signatures of the getter or the builder's methods."
        ["required" "default" "clientOptional" "input" "sparse" "streaming" "enum" "box" "addedDefault"]
    BUILD_FALLIBLE "build-fallible" Major
        "`build()` returns a `Result`" "A required member may be missing, so building can fail."
        ["required" "default" "clientOptional"]
    BUILD_INFALLIBLE "build-infallible" Major
        "`build()` no longer returns a `Result`" "No required member is left, so building cannot fail."
        ["required" "default" "clientOptional"]
    BUILDER_REQUIRES "builder-requires" None [behavior]
        "`build()` asks for another set of members" "`build()` fails without a member that is required, and no longer without one that is not."
        ["required" "default" "clientOptional"]
    VARIANT_ADDED "variant-added" Minor
        "a new variant" "An enum has a new variant. What came as `Unknown` before comes as this variant." []
    VARIANT_REMOVED "variant-removed" Major
        "a variant is gone" "The variant is gone." []
    VARIANT_TYPE_CHANGED "variant-type-changed" Major
        "a variant holds another type" "The value of a union's variant has another type: its member targets another shape, or is in a `Box` since the union contains itself." ["enum" "sparse"]
    ERROR_CASE_ADDED "error-case-added" Minor [behavior]
        "an operation has a new error" "What came as `Unhandled` before comes as this variant." []
    ERROR_CASE_REMOVED "error-case-removed" Major
        "an operation has an error less" "The variant and its `is_…` method are gone; the error comes as `Unhandled`." []
    METHOD_ADDED "method-added" Minor
        "a new method" "A type has a new method." ["retryable"]
    METHOD_REMOVED "method-removed" Major
        "a method is gone" "The method is gone." ["retryable" "paginated"]
    METHOD_CHANGED "method-changed" Major
        "a method has another signature" "Arguments or result of a method changed."
        ["smithy.rules#clientContextParams" "smithy.rules#endpointRuleSet" "smithy.rules#endpointBdd"]
    PAGINATOR_ADDED "paginator-added" Minor
        "an operation can be paginated" "The fluent builder has `into_paginator`." ["paginated"]
    PAGINATOR_REMOVED "paginator-removed" Major
        "an operation can no longer be paginated" "`into_paginator` is gone, and the module `paginator` with it." ["paginated"]
    PAGINATOR_CHANGED "paginator-changed" Major
        "a paginator has other methods" "`items()`, its items or `page_size` changed." ["paginated"]
    PAGINATION_CHANGED "pagination-changed" None [behavior]
        "pages are read in another way" "The tokens or the way to the items changed." ["paginated"]
    WAITER_ADDED "waiter-added" Minor
        "a new waiter" "The client can wait for another state." ["smithy.waiters#waitable"]
    WAITER_REMOVED "waiter-removed" Major
        "a waiter is gone" "The method `wait_until_…` is gone." ["smithy.waiters#waitable"]
    WAITER_CHANGED "waiter-changed" None [behavior]
        "a waiter waits in another way" "Its conditions or delays changed." ["smithy.waiters#waitable"]
    SETTING_ADDED "setting-added" Minor
        "a new setting of the client" "The configuration has a new setting."
        ["smithy.rules#clientContextParams" "smithy.rules#endpointRuleSet" "smithy.rules#endpointBdd" "auth" "httpBearerAuth" "aws.auth#sigv4a"]
    SETTING_REMOVED "setting-removed" Major
        "a setting of the client is gone" "The configuration lacks the setting."
        ["smithy.rules#clientContextParams" "smithy.rules#endpointRuleSet" "smithy.rules#endpointBdd" "auth" "httpBearerAuth" "aws.auth#sigv4a"]
    PARAMETER_ADDED "endpoint-parameter-added" Minor
        "a new endpoint parameter" "`Params` has a new parameter."
        ["smithy.rules#endpointRuleSet" "smithy.rules#endpointBdd"]
    PARAMETER_REMOVED "endpoint-parameter-removed" Major
        "an endpoint parameter is gone" "`Params` lacks the parameter."
        ["smithy.rules#endpointRuleSet" "smithy.rules#endpointBdd"]
    FEATURE_ADDED "feature-added" Minor
        "a new Cargo feature" "The crate has a new feature." ["aws.auth#sigv4a" "auth" "smithy.rules#endpointRuleSet"]
    FEATURE_REMOVED "feature-removed" Major
        "a Cargo feature is gone" "A manifest that names the feature is refused." ["aws.auth#sigv4a" "auth" "smithy.rules#endpointRuleSet"]
    FEATURE_CHANGED "feature-changed" None [behavior]
        "a Cargo feature turns other things on" "The feature stands for other features." ["aws.auth#sigv4a" "auth" "smithy.rules#endpointRuleSet"]
    ITEM_ADDED "item-added" Minor
        "a new item" "The crate has a new module or re-export." []
    ITEM_REMOVED "item-removed" Major
        "an item is gone" "A module or re-export is gone." []
    VALUES_CHANGED "values-changed" None [behavior]
        "another list of values" "The result of `values()` changed. The type takes any string, as before." ["enum"]
    WIRE_NAME_CHANGED "wire-name-changed" None [wire]
        "another name on the wire" "The member, value or error has another name in messages."
        ["jsonName" "xmlName" "httpHeader" "httpQuery" "httpPrefixHeaders" "aws.protocols#ec2QueryName" "eventHeader" "enumValue" "aws.protocols#awsQueryError"
         "aws.customizations#s3UnwrappedXmlOutput"]
    LOCATION_CHANGED "location-changed" None [wire]
        "another place in the message" "The member moved between path, query, headers and body."
        ["httpHeader" "httpLabel" "httpPayload" "httpPrefixHeaders" "httpQuery" "httpQueryParams" "httpResponseCode" "eventHeader" "eventPayload"]
    FORM_CHANGED "form-changed" None [wire]
        "another form on the wire" "The value is written as another kind of JSON, XML, CBOR or text."
        ["xmlFlattened" "xmlAttribute" "xmlNamespace" "mediaType" "sparse" "xmlName" "streaming" "enum" "default" "httpPayload"
         "aws.customizations#s3UnwrappedXmlOutput"]
    TIMESTAMP_FORMAT_CHANGED "timestamp-format-changed" None [wire]
        "another timestamp format" "Points in time are written in another format." ["timestampFormat"]
    HTTP_CHANGED "http-changed" None [wire]
        "another HTTP request" "The method or path of the request changed." ["http" "endpoint"]
    PROTOCOL_CHANGED "protocol-changed" None [wire]
        "another protocol" "The client speaks another protocol, or names the service in another way."
        ["aws.protocols#awsJson1_0" "aws.protocols#awsJson1_1" "aws.protocols#restJson1" "aws.protocols#restXml" "aws.protocols#awsQuery"
         "aws.protocols#ec2Query" "smithy.protocols#rpcv2Cbor" "aws.protocols#awsQueryCompatible" "xmlNamespace"]
    DEFAULT_CHANGED "default-changed" None [behavior]
        "another default" "A member that is not set has another value." ["default" "clientOptional" "input"]
    INPUT_REQUIRED "input-required" None [behavior]
        "the service requires a member" "The field stays an `Option`; the service refuses requests without it." ["required" "clientOptional"]
    INPUT_NOT_REQUIRED "input-not-required" None [behavior]
        "the service no longer requires a member" "The field stays an `Option`; requests without it are accepted." ["required" "clientOptional"]
    FILLED_IN "filled-in" None [behavior]
        "a missing member of a response is read in another way" "A required member that a response lacks reads as an empty value, one that is not required as `None`."
        ["required" "clientOptional" "input"]
    IDEMPOTENCY_TOKEN "idempotency-token" None [behavior]
        "a token is made for retries, or no longer" "A member that is not set gets a random token." ["idempotencyToken"]
    RETRY_CHANGED "retry-changed" None [behavior]
        "an error is retried in another way" "Calls that fail so are repeated, or no longer." ["retryable" "httpError" "error"]
    ENDPOINT_CHANGED "endpoint-changed" None [behavior]
        "requests may go elsewhere" "The endpoint rules or their parameters changed."
        ["smithy.rules#endpointRuleSet" "smithy.rules#endpointBdd" "smithy.rules#staticContextParams" "smithy.rules#operationContextParams"
         "smithy.rules#contextParam" "endpoint" "aws.api#clientDiscoveredEndpoint"]
    AUTH_CHANGED "auth-changed" None [wire] [behavior]
        "calls are authenticated in another way" "The authentication schemes, their order or the signing name changed."
        ["auth" "optionalAuth" "aws.auth#sigv4" "aws.auth#sigv4a" "httpBearerAuth" "httpApiKeyAuth" "aws.auth#unsignedPayload" "smithy.rules#endpointRuleSet"]
    SENSITIVE_CHANGED "sensitive-changed" None [behavior]
        "`Debug` and logs hide a value, or no longer" "The text of `Debug` changed, nothing else." ["sensitive"]
    CHECKSUM_CHANGED "checksum-changed" None [wire] [behavior]
        "requests have another checksum" "The checksum of the body changed." ["httpChecksumRequired" "aws.protocols#httpChecksum"]
    COMPRESSION_CHANGED "compression-changed" None [wire] [behavior]
        "requests are compressed in another way" "The encodings of the body changed." ["requestCompression"]
    STREAM_CHANGED "stream-changed" None [behavior]
        "a stream is sent in another way" "Whether the length has to be known, or how long the stream may be silent, changed." ["requiresLength" "longPoll"]
    CONSTRAINT_CHANGED "constraint-changed" None [behavior]
        "the service accepts other values" "The client sends what it is given; the service refuses other values than before."
        ["length" "range" "pattern" "uniqueItems"]
    SERVICE_FACTS_CHANGED "service-facts-changed" None [behavior]
        "the service has another id or other retry rules" "The name in logs, metrics and settings of a profile, or which errors are transient, changed."
        ["aws.api#service"]
    RECURSION_LIMIT "recursion-limit" None [behavior]
        "types are nested deeper" "A crate that sends the client's futures to threads may need the same `#![recursion_limit]`." []
    DOCUMENTATION_CHANGED "documentation-changed" None
        "other words" "Documentation or notes of deprecations changed, nothing else." ["documentation" "title" "deprecated"]
    CODE_CHANGED "code-changed" None
        "other code" "The crate has other code, in which no item, message or call changed: the order of members, say." []
}

/// The kind of a part of the crate: its name, and what happened when it comes or goes.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) name: &'static str,
    pub(super) added: &'static Kind,
    pub(super) removed: &'static Kind,
}

macro_rules! words {
    ($($const:ident $name:literal $added:ident $removed:ident)*) => {
        $(pub(super) const $const: &Word = &Word { name: $name, added: $added, removed: $removed };)*
    };
}

words! {
    OPERATION "operation" OPERATION_ADDED OPERATION_REMOVED
    STRUCTURE "struct" TYPE_ADDED TYPE_REMOVED
    ERROR "error" TYPE_ADDED TYPE_REMOVED
    UNION "union" TYPE_ADDED TYPE_REMOVED
    ENUMERATION "enum" TYPE_ADDED TYPE_REMOVED
    STRINGS "string type" TYPE_ADDED TYPE_REMOVED
    ERRORS "enum of errors" TYPE_ADDED TYPE_REMOVED
    FIELD "field" FIELD_ADDED FIELD_REMOVED
    VARIANT "variant" VARIANT_ADDED VARIANT_REMOVED
    ERROR_CASE "error case" ERROR_CASE_ADDED ERROR_CASE_REMOVED
    PAGINATOR "paginator" PAGINATOR_ADDED PAGINATOR_REMOVED
    WAITER "waiter" WAITER_ADDED WAITER_REMOVED
    SETTING "setting" SETTING_ADDED SETTING_REMOVED
    PARAMETER "endpoint parameter" PARAMETER_ADDED PARAMETER_REMOVED
    FEATURE "feature" FEATURE_ADDED FEATURE_REMOVED
    ITEM "item" ITEM_ADDED ITEM_REMOVED
}
