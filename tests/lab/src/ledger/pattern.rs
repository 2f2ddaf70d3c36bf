//! The notation of a listed line. In: a pattern and a line. Out: whether the pattern stands for the line.
//!
//! `{name}` stands for a path (letters, digits, `_` and `::`), the same one wherever the name comes back; a `*`
//! at the end for whatever follows. Everything else stands for itself.

/// Whether a listed line stands for this one.
pub fn covers(listed: &str, line: &str) -> bool {
    matches(listed, line, &mut Vec::new())
}

/// Whether a listed line has a `{name}`.
pub fn has_placeholder(listed: &str) -> bool {
    placeholder(listed).is_some()
}

fn matches<'a>(pattern: &'a str, line: &'a str, bound: &mut Vec<(&'a str, &'a str)>) -> bool {
    if pattern == "*" {
        return true;
    }
    let Some((literal, name, rest)) = placeholder(pattern) else {
        return match pattern.strip_suffix('*') {
            Some(start) => line.starts_with(start),
            None => pattern == line,
        };
    };
    let Some(line) = line.strip_prefix(literal) else {
        return false;
    };
    if let Some((_, value)) = bound.iter().find(|(known, _)| *known == name) {
        let value = *value;
        return line
            .strip_prefix(value)
            .is_some_and(|line| matches(rest, line, bound));
    }
    let in_path = |character: char| character.is_ascii_alphanumeric() || "_:".contains(character);
    let longest = line.find(|character| !in_path(character));
    for end in (1..=longest.unwrap_or(line.len())).rev() {
        // A path is ASCII, so every position in it is a boundary.
        let Some((value, after)) = line.split_at_checked(end) else {
            continue;
        };
        bound.push((name, value));
        if matches(rest, after, bound) {
            return true;
        }
        bound.pop();
    }
    false
}

/// The text before the first `{name}`, the name, and what follows. Lines themselves have braces only with spaces.
fn placeholder(pattern: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + pattern.get(from..)?.find('{')?;
        let inside = pattern.get(open + 1..)?;
        let close = inside.find('}')?;
        let name = inside.get(..close)?;
        if !name.is_empty() && name.chars().all(|character| character.is_ascii_lowercase()) {
            return Some((pattern.get(..open)?, name, inside.get(close + 1..)?));
        }
        from = open + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_name_is_one_path_wherever_it_is() {
        let pattern = "fn {owner}::go(self: {owner}) -> {owner}";
        assert!(covers(
            pattern,
            "fn crate::A::go(self: crate::A) -> crate::A"
        ));
        assert!(!covers(
            pattern,
            "fn crate::A::go(self: crate::A) -> crate::B"
        ));
        assert!(!covers(pattern, "fn Box<A>::go(self: Box<A>) -> Box<A>"));
        assert!(!covers(
            pattern,
            "fn crate::A::go(self: crate::A) -> crate::A where X: Y"
        ));
    }

    #[test]
    fn the_rest_and_braces() {
        assert!(covers("impl {a} for *", "impl Clone for Box<A>"));
        assert!(!covers("impl {a} for *", "impl Into<X> for A"));
        assert!(covers(
            "impl {a} for {b} { Output = u8 }",
            "impl Add for A { Output = u8 }"
        ));
        assert!(covers("fn a", "fn a") && !covers("fn a", "fn ab"));
    }
}
