//! SPDX licence expressions (SPDX 2.3, annex D): a text and what is allowed come in, a verdict goes out.

/// Whether a choice that the expression offers is allowed. A text that is no expression is not.
///
/// The slash that older packages put between alternatives counts as `OR`. A licence with an exception is
/// asked for as a whole, `Apache-2.0 WITH LLVM-exception`, and else without the exception, which only
/// gives more rights.
pub(super) fn is_allowed(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut parser = Parser {
        words: spaced.split_whitespace().collect(),
        position: 0,
        allowed,
    };
    parser.alternatives() == Some(true) && parser.position == parser.words.len()
}

struct Parser<'a> {
    words: Vec<&'a str>,
    position: usize,
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Parser<'a> {
    /// `a OR b`; none when it is malformed.
    fn alternatives(&mut self) -> Option<bool> {
        let mut verdict = self.conjunction()?;
        while self.take("OR") {
            verdict |= self.conjunction()?;
        }
        Some(verdict)
    }

    /// `a AND b`, which binds tighter.
    fn conjunction(&mut self) -> Option<bool> {
        let mut verdict = self.licence()?;
        while self.take("AND") {
            verdict &= self.licence()?;
        }
        Some(verdict)
    }

    /// An id with or without exception, or an expression in parentheses.
    fn licence(&mut self) -> Option<bool> {
        if self.take("(") {
            let verdict = self.alternatives()?;
            return self.take(")").then_some(verdict);
        }
        let id = self.next()?;
        if matches!(id, "OR" | "AND" | "WITH" | ")") {
            return None;
        }
        if self.take("WITH") {
            let exception = self.next()?;
            let whole = format!("{id} WITH {exception}");
            return Some((self.allowed)(&whole) || (self.allowed)(id));
        }
        Some((self.allowed)(id))
    }

    fn next(&mut self) -> Option<&'a str> {
        let word = self.words.get(self.position)?;
        self.position += 1;
        Some(word)
    }

    fn take(&mut self, word: &str) -> bool {
        let is_next = self.words.get(self.position) == Some(&word);
        self.position += usize::from(is_next);
        is_next
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expressions_are_weighed_as_written() {
        let allowed = |id: &str| matches!(id, "MIT" | "Unicode-3.0" | "Zlib WITH x");
        for (expression, expected) in [
            ("MIT", true),
            ("MIT OR GPL-3.0", true),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0/MIT", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
            ("MIT OR GPL-3.0 AND Apache-2.0", true),
            ("GPL-3.0 AND Apache-2.0 OR MIT", true),
            ("MIT WITH exception", true),
            ("Zlib WITH x", true),
            ("Zlib WITH y", false),
            ("", false),
            ("MIT OR", false),
            ("MIT GPL-3.0", false),
            ("(MIT", false),
            ("MIT)", false),
            ("OR MIT", false),
        ] {
            assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
        }
    }
}
