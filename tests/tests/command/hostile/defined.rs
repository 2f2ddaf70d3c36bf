//! The names that generated types have for themselves: `codegen/src/naming/defined.rs` is written from what the renderers
//! print, so that names of a model avoid exactly those.
//!
//! `INSTA_UPDATE=always cargo test -p tests --test command defined` writes the table anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use smithy_codegen::ir::enumeration::Values;
use smithy_codegen::ir::{Crate, ErrorEnum, Identifier, Structure};
use syn::ext::IdentExt;

use super::support::{lower, print};

const TABLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../codegen/src/naming/defined.rs"
);

/// The kinds of types that have names of the model beside their own, each with what it is.
const KINDS: &[(&str, &str)] = &[
    ("STRUCTURE", "A structure."),
    ("OUTPUT", "What an operation returns."),
    ("ERROR", "An error."),
    ("BUILDER", "The builder of a structure."),
    ("INPUT_BUILDER", "The builder of what an operation takes."),
    ("ERROR_BUILDER", "The builder of an error."),
    ("FLUENT_BUILDER", "What calls an operation."),
    ("WAITER", "What is filled in and then waits."),
    ("UNION", "A union."),
    ("ENUMERATION", "An enumeration."),
    (
        "OPERATION_ERROR",
        "The errors of an operation or event stream.",
    ),
    ("SERVICE_ERROR", "All errors of the service."),
    ("CLIENT", "The client."),
    ("CONFIG_BUILDER", "The builder of the configuration."),
    ("PARAMS", "The parameters of endpoints."),
    ("PARAMS_BUILDER", "Their builder."),
    ("TYPES_MODULE", "The modules of types and errors."),
];

/// Names by kind.
type Table = BTreeMap<&'static str, BTreeSet<String>>;

/// What few services have.
const RARE: &str = r##"{ "smithy": "2.0", "shapes": {
"a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#Use" }], "traits": {
    "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": { "name": "x" }, "aws.auth#sigv4a": { "name": "x" },
    "smithy.api#httpBearerAuth": {},
    "smithy.rules#endpointRuleSet": { "version": "1.0", "parameters": {
        "Mode": { "type": "string", "builtIn": "AWS::Auth::AccountIdEndpointMode" },
        "Dual": { "type": "boolean", "builtIn": "AWS::UseDualStack", "required": true, "default": false }
    }, "rules": [{ "type": "error", "conditions": [], "error": "none" }] } } },
"a#Use": { "type": "operation", "input": { "target": "a#In" }, "output": { "target": "a#In" },
    "errors": [{ "target": "a#Plain" }, { "target": "a#Busy" }],
    "traits": { "smithy.api#requestCompression": { "encodings": ["gzip"] } } },
"a#In": { "type": "structure", "members": {
    "token": { "target": "smithy.api#String", "traits": { "smithy.api#idempotencyToken": {} } },
    "secret": { "target": "a#Secret" } } },
"a#Secret": { "type": "string", "traits": { "smithy.api#sensitive": {} } },
"a#Plain": { "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" } },
"a#Busy": { "type": "structure", "traits": { "smithy.api#error": "server", "smithy.api#retryable": {} }, "members": {
    "needed": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } } } }
} }"##;

#[test]
fn table_is_what_the_renderers_define() {
    let mut table = Table::new();
    let mut crates = 0;
    lower(RARE).unwrap();
    for text in models() {
        // Models that are refused, and cases without a service, define nothing.
        if let Ok(krate) = lower(&text) {
            crates += 1;
            Printed::new(&krate).add_all(&krate, &mut table);
        }
    }
    assert!(crates > 20, "{crates} crates");
    let expected = shown(&table);
    let found = std::fs::read_to_string(TABLE).unwrap();
    if found != expected && std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        std::fs::write(TABLE, &expected).unwrap();
        return;
    }
    assert_eq!(found, expected, "INSTA_UPDATE=always writes it anew");
}

