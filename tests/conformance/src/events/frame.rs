//! Frames of event streams, read and written from the specification alone, so that they check the client's.
//!
//! Source: Smithy's Amazon Event Stream Specification, "Wire Format".

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{base64, DateTime};
use serde_json::Value;

/// A message.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Frame {
    pub(crate) headers: Vec<(String, Header)>,
    pub(crate) payload: Vec<u8>,
}

/// The value of a header.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Header {
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Blob(Vec<u8>),
    String(String),
    /// Milliseconds since 1970.
    Timestamp(i64),
}

/// What surrounds headers and payload: two lengths and two checksums.
const AROUND: usize = 16;

impl Frame {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&Header> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Whether a header is this string.
    pub(crate) fn says(&self, name: &str, text: &str) -> bool {
        matches!(self.header(name), Some(Header::String(value)) if value == text)
    }

    /// The message in bytes.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut headers = Vec::new();
        for (name, value) in &self.headers {
            headers.push(name.len() as u8);
            headers.extend(name.as_bytes());
            value.encode(&mut headers);
        }
        let total = AROUND + headers.len() + self.payload.len();
        let mut bytes = Vec::with_capacity(total);
        bytes.extend((total as u32).to_be_bytes());
        bytes.extend((headers.len() as u32).to_be_bytes());
        bytes.extend(crc32(&bytes).to_be_bytes());
        bytes.extend(&headers);
        bytes.extend(&self.payload);
        bytes.extend(crc32(&bytes).to_be_bytes());
        bytes
    }

    /// All messages of a body.
    pub(crate) fn decode_all(mut bytes: &[u8]) -> Result<Vec<Frame>, String> {
        let mut frames = Vec::new();
        while !bytes.is_empty() {
            frames.push(Frame::decode(&mut bytes)?);
        }
        Ok(frames)
    }

    /// The first message of these bytes, which are left with what is behind it.
    fn decode(bytes: &mut &[u8]) -> Result<Frame, String> {
        let whole = *bytes;
        let total = u32::from_be_bytes(take(bytes)?) as usize;
        let headers_length = u32::from_be_bytes(take(bytes)?) as usize;
        checksum(&whole[..8], u32::from_be_bytes(take(bytes)?))?;
        let body = total.checked_sub(AROUND).ok_or("a frame is too short")?;
        let body = take_slice(bytes, body)?;
        checksum(&whole[..total - 4], u32::from_be_bytes(take(bytes)?))?;
        let (mut headers, payload) = body
            .split_at_checked(headers_length)
            .ok_or("the headers are longer than the frame")?;
        let mut frame = Frame {
            payload: payload.to_vec(),
            ..Frame::default()
        };
        while !headers.is_empty() {
            let length = u8::from_be_bytes(take(&mut headers)?);
            let name = utf8(take_slice(&mut headers, length.into())?)?;
            frame.headers.push((name, Header::decode(&mut headers)?));
        }
        Ok(frame)
    }
}

impl Header {
    fn encode(&self, out: &mut Vec<u8>) {
        let mut push = |kind: u8, value: &[u8]| {
            out.push(kind);
            out.extend(value);
        };
        match self {
            Header::Boolean(true) => push(0, &[]),
            Header::Boolean(false) => push(1, &[]),
            Header::Byte(value) => push(2, &value.to_be_bytes()),
            Header::Short(value) => push(3, &value.to_be_bytes()),
            Header::Integer(value) => push(4, &value.to_be_bytes()),
            Header::Long(value) => push(5, &value.to_be_bytes()),
            Header::Blob(value) => push(6, &with_length(value)),
            Header::String(value) => push(7, &with_length(value.as_bytes())),
            Header::Timestamp(value) => push(8, &value.to_be_bytes()),
        }
    }

