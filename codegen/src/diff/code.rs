//! What no other event says: two crates without an event come in; files that differ nevertheless go out.

use std::collections::BTreeMap;

use crate::emit::{RenderedContent, RenderedFile};
use crate::ir::Crate;
use crate::render;

/// How many files of the crates differ. Their names and versions, and the runtime that they depend on, count as the same.
pub(super) fn differing_files(old: &Crate, new: &Crate) -> usize {
    let mut new = new.clone();
    new.service.package.clone_from(&old.service.package);
    new.manifest.package.clone_from(&old.manifest.package);
    new.manifest.library.clone_from(&old.manifest.library);
    new.manifest.version.clone_from(&old.manifest.version);
    new.manifest.keys.clone_from(&old.manifest.keys);
    new.manifest.runtime.clone_from(&old.manifest.runtime);
    if *old == new {
        return 0;
    }
    let texts = |krate: &Crate| -> BTreeMap<String, String> {
        let files = render::krate(krate);
        files
            .iter()
            .map(|file| (file.path.clone(), text(file)))
            .collect()
    };
    let (before, after) = (texts(old), texts(&new));
    let changed = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(*text));
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    changed.count() + gone.count()
}

fn text(file: &RenderedFile) -> String {
    match &file.content {
        RenderedContent::Rust {
            documentation,
            attributes,
            items,
        } => {
            let items = items.iter().map(|item| item.tokens.to_string());
            let head = [documentation.clone(), attributes.to_string()];
            head.into_iter()
                .chain(items)
                .collect::<Vec<String>>()
                .join("\n")
        }
        RenderedContent::Text(text) => text.clone(),
    }
}
