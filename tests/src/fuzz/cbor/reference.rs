//! The reference: the tree of a body, interpreted by a schema of its own.
//!
//! What the two sides are meant to agree on beyond the format itself is written down here a second time, as plainly as
//! possible.

use std::collections::BTreeMap;

use aws_smithy_types::{BigDecimal, DateTime};
use num_bigint::{BigInt, Sign};

use super::super::json::{limit, Field, Kind, Plain, Refused};
use super::item::{parse, Item};

/// Reads a body; an empty one is a structure without members.
pub fn read(body: &[u8], kind: &Kind) -> Result<Plain, Refused> {
    let item = match body {
        [] => Item::Map(Vec::new()),
        [0xd9, 0xd9, 0xf7, rest @ ..] => parse(rest)?,
        _ => parse(body)?,
    };
    interpret(kind, item, 0)
}

fn is_null(item: &Item) -> bool {
    matches!(item, Item::Simple(22 | 23))
}

fn text(item: Item) -> Result<String, Refused> {
    let Item::Text(chunks) = item else {
        return Err(Refused);
    };
    let mut text = String::new();
    for chunk in chunks {
        text.push_str(&String::from_utf8(chunk)?);
    }
    Ok(text)
}

fn entries(item: Item) -> Result<Vec<(Item, Item)>, Refused> {
    match item {
        Item::Map(entries) => Ok(entries),
        _ => Err(Refused),
    }
}

fn items(item: Item) -> Result<Vec<Item>, Refused> {
    match item {
        Item::Array(items) => Ok(items),
        _ => Err(Refused),
    }
}

fn interpret(kind: &Kind, item: Item, depth: usize) -> Result<Plain, Refused> {
    Ok(match (kind, item) {
        (Kind::Text, item) => Plain::Text(text(item)?),
        (Kind::Boolean, Item::Simple(20)) => Plain::Boolean(false),
        (Kind::Boolean, Item::Simple(21)) => Plain::Boolean(true),
        (Kind::Whole(least, greatest), Item::Whole(value)) => {
            let value = i64::try_from(value)?;
            match (*least..=*greatest).contains(&value) {
                true => Plain::Whole(value),
                false => return Err(Refused),
            }
        }
        // A text is the longest way to a number, and rounds once.
        (Kind::Float(true), Item::Whole(value)) => {
            Plain::Float(value.to_string().parse::<f32>()?.into())
        }
        (Kind::Float(false), Item::Whole(value)) => Plain::Float(value.to_string().parse()?),
        (Kind::Float(true), Item::Float(value)) => Plain::Float((value as f32).into()),
        (Kind::Float(false), Item::Float(value)) => Plain::Float(value),
        (Kind::BigInteger, item) => Plain::Big(big_integer(item)?.to_string()),
        (Kind::BigDecimal, Item::Tag(4, item)) => Plain::Big(big_decimal(*item)?),
        (Kind::Time, Item::Tag(1, item)) => Plain::Time(time(*item)?),
        (Kind::Blob, Item::Bytes(chunks)) => Plain::Bytes(chunks.concat()),
        (Kind::Unit, item) => {
            skip(&item, 0)?;
            Plain::Object(BTreeMap::new())
        }
        (Kind::Structure(fields), item) => structure(fields, item, depth)?,
        (Kind::Union(fields), item) => union(fields, item, depth)?,
        (Kind::List(kind), item) => list(kind, false, item, depth)?,
        (Kind::SparseList(kind), item) => list(kind, true, item, depth)?,
        (Kind::Map(kind), item) => map(kind, false, item, depth)?,
        (Kind::SparseMap(kind), item) => map(kind, true, item, depth)?,
        _ => return Err(Refused),
    })
}

fn structure(fields: &[Field], item: Item, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let mut members = Field::missing(fields);
    for (key, value) in entries(item)? {
        let key = text(key)?;
        match fields.iter().find(|field| field.name == key) {
            _ if is_null(&value) => {}
            // The last one that is not null counts.
            Some(field) => drop(members.insert(key, interpret(field.kind, value, depth + 1)?)),
            None => skip(&value, 0)?,
        }
    }
    Ok(Plain::Object(members))
}

