//! Cases that are left out, with their reasons: `tests/conformance/exceptions.toml` comes in, answers go out.

use toml::de::{DeTable, DeValue};

use crate::tools::{read, repository, Outcome, Problem};

/// The id that stands for all cases of a shape.
const ALL: &str = "*";

/// The cases and operations that are left out.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    cases: Vec<Exception>,
    operations: Vec<Exception>,
}

/// One thing that is left out.
#[derive(Debug)]
pub(super) struct Exception {
    /// The shape that it is about.
    shape: String,
    /// For a case, its id.
    case: String,
    pub(super) reason: String,
}

impl Exceptions {
    /// Reads the file.
    pub(super) fn open() -> Outcome<Exceptions> {
        let path = repository().join("tests/conformance/exceptions.toml");
        Self::parse(&read(&path)?).map_err(|why| Problem::file("use", &path, why))
    }

    fn parse(text: &str) -> Result<Exceptions, String> {
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        let mut exceptions = Exceptions::default();
        for (key, value) in table.get_ref() {
            let (list, has_case) = match key.get_ref().as_ref() {
                "case" => (&mut exceptions.cases, true),
                "operation" => (&mut exceptions.operations, false),
                other => return Err(format!("`{other}` is unknown; expected case or operation")),
            };
            let entries = value
                .get_ref()
                .as_array()
                .ok_or("expected [[case]] or [[operation]]")?;
            for entry in entries {
                let entry = entry.get_ref().as_table().ok_or("expected a table")?;
                list.push(exception(entry, has_case)?);
            }
        }
        Ok(exceptions)
    }

    /// Why a case of this id, stated by this shape, is left out.
    pub(super) fn case(&self, shape: &str, id: &str) -> Option<&str> {
        let mut cases = self.cases.iter();
        let found = cases.find(|one| one.shape == shape && (one.case == id || one.case == ALL));
        found.map(|exception| exception.reason.as_str())
    }

    /// Why an operation is not generated.
    pub(super) fn operation(&self, id: &str) -> Option<&str> {
        let found = self.operations.iter().find(|one| one.shape == id);
        found.map(|exception| exception.reason.as_str())
    }
}

fn exception(entry: &DeTable<'_>, has_case: bool) -> Result<Exception, String> {
    let text = |key: &str| match entry.get(key).map(|value| value.get_ref()) {
        Some(DeValue::String(text)) if !text.is_empty() => Ok(text.to_string()),
        _ => Err(format!("an exception needs the text `{key}`")),
    };
    Ok(Exception {
        shape: text("shape")?,
        case: if has_case {
            text("case")?
        } else {
            String::new()
        },
        reason: text("reason")?,
    })
}

#[cfg(test)]
mod tests {
    use super::Exceptions;

    #[test]
    fn an_exception_has_a_reason() {
        let text = "[[case]]\nshape = \"a#B\"\ncase = \"c\"\nreason = \"because\"\n";
        let exceptions = Exceptions::parse(text).unwrap();
        assert_eq!(exceptions.case("a#B", "c"), Some("because"));
        assert_eq!(exceptions.case("a#B", "d"), None);
        assert_eq!(exceptions.operation("a#B"), None);
        assert!(Exceptions::parse("[[case]]\nshape = \"a#B\"\ncase = \"c\"\n").is_err());
        assert!(Exceptions::parse("[[shape]]\n").is_err());
        Exceptions::open().unwrap();
    }
}
