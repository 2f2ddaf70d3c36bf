//! What stands in a document beside its elements: the declaration, comments and processing instructions, and sections of text
//! in which nothing stands for anything else. The parser that stands before one comes in, and goes on behind it.

use super::reader::{is_white, Reader};
use super::tag::Tag;
use crate::codec::Error;

impl<'a> Reader<'a> {
    /// The text of a CDATA section.
    pub(super) fn verbatim(&mut self) -> Result<&'a str, Error> {
        match self.take("<![CDATA[") {
            true => self.until("]]>", "a section of text"),
            false => Err(self.fail("expected `<![CDATA[`")),
        }
    }

    /// Skips a comment or processing instruction.
    pub(super) fn aside(&mut self) -> Result<(), Error> {
        if self.take("<!--") {
            self.until("-->", "a comment").map(drop)
        } else if self.take("<?") {
            self.until("?>", "a processing instruction").map(drop)
        } else if self.rest().starts_with("<!DOCTYPE") {
            Err(self.fail("the document has a type, which is not read"))
        } else if self.rest().starts_with("<![CDATA[") {
            // White space is all that may stand between elements.
            let text = self.verbatim()?;
            match text.bytes().all(is_white) {
                true => Ok(()),
                false => Err(self.fail("expected elements, found text")),
            }
        } else {
            Err(self.fail("expected a comment or an element"))
        }
    }

    /// The XML declaration: nothing in it matters but the encoding.
    pub(super) fn declaration(&mut self) -> Result<(), Error> {
        let start = self.position();
        self.take("<?xml");
        let text = self.until("?>", "the XML declaration")?;
        let mut encoding = None;
        let declaration = Tag {
            name: "xml",
            attributes: text,
            start,
        };
        declaration.each_attribute(&mut |name, value| {
            if name == "encoding" {
                encoding = Some(value);
            }
            Ok(())
        })?;
        match encoding {
            Some(name) if !["utf-8", "us-ascii"].contains(&&*name.to_lowercase()) => {
                let message = "is an encoding that is not read; expected UTF-8";
                Err(Error::of_value(start, name, message))
            }
            _ => Ok(()),
        }
    }
}
