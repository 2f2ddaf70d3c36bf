//! Events of the official tools that are expected: a list in TOML comes in, answers go out.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::Event;
use crate::tools::{read, repository, Outcome, Problem};

/// What stands for all shapes of a model, and for all models.
const ALL: &str = "*";

/// The list.
#[derive(Debug, Default)]
pub(crate) struct Exceptions {
    entries: Vec<Exception>,
}

/// Events that are expected. In rules and messages, `*` stands for any text.
#[derive(Debug)]
pub(crate) struct Exception {
    pub(crate) rule: String,
    pub(crate) message: String,
    pub(crate) model: String,
    pub(crate) shape: String,
}

impl Exceptions {
    /// Reads a file of the repository.
    pub(crate) fn open(path: impl AsRef<Path>) -> Outcome<Exceptions> {
        let path = repository().join(path);
        Self::parse(&read(&path)?).map_err(|why| Problem::file("use", &path, why))
    }

    pub(crate) fn parse(text: &str) -> Result<Exceptions, String> {
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        let mut exceptions = Exceptions::default();
        for (key, value) in table.get_ref() {
            let rules = value.get_ref().as_array();
            let rules = rules.filter(|_| key.get_ref().as_ref() == "rule");
            for rule in rules.ok_or("expected [[rule]]")? {
                let rule = rule.get_ref().as_table().ok_or("expected a table")?;
                exceptions.entries.extend(entries(rule)?);
            }
        }
        Ok(exceptions)
    }

    /// Whether an event is expected.
    pub(crate) fn has(&self, event: &Event) -> bool {
        self.entries.iter().any(|one| one.is_about(event))
    }

    /// The entries about one of these models that none of the events needs; also those about all models, if these are all.
    pub(crate) fn unneeded<'e>(
        &'e self,
        models: &'e [String],
        are_all: bool,
        events: &'e [Event],
    ) -> impl Iterator<Item = &'e Exception> {
        let is_known = move |one: &&Exception| match one.model.as_str() {
            ALL => are_all,
            model => models.iter().any(|known| known == model),
        };
        let is_needed = |one: &Exception| events.iter().any(|event| one.is_about(event));
        let entries = self.entries.iter().filter(is_known);
        entries.filter(move |one| !is_needed(one))
    }
}

impl Exception {
    fn is_about(&self, event: &Event) -> bool {
        let is = |listed: &str, found: &str| listed == ALL || listed == found;
        is_like(&self.rule, &event.rule)
            && is_like(&self.message, &event.message)
            && is(&self.model, &event.model)
            && is(&self.shape, &event.shape)
    }
}

/// Whether a text is as a pattern says, in which `*` stands for any text.
fn is_like(pattern: &str, text: &str) -> bool {
    match pattern.split_once(ALL) {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.any(|at| text.get(at..).is_some_and(|text| is_like(rest, text)))
        }),
    }
}

/// The entries of one rule: `rule`, `reason`, perhaps a `message`, and a table `shapes` with a list for each model. A rule
/// without shapes is expected everywhere.
fn entries(rule: &DeTable<'_>) -> Result<Vec<Exception>, String> {
    const KEYS: [&str; 4] = ["rule", "reason", "message", "shapes"];
    if let Some(key) = rule
        .keys()
        .find(|key| !KEYS.contains(&key.get_ref().as_ref()))
    {
        return Err(format!("`{}` is unknown", key.get_ref()));
    }
    let text = |key: &str| match rule.get(key).map(|value| value.get_ref()) {
        Some(DeValue::String(text)) if !text.is_empty() => Ok(text.to_string()),
        _ => Err(format!("a rule needs the text `{key}`")),
    };
    let entry = |model: &str, shape: &str| -> Result<Exception, String> {
        let message = match rule.contains_key("message") {
            true => text("message")?,
            false => ALL.to_owned(),
        };
        Ok(Exception {
            rule: text("rule")?,
            message,
            model: model.to_owned(),
            shape: shape.to_owned(),
        })
    };
    text("reason")?;
    let Some(models) = rule.get("shapes") else {
        return Ok(vec![entry(ALL, ALL)?]);
    };
    let mut entries = Vec::new();
    for (model, list) in models.get_ref().as_table().ok_or("`shapes` is a table")? {
        let list = list.get_ref().as_array();
        for shape in list.ok_or("a model needs a list of shapes")? {
            let shape = shape.get_ref().as_str();
            entries.push(entry(model.get_ref(), shape.ok_or("a shape is a text")?)?);
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::{is_like, Exceptions};

    #[test]
    fn an_exception_has_a_rule_a_reason_and_shapes() {
        let good = "[[rule]]\nrule = \"A\"\nreason = \"so\"\nmessage = \"b*\"\nshapes.maps = [\"a#B\", \"*\"]\n";
        assert_eq!(Exceptions::parse(good).unwrap().entries.len(), 2);
        for bad in [
            &good.replace("reason", "raeson"),
            &good.replace("message", "massage"),
            &good.replace("shapes.maps", "shapes"),
            &good.replace("[[rule]]", "[[rules]]"),
            &good.replace("\"a#B\"", "1"),
        ] {
            Exceptions::parse(bad).unwrap_err();
        }
    }

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, is) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "a", true),
            ("*b", "ab\nb", true),
            ("*b", "abc", false),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abde", false),
        ] {
            assert_eq!(is_like(pattern, text), is, "{pattern} {text}");
        }
    }

    #[test]
    fn the_lists_of_the_repository_can_be_read() {
        Exceptions::open("tests/validator/exceptions.toml").unwrap();
        Exceptions::open("tests/changes/official.toml").unwrap();
    }
}
