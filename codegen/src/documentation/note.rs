//! A note of the compiler: a text comes in, the same one goes out that makes no links.

/// A note in which rustdoc, to which it is Markdown, finds no link and no tag. The compiler shows it as it stands, so as
/// little as possible is escaped.
pub(crate) fn without_links(note: &str) -> String {
    let mut output = String::with_capacity(note.len());
    let mut rest = note.chars().peekable();
    while let Some(c) = rest.next() {
        let begins = match (c, rest.peek()) {
            ('[', next) => next.is_some_and(|next| *next != ']'),
            ('<', next) => next.is_some_and(|next| next.is_alphabetic() || "/!?".contains(*next)),
            // It would take the effect of the next one away.
            ('\\', next) => next.is_some_and(|next| "[<\\".contains(*next)),
            _ => false,
        };
        if begins {
            output.push('\\');
        }
        output.push(c);
    }
    output
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn a_note_has_no_links_and_stays_readable() {
        for (note, expected) in [
            ("use a[].b instead", "use a[].b instead"),
            ("a < b, use `c_d`", "a < b, use `c_d`"),
            ("[a](b) [`c`] [d]: e", r"\[a](b) \[`c`] \[d]: e"),
            (r"\[a] <b>", r"\\\[a] \<b>"),
        ] {
            assert_eq!(without_links(note), expected);
        }
    }
}
