//! Cases of errors and the types in them: all findings come in; those of cases that a type stands for are left out, and
//! cases of a renamed type lead to the new one.

use super::compare::Finding;
use super::event::Replacement;
use super::kinds::{self, Kind};
use super::rename::{last, parent};

/// A type of an error that comes or goes stands for the case of it among all errors of the crate.
pub(super) fn leave_out_those_of_types(findings: &mut Vec<Finding>) {
    let types = |kind: &'static Kind| -> Vec<String> {
        let own = findings
            .iter()
            .filter(|one| *one.kind == *kind && one.item.word == kinds::ERROR.name);
        own.map(|one| last(&one.item.path).to_owned()).collect()
    };
    let (added, removed) = (types(kinds::TYPE_ADDED), types(kinds::TYPE_REMOVED));
    findings.retain(|one| match one.item.path.strip_prefix("Error::") {
        Some(name) => {
            let of_type = match one.kind {
                kind if *kind == *kinds::ERROR_CASE_ADDED => &added,
                kind if *kind == *kinds::ERROR_CASE_REMOVED => &removed,
                _ => return true,
            };
            !of_type.iter().any(|known| known == name)
        }
        None => true,
    });
}

/// Where a type takes the place of another one, its cases take the place of the other's.
pub(super) fn follow_types(findings: &mut [Finding]) {
    let replaced = |removed: &Finding| -> Option<Replacement> {
        let gone = removed.was.as_deref()?;
        let mut types = findings
            .iter()
            .filter(|one| *one.kind == *kinds::TYPE_REMOVED);
        let by = types
            .find(|one| one.item.path == gone)?
            .replacement
            .as_ref()?;
        let mut cases = findings
            .iter()
            .filter(|one| *one.kind == *kinds::ERROR_CASE_ADDED);
        let is_beside = |one: &Finding| parent(&one.item.path) == parent(&removed.item.path);
        let case = cases.find(|one| one.now.as_deref() == Some(&*by.path) && is_beside(one))?;
        Some(Replacement {
            path: case.item.path.clone(),
            is_certain: by.is_certain,
        })
    };
    let is_removed = |one: &Finding| *one.kind == *kinds::ERROR_CASE_REMOVED;
    let removed = findings
        .iter()
        .enumerate()
        .filter(|(_, one)| is_removed(one));
    let replaced: Vec<_> = removed.map(|(index, one)| (index, replaced(one))).collect();
    for (index, replacement) in replaced {
        if let Some(finding) = findings.get_mut(index) {
            finding.replacement = replacement.or(finding.replacement.take());
        }
    }
}