fn union(fields: &[Field], item: Item, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let mut members = BTreeMap::new();
    let mut count = 0;
    for (key, value) in entries(item)? {
        let key = text(key)?;
        if is_null(&value) {
            continue;
        }
        count += usize::from(key != "__type");
        match fields.iter().find(|field| field.name == key) {
            Some(field) => drop(members.insert(key, interpret(field.kind, value, depth + 1)?)),
            None => skip(&value, 0)?,
        }
    }
    if count == 1 {
        Ok(Plain::Object(members))
    } else {
        Err(Refused)
    }
}

fn list(kind: &Kind, is_sparse: bool, item: Item, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let is_sparse = is_sparse || matches!(kind, Kind::Document);
    let mut list = Vec::new();
    for value in items(item)? {
        list.push(match is_null(&value) {
            false => interpret(kind, value, depth + 1)?,
            true if is_sparse => Plain::Null,
            true => return Err(Refused),
        });
    }
    Ok(Plain::List(list))
}

fn map(kind: &Kind, is_sparse: bool, item: Item, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let mut map = BTreeMap::new();
    for (key, value) in entries(item)? {
        let value = match is_null(&value) {
            false => interpret(kind, value, depth + 1)?,
            true if is_sparse => Plain::Null,
            true => return Err(Refused),
        };
        map.insert(text(key)?, value);
    }
    Ok(Plain::Object(map))
}

/// Checks a value that nobody reads: it has its limit of depth.
fn skip(item: &Item, depth: usize) -> Result<(), Refused> {
    match item {
        Item::Tag(_, inner) => {
            let mut inner = inner;
            while let Item::Tag(_, next) = &**inner {
                inner = next;
            }
            skip(inner, depth)
        }
        Item::Array(items) => {
            limit(depth, 511)?;
            items.iter().try_for_each(|item| skip(item, depth + 1))
        }
        Item::Map(entries) => {
            limit(depth, 511)?;
            let mut items = entries.iter().flat_map(|(key, value)| [key, value]);
            items.try_for_each(|item| skip(item, depth + 1))
        }
        _ => Ok(()),
    }
}

fn big_integer(item: Item) -> Result<BigInt, Refused> {
    let (tag, item) = match item {
        Item::Whole(value) => return Ok(value.into()),
        Item::Tag(tag, item) => (tag, *item),
        _ => return Err(Refused),
    };
    let (2 | 3, Item::Bytes(chunks)) = (tag, item) else {
        return Err(Refused);
    };
    let number = BigInt::from_bytes_be(Sign::Plus, &chunks.concat());
    if number.bits() > 32_768 {
        return Err(Refused);
    }
    Ok(if tag == 2 { number } else { -1 - number })
}

fn big_decimal(item: Item) -> Result<String, Refused> {
    let mut parts = items(item)?.into_iter();
    let (Some(Item::Whole(exponent)), Some(mantissa), None) =
        (parts.next(), parts.next(), parts.next())
    else {
        return Err(Refused);
    };
    let exponent = i64::try_from(exponent)?;
    let value = format!("{}e{exponent}", big_integer(mantissa)?).parse::<BigDecimal>()?;
    Ok(value.as_ref().to_owned())
}

/// The shortest decimal number that is this float is what was meant; parts below a millisecond are cut off. Beyond
/// so many seconds that their milliseconds are no doubles, it is what the float itself says, without its fraction.
fn time(item: Item) -> Result<DateTime, Refused> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let seconds = match item {
        Item::Whole(seconds) => return Ok(DateTime::from_secs(i64::try_from(seconds)?)),
        Item::Float(seconds) if (seconds * 1_000.0).abs() >= EXACT => {
            format!("{:.0}", seconds.floor())
        }
        Item::Float(seconds) => seconds.to_string(),
        _ => return Err(Refused),
    };
    let (whole, fraction) = seconds.split_once('.').unwrap_or((&seconds, ""));
    let places = &format!("{fraction}000")[..3];
    let is_cut = fraction.len() > 3;
    let milliseconds: i128 = format!("{whole}{places}").parse()?;
    let is_negative = seconds.starts_with('-');
    let milliseconds = milliseconds - i128::from(is_cut && is_negative);
    let nanoseconds = milliseconds.checked_mul(1_000_000).ok_or(Refused)?;
    Ok(DateTime::from_nanos(nanoseconds)?)
}
