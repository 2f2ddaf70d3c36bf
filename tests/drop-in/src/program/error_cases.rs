//! Responses that are errors. Out: name and canned response of each.

use super::support::{canned, Canned};

/// Every modeled error with every member.
pub fn modeled() -> Vec<(&'static str, Canned)> {
    let validation = r#"{"__type":"ValidationException","Message":"2 problems","Reason":"REQUEST_VALIDATION_FAILED","ErrorDetails":[{"FieldValidationError":{"Name":"Catalog","Message":"too long","Code":"INVALID_VALUE"}},{"BusinessValidationError":{"Message":"no","Code":"NEW_CODE"}},{"SomethingNew":{"a":1}}]}"#;
    vec![
        (
            "access denied",
            canned(
                403,
                r#"{"__type":"com.amazonaws.partnercentralaccount#AccessDeniedException","Message":"no","Reason":"ACCESS_DENIED"}"#,
            ),
        ),
        (
            "internal",
            canned(
                500,
                r#"{"__type":"InternalServerException","Message":"oops"}"#,
            ),
        ),
        (
            "throttling",
            canned(
                429,
                r#"{"__type":"ThrottlingException","Message":"slow down","ServiceCode":"pc","QuotaCode":"L-1"}"#,
            ),
        ),
        ("validation", canned(400, validation)),
        (
            "validation, bare",
            canned(400, r#"{"__type":"ValidationException"}"#),
        ),
        (
            "validation, lower case",
            canned(400, r#"{"__type":"ValidationException","message":"lower"}"#),
        ),
        (
            "validation, both cases",
            canned(
                400,
                r#"{"__type":"ValidationException","message":"lower","Message":"upper"}"#,
            ),
        ),
        (
            "denied, unknown reason",
            canned(
                403,
                r#"{"__type":"AccessDeniedException","Message":"no","Reason":"BAD_WEATHER"}"#,
            ),
        ),
        (
            "union null",
            canned(
                400,
                r#"{"__type":"ValidationException","Message":"m","Reason":"X","ErrorDetails":[{"FieldValidationError":null,"BusinessValidationError":{"Message":"b","Code":"c"}}]}"#,
            ),
        ),
        (
            "union of two",
            canned(
                400,
                r#"{"__type":"ValidationException","Message":"m","ErrorDetails":[{"FieldValidationError":{"Name":"n","Message":"m","Code":"c"},"BusinessValidationError":{"Message":"b","Code":"c"}}]}"#,
            ),
        ),
        (
            "union of none",
            canned(
                400,
                r#"{"__type":"ValidationException","Message":"m","ErrorDetails":[{}]}"#,
            ),
        ),
        (
            "details null",
            canned(
                400,
                r#"{"__type":"ValidationException","Message":"m","ErrorDetails":null}"#,
            ),
        ),
        (
            "member of the wrong type",
            canned(
                400,
                r#"{"__type":"ValidationException","Message":"m","Reason":7}"#,
            ),
        ),
    ]
}

/// Where the code comes from, and what happens when there is none.
pub fn resolution() -> Vec<(&'static str, Canned)> {
    vec![
        (
            "code in the header",
            canned(403, r#"{"Message":"m"}"#).header("x-amzn-errortype", "AccessDeniedException"),
        ),
        (
            "header with a uri",
            canned(403, r#"{"Message":"m"}"#).header(
                "x-amzn-errortype",
                "AccessDeniedException:http://internal.amazon.com/coral/",
            ),
        ),
        (
            "header with a namespace",
            canned(403, r#"{"Message":"m"}"#)
                .header("x-amzn-errortype", "aws.x#AccessDeniedException:http://x/"),
        ),
        (
            "header before body",
            canned(403, r#"{"__type":"ValidationException","Message":"m"}"#)
                .header("x-amzn-errortype", "AccessDeniedException"),
        ),
        (
            "code in the body",
            canned(403, r#"{"code":"AccessDeniedException","Message":"m"}"#),
        ),
        (
            "code before __type",
            canned(
                403,
                r#"{"code":"AccessDeniedException","__type":"ValidationException"}"#,
            ),
        ),
        (
            "__type before code",
            canned(
                403,
                r#"{"__type":"ValidationException","code":"AccessDeniedException"}"#,
            ),
        ),
        (
            "__type with a uri",
            canned(403, r#"{"__type":"a.b#AccessDeniedException:http://x/"}"#),
        ),
        (
            "unknown code",
            canned(
                418,
                r#"{"__type":"a.b#TeapotException","message":"short and stout"}"#,
            ),
        ),
        (
            "code of another operation",
            canned(
                404,
                r#"{"__type":"ResourceNotFoundException","Message":"gone"}"#,
            ),
        ),
        ("no code", canned(400, r#"{"message":"nothing else"}"#)),
        ("no body", canned(400, "")),
        ("not JSON", canned(400, "<html/>")),
        ("a list", canned(400, "[]")),
        (
            "truncated",
            canned(403, r#"{"__type":"AccessDeniedException","Mess"#),
        ),
        ("code is a number", canned(400, r#"{"__type":7}"#)),
        ("redirect", canned(301, r#"{"__type":"Moved"}"#)),
        (
            "without request id",
            Canned {
                status: 400,
                headers: vec![],
                body: r#"{"__type":"Nope"}"#.to_owned(),
            },
        ),
    ]
}
