//! Text within a line: plain text comes in, the same text as Markdown shows it goes out.

/// Escapes a word, so that nothing in it has a meaning in Markdown. `first` when it may stand at the start
/// of a line.
pub(super) fn escape_word(word: &str) -> String {
    let mut output = String::with_capacity(word.len());
    let characters: Vec<char> = word.chars().collect();
    for (index, c) in characters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| characters.get(index));
        let after = characters.get(index + 1);
        let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
            '_' => !(is_letter(before) && is_letter(after)),
            '~' => before == Some(&'~') || after == Some(&'~'),
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#'),
            _ => false,
        };
        if special {
            output.push('\\');
        }
        output.push(*c);
    }
    output
}

/// Whether a text may name a shape, or a member of one (`City$size`): it is a single word, and no address.
pub(super) fn is_reference(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| !word.contains("://")) && words.next().is_none()
}

/// A text with everything escaped and its spaces collapsed, those at the ends kept.
pub(super) fn escaped(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(escape_word).collect();
    let lead = if text.starts_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let tail = if text.ends_with(char::is_whitespace) && !words.is_empty() {
        " "
    } else {
        ""
    };
    format!("{lead}{}{tail}", words.join(" "))
}

/// Escapes the start of a line that would make it a list item, a heading or a quotation.
pub(super) fn escape_start(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        let (number, behind) = line.split_at(digits);
        if behind.starts_with(['.', ')']) {
            return format!("{number}\\{behind}");
        }
    }
    let starts_block = line.starts_with(['#', '>', '+', '-', '=', '~']);
    if starts_block {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// A word with its addresses made links and everything else escaped.
pub(super) fn link_addresses(word: &str) -> String {
    let start = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| word.find(scheme))
        .min();
    let Some(start) = start else {
        return escape_word(word);
    };
    let (before, address) = word.split_at(start);
    let end = address
        .find(['<', '>', '"', '\'', '`', '[', ']', '{', '}', '\\', '|', '*'])
        .unwrap_or(address.len());
    let (address, after) = address.split_at(end);
    let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '(']);
    let tail = address.strip_prefix(trimmed).unwrap_or_default();
    let host = trimmed.split_once("://").map_or("", |(_, host)| host);
    if host.is_empty() {
        return escape_word(word);
    }
    format!(
        "{}<{trimmed}>{}{}",
        escape_word(before),
        escape_word(tail),
        link_addresses(after)
    )
}

/// A code span. Backticks in it are fenced by more of them.
pub(super) fn code_span(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let padding = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// The address of a link as it may stand between parentheses; none when it is not one of the web.
pub(super) fn link_target(address: &str) -> Option<String> {
    let is_web = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\\\"`".contains(c);
    if !is_web || !address.chars().all(plain) {
        return None;
    }
    Some(address.replace('(', "%28").replace(')', "%29"))
}

/// The address of a link as it may stand between parentheses, when it may be relative: AWS writes such links for
/// pages of its own. None when it leads nowhere without the page that it stands on (`#anchor`, `API_City.html`).
pub(super) fn hosted_target(address: &str) -> Option<String> {
    const HOST: &str = "https://docs.aws.amazon.com";
    let (first, rest) = address.split_once('/').unwrap_or((address, ""));
    let is_folder = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match first {
        // Another host, or nothing.
        "" if rest.is_empty() || rest.starts_with('/') => None,
        "" => link_target(&format!("{HOST}{address}")),
        folder if !rest.is_empty() && folder.chars().all(is_folder) => {
            link_target(&format!("{HOST}/{address}"))
        }
        _ => link_target(address),
    }
}

/// The longest run of a character.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut current = 0;
    for c in text.chars() {
        current = if c == wanted { current + 1 } else { 0 };
        longest = longest.max(current);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::{code_span, escape_start, escape_word, hosted_target, link_addresses, link_target};

    #[test]
    fn nothing_in_a_word_has_a_meaning() {
        assert_eq!(
            escape_word("a_b _c_ *d* [e] <f> g|h"),
            r"a_b \_c\_ \*d\* \[e\] \<f> g\|h"
        );
        assert_eq!(escape_word("&lt; & ~~x~~ \\"), r"\&lt; & \~\~x\~\~ \\");
    }

    #[test]
    fn nothing_at_the_start_of_a_line_has_a_meaning() {
        for (line, expected) in [
            ("- a", r"\- a"),
            ("# a", r"\# a"),
            ("1. a", r"1\. a"),
            ("12) a", r"12\) a"),
            ("1.5", r"1\.5"),
            ("> a", r"\> a"),
            ("===", r"\==="),
            ("a - b", "a - b"),
        ] {
            assert_eq!(escape_start(line), expected);
        }
    }

    #[test]
    fn addresses_become_links() {
        assert_eq!(
            link_addresses("(https://a.example/b_c)."),
            "(<https://a.example/b_c>)."
        );
        assert_eq!(link_addresses("https://"), "https://");
        assert_eq!(link_target("javascript:alert(1)"), None);
        assert_eq!(link_target("#anchor"), None);
        assert_eq!(
            link_target("https://a.example/(b)").as_deref(),
            Some("https://a.example/%28b%29")
        );
    }

    #[test]
    fn relative_addresses_lead_to_pages_of_aws() {
        for (address, expected) in [
            (
                "gamelift/latest/a.html#b",
                Some("https://docs.aws.amazon.com/gamelift/latest/a.html#b"),
            ),
            (
                "/ivs/a.html",
                Some("https://docs.aws.amazon.com/ivs/a.html"),
            ),
            ("https://a.example/b", Some("https://a.example/b")),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("API_City.html", None),
            ("#anchor", None),
            ("../a/b", None),
            ("//a.example/b", None),
            ("javascript:alert(1)", None),
            ("javascript:a/b", None),
            ("", None),
        ] {
            assert_eq!(hosted_target(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn code_keeps_its_backticks() {
        assert_eq!(code_span("a\n b"), "`a b`");
        assert_eq!(code_span("`a`` b"), "``` `a`` b ```");
        assert_eq!(code_span("  "), "");
    }
}
