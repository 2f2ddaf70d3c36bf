//! From the dialect of ECMA 262 to that of the engine. In: a pattern of a model. Out: an expression
//! that means the same to the engine, or why there is none.
//!
//! Most patterns read the same in both dialects, but the engine would give some another meaning
//! without saying so: `\d` and `\w` beyond ASCII, a `.` that matches a carriage return, `[`, `&&`
//! and `--` inside a class. So nothing is passed through as it stands: every character and class is
//! read as ECMA 262 (with its annex B, but by code points) reads it and written out in full.

use std::iter::Peekable;
use std::str::Chars;

/// `\d` as the inside of a class.
const DIGITS: &str = r"0-9";
/// `\w` as the inside of a class.
const WORD: &str = r"A-Za-z0-9_";
/// `\s` as the inside of a class: WhiteSpace and LineTerminator of ECMA 262.
const SPACE: &str = r"\x{9}-\x{D}\x{20}\x{A0}\x{FEFF}\x{2028}\x{2029}\p{Zs}";
/// What `.` leaves out, as the inside of a class: LineTerminator of ECMA 262.
const LINE_ENDS: &str = r"\x{A}\x{D}\x{2028}\x{2029}";

/// `\b`: a character of `\w` on one side only.
const BOUNDARY: &str = r"(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))";
/// `\B`: the opposite.
const NO_BOUNDARY: &str =
    r"(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))";
/// Names that the engine and Java's regular expressions know as properties, each with a meaning of
/// its own, and ECMA 262 does not know; nor does it know Java's names that begin with `Is`.
const NO_PROPERTIES: [&str; 11] = [
    "Alnum", "Blank", "Cntrl", "Digit", "Graph", "Print", "Punct", "Space", "Word", "XDigit", "all",
];

/// The expression for the engine, or why the pattern has none.
pub(super) fn translate(pattern: &str) -> Result<String, String> {
    let mut translation = Translation {
        rest: pattern.chars().peekable(),
        written: String::with_capacity(pattern.len() * 2),
        groups: Vec::new(),
        repeatable: false,
    };
    while let Some(character) = translation.rest.next() {
        translation.term(character)?;
    }
    if translation.groups.is_empty() {
        Ok(translation.written)
    } else {
        Err("a group is not closed".to_owned())
    }
}

struct Translation<'a> {
    rest: Peekable<Chars<'a>>,
    written: String,
    /// For each open group, whether a quantifier may follow its end.
    groups: Vec<bool>,
    /// Whether a quantifier may follow what was written last.
    repeatable: bool,
}

/// What one escape, or one character of a class, stands for.
enum Atom {
    Character(u32),
    /// The inside of a class.
    Class(String),
    /// `\b` and `\B`, which stand between characters.
    Boundary(&'static str),
}

impl Translation<'_> {
    /// What starts with `character`, outside of a class.
    fn term(&mut self, character: char) -> Result<(), String> {
        match character {
            '^' => self.assertion(r"\A"),
            '$' => self.assertion(r"\z"),
            '|' => self.assertion("|"),
            '.' => self.class(&format!("^{LINE_ENDS}")),
            '[' => self.bracket()?,
            '(' => self.open()?,
            ')' => {
                self.repeatable = self
                    .groups
                    .pop()
                    .ok_or("a `)` closes no group".to_owned())?;
                self.written.push(')');
            }
            '*' | '+' | '?' => self.quantifier(&character.to_string())?,
            '{' => match self.braces()? {
                Some(quantifier) => self.quantifier(&quantifier)?,
                None => self.character(u32::from('{')),
            },
            '\\' => match self.escape(false)? {
                Atom::Character(code) => self.character(code),
                Atom::Class(inside) => self.class(&inside),
                Atom::Boundary(boundary) => self.assertion(boundary),
            },
            other => self.character(u32::from(other)),
        }
        Ok(())
    }

    fn assertion(&mut self, text: &str) {
        self.written.push_str(text);
        self.repeatable = false;
    }

    fn class(&mut self, inside: &str) {
        self.written.push('[');
        self.written.push_str(inside);
        self.written.push(']');
        self.repeatable = true;
    }

    fn character(&mut self, code: u32) {
        self.class(&range(code, code));
    }

    fn quantifier(&mut self, quantifier: &str) -> Result<(), String> {
        if !self.repeatable {
            return Err(format!("there is nothing that `{quantifier}` could repeat"));
        }
        self.repeatable = false;
        self.written.push_str(quantifier);
        // Lazy or not makes no difference to whether there is a match.
        self.rest.next_if_eq(&'?');
        Ok(())
    }

