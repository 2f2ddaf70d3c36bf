//! Compares two transcripts. In: the recorded one, the present one, and the list of deliberate
//! differences. Out: the lines that differ and are not listed, and the listed ones that no longer occur.
//!
//! A difference is listed as in a patch, under the reason that excuses it:
//!
//! ```text
//! # An error says the operation, code, message and request id.
//! - errors | display => unhandled error
//! + errors | display => ListConnectionInvitations failed
//! ```

/// The result of a comparison.
#[derive(Debug, Default)]
pub struct Verdict {
    /// How many lines the recorded transcript has.
    pub lines: usize,
    /// How many of them are the same in the present one.
    pub same: usize,
    /// How many of them differ for a listed reason.
    pub excused: usize,
    /// The problems, ready to print.
    pub problems: Vec<String>,
}

impl Verdict {
    /// Whether nothing is wrong.
    pub fn passes(&self) -> bool {
        self.problems.is_empty()
    }

    /// The result in one line.
    pub fn summary(&self) -> String {
        format!(
            "drop-in: {} lines, {} the same, {} different for a listed reason, {} problems",
            self.lines,
            self.same,
            self.excused,
            self.problems.len()
        )
    }
}

/// A deliberate difference: what is printed by the published crate, and by ours.
#[derive(Debug, PartialEq)]
struct Difference {
    published: String,
    ours: String,
}

/// Compares line by line.
pub fn compare(recorded: &str, present: &str, differences: &str) -> Verdict {
    let mut verdict = Verdict::default();
    let listed = match parse(differences) {
        Ok(listed) => listed,
        Err(problem) => {
            verdict.problems.push(problem);
            return verdict;
        }
    };
    let mut met = vec![false; listed.len()];
    let recorded: Vec<&str> = recorded.lines().collect();
    let present: Vec<&str> = present.lines().collect();
    verdict.lines = recorded.len();
    if recorded.len() != present.len() {
        verdict.problems.push(format!(
            "the recorded transcript has {} lines, this one {}",
            recorded.len(),
            present.len()
        ));
    }
    for (index, (published, ours)) in recorded.iter().zip(&present).enumerate() {
        if published == ours {
            verdict.same += 1;
            continue;
        }
        let found = listed
            .iter()
            .position(|difference| difference.published == *published && difference.ours == *ours);
        match found {
            Some(position) => {
                met[position] = true;
                verdict.excused += 1;
            }
            None => verdict.problems.push(format!(
                "line {} differs and is not listed:\n- {published}\n+ {ours}",
                index + 1
            )),
        }
    }
    for (difference, met) in listed.iter().zip(met) {
        if !met {
            verdict.problems.push(format!(
                "listed, but no longer so:\n- {}\n+ {}",
                difference.published, difference.ours
            ));
        }
    }
    verdict
}

/// Reads the list of differences; every pair must stand under a reason.
fn parse(text: &str) -> Result<Vec<Difference>, String> {
    let mut listed = Vec::new();
    let mut reason_given = false;
    let mut published: Option<String> = None;
    for (index, line) in text.lines().enumerate() {
        let problem = |what: &str| format!("differences, line {}: {what}", index + 1);
        if line.trim().is_empty() {
            reason_given = false;
        } else if line.starts_with('#') {
            reason_given = true;
        } else if let Some(rest) = line.strip_prefix("- ") {
            if !reason_given {
                return Err(problem("no reason stands above this difference"));
            }
            if published.replace(rest.to_owned()).is_some() {
                return Err(problem("two `-` lines without a `+` between them"));
            }
        } else if let Some(rest) = line.strip_prefix("+ ") {
            let published = published
                .take()
                .ok_or_else(|| problem("a `+` line without its `-` line"))?;
            listed.push(Difference {
                published,
                ours: rest.to_owned(),
            });
        } else {
            return Err(problem("expected `#`, `-` or `+` at the start"));
        }
    }
    match published {
        Some(published) => Err(format!("differences: no `+` line for `{published}`")),
        None => Ok(listed),
    }
}
