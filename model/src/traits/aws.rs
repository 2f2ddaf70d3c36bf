//! Traits of AWS services as such. Source: Smithy 2.0, "AWS core specification".

use super::macros::{annotation_traits, choices, records, trait_ids};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::shape_id::ShapeId;
use std::sync::Arc;

const BOUND: Kinds = Kinds::SERVICE.or(Kinds::RESOURCE).or(Kinds::OPERATION);

annotation_traits! {
    /// Belongs to the control plane.
    ControlPlane = "aws.api#controlPlane", Selector::shapes(BOUND);
    /// Belongs to the data plane.
    DataPlane = "aws.api#dataPlane", Selector::shapes(BOUND);
    /// A streamed request body is sent in signed chunks.
    AwsChunked = "aws.api#awsChunked", Selector::shapes(Kinds::BLOB);
    /// Endpoints are discovered for each value of the member.
    ClientEndpointDiscoveryId = "aws.api#clientEndpointDiscoveryId",
        Selector::members(Kinds::STRUCTURE, Kinds::STRING);
}

records! {
    /// The names of an AWS service in various places.
    AwsService = "aws.api#service", Selector::shapes(Kinds::SERVICE) => {
        /// The id that SDKs name their clients after.
        sdk_id: Arc<str> = "sdkId" by |value| value.nonempty_text(),
        /// The service's part of its ARNs.
        arn_namespace: Option<Arc<str>> = "arnNamespace",
        /// The service's part of CloudFormation type names.
        cloud_formation_name: Option<Arc<str>> = "cloudFormationName",
        /// The `eventSource` of its CloudTrail events.
        cloud_trail_event_source: Option<Arc<str>> = "cloudTrailEventSource",
        /// The namespace of its CloudWatch metrics.
        cloud_watch_namespace: Option<Arc<str>> = "cloudWatchNamespace",
        /// The id of its documentation.
        doc_id: Option<Arc<str>> = "docId",
        /// The first part of its host names.
        endpoint_prefix: Option<Arc<str>> = "endpointPrefix",
    }

    /// The ARN of a resource.
    Arn = "aws.api#arn", Selector::shapes(Kinds::RESOURCE) => {
        /// The resource part, with identifiers in braces.
        template: Arc<str> = "template",
        /// The template is a whole ARN.
        absolute: bool = "absolute",
        /// The ARN has no region.
        no_region: bool = "noRegion",
        /// The ARN has no account.
        no_account: bool = "noAccount",
        /// The ARN may be used for another resource after this one is deleted.
        reusable: bool = "reusable",
        /// The delimiter between the parts of an absolute ARN's resource: `/` or `:`.
        resource_delimiter: Option<Arc<str>> = "resourceDelimiter",
    }

    /// The value is an ARN.
    ArnReference = "aws.api#arnReference", Selector::values(Kinds::STRING) => {
        /// The CloudFormation type.
        resource_type: Option<Arc<str>> = "type",
        /// The resource shape, which need not be in the model.
        resource: Option<Arc<str>> = "resource",
        /// The service shape, which need not be in the model.
        service: Option<Arc<str>> = "service",
    }

    /// How a client asks for endpoints.
    ClientEndpointDiscovery = "aws.api#clientEndpointDiscovery",
            Selector::shapes(Kinds::SERVICE) => {
        /// The operation that tells endpoints.
        operation: ShapeId = "operation",
        /// The error of a call whose endpoint is out of date.
        error: Option<ShapeId> = "error",
    }
}

/// The client asks for the endpoint of an operation first.
///
/// Source: trait `aws.api#clientDiscoveredEndpoint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientDiscoveredEndpoint {
    /// The operation cannot be called otherwise.
    pub required: bool,
}

impl FromValue for ClientDiscoveredEndpoint {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["required"])?;
        let required = fields.required("required", bool::from_value)?;
        Ok(ClientDiscoveredEndpoint { required })
    }
}

trait_ids! {
    ClientDiscoveredEndpoint = "aws.api#clientDiscoveredEndpoint",
        Selector::shapes(Kinds::OPERATION);
}

choices! {
    /// The kind of data that a value is, in terms of data protection.
    Data = "aws.api#data", Selector::values(Kinds::DATA) => {
        /// Content that a customer processes or stores.
        Content = "content",
        /// Information about a customer's account.
        Account = "account",
        /// Data about the use of a service.
        Usage = "usage",
        /// Tags.
        Tagging = "tagging",
        /// Permissions.
        Permissions = "permissions",
    }
}
