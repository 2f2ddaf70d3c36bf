//! What the tests of hostile models share: generating, and what to expect of either result.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use smithy_codegen::emit::Files;
use smithy_codegen::ir::Crate;
use smithy_codegen::{
    emit, lower, naming, render, select, Options, PackageName, PackageVersion, RuntimeSource,
};
use smithy_model::{Diagnostics, SourceFile};

/// The name that all models of these tests go by.
const FILE: &str = "model.json";

/// Reads a hostile model of the repository.
pub fn own_model(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/models");
    std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap()
}

pub fn file(text: &str) -> SourceFile {
    SourceFile::new(FILE, text)
}

pub fn options() -> Options {
    Options {
        service: None,
        protocol: None,
        operations: Vec::new(),
        package: PackageName::new("hostile").unwrap(),
        version: PackageVersion::new("1.0.0").unwrap(),
        runtime: RuntimeSource::Version("0.1".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    }
}

/// The whole way from a text to files, or what was found to be wrong.
pub fn generate(text: &str) -> Result<Files, Diagnostics> {
    let model = smithy_model::load(&[file(text)])?;
    Ok(smithy_codegen::generate(&model, &options())?.files)
}

/// The way from a text to what is rendered, which is all but the printing.
pub fn lower(text: &str) -> Result<Crate, Diagnostics> {
    let model = smithy_model::load(&[file(text)])?;
    let mut diagnostics = Diagnostics::new();
    let options = options();
    let selection = select::select(&model, &options)?;
    let names = naming::assign(&model, &selection.service, &mut diagnostics);
    let krate = lower::service(&model, &names, &selection, &options, &mut diagnostics);
    krate.ok_or(diagnostics)
}

/// Prints what was lowered, which must always succeed.
pub fn print(krate: &Crate) -> Files {
    emit::finish(render::krate(krate)).unwrap()
}

/// Every finding must say where it is and what it is about, in words that no terminal acts on.
pub fn assert_well_placed(findings: &Diagnostics, text: &str) {
    assert!(findings.has_errors(), "refused without a reason: {text}");
    let source = file(text);
    for finding in findings.iter() {
        let origin = &finding.origin;
        assert_eq!(&*origin.file, FILE, "{finding:?}");
        assert!(source.locate(origin).is_some(), "{finding:?} in {text}");
        let words = [Some(&finding.message), finding.help.as_ref()];
        for words in words.into_iter().flatten() {
            let acts = |c: char| c.is_control() || is_bidirectional(c);
            assert!(!words.is_empty() && !words.contains(acts), "{words:?}");
        }
    }
}

/// Whether a character changes the direction of the text around it.
pub fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// The Rust files as tokens without documentation and with every string the same: what is left when all
/// that a model can say in words is taken away.
pub fn skeletons(files: &Files) -> Vec<(String, String)> {
    let rust = files
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".rs"));
    let skeletons = rust.map(|(path, text)| {
        syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let tokens: TokenStream = text.parse().unwrap();
        let mut skeleton = String::new();
        append(tokens, &mut skeleton);
        (path.as_str().to_owned(), skeleton)
    });
    skeletons.collect()
}

fn append(tokens: TokenStream, skeleton: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let inner =
                    matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '!');
                let mut ahead = tokens.clone();
                if inner {
                    ahead.next();
                }
                match ahead.next() {
                    Some(TokenTree::Group(group)) if is_documentation(&group.stream()) => {
                        tokens = ahead;
                    }
                    _ => skeleton.push_str("# "),
                }
            }
            // What follows `=>` gets braces when it does not fit on a line.
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Brace && skeleton.ends_with("= > ") =>
            {
                append(group.stream(), skeleton);
            }
            // Lists get a comma at their end when they do not fit on a line.
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("( ", ") "),
                    Delimiter::Brace => ("{ ", "}\n"),
                    Delimiter::Bracket => ("[ ", "] "),
                    Delimiter::None => ("", ""),
                };
                skeleton.push_str(open);
                append(group.stream(), skeleton);
                skeleton.push_str(close);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let is_string = text.ends_with(['"', '#']);
                skeleton.push_str(if is_string { "\"\"" } else { &text });
                skeleton.push(' ');
            }
            other => skeleton.push_str(&format!("{other} ")),
        }
    }
}

fn is_documentation(attribute: &TokenStream) -> bool {
    let first = attribute.clone().into_iter().next();
    matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}
