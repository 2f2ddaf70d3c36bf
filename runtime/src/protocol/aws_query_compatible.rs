//! `aws.protocols#awsQueryCompatible`: a service that came from the query protocol and still tells
//! the codes that its errors had there.

use aws_smithy_runtime_api::http::Headers;

/// The request header that asks for the codes of the query protocol.
pub(super) const MODE_HEADER: &str = "x-amzn-query-mode";

/// The error code and fault that a service gives clients of the query protocol.
#[derive(Debug, PartialEq)]
pub(super) struct QueryError<'a> {
    /// The code, for example `AWS.SimpleQueueService.NonExistentQueue`.
    pub(super) code: &'a str,
    /// The party at fault: `Sender` or `Receiver`.
    pub(super) fault: &'a str,
}

/// Reads the header `x-amzn-query-error`, which has the form `code;fault`.
pub(super) fn query_error(headers: &Headers) -> Option<QueryError<'_>> {
    let (code, fault) = headers.get("x-amzn-query-error")?.split_once(';')?;
    Some(QueryError { code, fault })
}

#[cfg(test)]
mod tests {
    use super::{query_error, QueryError};
    use aws_smithy_runtime_api::http::Headers;

    #[test]
    fn the_header_has_a_code_and_a_fault() {
        for (value, expected) in [
            ("A.B;Sender", Some(("A.B", "Sender"))),
            ("A;B;C", Some(("A", "B;C"))),
            ("A.B", None),
        ] {
            let mut headers = Headers::new();
            headers.insert("x-amzn-query-error", value);
            let expected = expected.map(|(code, fault)| QueryError { code, fault });
            assert_eq!(query_error(&headers), expected);
        }
        assert_eq!(query_error(&Headers::new()), None);
    }
}
