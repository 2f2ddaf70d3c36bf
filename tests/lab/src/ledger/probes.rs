//! The probe program: Rust items that compile if a public thing is there with exactly these types. In:
//! rendered signatures and paths. Out: source text.

use super::items::angle;
use super::render::Renderer;
use super::rustdoc::list;
use serde_json::Value;
use smithy_codegen::naming::is_keyword;

/// The generic parameters and predicates around a function.
pub struct Outer {
    /// Parameter names.
    pub parameters: Vec<String>,
    /// `where` predicates.
    pub predicates: Vec<String>,
}

/// A function's signature, rendered.
pub struct Signature {
    is_const: bool,
    is_async: bool,
    is_unsafe: bool,
    parameters: Vec<String>,
    predicates: Vec<String>,
    inputs: Vec<Input>,
    output: String,
}

struct Input {
    is_receiver: bool,
    ty: String,
}

/// What a function gives to whoever awaits it, if it returns a future of the generated crate: for its callers it is the
/// same as an `async fn`.
fn awaited(output: &str) -> Option<String> {
    let (name, rest) = output.strip_prefix(" -> ")?.split_once('<')?;
    let (value, error) = rest.strip_suffix('>')?.split_once(", ")?;
    let result = "core::result::Result";
    let runtime = "aws_smithy_runtime_api::client";
    let sdk_error =
        format!("{runtime}::result::SdkError<{error}, {runtime}::orchestrator::HttpResponse>");
    Some(match name {
        "crate::client::SendFuture" => format!(" -> {result}<{value}, {sdk_error}>"),
        "crate::waiters::WaitFuture" => {
            let last = format!("{runtime}::waiters::FinalPoll<{value}, {sdk_error}>");
            let failure = format!("{runtime}::waiters::error::WaiterError<{value}, {error}>");
            format!(" -> {result}<{last}, {failure}>")
        }
        _ => return None,
    })
}

impl Signature {
    /// Reads rustdoc's JSON of a function.
    pub fn read(renderer: &Renderer<'_>, body: &Value) -> Self {
        let header = &body["header"];
        let inputs = list(&body["sig"]["inputs"]).iter().map(|input| Input {
            is_receiver: input[0] == "self",
            ty: renderer.ty(&input[1]),
        });
        let output = renderer.output(&body["sig"]["output"]);
        let awaited = awaited(&output);
        Self {
            is_const: header["is_const"] == true,
            is_async: header["is_async"] == true || awaited.is_some(),
            is_unsafe: header["is_unsafe"] == true,
            parameters: renderer.parameters(&body["generics"]),
            predicates: renderer.predicates(&body["generics"]),
            inputs: inputs.collect(),
            output: awaited.unwrap_or(output),
        }
    }

    /// The signature in one line; parameter names are no part of it.
    pub fn line(&self, name: &str) -> String {
        let mut line = String::new();
        for (is_so, word) in [
            (self.is_const, "const "),
            (self.is_async, "async "),
            (self.is_unsafe, "unsafe "),
        ] {
            if is_so {
                line.push_str(word);
            }
        }
        let inputs = self.inputs.iter().map(|input| match input.is_receiver {
            true => format!("self: {}", input.ty),
            false => input.ty.clone(),
        });
        let inputs: Vec<String> = inputs.collect();
        line.push_str(&format!(
            "{name}{}({}){}",
            angle(&self.parameters),
            inputs.join(", "),
            self.output
        ));
        if !self.predicates.is_empty() {
            line.push_str(&format!(" where {}", self.predicates.join(", ")));
        }
        line
    }

    /// A typed function pointer where a function pointer can say the type; otherwise a function of the same
    /// signature that does nothing but call the real one.
    pub fn probe(&self, callee: &str, outer: &Outer) -> String {
        let is_opaque = |ty: &str| ty.contains("impl ");
        let plain = !self.is_async
            && outer.parameters.is_empty()
            && self.predicates.is_empty()
            && self
                .parameters
                .iter()
                .all(|parameter| parameter.starts_with('\''))
            && !is_opaque(&self.output)
            && !self.inputs.iter().any(|input| is_opaque(&input.ty));
        match plain {
            true => self.pointer(callee),
            false => self.delegate(callee, outer),
        }
    }

