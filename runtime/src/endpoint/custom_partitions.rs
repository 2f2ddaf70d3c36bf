//! Partitions of the user's own.
//!
//! In: the file that the environment variable `SMITHY_CLIENT_SDK_CUSTOM_PARTITION` names, of the form
//! of the rules engine's `partitions.json`. Out: its partitions, in the place of the known ones, for
//! the whole process. A file that cannot be used is an error of every endpoint that asks for a
//! partition, never a silent return to the known ones.

use std::sync::LazyLock;
use std::{env, fs};

use aws_smithy_types::Document;

use super::error::RulesError;
use super::partition::{self, region_prefix, Partition};
use crate::json;

const VARIABLE: &str = "SMITHY_CLIENT_SDK_CUSTOM_PARTITION";

/// The end of every pattern for region names.
const PATTERN_END: &str = r"\-\w+\-\d+$";

/// The partitions of a file.
#[derive(Debug)]
struct CustomPartitions(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    id: String,
    partition: Partition,
    region_prefixes: Vec<String>,
    /// The listed regions, each with its facts.
    regions: Vec<(String, Partition)>,
}

/// The partition of a region: one of those that the environment names, if it does, or else one of the known ones.
pub(super) fn partition_of(region: &str) -> Result<Option<&'static Partition>, RulesError> {
    static CUSTOM: LazyLock<Option<Result<CustomPartitions, String>>> = LazyLock::new(load);
    match &*CUSTOM {
        None => Ok(partition::known(region)),
        Some(Ok(custom)) => Ok(custom.of(region)),
        Some(Err(message)) => Err(RulesError::Partitions(message)),
    }
}

fn load() -> Option<Result<CustomPartitions, String>> {
    let file = env::var_os(VARIABLE)?;
    let read = || {
        let text = fs::read(&file).map_err(|error| error.to_string())?;
        let document = json::read_document(&text).map_err(|error| error.to_string())?;
        // The facts are kept as long as the process runs, like those of the known partitions.
        read(Box::leak(Box::new(document)))
    };
    let failed = |error| format!("{VARIABLE} names {}: {error}", file.to_string_lossy());
    Some(read().map_err(failed))
}

/// The partitions of a document.
fn read(document: &'static Document) -> Result<CustomPartitions, String> {
    let partitions = field(document, "partitions").and_then(Document::as_array);
    let partitions = partitions.ok_or("there is no list `partitions`")?;
    let entries = partitions.iter().map(entry);
    Ok(CustomPartitions(entries.collect::<Result<_, String>>()?))
}

fn entry(document: &'static Document) -> Result<Entry, String> {
    let id = text(document, "id").ok_or("a partition has no `id`")?;
    let in_partition = |error: String| format!("the partition `{id}` {error}");
    let outputs = field(document, "outputs");
    let outputs = outputs.ok_or_else(|| in_partition("has no `outputs`".to_owned()))?;
    let partition = facts(outputs, None).map_err(in_partition)?;
    let pattern = text(document, "regionRegex");
    let pattern = pattern.ok_or_else(|| in_partition("has no `regionRegex`".to_owned()))?;
    let region_prefixes = prefixes(pattern).ok_or_else(|| {
        let form = format!("^(a|b){PATTERN_END}");
        in_partition(format!(
            "has the `regionRegex` `{pattern}`, not of the form `{form}`"
        ))
    })?;
    let listed = typed(document, "regions", Document::as_object, "an object");
    let listed = listed.map_err(in_partition)?.into_iter().flatten();
    let mut regions = Vec::new();
    for (name, region) in listed {
        let region = facts(region, Some(partition))
            .map_err(|error| in_partition(format!("and its region `{name}` {error}")))?;
        regions.push((name.clone(), region));
    }
    Ok(Entry {
        id: id.to_owned(),
        partition,
        region_prefixes,
        regions,
    })
}

/// The facts of a partition, by its `outputs`; or those of a region, which states what differs from its partition.
fn facts(document: &'static Document, of: Option<Partition>) -> Result<Partition, String> {
    let text = |key, known: Option<&'static str>| {
        let own = typed(document, key, Document::as_string, "a string")?;
        let text = own.or(known);
        text.ok_or_else(|| format!("has no `{key}` in `outputs`"))
    };
    let flag = |key, known: Option<bool>| {
        let own = typed(document, key, Document::as_bool, "`true` or `false`")?;
        Ok::<_, String>(own.or(known).unwrap_or(false))
    };
    Ok(Partition {
        name: text("name", of.map(|one| one.name))?,
        dns_suffix: text("dnsSuffix", of.map(|one| one.dns_suffix))?,
        dual_stack_dns_suffix: text(
            "dualStackDnsSuffix",
            of.map(|one| one.dual_stack_dns_suffix),
        )?,
        implicit_global_region: text(
            "implicitGlobalRegion",
            of.map(|one| one.implicit_global_region),
        )?,
        supports_fips: flag("supportsFIPS", of.map(|one| one.supports_fips))?,
        supports_dual_stack: flag("supportsDualStack", of.map(|one| one.supports_dual_stack))?,
    })
}

