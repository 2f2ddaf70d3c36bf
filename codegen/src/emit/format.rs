//! Formatting: rendered files come in, [`Files`] of printed text go out, the same to the byte for the same
//! input.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{catch_unwind, AssertUnwindSafe};

use proc_macro2::TokenStream;
use syn::Item;

use super::blank_lines::BlankLines;
use super::docs;
use super::file::{Files, RenderedContent, RenderedFile, RenderedItem};
use super::path::OutputPath;
use super::MARKER;

/// A rendered file that cannot be emitted. It is never the model's fault: rendering made something that
/// is not Rust, or named a file in a way that the model must not be able to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmitError {
    /// The file, as rendering named it.
    pub path: String,
    /// The shape, or the part of the crate, that was being rendered.
    pub subject: Option<String>,
    /// What went wrong.
    pub message: String,
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot emit {}", self.path)?;
        if let Some(subject) = &self.subject {
            write!(f, " (rendering {subject})")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for EmitError {}

/// Formats and marks rendered files.
///
/// # Errors
///
/// The first file that is not Rust, has no permissible path, or has the path of another file (also when
/// they differ in case alone, which some file systems cannot tell apart).
pub fn finish(rendered: Vec<RenderedFile>) -> Result<Files, EmitError> {
    let mut files = Files::default();
    let mut taken = BTreeMap::new();
    for file in rendered {
        let path = OutputPath::new(&file.path).map_err(|refusal| EmitError {
            path: file.path.clone(),
            subject: None,
            message: refusal.to_string(),
        })?;
        if let Some(other) = taken.insert(path.as_str().to_ascii_lowercase(), path.clone()) {
            return Err(EmitError {
                path: file.path,
                subject: None,
                message: format!("its path is taken by {other}"),
            });
        }
        let body = match file.content {
            // What is read by people; in a manifest, each value is escaped where it is written.
            RenderedContent::Text(text) if file.path.ends_with(".md") => docs::visible_text(&text),
            RenderedContent::Text(text) => text,
            RenderedContent::Rust {
                documentation,
                attributes,
                items,
            } => rust(&file.path, &documentation, attributes, items)?,
        };
        let text = mark(&path, &body)?;
        files.insert(path, text);
    }
    Ok(files)
}

/// The body with the marker line in front, in the comment form of the file's kind.
fn mark(path: &OutputPath, body: &str) -> Result<String, EmitError> {
    let name = path.file_name();
    let line = match name.rsplit_once('.') {
        Some((_, "rs")) => format!("// {MARKER}\n"),
        Some((_, "toml")) => format!("# {MARKER}\n\n"),
        Some((_, "md")) => format!("<!-- {MARKER} -->\n\n"),
        _ => {
            return Err(EmitError {
                path: path.to_string(),
                subject: None,
                message: "no comment form is known for this kind of file".to_owned(),
            })
        }
    };
    let end = if body.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{line}{body}{end}"))
}

/// The printed text of a Rust file, without the marker.
fn rust(
    path: &str,
    documentation: &str,
    attributes: TokenStream,
    items: Vec<RenderedItem>,
) -> Result<String, EmitError> {
    let fail = |subject: &str, message: String| EmitError {
        path: path.to_owned(),
        subject: Some(subject.to_owned()),
        message,
    };
    let mut head = if documentation.is_empty() {
        TokenStream::new()
    } else {
        docs::attributes("doc", documentation, true)
    };
    head.extend(docs::split_lines(attributes));
    let mut file = syn::parse2::<syn::File>(head)
        .map_err(|error| fail("the head of the file", error.to_string()))?;
    let mut subjects = Vec::with_capacity(items.len());
    for item in items {
        let parsed = syn::parse2::<syn::File>(docs::split_lines(item.tokens))
            .map_err(|error| fail(&item.subject, error.to_string()))?;
        if !parsed.attrs.is_empty() {
            let message = "inner attributes belong to the head of the file".to_owned();
            return Err(fail(&item.subject, message));
        }
        if parsed
            .items
            .iter()
            .any(|item| matches!(item, Item::Verbatim(_)))
        {
            let message = "it has an item that the printer does not know".to_owned();
            return Err(fail(&item.subject, message));
        }
        file.items.extend(parsed.items);
        subjects.push(item.subject);
    }
    print(file).map_err(|message| fail(&subjects.join(", "), message))
}

/// Prints a file with blank lines between its items.
fn print(file: syn::File) -> Result<String, String> {
    let has_head = !file.attrs.is_empty();
    // A text of n lines cannot hold all of n + 1 markers, so one of them is free.
    let mut number = 0;
    loop {
        let mut blank_lines = BlankLines::numbered(number);
        let mut marked = file.clone();
        blank_lines.separate(&mut marked.items, has_head);
        // The printer panics on syntax it does not know. What it holds is dropped with the file.
        let printed = catch_unwind(AssertUnwindSafe(|| prettyplease::unparse(&marked)))
            .map_err(|_| "the printer gave up".to_owned())?;
        if let Some(text) = blank_lines.replace(&printed) {
            return Ok(text);
        }
        number += 1;
    }
}
