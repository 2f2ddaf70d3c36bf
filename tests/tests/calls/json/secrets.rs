//! A failure to read what is sensitive quotes nothing of it, neither in its words nor in its `Debug` or its causes.

use std::collections::HashMap;
use std::error::Error;

use aws_smithy_types::{BigDecimal, DateTime};
use smithy_client_runtime::shape::Structure;
use smithy_client_runtime::structure;
use tests::fuzz::json;

#[derive(Clone, PartialEq)]
struct Vault {
    code: Option<i32>,
    big: Option<BigDecimal>,
    opened: Option<DateTime>,
    codes: Option<HashMap<String, i32>>,
    inner: Option<Open>,
    seal: Option<Seal>,
}

structure! {
    Vault "Vault",
    0 => code "Code" SENSITIVE,
    1 => big "Big" SENSITIVE,
    2 => opened "Opened" SENSITIVE,
    3 => codes "Codes" SENSITIVE,
    4 => inner "Inner" SENSITIVE,
    5 => seal "Seal",
}

#[derive(Clone, PartialEq)]
struct Open {
    code: Option<i32>,
    codes: Option<HashMap<String, i32>>,
}

structure! {
    Open "Open",
    0 => code "Code",
    1 => codes "Codes",
}

#[derive(Clone, PartialEq)]
struct Seal {
    code: Option<i32>,
}

structure! {
    Seal "Seal" SENSITIVE,
    0 => code "Code",
}

#[test]
fn what_is_sensitive_is_not_quoted() {
    for (body, expected) in [
        (
            r#"{"Code":5432101.5}"#,
            "Code: the value is not an integer at byte 8",
        ),
        (
            r#"{"Big":"5432101x"}"#,
            "Big: expected a decimal number at byte 7",
        ),
        (
            r#"{"Opened":"5432101x"}"#,
            "Opened: the value is not a timestamp at byte 10",
        ),
        (
            r#"{"Opened":"Sat, 28 5432101 19:55:02 GMT"}"#,
            "Opened: the value is not a timestamp at byte 10",
        ),
        (
            r#"{"Codes":{"5432101":5432101.5}}"#,
            "Codes[*]: the value is not an integer at byte 20",
        ),
        (
            r#"{"Inner":{"Code":5432101.5}}"#,
            "Inner.Code: the value is not an integer at byte 17",
        ),
        (
            r#"{"Inner":{"Codes":{"5432101":true}}}"#,
            "Inner.Codes[*]: expected a number, found a boolean at byte 29",
        ),
        (
            r#"{"Seal":{"Code":5432101.5}}"#,
            "Seal.Code: the value is not an integer at byte 16",
        ),
    ] {
        let error = json::read(body.as_bytes(), &mut Vault::empty()).unwrap_err();
        assert_eq!(error.to_string(), expected);
        let causes = std::iter::successors(Some(&error as &dyn Error), |error| (*error).source());
        for error in causes {
            assert!(!format!("{error} {error:?}").contains("5432101"), "{body}");
        }
    }
}

#[test]
fn what_is_not_sensitive_is_quoted_up_to_a_length() {
    let body = format!(r#"{{"At":"{}"}}"#, "é".repeat(1_000));
    let mut times = Times { at: None };
    let error = json::read(body.as_bytes(), &mut times).unwrap_err();
    let error = error.to_string();
    assert!(
        error.starts_with("At: \"éé") && error.len() < 200,
        "{error}"
    );
}

#[derive(Clone, PartialEq)]
struct Times {
    at: Option<DateTime>,
}

structure! {
    Times "Times",
    0 => at "At",
}
