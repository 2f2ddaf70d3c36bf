//! Streams of bytes beside the values of a shape: the parameters of a case come in; what they say of the stream, and the first
//! difference to the bytes that were read, go out.

use aws_smithy_types::byte_stream::ByteStream;
use serde_json::Value;

use crate::fill;

/// The bytes of a stream, or why it broke off.
pub(crate) type Bytes = Result<Vec<u8>, String>;

/// Reads a stream to its end.
pub(crate) async fn read(stream: ByteStream) -> Bytes {
    let bytes = stream.collect().await;
    bytes
        .map(|bytes| bytes.to_vec())
        .map_err(|error| format!("the stream broke off: {error}"))
}

/// The parameters without the member that is a stream, and what they say of it.
pub(crate) fn apart(params: &Value, member: Option<&str>) -> (Value, Value) {
    let mut params = params.clone();
    let stream = match (member, params.as_object_mut()) {
        (Some(member), Some(params)) => params.remove(member),
        _ => None,
    };
    (params, stream.unwrap_or_default())
}

/// Compares the bytes that were read with those of the case; a case without a stream expects none.
pub(crate) fn compare(read: Option<&Bytes>, expected: &Value) -> Result<(), String> {
    let Some(read) = read else {
        return Ok(());
    };
    let read = read.as_ref().map_err(Clone::clone)?;
    let expected = match expected {
        Value::Null => Vec::new(),
        value => fill::bytes(value)?,
    };
    match *read == expected {
        true => Ok(()),
        false => Err(format!(
            "the stream has `{}`, and should have `{}`",
            read.escape_ascii(),
            expected.escape_ascii()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{apart, compare};
    use serde_json::json;

    #[test]
    fn a_stream_stands_apart_from_the_values() {
        let params = json!({ "Name": "here", "Body": "bytes" });
        let (values, stream) = apart(&params, Some("Body"));
        assert_eq!(values, json!({ "Name": "here" }));
        assert_eq!(compare(Some(&Ok(b"bytes".to_vec())), &stream), Ok(()));
        let tagged = json!({ "$b64": "Ynl0ZXM=" });
        assert_eq!(compare(Some(&Ok(b"bytes".to_vec())), &tagged), Ok(()));
        assert_eq!(apart(&params, None).0, params);
        for wrong in [Ok(b"byte".to_vec()), Err("broken".to_owned())] {
            assert!(compare(Some(&wrong), &stream).is_err());
        }
        let (_, none) = apart(&json!({}), Some("Body"));
        assert_eq!(compare(Some(&Ok(Vec::new())), &none), Ok(()));
        assert!(compare(Some(&Ok(vec![0])), &none).is_err());
    }
}
