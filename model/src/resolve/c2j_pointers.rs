//! Pointers as each form spells them: findings with the keys of the JSON AST come in; findings about C2J files go out
//! with the keys of that form, such as `shape` in place of `target`.

use crate::diagnostic::{Diagnostics, Origin};
use crate::pointer::Pointer;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

/// Mends the pointers into files of the C2J form.
pub(super) fn respell(mut found: Diagnostics, files: &HashSet<Arc<str>>) -> Diagnostics {
    let origins = found.origins_mut();
    origins
        .filter(|origin| files.contains(&origin.file))
        .for_each(mend);
    found
}

/// The ends of pointers into the value of a trait, and what they are in the document.
const ENDS: [(&[&str], &[&str]); 8] = [
    (&["http", "uri"], &["http", "requestUri"]),
    (&["http", "code"], &["http", "responseCode"]),
    (&["error", "httpResponseCode"], &["error", "httpStatusCode"]),
    (&["deprecated", "message"], &["deprecatedMessage"]),
    (&["deprecated", "since"], &["deprecatedSince"]),
    (
        &["metadata", "serviceId", "sdkId"],
        &["metadata", "serviceId"],
    ),
    (
        &["metadata", "serviceId", "endpointPrefix"],
        &["metadata", "endpointPrefix"],
    ),
    (
        &["metadata", "signingName", "name"],
        &["metadata", "signingName"],
    ),
];

/// A member may be called `target`; only what stands where a reference has its key is another name for `shape`.
fn mend(origin: &mut Origin) {
    let segments: Vec<Cow<'_, str>> = origin.pointer.segments().collect();
    let way: Vec<&str> = segments.iter().map(|segment| &**segment).collect();
    let is_reference = matches!(
        *way,
        ["shapes", _, "member" | "key" | "value", "target"]
            | ["shapes", _, "members", _, "target"]
            | ["operations", _, "input" | "output", "target"]
            | ["operations", _, "errors", _, "target"]
    );
    let spelt = match (is_reference, &*way) {
        (true, [holder @ .., _]) => Some((holder, ["shape"].as_slice())),
        _ => ENDS
            .into_iter()
            .find_map(|(end, spelt)| Some((way.strip_suffix(end)?, spelt))),
    };
    if let Some((holder, end)) = spelt {
        origin.pointer = holder.iter().chain(end).collect::<Pointer>();
    }
}
