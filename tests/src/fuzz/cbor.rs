//! Fuzzing of the CBOR interpreter: changed responses are read by it and by a reference on ciborium, which have to agree
//! on what is accepted and on every value; what was accepted is written, and read back.

mod item;
mod mutate;
mod reference;

use smithy_client_runtime::cbor::CODEC;
use smithy_client_runtime::codec::Members;
use smithy_client_runtime::shape::Structure;

use super::json::shapes::Everything;
use super::json::{Plain, EVERYTHING};
use super::{Random, Report};
use mutate::mutate;

/// Bodies that together have every kind of value in every position, in hexadecimal; above each is its diagnostic notation
/// (RFC 8949, section 8).
const BODIES: [&str; 5] = [
    // {_ "Text": "plain", "Color": "RED", "Boolean": true, "Byte": -128, "Short": 32767, "Integer": 100_2,
    // "Long": -9223372036854775808, "Float": 1.5_1, "Double": -0.0025, "BigInteger": 2(h'018ee90ff6c373e0ee4e3f0ad2'),
    // "BigDecimal": 4([-2, 27315]), "Epoch": 1(1515531081.123), "DateTime": 1(1709210096), "HttpDate": 1(-1.5_1),
    // "Blob": h'62696e617279', "Required": "here"}
    "bf645465787465706c61696e65436f6c6f726352454467426f6f6c65616ef56442797465387f6553686f7274197fff67496e7465676572\
     1a00000064644c6f6e673b7fffffffffffffff65466c6f6174f93e0066446f75626c65fbbf647ae147ae147b6a426967496e7465676572\
     c24d018ee90ff6c373e0ee4e3f0ad26a426967446563696d616cc48221196ab36545706f6368c1fb41d6954ad247df3b68446174655469\
     6d65c11a65e079f0684874747044617465c1f9be0064426c6f624662696e6172796852657175697265646468657265ff",
    // {"Nested": {"Nested": {_ "Integer": 3}, "Text": (_ "é😀", "\n", "")}, "Choice": {"__type": "ns#Choice", "Text": "one",
    // "Inner": null}, "List": ["a", "b"], "SparseList": [_ 1, null, -2_3], "Structures": [{"Name": "n", "Count": 1}, {}],
    // "RequiredInner": {"Count": 5}, "RequiredColor": "GREEN", "Defaulted": 0, "Blob": (_ h'6162', h''), "Document": undefined}
    "aa664e6573746564a2664e6573746564bf67496e746567657203ff64546578747f66c3a9f09f9880610a60ff6643686f696365a3665f5f\
     74797065696e732343686f6963656454657874636f6e6565496e6e6572f6644c69737482616161626a5370617273654c6973749f01f63b\
     0000000000000001ff6a5374727563747572657382a2644e616d65616e65436f756e7401a06d5265717569726564496e6e6572a165436f\
     756e74056d5265717569726564436f6c6f7265475245454e6944656661756c7465640064426c6f625f42616240ff68446f63756d656e74\
     f7",
    // 55799({_ "Times": [1(1), 1(-2.25_2)], "Documents": [null, undefined], "Map": {_ "k": "v", (_ "k", "2"): ""},
    // "SparseMap": {"a": {"Name": "x"}, "b": null}, "TimesByColor": {"RED": [1(0)], "OTHER": []},
    // "Choice": {"Choices": [{"Nothing": {}}, {"Inner": {"Count": 2}}, {_ "Time": 1(1577836800)}, {"Later": [{}]}]}})
    "d9d9f7bf6554696d657382c101c1fac010000069446f63756d656e747382f6f7634d6170bf616b61767f616b6132ff60ff695370617273\
     654d6170a26161a1644e616d6561786162f66c54696d65734279436f6c6f72a26352454481c100654f54484552806643686f696365a167\
     43686f6963657384a1674e6f7468696e67a0a165496e6e6572a165436f756e7402bf6454696d65c11a5e0be100ffa1654c6174657281a0\
     ff",
    // {"Unknown": {"deep": [_ [{1: "y", h'': [undefined, simple(99), 0.1_3]}], 1250.5, false], "tagged": 6(7([]))},
    // "Double": NaN, "Float": -Infinity, "Epoch": 1(9007199254740993), "BigDecimal": 4([_ -400, 3(h'00ffffffffffffffff')]),
    // "BigInteger": -1, "Text": "first", "Text": "second", "Nested": {"Text": "gone"}, "Nested": {"Integer": 1},
    // "Map": {"a": "1", "a": "2"}, "Map": {"b": "2"}}
    "ac67556e6b6e6f776ea264646565709f81a20161794083f7f863fb3fb999999999999afb40938a0000000000f4ff66746167676564c6c7\
     8066446f75626c65f97e0065466c6f6174f9fc006545706f6368c11b00200000000000016a426967446563696d616cc49f39018fc34900\
     ffffffffffffffffff6a426967496e74656765722064546578746566697273746454657874667365636f6e64664e6573746564a1645465\
     787464676f6e65664e6573746564a167496e746567657201634d6170a26161613161616132634d6170a161626132",
    // {"BigInteger": 3(h'ff'), "BigDecimal": 4([0, 12]), "Byte": 127, "Short": -1, "Double": 18446744073709551615,
    // "Float": 16777217, "Choice": {"Nothing": [1, "x"]}, "Required": (_ ), "Epoch": 1(1e300), "Color": "", "Text": null}
    "ab6a426967496e7465676572c341ff6a426967446563696d616cc482000c6442797465187f6553686f72742066446f75626c651bffffff\
     ffffffffff65466c6f61741a010000016643686f696365a1674e6f7468696e67820161786852657175697265647fff6545706f6368c1fb\
     7e37e43c8800759c65436f6c6f72606454657874f6",
];

