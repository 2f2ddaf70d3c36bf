//! The constant table of a shape, which interpreters walk: the facts about a member beside its name.

/// The facts about a member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberFacts {
    /// `smithy.api#required`, which is only documented.
    pub required: bool,
    /// `smithy.api#sensitive`, on the target or within it.
    pub sensitive: bool,
    /// `smithy.api#idempotencyToken`
    pub idempotency_token: bool,
    /// Where it stands in a message.
    pub location: Location,
    /// `smithy.api#xmlAttribute`
    pub attribute: bool,
    /// `smithy.api#xmlFlattened`
    pub flattened: bool,
    /// Whether the element that it is, where it is a whole body, may have any name.
    pub any_root: bool,
    /// Whether it is the body of a request in which a structure without members stands for an absent one.
    pub empty_if_absent: bool,
    /// Whether the value at which the field starts, zero or false, means that it was not set. It is not written then.
    pub unset_at_zero: bool,
    /// Facts that few members have.
    pub traits: Vec<Fact>,
}

/// Where a member stands in a message, in the protocol of the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Location {
    /// In the body, together with the others of its kind.
    #[default]
    Body,
    /// In a header of its own: `smithy.api#httpHeader`, and `smithy.api#eventHeader` in events.
    Header,
    /// It is the whole body: `smithy.api#httpPayload`, and `smithy.api#eventPayload` in events.
    Payload,
    /// Each entry is a header: `smithy.api#httpPrefixHeaders`.
    PrefixHeaders,
    /// In the path: `smithy.api#httpLabel`.
    Label,
    /// A parameter in the query: `smithy.api#httpQuery`.
    Query,
    /// Each entry is a parameter in the query: `smithy.api#httpQueryParams`.
    QueryParams,
    /// The status of a response: `smithy.api#httpResponseCode`.
    Status,
}

/// A fact about a member that is more than a yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Its name where it stands, which is not the one in the model.
    Name(String),
    /// `aws.protocols#ec2QueryName`: its name in forms, where that is another one.
    FormName(String),
    /// `smithy.api#xmlNamespace`: the URI and the prefix, which is mostly empty.
    Namespace(String, String),
    /// The media type of the body that it is, where that is not the format of the protocol, or of the text in its header
    /// (`smithy.api#mediaType`).
    MediaType(String),
    /// The text of a label that is empty or absent.
    IfEmpty(&'static str),
    /// What is taken away from the start of a label: the first one that it begins with.
    Without(&'static [&'static str]),
    /// `smithy.api#timestampFormat`, where it is not the default of the place.
    TimestampFormat(TimestampFormat),
    /// Facts about the items of the list that the member targets.
    Item(Box<Element>),
    /// Facts about the keys of the map that the member targets.
    MapKey(Box<Element>),
    /// Facts about the values of the map that the member targets.
    MapValue(Box<Element>),
}

/// The member of a list, or the key or value of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name on the wire, for formats that show it.
    pub wire_name: String,
    /// Facts about it; there is at least one.
    pub traits: Vec<Fact>,
}

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `date-time`
    DateTime,
    /// `http-date`
    HttpDate,
    /// `epoch-seconds`
    EpochSeconds,
}