    /// The quantifier `{n}`, `{n,}` or `{n,m}` whose brace was just read; `None`, and nothing more
    /// read, when the brace is a character of its own.
    fn braces(&mut self) -> Result<Option<String>, String> {
        let mut ahead = self.rest.clone();
        let inside: String = ahead
            .by_ref()
            .take_while(|character| *character != '}')
            .collect();
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let (min, max) = match inside.split_once(',') {
            Some((min, max)) => (min, (!max.is_empty()).then_some(max)),
            None => (inside.as_str(), Some(inside.as_str())),
        };
        let closed = self.rest.clone().nth(inside.chars().count()) == Some('}');
        if !closed || !is_number(min) || !max.is_none_or(is_number) {
            return Ok(None);
        }
        let number = |text: &str| {
            let number = text.parse::<u32>();
            number.map_err(|_| format!("`{{{inside}}}` is beyond any count"))
        };
        if max.map(number).transpose()?.unwrap_or(u32::MAX) < number(min)? {
            return Err(format!("`{{{inside}}}` has its bounds out of order"));
        }
        let quantifier = format!("{{{inside}}}");
        self.rest = ahead;
        Ok(Some(quantifier))
    }

    /// What follows an opening parenthesis. Captures are not kept: nothing can refer to them.
    fn open(&mut self) -> Result<(), String> {
        let mut repeatable = true;
        self.written.push_str("(?");
        if self.rest.next_if_eq(&'?').is_none() {
            self.written.push(':');
        } else {
            match (self.rest.next(), self.rest.peek()) {
                (Some(kind @ (':' | '=' | '!')), _) => {
                    self.written.push(kind);
                    // A lookahead may be repeated in annex B; the engine has no use for it either.
                    repeatable = kind == ':';
                }
                (Some('<'), Some(kind @ ('=' | '!'))) => {
                    self.written.push('<');
                    self.written.push(*kind);
                    self.rest.next();
                    repeatable = false;
                }
                (Some('<'), _) => {
                    self.written.push(':');
                    if !self.rest.any(|character| character == '>') {
                        return Err("a group's name is not closed".to_owned());
                    }
                }
                _ => return Err("ECMA 262 has no such group".to_owned()),
            }
        }
        self.groups.push(repeatable);
        self.repeatable = false;
        Ok(())
    }

    /// A class whose bracket was just read.
    fn bracket(&mut self) -> Result<(), String> {
        let negated = self.rest.next_if_eq(&'^').is_some();
        let mut inside = String::new();
        loop {
            let first = match self.class_atom()? {
                None => break,
                Some(atom) => atom,
            };
            // A hyphen before the end, or beside a class, is a hyphen.
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && !matches!(ahead.peek(), None | Some(']'));
            if !is_range {
                inside.push_str(&first.inside());
                continue;
            }
            self.rest = ahead;
            let last = self
                .class_atom()?
                .ok_or("a class is not closed".to_owned())?;
            match (&first, &last) {
                (Atom::Character(from), Atom::Character(to)) if from > to => {
                    return Err("a class has a range that is out of order".to_owned());
                }
                (Atom::Character(from), Atom::Character(to)) => inside.push_str(&range(*from, *to)),
                _ => {
                    inside.push_str(&first.inside());
                    inside.push_str(r"\x{2D}");
                    inside.push_str(&last.inside());
                }
            }
        }
        // A class without anything in it matches nothing, and its opposite everything.
        let (negated, inside) = match inside.as_str() {
            "" => (!negated, r"\x{0}-\x{10FFFF}"),
            some => (negated, some),
        };
        self.class(&format!("{}{inside}", if negated { "^" } else { "" }));
        Ok(())
    }

