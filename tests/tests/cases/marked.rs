//! Text in which each letter has its form; words of it go out.

pub const BOLD: u8 = 1;
pub const ITALIC: u8 = 2;
pub const CODE: u8 = 4;
pub const LINK: u8 = 8;

/// Text in which each letter has its form.
#[derive(Default)]
pub struct Marked {
    pub letters: Vec<(char, u8)>,
    /// The form of what comes next.
    marks: u8,
}

impl Marked {
    /// The form of what comes next.
    pub fn marks(&self) -> u8 {
        self.marks
    }

    /// Begins or ends a form.
    pub fn set(&mut self, mark: u8, is_on: bool) {
        match is_on {
            true => self.marks |= mark,
            false => self.marks &= !mark,
        }
    }

    pub fn push(&mut self, text: &str) {
        let marks = self.marks;
        self.letters.extend(text.chars().map(|c| (c, marks)));
    }

    /// The words in lower case, with their form wherever it changes: `plain`, `{b}bold`, `{bi}a{}b`.
    pub fn words(&self) -> Vec<String> {
        let words = self.letters.split(|(c, _)| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(word).collect()
    }
}

fn word(letters: &[(char, u8)]) -> String {
    let mut word = String::new();
    let mut before = 0;
    for (letter, marks) in letters {
        if *marks != before {
            word.push('{');
            let names = [(BOLD, 'b'), (ITALIC, 'i'), (CODE, 'c'), (LINK, 'l')];
            let names = names.iter().filter(|(mark, _)| marks & mark != 0);
            word.extend(names.map(|(_, name)| name));
            word.push('}');
            before = *marks;
        }
        word.extend(letter.to_lowercase());
    }
    word
}
