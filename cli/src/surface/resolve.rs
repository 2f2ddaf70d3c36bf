//! Modules with unresolved names come in; the public items by the paths that users write go out.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Definition, Import, Module, SourceTree};

/// Every public item by path, with the word for its kind: `types::Status::Pending` is a `variant`.
pub type Surface = BTreeMap<String, &'static str>;

/// The questions that led to the present one, each a name in a module. Imports that name each other in a circle have no
/// target.
type Asked = BTreeSet<(Vec<String>, String)>;

/// The target of a path.
enum Target {
    /// A definition in the module of this path, under this name.
    Definition(Vec<String>, String),
    /// A module.
    Module(Vec<String>),
    /// Something of another crate.
    Foreign,
    /// Nothing that is known.
    Unknown,
}

impl SourceTree {
    /// Every public item.
    pub(super) fn public_items(mut self) -> Surface {
        self.attach_impls();
        let mut surface = Surface::new();
        self.list_module(&[], "", &mut surface, &mut Vec::new());
        surface
    }

    /// Moves the members of impl blocks to the types they are for.
    fn attach_impls(&mut self) {
        let mut blocks = Vec::new();
        for (path, module) in &mut self.modules {
            for block in module.impls.drain(..) {
                blocks.push((path.clone(), block));
            }
        }
        for (path, block) in blocks {
            let Target::Definition(path, name) = self.resolve(&path, &block.of, &mut Asked::new())
            else {
                continue;
            };
            let module = self.modules.get_mut(&path);
            if let Some(definition) = module.and_then(|module| module.definitions.get_mut(&name)) {
                definition.members.extend(block.members);
            }
        }
    }

    /// Lists the public items of a module under a prefix such as `types::`. The modules `above` are being listed around it
    /// and are not listed again inside.
    fn list_module(
        &self,
        path: &[String],
        prefix: &str,
        surface: &mut Surface,
        above: &mut Vec<Vec<String>>,
    ) {
        let Some(module) = self.modules.get(path) else {
            return;
        };
        if above.iter().any(|outer| outer == path) {
            return;
        }
        above.push(path.to_vec());
        for (name, definition) in &module.definitions {
            list_definition(definition, &format!("{prefix}{name}"), surface);
        }
        for (name, public) in &module.children {
            if *public {
                surface.insert(format!("{prefix}{name}"), "module");
                let inner = child(path, name);
                self.list_module(&inner, &format!("{prefix}{name}::"), surface, above);
            }
        }
        for import in module.imports.iter().filter(|import| import.public) {
            self.list_import(path, import, prefix, surface, above);
        }
        above.pop();
    }

    /// Lists what a re-export makes public.
    fn list_import(
        &self,
        path: &[String],
        import: &Import,
        prefix: &str,
        surface: &mut Surface,
        above: &mut Vec<Vec<String>>,
    ) {
        let target = self.resolve(path, &import.path, &mut Asked::new());
        match (&import.name, target) {
            (Some(name), Target::Definition(module, original)) => {
                let module = self.modules.get(&module);
                if let Some(found) = module.and_then(|module| module.definitions.get(&original)) {
                    list_definition(found, &format!("{prefix}{name}"), surface);
                }
            }
            (Some(name), Target::Module(module)) => {
                surface.insert(format!("{prefix}{name}"), "module");
                self.list_module(&module, &format!("{prefix}{name}::"), surface, above);
            }
            (Some(name), Target::Foreign) => {
                surface.insert(format!("{prefix}{name}"), "re-export");
            }
            (None, Target::Module(module)) => self.list_module(&module, prefix, surface, above),
            (None, Target::Foreign) => {
                let from = import.path.join("::");
                surface.insert(format!("{prefix}* of {from}"), "re-export");
            }
            (_, Target::Unknown) | (None, Target::Definition(..)) => {}
        }
    }

    /// The target of a path in a module.
    fn resolve(&self, module: &[String], path: &[String], asked: &mut Asked) -> Target {
        let Some((first, rest)) = path.split_first() else {
            return Target::Module(module.to_vec());
        };
        let start = match first.as_str() {
            "" => return Target::Foreign,
            "crate" => Target::Module(Vec::new()),
            "self" => Target::Module(module.to_vec()),
            "super" => {
                let parent = module.split_last().map(|(_, parent)| parent);
                return self.resolve(parent.unwrap_or(&[]), rest, asked);
            }
            name => match self.lookup(module, name, asked) {
                // A name that is not in scope is another crate.
                Target::Unknown => Target::Foreign,
                found => found,
            },
        };
        rest.iter().fold(start, |target, name| match target {
            Target::Module(module) => self.lookup(&module, name, asked),
            Target::Foreign => Target::Foreign,
            // A variant, most likely.
            Target::Definition(..) | Target::Unknown => Target::Unknown,
        })
    }

    /// The target of a name in a module.
    fn lookup(&self, path: &[String], name: &str, asked: &mut Asked) -> Target {
        let Some(module) = self.modules.get(path) else {
            return Target::Unknown;
        };
        if module.definitions.contains_key(name) {
            return Target::Definition(path.to_vec(), name.to_owned());
        }
        if module.children.contains_key(name) {
            return Target::Module(child(path, name));
        }
        if !asked.insert((path.to_vec(), name.to_owned())) {
            return Target::Unknown;
        }
        let imported = module
            .imports
            .iter()
            .find(|import| import.name.as_deref() == Some(name));
        match imported {
            Some(import) => self.resolve(path, &import.path, asked),
            None => self.lookup_globs(module, path, name, asked),
        }
    }

    /// The target of a name in the modules that a module imports whole.
    fn lookup_globs(
        &self,
        module: &Module,
        path: &[String],
        name: &str,
        asked: &mut Asked,
    ) -> Target {
        let globs = module.imports.iter().filter(|import| import.name.is_none());
        for import in globs {
            if let Target::Module(inner) = self.resolve(path, &import.path, asked) {
                match self.lookup(&inner, name, asked) {
                    Target::Unknown | Target::Foreign => {}
                    found => return found,
                }
            }
        }
        Target::Unknown
    }
}

/// Lists a definition, if it is public, and its members.
fn list_definition(definition: &Definition, path: &str, surface: &mut Surface) {
    if !definition.public {
        return;
    }
    surface.insert(path.to_owned(), definition.kind);
    for (name, kind) in &definition.members {
        surface.insert(format!("{path}::{name}"), kind);
    }
}

fn child(path: &[String], name: &str) -> Vec<String> {
    let mut inner = path.to_vec();
    inner.push(name.to_owned());
    inner
}
