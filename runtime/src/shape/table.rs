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
    /// The value of a map, where it carries facts of its own.
    MapValue(&'static Member),
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
    /// In a header of its own: `smithy.api#eventHeader`.
    Header,
    /// It is the whole body: `smithy.api#eventPayload`.
    Payload,
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

    /// The position of the member of this name. The search starts at `hint`: wire data mostly
    /// comes in model order, so a reader passes the position after the last one found.
    #[inline]
    pub fn position(&self, name: &[u8], hint: usize) -> Option<usize> {
        let (before, after) = self.members.split_at(hint.min(self.members.len()));
        let found = |member: &Member| member.name.as_bytes() == name;
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
        members[*index].traits = traits;
        rest = others;
    }
    members
}

impl Member {
    /// A member without facts of its own: the item of a list whose table says nothing about its items.
    const PLAIN: &Self = &Self::new("");

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
        self
    }

    /// Where the member stands in a message.
    #[inline]
    pub const fn location(&self) -> Location {
        const HEADER: u16 = MemberFlags::HEADER.0;
        const PAYLOAD: u16 = MemberFlags::PAYLOAD.0;
        match self.flags.0 & LOCATION {
            HEADER => Location::Header,
            PAYLOAD => Location::Payload,
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
