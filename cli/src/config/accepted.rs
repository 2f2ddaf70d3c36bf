//! `[[crate.accept]]`: a table of the configuration comes in; a change that counts for less than its verdict goes out.
//!
//! ```toml
//! [[crate.accept]]
//! event = "field-removed"
//! item = "types::Ship::tons"
//! as = "minor"                              # or "patch"
//! reason = "no program of ours reads it"
//! until = "2027-03-31"
//! ```

use smithy_codegen::diff::{kinds, Level};
use smithy_model::spelling::question;
use smithy_model::{Diagnostics, Origin};
use toml::de::DeTable;

use super::table::{Table, Text};

/// A change that counts for less than its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The code of the event.
    pub event: String,
    /// The path of the item.
    pub item: String,
    /// What it counts as.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// The last day on which it does, such as `2027-03-31`.
    pub until: String,
}

/// Reads one; `None` if it has an error.
pub(super) fn read(
    table: &DeTable<'_>,
    origin: Origin,
    found: &mut Diagnostics,
) -> Option<Accepted> {
    let mut table = Table::new(table, origin, "[[crate.accept]]");
    for (key, help) in [
        (
            "event",
            "name the code that `diff` prints: event = \"field-removed\"",
        ),
        (
            "item",
            "name the item that `diff` prints: item = \"types::City::name\"",
        ),
        ("as", "say what it counts as: as = \"minor\", or \"patch\""),
        ("reason", "say why callers are not broken: reason = \"…\""),
        ("until", "say until when this holds: until = \"2027-03-31\""),
    ] {
        table.require(key, help, found);
    }
    let event = table.text("event", found);
    let item = table.text("item", found);
    let level = table.text("as", found);
    let reason = table.text("reason", found);
    let until = table.text("until", found);
    table.refuse_unknown_keys(found);
    let event = event.and_then(|text| known(text, found));
    let level = level.and_then(|text| match text.value.as_str() {
        "patch" => Some(Level::Patch),
        "minor" => Some(Level::Minor),
        _ => {
            found.push(text.invalid(
                "as",
                "is no level",
                "write as = \"minor\" or as = \"patch\"",
            ));
            None
        }
    });
    let until = until.and_then(|text| match is_date(&text.value) {
        true => Some(text.value),
        false => {
            found.push(text.invalid("until", "is no date", "write until = \"2027-03-31\""));
            None
        }
    });
    let reason = reason.and_then(|text| match text.value.trim().is_empty() {
        false => Some(text.value),
        true => {
            let help = "say why callers are not broken: reason = \"…\"";
            found.push(text.invalid("reason", "is blank", help));
            None
        }
    });
    Some(Accepted {
        event: event?,
        item: item?.value,
        level: level?,
        reason: reason?,
        until: until?,
    })
}

fn known(text: Text, found: &mut Diagnostics) -> Option<String> {
    let codes = || kinds::ALL.iter().map(|kind| kind.code);
    if codes().any(|code| code == text.value) {
        return Some(text.value);
    }
    let help = question(&text.value, codes());
    let help = help.unwrap_or_else(|| "`diff` prints the codes in brackets".to_owned());
    found.push(text.invalid("event", "is no code of an event", help));
    None
}

/// Whether a text is a day, as ISO 8601 writes it. Such texts are in the order of their days.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, digits: usize| {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    let in_range =
        |part: Option<u16>, last: u16| part.is_some_and(|part| (1..=last).contains(&part));
    let (year, month) = (number(year, 4), number(month, 2));
    let last = match (month, year) {
        (Some(4 | 6 | 9 | 11), _) => 30,
        (Some(2), Some(year)) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        (Some(2), _) => 28,
        _ => 31,
    };
    in_range(year, 9999) && in_range(month, 12) && in_range(number(day, 2), last)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn days_are_written_in_one_way() {
        for day in ["2027-03-31", "2028-02-29", "2000-02-29"] {
            assert!(is_date(day), "{day}");
        }
        for other in [
            "",
            "2027-3-31",
            "2027-13-01",
            "2027-00-10",
            "2027-03-32",
            "2027-02-29",
            "2100-02-29",
            "2027-06-31",
            "31.3.2027",
            "2027-03-31-",
            "+027-03-01",
        ] {
            assert!(!is_date(other), "{other}");
        }
    }
}
