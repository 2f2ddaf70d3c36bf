//! What belongs to an item: methods, associated constants and impls that are not blanket ones. In: rustdoc's
//! JSON of an impl or a function. Out: entries.

use super::items::{angle, Describer};
use super::probes;
use super::render::Form;
use super::rustdoc::{ids, Item};
use serde_json::Value;

/// Traits that the compiler implements for its own use.
const INTERNAL_TRAITS: [&str; 3] = ["Freeze", "StructuralPartialEq", "UnsafeUnpin"];

impl Describer<'_> {
    /// A function: a method of the described type (`implementation` is its impl), a trait's method (`of_trait`
    /// names the parameter that implements the trait), or a free one.
    pub(super) fn function(
        &mut self,
        item: Item<'_>,
        body: &Value,
        implementation: &Value,
        of_trait: Option<&'static str>,
    ) {
        let (line, source) = (self.renderer(Form::Line), self.renderer(Form::Source));
        let target = &implementation["for"];
        let free = target.is_null() && of_trait.is_none();
        let owner = match target.is_null() {
            true => format!("crate::{}", self.path),
            false => line.ty(target),
        };
        line.set_subject((!free && of_trait.is_none()).then(|| owner.clone()));
        let signature = probes::Signature::read(&line, body);
        let name = if free {
            owner
        } else {
            format!("{owner}::{}", item.name())
        };
        let text = format!("fn {}{}", signature.line(&name), Self::marks(item));
        let source_owner = match (target.is_null(), of_trait) {
            (false, _) => source.ty(target),
            (true, Some(parameter)) => parameter.to_owned(),
            (true, None) => String::new(),
        };
        source.set_subject((!free).then(|| source_owner.clone()));
        let outer = probes::Outer {
            parameters: match of_trait {
                Some(parameter) => vec![parameter.to_owned()],
                None => source.parameters(&implementation["generics"]),
            },
            predicates: match of_trait {
                Some(parameter) => vec![format!("{parameter}: {}", self.source_path())],
                None => source.predicates(&implementation["generics"]),
            },
        };
        let callee = if free {
            self.source_path()
        } else {
            format!("<{source_owner}>::{}", probes::written(item.name()))
        };
        let signature = probes::Signature::read(&source, body);
        let probe = (!source.met_unnameable()).then(|| signature.probe(&callee, &outer));
        self.push(text, line.mentions(), item.is_hidden(), probe);
    }

    /// Everything in the impls of a type.
    pub(super) fn impls(&mut self, body: &Value) {
        for id in ids(&body["impls"]) {
            let Some(item) = self.krate.item(id) else {
                continue;
            };
            let (_, body) = item.inner();
            match body["trait"].is_null() {
                true => self.inherent(body),
                false if body["blanket_impl"].is_null() => self.trait_impl(item, body),
                false => {}
            }
        }
    }

    fn inherent(&mut self, implementation: &Value) {
        for id in ids(&implementation["items"]) {
            let Some(item) = self.krate.item(id).filter(Item::is_public) else {
                continue;
            };
            let (kind, body) = item.inner();
            match kind {
                "function" => self.function(item, body, implementation, None),
                "assoc_const" => {
                    let renderer = self.renderer(Form::Line);
                    let text = format!(
                        "const crate::{}::{}: {}",
                        self.path,
                        item.name(),
                        renderer.ty(&body["type"])
                    );
                    self.push(text, renderer.mentions(), item.is_hidden(), None);
                }
                _ => {}
            }
        }
    }

    fn trait_impl(&mut self, item: Item<'_>, body: &Value) {
        let (line, source) = (self.renderer(Form::Line), self.renderer(Form::Source));
        let subject = line.ty(&body["for"]);
        line.set_subject(Some(subject.clone()));
        let name = line.path(&body["trait"]);
        let short = name
            .split('<')
            .next()
            .unwrap_or(&name)
            .rsplit("::")
            .next()
            .unwrap_or(&name);
        // A trait without a public path cannot be used by anybody outside.
        if INTERNAL_TRAITS.contains(&short) || name.starts_with("(private)") {
            return;
        }
        let parameters = line.parameters(&body["generics"]);
        let predicates = line.predicates(&body["generics"]);
        let negative = if body["is_negative"] == true { "!" } else { "" };
        let mut text = format!("impl{} {negative}{name} for {subject}", angle(&parameters));
        if !predicates.is_empty() {
            text.push_str(&format!(" where {}", predicates.join(", ")));
        }
        for id in ids(&body["items"]) {
            let Some(associated) = self.krate.item(id) else {
                continue;
            };
            if let ("assoc_type", ty) = associated.inner() {
                text.push_str(&format!(
                    " {{ {} = {} }}",
                    associated.name(),
                    line.ty(&ty["type"])
                ));
            }
        }
        let source_subject = source.ty(&body["for"]);
        source.set_subject(Some(source_subject.clone()));
        let bound = source.path(&body["trait"]);
        let outer = probes::Outer {
            parameters: source.parameters(&body["generics"]),
            predicates: source.predicates(&body["generics"]),
        };
        let testable = !source.met_unnameable() && negative.is_empty();
        let probe = testable.then(|| probes::implements(&source_subject, &bound, &outer));
        self.push(text, line.mentions(), item.is_hidden(), probe);
    }
}
