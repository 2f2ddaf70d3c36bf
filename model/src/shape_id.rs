//! Shape ids: text such as `com.example#City$name` comes in, a checked and cheaply cloned id goes out.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The absolute id of a shape or of a member: `namespace#Name` or `namespace#Name$member`.
///
/// Source: Smithy 2.0, "Shape ID". Cloning shares the text; ids compare, sort and hash as their text, so that
/// a map keyed by ids can be asked with a `&str`.
#[derive(Clone)]
pub struct ShapeId {
    text: Arc<str>,
    /// Byte position of the `#`.
    number_sign: u32,
    /// Byte position of the `$`, or the length of the text when no member is named.
    dollar: u32,
}

impl ShapeId {
    /// Whether it is `smithy.api#Unit`, which stands for no input, no output, a union's variant without a value, and
    /// the values of an enumeration.
    pub fn is_unit(&self) -> bool {
        *self == "smithy.api#Unit"
    }

    /// Parses an absolute id; relative ones (`City`) and anything outside the grammar are refused.
    pub fn parse(text: &str) -> Result<ShapeId, InvalidShapeId> {
        ShapeId::from_shared(Arc::from(text))
    }

    /// As [`ShapeId::parse`], for a text that is shared already.
    pub fn from_shared(text: Arc<str>) -> Result<ShapeId, InvalidShapeId> {
        let invalid = || InvalidShapeId {
            text: text.to_string(),
        };
        let (namespace, rest) = text.split_once('#').ok_or_else(invalid)?;
        let (name, member) = match rest.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (rest, None),
        };
        let valid = namespace.split('.').all(is_identifier)
            && is_identifier(name)
            && member.is_none_or(is_identifier);
        let number_sign = u32::try_from(namespace.len());
        let dollar = u32::try_from(namespace.len() + 1 + name.len());
        match (valid, number_sign, dollar) {
            (true, Ok(number_sign), Ok(dollar)) => Ok(ShapeId {
                text,
                number_sign,
                dollar,
            }),
            _ => Err(invalid()),
        }
    }

    /// An id whose parts the caller knows to be valid, such as one of the prelude.
    pub(crate) fn known(namespace: &str, name: &str) -> ShapeId {
        ShapeId {
            text: Arc::from(format!("{namespace}#{name}")),
            number_sign: namespace.len() as u32,
            dollar: (namespace.len() + 1 + name.len()) as u32,
        }
    }

    /// The whole id as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The part before `#`.
    pub fn namespace(&self) -> &str {
        self.text
            .get(..self.number_sign as usize)
            .unwrap_or_default()
    }

    /// The shape's name: between `#` and `$`.
    pub fn name(&self) -> &str {
        self.text
            .get(self.number_sign as usize + 1..self.dollar as usize)
            .unwrap_or_default()
    }

    /// The member's name, when the id names a member.
    pub fn member(&self) -> Option<&str> {
        self.text.get(self.dollar as usize + 1..)
    }

    /// The id of the shape that holds this member; the id itself when it names no member.
    pub fn container(&self) -> ShapeId {
        match self.text.get(..self.dollar as usize) {
            Some(root) if root.len() < self.text.len() => ShapeId {
                text: Arc::from(root),
                ..*self
            },
            _ => self.clone(),
        }
    }

    /// The id of a member of this shape.
    pub fn with_member(&self, member: &str) -> Result<ShapeId, InvalidShapeId> {
        let root = self
            .text
            .get(..self.dollar as usize)
            .unwrap_or(self.as_str());
        let mut text = String::with_capacity(root.len() + 1 + member.len());
        text.push_str(root);
        text.push('$');
        text.push_str(member);
        if !is_identifier(member) {
            return Err(InvalidShapeId { text });
        }
        Ok(ShapeId {
            text: Arc::from(text),
            ..*self
        })
    }
}

/// Whether a text is an identifier of the shape id grammar: ASCII letters, digits and underscores, led by a letter
/// or by underscores that a letter or digit follows.
pub fn is_identifier(text: &str) -> bool {
    let led = match text.trim_start_matches('_').as_bytes().first() {
        Some(first) if text.starts_with('_') => first.is_ascii_alphanumeric(),
        Some(first) => first.is_ascii_alphabetic(),
        None => false,
    };
    led && text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl PartialEq for ShapeId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text) || self.text == other.text
    }
}

impl Eq for ShapeId {}

impl PartialEq<str> for ShapeId {
    fn eq(&self, other: &str) -> bool {
        *self.text == *other
    }
}

impl PartialEq<&str> for ShapeId {
    fn eq(&self, other: &&str) -> bool {
        *self.text == **other
    }
}

impl PartialOrd for ShapeId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ShapeId {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for ShapeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for ShapeId {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// A text that is not a shape id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidShapeId {
    /// The text as it was found.
    pub text: String,
}

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is not a shape id of the form `namespace#Name` or `namespace#Name$member`",
            self.text.escape_debug()
        )
    }
}

impl std::error::Error for InvalidShapeId {}
