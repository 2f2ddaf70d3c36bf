//! Fuzzing of the JSON interpreter: changed responses are read by it and by a reference on serde_json, which
//! have to agree on what is accepted and on every value; what was accepted is written, and read back.

mod plain;
mod reference;
pub mod shapes;

use std::error::Error as StdError;

use smithy_client_runtime::codec::{Error, Members};
use smithy_client_runtime::json::CODEC;
use smithy_client_runtime::shape::Structure;

use super::{mutate, Random, Report};
pub use plain::Plain;
use reference::Missing;
pub(super) use reference::{limit, Field, Kind, Refused};
use shapes::Everything;

/// Reads a body into a structure that holds its empty value.
pub fn read(body: &[u8], target: &mut dyn Structure) -> Result<(), Error> {
    CODEC.read_structure(body, target, Members::All)
}

/// The text of a structure.
pub fn write(value: &dyn Structure) -> Result<String, Box<dyn StdError + Send + Sync>> {
    let bytes = CODEC.write_structure(value, Members::All)?;
    Ok(String::from_utf8(bytes).expect("JSON is UTF-8"))
}

const fn field(name: &'static str, kind: &'static Kind) -> Field {
    Field {
        name,
        kind,
        missing: Missing::Absent,
    }
}

const fn required(name: &'static str, kind: &'static Kind, missing: Missing) -> Field {
    Field {
        name,
        kind,
        missing,
    }
}

static INTEGER: Kind = Kind::Whole(i32::MIN as i64, i32::MAX as i64);
static HTTP_DATES: Kind = Kind::List(&Kind::Time);
static INNER: Kind = Kind::Structure(&[field("Name", &Kind::Text), field("Count", &INTEGER)]);
static CHOICE: Kind = Kind::Union(&[
    field("Text", &Kind::Text),
    field("Inner", &INNER),
    field("Time", &Kind::Time),
    field("Nothing", &Kind::Unit),
    field("Choices", &CHOICES),
]);
static CHOICES: Kind = Kind::List(&CHOICE);

/// What the reference knows of [`Everything`].
pub(super) static EVERYTHING: Kind = Kind::Structure(&[
    field("Text", &Kind::Text),
    field("Color", &Kind::Text),
    field("Boolean", &Kind::Boolean),
    field("Byte", &Kind::Whole(-128, 127)),
    field("Short", &Kind::Whole(-32_768, 32_767)),
    field("Integer", &INTEGER),
    field("Long", &Kind::Whole(i64::MIN, i64::MAX)),
    field("Float", &Kind::Float(true)),
    field("Double", &Kind::Float(false)),
    field("BigInteger", &Kind::BigInteger),
    field("BigDecimal", &Kind::BigDecimal),
    field("Epoch", &Kind::Time),
    field("DateTime", &Kind::Time),
    field("HttpDate", &Kind::Time),
    field("Blob", &Kind::Blob),
    field("Document", &Kind::Document),
    field("Nested", &EVERYTHING),
    field("Choice", &CHOICE),
    field("List", &Kind::List(&Kind::Text)),
    field("SparseList", &Kind::SparseList(&INTEGER)),
    field("Structures", &Kind::List(&INNER)),
    field("Times", &Kind::List(&Kind::Time)),
    field("Documents", &Kind::List(&Kind::Document)),
    field("Map", &Kind::Map(&Kind::Text)),
    field("SparseMap", &Kind::SparseMap(&INNER)),
    field("TimesByColor", &Kind::Map(&HTTP_DATES)),
    required("Required", &Kind::Text, Missing::Text("")),
    required(
        "RequiredColor",
        &Kind::Text,
        Missing::Text("no value was set"),
    ),
    required("RequiredInner", &INNER, Missing::Empty),
    required("Defaulted", &INTEGER, Missing::Whole(7)),
]);

/// Bodies that together have every kind of value in every position.
const BODIES: [&str; 4] = [
    r#"{"Text":"plain","Color":"RED","Boolean":true,"Byte":-128,"Short":32767,"Integer":1e2,"Long":-9223372036854775808,
        "Float":1.5,"Double":-2.5e-3,"BigInteger":123456789012345678901234567890,"BigDecimal":0.10,"Epoch":1515531081.123,
        "DateTime":"2024-02-29T12:34:56.789Z","HttpDate":"Sun, 02 Jan 2000 20:34:56 GMT","Blob":"YmluYXJ5","Required":"here"}"#,
    r#"{"Document":{"a":[1,-2,3.5,null,true,"x"],"b":{}},"Nested":{"Nested":{"Integer":3},"Text":"\u00e9\ud83d\ude00\n"},
        "Choice":{"__type":"ns#Choice","Text":"one","Inner":null},"List":["a","b"],"SparseList":[1,null,2.0],
        "Structures":[{"Name":"n","Count":1},{}],"RequiredInner":{"Count":5},"RequiredColor":"GREEN","Defaulted":0}"#,
    r#"{"Times":["1985-04-12T23:20:50.52Z","1985-04-12T23:20:50+01:00"],"Documents":[null,{},[],0],"Map":{"k":"v","k2":""},
        "SparseMap":{"a":{"Name":"x"},"b":null},"TimesByColor":{"RED":["Mon, 03 Jan 2000 20:34:56.5 GMT"],"OTHER":[]},
        "Choice":{"Choices":[{"Nothing":{}},{"Inner":{"Count":2}},{"Time":"2020-01-01T00:00:00Z"},{"Later":[{}]}]}}"#,
    r#"{"Unknown":{"deep":[[{"x":"\"y\\"}],1.25E+3,false]},"Double":"NaN","Float":"-Infinity","Epoch":-1.5,"BigDecimal":"1e-400",
        "Text":"first","Text":"second","Nested":{"Text":"gone"},"Nested":{"Integer":1},"Map":{"a":"1"},"Map":{"b":"2"}}"#,
];

