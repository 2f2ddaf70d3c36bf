//! Errors of the protocols that answer in XML: where the code and the message stand.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::ErrorMetadata;

use super::{ErrorFacts, Head, Protocol, ServiceFacts};
use crate::error::REQUEST_ID;

/// The code stands in `Code`, the message in `Message`; beside them or around them is the id of the request.
pub(super) fn facts(
    protocol: &Protocol,
    _service: ServiceFacts,
    head: Option<Head<'_>>,
    body: &[u8],
) -> Result<ErrorFacts, BoxError> {
    let mut metadata = ErrorMetadata::builder();
    let mut code = None;
    // An error that is an event has no other element around it.
    let codec = match head {
        Some(_) => protocol.error_codec,
        None => protocol.codec,
    };
    (codec.texts)(body, &mut |name, text| match name {
        "Code" => code = Some(text.trim().to_owned()),
        "Message" | "message" => metadata = std::mem::take(&mut metadata).message(text),
        // The party at fault: `Sender` or `Receiver`.
        "Type" => metadata = std::mem::take(&mut metadata).custom("type", text.trim()),
        "RequestId" | "RequestID" => {
            metadata = std::mem::take(&mut metadata).custom(REQUEST_ID, text.trim());
        }
        _ => {}
    })?;
    if let Some(code) = &code {
        metadata = metadata.code(code);
    }
    Ok(ErrorFacts {
        metadata,
        shape: code,
    })
}