    /// The next character or escape of a class; `None` at its end.
    fn class_atom(&mut self) -> Result<Option<Atom>, String> {
        match self.rest.next() {
            None => Err("a class is not closed".to_owned()),
            Some(']') => Ok(None),
            Some('\\') => self.escape(true).map(Some),
            Some(character) => Ok(Some(Atom::Character(u32::from(character)))),
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, in_class: bool) -> Result<Atom, String> {
        let escaped = self.rest.next().ok_or("a backslash ends the pattern")?;
        let class = |inside: &str| Ok(Atom::Class(inside.to_owned()));
        match escaped {
            'd' => class(DIGITS),
            'w' => class(WORD),
            's' => class(SPACE),
            'D' => class(&format!("[^{DIGITS}]")),
            'W' => class(&format!("[^{WORD}]")),
            'S' => class(&format!("[^{SPACE}]")),
            'b' if in_class => Ok(Atom::Character(0x08)),
            'b' => Ok(Atom::Boundary(BOUNDARY)),
            'B' if !in_class => Ok(Atom::Boundary(NO_BOUNDARY)),
            't' => Ok(Atom::Character(0x09)),
            'n' => Ok(Atom::Character(0x0A)),
            'v' => Ok(Atom::Character(0x0B)),
            'f' => Ok(Atom::Character(0x0C)),
            'r' => Ok(Atom::Character(0x0D)),
            'c' => match self.rest.next().filter(char::is_ascii_alphabetic) {
                Some(letter) => Ok(Atom::Character(u32::from(letter) % 32)),
                None => Err("`\\c` needs a letter".to_owned()),
            },
            'x' => self.hexadecimal(2).map(Atom::Character),
            'u' => self.unicode().map(Atom::Character),
            'p' | 'P' => self.property(escaped),
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => Ok(Atom::Character(0)),
            '0'..='9' | 'k' => Err(format!("the back reference `\\{escaped}` is not supported")),
            letter if letter.is_ascii_alphanumeric() => {
                Err(format!("`\\{letter}` is no escape of ECMA 262"))
            }
            other => Ok(Atom::Character(u32::from(other))),
        }
    }

    /// The braces of `\p{...}`.
    fn property(&mut self, letter: char) -> Result<Atom, String> {
        if self.rest.next() != Some('{') {
            return Err(format!("`\\{letter}` needs a property in braces"));
        }
        let name: String = self.rest.by_ref().take_while(|next| *next != '}').collect();
        let plain = |character: char| character.is_ascii_alphanumeric() || "_=".contains(character);
        let foreign = name.starts_with("Is") || NO_PROPERTIES.contains(&name.as_str());
        let unknown = name.is_empty() || foreign;
        if unknown || !name.chars().all(plain) {
            return Err(format!("`{name}` is no Unicode property"));
        }
        Ok(Atom::Class(format!("\\{letter}{{{name}}}")))
    }

    /// What follows `\u`: four digits, two such escapes of a surrogate pair, or digits in braces.
    fn unicode(&mut self) -> Result<u32, String> {
        if self.rest.next_if_eq(&'{').is_some() {
            let digits: String = self.rest.by_ref().take_while(|next| *next != '}').collect();
            return match u32::from_str_radix(&digits, 16) {
                Ok(code) if code <= 0x10FFFF => Ok(code),
                _ => Err(format!("`{digits}` is no code point")),
            };
        }
        let first = self.hexadecimal(4)?;
        if !(0xD800..0xDC00).contains(&first) {
            return Ok(first);
        }
        let before = self.rest.clone();
        if self.rest.next() == Some('\\') && self.rest.next() == Some('u') {
            if let Ok(second @ 0xDC00..=0xDFFF) = self.hexadecimal(4) {
                return Ok(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
        }
        self.rest = before;
        Ok(first)
    }

    fn hexadecimal(&mut self, digits: usize) -> Result<u32, String> {
        let mut code = 0;
        for _ in 0..digits {
            let digit = self
                .rest
                .next()
                .and_then(|character| character.to_digit(16));
            code =
                code * 16 + digit.ok_or(format!("an escape needs {digits} hexadecimal digits"))?;
        }
        Ok(code)
    }
}

impl Atom {
    /// The atom as a part of a class.
    fn inside(&self) -> String {
        match self {
            Atom::Character(code) => range(*code, *code),
            Atom::Class(inside) => inside.clone(),
            Atom::Boundary(_) => String::new(),
        }
    }
}

/// The characters between two code points as the inside of a class. Surrogates are left out: no
/// string has them. A range of nothing but surrogates has to stay a class that matches nothing.
fn range(from: u32, to: u32) -> String {
    let mut inside = String::new();
    let mut push = |from: u32, to: u32| match from.cmp(&to) {
        std::cmp::Ordering::Less => inside.push_str(&format!(r"\x{{{from:X}}}-\x{{{to:X}}}")),
        std::cmp::Ordering::Equal => inside.push_str(&format!(r"\x{{{from:X}}}")),
        std::cmp::Ordering::Greater => {}
    };
    push(from, to.min(0xD7FF));
    push(from.max(0xE000), to);
    if inside.is_empty() {
        inside.push_str(r"[^\x{0}-\x{10FFFF}]");
    }
    inside
}
