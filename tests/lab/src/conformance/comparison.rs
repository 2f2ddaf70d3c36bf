//! Whether two recordings are the same: what clients sent and read before and now comes in, the outcome of the suite
//! `recordings` goes out.

use std::collections::BTreeSet;

use super::recordings::Recordings;
use super::suite::{Name, Suite};

/// The suite `recordings`: each case of a client that was called now and before is the same, and none is gone.
pub(super) fn compare(now: &Recordings, before: &Recordings) -> Suite {
    let mut suite = Suite::new(Name::Recordings);
    let mut reordered = 0;
    for (file, old) in &before.0 {
        let Some(new) = now.0.get(file) else {
            suite.skip(old.len(), "of clients that were not called now".to_owned());
            continue;
        };
        let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for id in ids {
            let name = format!("{} {id}", file.display());
            match (old.get(id), new.get(id)) {
                (Some(old), Some(new)) => suite.ran(
                    &name,
                    same(old, new).map(|order| reordered += u64::from(order == Order::Another)),
                ),
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
    suite.notes.push(format!(
        "{reordered} differ in the order of the entries of maps, and in the signature over it"
    ));
    suite
}

/// Why a case is not compared.
const NEW: &str = "not recorded before";

/// In which order the entries of maps come.
#[derive(Debug, PartialEq, Eq)]
enum Order {
    Same,
    Another,
}

/// Whether a case is the same as before, or the first line that differs.
fn same(old: &str, new: &str) -> Result<Order, String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let lines = old.len().max(new.len());
    let pairs = (0..lines).map(|index| [&old, &new].map(|lines| lines.get(index).copied()));
    let differing: Vec<_> = pairs.filter(|[old, new]| old != new).collect();
    let is_reordered = |[old, new]: &[Option<&str>; 2]| match (old, new) {
        (Some(old), Some(new)) => characters(old) == characters(new),
        _ => false,
    };
    // The signature covers the body.
    let is_signature = |[old, new]: &[Option<&str>; 2]| {
        let signed = [old, new].map(|line| line.and_then(|line| line.rsplit_once("Signature=")));
        matches!(signed, [Some((old, _)), Some((new, _))] if old == new)
    };
    if differing.is_empty() {
        return Ok(Order::Same);
    }
    let some_reordered = differing.iter().any(is_reordered);
    let unexplained = differing
        .iter()
        .find(|pair| !(is_reordered(pair) || some_reordered && is_signature(pair)));
    match unexplained {
        None => Ok(Order::Another),
        Some(pair) => {
            let [old, new] = pair.map(|line| line.unwrap_or("the end"));
            Err(format!("before {old}\nnow    {new}"))
        }
    }
}

/// The characters of a line, whatever their order.
fn characters(line: &str) -> Vec<u8> {
    let mut characters = line.as_bytes().to_vec();
    characters.sort_unstable();
    characters
}

#[cfg(test)]
mod tests {
    use super::{compare, Order, Recordings};
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

        const SIGNED: &str = "> authorization: a, Signature=";
        let record = |signature: &str, body: &str| format!("{SIGNED}{signature}\n> {body}\n");
        let one = record("01", r#"{"a":1,"b":2}"#);
        for (other, expected) in [
            (one.clone(), Some(Order::Same)),
            (record("23", r#"{"b":2,"a":1}"#), Some(Order::Another)),
            (record("23", r#"{"a":1,"b":2}"#), None),
            (record("23", r#"{"b":2,"a":3}"#), None),
            (format!("{one}> more\n"), None),
        ] {
            assert_eq!(super::same(&one, &other).ok(), expected, "{other}");
        }

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
