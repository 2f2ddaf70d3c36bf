//! One public item, described. In: its id. Out: an entry for the item itself, for each public field, variant
//! and method, and for each impl that is not a blanket one.

use super::probes;
use super::render::{Form, PublicPaths, Renderer};
use super::rustdoc::{ids, list, Documented, Item};
use super::surface::Entry;
use serde_json::Value;
use std::collections::BTreeSet;

/// Describes one item.
pub struct Describer<'a> {
    krate: &'a Documented,
    public: &'a PublicPaths,
    id: u64,
    hidden: bool,
    path: String,
    /// What was described so far.
    pub entries: Vec<Entry>,
}

/// Traits that the compiler implements for its own use.
const INTERNAL_TRAITS: [&str; 3] = ["Freeze", "StructuralPartialEq", "UnsafeUnpin"];

impl<'a> Describer<'a> {
    /// A describer of the item with this id.
    pub fn new(krate: &'a Documented, public: &'a PublicPaths, id: u64, hidden: bool) -> Self {
        let path = public.get(&id).cloned().unwrap_or_default();
        Self {
            krate,
            public,
            id,
            hidden,
            path,
            entries: Vec::new(),
        }
    }

    fn renderer(&self, form: Form) -> Renderer<'a> {
        Renderer::new(self.krate, self.public, form)
    }

    /// How sources name the item.
    fn source_path(&self) -> String {
        format!("::{}::{}", self.krate.name, self.path)
    }

    fn push(&mut self, line: String, mentions: BTreeSet<u64>, hidden: bool, probe: Option<String>) {
        let hidden = hidden || self.hidden;
        self.entries.push(Entry {
            line,
            owner: self.id,
            mentions,
            hidden,
            probe,
        });
    }

    /// Describes the item and everything that belongs to it.
    pub fn describe(&mut self) {
        let Some(item) = self.krate.item(self.id) else {
            return;
        };
        let (kind, body) = item.inner();
        match kind {
            "struct" => self.structure(item, body),
            "enum" => self.enumeration(item, body),
            "trait" => self.interface(item, body),
            "function" => self.function(item, body, &Value::Null, None),
            "static" | "constant" => self.value(kind, body),
            "type_alias" => self.alias(body),
            _ => {}
        }
    }

    /// The marks that change what a caller may do with an item.
    fn marks(item: Item<'_>) -> String {
        let mut marks = String::new();
        if item.is_non_exhaustive() {
            marks.push_str(" [non_exhaustive]");
        }
        if item.is_deprecated() {
            marks.push_str(" [deprecated]");
        }
        marks
    }

    fn generics(&self, generics: &Value) -> (String, String) {
        let renderer = self.renderer(Form::Line);
        let parameters = renderer.parameters(generics);
        let predicates = renderer.predicates(generics);
        let parameters = if parameters.is_empty() {
            String::new()
        } else {
            format!("<{}>", parameters.join(", "))
        };
        let predicates = if predicates.is_empty() {
            String::new()
        } else {
            format!(" where {}", predicates.join(", "))
        };
        (parameters, predicates)
    }

    fn structure(&mut self, item: Item<'_>, body: &Value) {
        let (parameters, predicates) = self.generics(&body["generics"]);
        let kind = &body["kind"];
        let (shape, fields) = match (kind.as_str(), kind.get("plain"), kind.get("tuple")) {
            (Some(_), ..) => ("unit", Vec::new()),
            (_, Some(plain), _) => ("with named fields", ids(&plain["fields"])),
            (.., Some(tuple)) => ("tuple", ids(tuple)),
            _ => ("", Vec::new()),
        };
        let is_open = fields
            .iter()
            .any(|id| self.krate.item(*id).is_some_and(|field| field.is_public()));
        let shape = if is_open || shape == "unit" {
            shape
        } else {
            "opaque"
        };
        let line = format!(
            "struct {}{parameters}{predicates} ({shape}){}",
            self.path,
            Self::marks(item)
        );
        self.push(line, BTreeSet::new(), false, None);
        for id in fields {
            self.field(id);
        }
        self.impls(body);
    }

    fn field(&mut self, id: u64) {
        let Some(field) = self.krate.item(id).filter(Item::is_public) else {
            return;
        };
        let (line, source) = (self.renderer(Form::Line), self.renderer(Form::Source));
        let (ty, source_ty) = (line.ty(field.inner().1), source.ty(field.inner().1));
        let text = format!(
            "field {}.{}: {ty}{}",
            self.path,
            field.name(),
            Self::marks(field)
        );
        let probe = (!source.met_unnameable())
            .then(|| probes::field(&self.source_path(), field.name(), &source_ty));
        self.push(text, line.mentions(), field.is_hidden(), probe);
    }

    fn enumeration(&mut self, item: Item<'_>, body: &Value) {
        let (parameters, predicates) = self.generics(&body["generics"]);
        let line = format!(
            "enum {}{parameters}{predicates}{}",
            self.path,
            Self::marks(item)
        );
        self.push(line, BTreeSet::new(), false, None);
        for id in ids(&body["variants"]) {
            self.variant(id);
        }
        self.impls(body);
    }

    fn variant(&mut self, id: u64) {
        let Some(variant) = self.krate.item(id) else {
            return;
        };
        let (line, source) = (self.renderer(Form::Line), self.renderer(Form::Source));
        let kind = &variant.inner().1["kind"];
        let fields = ids(kind.get("tuple").unwrap_or(&kind["struct"]["fields"]));
        let fields: Vec<&Value> = fields
            .iter()
            .filter_map(|id| self.krate.item(*id))
            .map(|field| field.inner().1)
            .collect();
        let types: Vec<String> = fields.iter().map(|field| line.ty(field)).collect();
        let source_types: Vec<String> = fields.iter().map(|field| source.ty(field)).collect();
        let payload = if types.is_empty() {
            String::new()
        } else {
            format!("({})", types.join(", "))
        };
        let text = format!(
            "variant {}::{}{payload}{}",
            self.path,
            variant.name(),
            Self::marks(variant)
        );
        let buildable = !source.met_unnameable() && !variant.is_non_exhaustive();
        let probe =
            buildable.then(|| probes::variant(&self.source_path(), variant.name(), &source_types));
        self.push(text, line.mentions(), variant.is_hidden(), probe);
    }

    fn interface(&mut self, item: Item<'_>, body: &Value) {
        let renderer = self.renderer(Form::Line);
        let bounds = renderer.bounds(&body["bounds"]);
        let bounds = if bounds.is_empty() {
            bounds
        } else {
            format!(": {bounds}")
        };
        let (parameters, predicates) = self.generics(&body["generics"]);
        let line = format!(
            "trait {}{parameters}{bounds}{predicates}{}",
            self.path,
            Self::marks(item)
        );
        self.push(line, renderer.mentions(), false, None);
        for id in ids(&body["items"]) {
            let Some(method) = self.krate.item(id) else {
                continue;
            };
            let (kind, function) = method.inner();
            if kind == "function" {
                self.function(method, function, &Value::Null, Some("S"));
            }
        }
    }

    fn value(&mut self, kind: &str, body: &Value) {
        let (line, source) = (self.renderer(Form::Line), self.renderer(Form::Source));
        let kind = if kind == "constant" { "const" } else { kind };
        let text = format!("{kind} {}: {}", self.path, line.ty(&body["type"]));
        let probe = probes::value(&self.source_path(), &source.ty(&body["type"]));
        self.push(text, line.mentions(), false, Some(probe));
    }

    fn alias(&mut self, body: &Value) {
        let renderer = self.renderer(Form::Line);
        let (parameters, predicates) = self.generics(&body["generics"]);
        let defaults = list(&body["generics"]["params"])
            .iter()
            .map(|parameter| renderer.ty(&parameter["kind"]["type"]["default"]));
        let defaults: Vec<String> = defaults.collect();
        let target = renderer.ty(&body["type"]);
        let text = format!(
            "type {}{parameters}{predicates} = {target} (defaults {})",
            self.path,
            defaults.join(", ")
        );
        let probe = format!("use {} as _;", self.source_path());
        self.push(text, renderer.mentions(), false, Some(probe));
    }

    /// A function: a method of the described type (`implementation` is its impl), a trait's method (`of_trait`
    /// names the parameter that implements the trait), or a free one.
    fn function(
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
            format!("<{source_owner}>::{}", item.name())
        };
        let signature = probes::Signature::read(&source, body);
        let probe = (!source.met_unnameable()).then(|| signature.probe(&callee, &outer));
        self.push(text, line.mentions(), item.is_hidden(), probe);
    }

    fn impls(&mut self, body: &Value) {
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

/// `<A, B>`, or nothing.
pub fn angle(parameters: &[String]) -> String {
    match parameters.is_empty() {
        true => String::new(),
        false => format!("<{}>", parameters.join(", ")),
    }
}