    fn pointer(&self, callee: &str) -> String {
        let types: Vec<&str> = self.inputs.iter().map(|input| input.ty.as_str()).collect();
        let binder = match self.parameters.is_empty() {
            true => String::new(),
            false => format!("for<{}> ", self.parameters.join(", ")),
        };
        format!(
            "const _: {binder}fn({}){} = {callee};",
            types.join(", "),
            self.output
        )
    }

    fn delegate(&self, callee: &str, outer: &Outer) -> String {
        let mut parameters: Vec<String> = outer
            .parameters
            .iter()
            .chain(&self.parameters)
            .cloned()
            .collect();
        // Lifetimes come first.
        parameters.sort_by_key(|parameter| !parameter.starts_with('\''));
        let predicates: Vec<&str> = outer
            .predicates
            .iter()
            .chain(&self.predicates)
            .map(String::as_str)
            .collect();
        let arguments: Vec<String> = self
            .inputs
            .iter()
            .enumerate()
            .map(|(index, input)| format!("argument_{index}: {}", input.ty))
            .collect();
        let passed: Vec<String> = (0..self.inputs.len())
            .map(|index| format!("argument_{index}"))
            .collect();
        let (keyword, suffix) = if self.is_async {
            ("async ", ".await")
        } else {
            ("", "")
        };
        format!(
            "const _: () = {{ {keyword}fn probe{}({}){}{} {{ {callee}({}){suffix} }} }};",
            angle(&parameters),
            arguments.join(", "),
            self.output,
            clause(&predicates),
            passed.join(", ")
        )
    }
}

fn clause(predicates: &[&str]) -> String {
    match predicates.is_empty() {
        true => String::new(),
        false => format!(" where {}", predicates.join(", ")),
    }
}

/// A name or a path from the root of a crate as sources write it; rustdoc's JSON has raw names without `r#`.
pub fn written(path: &str) -> String {
    let names = path.split("::").map(|name| match is_keyword(name) {
        true => format!("r#{name}"),
        false => name.to_owned(),
    });
    names.collect::<Vec<String>>().join("::")
}

/// A public field, borrowed.
pub fn field(owner: &str, name: &str, ty: &str) -> String {
    let name = written(name);
    format!("const _: fn(&{owner}) -> &{ty} = |value| &value.{name};")
}

/// A variant, built.
pub fn variant(owner: &str, name: &str, types: &[String]) -> String {
    let name = written(name);
    match types.is_empty() {
        true => format!("const _: fn() -> {owner} = || {owner}::{name};"),
        false => format!(
            "const _: fn({}) -> {owner} = {owner}::{name};",
            types.join(", ")
        ),
    }
}

/// A constant or static, read.
pub fn value(path: &str, ty: &str) -> String {
    let ty = ty.replacen('&', "&'static ", 1);
    format!("const _: fn() -> {ty} = || {path};")
}

/// A trait impl, as a bound that must hold.
pub fn implements(subject: &str, bound: &str, outer: &Outer) -> String {
    // In a bound, an elided lifetime must be introduced.
    let bound = match bound.contains('&') && !bound.contains("&'") {
        true => format!("for<'any> {}", bound.replace('&', "&'any ")),
        false => bound.to_owned(),
    };
    let predicates: Vec<&str> = outer.predicates.iter().map(String::as_str).collect();
    let predicates = clause(&predicates);
    let mut declared = outer.parameters.clone();
    declared.push(format!("X: {bound} + ?Sized"));
    // Lifetimes are inferred; types must be passed on.
    let types = outer
        .parameters
        .iter()
        .filter(|parameter| !parameter.starts_with('\''));
    let mut passed: Vec<String> = types.cloned().collect();
    passed.push(subject.to_owned());
    format!(
        "const _: () = {{ fn holds{}(){predicates} {{}} fn probe{}(){predicates} {{ holds::{}() }} }};",
        angle(&declared),
        angle(&outer.parameters),
        angle(&passed),
    )
}

#[cfg(test)]
mod tests {
    use super::{field, variant, written};

    #[test]
    fn names_that_are_keywords_are_raw() {
        assert!(field("::a::B", "type", "bool").ends_with("&value.r#type;"));
        assert!(field("::a::B", "kind", "bool").ends_with("&value.kind;"));
        assert!(variant("::a::B", "Type", &[]).ends_with("::a::B::Type;"));
        assert_eq!(
            written("operation::match::Match"),
            "operation::r#match::Match"
        );
    }
}
