//! The ledger file: every difference between our crate and the published one that is meant to be, with its
//! reason. In: the files and the two sets of lines. Out: what is not listed, and what is listed in vain.

use super::pattern::{covers, has_placeholder};
use crate::tools::{read, Outcome, Problem};
use std::collections::BTreeSet;
use std::path::Path;

use toml::de::{DeTable, DeValue};

/// A file in `tests/ledger/`, or the rules for all services with the file of one.
#[derive(Debug, Default)]
pub struct Ledger {
    differences: Vec<Difference>,
}

/// Lines that differ for one reason.
#[derive(Debug)]
struct Difference {
    reason: String,
    /// Whether its patterns may stand for nothing: a rule for all services has no case in some.
    may_be_idle: bool,
    /// Whether all services of a rule have it, or only those that it names, so that lines without placeholders may stand
    /// for nothing too.
    is_everywhere: bool,
    /// What the published crate has and ours has not.
    missing: Vec<String>,
    /// What the published crate defines and ours re-exports from the support crate, where rustdoc of ours
    /// does not look. The probe proves that it is there.
    re_exported: Vec<String>,
    /// What ours has and the published crate has not.
    additional: Vec<String>,
}

/// The result of the comparison.
#[derive(Debug, Default)]
pub struct Verdict {
    /// How many lines of the published closure were compared.
    pub compared: usize,
    /// How many of them ours has too.
    pub same: usize,
    /// How many differences are listed with a reason.
    pub listed: usize,
    /// The reasons, each with how many differences it explains.
    pub reasons: Vec<(String, usize)>,
    /// Unlisted lines that only the published crate has.
    pub missing: Vec<String>,
    /// Unlisted lines that only ours has.
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

    /// Reads the file of one service and the rules for all. The service's own differences come first, because
    /// they say more.
    pub fn with_rules(path: &Path, rules: &Path) -> Outcome<Self> {
        let mut ledger = Self::load(path)?;
        let general = Self::load(rules)?.differences.into_iter();
        ledger.differences.extend(general.map(|rule| Difference {
            may_be_idle: true,
            ..rule
        }));
        Ok(ledger)
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

    /// Compares the two sets of lines. The first reason that covers a line explains it.
    pub fn compare(&self, published: &BTreeSet<String>, ours: &BTreeSet<String>) -> Verdict {
        let mut missing: BTreeSet<&String> = published.difference(ours).collect();
        let mut additional: BTreeSet<&String> = ours.difference(published).collect();
        let mut verdict = Verdict {
            compared: published.len(),
            same: published.len() - missing.len(),
            ..Verdict::default()
        };
        for difference in &self.differences {
            let gone = difference.missing.iter().chain(&difference.re_exported);
            let mut explained = 0;
            for (kind, listed, left) in [
                ("missing", gone.collect::<Vec<&String>>(), &mut missing),
                (
                    "additional",
                    difference.additional.iter().collect(),
                    &mut additional,
                ),
            ] {
                for pattern in listed {
                    let before = left.len();
                    left.retain(|line| !covers(pattern, line));
                    explained += before - left.len();
                    let may_be_idle = difference.may_be_idle
                        && (has_placeholder(pattern) || !difference.is_everywhere);
                    if before == left.len() && !may_be_idle {
                        verdict.stale.push(format!("{kind}: {pattern}"));
                    }
                }
            }
            verdict.listed += explained;
            if explained > 0 {
                let reason = difference.reason.clone();
                verdict.reasons.push((reason, explained));
            }
        }
        verdict.missing = missing.into_iter().cloned().collect();
        verdict.additional = additional.into_iter().cloned().collect();
        verdict
    }
}

impl Difference {
    fn parse(entry: &DeValue<'_>) -> Outcome<Self> {
        let problem = |what: &str| Problem(format!("{what} in this difference: {entry:?}"));
        let DeValue::Table(table) = entry else {
            return Err(problem("expected a table"));
        };
        let mut difference = Self {
            reason: String::new(),
            may_be_idle: false,
            is_everywhere: true,
            missing: Vec::new(),
            re_exported: Vec::new(),
            additional: Vec::new(),
        };
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("reason", DeValue::String(reason)) => difference.reason = reason.trim().to_owned(),
                ("only_where", DeValue::String(_)) => difference.is_everywhere = false,
                ("missing", DeValue::Array(lines)) => difference.missing = texts(lines),
                ("re_exported", DeValue::Array(lines)) => difference.re_exported = texts(lines),
                ("additional", DeValue::Array(lines)) => difference.additional = texts(lines),
                (key, _) => {
                    return Err(problem(&format!("`{key}` is unknown or of the wrong type")))
                }
            }
        }
        match difference.reason.is_empty() {
            true => Err(problem("there is no reason")),
            false => Ok(difference),
        }
    }
}

fn texts(lines: &[toml::Spanned<DeValue<'_>>]) -> Vec<String> {
    let texts = lines.iter().filter_map(|line| line.get_ref().as_str());
    texts.map(str::to_owned).collect()
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
    fn only_a_pattern_for_all_services_may_be_idle() {
        let folder = std::env::temp_dir().join(format!("ledger-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let [own, rules] = ["own.toml", "rules.toml"].map(|name| folder.join(name));
        std::fs::write(&own, "").expect("a file");
        let text = "[[difference]]\nreason = \"rule\"\nmissing = [\"fn {a}()\", \"struct {a}\", \"enum always\"]";
        std::fs::write(&rules, text).expect("a file");
        let ledger = Ledger::with_rules(&own, &rules).expect("well formed");
        let _ = std::fs::remove_dir_all(&folder);
        let line = BTreeSet::from(["fn gone()".to_owned()]);
        let verdict = ledger.compare(&line, &BTreeSet::new());
        assert_eq!(verdict.reasons, [("rule".to_owned(), 1)]);
        assert!(verdict.missing.is_empty(), "{verdict:?}");
        assert_eq!(verdict.stale, ["missing: enum always"]);
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
