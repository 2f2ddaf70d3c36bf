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

/// Events that are expected. In ids and messages, `*` stands for any text.
#[derive(Debug)]
struct Exception {
    rules: Vec<String>,
    messages: Vec<String>,
    /// Models with their shapes.
    places: Vec<(String, String)>,
}

/// What the list has without need.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unneeded {
    pub(crate) model: String,
    /// The ids of the rule, and the shape, id or message.
    pub(crate) what: String,
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
                exceptions.entries.push(Exception::parse(rule)?);
            }
        }
        Ok(exceptions)
    }

    /// Whether an event is expected.
    pub(crate) fn has(&self, event: &Event) -> bool {
        self.entries.iter().any(|one| one.is_about(event))
    }

    /// The shapes of these models that no event needs; if these are all models, ids and messages as well.
    pub(crate) fn unneeded(
        &self,
        models: &[String],
        are_all: bool,
        events: &[Event],
    ) -> Vec<Unneeded> {
        let entries = self.entries.iter();
        let unneeded = entries.flat_map(|one| {
            let needing: Vec<&Event> = events.iter().filter(|event| one.is_about(event)).collect();
            one.unneeded(models, are_all, &needing)
        });
        unneeded.collect()
    }
}

impl Exception {
    /// A rule has `rule`, `reason`, perhaps `message`, and a table `shapes` with a list for each model. Without shapes it is
    /// expected everywhere.
    fn parse(rule: &DeTable<'_>) -> Result<Exception, String> {
        const KEYS: [&str; 4] = ["rule", "reason", "message", "shapes"];
        if let Some(key) = rule.keys().find(|key| !KEYS.contains(&&**key.get_ref())) {
            return Err(format!("`{}` is unknown", key.get_ref()));
        }
        texts(rule, "reason")?;
        Ok(Exception {
            rules: texts(rule, "rule")?,
            messages: match rule.contains_key("message") {
                true => texts(rule, "message")?,
                false => vec![ALL.to_owned()],
            },
            places: places(rule)?,
        })
    }

    fn is_about(&self, event: &Event) -> bool {
        let any = |patterns: &[String], text: &str| patterns.iter().any(|one| is_like(one, text));
        any(&self.rules, &event.rule)
            && any(&self.messages, &event.message)
            && self.places.iter().any(|place| is_at(place, event))
    }

    /// What none of the events that are about it needs.
    fn unneeded(&self, models: &[String], are_all: bool, events: &[&Event]) -> Vec<Unneeded> {
        let unneeded = |model: &str, what: &str| Unneeded {
            model: model.to_owned(),
            what: format!("{}: {what}", self.rules.join(", ")),
        };
        let known = self.places.iter();
        let known = known.filter(|(model, _)| models.contains(model));
        let shapes = known.filter(|place| !events.iter().any(|event| is_at(place, event)));
        let mut found: Vec<Unneeded> = shapes
            .map(|(model, shape)| unneeded(model, shape))
            .collect();
        if are_all {
            let has_rule = |id: &&String| events.iter().any(|event| is_like(id, &event.rule));
            let has_message =
                |one: &&String| events.iter().any(|event| is_like(one, &event.message));
            let rules = self.rules.iter().filter(|id| !has_rule(id));
            let messages = self
                .messages
                .iter()
                .filter(|one| *one != ALL && !has_message(one));
            found.extend(rules.chain(messages).map(|text| unneeded(ALL, text)));
        }
        found
    }
}

fn is_at((model, shape): &(String, String), event: &Event) -> bool {
    let is = |listed: &str, found: &str| listed == ALL || listed == found;
    is(model, &event.model) && is(shape, &event.shape)
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

/// The text of a key, or its texts.
fn texts(rule: &DeTable<'_>, key: &str) -> Result<Vec<String>, String> {
    let text = |value: &DeValue<'_>| match value {
        DeValue::String(text) if !text.is_empty() => Ok(text.to_string()),
        _ => Err(format!("`{key}` is a text, or several")),
    };
    match rule.get(key).map(|value| value.get_ref()) {
        None => Err(format!("a rule needs the text `{key}`")),
        Some(DeValue::Array(values)) => values.iter().map(|one| text(one.get_ref())).collect(),
        Some(value) => Ok(vec![text(value)?]),
    }
}

/// The shapes of a rule, each with its model.
fn places(rule: &DeTable<'_>) -> Result<Vec<(String, String)>, String> {
    let Some(models) = rule.get("shapes") else {
        return Ok(vec![(ALL.to_owned(), ALL.to_owned())]);
    };
    let mut places = Vec::new();
    for (model, list) in models.get_ref().as_table().ok_or("`shapes` is a table")? {
        let list = list.get_ref().as_array();
        for shape in list.ok_or("a model needs a list of shapes")? {
            let shape = shape.get_ref().as_str().ok_or("a shape is a text")?;
            places.push((model.get_ref().to_string(), shape.to_owned()));
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::{is_like, Event, Exceptions, Unneeded};

    const GOOD: &str = "[[rule]]\nrule = \"A.*\"\nreason = \"so\"\nmessage = [\"b*\", \"c\"]\nshapes.maps = [\"a#B\", \"*\"]\n";

    fn event(rule: &str, message: &str, shape: &str) -> Event {
        Event {
            model: "maps".to_owned(),
            rule: rule.to_owned(),
            severity: "NOTE".to_owned(),
            shape: shape.to_owned(),
            message: message.to_owned(),
        }
    }

    #[test]
    fn an_exception_has_a_rule_a_reason_and_shapes() {
        let exceptions = Exceptions::parse(GOOD).unwrap();
        assert!(exceptions.has(&event("A.D", "bc", "a#C")));
        assert!(!exceptions.has(&event("A", "bc", "a#C")));
        assert!(!exceptions.has(&event("A.D", "d", "a#C")));
        for bad in [
            &GOOD.replace("reason", "raeson"),
            &GOOD.replace("message", "massage"),
            &GOOD.replace("shapes.maps", "shapes"),
            &GOOD.replace("[[rule]]", "[[rules]]"),
            &GOOD.replace("\"a#B\"", "1"),
        ] {
            Exceptions::parse(bad).unwrap_err();
        }
    }

    #[test]
    fn what_no_event_needs_is_found() {
        let exceptions = Exceptions::parse(GOOD).unwrap();
        let unneeded = |models: &[&str], are_all: bool, events: &[Event]| -> Vec<String> {
            let models: Vec<String> = models.iter().map(|&name| name.to_owned()).collect();
            let unneeded = exceptions.unneeded(&models, are_all, events).into_iter();
            unneeded.map(|Unneeded { what, .. }| what).collect()
        };
        let other = [event("A.D", "b", "a#C")];
        assert_eq!(unneeded(&["maps"], false, &other), ["A.*: a#B"]);
        assert_eq!(unneeded(&["roads"], false, &[]), [""; 0]);
        let own = [event("A.D", "b", "a#B")];
        assert_eq!(unneeded(&["maps"], true, &own), ["A.*: c"]);
        assert_eq!(
            unneeded(&["roads"], true, &[]),
            ["A.*: A.*", "A.*: b*", "A.*: c"]
        );
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
