//! Causes that stand at another shape than the one that changed: the service and its protocol, a sensitive value within it,
//! the depth of all types. The finding comes in, and the shape or member on both sides; its cause goes out.

use smithy_model::traits::Sensitive;
use smithy_model::{Origin, Shape};

use super::change::{cause, of_traits, quoted, unknown};
use super::model::Causes;
use crate::diff::compare::Finding;
use crate::diff::event::Cause;
use crate::diff::kinds;
use crate::diff::verdict::Api;

impl Causes<'_> {
    /// The cause of a finding that its own shape and its members do not explain.
    pub(super) fn elsewhere(&self, finding: &Finding, old: &Origin, new: &Origin) -> Cause {
        if *finding.kind == *kinds::RECURSION_LIMIT {
            let text = match (&finding.was, &finding.now) {
                (Some(_), None) => "types are nested less deeply",
                _ => "types are nested in another depth",
            };
            return cause(text.to_owned(), Some(old), Some(new));
        }
        let services = self.old.service.zip(self.new.service);
        let protocol = services
            .and_then(|(old, new)| of_traits(kinds::PROTOCOL_CHANGED, old.shape, new.shape));
        let named = || {
            let is_it = *finding.kind == *kinds::PROTOCOL_CHANGED;
            is_it.then(|| self.of_service()).flatten()
        };
        let sensitive = || {
            let is_it = *finding.kind == *kinds::SENSITIVE_CHANGED;
            is_it.then(|| self.of_sensitive()).flatten()
        };
        let renamed = || {
            let is_it = finding.kind.api != Api::None;
            is_it.then(|| self.of_rename()).flatten()
        };
        protocol
            .or_else(named)
            .or_else(sensitive)
            .or_else(renamed)
            .unwrap_or_else(|| unknown(Some(old), Some(new)))
    }

    /// The name or the version of the service.
    fn of_service(&self) -> Option<Cause> {
        let (old, new) = (self.old.service?, self.new.service?);
        let (was, now) = (&old.service.version, &new.service.version);
        if old.shape.name() != new.shape.name() {
            let text = format!(
                "the service is {}, not {}",
                quoted(new.shape),
                quoted(old.shape)
            );
            return Some(cause(
                text,
                Some(&old.shape.origin),
                Some(&new.shape.origin),
            ));
        }
        let place = |shape: &Shape| shape.origin.child("version");
        let text = format!("the version of the service is `{now}`, not `{was}`");
        let cause = cause(text, Some(&place(old.shape)), Some(&place(new.shape)));
        (was != now).then_some(cause)
    }

    /// The first shape that the service calls by another name.
    fn of_rename(&self) -> Option<Cause> {
        let (old, new) = (self.old.service?, self.new.service?);
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
}
