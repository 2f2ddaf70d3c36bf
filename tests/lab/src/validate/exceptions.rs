//! What the validator has against the data itself: `tests/validator/exceptions.toml` comes in, answers go out.

use toml::de::{DeTable, DeValue};

use super::validator::Event;
use crate::tools::{read, repository, Outcome, Problem};

/// What stands for all shapes of a model, and for all models.
const ALL: &str = "*";

/// The list.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    entries: Vec<Exception>,
}

/// Events that are expected.
#[derive(Debug)]
pub(super) struct Exception {
    pub(super) rule: String,
    pub(super) model: String,
    pub(super) shape: String,
}

impl Exceptions {
    /// Reads the file.
    pub(super) fn open() -> Outcome<Exceptions> {
        let path = repository().join("tests/validator/exceptions.toml");
        Self::parse(&read(&path)?).map_err(|why| Problem::file("use", &path, why))
    }

    fn parse(text: &str) -> Result<Exceptions, String> {
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        let mut exceptions = Exceptions::default();
        for (key, value) in table.get_ref() {
            let rules = value.get_ref().as_array();
            let rules = rules.filter(|_| key.get_ref().as_ref() == "rule");
            for rule in rules.ok_or("expected [[rule]]")? {
                let rule = rule.get_ref().as_table().ok_or("expected a table")?;
                exceptions.entries.extend(shapes(rule)?);
            }
        }
        Ok(exceptions)
    }

    /// Whether an event is expected.
    pub(super) fn has(&self, event: &Event) -> bool {
        self.entries.iter().any(|one| one.is_about(event))
    }

    /// The entries about one of these models that none of the events needs.
    pub(super) fn unneeded<'e>(
        &'e self,
        models: &'e [String],
        events: &'e [Event],
    ) -> impl Iterator<Item = &'e Exception> {
        let is_known = |one: &&Exception| models.contains(&one.model);
        let is_needed = |one: &Exception| events.iter().any(|event| one.is_about(event));
        let entries = self.entries.iter().filter(is_known);
        entries.filter(move |one| !is_needed(one))
    }
}

impl Exception {
    fn is_about(&self, event: &Event) -> bool {
        let is = |listed: &str, found: &str| listed == ALL || listed == found;
        self.rule == event.rule && is(&self.model, &event.model) && is(&self.shape, &event.shape)
    }
}

/// The shapes of one rule: `rule`, `reason`, and a table `shapes` with a list for each model. A rule without shapes is
/// expected everywhere.
fn shapes(rule: &DeTable<'_>) -> Result<Vec<Exception>, String> {
    let text = |key: &str| match rule.get(key).map(|value| value.get_ref()) {
        Some(DeValue::String(text)) if !text.is_empty() => Ok(text.to_string()),
        _ => Err(format!("a rule needs the text `{key}`")),
    };
    let name = text("rule")?;
    text("reason")?;
    let Some(models) = rule.get("shapes") else {
        return Ok(vec![Exception {
            rule: name,
            model: ALL.to_owned(),
            shape: ALL.to_owned(),
        }]);
    };
    let mut entries = Vec::new();
    for (model, list) in models.get_ref().as_table().ok_or("`shapes` is a table")? {
        let list = list.get_ref().as_array();
        for shape in list.ok_or("a model needs a list of shapes")? {
            let shape = shape.get_ref().as_str();
            entries.push(Exception {
                rule: name.clone(),
                model: model.get_ref().to_string(),
                shape: shape.ok_or("a shape is a text")?.to_owned(),
            });
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::Exceptions;

    #[test]
    fn an_exception_has_a_rule_a_reason_and_shapes() {
        let good = "[[rule]]\nrule = \"A\"\nreason = \"so\"\nshapes.maps = [\"a#B\", \"*\"]\n";
        assert_eq!(Exceptions::parse(good).unwrap().entries.len(), 2);
        for bad in [
            &good.replace("reason", "raeson"),
            &good.replace("shapes.maps", "shapes"),
            &good.replace("[[rule]]", "[[rules]]"),
            &good.replace("\"a#B\"", "1"),
        ] {
            Exceptions::parse(bad).unwrap_err();
        }
        Exceptions::open().unwrap();
    }
}
