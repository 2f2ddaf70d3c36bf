//! The examples of RFC 8949: values that are well-formed (appendix A), and bytes that are not (appendix F).

use smithy_client_runtime::shape::{Structure, Value};
use tests::fuzz::cbor::of_hexadecimal;
use tests::fuzz::json::shapes::Everything;

use super::{entry, read};

/// The member of a body that has only this one, as `Debug` shows it.
fn member(name: &str, item: &str) -> String {
    let value = read(&entry(name, &of_hexadecimal(item))).unwrap();
    let value: &dyn Structure = &value;
    let mut members = value.table().members.iter();
    let index = members.position(|member| member.name == name).unwrap();
    match value.get(index).unwrap() {
        Value::Double(value) => format!("{value:?}"),
        Value::String(value) => value.to_owned(),
        Value::BigInteger(value) => value.as_ref().to_owned(),
        Value::BigDecimal(value) => value.as_ref().to_owned(),
        Value::Timestamp(value) => format!("{}", value.as_nanos()),
        Value::Blob(value) => format!("{:?}", value.as_ref()),
        other => format!("{other:?}"),
    }
}

#[test]
fn values_of_appendix_a() {
    for (name, item, expected) in [
        ("BigInteger", "00", "0"),
        ("BigInteger", "17", "23"),
        ("BigInteger", "1818", "24"),
        ("BigInteger", "1903e8", "1000"),
        ("BigInteger", "1a000f4240", "1000000"),
        ("BigInteger", "1b000000e8d4a51000", "1000000000000"),
        ("BigInteger", "1bffffffffffffffff", "18446744073709551615"),
        (
            "BigInteger",
            "c249010000000000000000",
            "18446744073709551616",
        ),
        ("BigInteger", "3bffffffffffffffff", "-18446744073709551616"),
        (
            "BigInteger",
            "c349010000000000000000",
            "-18446744073709551617",
        ),
        ("BigInteger", "20", "-1"),
        ("BigInteger", "3903e7", "-1000"),
        ("Double", "f90000", "0.0"),
        ("Double", "f98000", "-0.0"),
        ("Double", "f93c00", "1.0"),
        ("Double", "fb3ff199999999999a", "1.1"),
        ("Double", "f93e00", "1.5"),
        ("Double", "f97bff", "65504.0"),
        ("Double", "fa47c35000", "100000.0"),
        ("Double", "fa7f7fffff", "3.4028234663852886e38"),
        ("Double", "fb7e37e43c8800759c", "1e300"),
        ("Double", "f90001", "5.960464477539063e-8"),
        ("Double", "f90400", "6.103515625e-5"),
        ("Double", "f9c400", "-4.0"),
        ("Double", "fbc010666666666666", "-4.1"),
        ("Double", "f97c00", "inf"),
        ("Double", "f97e00", "NaN"),
        ("Double", "f9fc00", "-inf"),
        ("Double", "fa7f800000", "inf"),
        ("Double", "fa7fc00000", "NaN"),
        ("Double", "faff800000", "-inf"),
        ("Double", "fb7ff0000000000000", "inf"),
        ("Double", "fb7ff8000000000000", "NaN"),
        ("Double", "fbfff0000000000000", "-inf"),
        ("Double", "1864", "100.0"),
        ("Boolean", "f4", "Boolean(false)"),
        ("Boolean", "f5", "Boolean(true)"),
        ("Epoch", "c11a514b67b0", "1363896240000000000"),
        ("Epoch", "c1fb41d452d9ec200000", "1363896240500000000"),
        ("Blob", "40", "[]"),
        ("Blob", "4401020304", "[1, 2, 3, 4]"),
        ("Blob", "5f42010243030405ff", "[1, 2, 3, 4, 5]"),
        ("Text", "60", ""),
        ("Text", "6161", "a"),
        ("Text", "6449455446", "IETF"),
        ("Text", "62225c", "\"\\"),
        ("Text", "62c3bc", "ü"),
        ("Text", "63e6b0b4", "水"),
        ("Text", "64f0908591", "𐅑"),
        ("Text", "7f657374726561646d696e67ff", "streaming"),
        // Of section 3.4.4.
        ("BigDecimal", "c48221196ab3", "273.15"),
    ] {
        assert_eq!(member(name, item), expected, "{name} {item}");
    }
}

#[test]
fn values_of_appendix_a_that_nobody_reads() {
    for item in [
        "f6",
        "f7",
        "f0",
        "f8ff",
        "c074323031332d30332d32315432303a30343a30305a",
        "d74401020304",
        "d818456449455446",
        "d82076687474703a2f2f7777772e6578616d706c652e636f6d",
        "80",
        "83010203",
        "8301820203820405",
        "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
        "a0",
        "a201020304",
        "a26161016162820203",
        "826161a161626163",
        "a56161614161626142616361436164614461656145",
        "9fff",
        "9f018202039f0405ffff",
        "9f01820203820405ff",
        "83018202039f0405ff",
        "83019f0203ff820405",
        "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff",
        "bf61610161629f0203ffff",
        "826161bf61626163ff",
        "bf6346756ef563416d7421ff",
    ] {
        let read = read(&entry("Unknown", &of_hexadecimal(item)));
        assert_eq!(read, Ok(Everything::empty()), "{item}");
    }
}

#[test]
fn bytes_of_appendix_f() {
    for item in [
        // The end comes too early: in a head, in a string, in an array or map, in front of a tagged value.
        "18",
        "19",
        "1a",
        "1b",
        "1901",
        "1a0102",
        "1b01020304050607",
        "38",
        "58",
        "78",
        "98",
        "9a01ff00",
        "b8",
        "d8",
        "f8",
        "f900",
        "fa0000",
        "fb000000",
        "41",
        "61",
        "5affffffff00",
        "5bffffffffffffffff010203",
        "7affffffff00",
        "7b7fffffffffffffff010203",
        "81",
        "818181818181818181",
        "8200",
        "a1",
        "a20102",
        "a100",
        "a2000000",
        "c0",
        "5f4100",
        "7f6100",
        "9f",
        "9f0102",
        "bf",
        "bf01020102",
        "819f",
        "9f8000",
        "9f9f9f9f9fffffffff",
        "9f819f819f9fffffff",
        // No such head.
        "1c",
        "1d",
        "1e",
        "3c",
        "3d",
        "3e",
        "5c",
        "5d",
        "5e",
        "7c",
        "7d",
        "7e",
        "9c",
        "9d",
        "9e",
        "bc",
        "bd",
        "be",
        "dc",
        "dd",
        "de",
        "fc",
        "fd",
        "fe",
        "f800",
        "f801",
        "f818",
        "f81f",
        // Chunks of another type, or of indefinite length.
        "5f00ff",
        "5f21ff",
        "5f6100ff",
        "5f80ff",
        "5fa0ff",
        "5fc000ff",
        "5fe0ff",
        "7f4100ff",
        "5f5f4100ffff",
        "7f7f6100ffff",
        // A break in the wrong place.
        "ff",
        "81ff",
        "8200ff",
        "a1ff",
        "a1ff00",
        "a100ff",
        "a20000ff",
        "9f81ff",
        "9f829f819f9fffffffff",
        "bf00ff",
        "bf000000ff",
        // An indefinite length of what has none.
        "1f",
        "3f",
        "df",
    ] {
        let read = read(&entry("Unknown", &of_hexadecimal(item)));
        assert!(read.is_err(), "{item}");
    }
}
