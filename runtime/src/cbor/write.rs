//! The writing interpreter: from a shape to CBOR, by the shape's table.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::DateTime;

use super::big::{Natural, TOO_LONG};
use super::head::{
    initial, push_head, ARRAY, BIG, BREAK, BYTES, DECIMAL, DOUBLE, EPOCH, FALSE, INDEFINITE, MAP,
    NEGATIVE, NEGATIVE_BIG, NULL, SINGLE, TAG, TEXT, TRUE, UNSIGNED,
};
use crate::codec::Members;
use crate::shape::{List, Map, Member, Structure, Value};

/// Writes a value; a structure as a map. Its length is indefinite, as in the published clients: which of its members are there is
/// found out while they are written. Lists and maps know their lengths.
///
/// # Errors
///
/// A union holds a variant that this version of the client does not know, a member is a document, or a big number is
/// longer than 4096 bytes.
pub(super) fn write(
    value: Value<'_>,
    member: &'static Member,
    members: Members,
) -> Result<Vec<u8>, BoxError> {
    let mut writer = Writer {
        out: Vec::with_capacity(256),
        shape: "",
        member: "",
    };
    match value {
        Value::Structure(value) => writer.structure(value, members)?,
        other => writer.value(other, member)?,
    }
    Ok(writer.out)
}

struct Writer {
    out: Vec<u8>,
    /// The member that is being written, for failures.
    shape: &'static str,
    member: &'static str,
}

impl Writer {
    fn structure(&mut self, value: &dyn Structure, members: Members) -> Result<(), BoxError> {
        let table = value.table();
        let start = self.out.len() + 1;
        self.out.push(initial(MAP, INDEFINITE));
        for (index, member) in table.members.iter().enumerate() {
            let Some(value) = value.get(index).filter(|_| members.contain(member)) else {
                continue;
            };
            if value.is_unset(member) {
                continue;
            }
            (self.shape, self.member) = (table.name, member.name);
            self.text(member.name_in_body());
            self.value(value, member)?;
        }
        if table.is_union() && self.out.len() == start {
            return Err(SerializationError::unknown_variant(table.name).into());
        }
        self.out.push(BREAK);
        Ok(())
    }

    fn value(&mut self, value: Value<'_>, member: &'static Member) -> Result<(), BoxError> {
        match value {
            Value::String(value) => self.text(value),
            Value::Enum(value) => self.text(value.as_str()),
            Value::Boolean(value) => self.out.push(if value { TRUE } else { FALSE }),
            Value::Byte(value) => self.integer(value.into()),
            Value::Short(value) => self.integer(value.into()),
            Value::Integer(value) => self.integer(value.into()),
            Value::Long(value) => self.integer(value),
            Value::Float(value) => self.single(value),
            Value::Double(value) => self.double(value),
            Value::BigInteger(value) => self.big_integer(value.as_ref())?,
            Value::BigDecimal(value) => self.big_decimal(value.as_ref())?,
            Value::Timestamp(value) => self.timestamp(value),
            Value::Blob(value) => {
                push_head(&mut self.out, BYTES, value.as_ref().len() as u64);
                self.out.extend_from_slice(value.as_ref());
            }
            Value::Document(_) => return Err(self.fail("is a document, which CBOR has not")),
            Value::Structure(value) => self.structure(value, Members::All)?,
            Value::List(value) => self.list(value, member.item())?,
            Value::Map(value) => self.map(value, member.map_value())?,
        }
        Ok(())
    }

    /// A failure to write the member.
    #[cold]
    fn fail(&self, message: &str) -> BoxError {
        format!("`{}` of `{}` {message}", self.member, self.shape).into()
    }

    fn text(&mut self, text: &str) {
        push_head(&mut self.out, TEXT, text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    fn integer(&mut self, value: i64) {
        match u64::try_from(value) {
            Ok(value) => push_head(&mut self.out, UNSIGNED, value),
            Err(_) => push_head(&mut self.out, NEGATIVE, !value as u64),
        }
    }

    fn single(&mut self, value: f32) {
        self.out.push(SINGLE);
        self.out.extend(value.to_be_bytes());
    }

    /// A double, as a single where that is the same value.
    fn double(&mut self, value: f64) {
        let single = value as f32;
        if f64::from(single) == value || value.is_nan() {
            return self.single(single);
        }
        self.out.push(DOUBLE);
        self.out.extend(value.to_be_bytes());
    }

    /// Seconds since 1970: a whole number, or a double with milliseconds. Smaller parts are cut off.
    fn timestamp(&mut self, value: &DateTime) {
        push_head(&mut self.out, TAG, EPOCH);
        let milliseconds = value.subsec_nanos() / 1_000_000;
        if milliseconds == 0 {
            return self.integer(value.secs());
        }
        let milliseconds = i128::from(value.secs()) * 1_000 + i128::from(milliseconds);
        self.out.push(DOUBLE);
        let seconds = milliseconds as f64 / 1_000.0;
        self.out.extend(seconds.to_be_bytes());
    }

    /// A whole number in decimal digits: an integer where it has at most 64 bits.
    fn big_integer(&mut self, text: &str) -> Result<(), BoxError> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (digits.bytes().any(|digit| digit != b'0'), digits),
            None => (false, text),
        };
        let Some(number) = Natural::of_digits(digits) else {
            return Err(self.fail(TOO_LONG));
        };
        let (number, major, tag) = match is_negative {
            true => (number.minus_one(), NEGATIVE, NEGATIVE_BIG),
            false => (number, UNSIGNED, BIG),
        };
        if let Some(value) = number.to_u64() {
            push_head(&mut self.out, major, value);
            return Ok(());
        }
        let bytes = number.to_bytes();
        push_head(&mut self.out, TAG, tag);
        push_head(&mut self.out, BYTES, bytes.len() as u64);
        self.out.extend(bytes);
        Ok(())
    }

    /// A decimal number: an exponent of ten, and the whole number that is multiplied with it.
    fn big_decimal(&mut self, text: &str) -> Result<(), BoxError> {
        let at = text.find(['e', 'E']).unwrap_or(text.len());
        let (decimal, exponent) = text.split_at_checked(at).unwrap_or((text, ""));
        let exponent = match exponent.get(1..) {
            Some(exponent) => exponent.parse().unwrap_or(i128::MAX),
            None => 0,
        };
        let (before, behind) = decimal.split_once('.').unwrap_or((decimal, ""));
        // The type has no numbers whose exponent has more than 64 bits.
        let exponent = i64::try_from(exponent.saturating_sub(behind.len() as i128));
        let exponent = exponent.map_err(|_| self.fail("has an exponent of more than 64 bits"))?;
        push_head(&mut self.out, TAG, DECIMAL);
        push_head(&mut self.out, ARRAY, 2);
        self.integer(exponent);
        self.big_integer(&[before.trim_start_matches('+'), behind].concat())
    }

    fn list(&mut self, list: &dyn List, item: &'static Member) -> Result<(), BoxError> {
        push_head(&mut self.out, ARRAY, list.len() as u64);
        for index in 0..list.len() {
            match list.get(index) {
                Some(value) => self.value(value, item)?,
                None => self.out.push(NULL),
            }
        }
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, member: &'static Member) -> Result<(), BoxError> {
        push_head(&mut self.out, MAP, map.len() as u64);
        let mut result = Ok(());
        map.each(&mut |key, value| {
            self.text(key);
            match value {
                Some(value) => result = self.value(value, member),
                None => self.out.push(NULL),
            }
            result.is_ok()
        });
        result
    }
}
