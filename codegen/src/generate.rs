//! Generating a crate: a model and the options of a user come in, the files of the crate go out. The stages follow each
//! other here: names, intermediate representation, rendering, emission.

use std::path::Path;

use smithy_model::{Diagnostic, Diagnostics, Model, Origin, ShapeId};

use crate::emit::{self, module, with_plain_line_ends, EmitError, Files, Layouts, MARKER};
use crate::options::Options;
use crate::render::{self, features, manifest::ORIGIN};
use crate::{codes, lower, naming, protocol, select};

/// A generated crate, not yet written.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Its files.
    pub files: Files,
    /// The service that it is for.
    pub service: ShapeId,
    /// The id of the protocol that it speaks.
    pub protocol: &'static str,
    /// The ids of the protocols that the service speaks, in Smithy's order of preference.
    pub protocols: Vec<String>,
    /// How many operations it has.
    pub operations: usize,
    /// How many shapes of the model went into it.
    pub shapes: usize,
    /// The features of the support crate that its code needs. The manifest of a crate names them, those of its own features
    /// with these; the program that includes a module has to.
    pub runtime_features: Vec<&'static str>,
    /// Findings that did not prevent it, those about the model first.
    pub warnings: Diagnostics,
}

/// What a client is made as.
#[derive(Clone, Copy)]
pub(crate) enum Form<'f> {
    /// A crate of its own.
    Crate,
    /// A module of another crate, in which these Cargo features are decided to be on.
    Module {
        /// The features, and those that they turn on.
        features: &'f [String],
    },
}

/// Generates the crate of a service, or of some of its operations.
///
/// # Errors
///
/// The faults that keep it from being generated, each with its place in the model.
pub fn generate(model: &Model, options: &Options) -> Result<Generated, Diagnostics> {
    generate_with(model, options, &mut Layouts::default(), 1)
}

/// Generates a crate with the help of layouts that are known from other crates, and on several threads. Both make it
/// faster and do not change the result.
///
/// # Errors
///
/// As [`generate`].
pub fn generate_with(
    model: &Model,
    options: &Options,
    layouts: &mut Layouts,
    threads: usize,
) -> Result<Generated, Diagnostics> {
    generate_as(model, options, Form::Crate, layouts, threads)
}

/// Generates a client as a crate or as a module.
///
/// # Errors
///
/// As [`generate`].
pub(crate) fn generate_as(
    model: &Model,
    options: &Options,
    form: Form<'_>,
    layouts: &mut Layouts,
    threads: usize,
) -> Result<Generated, Diagnostics> {
    let mut diagnostics = model.warnings().clone();
    let selection = select::select(model, options)?;
    let names = naming::assign(model, &selection.service, &mut diagnostics);
    let krate = lower::service(model, &names, &selection, options, &mut diagnostics);
    let Some(krate) = krate else {
        return Err(diagnostics);
    };
    let parts = render::parts(&krate);
    let (parts, on) = match form {
        Form::Crate => (parts, [].as_slice()),
        Form::Module { features } => (module::parts(parts, features), features),
    };
    let files = emit::finish_parts(parts, layouts, threads).map_err(Diagnostic::from)?;
    Ok(Generated {
        files,
        runtime_features: features::needed(&krate, on).into_iter().collect(),
        service: selection.service.shape.id.clone(),
        protocols: protocol::spoken(&selection.service)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        protocol: protocol::of(&selection.service, options)?.id,
        operations: krate.operations.len(),
        shapes: krate.shape_count(),
        warnings: diagnostics,
    })
}

/// The id of the service that the generated crate in a folder is for, as its README says. `None` when there is no such
/// crate, or its README was not generated.
pub fn service_in(folder: &Path) -> Option<String> {
    let text = with_plain_line_ends(std::fs::read_to_string(folder.join("README.md")).ok()?);
    if !text.lines().next()?.contains(MARKER) {
        return None;
    }
    // What comes before is documentation of the model, which may say anything.
    let (_, origin) = text.rsplit_once(ORIGIN)?;
    let id = origin.split('`').nth(1)?;
    Some(id.to_owned())
}

impl From<EmitError> for Diagnostic {
    fn from(error: EmitError) -> Diagnostic {
        let origin = Origin::file(error.path.as_str());
        let origin = match &error.subject {
            Some(subject) => origin.concerning(subject.as_str()),
            None => origin,
        };
        Diagnostic::error(codes::NOT_EMITTED, error.to_string(), origin)
            .help("this is a bug of the generator: please report it with the model")
    }
}

impl From<EmitError> for Diagnostics {
    fn from(error: EmitError) -> Diagnostics {
        Diagnostic::from(error).into()
    }
}
