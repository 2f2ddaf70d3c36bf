//! Documentation of a model, which is HTML for AWS services and Markdown for others, comes in; Markdown that rustdoc
//! takes without a warning goes out. It is text and nothing else.
//!
//! No text is lost: unknown parts are shown as they stand. Code is always marked as text, so that it is neither
//! compiled nor run.

mod convert;
mod html;
mod inline;
mod line;
mod markdown;
mod note;
mod writer;

pub use convert::Find;
pub use inline::code_span;
pub(crate) use note::without_links;

/// The Markdown form of a model's documentation.
pub fn to_markdown(text: &str) -> String {
    to_linked_markdown(text, &|_| None)
}

/// The same with links to other items: `find` takes the text of an anchor without address, such as `ListKeys`, and
/// returns the path of the item, such as `crate::operation::list_keys`. An unknown name is shown as code.
pub fn to_linked_markdown(text: &str, find: Find<'_>) -> String {
    let tokens = html::tokens(text);
    let is_html = tokens.iter().any(html::Token::is_known_tag);
    if is_html {
        convert::convert(&tokens, find)
    } else {
        markdown::sanitize(text)
    }
}
