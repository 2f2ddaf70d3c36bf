//! In: text in some case. Out: an [`Identifier`], which Rust accepts whatever the text was.
//!
//! Only this file makes identifiers of a model's text, so a name can be wrong but never code. It has the rules about
//! keywords, too: those of edition 2021, and `gen` of 2024.

use std::fmt;

/// The strict and the reserved keywords of editions 2021 and 2024 that may be written with `r#`.
const RAW_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The keywords that name a place in the module tree or a type: `r#` cannot free them.
const PATH_KEYWORDS: &[&str] = &["Self", "crate", "self", "super"];

const RAW_PREFIX: &str = "r#";

/// The most bytes of a file's name, without its extension: a path has room for a folder and a file with such names.
const LONGEST_FILE: usize = 110;

/// A name that can stand in Rust code as it prints: ASCII letters, digits and underscores, not only
/// underscores, no digit first, and no keyword unless raw (`r#type`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier {
    text: String,
}

impl Identifier {
    /// The identifier of a function, method, field or variable, from a text in snake_case. A keyword
    /// becomes raw (`r#type`), or takes an underscore where it cannot be raw (`self_`).
    pub fn function(snake_case: &str) -> Identifier {
        Identifier::free(repair(snake_case, "value"))
    }

    /// The identifier of a module, from a text in snake_case. A keyword takes an underscore (`match_`), and so does the
    /// name of a device on Windows (`con_`), which cannot be a file there.
    pub fn module(snake_case: &str) -> Identifier {
        let mut text = repair(snake_case, "value");
        if is_keyword(&text) || is_device(&text) {
            text.push('_');
        }
        Identifier { text }
    }

    /// The identifier of a module that is a file of its own: as [`module`](Self::module), but short enough for the name
    /// of a file. A longer text ends in a hash of the whole, so that it is the same in every run and differs from
    /// others that begin like it.
    pub fn file(snake_case: &str) -> Identifier {
        let mut module = Identifier::module(snake_case);
        if module.text.len() > LONGEST_FILE {
            let hash = format!("_{:016x}", hash(module.text.as_bytes()));
            module.text.truncate(LONGEST_FILE - hash.len());
            module
                .text
                .truncate(module.text.trim_end_matches('_').len());
            module.text.push_str(&hash);
        }
        module
    }

    /// The identifier of a type or variant, from a text in PascalCase. The one keyword there is `Self`, which becomes
    /// `SelfValue`; a text `SelfValue` becomes `SelfValue_`.
    pub fn item(pascal_case: &str) -> Identifier {
        let text = match repair(pascal_case, "Value") {
            text if text == "Self" => "SelfValue".to_owned(),
            text if text == "SelfValue" => "SelfValue_".to_owned(),
            text => text,
        };
        Identifier::free(text)
    }

    /// The name with a text after it: `CatalogBuilder`. Never a keyword.
    pub(super) fn followed_by(&self, suffix: &str) -> Identifier {
        Identifier::item(&format!("{}{suffix}", self.plain()))
    }

    /// The name with a number after it, where it needs one.
    pub(super) fn numbered(self, number: Option<usize>) -> Identifier {
        match number {
            None => self,
            Some(number) => self.followed_by(&number.to_string()),
        }
    }

    /// A repaired text that may be any keyword.
    fn free(mut text: String) -> Identifier {
        if PATH_KEYWORDS.contains(&text.as_str()) {
            text.push('_');
        }
        Identifier::raw_if_keyword(text)
    }

    /// A repaired text that may be a keyword of those that can be raw.
    fn raw_if_keyword(text: String) -> Identifier {
        if RAW_KEYWORDS.contains(&text.as_str()) {
            Identifier {
                text: format!("{RAW_PREFIX}{text}"),
            }
        } else {
            Identifier { text }
        }
    }

    /// As written in code, with `r#` where the name is raw.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Without `r#`: for documentation, file names and messages.
    pub fn plain(&self) -> &str {
        self.text.strip_prefix(RAW_PREFIX).unwrap_or(&self.text)
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

/// Whether Rust refuses the text as a plain identifier because it is a keyword of edition 2021.
pub fn is_keyword(text: &str) -> bool {
    RAW_KEYWORDS.contains(&text) || PATH_KEYWORDS.contains(&text)
}

/// Whether Windows takes the text for a device, whatever its extension and case.
fn is_device(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let numbered = |prefix| {
        let number = text.strip_prefix(prefix);
        number.is_some_and(|number: &str| matches!(number.as_bytes(), [b'0'..=b'9']))
    };
    matches!(text.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// FNV-1a, which is the same everywhere and always.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The text without characters that an identifier cannot have, or the fallback where none is left; an underscore goes
/// before a leading digit.
fn repair(text: &str, fallback: &str) -> String {
    let mut kept: String = text
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || *character == '_')
        .collect();
    if kept.bytes().all(|byte| byte == b'_') {
        kept = fallback.to_owned();
    }
    if kept.starts_with(|first: char| first.is_ascii_digit()) {
        kept.insert(0, '_');
    }
    kept
}
