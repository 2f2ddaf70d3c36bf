//! What every part of lowering has at hand: the model, its names, and the facts of the crate.

use std::collections::BTreeSet;

use smithy_model::traits::Sensitive;
use smithy_model::{
    Code, Diagnostic, Diagnostics, Member, Model, Origin, ServiceRef, Shape, ShapeId,
};

use super::boxing;
use super::reference::References;
use crate::ir::Path;
use crate::naming::{ItemNames, Names};
use crate::protocol::Protocol;

/// What every part of lowering has at hand.
pub(super) struct Context<'a, 'd> {
    pub(super) model: &'a Model,
    pub(super) names: &'a Names,
    pub(super) service: ServiceRef<'a>,
    pub(super) protocol: &'static Protocol,
    /// The members whose values are in a `Box`.
    pub(super) boxed: BTreeSet<&'a ShapeId>,
    /// The shapes whose values hold what may not be printed (`smithy.api#sensitive`), at whatever depth.
    pub(super) holds_sensitive: BTreeSet<&'a ShapeId>,
    /// What documentation can link to.
    pub(super) references: References,
    diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Context<'a, 'd> {
    pub(super) fn new(
        model: &'a Model,
        names: &'a Names,
        service: ServiceRef<'a>,
        protocol: &'static Protocol,
        references: References,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Context {
            model,
            names,
            service,
            protocol,
            boxed: boxing::boxed_members(model),
            holds_sensitive: model.holders(|shape| shape.has::<Sensitive>()),
            references,
            diagnostics,
        }
    }

    /// The shape of a member's values.
    pub(super) fn target(&self, member: &Member) -> &'a Shape {
        self.model.target(member)
    }

    /// Reports why something cannot be generated.
    pub(super) fn error(&mut self, code: Code, message: String, origin: &Origin, help: &str) {
        let diagnostic = Diagnostic::error(code, message, origin.clone());
        self.diagnostics.push(diagnostic.help(help));
    }

    /// The endpoint's part of lowering reports by itself.
    pub(super) fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// Reports a shape that the table of names lacks. The table holds the whole service, so this is a defect
    /// of the generator, but not one to crash from.
    pub(super) fn unnamed(&mut self, shape: &Shape) {
        let message = format!("{} has no name in Rust", shape.id);
        let help = "this is a defect of the generator: please report it with the model";
        self.error(
            crate::codes::UNSUPPORTED_SHAPE,
            message,
            &shape.origin,
            help,
        );
    }
}

/// The place of a type.
pub(super) fn path(item: &ItemNames) -> Path {
    Path {
        modules: item.place.path(),
        name: item.name.clone(),
    }
}

/// The place of the builder of a type.
pub(super) fn builder_path(item: &ItemNames, builder: &crate::naming::Identifier) -> Path {
    Path {
        modules: item.place.builders_path(),
        name: builder.clone(),
    }
}
