//! The context of every part of lowering: the model, its names, and the facts of the crate.

use std::collections::{BTreeSet, HashMap};

use smithy_model::traits::{AwsService, Sensitive};
use smithy_model::{
    Code, Diagnostic, Diagnostics, Member, Model, Origin, ServiceRef, Shape, ShapeId,
};

use super::boxing;
use super::reference::References;
use crate::codes::UNSUPPORTED_SHAPE;
use crate::customizations::{self, Behavior, Subject};
use crate::ir::table::MemberFacts;
use crate::ir::{Presence, ValueType};
use crate::naming::Names;
use crate::protocol::Protocol;

/// The part of a structure in its operation: it decides which side sends a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// A type of the model.
    Data,
}

/// The meaning of a member in Rust, without its name.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) value: ValueType,
    pub(super) presence: Presence,
    pub(super) facts: MemberFacts,
}

/// The context of every part of lowering.
pub(super) struct Context<'a, 'd> {
    pub(super) model: &'a Model,
    pub(super) names: &'a Names,
    pub(super) service: ServiceRef<'a>,
    pub(super) protocol: &'static Protocol,
    /// The `sdkId` of the service; empty where it has none.
    pub(super) sdk_id: &'a str,
    /// The members whose values are in a `Box`.
    pub(super) boxed: BTreeSet<&'a ShapeId>,
    /// The shapes whose values hold sensitive ones (`smithy.api#sensitive`), at any depth.
    pub(super) holds_sensitive: BTreeSet<&'a ShapeId>,
    /// The items that documentation can link to.
    pub(super) references: References,
    /// The meanings of members that were lowered before. A shape may be the input of several operations and the type of
    /// a member as well; it is lowered once, so that a fault is reported once. `None` for a fault.
    pub(super) meanings: HashMap<(ShapeId, Role), Option<Meaning>>,
    /// The types of their values, likewise.
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
        let sdk_id = service.shape.get::<AwsService>();
        let sdk_id = sdk_id.map_or("", |service| &service.sdk_id);
        Context {
            model,
            names,
            service,
            protocol,
            sdk_id,
            boxed: boxing::boxed_members(model),
            holds_sensitive: model.holders(|shape| is_sensitive(sdk_id, shape)),
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

    /// Whether a shape is sensitive by itself: its values must not be printed.
    pub(super) fn is_sensitive(&self, shape: &Shape) -> bool {
        is_sensitive(self.sdk_id, shape)
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

    /// Reports something that the generated crate leaves out.
    pub(super) fn warn(&mut self, code: Code, message: String, origin: Origin, help: &str) {
        let diagnostic = Diagnostic::warning(code, message, origin);
        self.diagnostics.push(diagnostic.help(help));
    }
}

fn is_sensitive(sdk_id: &str, shape: &Shape) -> bool {
    let subject = Subject::Shape(sdk_id, shape.name());
    shape.has::<Sensitive>() || customizations::has(subject, Behavior::Sensitive)
}

/// Where a trait of a shape is written, if the shape has it.
pub(super) fn origin_of_trait(shape: &Shape, id: &str) -> Option<Origin> {
    let applied = shape.traits.applied(id)?;
    Some(applied.origin().concerning(shape.id.as_str()))
}
