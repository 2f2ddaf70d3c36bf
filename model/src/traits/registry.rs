//! The table of typed traits: a trait id comes in, the reader of its struct goes out.

use super::selector::Selector;
use super::typed::{Applicable, Trait, TypedValue};
use super::value::{Malformed, TraitValue};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

/// The row of a trait that has a struct.
pub(crate) struct Definition {
    /// The trait's shape id.
    pub id: &'static str,
    /// The name of its struct.
    pub name: &'static str,
    /// Where it may be applied.
    pub selector: Selector,
    /// Reads its value into the struct.
    pub read: fn(&TraitValue<'_>) -> Result<Arc<dyn TypedValue>, Malformed>,
}

impl fmt::Debug for Definition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id)
    }
}

fn read_shared<T: Applicable>(value: &TraitValue<'_>) -> Result<Arc<dyn TypedValue>, Malformed> {
    Ok(Arc::new(T::from_value(value)?))
}

macro_rules! registry {
    ($($name:ident)*) => {
        static DEFINITIONS: &[Definition] = &[$(Definition {
            id: <super::$name as Trait>::ID,
            name: stringify!($name),
            selector: <super::$name as Applicable>::SELECTOR,
            read: read_shared::<super::$name>,
        }),*];
    };
}

// By topic, in the order of the files.
registry! {
    Auth OptionalAuth HttpBasicAuth HttpDigestAuth HttpBearerAuth HttpApiKeyAuth
    SigV4 SigV4A UnsignedPayload

    AwsService Arn ArnReference ClientDiscoveredEndpoint ClientEndpointDiscovery
    ClientEndpointDiscoveryId ControlPlane DataPlane AwsChunked Data

    Readonly Idempotent IdempotencyToken Paginated Retryable RequestCompression LongPoll

    Length Pattern Range UniqueItems

    Error Input Output Mixin UnitType LegacyEnum EnumValue Private

    Documentation ExternalDocumentation Deprecated Since Title Unstable Internal Sensitive Tags
    Suppress Examples

    Http HttpError HttpHeader HttpLabel HttpPayload HttpPrefixHeaders HttpQuery HttpQueryParams
    HttpResponseCode HttpChecksumRequired Cors Endpoint HostLabel

    Required Default AddedDefault ClientOptional Boxed Sparse Recommended

    HttpRequestTests HttpResponseTests HttpMalformedRequestTests EventStreamTests SmokeTests

    AwsJson1_0 AwsJson1_1 RestJson1 RestXml AwsQuery Ec2Query RpcV2Cbor RpcV2Json
    AwsQueryCompatible AwsQueryError Ec2QueryName HttpChecksum S3UnwrappedXmlOutput
    TargetPrefix UnnamedXmlRoots

    ResourceIdentifier References NoReplace Property NotProperty NestedProperties

    EndpointRuleSet EndpointBdd EndpointTests ContextParam StaticContextParams
    OperationContextParams ClientContextParams

    JsonName MediaType TimestampFormat XmlAttribute XmlFlattened XmlName XmlNamespace

    Streaming RequiresLength EventHeader EventPayload

    Waitable
}

static BY_ID: LazyLock<HashMap<&'static str, &'static Definition>> = LazyLock::new(|| {
    let definitions = DEFINITIONS.iter();
    definitions.map(|one| (one.id, one)).collect()
});

/// The row of a trait, if it has a struct.
pub(crate) fn definition(id: &str) -> Option<&'static Definition> {
    BY_ID.get(id).copied()
}

/// The ids of all traits that have a struct, each with the name of the struct.
pub fn typed_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let definitions = DEFINITIONS.iter();
    definitions.map(|definition| (definition.id, definition.name))
}
