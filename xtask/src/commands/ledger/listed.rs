//! The ledger file: every difference between our crate and the published one that is meant to be, with its
//! reason. In: the file and the two sets of lines. Out: what is not listed, and what is listed in vain.

use crate::commands::bench::workspace::{read, Outcome, Problem};
use std::collections::BTreeSet;
use std::path::Path;

use toml::de::{DeTable, DeValue};

/// The file `tests/ledger/ledger.toml`.
#[derive(Debug, Default)]
pub struct Ledger {
    differences: Vec<Difference>,
}

/// Lines that differ for one reason.
#[derive(Debug, Default)]
struct Difference {
    /// What the published crate has and ours has not.
    missing: Vec<String>,
    /// What the published crate defines and ours re-exports from the support crate, where rustdoc of ours
    /// does not look. The probe proves that it is there.
    re_exported: Vec<String>,
    /// What ours has and the published crate has not. A line that ends in `*` stands for all that start so.
    additional: Vec<String>,
}

/// What the comparison found.
#[derive(Debug, Default)]
pub struct Verdict {
    /// How many lines of the published closure were compared.
    pub compared: usize,
    /// How many of them ours has too.
    pub same: usize,
    /// How many differences are listed with a reason.
    pub listed: usize,
    /// Lines that the published crate has, ours has not, and nobody has listed.
    pub missing: Vec<String>,
    /// Lines that ours has, the published crate has not, and nobody has listed.
    pub additional: Vec<String>,
    /// Listed lines that are no difference any more.
    pub stale: Vec<String>,
}

impl Verdict {
    /// Whether every difference is listed and every listed line is one.
    pub fn passes(&self) -> bool {
        self.missing.is_empty() && self.additional.is_empty() && self.stale.is_empty()
    }
}

impl Ledger {
    /// Reads the file; every difference must give a reason.
    pub fn load(path: &Path) -> Outcome<Self> {
        Self::parse(&read(path)?).map_err(|problem| Problem::file("use", path, problem))
    }

    fn parse(text: &str) -> Outcome<Self> {
        let table = DeTable::parse(text).map_err(|error| Problem(error.to_string()))?;
        let mut differences = Vec::new();
        for (key, value) in table.get_ref() {
            let entries = match (key.get_ref().as_ref(), value.get_ref()) {
                ("difference", DeValue::Array(entries)) => entries,
                (key, _) => {
                    return Err(Problem(format!(
                        "`{key}` is unknown; expected [[difference]]"
                    )))
                }
            };
            for entry in entries {
                differences.push(Difference::parse(entry.get_ref())?);
            }
        }
        Ok(Self { differences })
    }

    /// Whether a line of the published crate is listed as missing from ours.
    pub fn lists_missing(&self, line: &str) -> bool {
        self.differences
            .iter()
            .any(|difference| difference.missing.iter().any(|listed| covers(listed, line)))
    }

    /// Compares the two sets of lines.
    pub fn compare(&self, published: &BTreeSet<String>, ours: &BTreeSet<String>) -> Verdict {
        let missing: BTreeSet<&String> = published.difference(ours).collect();
        let additional: BTreeSet<&String> = ours.difference(published).collect();
        let mut verdict = Verdict {
            compared: published.len(),
            same: published.len() - missing.len(),
            ..Verdict::default()
        };
        let listed_missing: Vec<&String> = self
            .differences
            .iter()
            .flat_map(|difference| difference.missing.iter().chain(&difference.re_exported))
            .collect();
        let listed_additional: Vec<&String> = self
            .differences
            .iter()
            .flat_map(|difference| &difference.additional)
            .collect();
        for (kind, listed, present, unlisted) in [
            ("missing", &listed_missing, &missing, &mut verdict.missing),
            (
                "additional",
                &listed_additional,
                &additional,
                &mut verdict.additional,
            ),
        ] {
            for line in present {
                match listed.iter().any(|listed| covers(listed, line)) {
                    true => verdict.listed += 1,
                    false => unlisted.push((*line).clone()),
                }
            }
            for listed in listed {
                if !present.iter().any(|line| covers(listed, line)) {
                    verdict.stale.push(format!("{kind}: {listed}"));
                }
            }
        }
        verdict
    }
}

impl Difference {
    fn parse(entry: &DeValue<'_>) -> Outcome<Self> {
        let problem = |what: &str| Problem(format!("{what} in this difference: {entry:?}"));
        let DeValue::Table(table) = entry else {
            return Err(problem("expected a table"));
        };
        let mut difference = Self::default();
        let mut has_reason = false;
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("reason", DeValue::String(reason)) => has_reason = !reason.trim().is_empty(),
                ("missing", DeValue::Array(lines)) => difference.missing = texts(lines),
                ("re_exported", DeValue::Array(lines)) => difference.re_exported = texts(lines),
                ("additional", DeValue::Array(lines)) => difference.additional = texts(lines),
                (key, _) => {
                    return Err(problem(&format!("`{key}` is unknown or of the wrong type")))
                }
            }
        }
        match has_reason {
            true => Ok(difference),
            false => Err(problem("there is no reason")),
        }
    }
}

fn texts(lines: &[toml::Spanned<DeValue<'_>>]) -> Vec<String> {
    let texts = lines.iter().filter_map(|line| line.get_ref().as_str());
    texts.map(str::to_owned).collect()
}

/// Whether a listed line stands for this one.
fn covers(listed: &str, line: &str) -> bool {
    match listed.strip_suffix('*') {
        Some(start) => line.starts_with(start),
        None => listed == line,
    }
}

#[cfg(test)]
mod tests {
    use super::{Ledger, Verdict};
    use std::collections::BTreeSet;

    const LISTED: &str = r#"
        [[difference]]
        reason = "there is one"
        missing = ["fn gone()"]
        re_exported = ["struct moved"]
        additional = ["impl Extra for *"]
    "#;

    fn compare(published: &[&str], ours: &[&str]) -> Verdict {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        let (published, ours): (BTreeSet<String>, BTreeSet<String>) =
            (lines(published), lines(ours));
        let ledger = Ledger::parse(LISTED).expect("well formed");
        ledger.compare(&published, &ours)
    }

    #[test]
    fn listed_differences_pass() {
        let verdict = compare(
            &["fn a()", "fn gone()", "struct moved"],
            &["fn a()", "impl Extra for A", "impl Extra for B"],
        );
        assert!(verdict.passes(), "{verdict:?}");
        assert_eq!((verdict.same, verdict.listed), (1, 4));
    }

    #[test]
    fn unlisted_and_stale_ones_fail() {
        let verdict = compare(
            &["fn b()", "fn gone()"],
            &["fn a()", "fn gone()", "impl Extra for A"],
        );
        assert_eq!(verdict.missing, ["fn b()"]);
        assert_eq!(verdict.additional, ["fn a()"]);
        assert_eq!(
            verdict.stale,
            ["missing: fn gone()", "missing: struct moved"]
        );
    }

    #[test]
    fn a_difference_needs_a_reason() {
        for text in [
            "[[difference]]\nmissing = [\"a\"]",
            "[[difference]]\nreason = \" \"",
            "[[difference]]\nreason = \"r\"\nmising = []",
            "differences = 1",
        ] {
            assert!(Ledger::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_re_exported_is_still_probed() {
        let ledger = Ledger::parse(LISTED).expect("well formed");
        assert!(ledger.lists_missing("fn gone()"));
        assert!(!ledger.lists_missing("struct moved"));
    }
}
