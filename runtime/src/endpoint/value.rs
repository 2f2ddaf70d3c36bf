//! The values that endpoint rules compute with.
//!
//! In: constants of the rules and texts of the parameters, both borrowed. Out: values that are
//! cheap to copy. Parsed ones (ARNs, URLs) keep the text and the places of its parts, so that a
//! rule set is evaluated with few allocations besides the slots and the resulting URL.

use std::ops::{Deref, Range};
use std::rc::Rc;

use super::data::Step;
use super::partition::Partition;
use crate::jmespath::position;

/// A string, borrowed or shared.
#[derive(Clone, Debug)]
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    Shared(Rc<str>),
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            Text::Shared(text) => text,
        }
    }
}

impl<'a> Text<'a> {
    /// The part of the text in `range`; empty if there is no such part.
    pub(super) fn part(&self, range: Range<usize>) -> Text<'a> {
        match self {
            Text::Borrowed(text) => Text::Borrowed(text.get(range).unwrap_or_default()),
            Text::Shared(text) => Text::Shared(Rc::from(text.get(range).unwrap_or_default())),
        }
    }

    /// The range of `part`, which was sliced from this very text.
    pub(super) fn range_of(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).saturating_sub(self.as_ptr() as usize);
        start..start + part.len()
    }

    pub(super) fn slice(&self, part: &str) -> Text<'a> {
        self.part(self.range_of(part))
    }
}

/// The places of a URL's parts in its text.
#[derive(Clone, Debug)]
pub(super) struct Url<'a> {
    pub(super) scheme: Text<'a>,
    pub(super) authority: Text<'a>,
    pub(super) path: Text<'a>,
    pub(super) normalized_path: Text<'a>,
    pub(super) is_ip: bool,
}

/// A value that is present. An absent one is `Option::None` of this.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Boolean(bool),
    Integer(i32),
    Text(Text<'a>),
    Strings(&'a [String]),
    List(Rc<[Option<Value<'a>>]>),
    Url(Rc<Url<'a>>),
    /// The whole text of a valid ARN.
    Arn(Text<'a>),
    /// The resource part of an ARN, an array split at `:` and `/`.
    ArnResource(Text<'a>),
    Partition(&'static Partition),
}

impl<'a> Value<'a> {
    /// The name of the kind in error messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Value::Boolean(_) => "boolean",
            Value::Integer(_) => "integer",
            Value::Text(_) => "string",
            Value::Strings(_) | Value::List(_) | Value::ArnResource(_) => "array",
            Value::Url(_) | Value::Arn(_) | Value::Partition(_) => "object",
        }
    }

    /// The part of the value that `step` names, if there is one.
    pub(super) fn step(&self, step: Step) -> Option<Value<'a>> {
        match step {
            Step::Key(key) => self.field(key),
            Step::Index(index) => self.item(index),
        }
    }

    fn field(&self, key: &str) -> Option<Value<'a>> {
        match self {
            Value::Url(url) => Some(match key {
                "scheme" => Value::Text(url.scheme.clone()),
                "authority" => Value::Text(url.authority.clone()),
                "path" => Value::Text(url.path.clone()),
                "normalizedPath" => Value::Text(url.normalized_path.clone()),
                "isIp" => Value::Boolean(url.is_ip),
                _ => return None,
            }),
            Value::Arn(text) => {
                let position = match key {
                    "partition" => 1,
                    "service" => 2,
                    "region" => 3,
                    "accountId" => 4,
                    "resourceId" => 5,
                    _ => return None,
                };
                let part = text.slice(arn_part(text, position)?);
                Some(match position {
                    5 => Value::ArnResource(part),
                    _ => Value::Text(part),
                })
            }
            Value::Partition(partition) => {
                let text = |text| Some(Value::Text(Text::Borrowed(text)));
                match key {
                    "name" => text(partition.name),
                    "dnsSuffix" => text(partition.dns_suffix),
                    "dualStackDnsSuffix" => text(partition.dual_stack_dns_suffix),
                    "implicitGlobalRegion" => text(partition.implicit_global_region),
                    "supportsFIPS" => Some(Value::Boolean(partition.supports_fips)),
                    "supportsDualStack" => Some(Value::Boolean(partition.supports_dual_stack)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn item(&self, index: i32) -> Option<Value<'a>> {
        match self {
            Value::Strings(items) => {
                let item = items.get(position(index.into(), items.len())?)?;
                Some(Value::Text(Text::Borrowed(item)))
            }
            Value::List(items) => items.get(position(index.into(), items.len())?)?.clone(),
            Value::ArnResource(text) => {
                let parts = || text.split([':', '/']);
                let position = match index {
                    0.. => usize::try_from(index).ok()?,
                    _ => position(index.into(), parts().count())?,
                };
                let part = parts().nth(position)?;
                Some(Value::Text(text.slice(part)))
            }
            _ => None,
        }
    }
}

/// The part of an ARN at `position`: 0 is `arn`, 5 the resource with all its colons.
pub(super) fn arn_part(text: &str, position: usize) -> Option<&str> {
    text.splitn(6, ':').nth(position)
}
