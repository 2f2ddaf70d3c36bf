//! Types, bounds and generics of rustdoc's JSON as text. In: JSON values. Out: either a line for the
//! comparison, in which local items are named from `crate`, or source for the probe, in which every name
//! resolves from another crate.

use super::probes;
use super::rustdoc::{list, Documented};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};

/// The public path of each local item, without the crate's name.
pub type PublicPaths = HashMap<u64, String>;

/// What the text is for.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// A line that is compared.
    Line,
    /// Source that is compiled.
    Source,
}

/// Renders, and remembers which local items were named.
pub struct Renderer<'a> {
    krate: &'a Documented,
    public: &'a PublicPaths,
    form: Form,
    /// What `Self` stands for.
    subject: RefCell<Option<String>>,
    substitutions: RefCell<HashMap<String, String>>,
    mentions: RefCell<BTreeSet<u64>>,
    unnameable: Cell<bool>,
}

impl<'a> Renderer<'a> {
    /// A renderer that has named nothing yet.
    pub fn new(krate: &'a Documented, public: &'a PublicPaths, form: Form) -> Self {
        Self {
            krate,
            public,
            form,
            subject: RefCell::default(),
            substitutions: RefCell::default(),
            mentions: RefCell::default(),
            unnameable: Cell::new(false),
        }
    }

    /// Says what `Self` stands for from here on.
    pub fn set_subject(&self, subject: Option<String>) {
        *self.subject.borrow_mut() = subject;
    }

    /// The local items named so far.
    pub fn mentions(&self) -> BTreeSet<u64> {
        self.mentions.borrow().clone()
    }

    /// Whether something was named that has no public path.
    pub fn met_unnameable(&self) -> bool {
        self.unnameable.get()
    }

    /// The path of an item: a local one from the crate's root, another one from its own crate's.
    pub fn item(&self, id: u64, written: &str) -> String {
        if self.krate.item(id).is_some() {
            self.mentions.borrow_mut().insert(id);
            return self.local(id, written);
        }
        // The support crate is an inner part: what is not re-exported from it has no name for callers.
        if self.krate.is_support(id) {
            return self.local(id, written);
        }
        let path = match self.form {
            Form::Line => self.krate.defining_path(id),
            Form::Source => self.krate.nameable_path(id),
        };
        path.unwrap_or_else(|| written.to_owned())
    }

    fn local(&self, id: u64, written: &str) -> String {
        match (self.public.get(&id), self.form) {
            (Some(path), Form::Line) => format!("crate::{path}"),
            (Some(path), Form::Source) => {
                format!("::{}::{}", self.krate.name, probes::written(path))
            }
            (None, _) => {
                self.unnameable.set(true);
                let name = written.rsplit("::").next().unwrap_or(written);
                format!("(private)::{name}")
            }
        }
    }

    /// A path with its arguments; a local alias is replaced by what it stands for.
    pub fn path(&self, path: &Value) -> String {
        let written = path["path"].as_str().unwrap_or_default();
        let id = path["id"].as_u64().unwrap_or(u64::MAX);
        let arguments = self.arguments(&path["args"]);
        if let Some(("type_alias", alias)) = self.krate.item(id).map(|item| item.inner()) {
            return self.alias(alias, &arguments);
        }
        let name = self.item(id, written);
        if let Some(parenthesized) = path["args"].get("parenthesized") {
            let inputs: Vec<String> = list(&parenthesized["inputs"])
                .iter()
                .map(|input| self.ty(input))
                .collect();
            return format!(
                "{name}({}){}",
                inputs.join(", "),
                self.output(&parenthesized["output"])
            );
        }
        let mut arguments = arguments;
        // The one upstream type with a defaulted parameter that public signatures name.
        if name.ends_with("result::SdkError") && arguments.len() == 1 {
            let response = match self.form {
                Form::Line => "aws_smithy_runtime_api::http::response::Response",
                Form::Source => "::aws_smithy_runtime_api::client::orchestrator::HttpResponse",
            };
            arguments.push(response.to_owned());
        }
        match (arguments.is_empty(), self.form) {
            (true, _) => name,
            (false, _) => format!("{name}<{}>", arguments.join(", ")),
        }
    }

    fn alias(&self, alias: &Value, arguments: &[String]) -> String {
        let mut substitutions = HashMap::new();
        for (index, parameter) in list(&alias["generics"]["params"]).iter().enumerate() {
            let name = parameter["name"].as_str().unwrap_or_default().to_owned();
            let given = arguments.get(index).cloned();
            let default = || self.ty(&parameter["kind"]["type"]["default"]);
            substitutions.insert(name, given.unwrap_or_else(default));
        }
        let outer = self.substitutions.replace(substitutions);
        let rendered = self.ty(&alias["type"]);
        self.substitutions.replace(outer);
        rendered
    }

    fn arguments(&self, arguments: &Value) -> Vec<String> {
        let Some(bracketed) = arguments.get("angle_bracketed") else {
            return Vec::new();
        };
        let mut rendered = Vec::new();
        for argument in list(&bracketed["args"]) {
            if let Some(lifetime) = argument["lifetime"].as_str() {
                // An elided lifetime may be written or left out; the comparison leaves it out.
                if lifetime != "'_" || self.form == Form::Source {
                    rendered.push(lifetime.to_owned());
                }
            } else if !argument["type"].is_null() {
                rendered.push(self.ty(&argument["type"]));
            } else if let Some(value) = argument["const"]["expr"].as_str() {
                rendered.push(value.to_owned());
            }
        }
        for constraint in list(&bracketed["constraints"]) {
            let name = constraint["name"].as_str().unwrap_or_default();
            let equal = &constraint["binding"]["equality"]["type"];
            rendered.push(match equal.is_null() {
                false => format!("{name} = {}", self.ty(equal)),
                true => format!(
                    "{name}: {}",
                    self.bounds(&constraint["binding"]["constraint"])
                ),
            });
        }
        rendered
    }

