//! Percent-encoding: a text comes in, and goes out as it stands in paths, queries and forms.

use percent_encoding::{utf8_percent_encode, AsciiSet, PercentEncode, NON_ALPHANUMERIC};

/// The bytes that stand for something else in a path, query or form: all but the unreserved characters of RFC 3986
/// (section 2.3).
pub(crate) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as it stands in a path, query or form.
pub(crate) fn encoded(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, ENCODED)
}

#[cfg(test)]
mod tests {
    use super::encoded;
    use aws_smithy_http::label::{self, EncodingStrategy};
    use aws_smithy_http::query;

    #[test]
    fn text_is_encoded_as_the_published_clients_do() {
        let characters = ('\0'..='\u{3ff}').chain(['\u{2028}', '\u{ffff}', '\u{1f600}']);
        let all: String = characters.clone().collect();
        let texts = characters
            .map(String::from)
            .chain([all, String::new(), "a b/ä".into()]);
        for text in texts {
            let one: String = encoded(&text).collect();
            assert_eq!(one, query::fmt_string(&text));
            assert_eq!(one, label::fmt_string(&text, EncodingStrategy::Default));
        }
    }
}
