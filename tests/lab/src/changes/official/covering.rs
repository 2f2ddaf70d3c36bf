//! Whether an event of `diff` covers one of the official comparison: both come in. Ours has to have its cause at the place
//! that the other one names: the shape or member, and there the trait, value, error or operation. An operation brings its
//! input and output with it.

use std::collections::HashSet;

use smithy_codegen::diff::{self, kinds, Side};
use smithy_model::{Origin, Part, Shape, ShapeKind};

use crate::official;

/// What an official event is about at the shape that it names.
#[derive(Debug, PartialEq, Eq)]
enum About<'e> {
    /// The shape as a whole.
    Shape,
    /// A trait, by its id.
    Trait(&'e str),
    /// The values of an enumeration.
    Values,
    /// An error that it lists, by its name.
    Error(&'e str),
    /// An operation or resource that is bound to it, by its name.
    Bound(&'e str),
}

/// What a rule is about. Ids have up to three parts: `ModifiedTrait.Add.smithy.api#length`.
fn about(rule: &str) -> About<'_> {
    let mut parts = rule.splitn(3, '.');
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    match (first.unwrap_or_default(), second, third) {
        ("TraitBreakingChange" | "ModifiedTrait", _, Some(id)) => About::Trait(id),
        ("ChangedDefault", ..) => About::Trait("smithy.api#default"),
        ("ChangedLengthTrait", ..) => About::Trait("smithy.api#length"),
        ("ChangedRangeTrait", ..) => About::Trait("smithy.api#range"),
        ("ChangedEnumTrait", ..) => About::Values,
        (
            "AddedOperationError"
            | "RemovedOperationError"
            | "AddedServiceError"
            | "RemovedServiceError",
            Some(name),
            None,
        ) => About::Error(name),
        (
            "AddedOperationBinding"
            | "RemovedOperationBinding"
            | "AddedResourceBinding"
            | "RemovedResourceBinding",
            _,
            Some(name),
        ) => About::Bound(name),
        _ => About::Shape,
    }
}

/// What `diff` finds in a pair.
pub(super) struct Ours {
    events: Vec<diff::Event>,
    /// The inputs and outputs of operations, each with its operation.
    interfaces: HashSet<(String, String)>,
    /// The members of enumerations, each with its value.
    values: HashSet<(String, String)>,
}

impl Ours {
    pub(super) fn new(old: &Side, new: &Side) -> Ours {
        let operations = [old, new].into_iter().flat_map(|side| {
            let services = side.model().services();
            services.flat_map(|service| service.operations())
        });
        let interfaces = operations.flat_map(|one| {
            let shapes = [&one.operation.input, &one.operation.output];
            shapes.map(|shape| (shape.to_string(), one.shape.id.to_string()))
        });
        let members = [old, new].into_iter().flat_map(|side| {
            let shapes = side.model().shapes();
            let enums = shapes.filter(|shape| matches!(shape.kind, ShapeKind::Enum(_)));
            enums.flat_map(Shape::members)
        });
        let values = members.map(|one| (one.id.to_string(), one.enum_text().to_owned()));
        Ours {
            interfaces: interfaces.collect(),
            values: values.collect(),
            events: diff::diff(old, new).events,
        }
    }

    /// Whether one of the events covers an official one.
    pub(super) fn cover(&self, theirs: &official::Event) -> bool {
        self.events.iter().any(|event| self.covers(event, theirs))
    }

    fn covers(&self, ours: &diff::Event, theirs: &official::Event) -> bool {
        let places: Vec<&Origin> = [&ours.cause.old, &ours.cause.new]
            .into_iter()
            .flatten()
            .collect();
        // Where a member is new or gone, the other side has the place of its shape.
        let is_side = |place: &Origin| {
            let mut others = places.iter();
            others.any(|other| container(shape(other)) == Some(shape(place)))
        };
        let mut own = places.iter().filter(|place| !is_side(place));
        own.any(|place| self.is_there(ours, place, theirs))
    }

    /// Whether the place of a cause is the one that an official event names.
    fn is_there(&self, ours: &diff::Event, place: &Origin, theirs: &official::Event) -> bool {
        let shape = shape(place);
        let is_same = shape == theirs.shape;
        let is_said = |name: &str| ours.cause.text.contains(&format!("`{name}`"));
        match about(&theirs.rule) {
            About::Shape => is_same || self.brings(ours, shape, theirs),
            About::Trait(id) => is_same && is_about(ours, place, id),
            About::Values => is_same || self.is_value(shape, theirs),
            About::Error(name) => is_same && is_said(name),
            About::Bound(name) => {
                is_said(name) && (is_same || shape.ends_with(&format!("#{name}")))
            }
        }
    }

    /// Whether an operation that is new or gone brings the input or output that an official event names.
    fn brings(&self, ours: &diff::Event, operation: &str, theirs: &official::Event) -> bool {
        let kinds = [kinds::OPERATION_ADDED, kinds::OPERATION_REMOVED];
        let pair = (theirs.shape.clone(), operation.to_owned());
        kinds.contains(&ours.kind) && self.interfaces.contains(&pair)
    }

    /// Whether a member has the value of the enumeration that an official event names.
    fn is_value(&self, id: &str, theirs: &official::Event) -> bool {
        let mut values = self.values.iter().filter(|(member, _)| member == id);
        let is_said = |value: &str| theirs.message.contains(&format!("`{value}`"));
        container(id) == Some(&theirs.shape) && values.any(|(_, value)| is_said(value))
    }
}

/// The shape or member of a place.
fn shape(place: &Origin) -> &str {
    place.subject.shape.as_deref().unwrap_or_default()
}

/// The shape that holds a member.
fn container(id: &str) -> Option<&str> {
    id.split_once('$').map(|(shape, _)| shape)
}

/// Whether a trait is at the place of a cause, or one that can cause this kind of event.
fn is_about(ours: &diff::Event, place: &Origin, id: &str) -> bool {
    let is_written = match place.subject.part.as_deref() {
        Some(Part::Trait(known)) => known.as_str() == id,
        Some(Part::Paginator) => id == "smithy.api#paginated",
        Some(Part::Waiter(_) | Part::Waiters) => id == "smithy.waiters#waitable",
        None => false,
    };
    let short = id.strip_prefix("smithy.api#").unwrap_or(id);
    is_written || ours.kind.traits.contains(&short)
}

#[cfg(test)]
mod tests {
    use super::{about, About, Ours};
    use crate::changes::pairs::of_cases;
    use crate::official;

    /// What `diff` finds in a case.
    fn ours(case: &str) -> Ours {
        let mut cases = of_cases(Some(case), None).unwrap();
        let pair = cases.remove(0).read().unwrap().unwrap();
        assert!(cases.is_empty(), "{case}");
        Ours::new(&pair.old.side().unwrap(), &pair.new.side().unwrap())
    }

    /// Whether they cover an official event about the value `B`.
    fn cover(ours: &Ours, rule: &str, shape: &str) -> bool {
        ours.cover(&official::Event {
            model: String::new(),
            rule: rule.to_owned(),
            severity: "ERROR".to_owned(),
            shape: format!("example#{shape}"),
            message: "Enum value `B` was inserted".to_owned(),
        })
    }

    #[test]
    fn a_cause_has_to_be_at_the_place() {
        let ours = ours("members: a member is removed");
        assert!(cover(&ours, "RemovedShape", "Ship$tons"));
        assert!(!cover(&ours, "RemovedShape", "Ship$name"));
        assert!(!cover(&ours, "RemovedShape", "Ship"));
        let none = self::ours("members: nothing changes");
        assert!(!cover(&none, "RemovedShape", "Ship$tons"));
    }

    #[test]
    fn a_trait_has_to_be_the_one() {
        let ours = ours("a length is tightened");
        let rule = "TraitBreakingChange.Update.smithy.api#";
        assert!(cover(&ours, "ChangedLengthTrait", "Code"));
        assert!(cover(&ours, &format!("{rule}length"), "Code"));
        assert!(!cover(&ours, &format!("{rule}mediaType"), "Code"));
        let ours = self::ours("a waiter is removed");
        let rule = "ModifiedTrait.Remove.smithy.waiters#waitable";
        assert!(cover(&ours, rule, "GetShip"));
        assert!(!cover(&ours, rule, "ListShips"));
    }

    #[test]
    fn values_errors_and_operations_go_by_their_names() {
        let added = ours("a value of an enumeration is added between others");
        assert!(cover(&added, "ChangedEnumTrait.Inserted.1", "Rank"));
        assert!(!cover(&added, "ChangedEnumTrait.Inserted.1", "State"));
        let other = ours("types: a value of an enumeration is removed");
        assert!(!cover(&other, "ChangedEnumTrait.Inserted.1", "State"));
        let error = ours("an error is added to an operation");
        assert!(cover(&error, "AddedOperationError.Busy", "GetShip"));
        assert!(!cover(&error, "AddedOperationError.NoSuchShip", "GetShip"));
        assert!(!cover(&error, "AddedOperationError.Busy", "ListShips"));
        let bound = ours("an operation is added, with an input and an output");
        let rule = "AddedOperationBinding.ToService";
        assert!(cover(&bound, &format!("{rule}.Sink"), "Harbor"));
        assert!(!cover(&bound, &format!("{rule}.GetShip"), "Harbor"));
        assert!(cover(&bound, "AddedShape", "SinkRequest"));
        assert!(!cover(&bound, "AddedShape", "GetShipRequest"));
    }

    #[test]
    fn a_rule_says_what_it_is_about() {
        assert_eq!(about("RemovedShape.ScalarShape"), About::Shape);
        assert_eq!(
            about("ModifiedTrait.Add.aws.api#service"),
            About::Trait("aws.api#service")
        );
        assert_eq!(about("AddedServiceError.Busy"), About::Error("Busy"));
    }
}
