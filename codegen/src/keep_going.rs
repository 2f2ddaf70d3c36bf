//! Generating what is right of a model that is wrong in places: model documents come in; the crate of the operations
//! that nothing is wrong with, and the other operations with the reasons, go out.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Diagnostic, Diagnostics, Part, PartKind, Severity, SourceFile, Wrong};

use crate::emit::Layouts;
use crate::{generate_with, Generated, Options};

/// A part that is left out.
#[derive(Clone, Debug)]
pub struct Omitted {
    /// What it is: `operation`, `waiter`, `paginator`, or `shape` for one that no operation needs.
    pub kind: &'static str,
    /// The id of an operation or shape, the name of a waiter, for a paginator that of its operation.
    pub name: String,
    /// The errors in what it needs.
    pub because: Diagnostics,
}

/// What is known to be wrong, with the errors that say so.
#[derive(Default)]
struct Known {
    shapes: BTreeMap<String, Vec<Diagnostic>>,
    parts: BTreeMap<Part, Vec<Diagnostic>>,
    all: Diagnostics,
}

impl Known {
    /// Adds the errors of an attempt. Whether there is something to leave out that was not left out before.
    fn add(&mut self, errors: &Diagnostics) -> bool {
        let before = self.shapes.len() + self.parts.len();
        for error in errors.iter().filter(|one| one.severity == Severity::Error) {
            // An attempt that fails for the same reasons repeats them.
            if self.all.iter().any(|one| one == error) {
                continue;
            }
            if let Some(part) = Part::of(error) {
                self.parts.entry(part).or_default().push(error.clone());
            } else if let Some(shape) = &error.origin.shape {
                let shape = shape.split('$').next().unwrap_or(shape);
                let known = self.shapes.entry(shape.to_owned());
                known.or_default().push(error.clone());
            }
            self.all.push(error.clone());
        }
        self.shapes.len() + self.parts.len() > before
    }

    fn wrong(&self) -> Wrong {
        Wrong {
            shapes: self.shapes.keys().cloned().collect(),
            parts: self.parts.keys().cloned().collect(),
        }
    }
}

/// Generates the crate of a service as [`crate::generate`] does. When there are errors, the waiters and paginators
/// and the operations that need the shapes they are about are left out, and the rest is generated.
///
/// # Errors
///
/// When something is wrong that is not about operations, or when no operation is left. Every error is listed.
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
    let mut known = Known::default();
    loop {
        if !known.add(&errors) {
            return Err(known.all);
        }
        match without(files, options, &known, layouts) {
            Ok((generated, mut omitted)) => {
                omitted.extend(known.parts.iter().map(Omitted::beside));
                return Ok((generated, omitted));
            }
            Err(Some(further)) => errors = further,
            Err(None) => return Err(known.all),
        }
    }
}

impl Omitted {
    fn of<'d>(
        kind: &'static str,
        name: String,
        errors: impl IntoIterator<Item = &'d Diagnostic>,
    ) -> Omitted {
        let mut because = Diagnostics::new();
        because.extend(errors.into_iter().cloned());
        Omitted {
            kind,
            name,
            because,
        }
    }

    /// A waiter or paginator.
    fn beside((part, because): (&Part, &Vec<Diagnostic>)) -> Omitted {
        let kind = match part.kind {
            PartKind::Waiter => "waiter",
            PartKind::Paginator => "paginator",
        };
        Omitted::of(kind, part.label().to_owned(), because)
    }
}

/// One attempt without what is known to be wrong; its errors, or nothing when no operation is left.
fn without(
    files: &[SourceFile],
    options: &Options,
    known: &Known,
    layouts: &mut Layouts,
) -> Result<(Generated, Vec<Omitted>), Option<Diagnostics>> {
    let partial = smithy_model::load_without(files, &known.wrong()).map_err(Some)?;
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
    let mut omitted = Vec::new();
    let mut needed = BTreeSet::new();
    for (operation, shapes) in partial.omitted {
        let reasons = shapes.iter().filter_map(|shape| known.shapes.get(shape));
        omitted.push(Omitted::of("operation", operation, reasons.flatten()));
        needed.extend(shapes);
    }
    let unneeded = known.shapes.iter();
    let unneeded = unneeded.filter(|(shape, _)| !needed.contains(*shape));
    omitted.extend(unneeded.map(|(shape, because)| Omitted::of("shape", shape.clone(), because)));
    Ok((generated, omitted))
}
