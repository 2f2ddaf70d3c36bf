//! Numbers: the text of one, and its value in each number shape.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_types::primitive::Encoder;

use super::decimal::{self, Decimal};
use super::text::push_string;

/// A number as it stands in the body, known to follow the grammar of RFC 8259.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct NumberText<'a> {
    pub(super) text: &'a str,
    /// Neither a fraction nor an exponent.
    pub(super) integral: bool,
}

impl fmt::Debug for NumberText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.text)
    }
}

/// The length of the number that `bytes` begin with, and whether it has neither fraction nor
/// exponent. `None` when they do not begin with a number.
pub(super) fn scan(bytes: &[u8]) -> Option<(usize, bool)> {
    let digits = |from: usize| -> usize {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = usize::from(bytes.first() == Some(&b'-'));
    match digits(end) {
        0 => return None,
        // A leading zero is a number of its own; a digit behind it is an error of the caller's next token.
        _ if bytes.get(end) == Some(&b'0') => end += 1,
        count => end += count,
    }
    let mut integral = true;
    if bytes.get(end) == Some(&b'.') {
        let count = digits(end + 1);
        if count == 0 {
            return None;
        }
        end += 1 + count;
        integral = false;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let count = digits(end + 1 + sign);
        if count == 0 {
            return None;
        }
        end += 1 + sign + count;
        integral = false;
    }
    Some((end, integral))
}

impl<'a> NumberText<'a> {
    /// The number that a whole text is, if it follows the grammar.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let (length, integral) = scan(text.as_bytes())?;
        (length == text.len()).then_some(Self { text, integral })
    }

    /// The whole number that this is, if it is one of 64 bits, whether or not it is written with a fraction of zero or
    /// an exponent.
    pub(super) fn to_i64(self) -> Option<i64> {
        if self.integral {
            return self.text.parse().ok();
        }
        Decimal::of(self.text)?.integer()
    }

    /// The digits of a number that is whole, with its sign.
    pub(super) fn integer_digits(self) -> Option<Cow<'a, str>> {
        match self.integral {
            true => Some(Cow::Borrowed(self.text)),
            false => decimal::integer_digits(self.text).map(Cow::Owned),
        }
    }

    /// The nearest double, if it is finite.
    pub(super) fn to_f64(self) -> Option<f64> {
        self.text
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
    }

    /// The nearest single. A finite double that is too great for a single becomes infinite, as in
    /// the published clients.
    pub(super) fn to_f32(self) -> Option<f32> {
        let value: f32 = self.text.parse().ok()?;
        (value.is_finite() || self.to_f64().is_some()).then_some(value)
    }
}

/// Appends a double in its shortest text; NaN and the infinities become strings.
pub(super) fn push_double(out: &mut String, value: f64) {
    push_float(out, value.is_finite(), Encoder::from(value));
}

pub(super) fn push_float(out: &mut String, is_finite: bool, mut encoder: Encoder) {
    if is_finite {
        out.push_str(encoder.encode());
    } else {
        push_string(out, encoder.encode());
    }
}

/// Appends the text of a big number. The grammar of these types is wider than that of JSON (leading
/// zeros and plus signs, a point without digits on one side), so the text is brought to JSON's.
pub(super) fn push_big_number(out: &mut String, text: &str) {
    if NumberText::of(text).is_some() {
        out.push_str(text);
        return;
    }
    let at = text.find(['e', 'E']);
    let (mantissa, exponent) = at
        .and_then(|at| text.split_at_checked(at))
        .unwrap_or((text, ""));
    out.extend(mantissa.starts_with('-').then_some('-'));
    let significant = mantissa.trim_start_matches(['+', '-', '0']);
    if !significant.starts_with(|first: char| first.is_ascii_digit()) {
        out.push('0');
    }
    out.push_str(significant.trim_end_matches('.'));
    out.push_str(exponent);
}

#[cfg(test)]
mod tests {
    use super::{push_big_number, scan, NumberText};
    use aws_smithy_types::{BigDecimal, BigInteger};

    fn number(text: &str) -> NumberText<'_> {
        NumberText::of(text).unwrap()
    }

    #[test]
    fn the_grammar_is_that_of_serde_json() {
        let parts = [
            "", "-", "+", "0", "00", "7", "10", "01", ".", ".0", ".5", "e", "e1", "E+2", "e-",
            "E-3", "x",
        ];
        let mut cases = 0;
        for first in parts {
            for second in parts {
                for third in parts {
                    for fourth in parts {
                        let text = [first, second, third, fourth].concat();
                        let whole = scan(text.as_bytes()).is_some_and(|(end, _)| end == text.len());
                        // The library also refuses what a double cannot hold.
                        let expected = match serde_json::from_str::<serde_json::Value>(&text) {
                            Ok(_) => true,
                            Err(error) => error.to_string().starts_with("number out of range"),
                        };
                        assert_eq!(whole, expected, "{text}");
                        cases += 1;
                    }
                }
            }
        }
        assert_eq!(cases, 17usize.pow(4));
    }

    #[test]
    fn whole_numbers() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("1.0", Some(1)),
            ("-25e1", Some(-250)),
            ("1e2", Some(100)),
            ("1.5", None),
            ("1e-1", None),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("9223372036854775808.0", None),
            ("9223372036854775807.0", Some(i64::MAX)),
            ("9007199254740993.0", Some(9_007_199_254_740_993)),
            ("9.007199254740993e15", Some(9_007_199_254_740_993)),
            ("-9223372036854775808.0", Some(i64::MIN)),
            ("1e400", None),
        ] {
            assert_eq!(number(text).to_i64(), expected, "{text}");
        }
    }

    #[test]
    fn floats_are_finite_and_nearest() {
        assert_eq!(number("1e400").to_f64(), None);
        assert_eq!(number("1e400").to_f32(), None);
        assert_eq!(number("1e39").to_f32(), Some(f32::INFINITY));
        assert_eq!(number("16777217.0000000001").to_f32(), Some(16_777_218.0));
        assert_eq!(number("0.1").to_f64(), Some(0.1));
        assert_eq!(
            number("-0").to_f64().map(f64::to_bits),
            Some((-0.0f64).to_bits())
        );
    }

    #[test]
    fn big_numbers_keep_their_text_where_json_can_hold_it() {
        for (text, expected) in [
            ("1.230E-45", "1.230E-45"),
            (
                "-123456789012345678901234567890",
                "-123456789012345678901234567890",
            ),
            ("+5", "5"),
            ("-.5", "-0.5"),
            ("5.", "5"),
            ("00012.50", "12.50"),
            ("000e+1", "0e+1"),
            ("-00.0e5", "-0.0e5"),
        ] {
            let value: BigDecimal = text.parse().unwrap();
            let mut out = String::new();
            push_big_number(&mut out, value.as_ref());
            assert_eq!(out, expected);
            assert_eq!(out.parse::<BigDecimal>().unwrap(), value);
        }
        let mut out = String::new();
        push_big_number(&mut out, "-007".parse::<BigInteger>().unwrap().as_ref());
        assert_eq!(out, "-7");
    }
}
