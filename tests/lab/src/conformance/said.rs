//! What a program says of the cases of a client: what it printed comes in, the outcome and the record of each case go out.

use std::collections::BTreeMap;

use serde_json::Value;

/// What a program said of the cases of a client, by name.
pub(super) type Said = BTreeMap<String, Told>;

/// What a program said of a case.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The reason of a failure; none for a case that passed.
    pub(super) why: Option<String>,
    /// What was sent and read, in lines.
    pub(super) record: String,
}

/// Reads what a program printed: `{ "cases": [ { "id", "why", "record" } ] }`.
pub(super) fn said(output: &[u8]) -> Result<Said, String> {
    let report: Value = serde_json::from_slice(output)
        .map_err(|error| format!("the program of the cases printed no JSON: {error}"))?;
    let mut said = Said::new();
    for case in report["cases"].as_array().into_iter().flatten() {
        let id = case["id"].as_str().unwrap_or_default();
        let why = case["why"].as_str().map(str::to_owned);
        // A case that was run in two forms fails with either.
        let told = said.entry(id.to_owned()).or_default();
        told.why = told.why.take().or(why);
        told.record += case["record"].as_str().unwrap_or_default();
    }
    Ok(said)
}

/// The outcome of one case, as a program tells it.
pub(super) fn outcome_of(said: &Result<Said, String>, case: &str) -> Result<(), String> {
    match said.as_ref().map_err(Clone::clone)?.get(case) {
        Some(Told { why: None, .. }) => Ok(()),
        Some(Told { why: Some(why), .. }) => Err(why.clone()),
        None => Err("the program passed over it".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{outcome_of, said};

    #[test]
    fn a_case_passes_when_the_program_says_so() {
        let said = said(
            br#"{"cases":[{"id":"a","why":null},{"id":"b","why":"x"},{"id":"b","why":null}]}"#,
        );
        assert_eq!(outcome_of(&said, "a"), Ok(()));
        assert_eq!(outcome_of(&said, "b"), Err("x".to_owned()));
        assert_eq!(
            outcome_of(&said, "c"),
            Err("the program passed over it".to_owned())
        );
        let failed = super::said(b"thread panicked");
        assert!(outcome_of(&failed, "a").unwrap_err().contains("no JSON"));
    }
}
