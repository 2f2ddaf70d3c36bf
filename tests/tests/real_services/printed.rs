//! Files are printed unit by unit, and a unit from the layout of an earlier one: the text is the one that prettyplease
//! makes of each file as a whole.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use smithy_codegen::emit::{Files, Layouts};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::SourceFile;
use tests::conformance;

/// Text with its blank lines and comments taken out, which the printer does not keep.
fn without_blank_lines(text: &str) -> String {
    let is_code = |line: &&str| {
        let line = line.trim_start();
        let is_comment = line.starts_with("//")
            && !line.starts_with("//!")
            && (!line.starts_with("///") || line.starts_with("////"));
        !line.is_empty() && !is_comment
    };
    text.lines()
        .filter(is_code)
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Text with each macro call in one line, as its tokens: how entries of macros are printed is decided here, not by
/// prettyplease.
fn with_calls_as_tokens(text: &str) -> String {
    let mut joined = String::new();
    let mut call = String::new();
    for line in text.lines() {
        if call.is_empty() && !(line.starts_with("runtime::") && line.ends_with(['{', '(', ';'])) {
            joined.push_str(line);
            joined.push('\n');
            continue;
        }
        call.push_str(line);
        call.push('\n');
        if line == "}" || line.ends_with(");") {
            let tokens: TokenStream = call.parse().unwrap();
            joined.push_str(&tokens.to_string());
            joined.push('\n');
            call.clear();
        }
    }
    joined + &call
}

/// Compares the Rust files of a crate with what prettyplease makes of each of them as a whole; macro calls are
/// compared by their tokens.
fn assert_printed_as_a_whole(name: &str, files: &Files) -> usize {
    let mut count = 0;
    for (path, text) in files
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".rs"))
    {
        // Sources that are the same for every service are copied, not printed.
        let source = std::fs::read_to_string(Path::new("../codegen/skeleton").join(path.as_str()));
        if source.is_ok_and(|source| text.ends_with(&source)) {
            continue;
        }
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{name} {path}: {error}"));
        let printed = prettyplease::unparse(&parsed);
        let comparable = |text: &str| with_calls_as_tokens(&without_blank_lines(text));
        let (pairs, other) = (comparable(text), comparable(&printed));
        if pairs != other {
            let mut lines = pairs.lines().zip(other.lines());
            panic!(
                "{name} {path}: {:?}",
                lines.find(|(ours, theirs)| ours != theirs)
            );
        }
        count += 1;
    }
    count
}

#[test]
fn the_files_of_this_repository_are_printed_as_whole_files() {
    let model = "../model/services/partnercentral-account.json";
    assert!(print_as_whole_files(vec![model.into()]) > 0);
}

#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn files_of_real_services_are_printed_as_whole_files() {
    let entries = std::fs::read_dir(conformance::path("aws-smithy-models")).unwrap();
    let mut models: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    models.sort();
    let files = print_as_whole_files(models.into_iter().step_by(25).collect());
    conformance::ran("files of real services", files);
}

/// Files are printed unit by unit, and a unit from the layout of an earlier one. Nothing of that shows. How many files
/// were printed comes back.
fn print_as_whole_files(models: Vec<PathBuf>) -> usize {
    let mut layouts = Layouts::default();
    let (mut crates, mut count) = (0, 0);
    for path in models {
        let bytes = std::fs::read(&path).unwrap();
        let source = SourceFile::from_bytes(path.display().to_string(), bytes).unwrap();
        let model = smithy_model::load(&[source]).unwrap();
        let options = Options {
            service: None,
            protocol: None,
            operations: Vec::new(),
            package: PackageName::new("sample").unwrap(),
            version: PackageVersion::new("0.1.0").unwrap(),
            runtime: RuntimeSource::Version("0.1.0".to_owned()),
            manifest: smithy_codegen::ManifestKeys::default(),
        };
        // Protocols that are not there yet.
        let Ok(generated) = smithy_codegen::generate_with(&model, &options, &mut layouts, 1) else {
            continue;
        };
        let files = generated.files;
        crates += 1;
        count += assert_printed_as_a_whole(&path.display().to_string(), &files);
    }
    eprintln!("{crates} crates are printed as whole files");
    count
}
