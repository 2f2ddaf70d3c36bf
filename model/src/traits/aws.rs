//! Traits of AWS services as such. Source: Smithy 2.0, "AWS core specification".

use super::macros::annotation_traits;
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
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
    /// The member identifies what an endpoint is discovered for.
    ClientEndpointDiscoveryId = "aws.api#clientEndpointDiscoveryId",
        Selector::members(Kinds::STRUCTURE, Kinds::STRING);
}

/// What an AWS service is called in various places.
///
/// Source: trait `aws.api#service`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsService {
    /// The id that SDKs name their clients after.
    pub sdk_id: Arc<str>,
    /// The service's part of its ARNs.
    pub arn_namespace: Option<Arc<str>>,
    /// The service's part of CloudFormation type names.
    pub cloud_formation_name: Option<Arc<str>>,
    /// The `eventSource` of its CloudTrail events.
    pub cloud_trail_event_source: Option<Arc<str>>,
    /// The namespace of its CloudWatch metrics.
    pub cloud_watch_namespace: Option<Arc<str>>,
    /// The id of its documentation.
    pub doc_id: Option<Arc<str>>,
    /// The first part of its host names.
    pub endpoint_prefix: Option<Arc<str>>,
}

impl Trait for AwsService {
    const ID: &'static str = "aws.api#service";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&[
            "sdkId",
            "arnNamespace",
            "cloudFormationName",
            "cloudTrailEventSource",
            "cloudWatchNamespace",
            "docId",
            "endpointPrefix",
        ])?;
        Ok(AwsService {
            sdk_id: fields.required("sdkId", |value| value.nonempty_text())?,
            arn_namespace: fields.text("arnNamespace")?,
            cloud_formation_name: fields.text("cloudFormationName")?,
            cloud_trail_event_source: fields.text("cloudTrailEventSource")?,
            cloud_watch_namespace: fields.text("cloudWatchNamespace")?,
            doc_id: fields.text("docId")?,
            endpoint_prefix: fields.text("endpointPrefix")?,
        })
    }
}

/// The ARN of a resource.
///
/// Source: trait `aws.api#arn`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arn {
    /// The resource part, with identifiers in braces.
    pub template: Arc<str>,
    /// The template is a whole ARN.
    pub absolute: bool,
    /// The ARN has no region.
    pub no_region: bool,
    /// The ARN has no account.
    pub no_account: bool,
    /// The ARN may be used for another resource after this one is deleted.
    pub reusable: bool,
    /// What stands between the parts of an absolute ARN's resource: `/` or `:`.
    pub resource_delimiter: Option<Arc<str>>,
}

impl Trait for Arn {
    const ID: &'static str = "aws.api#arn";
    const SELECTOR: Selector = Selector::shapes(Kinds::RESOURCE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&[
            "template",
            "absolute",
            "noRegion",
            "noAccount",
            "reusable",
            "resourceDelimiter",
        ])?;
        Ok(Arn {
            template: fields.required("template", |value| value.text())?,
            absolute: fields.flag("absolute")?,
            no_region: fields.flag("noRegion")?,
            no_account: fields.flag("noAccount")?,
            reusable: fields.flag("reusable")?,
            resource_delimiter: fields.text("resourceDelimiter")?,
        })
    }
}

/// The value is the ARN of something.
///
/// Source: trait `aws.api#arnReference`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArnReference {
    /// The CloudFormation type.
    pub resource_type: Option<Arc<str>>,
    /// The resource shape, which need not be in the model.
    pub resource: Option<Arc<str>>,
    /// The service shape, which need not be in the model.
    pub service: Option<Arc<str>>,
}

impl Trait for ArnReference {
    const ID: &'static str = "aws.api#arnReference";
    const SELECTOR: Selector = Selector::values(Kinds::STRING);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["type", "resource", "service"])?;
        Ok(ArnReference {
            resource_type: fields.text("type")?,
            resource: fields.text("resource")?,
            service: fields.text("service")?,
        })
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

impl Trait for ClientDiscoveredEndpoint {
    const ID: &'static str = "aws.api#clientDiscoveredEndpoint";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["required"])?;
        Ok(ClientDiscoveredEndpoint {
            required: fields.required("required", |value| value.boolean())?,
        })
    }
}

/// How a client asks for endpoints.
///
/// Source: trait `aws.api#clientEndpointDiscovery`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientEndpointDiscovery {
    /// The operation that tells endpoints.
    pub operation: ShapeId,
    /// The error that says that an endpoint is out of date.
    pub error: Option<ShapeId>,
}

impl Trait for ClientEndpointDiscovery {
    const ID: &'static str = "aws.api#clientEndpointDiscovery";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["operation", "error"])?;
        Ok(ClientEndpointDiscovery {
            operation: fields.required("operation", |value| value.shape_id())?,
            error: fields.optional("error", |value| value.shape_id())?,
        })
    }
}

/// What kind of data a value is, in terms of data protection.
///
/// Source: trait `aws.api#data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// Content that a customer processes or stores.
    Content,
    /// Information about a customer's account.
    Account,
    /// Data about the use of a service.
    Usage,
    /// Tags.
    Tagging,
    /// Permissions.
    Permissions,
}

impl Trait for Data {
    const ID: &'static str = "aws.api#data";
    const SELECTOR: Selector = Selector::values(Kinds::DATA);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.choice(&[
            ("content", Data::Content),
            ("account", Data::Account),
            ("usage", Data::Usage),
            ("tagging", Data::Tagging),
            ("permissions", Data::Permissions),
        ])
    }
}
