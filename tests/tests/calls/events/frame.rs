//! Frames of `application/vnd.amazon.eventstream`, written from the Amazon Event Stream Specification of Smithy 2.0 and
//! sharing no line with the client. In: bytes, or headers and a payload. Out: the other.

/// The bytes of a frame before its headers: two lengths and a checksum.
pub const PRELUDE: usize = 12;
const CHECKSUM: usize = 4;

/// The value of a header.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Bytes(Vec<u8>),
    Text(String),
    /// Milliseconds since the epoch.
    Timestamp(i64),
    Uuid([u8; 16]),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

/// One message.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub headers: Vec<(String, Value)>,
    pub payload: Vec<u8>,
}

impl Frame {
    pub fn new(payload: impl AsRef<[u8]>) -> Self {
        Self {
            headers: Vec::new(),
            payload: payload.as_ref().to_vec(),
        }
    }

    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// An event with a JSON payload.
    pub fn event(name: &str, json: &str) -> Self {
        Self::new(json)
            .with(":message-type", "event")
            .with(":event-type", name)
            .with(":content-type", "application/json")
    }

    /// An error that the model knows.
    pub fn exception(name: &str, json: &str) -> Self {
        Self::new(json)
            .with(":message-type", "exception")
            .with(":exception-type", name)
            .with(":content-type", "application/json")
    }

    /// An error that the model does not know.
    pub fn error(code: &str, message: &str) -> Self {
        Self::new("")
            .with(":message-type", "error")
            .with(":error-code", code)
            .with(":error-message", message)
    }

    pub fn header(&self, name: &str) -> Option<&Value> {
        let mut headers = self.headers.iter();
        headers.find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The text of a header, or nothing.
    pub fn text(&self, name: &str) -> &str {
        match self.header(name) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    pub fn encode(&self) -> Vec<u8> {
        let headers: Vec<u8> = self.headers.iter().flat_map(header).collect();
        let total = PRELUDE + headers.len() + self.payload.len() + CHECKSUM;
        let mut bytes = Vec::with_capacity(total);
        bytes.extend((total as u32).to_be_bytes());
        bytes.extend((headers.len() as u32).to_be_bytes());
        bytes.extend(crc32(&bytes).to_be_bytes());
        bytes.extend(headers);
        bytes.extend(&self.payload);
        bytes.extend(crc32(&bytes).to_be_bytes());
        bytes
    }

    /// The length of the frame that begins with these bytes.
    pub fn length(prelude: &[u8]) -> Result<usize, String> {
        let (lengths, checksum) = prelude[..PRELUDE].split_at(8);
        if crc32(lengths).to_be_bytes() != checksum {
            return Err("the checksum of the prelude is wrong".to_owned());
        }
        Ok(number(&lengths[..4]))
    }

    /// The frame that these bytes are.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        if Self::length(bytes)? != bytes.len() {
            return Err("the length is wrong".to_owned());
        }
        let (content, checksum) = bytes.split_at(bytes.len() - CHECKSUM);
        if crc32(content).to_be_bytes() != checksum {
            return Err("the checksum of the message is wrong".to_owned());
        }
        let (mut rest, payload) = content[PRELUDE..].split_at(number(&content[4..8]));
        let mut headers = Vec::new();
        while !rest.is_empty() {
            headers.push(read_header(&mut rest)?);
        }
        let payload = payload.to_vec();
        Ok(Self { headers, payload })
    }
}

/// A header as it is encoded.
pub fn header((name, value): &(String, Value)) -> Vec<u8> {
    let mut bytes = vec![name.len() as u8];
    bytes.extend(name.as_bytes());
    let long = |kind: u8, value: &[u8]| {
        let length = (value.len() as u16).to_be_bytes();
        [&[kind], &length[..], value].concat()
    };
    bytes.extend(match value {
        Value::Boolean(true) => vec![0],
        Value::Boolean(false) => vec![1],
        Value::Byte(value) => vec![2, *value as u8],
        Value::Short(value) => [&[3], &value.to_be_bytes()[..]].concat(),
        Value::Integer(value) => [&[4], &value.to_be_bytes()[..]].concat(),
        Value::Long(value) => [&[5], &value.to_be_bytes()[..]].concat(),
        Value::Bytes(value) => long(6, value),
        Value::Text(value) => long(7, value.as_bytes()),
        Value::Timestamp(value) => [&[8], &value.to_be_bytes()[..]].concat(),
        Value::Uuid(value) => [&[9], &value[..]].concat(),
    });
    bytes
}

fn read_header(rest: &mut &[u8]) -> Result<(String, Value), String> {
    let length = take::<1>(rest)?[0];
    let name = text(take_some(rest, length.into())?)?;
    let value = match take::<1>(rest)?[0] {
        0 => Value::Boolean(true),
        1 => Value::Boolean(false),
        2 => Value::Byte(i8::from_be_bytes(take(rest)?)),
        3 => Value::Short(i16::from_be_bytes(take(rest)?)),
        4 => Value::Integer(i32::from_be_bytes(take(rest)?)),
        5 => Value::Long(i64::from_be_bytes(take(rest)?)),
        kind @ (6 | 7) => {
            let length = u16::from_be_bytes(take(rest)?);
            let value = take_some(rest, length.into())?;
            match kind {
                6 => Value::Bytes(value.to_vec()),
                _ => Value::Text(text(value)?),
            }
        }
        8 => Value::Timestamp(i64::from_be_bytes(take(rest)?)),
        9 => Value::Uuid(take(rest)?),
        other => return Err(format!("{other} is not a type of header")),
    };
    Ok((name, value))
}

fn take<const LENGTH: usize>(rest: &mut &[u8]) -> Result<[u8; LENGTH], String> {
    let taken = take_some(rest, LENGTH)?;
    taken.try_into().map_err(|_| "a length is wrong".to_owned())
}

fn take_some<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], String> {
    let (taken, left) = rest
        .split_at_checked(length)
        .ok_or("a header ends too early")?;
    *rest = left;
    Ok(taken)
}

fn text(bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())
}

fn number(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// The CRC-32 of IEEE 802.3, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => crc >> 1 ^ 0xEDB8_8320,
            _ => crc >> 1,
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[test]
fn the_checksum_is_the_one_of_its_definition() {
    assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
}

#[test]
fn a_frame_is_read_as_it_was_written() {
    let frame = Frame::new("payload")
        .with("yes", Value::Boolean(true))
        .with("no", Value::Boolean(false))
        .with("byte", Value::Byte(-1))
        .with("short", Value::Short(-2))
        .with("integer", Value::Integer(-3))
        .with("long", Value::Long(-4))
        .with("bytes", Value::Bytes(vec![5, 6]))
        .with("text", "seven")
        .with("timestamp", Value::Timestamp(8))
        .with("uuid", Value::Uuid([9; 16]));
    assert_eq!(Frame::decode(&frame.encode()), Ok(frame));
}
