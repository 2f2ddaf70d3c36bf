//! Where a trait may be applied: types of shapes, types of shapes that hold a member, types that a member targets.

/// A set of shape types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kinds(u32);

impl Kinds {
    /// No type.
    pub const NONE: Kinds = Kinds(0);
    /// `blob`.
    pub const BLOB: Kinds = Kinds(1);
    /// `boolean`.
    pub const BOOLEAN: Kinds = Kinds(1 << 1);
    /// `string` alone.
    pub const PLAIN_STRING: Kinds = Kinds(1 << 2);
    /// `string` and `enum`.
    pub const STRING: Kinds = Kinds::PLAIN_STRING.or(Kinds::ENUM);
    /// `enum`.
    pub const ENUM: Kinds = Kinds(1 << 3);
    /// `intEnum`.
    pub const INT_ENUM: Kinds = Kinds(1 << 4);
    /// `integer` alone.
    pub const PLAIN_INTEGER: Kinds = Kinds(1 << 5);
    /// `integer` and `intEnum`.
    pub const INTEGER: Kinds = Kinds::PLAIN_INTEGER.or(Kinds::INT_ENUM);
    /// Numbers of other types than `integer` and `intEnum`.
    pub const OTHER_NUMBER: Kinds = Kinds(1 << 6);
    /// All types of number.
    pub const NUMBER: Kinds = Kinds::INTEGER.or(Kinds::OTHER_NUMBER);
    /// `timestamp`.
    pub const TIMESTAMP: Kinds = Kinds(1 << 7);
    /// `document`.
    pub const DOCUMENT: Kinds = Kinds(1 << 8);
    /// `list`.
    pub const LIST: Kinds = Kinds(1 << 9);
    /// `map`.
    pub const MAP: Kinds = Kinds(1 << 10);
    /// `structure`.
    pub const STRUCTURE: Kinds = Kinds(1 << 11);
    /// `union`.
    pub const UNION: Kinds = Kinds(1 << 12);
    /// `service`.
    pub const SERVICE: Kinds = Kinds(1 << 13);
    /// `resource`.
    pub const RESOURCE: Kinds = Kinds(1 << 14);
    /// `operation`.
    pub const OPERATION: Kinds = Kinds(1 << 15);
    /// All types without members but enumerations', which count as simple too.
    pub const SIMPLE: Kinds = Kinds::BLOB
        .or(Kinds::BOOLEAN)
        .or(Kinds::STRING)
        .or(Kinds::NUMBER)
        .or(Kinds::TIMESTAMP)
        .or(Kinds::DOCUMENT);
    /// All types of values.
    pub const DATA: Kinds = Kinds::SIMPLE
        .or(Kinds::LIST)
        .or(Kinds::MAP)
        .or(Kinds::STRUCTURE)
        .or(Kinds::UNION);
    /// All types.
    pub const ALL: Kinds = Kinds(u32::MAX);

    /// Both sets together.
    pub const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether a type is in the set, given as the set of it alone.
    pub const fn contains(self, kind: Kinds) -> bool {
        self.0 & kind.0 != 0
    }
}

/// The places where a trait may be applied. Source: the `selector` of each trait's definition. Conditions beyond types,
/// such as other traits, are checked elsewhere, if at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selector {
    /// The types of shapes.
    pub shapes: Kinds,
    /// The types of shapes whose members it may be applied to.
    pub members_of: Kinds,
    /// The types that these members may target.
    pub targets: Kinds,
}

impl Selector {
    /// Any shape and any member.
    pub const ANY: Selector = Selector {
        shapes: Kinds::ALL,
        members_of: Kinds::ALL,
        targets: Kinds::ALL,
    };

    /// Shapes only.
    pub const fn shapes(shapes: Kinds) -> Selector {
        Selector {
            shapes,
            members_of: Kinds::NONE,
            targets: Kinds::NONE,
        }
    }

    /// Members only, whatever they target.
    pub const fn members_of(members_of: Kinds) -> Selector {
        Selector::members(members_of, Kinds::ALL)
    }

    /// Members only, by holder and target.
    pub const fn members(members_of: Kinds, targets: Kinds) -> Selector {
        Selector {
            shapes: Kinds::NONE,
            members_of,
            targets,
        }
    }

    /// Shapes of these types and members that target them.
    pub const fn values(kinds: Kinds) -> Selector {
        Selector {
            shapes: kinds,
            members_of: Kinds::ALL,
            targets: kinds,
        }
    }
}
