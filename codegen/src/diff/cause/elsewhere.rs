//! Causes that stand at another shape than the one that changed: what uses it, the protocol of the service, a sensitive value
//! within it. The finding comes in, and the shape or member on both sides; its cause goes out.

use smithy_model::traits::{Error, Sensitive, Trait};
use smithy_model::{Origin, Shape, ShapeKind};

use super::change::{cause, named, of_trait, of_traits, quoted, unknown};
use super::model::{Causes, Side};
use crate::diff::compare::Finding;
use crate::diff::event::Cause;
use crate::diff::kinds;
use crate::diff::verdict::Api;

impl Causes<'_> {
    /// The cause of a finding that its own shape and its members do not explain.
    pub(super) fn elsewhere(&self, finding: &Finding, old: &Origin, new: &Origin) -> Cause {
        let service = |side: &Side<'_>| {
            side.model
                .services()
                .next()
                .map(|service| service.shape.id.clone())
        };
        let services = service(&self.old).zip(service(&self.new));
        let services = services.and_then(|(old, new)| {
            Some((
                self.old.model.shape(old.as_str())?,
                self.new.model.shape(new.as_str())?,
            ))
        });
        let protocol = services.and_then(|(old, new)| of_traits(kinds::PROTOCOL_CHANGED, old, new));
        let sensitive = || {
            let is_it = *finding.kind == *kinds::SENSITIVE_CHANGED;
            is_it.then(|| self.of_sensitive()).flatten()
        };
        let renamed = || {
            let is_it = finding.kind.api != Api::None;
            is_it.then(|| self.of_rename()).flatten()
        };
        protocol
            .or_else(sensitive)
            .or_else(renamed)
            .unwrap_or_else(|| unknown(Some(old), Some(new)))
    }

    /// The first shape that the service calls by another name.
    fn of_rename(&self) -> Option<Cause> {
        let (old, new) = (
            self.old.model.services().next()?,
            self.new.model.services().next()?,
        );
        let (before, after) = (&old.service.rename, &new.service.rename);
        let mut ids = after.keys().chain(before.keys());
        let id = ids.find(|&id| before.get(id) != after.get(id))?;
        let name = after.get(id).map_or(id.name(), |name| name);
        let text = format!("the service calls `{}` `{name}`", id.name());
        let place = |shape: &Shape| shape.origin.child("rename");
        Some(cause(
            text,
            Some(&place(old.shape)),
            Some(&place(new.shape)),
        ))
    }

    /// The first shape that became sensitive, or is so no longer.
    fn of_sensitive(&self) -> Option<Cause> {
        self.new.model.shapes().find_map(|new| {
            let old = self.old.model.shape(new.id.as_str())?;
            let differs = old.has::<Sensitive>() != new.has::<Sensitive>();
            differs
                .then(|| of_traits(kinds::SENSITIVE_CHANGED, old, new))
                .flatten()
        })
    }

    /// A shape that both models have, and that one of the crates does not use.
    pub(super) fn of_use(&self, is_new: bool, old: &Shape, new: &Shape) -> Option<Cause> {
        if matches!(new.kind, ShapeKind::Operation(_)) {
            let place = |side: &Side<'_>| {
                let service = side.model.services().next()?;
                Some(service.shape.origin.child("operations"))
            };
            let verb = if is_new { "has" } else { "no longer has" };
            let text = format!("the service {verb} the operation {}", quoted(new));
            return Some(cause(
                text,
                place(&self.old).as_ref(),
                place(&self.new).as_ref(),
            ));
        }
        if old.has::<Error>() != new.has::<Error>() {
            return of_trait(Error::ID, old, new);
        }
        if new.has::<Error>() {
            let verb = if is_new { "lists" } else { "no longer lists" };
            let text = format!("the service {verb} the error {}", quoted(new));
            return Some(cause(text, Some(&old.origin), Some(&new.origin)));
        }
        let lone = |one: &Side<'_>, other: &Side<'_>, id: &str| {
            let users = one.users(id).iter();
            let mut lone =
                users.filter(|member| other.users(id).iter().all(|known| known.id != member.id));
            lone.next()
                .map(|member| (named(member), member.origin.clone()))
        };
        if let Some((name, origin)) = lone(&self.new, &self.old, new.id.as_str()) {
            let text = format!("{name} targets {}", quoted(new));
            return Some(cause(text, Some(&old.origin), Some(&origin)));
        }
        let (name, origin) = lone(&self.old, &self.new, old.id.as_str())?;
        let text = format!("{name} no longer targets {}", quoted(old));
        Some(cause(text, Some(&origin), Some(&new.origin)))
    }
}