    /// A type.
    pub fn ty(&self, ty: &Value) -> String {
        let Some((kind, body)) = ty.as_object().and_then(|object| object.iter().next()) else {
            return "_".to_owned();
        };
        match kind.as_str() {
            "resolved_path" => self.path(body),
            "generic" => self.generic(body.as_str().unwrap_or_default()),
            "primitive" => match body.as_str().unwrap_or_default() {
                "never" => "!".to_owned(),
                name => name.to_owned(),
            },
            "borrowed_ref" => {
                let lifetime = body["lifetime"]
                    .as_str()
                    .filter(|lifetime| *lifetime != "'_");
                let lifetime = lifetime.map_or(String::new(), |lifetime| format!("{lifetime} "));
                let mutable = if body["is_mutable"] == true {
                    "mut "
                } else {
                    ""
                };
                let target = self.ty(&body["type"]);
                match target.starts_with("dyn ") && target.contains(" + ") {
                    true => format!("&{lifetime}{mutable}({target})"),
                    false => format!("&{lifetime}{mutable}{target}"),
                }
            }
            "tuple" => {
                let parts: Vec<String> = list(body).iter().map(|part| self.ty(part)).collect();
                match parts.as_slice() {
                    [only] => format!("({only},)"),
                    _ => format!("({})", parts.join(", ")),
                }
            }
            "slice" => format!("[{}]", self.ty(body)),
            "array" => format!(
                "[{}; {}]",
                self.ty(&body["type"]),
                body["len"].as_str().unwrap_or("_")
            ),
            "impl_trait" => format!("impl {}", self.bounds(body)),
            "dyn_trait" => self.dyn_trait(body),
            "qualified_path" => {
                let name = body["name"].as_str().unwrap_or_default();
                format!(
                    "<{} as {}>::{name}",
                    self.ty(&body["self_type"]),
                    self.path(&body["trait"])
                )
            }
            "function_pointer" => {
                let inputs = list(&body["sig"]["inputs"])
                    .iter()
                    .map(|input| self.ty(&input[1]));
                let inputs: Vec<String> = inputs.collect();
                format!(
                    "fn({}){}",
                    inputs.join(", "),
                    self.output(&body["sig"]["output"])
                )
            }
            other => format!("({other})"),
        }
    }

    fn generic(&self, name: &str) -> String {
        if name == "Self" {
            return self
                .subject
                .borrow()
                .clone()
                .unwrap_or_else(|| "Self".to_owned());
        }
        self.substitutions
            .borrow()
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    }

    fn dyn_trait(&self, body: &Value) -> String {
        let traits = list(&body["traits"])
            .iter()
            .map(|bound| self.path(&bound["trait"]));
        let mut parts: Vec<String> = traits.collect();
        parts.extend(body["lifetime"].as_str().map(str::to_owned));
        format!("dyn {}", parts.join(" + "))
    }

    /// ` -> T`, or nothing for the unit type.
    pub fn output(&self, output: &Value) -> String {
        match output.is_null() {
            true => String::new(),
            false => format!(" -> {}", self.ty(output)),
        }
    }

    /// Bounds joined by `+`.
    pub fn bounds(&self, bounds: &Value) -> String {
        let mut parts = Vec::new();
        for bound in list(bounds) {
            if let Some(lifetime) = bound["outlives"].as_str() {
                parts.push(lifetime.to_owned());
            } else if let Some(body) = bound.get("trait_bound") {
                let maybe = if body["modifier"] == "maybe" { "?" } else { "" };
                let binder: Vec<&str> = list(&body["generic_params"])
                    .iter()
                    .filter_map(|parameter| parameter["name"].as_str())
                    .collect();
                let binder = match binder.is_empty() {
                    true => String::new(),
                    false => format!("for<{}> ", binder.join(", ")),
                };
                parts.push(format!("{binder}{maybe}{}", self.path(&body["trait"])));
            }
        }
        parts.join(" + ")
    }

    /// The names of generic parameters, without those that `impl Trait` arguments stand for.
    pub fn parameters(&self, generics: &Value) -> Vec<String> {
        let parameters = list(&generics["params"]).iter();
        let named =
            parameters.filter(|parameter| parameter["kind"]["type"]["is_synthetic"] != true);
        named
            .filter_map(|parameter| parameter["name"].as_str())
            .map(str::to_owned)
            .collect()
    }

    /// Every bound on generic parameters as `where` predicates, in alphabetical order.
    pub fn predicates(&self, generics: &Value) -> Vec<String> {
        let mut predicates = Vec::new();
        for parameter in list(&generics["params"]) {
            let kind = &parameter["kind"]["type"];
            let bounds = self.bounds(&kind["bounds"]);
            if kind["is_synthetic"] != true && !bounds.is_empty() {
                let name = parameter["name"].as_str().unwrap_or_default();
                predicates.push(format!("{name}: {bounds}"));
            }
        }
        for predicate in list(&generics["where_predicates"]) {
            if let Some(body) = predicate.get("bound_predicate") {
                predicates.push(format!(
                    "{}: {}",
                    self.ty(&body["type"]),
                    self.bounds(&body["bounds"])
                ));
            } else if let Some(body) = predicate.get("lifetime_predicate") {
                let outlived: Vec<&str> = list(&body["outlives"])
                    .iter()
                    .filter_map(Value::as_str)
                    .collect();
                predicates.push(format!(
                    "{}: {}",
                    body["lifetime"].as_str().unwrap_or_default(),
                    outlived.join(" + ")
                ));
            }
        }
        predicates.sort();
        predicates
    }
}
