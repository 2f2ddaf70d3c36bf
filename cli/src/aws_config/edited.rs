//! A change of a TOML file that leaves everything else in it as it is: a text comes in and what is to be changed, the new text
//! goes out.

use toml_edit::DocumentMut;

/// The text with a change. Line ends and a byte order mark are those of the old text.
///
/// # Errors
///
/// The text is not TOML, or the change is not possible: why, as a sentence about the file.
pub(super) fn edited(
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

#[cfg(test)]
mod tests {
    use super::edited;

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
