//! Generating what is right of a model that is wrong in places: model documents come in; the crate of the operations
//! that nothing is wrong with, and the other operations with the reasons, go out.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Diagnostic, Diagnostics, Severity, SourceFile};

use crate::emit::Layouts;
use crate::{generate_with, Generated, Options};

/// A part that is left out.
#[derive(Clone, Debug)]
pub struct Omitted {
    /// What it is: `operation`, or `waiter` or `paginator` of an operation that does not exist.
    pub kind: &'static str,
    /// The id of an operation, the name of the others.
    pub name: String,
    /// The errors in what it needs.
    pub because: Diagnostics,
}

/// Generates the crate of a service as [`crate::generate`] does. When there are errors, the operations that need the
/// shapes they are about are left out, and the rest is generated.
///
/// # Errors
///
/// When something is wrong that is not about shapes of operations, or when no operation is left. Every error is
/// listed.
pub fn generate_what_is_right(
    files: &[SourceFile],
    options: &Options,
    layouts: &mut Layouts,
) -> Result<(Generated, Vec<Omitted>), Diagnostics> {
    let whole = smithy_model::load(files);
    let mut errors = match whole.and_then(|model| generate_with(&model, options, layouts)) {
        Ok(generated) => return Ok((generated, Vec::new())),
        Err(errors) => errors,
    };
    let mut known: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let mut all = Diagnostics::new();
    let mut detached = Vec::new();
    loop {
        let wrong_before = known.len() + detached.len();
        for error in errors.iter().filter(|one| one.severity == Severity::Error) {
            // An attempt that fails for the same reasons repeats them.
            if all.iter().any(|one| one == error) {
                continue;
            }
            if smithy_model::is_detached(error) {
                detached.push(omitted_beside(error));
            }
            if let Some(shape) = &error.origin.shape {
                let shape = shape.split('$').next().unwrap_or(shape);
                known
                    .entry(shape.to_owned())
                    .or_default()
                    .push(error.clone());
            }
            all.push(error.clone());
        }
        if known.len() + detached.len() == wrong_before {
            return Err(all);
        }
        match without(files, options, &known, layouts) {
            Ok((generated, mut omitted)) => {
                omitted.append(&mut detached);
                return Ok((generated, omitted));
            }
            Err(Some(further)) => errors = further,
            Err(None) => return Err(all),
        }
    }
}

/// The waiter or paginator that an error is about, which its document has by name.
fn omitted_beside(error: &Diagnostic) -> Omitted {
    let mut segments = error.origin.pointer.split('/').skip(1);
    let kind = match segments.next() {
        Some("waiters") => "waiter",
        _ => "paginator",
    };
    Omitted {
        kind,
        name: segments.next().unwrap_or_default().to_owned(),
        because: error.clone().into(),
    }
}

/// One attempt without the shapes that are known to be wrong; its errors, or nothing when no operation is left.
fn without(
    files: &[SourceFile],
    options: &Options,
    known: &BTreeMap<String, Vec<Diagnostic>>,
    layouts: &mut Layouts,
) -> Result<(Generated, Vec<Omitted>), Option<Diagnostics>> {
    let wrong: BTreeSet<String> = known.keys().cloned().collect();
    let partial = smithy_model::load_without(files, &wrong).map_err(Some)?;
    let is_omitted = |name: &String| {
        let mut ids = partial.omitted.keys();
        ids.any(|id| id == name || id.split_once('#').is_some_and(|(_, own)| own == name))
    };
    let mut options = options.clone();
    let named = options.operations.len();
    options.operations.retain(|name| !is_omitted(name));
    // None named means all of them, which is not what was asked for.
    if named > 0 && options.operations.is_empty() {
        return Err(None);
    }
    let generated = generate_with(&partial.model, &options, layouts).map_err(Some)?;
    if generated.operations == 0 {
        return Err(None);
    }
    let omitted = partial.omitted.into_iter().map(|(operation, shapes)| {
        let mut because = Diagnostics::new();
        for shape in &shapes {
            because.extend(known.get(shape).into_iter().flatten().cloned());
        }
        Omitted {
            kind: "operation",
            name: operation,
            because,
        }
    });
    Ok((generated, omitted.collect()))
}
