//! A failure to read what is sensitive quotes nothing of it, neither in its words nor in its `Debug` or its causes.

use std::collections::HashMap;
use std::error::Error;

use aws_smithy_types::BigInteger;
use smithy_client_runtime::cbor::CODEC;
use smithy_client_runtime::codec::Members;
use smithy_client_runtime::shape::Structure;
use smithy_client_runtime::structure;

use super::entry;

#[derive(Clone, PartialEq)]
struct Vault {
    code: Option<i32>,
    big: Option<BigInteger>,
    codes: Option<HashMap<String, i32>>,
    inner: Option<Inner>,
}

structure! {
    Vault "Vault",
    0 => code "Code" SENSITIVE,
    1 => big "Big" SENSITIVE,
    2 => codes "Codes" SENSITIVE,
    3 => inner "Inner",
}

#[derive(Clone, PartialEq)]
struct Inner {
    code: Option<i8>,
}

structure! {
    Inner "Inner" SENSITIVE,
    0 => code "Code",
}

#[test]
fn what_is_sensitive_is_not_quoted() {
    for (name, value, expected) in [
        (
            "Code",
            &b"\x1b\x00\x00\x00\x01\x02\x03\x04\x05"[..],
            "Code: the value is not an integer at byte 6",
        ),
        (
            "Code",
            b"\x6732101.5",
            "Code: expected an integer, found a text string at byte 6",
        ),
        (
            "Big",
            b"\x6732101.5",
            "Big: expected a whole number, found a text string at byte 5",
        ),
        (
            "Codes",
            b"\xa1\x6554321\x1b\x00\x00\x00\x01\x02\x03\x04\x05",
            "Codes[*]: the value is not an integer at byte 14",
        ),
        (
            "Inner",
            b"\xa1\x64Code\x19\x15\x38",
            "Inner.Code: the value is not a byte at byte 13",
        ),
    ] {
        let body = entry(name, value);
        let error = CODEC
            .read_structure(&body, &mut Vault::empty(), Members::All)
            .unwrap_err();
        let said = error.to_string();
        assert_eq!(said, expected);
        let all = format!("{said} {error:?} {:?}", error.source());
        for secret in ["32101", "4328719365", "5432", "16909061", "54321"] {
            assert!(!all.contains(secret), "{all}");
        }
    }
}
