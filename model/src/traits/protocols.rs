//! Traits of protocols. Source: Smithy 2.0, "AWS protocols" and "Smithy RPC v2".

use super::macros::{annotation_traits, records, text_traits, value_traits};
use super::selector::{Kinds, Selector};
use std::sync::Arc;

annotation_traits! {
    /// The service speaks awsQuery.
    AwsQuery = "aws.protocols#awsQuery", Selector::shapes(Kinds::SERVICE);
    /// The service speaks ec2Query.
    Ec2Query = "aws.protocols#ec2Query", Selector::shapes(Kinds::SERVICE);
    /// The service once spoke awsQuery, and still sends its error codes in a header.
    AwsQueryCompatible = "aws.protocols#awsQueryCompatible", Selector::shapes(Kinds::SERVICE);
    /// It is not known how services call the outermost elements of their XML. This generator defines the trait, not Smithy:
    /// C2J does not say it.
    UnnamedXmlRoots = "codegen.c2j#unnamedXmlRoots", Selector::shapes(Kinds::SERVICE);
    /// The output's XML has no element around it.
    S3UnwrappedXmlOutput = "aws.customizations#s3UnwrappedXmlOutput",
        Selector::shapes(Kinds::OPERATION);
}

text_traits! {
    /// The first part of a request's target, where it is not the name of the service. This generator defines the trait,
    /// not Smithy: C2J has prefixes that cannot be the name of a shape.
    TargetPrefix = "codegen.c2j#targetPrefix", Selector::shapes(Kinds::SERVICE), nonempty_text;
}

value_traits! {
    /// The service speaks awsJson1_0.
    AwsJson1_0(HttpVersions) = "aws.protocols#awsJson1_0", Selector::shapes(Kinds::SERVICE);
    /// The service speaks awsJson1_1.
    AwsJson1_1(HttpVersions) = "aws.protocols#awsJson1_1", Selector::shapes(Kinds::SERVICE);
    /// The service speaks restJson1.
    RestJson1(HttpVersions) = "aws.protocols#restJson1", Selector::shapes(Kinds::SERVICE);
    /// The service speaks rpcv2Cbor.
    RpcV2Cbor(HttpVersions) = "smithy.protocols#rpcv2Cbor", Selector::shapes(Kinds::SERVICE);
    /// The service speaks rpcv2Json.
    RpcV2Json(HttpVersions) = "smithy.protocols#rpcv2Json", Selector::shapes(Kinds::SERVICE);
    /// The name of the member in ec2Query requests.
    Ec2QueryName(Arc<str>) = "aws.protocols#ec2QueryName", Selector::members_of(Kinds::STRUCTURE),
        by |value| value.xml_name();
}

records! {
    /// The versions of HTTP as ALPN names them, the preferred one first; empty for the client's choice.
    HttpVersions {
        /// For calls.
        http: Vec<Arc<str>> = "http",
        /// For calls with event streams.
        event_stream_http: Vec<Arc<str>> = "eventStreamHttp",
    }

    /// The service speaks restXml.
    RestXml = "aws.protocols#restXml", Selector::shapes(Kinds::SERVICE) => {
        /// The versions of HTTP for calls, as in [`HttpVersions`].
        http: Vec<Arc<str>> = "http",
        /// The versions of HTTP for calls with event streams.
        event_stream_http: Vec<Arc<str>> = "eventStreamHttp",
        /// Errors have no `ErrorResponse` element around them.
        no_error_wrapping: bool = "noErrorWrapping",
    }

    /// The name of an error in awsQuery.
    AwsQueryError = "aws.protocols#awsQueryError", Selector::shapes(Kinds::STRUCTURE) => {
        /// The error code.
        code: Arc<str> = "code",
        /// The HTTP status.
        http_response_code: u16 = "httpResponseCode",
    }

    /// How the checksums of an operation are chosen.
    HttpChecksum = "aws.protocols#httpChecksum", Selector::shapes(Kinds::OPERATION) => {
        /// The input's member that names the request's algorithm.
        request_algorithm_member: Option<Arc<str>> = "requestAlgorithmMember",
        /// The request must have a checksum.
        request_checksum_required: bool = "requestChecksumRequired",
        /// The input's member that asks for a check of the response.
        request_validation_mode_member: Option<Arc<str>> = "requestValidationModeMember",
        /// The algorithms of the response, as the service spells them.
        response_algorithms: Vec<Arc<str>> = "responseAlgorithms",
    }
}