/// Models in which everything occurs that generated crates can have, and nothing that makes room for it: so the table does
/// not depend on itself.
fn models() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![RARE.to_owned()];
    let mut folders: Vec<PathBuf> = ["cases", "harbor", "streams"]
        .iter()
        .map(|folder| tests.join(folder))
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "json") {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// The source of the table.
fn shown(table: &Table) -> String {
    let mut text = String::from(
        "//! What generated types and modules call themselves or have of their own: functions, fields, variants, constants,\n\
         //! modules. A test writes this file from what the renderers print; see the contributor's guide.\n",
    );
    for (kind, about) in KINDS {
        text.push_str(&format!(
            "\n/// {about}\npub(super) const {kind}: &[&str] = &[\n"
        ));
        for name in table.get(kind).into_iter().flatten() {
            text.push_str(&format!("    {name:?},\n"));
        }
        text.push_str("];\n");
    }
    text
}

/// What a crate's files define, by the file and the type.
struct Printed {
    functions: Vec<(String, String, String)>,
    fields: Vec<(String, String, String)>,
    modules: Vec<(String, String)>,
}

impl Printed {
    fn new(krate: &Crate) -> Printed {
        let mut printed = Printed {
            functions: Vec::new(),
            fields: Vec::new(),
            modules: Vec::new(),
        };
        for (path, text) in print(krate).iter() {
            let path = path.as_str();
            if path.ends_with(".rs") {
                for item in syn::parse_file(text).unwrap().items {
                    printed.add(path, &item);
                }
            }
        }
        printed
    }

    fn add(&mut self, path: &str, item: &syn::Item) {
        let name = |ident: &syn::Ident| ident.unraw().to_string();
        let path = path.to_owned();
        match item {
            syn::Item::Impl(item) if item.trait_.is_none() => {
                let syn::Type::Path(of) = &*item.self_ty else {
                    return;
                };
                let of = name(&of.path.segments.last().unwrap().ident);
                for item in &item.items {
                    let ident = match item {
                        syn::ImplItem::Fn(item) => &item.sig.ident,
                        syn::ImplItem::Const(item) => &item.ident,
                        _ => continue,
                    };
                    self.functions.push((path.clone(), of.clone(), name(ident)));
                }
            }
            syn::Item::Enum(item) => {
                for variant in &item.variants {
                    let (of, variant) = (name(&item.ident), name(&variant.ident));
                    self.fields.push((path.clone(), of, variant));
                }
            }
            syn::Item::Struct(item) => {
                for field in item.fields.iter().filter_map(|field| field.ident.as_ref()) {
                    self.fields
                        .push((path.clone(), name(&item.ident), name(field)));
                }
            }
            syn::Item::Mod(item) if !matches!(item.vis, syn::Visibility::Inherited) => {
                self.modules.push((path, name(&item.ident)));
            }
            _ => {}
        }
    }

    /// Adds what a type has and the model does not name.
    fn type_of(
        &self,
        kind: &'static str,
        (file, name): (&str, &Identifier),
        model: &BTreeSet<&str>,
        table: &mut Table,
    ) {
        let is_it = |path: &str, of: &str| path.starts_with(file) && of == name.plain();
        let own = |all: &[(String, String, String)]| -> Vec<String> {
            let all = all.iter().filter(|(path, of, _)| is_it(path, of));
            let all = all.filter(|(_, _, name)| !model.contains(name.as_str()));
            all.map(|(_, _, name)| name.clone()).collect()
        };
        let functions = own(&self.functions);
        assert!(!functions.is_empty() || kind == "SERVICE_ERROR", "{file}");
        // The fields of what holds other things, a builder or a client, are beside none of the model's.
        let with_fields = [
            "STRUCTURE",
            "OUTPUT",
            "ERROR",
            "UNION",
            "ENUMERATION",
            "OPERATION_ERROR",
            "SERVICE_ERROR",
        ];
        let fields = match with_fields.contains(&kind) {
            true => own(&self.fields),
            false => Vec::new(),
        };
        let names = table.entry(kind).or_default();
        names.extend(functions.into_iter().chain(fields));
    }

    /// A structure and its builder, in a file or the files of a folder.
    fn structure(
        &self,
        kinds: [&'static str; 2],
        file: &str,
        structure: &Structure,
        table: &mut Table,
    ) {
        let fields = structure.fields.iter();
        let names = fields.flat_map(|one| [&one.name, &one.setter, &one.getter]);
        let names: BTreeSet<&str> = names.map(Identifier::plain).collect();
        self.type_of(kinds[0], (file, &structure.path.name), &names, table);
        let builder = &structure.builder.path.name;
        self.type_of(kinds[1], (file, builder), &names, table);
    }

    fn error(&self, kind: &'static str, file: &str, errors: &ErrorEnum, table: &mut Table) {
        let cases = errors.cases.iter();
        let names = cases.flat_map(|case| [case.variant.plain(), case.predicate.plain()]);
        self.type_of(kind, (file, &errors.path.name), &names.collect(), table);
    }

    fn add_all(&self, krate: &Crate, table: &mut Table) {
        let types = "src/types/";
        for structure in &krate.structures {
            self.structure(["STRUCTURE", "BUILDER"], types, structure, table);
        }
        for error in &krate.errors {
            let kinds = ["ERROR", "ERROR_BUILDER"];
            self.structure(kinds, "src/types/error/", &error.structure, table);
        }
        for union in &krate.unions {
            let all = union.variants.iter();
            let names = all.flat_map(|one| [&one.name, &one.accessor, &one.predicate]);
            let names = names.map(Identifier::plain).collect();
            self.type_of("UNION", (types, &union.path.name), &names, table);
        }
        for enumeration in &krate.enumerations {
            let names = match &enumeration.values {
                Values::Named(values) => values.iter().map(|one| one.name.plain()).collect(),
                Values::Opaque(_) => BTreeSet::new(),
            };
            let name = &enumeration.path.name;
            self.type_of("ENUMERATION", (types, name), &names, table);
        }
        for errors in &krate.event_errors {
            self.error("OPERATION_ERROR", types, &errors.errors, table);
        }
        self.operations(krate, table);
        self.whole(krate, table);
    }

    fn operations(&self, krate: &Crate, table: &mut Table) {
        for operation in &krate.operations {
            let folder = format!("src/operation/{}", operation.module.plain());
            let input = ["STRUCTURE", "INPUT_BUILDER"];
            self.structure(input, &folder, &operation.input, table);
            self.structure(["OUTPUT", "BUILDER"], &folder, &operation.output, table);
            self.error("OPERATION_ERROR", &folder, &operation.error, table);
            let fields = operation.input.fields.iter();
            let names = fields.flat_map(|one| [&one.name, &one.setter, &one.getter]);
            let names: BTreeSet<&str> = names.map(Identifier::plain).collect();
            let caller = &operation.fluent_builder.name;
            self.type_of("FLUENT_BUILDER", (&folder, caller), &names, table);
            for waiter in &operation.waiters {
                let place = ("src/waiters/", &waiter.fluent_builder);
                self.type_of("WAITER", place, &names, table);
            }
        }
    }

    /// What there is one of in a crate.
    fn whole(&self, krate: &Crate, table: &mut Table) {
        let named = |name: &str| Identifier::item(name);
        let errors = &krate.error;
        self.error("SERVICE_ERROR", "src/error_meta.rs", errors, table);
        let operations = krate.operations.iter();
        let methods = operations.map(|one| one.method.plain()).collect();
        self.type_of("CLIENT", ("src/", &named("Client")), &methods, table);
        let settings = krate.config.endpoint_settings.iter();
        let settings = settings.flat_map(|one| [one.method.plain(), one.setter.plain()]);
        let builder = named("Builder");
        let file = "src/config";
        self.type_of(
            "CONFIG_BUILDER",
            (file, &builder),
            &settings.collect(),
            table,
        );
        let params = krate.endpoint.parameters.iter();
        let params = params.flat_map(|one| [&one.names.field, &one.names.setter]);
        let params: BTreeSet<&str> = params.map(Identifier::plain).collect();
        for (kind, name) in [("PARAMS", "Params"), ("PARAMS_BUILDER", "ParamsBuilder")] {
            let file = "src/config/endpoint";
            self.type_of(kind, (file, &named(name)), &params, table);
        }
        let modules = self.modules.iter();
        let modules =
            modules.filter(|(file, _)| ["src/types.rs", "src/types/error.rs"].contains(&&**file));
        let names = table.entry("TYPES_MODULE").or_default();
        names.extend(modules.map(|(_, name)| name.clone()));
    }
}
