//! The tables of a program: a client's model and names come in, the entries for its operations, its operations with
//! events, and what it does over several calls go out, in Rust.

use std::collections::BTreeSet;

use smithy_codegen::lower::endpoint;
use smithy_codegen::naming::{self, Names, OperationNames};
use smithy_codegen::PackageName;
use smithy_model::traits::{EndpointTests, EventStreamTests, LegacyEnum, Streaming, Waitable};
use smithy_model::{Diagnostics, Member, Model, Node, OperationRef, ServiceRef, Shape, ShapeKind};

use super::models::Group;

/// The rows of a client in the table of a program.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Its operations.
    pub(super) operations: Vec<Row>,
    /// Its operations with cases of event streams.
    pub(super) events: Vec<String>,
    /// What it has for endpoints, where cases are about them, and how many there are.
    pub(super) endpoints: Option<String>,
    pub(super) endpoint_cases: usize,
    /// Its calls, paginators and waiters, where cases are about several calls.
    pub(super) behavior: Vec<String>,
}

/// An operation in the table of a program.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The name of the operation in the model.
    pub(super) name: String,
    /// The entry, in Rust.
    pub(super) text: String,
}

/// What the entries of one client are made from.
struct Making<'m> {
    model: &'m Model,
    service: &'m ServiceRef<'m>,
    library: &'m str,
}

impl Rows {
    /// The tables for these operations of a service.
    pub(super) fn of(
        model: &Model,
        service: &ServiceRef<'_>,
        package: &PackageName,
        operations: &[String],
        group: Group,
    ) -> Rows {
        let names = naming::assign(model, service, &mut Diagnostics::new());
        let library = package.crate_name();
        let making = Making {
            model,
            service,
            library: &library,
        };
        let chosen: BTreeSet<&str> = operations.iter().map(String::as_str).collect();
        let mut rows = Rows::default();
        for operation in service.operations() {
            if chosen.contains(operation.shape.id.as_str()) {
                rows.add(&making, &operation, &names, group);
            }
        }
        if let (Group::Real, Some(EndpointTests(tests))) = (group, service.shape.get()) {
            let cases = tests.get("testCases").and_then(Node::as_array);
            let cases = cases.unwrap_or_default();
            rows.endpoints = making.endpoints(&names, cases);
            rows.endpoint_cases = cases.len();
        }
        rows
    }

    fn add(
        &mut self,
        making: &Making<'_>,
        operation: &OperationRef<'_>,
        names: &Names,
        group: Group,
    ) {
        let id = &operation.shape.id;
        let Some(names) = names.operation(id) else {
            return;
        };
        let text = making.entry(operation, names, id.as_str(), names.method.as_str());
        let has_events = match group {
            Group::Test => operation.shape.has::<EventStreamTests>(),
            Group::Requests => making.receives_events(operation),
            _ => false,
        };
        if has_events {
            self.events.push(making.events(operation, names, &text));
        }
        if group == Group::Behavior {
            self.behavior
                .extend(making.behavior(operation, names, &text));
        }
        self.operations.push(Row {
            name: operation.shape.name().to_owned(),
            text: text + &making.bytes(operation, names),
        });
    }
}

