//! The places of the names that a user chose: findings about options come in; the same findings go out, with places in
//! `codegen.toml` or on the command line.

use smithy_codegen::options::origin;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use super::table::Text;

/// The places of the names of one crate.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The file with the names.
    pub(crate) file: Option<SourceFile>,
    /// The place of the version.
    pub(crate) version: Option<Origin>,
    /// The place of the support crate, in the table of the crate or among the defaults.
    pub(crate) runtime: Option<Origin>,
    /// The place in the file of each origin that the options use.
    known: Vec<(Origin, Origin)>,
}

/// The place of names that are in no file.
pub(crate) fn command_line() -> Origin {
    Origin::file("the command line")
}

impl Places {
    /// The places of a crate in a configuration file.
    pub(super) fn new(
        file: &SourceFile,
        service: Option<&Text>,
        operations: &[Text],
        protocol: Option<&Text>,
        version: Option<&Text>,
    ) -> Places {
        let service = service.map(|text| (origin::service(), text.origin.clone()));
        let operations = operations
            .iter()
            .map(|text| (origin::operation(&text.value), text.origin.clone()));
        let protocol = protocol.map(|text| (origin::protocol(), text.origin.clone()));
        Places {
            file: Some(file.clone()),
            version: version.map(|text| text.origin.clone()),
            runtime: None,
            known: service
                .into_iter()
                .chain(operations)
                .chain(protocol)
                .collect(),
        }
    }

    /// Forgets the place of the service: the command line names another one.
    pub(crate) fn forget_service(&mut self) {
        self.known
            .retain(|(option, _)| *option != origin::service());
    }

    /// Forgets the places of the operations: the command line names others.
    pub(crate) fn forget_operations(&mut self) {
        let operations = origin::operations().pointer;
        self.known
            .retain(|(option, _)| option.pointer.below(&operations).is_none());
    }

    /// The findings, those about options with the places that they are from.
    pub(crate) fn locate(&self, found: Diagnostics) -> Diagnostics {
        let mut located = Diagnostics::new();
        located.extend(found.into_iter().map(|one| self.located(one)));
        located
    }

    fn located(&self, mut one: Diagnostic) -> Diagnostic {
        if &*one.origin.file == origin::FILE {
            let mut known = self.known.iter();
            let known = known.find(|(option, _)| *option == one.origin);
            one.origin = known.map_or_else(command_line, |(_, place)| place.clone());
        }
        one
    }
}
