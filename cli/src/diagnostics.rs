//! Diagnostics as people and programs read them: findings and source files come in, text with source
//! excerpts or JSON goes out.

use annotate_snippets::{AnnotationKind, Group, Level, Origin as Place, Renderer, Snippet};
use serde_json::{json, Value};
use smithy_model::{Diagnostic, Diagnostics, Location, Origin, Pointer, Severity, SourceFile};

/// Lines longer than this are not shown: machines wrote them, and the excerpt would be cut anyway.
const LONG_LINE: usize = 400;

/// All diagnostics as text, an empty line after each.
pub fn text(diagnostics: &Diagnostics, files: &[SourceFile], color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let texts: Vec<String> = diagnostics
        .iter()
        .map(|one| format!("{}\n", renderer.render(&groups(one, files))))
        .collect();
    texts.join("\n")
}

/// All diagnostics as a JSON array.
pub fn json(diagnostics: &Diagnostics, files: &[SourceFile]) -> Value {
    let list = diagnostics.iter().map(|one| {
        let location = locate(&one.origin, files).map(|(_, location)| location);
        json!({
            "severity": one.severity.to_string(),
            "code": one.code.id,
            "message": one.message,
            "file": &*one.origin.file,
            "line": location.as_ref().map(|location| location.line),
            "column": location.as_ref().map(|location| location.column),
            "pointer": one.origin.pointer.as_str(),
            "shape": one.origin.subject.shape.as_deref(),
            "help": one.help,
        })
    });
    Value::Array(list.collect())
}

/// The parts of one diagnostic: what and where, the second place, what to do.
fn groups<'a>(diagnostic: &'a Diagnostic, files: &'a [SourceFile]) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(&diagnostic.message)
        .id(diagnostic.code.id);
    let mut groups = vec![excerpt(Group::with_title(title), &diagnostic.origin, files)];
    if let Some(related) = &diagnostic.related {
        let title = Level::NOTE.secondary_title("the other place is here");
        groups.push(excerpt(Group::with_title(title), related, files));
    }
    if let Some(help) = &diagnostic.help {
        groups.push(Group::with_title(Level::HELP.secondary_title(help)));
    }
    groups
}

/// Adds the place to a group, with the lines around it where they can be shown.
fn excerpt<'a>(group: Group<'a>, origin: &'a Origin, files: &'a [SourceFile]) -> Group<'a> {
    let shape = origin.subject.shape.as_deref();
    let Some((file, location)) = locate(origin, files) else {
        let place = group.element(Place::path(&*origin.file));
        return noted(place, shape, &origin.pointer);
    };
    let (start, text) = surroundings(file.text(), &location);
    if text.lines().any(|line| line.len() > LONG_LINE) {
        let place = Place::path(file.name())
            .line(location.line)
            .char_column(location.column);
        return noted(group.element(place), shape, &origin.pointer);
    }
    let before = file.text().get(start..location.span.start);
    let lines_before = before.unwrap_or_default().matches('\n').count();
    let end = location.span.end.min(start + text.len());
    let span = location.span.start - start..end.max(location.span.start) - start;
    let mut annotation = AnnotationKind::Primary.span(span);
    if let Some(label) = shape.filter(|shape| !shape.is_empty()) {
        // A name that is no shape id may hold anything, terminal commands included.
        annotation = annotation.label(label.escape_debug().to_string());
    }
    let shown = group.element(
        Snippet::source(text)
            .path(file.name())
            .line_start(location.line - lines_before)
            .annotation(annotation),
    );
    noted(shown, None, &origin.pointer)
}

/// Adds the shape, where no excerpt shows it, and the JSON pointer.
fn noted<'a>(group: Group<'a>, shape: Option<&str>, pointer: &Pointer) -> Group<'a> {
    let shape = shape.filter(|shape| !shape.is_empty());
    let shape = shape.map(|shape| format!("in {}", shape.escape_debug()));
    let pointer = Some(pointer).filter(|pointer| !pointer.is_empty());
    let pointer = pointer.map(|pointer| format!("at {}", pointer.as_str().escape_debug()));
    let words: Vec<String> = shape.into_iter().chain(pointer).collect();
    match words.is_empty() {
        true => group,
        false => group.element(Level::NOTE.message(words.join(", "))),
    }
}

/// The file and the place in it.
fn locate<'a>(origin: &Origin, files: &'a [SourceFile]) -> Option<(&'a SourceFile, Location)> {
    let file = files.iter().find(|file| file.name() == &*origin.file)?;
    Some((file, file.locate(origin)?))
}

/// The line of a place with its neighbours, and where in the text they start. A model may have a million
/// lines, and the renderer looks at all that it is given.
fn surroundings<'a>(text: &'a str, location: &Location) -> (usize, &'a str) {
    let line_start = |from: usize| text.get(..from).and_then(|head| head.rfind('\n'));
    let start = match line_start(location.span.start) {
        Some(end_of_previous) => line_start(end_of_previous).map_or(0, |end| end + 1),
        None => 0,
    };
    let rest = text.get(location.span.start..).unwrap_or_default();
    let end = rest
        .match_indices('\n')
        .nth(1)
        .map_or(text.len(), |(index, _)| location.span.start + index);
    (start, text.get(start..end).unwrap_or_default())
}
