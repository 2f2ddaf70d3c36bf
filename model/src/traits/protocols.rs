//! Traits of protocols. Source: Smithy 2.0, "AWS protocols" and "Smithy RPC v2".

use super::macros::{annotation_traits, text_traits};
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
use std::sync::Arc;

annotation_traits! {
    /// The service speaks awsQuery.
    AwsQuery = "aws.protocols#awsQuery", Selector::shapes(Kinds::SERVICE);
    /// The service speaks ec2Query.
    Ec2Query = "aws.protocols#ec2Query", Selector::shapes(Kinds::SERVICE);
    /// The service spoke awsQuery once and still tells its error codes in a header.
    AwsQueryCompatible = "aws.protocols#awsQueryCompatible", Selector::shapes(Kinds::SERVICE);
    /// The output's XML has no element around it.
    S3UnwrappedXmlOutput = "aws.customizations#s3UnwrappedXmlOutput",
        Selector::shapes(Kinds::OPERATION);
}

text_traits! {
    /// What the target of a request starts with, where that is not the name of the service. Not a trait of Smithy but
    /// of this generator: C2J knows prefixes that no name of a shape can be.
    TargetPrefix = "codegen.c2j#targetPrefix", Selector::shapes(Kinds::SERVICE), nonempty_text;
}

/// Defines protocols that say which versions of HTTP they speak.
macro_rules! http_protocols {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)*) => {$(
        $(#[$doc])*
        #[doc = ""]
        #[doc = concat!("Source: trait `", $id, "`.")]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(pub HttpVersions);

        impl Trait for $name {
            const ID: &'static str = $id;
            const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

            fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
                HttpVersions::read(value).map($name)
            }
        }
    )*};
}

http_protocols! {
    /// The service speaks awsJson1_0.
    AwsJson1_0 = "aws.protocols#awsJson1_0";
    /// The service speaks awsJson1_1.
    AwsJson1_1 = "aws.protocols#awsJson1_1";
    /// The service speaks restJson1.
    RestJson1 = "aws.protocols#restJson1";
    /// The service speaks rpcv2Cbor.
    RpcV2Cbor = "smithy.protocols#rpcv2Cbor";
    /// The service speaks rpcv2Json.
    RpcV2Json = "smithy.protocols#rpcv2Json";
}

/// The versions of HTTP as ALPN names them, the preferred one first; empty for the client's choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpVersions {
    /// For calls.
    pub http: Vec<Arc<str>>,
    /// For calls with event streams.
    pub event_stream_http: Vec<Arc<str>>,
}

impl HttpVersions {
    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["http", "eventStreamHttp"])?;
        Ok(HttpVersions {
            http: fields.texts("http")?,
            event_stream_http: fields.texts("eventStreamHttp")?,
        })
    }
}

/// The service speaks restXml.
///
/// Source: trait `aws.protocols#restXml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestXml {
    /// The versions of HTTP.
    pub versions: HttpVersions,
    /// Errors have no `ErrorResponse` element around them.
    pub no_error_wrapping: bool,
}

impl Trait for RestXml {
    const ID: &'static str = "aws.protocols#restXml";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["http", "eventStreamHttp", "noErrorWrapping"])?;
        Ok(RestXml {
            versions: HttpVersions {
                http: fields.texts("http")?,
                event_stream_http: fields.texts("eventStreamHttp")?,
            },
            no_error_wrapping: fields.flag("noErrorWrapping")?,
        })
    }
}

/// What an error is called in awsQuery.
///
/// Source: trait `aws.protocols#awsQueryError`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsQueryError {
    /// The error code.
    pub code: Arc<str>,
    /// The HTTP status.
    pub http_response_code: u16,
}

impl Trait for AwsQueryError {
    const ID: &'static str = "aws.protocols#awsQueryError";
    const SELECTOR: Selector = Selector::shapes(Kinds::STRUCTURE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["code", "httpResponseCode"])?;
        Ok(AwsQueryError {
            code: fields.required("code", |value| value.text())?,
            http_response_code: fields.required("httpResponseCode", |value| value.status())?,
        })
    }
}

/// The name of the member in ec2Query requests.
///
/// Source: trait `aws.protocols#ec2QueryName`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ec2QueryName(pub Arc<str>);

impl Trait for Ec2QueryName {
    const ID: &'static str = "aws.protocols#ec2QueryName";
    const SELECTOR: Selector = Selector::members_of(Kinds::STRUCTURE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let text = value.text()?;
        match super::serialization::is_xml_name(&text) {
            true => Ok(Ec2QueryName(text)),
            false => Err(super::serialization::not_a_name(value, &text)),
        }
    }
}

/// How the checksums of an operation are chosen.
///
/// Source: trait `aws.protocols#httpChecksum`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpChecksum {
    /// The input's member that names the request's algorithm.
    pub request_algorithm_member: Option<Arc<str>>,
    /// The request must have a checksum.
    pub request_checksum_required: bool,
    /// The input's member that asks for a check of the response.
    pub request_validation_mode_member: Option<Arc<str>>,
    /// The algorithms of the response, as the service spells them.
    pub response_algorithms: Vec<Arc<str>>,
}

impl Trait for HttpChecksum {
    const ID: &'static str = "aws.protocols#httpChecksum";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&[
            "requestAlgorithmMember",
            "requestChecksumRequired",
            "requestValidationModeMember",
            "responseAlgorithms",
        ])?;
        Ok(HttpChecksum {
            request_algorithm_member: fields.text("requestAlgorithmMember")?,
            request_checksum_required: fields.flag("requestChecksumRequired")?,
            request_validation_mode_member: fields.text("requestValidationModeMember")?,
            response_algorithms: fields.texts("responseAlgorithms")?,
        })
    }
}