    fn decode(bytes: &mut &[u8]) -> Result<Header, String> {
        Ok(match u8::from_be_bytes(take(bytes)?) {
            0 => Header::Boolean(true),
            1 => Header::Boolean(false),
            2 => Header::Byte(i8::from_be_bytes(take(bytes)?)),
            3 => Header::Short(i16::from_be_bytes(take(bytes)?)),
            4 => Header::Integer(i32::from_be_bytes(take(bytes)?)),
            5 => Header::Long(i64::from_be_bytes(take(bytes)?)),
            kind @ (6 | 7) => {
                let length = u16::from_be_bytes(take(bytes)?);
                let value = take_slice(bytes, length.into())?;
                match kind {
                    6 => Header::Blob(value.to_vec()),
                    _ => Header::String(utf8(value)?),
                }
            }
            8 => Header::Timestamp(i64::from_be_bytes(take(bytes)?)),
            kind => return Err(format!("no header has the type {kind}")),
        })
    }

    /// The value as a case states it: an object with one entry, the type.
    pub(crate) fn read(value: &Value) -> Result<Header, String> {
        let entry = value.as_object().and_then(|object| object.iter().next());
        let (kind, value) = entry.ok_or_else(|| format!("`{value}` is no header"))?;
        let unfit = || format!("`{value}` is no {kind}");
        let number = || value.as_i64().ok_or_else(unfit);
        let text = || value.as_str().ok_or_else(unfit);
        Ok(match kind.as_str() {
            "boolean" => Header::Boolean(value.as_bool().ok_or_else(unfit)?),
            "byte" => Header::Byte(number()?.try_into().map_err(|_| unfit())?),
            "short" => Header::Short(number()?.try_into().map_err(|_| unfit())?),
            "integer" => Header::Integer(number()?.try_into().map_err(|_| unfit())?),
            "long" => Header::Long(number()?),
            "blob" => Header::Blob(base64::decode(text()?).map_err(|error| error.to_string())?),
            "string" => Header::String(text()?.to_owned()),
            "timestamp" => {
                let time = DateTime::from_str(text()?, Format::DateTime);
                let time = time.map_err(|error| error.to_string())?;
                Header::Timestamp(time.to_millis().map_err(|error| error.to_string())?)
            }
            _ => return Err(unfit()),
        })
    }
}

fn with_length(value: &[u8]) -> Vec<u8> {
    let length = (value.len() as u16).to_be_bytes();
    length.iter().chain(value).copied().collect()
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], String> {
    let value = take_slice(bytes, N)?;
    value.try_into().map_err(|_| "impossible".to_owned())
}

fn take_slice<'a>(bytes: &mut &'a [u8], length: usize) -> Result<&'a [u8], String> {
    let (value, rest) = bytes.split_at_checked(length).ok_or("a frame is cut off")?;
    *bytes = rest;
    Ok(value)
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())
}

fn checksum(bytes: &[u8], stated: u32) -> Result<(), String> {
    match crc32(bytes) == stated {
        true => Ok(()),
        false => Err("a checksum of a frame is wrong".to_owned()),
    }
}

/// The checksum of ISO 3309, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32, _| match crc & 1 {
        1 => (crc >> 1) ^ 0xEDB8_8320,
        _ => crc >> 1,
    };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), bit);
    !bytes.iter().fold(!0, byte)
}

#[cfg(test)]
mod tests {
    use super::{crc32, Frame, Header};

    #[test]
    fn the_checksum_is_the_well_known_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn frames_are_read_as_they_were_written() {
        let values = [
            Header::Boolean(true),
            Header::Boolean(false),
            Header::Byte(-1),
            Header::Short(-2),
            Header::Integer(3),
            Header::Long(i64::MAX),
            Header::Blob(vec![0, 255]),
            Header::String("é".to_owned()),
            Header::Timestamp(1000),
        ];
        let headers = values.into_iter().enumerate();
        let frame = Frame {
            headers: headers
                .map(|(index, value)| (index.to_string(), value))
                .collect(),
            payload: b"payload".to_vec(),
        };
        let mut bytes = [frame.encode(), Frame::default().encode()].concat();
        let read = Frame::decode_all(&bytes);
        assert_eq!(read, Ok(vec![frame, Frame::default()]));
        for cut in [1, 15, 40] {
            assert!(Frame::decode_all(&bytes[..bytes.len() - cut]).is_err());
        }
        bytes[30] ^= 1;
        assert!(Frame::decode_all(&bytes).is_err());
    }
}
