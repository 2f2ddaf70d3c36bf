//! A CBOR body as a tree, read by ciborium: in come bytes, out go items, each with the place where it stands.

use std::ops::Range;

use ciborium_ll::{Decoder, Header};

use super::super::json::Refused;

/// How deep a body may be nested: deeper than what the interpreter accepts anywhere.
const DEPTH: usize = 700;

/// An item.
#[derive(Debug)]
pub enum Item {
    /// An integer.
    Whole(i128),
    /// A byte string, by its chunks.
    Bytes(Vec<Vec<u8>>),
    /// A text string, by its chunks, which may be no UTF-8.
    Text(Vec<Vec<u8>>),
    /// An array.
    Array(Vec<Item>),
    /// A map.
    Map(Vec<(Item, Item)>),
    /// A tag and its item.
    Tag(u64, Box<Item>),
    /// A simple value.
    Simple(u8),
    /// A float of any width.
    Float(f64),
}

/// The one item that a body is.
pub fn parse(body: &[u8]) -> Result<Item, Refused> {
    let mut parser = Parser::new(body);
    let item = parser.item(0)?;
    match parser.decoder.offset() == body.len() {
        true => Ok(item),
        false => Err(Refused),
    }
}

/// The places of the items of a body, as far as it is one.
pub fn places(body: &[u8]) -> Vec<Range<usize>> {
    let mut parser = Parser::new(body);
    // What stands before the fault counts.
    let _ = parser.item(0);
    parser.places
}

struct Parser<'a> {
    body: &'a [u8],
    decoder: Decoder<&'a [u8]>,
    places: Vec<Range<usize>>,
}

impl<'a> Parser<'a> {
    fn new(body: &'a [u8]) -> Self {
        Self {
            body,
            decoder: Decoder::from(body),
            places: Vec::new(),
        }
    }

    fn header(&mut self) -> Result<Header, Refused> {
        let start = self.decoder.offset();
        // A simple value below 32 has no second byte (RFC 8949, section 3.3), which the library lets pass.
        match self.body.get(start..) {
            Some([0xf8, ..0x20, ..]) => Err(Refused),
            _ => self.decoder.pull().map_err(|_| Refused),
        }
    }

    fn item(&mut self, depth: usize) -> Result<Item, Refused> {
        let start = self.decoder.offset();
        match self.header()? {
            Header::Break => Err(Refused),
            header => {
                let item = self.item_of(header, depth)?;
                self.places.push(start..self.decoder.offset());
                Ok(item)
            }
        }
    }

    fn item_of(&mut self, header: Header, depth: usize) -> Result<Item, Refused> {
        if depth > DEPTH {
            return Err(Refused);
        }
        Ok(match header {
            Header::Positive(value) => Item::Whole(value.into()),
            Header::Negative(value) => Item::Whole(-1 - i128::from(value)),
            Header::Float(value) => Item::Float(value),
            Header::Simple(value) => Item::Simple(value),
            Header::Tag(tag) => self.tagged(tag, depth)?,
            Header::Break => return Err(Refused),
            Header::Bytes(length) => Item::Bytes(self.chunks(length, |header| match header {
                Header::Bytes(length) => length,
                _ => None,
            })?),
            Header::Text(length) => Item::Text(self.chunks(length, |header| match header {
                Header::Text(length) => length,
                _ => None,
            })?),
            Header::Array(Some(length)) => {
                let items = (0..length).map(|_| self.item(depth + 1));
                Item::Array(items.collect::<Result<_, _>>()?)
            }
            Header::Array(None) => {
                let mut items = Vec::new();
                while let Some(item) = self.until_break(depth)? {
                    items.push(item);
                }
                Item::Array(items)
            }
            Header::Map(Some(length)) => {
                let entries =
                    (0..length).map(|_| Ok((self.item(depth + 1)?, self.item(depth + 1)?)));
                Item::Map(entries.collect::<Result<_, Refused>>()?)
            }
            Header::Map(None) => {
                let mut entries = Vec::new();
                while let Some(key) = self.until_break(depth)? {
                    entries.push((key, self.item(depth + 1)?));
                }
                Item::Map(entries)
            }
        })
    }

    /// The tags before an item, without recursion: there may be thousands of them.
    fn tagged(&mut self, tag: u64, depth: usize) -> Result<Item, Refused> {
        let mut tags = vec![tag];
        let mut item = loop {
            match self.header()? {
                Header::Tag(tag) => tags.push(tag),
                header => break self.item_of(header, depth)?,
            }
        };
        for tag in tags.into_iter().rev() {
            item = Item::Tag(tag, Box::new(item));
        }
        Ok(item)
    }

    fn until_break(&mut self, depth: usize) -> Result<Option<Item>, Refused> {
        let start = self.decoder.offset();
        match self.header()? {
            Header::Break => Ok(None),
            header => {
                let item = self.item_of(header, depth + 1)?;
                self.places.push(start..self.decoder.offset());
                Ok(Some(item))
            }
        }
    }

    /// The chunks of a string; `length` is that of a chunk's header, if it is one.
    fn chunks(
        &mut self,
        length: Option<usize>,
        of_chunk: fn(Header) -> Option<usize>,
    ) -> Result<Vec<Vec<u8>>, Refused> {
        if let Some(length) = length {
            return Ok(vec![self.bytes(length)?]);
        }
        let mut chunks = Vec::new();
        loop {
            match self.header()? {
                Header::Break => return Ok(chunks),
                header => {
                    let length = of_chunk(header).ok_or(Refused)?;
                    chunks.push(self.bytes(length)?);
                }
            }
        }
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>, Refused> {
        if length > self.body.len() - self.decoder.offset() {
            return Err(Refused);
        }
        let mut bytes = vec![0; length];
        match ciborium_io::Read::read_exact(&mut self.decoder, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(_) => Err(Refused),
        }
    }
}
