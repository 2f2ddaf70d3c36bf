//! The constant description of a shape: its members in model order, with the traits that an
//! interpreter may ask for.
//!
//! Tables are `const` data, never `static`: a `static` would be a root of code generation in the
//! crate that holds it.

/// A structure, union, or the set of errors of an operation, described for interpreters.
#[derive(Debug)]
pub struct Table {
    /// The shape's name without its namespace. For an operation's errors: the operation's error type.
    pub name: &'static str,
    /// Yes-or-no facts of the whole shape.
    pub flags: TableFlags,
    /// The names of a structure's fields in the order of its members, each with a space behind it: what `Debug` shows.
    pub fields: &'static str,
    /// The members in model order; a position here is the index that [`Structure`](super::Structure) takes.
    pub members: &'static [Member],
    /// Facts that few shapes have.
    pub traits: &'static [Trait],
}

/// A member of a structure or union, or the member of a list, or the value of a map.
#[derive(Debug)]
pub struct Member {
    /// The member's name in the model, which is its name on the wire unless a trait says otherwise.
    pub name: &'static str,
    /// Yes-or-no facts of the member.
    pub flags: MemberFlags,
    /// Facts that few members have.
    pub traits: &'static [Trait],
}

/// A fact about a shape or member that is more than a yes or no.
///
/// The set is open, so that a new wire format or interpreter leaves the tables of other shapes alone.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Trait {
    /// `smithy.api#timestampFormat`, when it differs from the protocol's default.
    TimestampFormat(TimestampFormat),
    /// The member of a list, where it carries facts of its own.
    Item(&'static Member),
    /// The key of a map, where it carries facts of its own.
    MapKey(&'static Member),
    /// The value of a map, where it carries facts of its own.
    MapValue(&'static Member),
    /// The name of the member in messages, where it is not the one in the model: a header, a prefix of headers, a parameter
    /// of the query, `smithy.api#jsonName`, or `smithy.api#xmlName`, as the generator has resolved it for the protocol of
    /// the crate. Of a shape: the name of its element where it is a document.
    Name(&'static str),
    /// The name of the member in forms, where it is another than in responses: `aws.protocols#ec2QueryName`.
    FormName(&'static str),
    /// `smithy.api#xmlNamespace`, which the element of the member or shape states: the URI, and the prefix, which is mostly
    /// empty.
    Namespace(&'static str, &'static str),
    /// The media type of the body that the member is, where that is not the format of the codec, or of the text in its
    /// header (`smithy.api#mediaType`).
    MediaType(&'static str),
    /// The text of a label that is empty or absent.
    IfEmpty(&'static str),
    /// What is taken away from the start of a label: the first one that it begins with.
    Without(&'static [&'static str]),
    /// `aws.protocols#awsQueryError`: the code that an error has for clients of the query protocol.
    QueryCode(&'static str),
}

/// How a timestamp is written (`smithy.api#timestampFormat`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `date-time`: RFC 3339, in UTC.
    DateTime,
    /// `http-date`: the IMF-fixdate of RFC 7231.
    HttpDate,
    /// `epoch-seconds`: a number of seconds since 1970, with an optional fraction.
    EpochSeconds,
}

/// Implements the operations on sets of yes-or-no facts.
macro_rules! flags {
    ($($type:ident),+) => {$(
        impl $type {
            /// Whether all of `other` is set.
            #[inline]
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Both.
            #[inline]
            pub const fn union(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    )+};
}

flags!(TableFlags, MemberFlags);

/// Yes-or-no facts of a [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableFlags(u8);

impl TableFlags {
    /// A structure without anything special.
    pub const NONE: Self = Self(0);
    /// A union: exactly one member is set.
    pub const UNION: Self = Self(1);
    /// `smithy.api#sensitive` on the shape.
    pub const SENSITIVE: Self = Self(1 << 1);
    /// `aws.customizations#s3UnwrappedXmlOutput`: the outermost element of a document is the member of the structure.
    pub const UNWRAPPED: Self = Self(1 << 2);
    /// The outermost element of a document that holds the shape may have any name: the model does not say it.
    pub const ANY_ROOT: Self = Self(1 << 3);
}

/// Yes-or-no facts of a [`Member`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberFlags(#[doc(hidden)] pub u16);

impl MemberFlags {
    /// Nothing special.
    pub const NONE: Self = Self(0);
    /// `smithy.api#sensitive` on the member or its target.
    pub const SENSITIVE: Self = Self(1);
    /// `smithy.api#idempotencyToken`.
    pub const IDEMPOTENCY_TOKEN: Self = Self(1 << 1);
    /// `smithy.api#retryable` on an entry of an operation's errors.
    pub const RETRYABLE: Self = Self(1 << 2);
    /// `smithy.api#retryable` with `throttling` on an entry of an operation's errors.
    pub const THROTTLING: Self = Self(1 << 3);
    /// `smithy.api#error` with the value `server` on an entry of an operation's errors.
    pub const SERVER_ERROR: Self = Self(1 << 4);
    /// The field always has a value: it is no `Option`.
    pub const PRESENT: Self = Self(1 << 5);
    /// `smithy.api#default` of zero or false on the member and on its target: with that value it is not written.
    pub const UNSET_AT_ZERO: Self = Self(1 << 6);
    /// [`Location::Header`].
    pub const HEADER: Self = Self(1 << LOCATION_SHIFT);
    /// [`Location::Payload`].
    pub const PAYLOAD: Self = Self(2 << LOCATION_SHIFT);
    /// [`Location::PrefixHeaders`].
    pub const PREFIX_HEADERS: Self = Self(3 << LOCATION_SHIFT);
    /// [`Location::Label`].
    pub const LABEL: Self = Self(4 << LOCATION_SHIFT);
    /// [`Location::Query`].
    pub const QUERY: Self = Self(5 << LOCATION_SHIFT);
    /// [`Location::QueryParams`].
    pub const QUERY_PARAMS: Self = Self(6 << LOCATION_SHIFT);
    /// [`Location::Status`].
    pub const STATUS: Self = Self(7 << LOCATION_SHIFT);
    /// A payload that is a structure: where it is absent, one without members is sent.
    pub const EMPTY_IF_ABSENT: Self = Self(1 << 11);
    /// `smithy.api#xmlAttribute`: it is an attribute of the element of its structure.
    pub const ATTRIBUTE: Self = Self(1 << 12);
    /// `smithy.api#xmlFlattened`: its items stand where the member would, without an element around them.
    pub const FLATTENED: Self = Self(1 << 13);
    /// A payload whose outermost element may have any name: the model does not say it.
    pub const ANY_ROOT: Self = Self(1 << 14);
    /// It has a [`Trait::Name`].
    const RENAMED: Self = Self(1 << 10);
}

/// Where the three bits of a member's location begin in its flags.
const LOCATION_SHIFT: u16 = 7;

/// The bits of a member's location.
const LOCATION: u16 = 0b111 << LOCATION_SHIFT;

/// Where a member stands in a message, as the generator has resolved it for the protocol of the crate. Members of shapes
/// that are only nested in others stand in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the body, together with the others of its kind.
    Body,
    /// In a header of its own: `smithy.api#httpHeader`, and `smithy.api#eventHeader` in events.
    Header,
    /// It is the whole body: `smithy.api#httpPayload`, and `smithy.api#eventPayload` in events.
    Payload,
    /// Each entry is a header, its name after a prefix: `smithy.api#httpPrefixHeaders`.
    PrefixHeaders,
    /// In the path of a request: `smithy.api#httpLabel`.
    Label,
    /// A parameter in the query of a request: `smithy.api#httpQuery`.
    Query,
    /// Each entry is a parameter in the query of a request: `smithy.api#httpQueryParams`.
    QueryParams,
    /// The status of a response: `smithy.api#httpResponseCode`.
    Status,
}

impl Location {
    /// Whether only a request has this place.
    #[inline]
    pub(crate) const fn is_of_request(self) -> bool {
        matches!(self, Self::Label | Self::Query | Self::QueryParams)
    }
}

impl Table {
    /// A structure of this name.
    #[inline]
    pub const fn new(name: &'static str, members: &'static [Member]) -> Self {
        Self {
            name,
            flags: TableFlags::NONE,
            fields: "",
            members,
            traits: &[],
        }
    }

    /// Whether a member has this flag.
    pub const fn has(&self, flag: MemberFlags) -> bool {
        let mut rest = self.members;
        while let [member, others @ ..] = rest {
            if member.flags.contains(flag) {
                return true;
            }
            rest = others;
        }
        false
    }

    /// Whether the shape is a union.
    #[inline]
    pub const fn is_union(&self) -> bool {
        self.flags.contains(TableFlags::UNION)
    }

    /// The position of the member that the model gives this name.
    #[inline]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }

    /// The position of the member that has this name in a body, among the members that `is_there` accepts. The search starts
    /// at `hint`: wire data mostly comes in model order, so a reader passes the position after the last one found.
    #[inline]
    pub(crate) fn position_in_body(
        &self,
        name: &str,
        hint: usize,
        is_there: impl Fn(&Member) -> bool,
    ) -> Option<usize> {
        let (before, after) = self.members.split_at(hint.min(self.members.len()));
        let found = |member: &Member| member.name_in_body() == name && is_there(member);
        match after.iter().position(found) {
            Some(position) => Some(before.len() + position),
            None => before.iter().position(found),
        }
    }
}

/// The traits of a shape that has none beside its flags.
pub const NO_TRAITS: &[Trait] = &[];

/// The members of these names and flags; some, given by their positions, with traits.
pub const fn members<const N: usize, const M: usize>(
    named: [(&'static str, u16); N],
    with_traits: [(usize, &'static [Trait]); M],
) -> [Member; N] {
    let mut members = [const { Member::new("") }; N];
    let mut index = 0;
    while index < N {
        let (name, flags) = named[index];
        members[index] = Member::new(name).with(MemberFlags(flags));
        index += 1;
    }
    let mut rest = with_traits.as_slice();
    while let [(index, traits), others @ ..] = rest {
        members[*index] = Member::new(members[*index].name)
            .with(members[*index].flags)
            .traits(traits);
        rest = others;
    }
    members
}

impl Member {
    /// A member without facts of its own: the item of a list whose table says nothing about its items.
    pub(crate) const PLAIN: &'static Self = &Self::new("");

    /// A member of this name.
    #[inline]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            flags: MemberFlags::NONE,
            traits: &[],
        }
    }

    /// The same with these flags added.
    #[inline]
    pub const fn with(mut self, flags: MemberFlags) -> Self {
        self.flags = self.flags.union(flags);
        self
    }

    /// The same with these facts instead of the ones it had.
    #[inline]
    pub const fn traits(mut self, traits: &'static [Trait]) -> Self {
        self.traits = traits;
        let mut rest = traits;
        while let [fact, others @ ..] = rest {
            if let Trait::Name(_) = fact {
                self.flags = self.flags.union(MemberFlags::RENAMED);
            }
            rest = others;
        }
        self
    }

    /// The name of the member where it stands: of its header, of its parameter, or in the body.
    #[inline]
    pub fn wire_name(&self) -> &'static str {
        match self.flags.contains(MemberFlags::RENAMED) {
            true => self.stated_name(),
            false => self.name,
        }
    }

    /// The name of the member in a body. It has another one as a header or parameter; shapes that are nested in others have
    /// none of these.
    #[inline]
    pub(crate) fn name_in_body(&self) -> &'static str {
        const RENAMED: u16 = MemberFlags::RENAMED.0;
        match self.flags.0 & (LOCATION | RENAMED) {
            RENAMED => self.stated_name(),
            _ => self.name,
        }
    }

    fn stated_name(&self) -> &'static str {
        stated_name(self.traits).unwrap_or(self.name)
    }

    /// The media type of the value.
    #[inline]
    pub fn media_type(&self) -> Option<&'static str> {
        self.traits.iter().find_map(|fact| match fact {
            Trait::MediaType(media_type) => Some(*media_type),
            _ => None,
        })
    }

    /// Where the member stands in a message.
    #[inline]
    pub const fn location(&self) -> Location {
        match (self.flags.0 & LOCATION) >> LOCATION_SHIFT {
            1 => Location::Header,
            2 => Location::Payload,
            3 => Location::PrefixHeaders,
            4 => Location::Label,
            5 => Location::Query,
            6 => Location::QueryParams,
            7 => Location::Status,
            _ => Location::Body,
        }
    }

    /// The timestamp format that the member states, if it does.
    #[inline]
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.traits.iter().find_map(|fact| match fact {
            Trait::TimestampFormat(format) => Some(*format),
            _ => None,
        })
    }

    /// The items of the list that this member targets.
    #[inline]
    pub fn item(&self) -> &'static Member {
        let item = self.traits.iter().find_map(|fact| match fact {
            Trait::Item(member) => Some(*member),
            _ => None,
        });
        item.unwrap_or(Self::PLAIN)
    }

    /// The keys of the map that this member targets.
    #[inline]
    pub fn map_key(&self) -> &'static Member {
        let key = self.traits.iter().find_map(|fact| match fact {
            Trait::MapKey(member) => Some(*member),
            _ => None,
        });
        key.unwrap_or(Self::PLAIN)
    }

    /// The values of the map that this member targets.
    #[inline]
    pub fn map_value(&self) -> &'static Member {
        let value = self.traits.iter().find_map(|fact| match fact {
            Trait::MapValue(member) => Some(*member),
            _ => None,
        });
        value.unwrap_or(Self::PLAIN)
    }
}

/// The name that a shape or member states.
pub(super) fn stated_name(traits: &'static [Trait]) -> Option<&'static str> {
    traits.iter().find_map(|fact| match fact {
        Trait::Name(name) => Some(*name),
        _ => None,
    })
}
