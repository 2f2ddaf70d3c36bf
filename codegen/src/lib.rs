//! From a Smithy service model to the files of a Rust client crate.

pub mod codes;
pub mod customizations;
pub mod documentation;
pub mod emit;
mod generated;
pub mod ir;
mod keep_going;
#[cfg(test)]
mod layers;
pub mod lower;
pub mod naming;
pub mod options;
pub mod protocol;
pub mod render;
pub mod select;
mod show;

use emit::Layouts;
use smithy_model::{Diagnostic, Diagnostics, Model};

pub use generated::{service_in, Generated};
pub use keep_going::{every_error, generate_what_is_right, Omitted};
pub use options::{GitReference, Options, PackageName, PackageVersion, RuntimeSource};
pub use show::{show, Stage};

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
    let mut diagnostics = Diagnostics::new();
    let selection = select::select(model, options)?;
    let names = naming::assign(model, &selection.service, &mut diagnostics);
    let krate = lower::service(model, &names, &selection, options, &mut diagnostics);
    let Some(krate) = krate else {
        return Err(diagnostics);
    };
    let files =
        emit::finish_parts(render::parts(&krate), layouts, threads).map_err(Diagnostic::from)?;
    Ok(Generated {
        files,
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
