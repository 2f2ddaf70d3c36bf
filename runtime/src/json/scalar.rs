//! Values that are one token, in the types of their shapes.

use std::borrow::Cow;

use aws_smithy_types::{base64, BigDecimal, BigInteger, Blob, DateTime};

use super::document::read_document;
use super::number::NumberText;
use super::reader::Reader;
use super::timestamp::{self, parse_epoch_seconds, OUT_OF_RANGE};
use crate::codec::Error;
use crate::shape::{Slot, StringEnum};

impl<'a> Reader<'a> {
    /// A value that is one token, or a document. Strings and enums have functions of their own; what holds other values is
    /// left to the caller.
    #[inline(never)]
    pub(super) fn fill(&mut self, slot: Slot<'_>) -> Result<(), Error> {
        match slot {
            Slot::String(target) => self.fill_string(target)?,
            Slot::Enum(target) => self.fill_enum(target)?,
            Slot::Boolean(target) => *target = self.boolean()?,
            Slot::Byte(target) => *target = self.integer("a byte")?,
            Slot::Short(target) => *target = self.integer("a short")?,
            Slot::Integer(target) => *target = self.integer("an integer")?,
            Slot::Long(target) => *target = self.integer("a long")?,
            Slot::Float(target) => *target = self.float()?,
            Slot::Double(target) => *target = self.double()?,
            Slot::BigInteger(target) => *target = self.big_integer()?,
            Slot::BigDecimal(target) => *target = self.big_decimal()?,
            Slot::Timestamp(target) => *target = self.timestamp()?,
            Slot::Blob(target) => *target = self.blob()?,
            Slot::Document(target) => *target = read_document(self, 0)?,
            Slot::Structure(_) | Slot::List(_) | Slot::Map(_) => self.skip()?,
        }
        Ok(())
    }

    /// A string.
    #[inline(never)]
    pub(super) fn fill_string(&mut self, target: &mut String) -> Result<(), Error> {
        *target = match self.plain_string() {
            Some(text) => text.to_owned(),
            None => self.string()?.into_owned(),
        };
        Ok(())
    }

    /// The text of an enum.
    #[inline(never)]
    pub(super) fn fill_enum(&mut self, target: &mut dyn StringEnum) -> Result<(), Error> {
        match self.plain_string() {
            Some(text) => target.assign(text),
            None => target.assign(&self.string()?),
        }
        Ok(())
    }

    /// The place where the next token starts.
    fn place(&mut self) -> usize {
        self.peek();
        self.position()
    }

    /// A whole number of this type.
    pub(super) fn integer<T: TryFrom<i64>>(&mut self, what: &str) -> Result<T, Error> {
        let place = self.place();
        let number = self.number()?;
        let value = number.to_i64().and_then(|value| T::try_from(value).ok());
        value.ok_or_else(|| Error::of_value(place, number, format!("is not {what}")))
    }

    /// The floating-point value that JSON can only write as a string, if one is next.
    fn special_float(&mut self) -> Result<Option<f64>, Error> {
        if self.peek() != Some(b'"') {
            return Ok(None);
        }
        let place = self.place();
        match &*self.string()? {
            "NaN" => Ok(Some(f64::NAN)),
            "Infinity" => Ok(Some(f64::INFINITY)),
            "-Infinity" => Ok(Some(f64::NEG_INFINITY)),
            other => Err(Error::of_value(place, other, "is not a number")),
        }
    }

    /// A double.
    pub(super) fn double(&mut self) -> Result<f64, Error> {
        if let Some(value) = self.special_float()? {
            return Ok(value);
        }
        let place = self.place();
        let value = self.number()?.to_f64();
        value.ok_or_else(|| Error::new(place, "the number is too great for a double"))
    }

    /// A float.
    pub(super) fn float(&mut self) -> Result<f32, Error> {
        if let Some(value) = self.special_float()? {
            return Ok(value as f32);
        }
        let place = self.place();
        let value = self.number()?.to_f32();
        value.ok_or_else(|| Error::new(place, "the number is too great for a float"))
    }

    /// The text of a big number: a number, or a string, which services send so that no parser rounds the number.
    fn big_number(&mut self) -> Result<Cow<'a, str>, Error> {
        if self.peek() == Some(b'"') {
            return self.string();
        }
        Ok(Cow::Borrowed(self.number()?.text))
    }

    /// A big integer.
    pub(super) fn big_integer(&mut self) -> Result<BigInteger, Error> {
        let place = self.place();
        let text = self.big_number()?;
        let digits = NumberText::of(&text).and_then(NumberText::integer_digits);
        let value = digits.as_deref().unwrap_or(&text).parse();
        value.map_err(|error| Error::new(place, "expected a whole number").caused_by(error))
    }

    /// A big decimal.
    pub(super) fn big_decimal(&mut self) -> Result<BigDecimal, Error> {
        let place = self.place();
        let value = self.big_number()?.parse();
        value.map_err(|error| Error::new(place, "expected a decimal number").caused_by(error))
    }

    /// A timestamp, in any of the three formats.
    pub(super) fn timestamp(&mut self) -> Result<DateTime, Error> {
        let place = self.place();
        if self.peek() != Some(b'"') {
            if let Some((value, length)) = timestamp::parse_plain_seconds(self.rest()) {
                self.pass(length);
                return Ok(value);
            }
            let number = self.number()?;
            let value = parse_epoch_seconds(number);
            return value.ok_or_else(|| Error::of_value(place, number, OUT_OF_RANGE));
        }
        let text = match self.plain_string() {
            Some(text) => Cow::Borrowed(text),
            None => self.string()?,
        };
        timestamp::parse(&text)
            .map_err(|error| Error::of_value(place, &*text, "is not a timestamp").caused_by(error))
    }

    /// A blob, in base64.
    pub(super) fn blob(&mut self) -> Result<Blob, Error> {
        let place = self.place();
        let bytes = base64::decode(&*self.string()?);
        let bytes = bytes.map_err(|error| Error::new(place, "expected base64").caused_by(error))?;
        Ok(Blob::new(bytes))
    }
}
