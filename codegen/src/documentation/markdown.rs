//! Markdown of a model comes in; the same goes out without what rustdoc warns about: code that it would take for Rust,
//! links that lead nowhere, tags, bare addresses.

use super::inline::{link_addresses, link_target};

/// The same Markdown, made safe.
pub(super) fn sanitize(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    let mut list_indent = 0;
    for line in text.lines() {
        let trimmed = line.trim_start();
        if let Some(open) = &fence {
            let closes = trimmed.starts_with(open.as_str()) && trimmed.trim_end() == open.as_str();
            lines.push(line.trim_end().to_owned());
            if closes {
                fence = None;
            }
            continue;
        }
        if let Some(marks) = fence_of(trimmed) {
            let indent = indent_of(line).min(list_indent + 3);
            lines.push(format!("{}{marks}text", " ".repeat(indent)));
            fence = Some(marks);
            continue;
        }
        if trimmed.is_empty() {
            lines.push(String::new());
            continue;
        }
        // Four spaces more than the surrounding text would make code of it.
        let indent = indent_of(line);
        if indent == 0 {
            list_indent = 0;
        }
        let indent = indent.min(list_indent + 3);
        if let Some(width) = item_width(trimmed) {
            list_indent = indent + width;
        }
        lines.push(format!("{}{}", " ".repeat(indent), sanitize_line(trimmed)));
    }
    lines.extend(fence);
    lines.join("\n").trim().to_owned()
}

fn indent_of(line: &str) -> usize {
    let spaces = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    spaces.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The marks that open a block of code.
fn fence_of(line: &str) -> Option<String> {
    ['`', '~'].into_iter().find_map(|mark| {
        let count = line.chars().take_while(|c| *c == mark).count();
        let info = line.trim_start_matches(mark);
        (count >= 3 && !info.contains('`')).then(|| mark.to_string().repeat(count))
    })
}

/// How far the text of a list item is from its mark; none for other lines.
fn item_width(line: &str) -> Option<usize> {
    if line.starts_with(['-', '*', '+']) && line.chars().nth(1) == Some(' ') {
        return Some(2);
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let behind = line.get(digits..)?;
    let is_item = digits > 0 && (behind.starts_with(". ") || behind.starts_with(") "));
    is_item.then_some(digits + 2)
}

/// One line outside of code.
fn sanitize_line(line: &str) -> String {
    let mut output = String::with_capacity(line.len());
    let mut rest = line.trim_end();
    while let Some(first) = rest.chars().next() {
        let taken = code_span(rest)
            .or_else(|| link(rest))
            .or_else(|| address(rest));
        let (text, behind) = match taken {
            Some(taken) => taken,
            None => {
                let (head, behind) = rest.split_at(first.len_utf8());
                let text = match first {
                    '\\' => escape(behind),
                    '[' | ']' | '<' | '`' => (format!("\\{head}"), behind),
                    _ => (head.to_owned(), behind),
                };
                output.push_str(&text.0);
                rest = text.1;
                continue;
            }
        };
        output.push_str(&text);
        rest = behind;
    }
    output
}

/// A backslash with the character behind it, if that can be escaped.
fn escape(behind: &str) -> (String, &str) {
    match behind.chars().next() {
        Some(next) if next.is_ascii_punctuation() => {
            let (head, behind) = behind.split_at(next.len_utf8());
            (format!("\\{head}"), behind)
        }
        _ => ("\\\\".to_owned(), behind),
    }
}

/// A code span at the start of a text.
fn code_span(text: &str) -> Option<(String, &str)> {
    let count = text.chars().take_while(|c| *c == '`').count();
    let (marks, behind) = text.split_at(count);
    if marks.is_empty() {
        return None;
    }
    let mut from = 0;
    while let Some(found) = behind.get(from..)?.find(marks) {
        let start = from + found;
        let run = behind
            .get(start..)?
            .chars()
            .take_while(|c| *c == '`')
            .count();
        if run == count {
            let (inner, behind) = behind.split_at(start);
            let behind = behind.strip_prefix(marks)?;
            return Some((format!("{marks}{inner}{marks}"), behind));
        }
        from = start + run;
    }
    None
}

/// A link at the start of a text; one that leads nowhere in particular is reduced to its text.
fn link(text: &str) -> Option<(String, &str)> {
    let (label, behind) = text.strip_prefix('[')?.split_once("](")?;
    if label.contains(['[', ']']) {
        return None;
    }
    let (target, behind) = behind.split_once(')')?;
    let label = sanitize_line(label);
    let target = target.split_whitespace().next().unwrap_or_default();
    let link = match link_target(target) {
        Some(target) => format!("[{label}]({target})"),
        None => label,
    };
    Some((link, behind))
}

/// An address at the start of a text, between angle brackets or bare.
fn address(text: &str) -> Option<(String, &str)> {
    if let Some((inner, behind)) = text
        .strip_prefix('<')
        .and_then(|inner| inner.split_once('>'))
    {
        let target = link_target(inner)?;
        return Some((format!("<{target}>"), behind));
    }
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, behind) = text.split_at(end);
    Some((link_addresses(word), behind))
}

#[cfg(test)]
mod tests {
    use super::sanitize;

    #[test]
    fn what_is_safe_stays() {
        let text = "A *b* `c<d>` [e](https://f.example).\n\n- one\n  - two\n\n1. three";
        assert_eq!(sanitize(text), text);
    }

    #[test]
    fn what_rustdoc_warns_of_is_defused() {
        for (text, expected) in [
            ("[Vec] and [a](b)", r"\[Vec\] and a"),
            ("see https://a.example.", "see <https://a.example>."),
            (
                "<script> <https://a.example>",
                r"\<script> <https://a.example>",
            ),
            ("```\nfn f() {", "```text\nfn f() {\n```"),
            ("~~~rust\nx\n~~~", "~~~text\nx\n~~~"),
            ("a\n\n    let x;", "a\n\n   let x;"),
            ("a ` b", r"a \` b"),
            ("c:\\d", r"c:\\d"),
        ] {
            assert_eq!(sanitize(text), expected, "{text:?}");
        }
    }
}
