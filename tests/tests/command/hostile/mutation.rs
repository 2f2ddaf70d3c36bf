//! A small model with random changes to its text, the whole way to the printed client. The changes follow
//! from a seed, so that a failure can be repeated.

use super::support::{assert_well_placed, lower, print, skeletons};

/// As many as a debug build makes in a few seconds; the fuzz command makes millions.
const RUNS: usize = 1500;

/// A model in which every kind of shape and the traits of the generator's concern occur.
const MODEL: &str = r##"{ "smithy": "2.0", "shapes": {
"a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#Do" }], "errors": [{ "target": "a#E" }],
  "traits": { "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": { "name": "s" }, "aws.api#service": { "sdkId": "S D" },
  "smithy.rules#endpointRuleSet": { "version": "1.0",
    "parameters": { "Region": { "type": "string", "builtIn": "AWS::Region" } },
    "rules": [{ "type": "endpoint", "conditions": [{ "fn": "isSet", "argv": [{ "ref": "Region" }] }],
                "endpoint": { "url": "https://{Region}.a" } },
              { "type": "error", "conditions": [], "error": "no" }] } } },
"a#Do": { "type": "operation", "input": { "target": "a#In" }, "output": { "target": "a#Out" },
  "traits": { "smithy.api#paginated": { "inputToken": "t", "outputToken": "t", "items": "l", "pageSize": "n" },
              "smithy.api#endpoint": { "hostPrefix": "{t}." } } },
"a#In": { "type": "structure", "members": {
  "t": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#hostLabel": {} } },
  "n": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": 20, "smithy.api#range": { "min": 1 } } },
  "u": { "target": "a#U" }, "d": { "target": "smithy.api#Document" } }, "traits": { "smithy.api#input": {} } },
"a#Out": { "type": "structure", "members": { "t": { "target": "smithy.api#String" }, "l": { "target": "a#L" },
  "w": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#timestampFormat": "date-time" } } } },
"a#L": { "type": "list", "member": { "target": "a#M" }, "traits": { "smithy.api#sparse": {} } },
"a#M": { "type": "map", "key": { "target": "a#V" }, "value": { "target": "a#In2" } },
"a#In2": { "type": "structure", "mixins": [{ "target": "a#X" }], "members": { "again": { "target": "a#In2" } } },
"a#X": { "type": "structure", "members": { "b": { "target": "smithy.api#Blob" } }, "traits": { "smithy.api#mixin": {} } },
"a#V": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "a" } } } },
"a#U": { "type": "union", "members": { "s": { "target": "smithy.api#String" }, "e": { "target": "smithy.api#Unit" } } },
"a#E": { "type": "structure", "members": { "message": { "target": "smithy.api#String" } },
  "traits": { "smithy.api#error": "client", "smithy.api#documentation": "It <b>failed</b>." } } } }"##;

/// Pieces that a change puts in: JSON's own, ids and words of the model, and what no model should have.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "null",
    "true",
    "-1",
    "1e999",
    "99999999999999999999",
    "{}",
    "[]",
    "\"\"",
    "\"a#In\"",
    "\"a#Do\"",
    "\"a#S\"",
    "\"a#L\"",
    "\"a#U\"",
    "\"a#Nowhere\"",
    "\"smithy.api#Unit\"",
    "\"smithy.api#Integer\"",
    "\"string\"",
    "\"structure\"",
    "\"list\"",
    "\"service\"",
    "\"type\": \"map\",",
    "\"smithy.api#required\": {},",
    "\"smithy.api#streaming\": {},",
    "\"smithy.api#idempotencyToken\": {},",
    "\"smithy.api#default\": \"x\",",
    "\"smithy.api#deprecated\": {},",
    "\"self\"",
    "\"Self\"",
    "\"\\ud800\"",
    "\"*/ fn evil() {}\"",
    "\u{202e}",
    "\u{0}",
];

/// SplitMix64, by the public description of the algorithm.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % limit as u64) as usize
    }

    /// The words and signs of a text, cut where JSON cuts them.
    fn change(&mut self, tokens: &mut Vec<String>) {
        let at = self.below(tokens.len());
        match self.below(6) {
            0 => drop(tokens.remove(at)),
            1 => tokens[at] = PIECES[self.below(PIECES.len())].to_owned(),
            2 => tokens.insert(at, PIECES[self.below(PIECES.len())].to_owned()),
            3 => {
                let other = self.below(tokens.len());
                tokens.swap(at, other);
            }
            4 => {
                // A word for another word keeps the JSON whole, so that the change gets far.
                let words: Vec<usize> =
                    (0..tokens.len()).filter(|i| tokens[*i].len() > 2).collect();
                let (one, other) = (
                    words[self.below(words.len())],
                    words[self.below(words.len())],
                );
                tokens[one] = tokens[other].clone();
            }
            _ => {
                let words: Vec<usize> =
                    (0..tokens.len()).filter(|i| tokens[*i].len() > 2).collect();
                let word = words[self.below(words.len())];
                tokens[word] = PIECES[15 + self.below(PIECES.len() - 15)].to_owned();
            }
        }
    }
}

/// Strings with their quotes, numbers and words, signs.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let (mut in_string, mut in_word) = (false, false);
    for c in text.chars() {
        let joins = in_string || in_word && (c.is_alphanumeric() || c == '.');
        match tokens.last_mut() {
            Some(last) if joins => last.push(c),
            _ if c.is_whitespace() => {}
            _ => tokens.push(c.to_string()),
        }
        in_word = !in_string && c.is_alphanumeric();
        in_string ^= c == '"';
    }
    tokens
}

#[test]
fn changed_models_are_generated_or_refused() {
    let original = tokens(MODEL);
    assert_eq!(
        original.concat(),
        MODEL
            .split_whitespace()
            .collect::<String>()
            .replace("SD", "S D")
            .replace("It<b>failed</b>.", "It <b>failed</b>.")
    );
    lower(MODEL).unwrap();
    let (mut refused, mut generated, mut printed) = (0, 0, 0);
    for seed in 0..RUNS {
        let mut random = Random(seed as u64);
        let mut changed = original.clone();
        for _ in 0..=random.below(4) / 3 {
            random.change(&mut changed);
        }
        let text = changed.concat();
        match lower(&text) {
            Err(findings) => {
                refused += 1;
                assert_well_placed(&findings, &text);
            }
            Ok(krate) => {
                generated += 1;
                // Printing is most of the work.
                if generated % 16 == 0 {
                    printed += 1;
                    let skeletons = skeletons(&print(&krate));
                    assert!(
                        skeletons.iter().all(|(_, one)| !one.contains("evil")),
                        "{text}"
                    );
                } else {
                    smithy_codegen::render::krate(&krate);
                }
            }
        }
    }
    println!("{refused} refused, {generated} generated, {printed} of them printed");
    assert!(
        refused > RUNS / 4 && generated > RUNS / 30,
        "{refused} refused, {generated} generated"
    );
}

#[test]
fn every_truncated_model_is_refused() {
    for end in (0..MODEL.len())
        .step_by(7)
        .filter(|end| MODEL.is_char_boundary(*end))
    {
        let text = &MODEL[..end];
        assert_well_placed(&lower(text).unwrap_err(), text);
    }
}
