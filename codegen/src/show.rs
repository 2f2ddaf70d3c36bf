//! A look inside: a model and one of its shapes or operations come in, the result of a stage for it goes out as text.

use std::fmt::{Debug, Write as _};

use smithy_model::spelling::question;
use smithy_model::{Diagnostic, Diagnostics, Model, Origin, ShapeId};

use crate::emit::{self, RenderedContent, RenderedFile};
use crate::ir::Crate;
use crate::naming::Names;
use crate::options::Options;
use crate::{codes, lower, naming, render, select};

/// A stage, by what it yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The names: the table that `naming` fills.
    Names,
    /// The meaning in Rust: the intermediate representation that `lower` yields.
    Ir,
    /// The items that `render` makes of the shape, printed.
    Items,
    /// The files that these items stand in, as `emit` writes them.
    Files,
}

/// The result of a stage for a shape or operation, given by its id or by its name.
///
/// # Errors
///
/// The crate cannot be generated, or does not have the shape.
pub fn show(
    model: &Model,
    options: &Options,
    stage: Stage,
    shape: &str,
) -> Result<String, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let selection = select::select(model, options)?;
    let names = naming::assign(model, &selection.service, &mut diagnostics);
    let closure = selection.service.closure();
    let found = closure
        .iter()
        .find(|one| one.id.as_str() == shape || one.id.name() == shape);
    let Some(found) = found else {
        let known = closure.iter().map(|one| one.id.name());
        return Err(unknown(&selection.service.shape.id, shape, known).into());
    };
    let id = &found.id;
    if stage == Stage::Names {
        return Ok(of_names(&names, id));
    }
    let krate = lower::service(model, &names, &selection, options, &mut diagnostics);
    let Some(krate) = krate else {
        return Err(diagnostics);
    };
    let text = match stage {
        Stage::Ir => of_ir(&krate, id.as_str()),
        _ => of_files(&krate, id.as_str(), stage).map_err(Diagnostic::from)?,
    };
    match text.is_empty() {
        true => Err(unknown(&selection.service.shape.id, shape, []).into()),
        false => Ok(text),
    }
}

fn unknown<'n>(
    service: &ShapeId,
    shape: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Diagnostic {
    let message = format!(
        "the crate of {service} has nothing for `{}`",
        shape.escape_debug()
    );
    let place = Origin::file("the command line");
    let diagnostic = Diagnostic::error(codes::UNKNOWN_SHAPE, message, place);
    let help = "name an operation, structure, union, enumeration or error that it uses";
    diagnostic.help(question(shape, known).unwrap_or_else(|| help.to_owned()))
}

fn of_names(names: &Names, id: &ShapeId) -> String {
    let mut text = String::new();
    add(&mut text, names.operation(id));
    add(&mut text, names.shape(id));
    text
}

fn of_ir(krate: &Crate, id: &str) -> String {
    let mut text = String::new();
    let operations = krate.operations.iter();
    add(&mut text, operations.filter(|one| one.shape == id));
    let structures = krate.structures.iter();
    add(&mut text, structures.filter(|one| one.shape == id));
    add(&mut text, krate.unions.iter().filter(|one| one.shape == id));
    let enumerations = krate.enumerations.iter();
    add(&mut text, enumerations.filter(|one| one.shape == id));
    let errors = krate.errors.iter();
    add(&mut text, errors.filter(|one| one.structure.shape == id));
    let errors = krate.event_errors.iter();
    add(&mut text, errors.filter(|one| one.shape == id));
    text
}

fn add(text: &mut String, found: impl IntoIterator<Item = impl Debug>) {
    for one in found {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{one:#?}");
    }
}

fn of_files(krate: &Crate, id: &str, stage: Stage) -> Result<String, emit::EmitError> {
    let mut wanted = Vec::new();
    for file in render::krate(krate) {
        let RenderedContent::Rust { items, .. } = &file.content else {
            continue;
        };
        let own = items.iter().filter(|item| item.subject == id);
        let own: Vec<_> = own.cloned().collect();
        match (own.is_empty(), stage) {
            (true, _) => {}
            (false, Stage::Files) => wanted.push(file),
            (false, _) => {
                let mut part = RenderedFile::rust(file.path.clone());
                for item in own {
                    part.push(item.subject, item.tokens);
                }
                wanted.push(part);
            }
        }
    }
    let files = emit::finish(wanted)?;
    let mut text = String::new();
    for (path, content) in files.iter() {
        let _ = writeln!(text, "// {path}\n{content}");
    }
    Ok(text)
}
