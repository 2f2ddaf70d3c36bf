//! Patterns: what ECMA 262 says of the places where dialects differ, and every pattern of the model
//! data against another engine.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ::local_service::Pattern;
use regex::RegexBuilder;
use serde_json::Value as Json;
use tests::conformance;

fn matches(pattern: &str, text: &str) -> bool {
    let pattern = Pattern::compile(pattern).unwrap_or_else(|error| panic!("{error}"));
    pattern.matches(text).unwrap()
}

/// Pattern, a text with a match, a text without. The expectations were run in a JavaScript engine.
#[test]
fn the_dialect_is_that_of_ecma_262() {
    let cases = [
        // Not anchored unless it says so, and `$` is the very end.
        ("b", "abc", "ac"),
        ("^a$", "a", "a\n"),
        ("^a|b$", "xb", "xa"),
        // Classes know ASCII only, `\s` more than ASCII.
        (r"^\d$", "7", "\u{663}"),
        (r"^\w$", "_", "\u{e9}"),
        (r"^\W$", "\u{e9}", "_"),
        (r"^\s$", "\u{feff}", "\u{85}"),
        (r"^\S$", "\u{85}", "\u{2003}"),
        (r"^[\s\S]$", "\n", ""),
        (r"\bcat\b", "a cat!", "concat"),
        (r"\Bcat", "concat", "a cat"),
        (r"^[\b]$", "\u{8}", "b"),
        // A dot is one character, also beyond the first plane, and no line end.
        ("^.$", "\u{1F980}", "\r"),
        ("^.{2}$", "\u{1F980}\u{1F980}", "\u{1F980}"),
        ("^[\u{1F980}-\u{1F990}]$", "\u{1F985}", "\u{1F97F}"),
        (r"^\uD83E\uDD80$", "\u{1F980}", "\u{1F981}"),
        (r"^[\uD800\uDC00-\uDBFF\uDFFF]$", "\u{1F980}", "a"),
        (r"^\u{1F980}$", "\u{1F980}", "u"),
        // Inside a class nothing is an operator.
        ("^[[]$", "[", "]"),
        ("^[a&&b]+$", "a&b", "c"),
        ("^[+--b]+$", ",b", "a"),
        ("^[~~]$", "~", "a"),
        (r"^[\w-.]+$", "a-.b", "a/b"),
        (r"^[^\]]$", "[", "]"),
        ("^[]$|^x$", "x", ""),
        ("^[^]$", "\n", ""),
        // Braces that are no quantifier are braces.
        ("^{a}$", "{a}", "a"),
        ("^a{2,}$", "aaa", "a"),
        ("^a{,2}$", "a{,2}", "aa"),
        ("^a{1,2}?$", "aa", "aaa"),
        // Characters may be escaped without need.
        (r"^\-\_\/\@\:$", "-_/@:", "-_/@"),
        (r"^\cJ$", "\n", "J"),
        (r"^\x41\u0042$", "AB", "ab"),
        // Looking around.
        ("^(?!aws:)[a-z:]+$", "amazon:x", "aws:x"),
        ("^(?=.*[A-Z])[A-Za-z]+$", "aB", "ab"),
        (r"^[0-9a-z.-]*(?<!\.)$", "a.b", "a."),
        ("(?<=a)b", "ab", "cb"),
        ("^(?<name>a)(?:b)$", "ab", "a"),
        (r"^[\p{L}\p{Zs}]+$", "Größe x", "1"),
        (r"^\P{Lu}$", "a", "A"),
        (r"^[^\p{C}]$", "a", "\u{0}"),
    ];
    for (pattern, with, without) in cases {
        assert!(matches(pattern, with), "{pattern} has a match in {with:?}");
        assert!(
            !matches(pattern, without),
            "{pattern} has no match in {without:?}"
        );
    }
}

#[test]
fn what_ecma_262_does_not_have_is_an_error_that_names_the_pattern() {
    let patterns = [
        "^(?i)a$",
        "(?s).",
        r"\Aa\z",
        r"\p{Alnum}",
        r"\p{IsAlphabetic}",
        r"[\p{Print}]",
        "a++",
        "a?+",
        "a{1}{2}",
        "^${1,2}",
        "*a",
        "(a",
        "a)",
        "[a",
        "[b-a]",
        r"\",
        r"\u12",
        r"\x1",
        "(?>a)",
        r"(a)\1",
        r"\k<n>(?<n>a)",
        r"\p",
        r"\p{}",
        r"\p{No Such}",
        r"\p{NoSuch}",
        "(?<n",
        r"\u{110000}",
        "a{2,1}",
    ];
    for pattern in patterns {
        let error = Pattern::compile(pattern).map(|_| ()).expect_err(pattern);
        assert_eq!(error.pattern, pattern);
        assert!(error.to_string().contains(pattern));
    }
}

