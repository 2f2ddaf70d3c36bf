//! Texts of a document before its shape is known: the code and the message of an error. A document and the way to its texts
//! come in, names and texts go out.

use super::reader::Reader;
use super::tag::Tag;
use crate::codec::{Error, VisitText};

/// Stands for any name of the outermost element.
pub(super) const ANY: &str = "";

/// Calls back with the name and the text of each element that has only text, on the way through these elements. Without
/// any, the outermost one is meant, whatever its name.
///
/// # Errors
///
/// The body is not well-formed XML in UTF-8, or its outermost element is another.
pub(super) fn texts(body: &[u8], path: &[&str], visit: VisitText<'_>) -> Result<(), Error> {
    if body.is_empty() {
        return Ok(());
    }
    let mut reader = Reader::new(body)?;
    let root = reader.root()?;
    let rest = match path {
        [] => &[],
        [first, rest @ ..] => {
            expect(&reader, root, first)?;
            rest
        }
    };
    texts_within(&mut reader, root, rest, visit)?;
    reader.end()
}

fn texts_within(
    reader: &mut Reader<'_>,
    parent: Tag<'_>,
    path: &[&str],
    visit: VisitText<'_>,
) -> Result<(), Error> {
    while let Some(tag) = reader.child(parent.name)? {
        match path {
            [first, rest @ ..] if tag.local_name() == *first => {
                texts_within(reader, tag, rest, visit)?;
            }
            _ => {
                let start = *reader;
                match reader.text(tag.name) {
                    Ok(text) => visit(tag.local_name(), &text),
                    Err(_) => {
                        *reader = start;
                        reader.skip(tag.name)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Refuses another outermost element than this one.
pub(super) fn expect(reader: &Reader<'_>, root: Tag<'_>, name: &str) -> Result<(), Error> {
    match name == ANY || root.name == name || root.local_name() == name {
        true => Ok(()),
        false => Err(reader.fail(format!(
            "the outermost element is `{}`, expected `{name}`",
            root.name
        ))),
    }
}
