//! A change of a TOML file that leaves everything else in it as it is: a text comes in and what is to be changed, the new text
//! goes out.

use toml_edit::{DocumentMut, Item, TableLike, Value};

/// The text with a change. Line ends and a byte order mark are those of the old text.
///
/// # Errors
///
/// The text is not TOML, or the change is not possible: why, as a sentence about the file.
pub(crate) fn edited(
    text: &str,
    change: impl FnOnce(&mut DocumentMut) -> Result<(), String>,
) -> Result<String, String> {
    const MARK: &str = "\u{feff}";
    let plain = text.strip_prefix(MARK);
    let mut document: DocumentMut = plain
        .unwrap_or(text)
        .parse()
        .map_err(|error| format!("the file is not valid TOML: {error}"))?;
    change(&mut document)?;
    let mut new = document.to_string();
    let lines = text.matches('\n').count();
    if lines > 0 && lines == text.matches("\r\n").count() {
        new = new.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    match plain {
        Some(_) => Ok(format!("{MARK}{new}")),
        None => Ok(new),
    }
}

/// The table of a crate by its place in `codegen.toml`, in whatever form it is written.
pub(crate) fn crate_table(document: &mut DocumentMut, index: usize) -> Option<&mut dyn TableLike> {
    match document.get_mut("crate")? {
        Item::ArrayOfTables(tables) => Some(tables.get_mut(index)?),
        Item::Value(Value::Array(tables)) => Some(tables.get_mut(index)?.as_inline_table_mut()?),
        one if index == 0 => one.as_table_like_mut(),
        _ => None,
    }
}

/// Sets a text. What stands above and beside an older one, such as a comment, stays.
pub(crate) fn set(table: &mut dyn TableLike, key: &str, text: &str) {
    let mut new = Value::from(text);
    // To insert a key again would drop what stands above it.
    match table.get_mut(key) {
        Some(old) => {
            if let Some(old) = old.as_value() {
                *new.decor_mut() = old.decor().clone();
            }
            *old = Item::Value(new);
        }
        None => {
            table.insert(key, Item::Value(new));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{crate_table, edited, set};

    #[test]
    fn a_version_is_set_in_whatever_form_a_crate_has() {
        for (old, new) in [
            (
                "[[crate]]\n[[crate]]\nversion = \"1\" # why\n",
                "[[crate]]\n[[crate]]\nversion = \"2\" # why\n",
            ),
            (
                "[[crate]]\n[[crate]]\n# above\n\n# and here\n  version = '1'\n# below\na = 1\n",
                "[[crate]]\n[[crate]]\n# above\n\n# and here\n  version = \"2\"\n# below\na = 1\n",
            ),
            (
                "crate = [{ a = 1 }, { b = 1 }]\n",
                "crate = [{ a = 1 }, { b = 1 , version = \"2\" }]\n",
            ),
        ] {
            let changed = edited(old, |document| {
                set(
                    crate_table(document, 1).ok_or("there is no second crate")?,
                    "version",
                    "2",
                );
                Ok(())
            });
            let plain = |text: &str| text.replace(' ', "");
            assert_eq!(changed.map(|text| plain(&text)), Ok(plain(new)));
        }
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_stay() {
        let insert = |text: &str| {
            edited(text, |document| {
                document.insert("b", toml_edit::value(2));
                Ok(())
            })
        };
        assert_eq!(insert("a = 1\n").as_deref(), Ok("a = 1\nb = 2\n"));
        let windows = "\u{feff}a = 1\r\n# why\r\n";
        let expected = "\u{feff}a = 1\r\nb = 2\r\n# why\r\n";
        assert_eq!(insert(windows).as_deref(), Ok(expected));
        assert!(insert("a =").is_err());
    }
}
