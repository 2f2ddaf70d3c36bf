//! What is wrong with a value and where. In: the findings of the walk. Out: paths and sentences for
//! people, and the constraint itself for programs.
//!
//! No sentence repeats the value: it may be sensitive, and the caller has it anyway.

use std::fmt;

/// One constraint that a value breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where in the checked structure.
    pub path: Path,
    /// Which constraint.
    pub constraint: Constraint,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.segments.is_empty() {
            return write!(formatter, "{}", self.constraint);
        }
        write!(formatter, "{}: {}", self.path, self.constraint)
    }
}

/// The way from the checked structure to a value: `Outer.List[2].Name`, `Map["key"]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    segments: Vec<PathSegment>,
}

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathSegment {
    /// Into a member of a structure or union, by its name in the model.
    Member(&'static str),
    /// Into an item of a list.
    Item(usize),
    /// Into an entry of a map: its key as well as its value.
    Entry(String),
}

impl Path {
    /// The steps, outermost first; none for the checked structure itself.
    pub fn segments(&self) -> &[PathSegment] {
        &self.segments
    }

    pub(super) fn push(&mut self, segment: PathSegment) {
        self.segments.push(segment);
    }

    pub(super) fn pop(&mut self) {
        self.segments.pop();
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.segments.iter().enumerate() {
            match segment {
                PathSegment::Member(name) if position == 0 => formatter.write_str(name)?,
                PathSegment::Member(name) => write!(formatter, ".{name}")?,
                PathSegment::Item(index) => write!(formatter, "[{index}]")?,
                PathSegment::Entry(key) => write!(formatter, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

/// What a [`Constraint::Length`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Unicode scalar values of a string.
    Characters,
    /// Bytes of a blob.
    Bytes,
    /// Items of a list.
    Items,
    /// Entries of a map.
    Entries,
}

impl fmt::Display for Subject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Subject::Characters => "characters",
            Subject::Bytes => "bytes",
            Subject::Items => "items",
            Subject::Entries => "entries",
        })
    }
}

/// A constraint trait that does not hold, with what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Constraint {
    /// `smithy.api#required`: the member is absent.
    Required,
    /// `smithy.api#length`.
    Length {
        /// What is counted.
        subject: Subject,
        /// How many there are.
        length: u64,
        /// The least number allowed.
        min: Option<u64>,
        /// The greatest number allowed.
        max: Option<u64>,
    },
    /// `smithy.api#range`; the bounds as the model writes them.
    Range {
        /// The least value allowed.
        min: Option<&'static str>,
        /// The greatest value allowed.
        max: Option<&'static str>,
    },
    /// `smithy.api#pattern`: the regular expression finds no match.
    Pattern(&'static str),
    /// The values of an `enum`: this is none of them.
    Enum(&'static [String]),
    /// The values of an `intEnum`: this is none of them.
    IntEnum(&'static [i32]),
    /// `smithy.api#uniqueItems`: the item equals an earlier one.
    UniqueItems,
    /// A union without exactly one member that the model knows.
    OneOf,
}

impl fmt::Display for Constraint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::Required => formatter.write_str("is required"),
            Constraint::Length {
                subject,
                length,
                min,
                max,
            } => {
                formatter.write_str("must have ")?;
                bounds(formatter, min.as_ref(), max.as_ref())?;
                write!(formatter, " {subject}, has {length}")
            }
            Constraint::Range { min, max } => {
                formatter.write_str("must be ")?;
                bounds(formatter, min.as_ref(), max.as_ref())
            }
            Constraint::Pattern(pattern) => {
                write!(formatter, "must match the regular expression {pattern}")
            }
            Constraint::Enum(allowed) => write!(formatter, "must be one of {}", allowed.join(", ")),
            Constraint::IntEnum(allowed) => {
                let allowed: Vec<String> = allowed.iter().map(i32::to_string).collect();
                write!(formatter, "must be one of {}", allowed.join(", "))
            }
            Constraint::UniqueItems => formatter.write_str("repeats an earlier item"),
            Constraint::OneOf => formatter.write_str("must have exactly one member set"),
        }
    }
}

/// `at least A`, `at most B`, `from A to B`, or `exactly A`.
fn bounds<T: fmt::Display + PartialEq>(
    formatter: &mut fmt::Formatter<'_>,
    min: Option<&T>,
    max: Option<&T>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) if min == max => write!(formatter, "exactly {min}"),
        (Some(min), Some(max)) => write!(formatter, "from {min} to {max}"),
        (Some(min), None) => write!(formatter, "at least {min}"),
        (None, Some(max)) => write!(formatter, "at most {max}"),
        (None, None) => formatter.write_str("any number of"),
    }
}