/// What is put in: values at the edge of every kind, names of members, and what breaks the format.
const DICTIONARY: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "127",
    "128",
    "-129",
    "32768",
    "2147483647",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1.0",
    "1.5",
    "1e0",
    "1e400",
    "-1e39",
    "5e-324",
    "0.1e1",
    "1.485179373361E9",
    "1485179373.361",
    "-1.9999999999",
    "9007199254740993.0",
    "9.223372036854775807e18",
    "92233720368547758080e-1",
    "0e999999999999999999999",
    "1e999999999",
    "1e-999999999",
    "120000e-4",
    "01",
    "1.",
    ".5",
    "+1",
    "-",
    "1e",
    "\"\"",
    "\"NaN\"",
    "\"Infinity\"",
    "\"-Infinity\"",
    "\"nan\"",
    "\"1\"",
    "\"1.5e9\"",
    "\"-0.25\"",
    "\"RED\"",
    "\"YQ==\"",
    "\"YR==\"",
    "\"YQ=\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\udc00\"",
    "\"\\ud83d\\ude00\"",
    "\"\\uD83D\\u0041\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\/\"",
    "\"\u{1}\"",
    "\"é😀\"",
    "\"0000-01-01T00:00:00Z\"",
    "\"9999-12-31T23:59:60Z\"",
    "\"2023-02-29T00:00:00Z\"",
    "\"2024-02-29t00:00:00z\"",
    "\"Sun, 06 Nov 1994 08:49:37 GMT\"",
    "\"Text\"",
    "\"Nested\"",
    "\"Choice\"",
    "\"Map\"",
    "\"List\"",
    "\"Document\"",
    "\"__type\"",
    "\"Te\\u0078t\"",
    "{}",
    "[]",
    "[null]",
    "{\"a\":null}",
    "[[]]",
    "{\"Nested\":",
    "{\"Text\":\"x\"}",
    "\"Text\":\"x\",",
    "\"Nested\":{\"Text\":\"y\"},",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    " ",
    "\t",
    "\u{feff}",
];

/// Tries `iterations` changed bodies.
pub fn run(iterations: u64, seed: u64) -> Report {
    let mut random = Random::new(seed);
    let mut report = Report::default();
    for _ in 0..iterations {
        let body = *random.pick(&BODIES);
        let text = mutate(body, DICTIONARY, &mut random);
        let mut bytes = match random.below(32) {
            0 => nested(&text, &mut random).into_bytes(),
            _ => text.into_bytes(),
        };
        if random.below(16) == 0 && !bytes.is_empty() {
            let position = random.below(bytes.len());
            bytes[position] = random.next_u64() as u8;
        }
        report.try_one(&String::from_utf8_lossy(&bytes), || compare(&bytes));
    }
    report
}

/// The same far inside of something, around the limits of depth.
fn nested(text: &str, random: &mut Random) -> String {
    let frames = [
        ("{\"Nested\":", "}", 126),
        ("{\"Choice\":{\"Choices\":[", "]}}", 1),
        ("{\"Document\":", "}", 1),
        ("{\"Unknown\":", "}", 1),
    ];
    let (open, close, depth) = frames[random.below(frames.len())];
    let brackets = match open {
        "{\"Document\":" => 253 + random.below(4),
        "{\"Unknown\":" => 509 + random.below(4),
        _ => 0,
    };
    let depth = depth + random.below(3) * usize::from(depth > 1);
    let (inner, outer) = ("[".repeat(brackets), "]".repeat(brackets));
    [
        &open.repeat(depth),
        &*inner,
        text,
        &*outer,
        &close.repeat(depth),
    ]
    .concat()
}

/// Reads a body with both, and asserts that they agree; says whether it was accepted.
pub fn compare(body: &[u8]) -> bool {
    let mut target = Everything::empty();
    let ours = read(body, &mut target);
    match (ours, reference::read(body, &EVERYTHING)) {
        (Ok(()), Ok(expected)) => {
            let read = Plain::of_structure(&target);
            assert!(
                read.is_same(&expected, &[]),
                "read {read:?}, expected {expected:?}"
            );
            write_and_read_back(&target);
            true
        }
        (Err(error), Err(_)) => {
            let place = error.offset();
            assert!(
                place <= body.len().max(2),
                "an error at byte {place}: {error}"
            );
            false
        }
        (Ok(()), Err(_)) => panic!("accepted, and should be refused"),
        (Err(error), Ok(_)) => panic!("refused, and should be accepted: {error}"),
    }
}

/// The members whose format has no nanoseconds, and how many of these may be lost: the library writes a `date-time` to
/// the microsecond and an `http-date` to the second.
const ROUNDED: [(&str, i128); 5] = [
    ("DateTime", 999),
    ("Times", 999),
    ("Time", 999),
    ("HttpDate", 999_999_999),
    ("TimesByColor", 999_999_999),
];

/// What can be written has to be JSON and the same value, as far as its format has it.
fn write_and_read_back(target: &Everything) {
    let Ok(text) = write(target) else {
        return;
    };
    let is_json = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
    assert!(is_json, "wrote {text}");
    let mut again = Everything::empty();
    match read(text.as_bytes(), &mut again) {
        Ok(()) => {
            let (first, second) = (Plain::of_structure(target), Plain::of_structure(&again));
            let is_same = first.is_same(&second, &ROUNDED);
            assert!(is_same, "wrote {text} of {first:?}");
        }
        // Required structures that were not sent are written, one level deeper than what was read.
        Err(error) if error.to_string().contains("nested too deeply") => {}
        Err(error) => panic!("wrote {text}, which cannot be read: {error}"),
    }
}