fn field(of: &'static Document, key: &str) -> Option<&'static Document> {
    of.as_object()?.get(key)
}

fn text(of: &'static Document, key: &str) -> Option<&'static str> {
    field(of, key)?.as_string()
}

/// The value under a key, if there is one; an error if it is of another type.
fn typed<T>(
    of: &'static Document,
    key: &str,
    read: impl Fn(&'static Document) -> Option<T>,
    expected: &str,
) -> Result<Option<T>, String> {
    let found = field(of, key);
    let value = found
        .map(|value| read(value).ok_or_else(|| format!("has a `{key}` that is not {expected}")));
    value.transpose()
}

/// The beginnings that a pattern for region names allows: `us` and `eu` for `^(us|eu)\-\w+\-\d+$`.
/// Groups may stand anywhere before the end, but not in one another.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let pattern = pattern.strip_prefix('^')?;
    let mut rest = pattern.strip_suffix(PATTERN_END)?;
    let mut prefixes = vec![String::new()];
    while let Some((literal, group)) = rest.split_once('(') {
        let (alternatives, behind) = group.split_once(')')?;
        let literal = literal_text(literal)?;
        let alternatives = alternatives.split('|').map(literal_text);
        let alternatives = alternatives.collect::<Option<Vec<String>>>()?;
        let extended = prefixes.iter().flat_map(|prefix| {
            let extend = |alternative| format!("{prefix}{literal}{alternative}");
            alternatives.iter().map(extend).collect::<Vec<String>>()
        });
        prefixes = extended.collect();
        rest = behind;
    }
    let literal = literal_text(rest)?;
    prefixes
        .iter_mut()
        .for_each(|prefix| prefix.push_str(&literal));
    Some(prefixes)
}

/// The text that a piece of a pattern stands for, if it stands for one alone.
fn literal_text(pattern: &str) -> Option<String> {
    let text = pattern.replace(r"\-", "-");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.chars().all(is_plain).then_some(text)
}

impl CustomPartitions {
    /// The partition of `region`: the one that lists it, else the one whose pattern fits, else
    /// `aws`.
    fn of(&self, region: &str) -> Option<&Partition> {
        let mut listed = self.0.iter().flat_map(|entry| &entry.regions);
        if let Some((_, partition)) = listed.find(|(name, _)| name == region) {
            return Some(partition);
        }
        let fits = |entry: &&Entry| {
            let prefix = region_prefix(region);
            prefix.is_some_and(|prefix| entry.region_prefixes.iter().any(|one| one == prefix))
        };
        let found = self.0.iter().find(fits);
        let found = found.or_else(|| self.0.iter().find(|entry| entry.id == "aws"));
        found.map(|entry| &entry.partition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partitions(text: &str) -> Result<CustomPartitions, String> {
        let document = json::read_document(text.as_bytes()).unwrap();
        read(Box::leak(Box::new(document)))
    }

    fn of(pattern: &str) -> String {
        let outputs = r#"{"name":"moon","dnsSuffix":"moon.example","dualStackDnsSuffix":"dual.moon.example",
            "implicitGlobalRegion":"moon-far-1","supportsFIPS":false,"supportsDualStack":true}"#;
        let pattern = pattern.replace('\\', "\\\\");
        format!(
            r#"{{"partitions":[{{"id":"moon","regionRegex":"{pattern}","outputs":{outputs},
            "regions":{{"lunar":{{"description":"x"}},"odd":{{"dnsSuffix":"odd.example","supportsFIPS":true}}}}}}]}}"#
        )
    }

    #[test]
    fn listed_regions_go_first_then_patterns() {
        let custom = partitions(&of(r"^moon(a|b)?\-\w+\-\d+$"));
        assert!(custom.unwrap_err().contains("not of the form"));
        let custom = partitions(&of(r"^moon\-(a|b)\-\w+\-\d+$")).unwrap();
        let suffix = |region| {
            custom
                .of(region)
                .map(|found| (found.dns_suffix, found.supports_fips))
        };
        assert_eq!(suffix("lunar"), Some(("moon.example", false)));
        assert_eq!(suffix("odd"), Some(("odd.example", true)));
        assert_eq!(suffix("moon-b-x-7"), Some(("moon.example", false)));
        assert_eq!(suffix("moon-c-x-7"), None);
        assert_eq!(suffix("us-east-1"), None, "no partition has the id `aws`");
    }

    #[test]
    fn what_is_missing_is_said() {
        for (text, expected) in [
            ("{}", "no list `partitions`"),
            (r#"{"partitions":[{}]}"#, "has no `id`"),
            (r#"{"partitions":[{"id":"x"}]}"#, "`x` has no `outputs`"),
            (
                r#"{"partitions":[{"id":"x","outputs":{}}]}"#,
                "`x` has no `name`",
            ),
            (
                &of(r"^moon\-\w+\-\d+$").replace("false", "0"),
                "`moon` has a `supportsFIPS` that is not `true` or `false`",
            ),
            (
                &of(r"^moon\-\w+\-\d+$").replace("\"odd.example\"", "1"),
                "its region `odd` has a `dnsSuffix` that is not a string",
            ),
        ] {
            let error = partitions(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