/// Patterns of real models on which a backtracking engine does not come to an end.
#[test]
fn no_text_takes_for_ever() {
    let started = Instant::now();
    assert!(!matches(
        r"^(.*[\n\r\t\f\ ]?)*$",
        &"a\u{2028}".repeat(2_000)
    ));
    assert!(matches(r"^(.*[\n\r\t\f\ ]?)*$", &"a\n".repeat(2_000)));
    assert!(!matches("^([a-z]+)*$", &format!("{}!", "a".repeat(5_000))));
    // With look-around, there is an end too, if not always an answer.
    let pattern = Pattern::compile("^(?!x)(([a-z])+.)+$").unwrap();
    let text = format!("{}\n", "a".repeat(60));
    match pattern.matches(&text) {
        Ok(found) => assert!(!found),
        Err(error) => assert!(error.reason.contains("backtrack"), "{error}"),
    }
    assert!(
        started.elapsed() < Duration::from_secs(60),
        "{:?}",
        started.elapsed()
    );
}

/// Every pattern of the models that take part, with a model that has it.
fn patterns() -> BTreeMap<String, PathBuf> {
    let mut patterns = BTreeMap::new();
    for file in conformance::real_models() {
        let model: Json = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let mut pending = vec![&model];
        while let Some(value) = pending.pop() {
            match value {
                Json::Object(object) => {
                    if let Some(Json::String(pattern)) = object.get("smithy.api#pattern") {
                        patterns.entry(pattern.clone()).or_insert(file.clone());
                    }
                    pending.extend(object.values());
                }
                Json::Array(items) => pending.extend(items),
                _ => {}
            }
        }
    }
    patterns
}

/// Texts that come near a pattern: pieces of it, put together at random.
fn texts(pattern: &str, plain: bool, seed: &mut u64) -> Vec<String> {
    let mut below = |bound: usize| {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        usize::try_from(*seed >> 11).unwrap() % bound
    };
    let literal =
        |character: &char| character.is_ascii_alphanumeric() || ":/.-_".contains(*character);
    let pieces: Vec<String> = pattern
        .split(|character| !literal(&character))
        .filter(|piece| !piece.is_empty())
        .map(str::to_owned)
        .collect();
    let others = [
        "a",
        "Z",
        "0",
        "-",
        " ",
        ":",
        "\n",
        "arn:aws",
        "1234",
        "\u{1F980}",
        "\u{e9}",
        "\u{663}",
    ];
    // What `\w`, `\d` and `.` mean beyond ASCII is where the other engine differs.
    let others = if plain { &others[..6] } else { &others[..] };
    (0..40)
        .map(|_| {
            (0..below(9))
                .map(|_| match below(3) {
                    0 if !pieces.is_empty() => pieces[below(pieces.len())].as_str(),
                    _ => others[below(others.len())],
                })
                .collect()
        })
        .collect()
}

#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn every_pattern_of_real_models_agrees_with_another_engine() {
    let patterns = patterns();
    let (mut compared, mut agreed_patterns, mut matched) = (0, 0, 0);
    let mut refused = BTreeSet::new();
    let mut seed = 0x9E37_79B9_7F4A_7C15;
    for (pattern, file) in &patterns {
        let ours = match Pattern::compile(pattern) {
            Ok(ours) => ours,
            Err(error) => {
                println!("{}: {error}", file.display());
                refused.insert(pattern);
                continue;
            }
        };
        // Where both dialects have other rules there is nothing to compare.
        let differs = ["[[", "&&", "--", "~~", "[^[", r"\p{"]
            .iter()
            .any(|sign| pattern.contains(sign));
        let other = RegexBuilder::new(pattern).size_limit(1 << 20).build();
        let (false, Ok(other)) = (differs, other) else {
            continue;
        };
        let plain = pattern.contains(['.', '\\']);
        for text in texts(pattern, plain, &mut seed) {
            let expected = other.is_match(&text);
            assert_eq!(ours.matches(&text), Ok(expected), "{pattern} on {text:?}");
            compared += 1;
            matched += u64::from(expected);
        }
        agreed_patterns += 1;
    }
    println!(
        "{} patterns: {} compile, {} refused; {agreed_patterns} compared with another engine on \
         {compared} texts, {matched} of them with a match",
        patterns.len(),
        patterns.len() - refused.len(),
        refused.len()
    );
    assert!(!patterns.is_empty());
    assert!(
        refused.len() * 50 < patterns.len(),
        "more than two in a hundred are refused"
    );
}
