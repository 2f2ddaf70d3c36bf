//! One public item, described. In: its id. Out: an entry for the item itself and for each public field and
//! variant; methods and impls are described in `methods`.

use super::probes;
use super::render::{Form, PublicPaths, Renderer};
use super::rustdoc::{ids, list, Documented, Item};
use super::surface::Entry;
use serde_json::Value;
use std::collections::BTreeSet;

/// Describes one item.
pub struct Describer<'a> {
    pub(super) krate: &'a Documented,
    public: &'a PublicPaths,
    id: u64,
    hidden: bool,
    pub(super) path: String,
    /// The entries so far.
    pub entries: Vec<Entry>,
}

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

    pub(super) fn renderer(&self, form: Form) -> Renderer<'a> {
        Renderer::new(self.krate, self.public, form)
    }

    /// How sources name the item.
    pub(super) fn source_path(&self) -> String {
        format!("::{}::{}", self.krate.name, probes::written(&self.path))
    }

    pub(super) fn push(
        &mut self,
        line: String,
        mentions: BTreeSet<u64>,
        hidden: bool,
        probe: Option<String>,
    ) {
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
    pub(super) fn marks(item: Item<'_>) -> String {
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
}

/// `<A, B>`, or nothing.
pub fn angle(parameters: &[String]) -> String {
    match parameters.is_empty() {
        true => String::new(),
        false => format!("<{}>", parameters.join(", ")),
    }
}
