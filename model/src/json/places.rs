//! Positions in a text of JSON.

/// The position of the first character from `start` on that is no white space of JSON.
pub(super) fn skip_space(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let is_space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    start + rest.iter().take_while(is_space).count()
}

/// The position in `text` of a part of it.
pub(super) fn offset_of(part: &str, text: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}
