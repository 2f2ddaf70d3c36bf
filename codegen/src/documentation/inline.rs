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

/// Whether a text begins with punctuation that belongs to the word in front of it. What begins with a dot or a colon
/// may be a name of its own: `.json`, `::`, or the rest of something that was left out.
pub(super) fn closes_sentence(text: &str) -> bool {
    let behind = text.trim_start_matches(['.', ',', ';', ':', ')']);
    let is_name = behind.starts_with(char::is_alphanumeric)
        || [".", ":"]
            .iter()
            .any(|mark| text.starts_with(&mark.repeat(2)));
    behind.len() < text.len() && !is_name
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
    let link = match is_made_up(trimmed) {
        // The mark keeps rustdoc and other tools from taking it for a link.
        true => escape_word(trimmed).replacen("://", "\\://", 1),
        false => format!("<{trimmed}>"),
    };
    format!(
        "{}{link}{}{}",
        escape_word(before),
        escape_word(tail),
        link_addresses(after)
    )
}

/// A code span, on one line; nothing when there is nothing to show. Backticks in it are fenced by more of them.
pub fn code_span(text: &str) -> String {
    let shown: String = text.replace(|c: char| c.is_control(), " ");
    let text = shown.split_whitespace().collect::<Vec<&str>>().join(" ");
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

/// Whether an address is an example that leads nowhere: `https://www.example.com`, `http://192.0.2.44`, or
/// `http://localhost:port`. Hosts of the web that documentation links to have a name, and are not called `example`.
fn is_made_up(address: &str) -> bool {
    let after_scheme = address.split_once("://").map(|(_, rest)| rest);
    let rest = after_scheme.or_else(|| address.strip_prefix("mailto:"));
    let authority = rest.unwrap_or_default().split(['/', '?', '#']).next();
    let place = authority.and_then(|authority| authority.rsplit('@').next());
    let place = place.unwrap_or_default();
    let (host, port) = match place.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (place, None),
    };
    // The last name of a host is that of a registry.
    let names = host.trim_end_matches('.').rsplit('.').skip(1);
    place.starts_with('[')
        || host.parse::<std::net::Ipv4Addr>().is_ok()
        || port.is_some_and(|port| port.parse::<u16>().is_err())
        || names
            .into_iter()
            .any(|name| name.eq_ignore_ascii_case("example"))
}

/// The address of a link as it may stand between parentheses; none when it is not one of the web, or is made up.
pub(super) fn link_target(address: &str) -> Option<String> {
    let is_web = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\\\"`".contains(c);
    if !is_web || !address.chars().all(plain) || is_made_up(address) {
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
    use super::{
        closes_sentence, code_span, escape_start, escape_word, hosted_target, link_addresses,
        link_target,
    };

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
    fn addresses_that_are_made_up_stay_text() {
        for (address, expected) in [
            ("https://example.com/a_b", r"https\://example.com/a_b"),
            ("http://a.b.Example.org.", r"http\://a.b.Example.org."),
            (
                "https://example.amazonaws.com",
                r"https\://example.amazonaws.com",
            ),
            ("http://192.0.2.44:80/a", r"http\://192.0.2.44:80/a"),
            ("http://localhost:port/_a", r"http\://localhost:port/\_a"),
            ("http://[::1]/", r"http://\[::1\]/"),
            ("https://a@example.com?b", r"https\://a@example.com?b"),
            (
                "https://a.b:443/example.com",
                "<https://a.b:443/example.com>",
            ),
            ("https://examples.com", "<https://examples.com>"),
        ] {
            assert_eq!(link_addresses(address), expected, "{address}");
        }
        assert_eq!(link_target("https://www.example.com/"), None);
        assert_eq!(link_target("https://[::1]:80/"), None);
        assert_eq!(link_target("mailto:a@example.com"), None);
        assert_eq!(hosted_target("https://10.0.0.1/a/b"), None);
    }

    #[test]
    fn punctuation_belongs_to_what_is_in_front_of_it() {
        for text in [".", ", and", ").", ": ", ".\n", ";\u{201d}"] {
            assert!(closes_sentence(text), "{text:?}");
        }
        for text in ["", "a", ".json", "...", "::", "(a)", "- a"] {
            assert!(!closes_sentence(text), "{text:?}");
        }
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
