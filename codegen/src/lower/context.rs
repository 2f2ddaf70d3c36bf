//! What every part of lowering has at hand: the model, its names, and the facts of the crate.

use std::collections::{BTreeSet, HashMap};

use smithy_model::traits::Sensitive;
use smithy_model::{
    Code, Diagnostic, Diagnostics, Member, Model, Origin, ServiceRef, Shape, ShapeId,
};

use super::boxing;
use super::reference::References;
use crate::codes::UNSUPPORTED_SHAPE;
use crate::ir::table::MemberFacts;
use crate::ir::{Presence, ValueType};
use crate::naming::Names;
use crate::protocol::Protocol;

/// What a structure is to the operation that it belongs to: who sends its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// What the operation takes.
    Input,
    /// What it returns.
    Output,
    /// A type of the model.
    Data,
}

/// What a member is in Rust, whatever it is called there.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) value: ValueType,
    pub(super) presence: Presence,
    pub(super) facts: MemberFacts,
}

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
    /// What members mean that were met already. A shape may be the input of several operations and the type of a member as
    /// well; it is looked at once, so that what is wrong with it is said once. None for what is wrong.
    pub(super) meanings: HashMap<(ShapeId, Role), Option<Meaning>>,
    /// Likewise the types of their values.
    pub(super) values: HashMap<ShapeId, Option<ValueType>>,
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
            meanings: HashMap::new(),
            values: HashMap::new(),
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

    /// The names of a shape or member, of which none is reported. The table of names holds the whole service, so that
    /// would be a defect of the generator, but not one to crash from.
    pub(super) fn named<N>(&mut self, shape: &Shape, names: Option<N>) -> Option<N> {
        if names.is_none() {
            let message = format!("{} has no name in Rust", shape.id);
            let help = "this is a defect of the generator: please report it with the model";
            self.error(UNSUPPORTED_SHAPE, message, &shape.origin, help);
        }
        names
    }

    /// Says that something of the model is not in the generated crate, or is not done by it.
    pub(super) fn warn(&mut self, code: Code, message: String, origin: Origin, help: &str) {
        let diagnostic = Diagnostic::warning(code, message, origin);
        self.diagnostics.push(diagnostic.help(help));
    }
}

/// Where a trait of a shape is written, if the shape has it.
pub(super) fn origin_of_trait(shape: &Shape, id: &str) -> Option<Origin> {
    let applied = shape.traits.applied(id)?;
    Some(applied.origin().concerning(shape.id.as_str()))
}
