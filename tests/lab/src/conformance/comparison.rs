//! Whether two recordings are the same: what clients sent and read before and now comes in, the outcome of the suite
//! `recordings` goes out.

use std::collections::BTreeSet;

use super::recordings::Recordings;
use super::suite::{Name, Suite};

/// The suite `recordings`: each case of a client that was called now and before is the same, and none is gone.
pub(super) fn compare(now: &Recordings, before: &Recordings) -> Suite {
    let mut suite = Suite::new(Name::Recordings);
    for (file, old) in &before.0 {
        let Some(new) = now.0.get(file) else {
            suite.skip(old.len(), "of clients that were not called now".to_owned());
            continue;
        };
        let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for id in ids {
            let name = format!("{} {id}", file.display());
            match (old.get(id), new.get(id)) {
                (Some(old), Some(new)) => suite.ran(&name, same(old, new)),
                (Some(_), None) => suite.ran(&name, Err("it is recorded no more".to_owned())),
                (None, _) => suite.skip(1, NEW.to_owned()),
            }
        }
    }
    let new = now
        .0
        .iter()
        .filter(|(file, _)| !before.0.contains_key(*file));
    suite.skip(new.map(|(_, cases)| cases.len()).sum(), NEW.to_owned());
    suite
        .notes
        .push(format!("compared with {}", before.counts()));
    suite
}

/// Why a case is not compared.
const NEW: &str = "not recorded before";

/// The first line that differs.
fn same(old: &str, new: &str) -> Result<(), String> {
    if old == new {
        return Ok(());
    }
    let (mut old, mut new) = (old.lines(), new.lines());
    loop {
        match (old.next(), new.next()) {
            (Some(one), Some(other)) if one == other => {}
            (one, other) => {
                let [one, other] = [one, other].map(|line| line.unwrap_or("the end"));
                return Err(format!("before {one}\nnow    {other}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{compare, Recordings};
    use crate::conformance::said::said;
    use crate::conformance::suite::State;

    /// Recordings of one client with these cases.
    fn recordings(cases: &[(&str, &str)]) -> Recordings {
        let cases: Vec<_> = cases
            .iter()
            .map(|(id, record)| serde_json::json!({ "id": id, "why": null, "record": record }))
            .collect();
        let report = serde_json::json!({ "cases": cases }).to_string();
        let mut recordings = Recordings::default();
        let said = said(report.as_bytes()).unwrap();
        recordings.add("universal", "weather", "aws.protocols#awsJson1_0", &said);
        recordings
    }

    #[test]
    fn a_folder_says_what_was_recorded_and_every_difference_is_found() {
        let folder = std::env::temp_dir().join(format!("recordings-{}", std::process::id()));
        let before = recordings(&[("a", "> POST /\n< output\n"), ("b", "> nothing\n")]);
        assert!(Recordings::open(&folder).is_err());
        before.write(&folder).unwrap();
        assert!(before.write(&folder).is_err(), "the folder is not empty");
        assert!(folder.join("universal/weather.awsJson1_0.txt").is_file());
        assert_eq!(Recordings::open(&folder).unwrap(), before);
        std::fs::remove_dir_all(&folder).unwrap();

        let same = compare(&before, &before);
        assert_eq!((same.passed, same.failures.len()), (2, 0));
        let now = recordings(&[("a", "> POST /x\n< output\n"), ("c", "> nothing\n")]);
        let suite = compare(&now, &before);
        let why: Vec<_> = suite.failures.iter().map(|one| one.why.as_str()).collect();
        assert_eq!(
            why,
            [
                "before > POST /\nnow    > POST /x",
                "it is recorded no more"
            ]
        );
        assert_eq!((suite.found, suite.passed), (3, 0));
        let other = compare(&Recordings::default(), &before);
        assert_eq!(other.state(), State::Skipped, "nothing was called");
    }
}
