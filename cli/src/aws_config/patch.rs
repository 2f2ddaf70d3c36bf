//! `[patch.crates-io]` of a manifest: its text and the folders of crates come in, the new text goes out.

use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike};

/// The text with a line for each crate, by package and folder. Everything else in the file stays.
///
/// # Errors
///
/// Why that is not possible: something else takes the place of a crate already.
pub(super) fn patched(text: &str, crates: &[(&str, String)]) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error| format!("{error}"))?;
    let patch = inner(document.as_table_mut(), "patch", true)?;
    let registry = inner(patch, "crates-io", false)?;
    for (package, folder) in crates {
        match registry.get(package) {
            None => {
                let mut line = InlineTable::new();
                line.insert("path", folder.as_str().into());
                registry.insert(package, Item::Value(line.into()));
            }
            Some(there) if there.get("path").and_then(Item::as_str) == Some(folder) => {}
            Some(_) => {
                return Err(format!(
                    "[patch.crates-io] has another {package} than {folder}"
                ))
            }
        }
    }
    Ok(document.to_string())
}

/// The table of a key, which is made if it is not there. An implicit one has no header of its own.
fn inner<'t>(
    table: &'t mut dyn TableLike,
    key: &str,
    implicit: bool,
) -> Result<&'t mut dyn TableLike, String> {
    let new = || {
        let mut table = Table::new();
        table.set_implicit(implicit);
        Item::Table(table)
    };
    let inner = table.entry(key).or_insert_with(new).as_table_like_mut();
    inner.ok_or_else(|| format!("`{key}` is not a table"))
}

#[cfg(test)]
mod tests {
    use super::patched;

    fn with(text: &str) -> Result<String, String> {
        patched(text, &[("aws-sdk-sts", "clients/sts".to_owned())])
    }

    #[test]
    fn a_line_is_added_once_and_the_rest_stays() {
        let first = with("[package]\nname = \"a\" # mine\n").unwrap();
        let line = "aws-sdk-sts = { path = \"clients/sts\" }\n";
        assert_eq!(
            first,
            format!("[package]\nname = \"a\" # mine\n\n[patch.crates-io]\n{line}")
        );
        assert_eq!(with(&first), Ok(first));
        let own = "[patch.crates-io]\nother = { path = \"o\" } # why\n";
        assert_eq!(with(own), Ok(format!("{own}{line}")));
    }

    #[test]
    fn a_line_of_the_user_is_never_changed() {
        let refused = with("[patch.crates-io]\naws-sdk-sts = { git = \"g\" }\n");
        assert!(refused.unwrap_err().contains("another aws-sdk-sts"));
        assert!(with("patch = 1").is_err());
        assert!(with("[").is_err());
    }
}
