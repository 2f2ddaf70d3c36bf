//! Generating the right parts of a model that is wrong in places: model documents come in; the crate of the operations
//! without errors, and the other operations with the reasons, go out. A wrong part hides errors that later stages would
//! find, so all errors are found by leaving such parts out, too.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Diagnostic, Diagnostics, Model, Part, Severity, SourceFile, Subject, Wrong};

use crate::emit::Layouts;
use crate::generate::{generate_with, Generated};
use crate::lower::endpoint;
use crate::options::{origin, Options};
use crate::{protocol, select};

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

/// The parts that are known to be wrong, with their errors.
#[derive(Default)]
struct Known {
    shapes: BTreeMap<String, Vec<Diagnostic>>,
    parts: BTreeMap<Subject, Vec<Diagnostic>>,
    /// Names of operations that were asked for and do not exist.
    names: BTreeSet<String>,
    all: Diagnostics,
}

impl Known {
    /// Adds the errors of an attempt. Whether there is something to leave out that was not left out before.
    fn add(&mut self, errors: &Diagnostics, options: &Options) -> bool {
        let before = self.count();
        for error in errors.iter().filter(|one| one.severity == Severity::Error) {
            // An attempt that fails for the same reasons repeats them.
            if self.all.contains(error) {
                continue;
            }
            let mut names = options.operations.iter();
            if let Some(name) = names.find(|name| error.origin == origin::operation(name)) {
                self.names.insert(name.clone());
            } else if error.origin.subject.is_beside_operation() {
                let known = self.parts.entry(error.origin.subject.clone());
                known.or_default().push(error.clone());
            } else if let Some(shape) = error.origin.subject.container() {
                let known = self.shapes.entry(shape.to_owned());
                known.or_default().push(error.clone());
            }
            self.all.push(error.clone());
        }
        self.count() > before
    }

    fn count(&self) -> usize {
        self.shapes.len() + self.parts.len() + self.names.len()
    }

    fn wrong(&self) -> Wrong {
        Wrong {
            shapes: self.shapes.keys().cloned().collect(),
            parts: self.parts.keys().cloned().collect(),
        }
    }
}

/// Generates the crate of a service as [`generate`](crate::generate()) does. When there are errors, the waiters and paginators
/// and the operations that need the shapes they are about are left out, and the rest is generated.
///
/// # Errors
///
/// When something is wrong that is not about operations, or when no operation is left. Every error is listed.
pub fn generate_what_is_right(
    files: &[SourceFile],
    options: &Options,
    layouts: &mut Layouts,
    threads: usize,
) -> Result<(Generated, Vec<Omitted>), Diagnostics> {
    let whole = smithy_model::load(files);
    let errors = match whole.and_then(|model| generate_with(&model, options, layouts, threads)) {
        Ok(generated) => return Ok((generated, Vec::new())),
        Err(errors) => errors,
    };
    match rest(files, options, errors, layouts, threads) {
        // With an operation that does not exist, it would not be what was asked for.
        (known, Some((generated, mut omitted))) if known.names.is_empty() => {
            omitted.extend(known.parts.iter().map(Omitted::beside));
            Ok((generated, omitted))
        }
        (known, _) => Err(known.all),
    }
}

/// Every finding about a model that could not be generated: those of the stage that failed, then the errors that later
/// stages find in what is right so far.
pub fn every_error(
    files: &[SourceFile],
    options: &Options,
    first: Diagnostics,
    layouts: &mut Layouts,
    threads: usize,
) -> Diagnostics {
    let (known, _) = rest(files, options, first.clone(), layouts, threads);
    let further = known.all.into_iter().filter(|one| !first.contains(one));
    let further: Vec<Diagnostic> = further.collect();
    let mut all = first;
    all.extend(further);
    all
}

/// Leaves out wrong parts until the rest can be generated, or no further part can be left out.
fn rest(
    files: &[SourceFile],
    options: &Options,
    mut errors: Diagnostics,
    layouts: &mut Layouts,
    threads: usize,
) -> (Known, Option<(Generated, Vec<Omitted>)>) {
    let mut known = Known::default();
    while known.add(&errors, options) {
        match without(files, options, &known, layouts, threads) {
            Ok(right) => return (known, Some(right)),
            Err(further) => errors = further,
        }
    }
    (known, None)
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
    fn beside((subject, because): (&Subject, &Vec<Diagnostic>)) -> Omitted {
        let shape = subject.container().unwrap_or_default();
        let operation = shape.split_once('#').map_or(shape, |(_, own)| own);
        let (kind, name) = match subject.part.as_deref() {
            Some(Part::Waiter(name)) => ("waiter", &**name),
            Some(Part::Waiters) => ("waiter", operation),
            _ => ("paginator", operation),
        };
        Omitted::of(kind, name.to_owned(), because)
    }
}

/// One attempt without the parts that are known to be wrong. The errors are empty when only no operation is left.
fn without(
    files: &[SourceFile],
    options: &Options,
    known: &Known,
    layouts: &mut Layouts,
    threads: usize,
) -> Result<(Generated, Vec<Omitted>), Diagnostics> {
    let partial = smithy_model::load_without(files, &known.wrong())?;
    let is_omitted = |name: &String| {
        let mut ids = partial.omitted.keys();
        ids.any(|id| id == name || id.split_once('#').is_some_and(|(_, own)| own == name))
    };
    let mut options = options.clone();
    let named = options.operations.len();
    options
        .operations
        .retain(|name| !is_omitted(name) && !known.names.contains(name));
    // None named means all of them, which is not what was asked for.
    if named > 0 && options.operations.is_empty() {
        return Err(errors_of_service(&partial.model, &options));
    }
    let generated = generate_with(&partial.model, &options, layouts, threads)?;
    if generated.operations == 0 {
        return Err(Diagnostics::new());
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

/// The errors of the service itself, whatever its operations are.
fn errors_of_service(model: &Model, options: &Options) -> Diagnostics {
    let mut found = Diagnostics::new();
    match select::select(model, options) {
        Err(errors) => found.extend(errors),
        Ok(selection) => {
            if let Err(error) = protocol::of(&selection.service, options) {
                found.push(*error);
            }
            endpoint::service(&selection.service, &mut found);
        }
    }
    found
}