/// The bytes of a text in hexadecimal.
///
/// # Panics
///
/// It is none.
pub fn of_hexadecimal(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    let byte = |digits: &[u8]| {
        let digits = std::str::from_utf8(digits).expect("ASCII");
        u8::from_str_radix(digits, 16).expect("hexadecimal")
    };
    digits.map(byte).collect()
}

/// Tries `iterations` changed bodies.
pub fn run(iterations: u64, seed: u64) -> Report {
    let bodies = BODIES.map(of_hexadecimal);
    let mut random = Random::new(seed);
    let mut report = Report::default();
    for _ in 0..iterations {
        let mut body = mutate(random.pick(&bodies).clone(), &mut random);
        if random.below(32) == 0 {
            body = nested(&body, &mut random);
        }
        report.try_one(&hexadecimal(&body), || compare(&body));
    }
    report
}

/// The same far inside of something, around the limits of depth.
fn nested(body: &[u8], random: &mut Random) -> Vec<u8> {
    let (open, close, depth): (&[u8], &[u8], usize) = match random.below(5) {
        0 => (b"\xa1\x66Nested", b"", 126),
        1 => (b"\xbf\x66Nested", b"\xff", 126),
        2 => (b"\xa1\x67Unknown", b"", 1),
        3 => (b"\xa1\x66Choice\xa1\x67Choices\x81", b"", 1),
        _ => (b"\xa1\x67Unknown\xd9\x01\x00", b"", 1),
    };
    let arrays = match open {
        b"\xa1\x67Unknown" => 509 + random.below(4),
        _ => 0,
    };
    let depth = depth + random.below(3) * usize::from(depth > 1);
    let (inner, outer): (&[u8], &[u8]) = match random.below(2) {
        0 => (b"\x81", b""),
        _ => (b"\x9f", b"\xff"),
    };
    [
        open.repeat(depth),
        inner.repeat(arrays),
        body.to_vec(),
        outer.repeat(arrays),
        close.repeat(depth),
    ]
    .concat()
}

/// Bytes in hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a body with both, and asserts that they agree; says whether it was accepted.
pub fn compare(body: &[u8]) -> bool {
    let mut target = Everything::empty();
    let ours = CODEC.read_structure(body, &mut target, Members::All);
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
            assert!(place <= body.len(), "an error at byte {place}: {error}");
            false
        }
        (Ok(()), Err(_)) => panic!("accepted, and should be refused"),
        (Err(error), Ok(_)) => panic!("refused, and should be accepted: {error}"),
    }
}

/// What can be written has to be CBOR and the same value.
fn write_and_read_back(target: &Everything) {
    let Ok(bytes) = CODEC.write_structure(target, Members::All) else {
        return;
    };
    let first = Plain::of_structure(target);
    match reference::read(&bytes, &EVERYTHING) {
        Ok(second) => assert!(first.is_same(&second, &[]), "wrote {second:?} of {first:?}"),
        // Required structures that were not sent are written, one level deeper than what was read.
        Err(_) => {
            let mut again = Everything::empty();
            let error = CODEC
                .read_structure(&bytes, &mut again, Members::All)
                .unwrap_err();
            let error = error.to_string();
            assert!(
                error.contains("nested too deeply"),
                "wrote {first:?}: {error}"
            );
        }
    }
}
