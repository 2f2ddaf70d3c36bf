//! The constant table of a shape, which interpreters walk: what it says of a member beside its name.

/// What a table says of a member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberFacts {
    /// `smithy.api#required`
    pub required: bool,
    /// `smithy.api#sensitive`, on the target or within it.
    pub sensitive: bool,
    /// `smithy.api#idempotencyToken`
    pub idempotency_token: bool,
    /// `smithy.api#eventHeader`
    pub event_header: bool,
    /// `smithy.api#eventPayload`
    pub event_payload: bool,
    /// Whether zero or false, as which the field starts, means that nothing was set. It is not written then.
    pub unset_at_zero: bool,
    /// Facts that few members have.
    pub traits: Vec<Fact>,
}

/// A fact about a member that is more than a yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// `smithy.api#timestampFormat`, where it is not the protocol's default.
    TimestampFormat(TimestampFormat),
    /// What the items of the list that the member targets are.
    Item(Box<Element>),
    /// What the values of the map that the member targets are.
    MapValue(Box<Element>),
}

/// The member of a list, or the value of a map.
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
