//! A text comes in, a string of TOML goes out.

/// Whether a character changes the direction of the text around it, which would show another manifest than
/// the one that Cargo reads.
fn reorders(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text as a basic string of TOML 1.0, quotes included. It stays on one line.
pub fn toml_string(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + 2);
    output.push('"');
    for c in text.chars() {
        match c {
            '"' => output.push_str("\\\""),
            '\\' => output.push_str("\\\\"),
            '\n' => output.push_str("\\n"),
            c if c.is_control() || reorders(c) => {
                output.push_str(&format!("\\u{:04X}", u32::from(c)))
            }
            c => output.push(c),
        }
    }
    output.push('"');
    output
}

#[cfg(test)]
mod tests {
    use super::toml_string;

    #[test]
    fn strings_in_a_manifest_stay_strings() {
        assert_eq!(
            toml_string("a\"\n[x]\\\u{7f}\t\u{202e}"),
            r#""a\"\n[x]\\\u007F\u0009\u202E""#
        );
    }
}
