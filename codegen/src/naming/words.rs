//! In: a name as a model spells it. Out: the words it is made of.
//!
//! The published SDK has two ways of finding words, and its users know the results of both: one for
//! functions, fields and modules ([`for_snake_case`]), an older and simpler one for types and variants
//! ([`for_pascal_case`]). They share their two ground rules and differ in what the first adds. Both see
//! ASCII letters and digits only: everything else ends a word, so nothing else can reach an identifier.

/// Units and terms that are one word however they are capitalised (`IPv6`, `IpV6`, `MiB`, `SigV4`).
const WHOLE_WORDS: [&str; 7] = ["gib", "ipv4", "ipv6", "kib", "mib", "sigv4", "ttl"];

/// The words of a function, field or module name, in the model's own capitals.
pub(super) fn for_snake_case(name: &str) -> Vec<&str> {
    let lower_case_only = !name.contains(char::is_uppercase);
    split(name, |word, rest| {
        if ends_acronym(word, rest) {
            return !is_plural_acronym(rest) && !is_versioned_acronym(rest);
        }
        let is_boundary = is_capital_after_word(word, rest)
            || (lower_case_only && is_letter_after_digit(word, rest));
        is_boundary && !is_inside_whole_word(word, rest)
    })
}

/// The words of a type or variant name, in the model's own capitals.
pub(super) fn for_pascal_case(name: &str) -> Vec<&str> {
    split(name, |word, rest| {
        ends_acronym(word, rest) || is_capital_after_word(word, rest)
    })
}

/// Cuts at every character other than ASCII letters and digits, and where `starts_word` returns true for the word up to
/// there and the text that follows it, which are never empty.
fn split(name: &str, starts_word: impl Fn(&str, &str) -> bool) -> Vec<&str> {
    let mut words = Vec::new();
    for run in name.split(|character: char| !character.is_ascii_alphanumeric()) {
        let mut remaining = run;
        let mut length = 1;
        while length < remaining.len() {
            let (word, rest) = remaining.split_at(length);
            if starts_word(word, rest) {
                words.push(word);
                remaining = rest;
                length = 1;
            } else {
                length += 1;
            }
        }
        if !remaining.is_empty() {
            words.push(remaining);
        }
    }
    words
}

/// `Zone|Name`, `S3|Key`.
fn is_capital_after_word(word: &str, rest: &str) -> bool {
    let last = last(word);
    (last.is_ascii_lowercase() || last.is_ascii_digit()) && nth(rest, 0).is_ascii_uppercase()
}

/// `DB|Proxy`: the last capital of a run belongs to the word that follows.
fn ends_acronym(word: &str, rest: &str) -> bool {
    last(word).is_ascii_uppercase()
        && nth(rest, 0).is_ascii_uppercase()
        && nth(rest, 1).is_ascii_lowercase()
}

/// `ACLs`, `VPCsAllowed`: an `s` alone makes the acronym plural and starts no word with its last letter.
fn is_plural_acronym(rest: &str) -> bool {
    nth(rest, 1) == b's' && !nth(rest, 2).is_ascii_lowercase()
}

/// `DynamoDBv2`: a version is part of the acronym.
fn is_versioned_acronym(rest: &str) -> bool {
    nth(rest, 1) == b'v' && nth(rest, 2).is_ascii_digit()
}

/// `s3|key`: where there are no capitals to go by, a digit ends a word.
fn is_letter_after_digit(word: &str, rest: &str) -> bool {
    last(word).is_ascii_digit() && nth(rest, 0).is_ascii_lowercase()
}

/// Whether the word has begun a whole word and not yet completed it.
fn is_inside_whole_word(word: &str, rest: &str) -> bool {
    WHOLE_WORDS.iter().any(|whole| {
        whole
            .split_at_checked(word.len())
            .is_some_and(|(head, tail)| {
                !tail.is_empty()
                    && head.eq_ignore_ascii_case(word)
                    && rest
                        .get(..tail.len())
                        .is_some_and(|next| next.eq_ignore_ascii_case(tail))
            })
    })
}

/// The byte at a position, or NUL, which is of no class, past the end.
fn nth(text: &str, index: usize) -> u8 {
    text.as_bytes().get(index).copied().unwrap_or(0)
}

fn last(text: &str) -> u8 {
    text.as_bytes().last().copied().unwrap_or(0)
}
