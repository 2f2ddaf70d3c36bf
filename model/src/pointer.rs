//! JSON pointers (RFC 6901): keys and indexes come in, the escaped text goes out, and the other way around.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// The way from a JSON value to one within it. Nothing else reads or writes the text of a pointer. Cloning shares it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pointer(Arc<str>);

impl Pointer {
    /// A pointer that this program holds as a text.
    pub(crate) fn written(text: &'static str) -> Pointer {
        Pointer(text.into())
    }

    /// The way on to a key or an index.
    pub fn child(&self, segment: &str) -> Pointer {
        let mut text = String::with_capacity(self.0.len() + 1 + segment.len());
        text.push_str(&self.0);
        push(&mut text, segment);
        Pointer(text.into())
    }

    /// The way on by another pointer.
    pub fn join(&self, rest: &Pointer) -> Pointer {
        match (self.is_empty(), rest.is_empty()) {
            (true, _) => rest.clone(),
            (_, true) => self.clone(),
            _ => Pointer(format!("{self}{rest}").into()),
        }
    }

    /// The way from the value that `above` leads to, if that is on this way.
    pub fn below(&self, above: &Pointer) -> Option<Pointer> {
        let rest = self.0.strip_prefix(&*above.0)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| Pointer(rest.into()))
    }

    /// Whether it leads to the whole value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys and indexes.
    pub fn segments(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let segments = self.0.split('/').skip(1);
        segments.map(|segment| match segment.contains('~') {
            true => Cow::Owned(segment.replace("~1", "/").replace("~0", "~")),
            false => Cow::Borrowed(segment),
        })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn push(text: &mut String, segment: &str) {
    text.push('/');
    for character in segment.chars() {
        match character {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            other => text.push(other),
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for Pointer {
    fn from_iter<I: IntoIterator<Item = S>>(segments: I) -> Pointer {
        let mut text = String::new();
        for segment in segments {
            push(&mut text, segment.as_ref());
        }
        Pointer(text.into())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