impl Making<'_> {
    /// Whether a member is of a simple type. A string with the older enum trait is a type of its own in Rust.
    fn is_simple(&self, member: &Member) -> bool {
        let target = self.model.target(member);
        let is_simple = matches!(
            target.kind,
            ShapeKind::String
                | ShapeKind::Boolean
                | ShapeKind::Byte
                | ShapeKind::Short
                | ShapeKind::Integer
                | ShapeKind::IntEnum(_)
                | ShapeKind::Long
                | ShapeKind::Float
                | ShapeKind::Double
        );
        is_simple && !target.has::<LegacyEnum>()
    }

    fn entry(
        &self,
        operation: &OperationRef<'_>,
        names: &OperationNames,
        id: &str,
        method: &str,
    ) -> String {
        format!(
            "{}, {id:?}, {method}, {}, {} {{ {} }}",
            self.library,
            names.module.as_str(),
            names.name.as_str(),
            setters(operation.input(), names, |member| self.is_simple(member)).join(", "),
        )
    }

    /// The entry with the setter of the events that are sent, and the member with those that are received.
    fn events(&self, operation: &OperationRef<'_>, names: &OperationNames, text: &str) -> String {
        let is_union = |kind: &ShapeKind| matches!(kind, ShapeKind::Union(_));
        let sends = self.stream(operation.input(), is_union);
        let sends = sends.and_then(|member| names.input.fields.get(member));
        let sends = sends.map(|names| format!(" sends {}", names.setter.as_str()));
        let receives = self.stream(operation.output(), is_union);
        let receives = receives.and_then(|member| names.output.fields.get(member));
        let receives = receives.map(|names| format!(" receives {}", names.field.as_str()));
        format!(
            "{text}{}{}",
            sends.unwrap_or_default(),
            receives.unwrap_or_default()
        )
    }

    fn receives_events(&self, operation: &OperationRef<'_>) -> bool {
        let is_union = |kind: &ShapeKind| matches!(kind, ShapeKind::Union(_));
        self.stream(operation.output(), is_union).is_some()
    }

    /// What an entry has for streams of bytes: the setter of one that is sent, and the field of one that is received.
    fn bytes(&self, operation: &OperationRef<'_>, names: &OperationNames) -> String {
        let is_blob = |kind: &ShapeKind| matches!(kind, ShapeKind::Blob);
        let mut text = String::new();
        if let Some(member) = self.stream(operation.input(), is_blob) {
            if let Some(names) = names.input.fields.get(member) {
                text.push_str(&format!(" sends {}: {member:?}", names.setter.as_str()));
            }
        }
        if let Some(member) = self.stream(operation.output(), is_blob) {
            if let Some(names) = names.output.fields.get(member) {
                text.push_str(&format!(" receives {}: {member:?}", names.field.as_str()));
            }
        }
        text
    }

    /// The member of a shape that is a stream of this kind.
    fn stream<'s>(
        &self,
        shape: &'s Shape,
        is_kind: impl Fn(&ShapeKind) -> bool,
    ) -> Option<&'s str> {
        let mut members = shape.members();
        let stream = members.find(|member| {
            let target = self.model.target(member);
            is_kind(&target.kind) && target.has::<Streaming>()
        });
        stream.map(Member::name)
    }

    /// The parameters of the rules with their setters, and the operations that cases call.
    fn endpoints(&self, names: &Names, cases: &[Node]) -> Option<String> {
        let endpoint = endpoint::service(self.service, &mut Diagnostics::new())?;
        let parameters = endpoint.parameters.iter();
        let parameters: Vec<String> = parameters
            .map(|one| format!("{:?}: {}", one.name, one.names.setter.as_str()))
            .collect();
        let calls = cases
            .iter()
            .filter_map(|case| case.get("operationInputs")?.as_array());
        let called: BTreeSet<&str> = calls
            .flatten()
            .filter_map(|call| call.get("operationName")?.as_str())
            .collect();
        let mut text = format!("{} {{ {} }}", self.library, parameters.join(", "));
        for operation in self.service.operations() {
            let id = &operation.shape.id;
            if let (Some(names), true) =
                (names.operation(id), called.contains(operation.shape.name()))
            {
                let is_data = |member: &&Member| !self.model.target(member).has::<Streaming>();
                let setters = setters(operation.input(), names, is_data).join(", ");
                let method = names.method.as_str();
                text.push_str(&format!(" [{:?}, {method} {{ {setters} }}]", id.as_str()));
            }
        }
        Some(text)
    }

    fn behavior(
        &self,
        operation: &OperationRef<'_>,
        names: &OperationNames,
        text: &str,
    ) -> Vec<String> {
        let mut entries = vec![format!("call {text}")];
        if let Some(pagination) = operation.pagination(self.service) {
            entries.push(format!("pages {text}"));
            let items = pagination.items.as_deref();
            entries.extend(items.map(|_| format!("items {text}")));
        }
        let waiters = operation.shape.get::<Waitable>();
        let waiters = waiters.map(|waitable| waitable.0.as_slice());
        let waiters = waiters.unwrap_or_default().iter().zip(&names.waiters);
        entries.extend(waiters.map(|(waiter, own)| {
            let entry = self.entry(operation, names, &waiter.name, own.method.as_str());
            format!("wait {entry}")
        }));
        entries
    }
}

/// The setters of members: `set_city_id: "cityId"`.
fn setters(
    input: &Shape,
    names: &OperationNames,
    is_wanted: impl Fn(&&Member) -> bool,
) -> Vec<String> {
    let setters = input.members().filter(is_wanted).filter_map(|member| {
        let setter = &names.input.fields.get(member.name())?.setter;
        Some(format!("{}: {:?}", setter.as_str(), member.name()))
    });
    setters.collect()
}
