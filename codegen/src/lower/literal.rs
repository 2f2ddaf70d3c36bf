//! Defaults: a JSON value and a type come in, a constant of that type goes out.

use smithy_model::traits::TimestampFormat;
use smithy_model::{Member, Node, Number};

use super::base64;
use super::context::Context;
use crate::codes::UNSUPPORTED_DEFAULT;
use crate::ir::value::{DocumentLiteral, Literal};
use crate::ir::ValueType;

/// The constant that a default stands for. None when there is a diagnostic to say why.
pub(super) fn lower(
    node: &Node,
    member: &Member,
    value: &ValueType,
    context: &mut Context<'_, '_>,
) -> Option<Literal> {
    let literal = match (value, node) {
        (ValueType::Timestamp, _) => timestamp(node, member, context),
        (ValueType::Document, _) => document(node).map(Literal::Document),
        (ValueType::Blob, Node::String(text)) => base64::decode(text).map(Literal::Bytes),
        (ValueType::Boolean, Node::Boolean(value)) => Some(match value {
            true => Literal::Boolean(true),
            false => Literal::Zero,
        }),
        (ValueType::String, Node::String(text)) => Some(match text.is_empty() {
            true => Literal::Zero,
            false => Literal::Text(text.to_string()),
        }),
        (ValueType::Enumeration(_), Node::String(text)) => Some(Literal::Parsed(text.to_string())),
        (ValueType::List(_), Node::Array(items)) if items.is_empty() => Some(Literal::Zero),
        (ValueType::Map(..), Node::Object(object)) if object.is_empty() => Some(Literal::Zero),
        (_, Node::Number(number)) => numeric(number, value),
        _ => None,
    };
    if literal.is_none() {
        let message = format!("the default of {} does not fit its type", member.id);
        let help = "change the default, or take the trait `smithy.api#default` away";
        context.error(UNSUPPORTED_DEFAULT, message, &member.origin, help);
    }
    literal
}

fn numeric(number: &Number, value: &ValueType) -> Option<Literal> {
    let whole = |minimum: i64, maximum: i64| {
        let value = number.as_i64()?;
        (minimum..=maximum).contains(&value).then_some(match value {
            0 => Literal::Zero,
            value => Literal::Integer(value),
        })
    };
    match value {
        ValueType::Byte => whole(i8::MIN.into(), i8::MAX.into()),
        ValueType::Short => whole(i16::MIN.into(), i16::MAX.into()),
        ValueType::Integer => whole(i32::MIN.into(), i32::MAX.into()),
        ValueType::Long => whole(i64::MIN, i64::MAX),
        ValueType::Float | ValueType::Double => Some(match number.as_f64() {
            0.0 => Literal::Zero,
            value if value.is_finite() => Literal::Decimal(number.as_str().to_owned()),
            _ => return None,
        }),
        ValueType::BigInteger | ValueType::BigDecimal => {
            Some(Literal::Parsed(number.as_str().to_owned()))
        }
        _ => None,
    }
}

/// A timestamp in the format that the member or its target states, or that its JSON type suggests.
fn timestamp(node: &Node, member: &Member, context: &Context<'_, '_>) -> Option<Literal> {
    let target = context.target(member);
    let stated = member.get::<TimestampFormat>().or(target.get());
    match (node, stated) {
        (Node::Number(number), _) => {
            let seconds = number.as_f64();
            let whole = seconds.floor();
            if !seconds.is_finite() || whole.abs() > 1e12 {
                return None;
            }
            Some(Literal::Timestamp {
                seconds: whole as i64,
                nanoseconds: ((seconds - whole) * 1e9) as u32,
            })
        }
        (Node::String(text), _) => date_time(text),
        _ => None,
    }
}

/// A date and time as RFC 3339 writes it, in UTC.
fn date_time(text: &str) -> Option<Literal> {
    let text = text.strip_suffix(['Z', 'z'])?;
    let (date, time) = text.split_once(['T', 't'])?;
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut time = time.splitn(3, ':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    let in_range = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second)
        && (0..=9999).contains(&year);
    if !in_range || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction
        .chars()
        .chain("000000000".chars())
        .take(9)
        .collect();
    Some(Literal::Timestamp {
        seconds: days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second,
        nanoseconds: digits.parse().ok()?,
    })
}

/// Days of the proleptic Gregorian calendar, counted from March so that the leap day comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn document(node: &Node) -> Option<DocumentLiteral> {
    Some(match node {
        Node::Null => DocumentLiteral::Null,
        Node::Boolean(value) => DocumentLiteral::Boolean(*value),
        Node::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(value), _) => DocumentLiteral::Unsigned(value),
            (None, Some(value)) => DocumentLiteral::Negative(value),
            (None, None) if number.as_f64().is_finite() => {
                DocumentLiteral::Decimal(number.as_str().to_owned())
            }
            (None, None) => return None,
        },
        Node::String(text) => DocumentLiteral::Text(text.to_string()),
        Node::Array(items) if items.is_empty() => DocumentLiteral::EmptyArray,
        Node::Object(object) if object.is_empty() => DocumentLiteral::EmptyObject,
        Node::Array(_) | Node::Object(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{date_time, days_since_1970, Literal};

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(days_since_1970(1970, 1, 1), 0);
        assert_eq!(days_since_1970(1969, 12, 31), -1);
        assert_eq!(days_since_1970(2000, 2, 29), 11_016);
        assert_eq!(days_since_1970(2000, 3, 1), 11_017);
    }

    #[test]
    fn dates_are_read_to_the_nanosecond() {
        let expected = Literal::Timestamp {
            seconds: 482_196_050,
            nanoseconds: 520_000_000,
        };
        assert_eq!(date_time("1985-04-12T23:20:50.52Z"), Some(expected));
        assert_eq!(date_time("1985-13-12T23:20:50Z"), None);
        assert_eq!(date_time("yesterday"), None);
    }
}
