//! Formatting: rendered files come in, [`Files`] of printed text go out, the same to the byte for the same
//! input.

mod docs;
mod items;
mod layout;
mod macros;
mod place;
mod print;
mod unit;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::thread;

use proc_macro2::TokenStream;

use super::file::{Files, Part, RenderedContent, RenderedFile, RenderedItem, MARKER};
use super::path::OutputPath;
use items::Writer;
use layout::LayoutSet;
use place::Place;

pub use layout::Layouts;

/// A rendered file that cannot be emitted. The cause is a fault of the generator, whatever the model is: rendering made
/// something that is not Rust, or let the model choose a forbidden path.
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
/// The first file that is not Rust, has a forbidden path, or has the path of another file (also when they differ only
/// in case, which some file systems cannot tell apart).
pub fn finish(rendered: Vec<RenderedFile>) -> Result<Files, EmitError> {
    let mut layouts = LayoutSet::default();
    let files = rendered.into_iter();
    collect(files.map(|file| finished(file, &mut layouts)))
}

/// Renders, formats and marks the parts of a crate with the help of layouts that are known from other crates, on that
/// many threads. The result depends on neither. A file is rendered when its turn comes and forgotten when it is
/// text, so the tokens of a few files are in memory at a time.
///
/// # Errors
///
/// As [`finish`].
pub fn finish_parts(
    parts: Vec<Part<'_>>,
    layouts: &mut Layouts,
    threads: usize,
) -> Result<Files, EmitError> {
    let queue = Mutex::new(parts.into_iter().enumerate());
    let done = Mutex::new(Vec::new());
    let work = |layouts: &mut LayoutSet| loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((index, part)) = next else { return };
        let files: Vec<_> = part()
            .into_iter()
            .map(|file| finished(file, layouts))
            .collect();
        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
        done.push((index, files));
    };
    thread::scope(|scope| {
        let mut sets = layouts.sets(threads.max(1)).iter_mut();
        let own = sets.next();
        for set in sets {
            scope.spawn(|| work(set));
        }
        own.into_iter().for_each(work);
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    // The first of several errors is always the same one.
    done.sort_unstable_by_key(|(index, _)| *index);
    collect(done.into_iter().flat_map(|(_, files)| files))
}

type Finished = Result<(OutputPath, String), EmitError>;

/// One file, formatted and marked.
fn finished(file: RenderedFile, layouts: &mut LayoutSet) -> Finished {
    let path = OutputPath::new(&file.path).map_err(|refusal| EmitError {
        path: file.path.clone(),
        subject: None,
        message: refusal.to_string(),
    })?;
    let body = match file.content {
        // People read it. In a manifest, each value is escaped where it is written.
        RenderedContent::Text(text) if file.path.ends_with(".md") => docs::visible_text(&text),
        RenderedContent::Text(text) => text,
        RenderedContent::Rust {
            documentation,
            attributes,
            items,
        } => rust(&file.path, &documentation, attributes, items, layouts)?,
    };
    let text = mark(&path, &body)?;
    Ok((path, text))
}

/// The files together, none of which may have the path of another.
fn collect(finished: impl Iterator<Item = Finished>) -> Result<Files, EmitError> {
    let mut files = Files::default();
    let mut taken = BTreeMap::new();
    for file in finished {
        let (path, text) = file?;
        if let Some(other) = taken.insert(path.as_str().to_ascii_lowercase(), path.clone()) {
            return Err(EmitError {
                path: path.to_string(),
                subject: None,
                message: format!("its path is taken by {other}"),
            });
        }
        files.insert(path, text);
    }
    Ok(files)
}

/// The body with the marker line in front, in the comment form of the file's kind.
fn mark(path: &OutputPath, body: &str) -> Result<String, EmitError> {
    let name = path.file_name();
    let line = match name.rsplit_once('.') {
        Some((_, "rs")) => format!("// {MARKER}\n"),
        Some((_, "toml" | "gitattributes")) => format!("# {MARKER}\n\n"),
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
    layouts: &mut LayoutSet,
) -> Result<String, EmitError> {
    let fail = |subject: &str, message: String| EmitError {
        path: path.to_owned(),
        subject: Some(subject.to_owned()),
        message,
    };
    let mut head = String::new();
    if !documentation.is_empty() {
        docs::push_lines(&mut head, Place::FILE, "//!", documentation);
    }
    if !attributes.is_empty() {
        let file = syn::parse2::<syn::File>(attributes).map_err(|error| error.to_string());
        let text = file.and_then(|file| print::unparse(&file));
        let text = text.map_err(|message| fail("the head of the file", message))?;
        head.push_str(text.trim_end());
        head.push('\n');
    }
    let mut writer = Writer::new(layouts, head);
    for RenderedItem { subject, tokens } in items {
        let written = writer.items(tokens);
        written.map_err(|message| fail(&subject, message))?;
    }
    Ok(writer.text)
}
