//! The CBOR interpreter: a short run of the fuzzer, and what an error says.

use smithy_client_runtime::cbor::CODEC;
use smithy_client_runtime::codec::Members;
use smithy_client_runtime::shape::Structure;
use tests::fuzz::cbor::run;
use tests::fuzz::json::shapes::Everything;

#[test]
fn changed_bodies_are_read_as_the_reference_reads_them() {
    let report = run(5_000, 1);
    assert!(report.panics.is_empty(), "{:?}", report.panics);
    assert!(report.accepted > 100, "{} were accepted", report.accepted);
}

/// The error of reading a body.
fn refusal(body: &[u8]) -> String {
    let read = (CODEC.read)(body, &mut Everything::empty(), Members::All);
    read.unwrap_err().to_string()
}

#[test]
fn an_error_names_member_and_byte() {
    for (body, path, place) in [
        (&b"\xa1\x64Text"[..], "Text", 6),
        (b"\xa1\x64Text\x01", "Text", 6),
        (
            b"\xa1\x64Text\x7b\xff\xff\xff\xff\xff\xff\xff\xff",
            "Text",
            6,
        ),
        (b"\xa1\x64List\x82\x61a\xf6", "List[1]", 9),
        (b"\xa1\x64Byte\x18\xff", "Byte", 6),
        (b"\xa1\x65Epoch\x01", "Epoch", 7),
        (b"\xa1\x67Integer\xc1\x01", "Integer", 9),
        (b"\xa1\x01\x01", "", 1),
        (b"\xa0\x00", "", 1),
        (b"\xbf", "", 1),
        (b"<html>", "", 0),
    ] {
        let said = refusal(body);
        assert!(said.starts_with(path), "{body:?}: {said}");
        assert!(
            said.ends_with(&format!("at byte {place}")),
            "{body:?}: {said}"
        );
    }
}
