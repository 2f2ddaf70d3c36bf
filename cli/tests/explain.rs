//! Every code is explained, every explained code exists, and the example of each explanation gets that code and no other,
//! with the severity that the explanation states.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use smithy_codegen::diff::kinds;
use smithy_codegen_cli::config::codes as commands;
use smithy_codegen_cli::explain::{self, Explanation};
use smithy_model::Code;

/// The codes that no small input gets. Their sections say why.
const WITHOUT_EXAMPLE: [&str; 4] = ["G013", "G900", "C013", "C015"];

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn codes() -> impl Iterator<Item = &'static Code> {
    let models = smithy_model::diagnostic::codes::ALL;
    models
        .iter()
        .chain(smithy_codegen::codes::ALL)
        .chain(commands::ALL)
}

#[test]
fn every_code_is_explained_under_its_title_and_nothing_else_is() {
    let known: Vec<String> = codes()
        .map(|code| format!("{}  {}", code.id, code.title))
        .collect();
    let changes = kinds::ALL.iter();
    let changes = changes.map(|kind| format!("{}  {}", kind.code, kind.title));
    let known: Vec<String> = known.into_iter().chain(changes).collect();
    let output = run(Path::new("."), &["explain"]);
    let listed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(listed.lines().collect::<Vec<&str>>(), known);
    let distinct: BTreeSet<&str> = codes().map(|code| code.id).collect();
    assert_eq!(
        distinct.len(),
        codes().count(),
        "a code stands for two things"
    );
}

/// A code that was made elsewhere would be in no list.
#[test]
fn codes_are_made_in_the_lists_alone() {
    let mut folders: Vec<PathBuf> = ["model", "codegen", "cli"]
        .iter()
        .map(|name| Path::new(REPOSITORY).join(name).join("src"))
        .collect();
    let mut makers = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::read_to_string(&path).unwrap().contains("Code::new(") {
                makers.push(path);
            }
        }
    }
    assert_eq!(makers.len(), 1, "{makers:?}");
    assert!(makers[0].ends_with("model/src/diagnostic/codes.rs"));
}

#[test]
fn a_section_is_printed_whole() {
    let here = Path::new(".");
    for one in explain::diagnostics().chain(explain::changes()) {
        let output = run(here, &["explain", &one.code.to_lowercase()]);
        assert!(output.status.success(), "{output:?}");
        let said = String::from_utf8(output.stdout).unwrap();
        let expected = format!("{}: {}\n\n{}\n", one.code, one.title, one.text);
        assert_eq!(said, expected);
        // A terminal follows no relative link.
        assert!(!said.contains("](") && !said.contains("\n# "), "{said}");
    }
    let removed = run(here, &["explain", "Field-Removed"]);
    let said = String::from_utf8(removed.stdout).unwrap();
    assert!(said.contains("- API: major, programs that use the item no longer compile"));
    let output = run(here, &["explain", "M0144"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("error: there is no code `M0144`\n\nhelp: did you mean `M014`"),
        "{said}"
    );
}

#[test]
fn every_example_gets_its_code_and_no_other() {
    let readme = fs::read_to_string(Path::new(REPOSITORY).join("docs/diagnostics/README.md"));
    let readme = readme.unwrap();
    let shared = Shared {
        configuration: named(&readme, "codegen.toml"),
        service: named(&readme, "service.json"),
    };
    let mut without = Vec::new();
    let mut wrong = Vec::new();
    for one in explain::diagnostics() {
        if one.text.contains("\nNo example: ") {
            assert!(blocks(&one.text).is_empty(), "{}", one.code);
            without.push(one.code);
            continue;
        }
        let severity = match one.text.split_once(". ").map(|(first, _)| first) {
            Some("Error") => "error",
            Some("Warning") => "warning",
            _ => panic!("{} does not begin with its severity", one.code),
        };
        let output = provoke(&one, &shared);
        let said = String::from_utf8_lossy(&output.stderr);
        let expected = format!("{severity}[{}]", one.code);
        let found = said.lines().filter_map(|line| {
            let is_title = line.starts_with("error") || line.starts_with("warning");
            line.split_once(": ")
                .filter(|_| is_title)
                .map(|(title, _)| title)
        });
        let found: BTreeSet<&str> = found.collect();
        if found != BTreeSet::from([expected.as_str()])
            || output.status.success() != (severity == "warning")
        {
            wrong.push(format!("{}: {:?}\n{said}", one.code, output.status.code()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(without, WITHOUT_EXAMPLE);
}

/// What all examples share.
struct Shared<'t> {
    configuration: &'t str,
    service: &'t str,
}

/// A fenced text: its language, the name of its file if it has one, and the text.
struct Block<'t> {
    language: &'t str,
    name: Option<&'t str>,
    text: &'t str,
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let fenced = text.split("```").skip(1).step_by(2);
    let blocks = fenced.map(|block| {
        let (head, text) = block.split_once('\n').unwrap();
        let (language, name) = match head.trim_end().split_once(' ') {
            Some((language, name)) => (language, Some(name)),
            None => (head.trim_end(), None),
        };
        Block {
            language,
            name,
            text,
        }
    });
    blocks.collect()
}

/// The block of a page with a name.
fn named<'t>(page: &'t str, name: &str) -> &'t str {
    let mut blocks = blocks(page).into_iter();
    blocks.find(|block| block.name == Some(name)).unwrap().text
}

/// Writes the files of an example into an empty folder and runs its commands there. The last one is judged.
fn provoke(one: &Explanation, shared: &Shared<'_>) -> Output {
    // Cargo would take a program below this repository for a part of it.
    let folder = format!("smithy-codegen-explain-{}-{}", one.code, std::process::id());
    let folder = std::env::temp_dir().join(folder);
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "runtime/Cargo.toml",
        "[package]\nname = \"smithy-client-runtime\"\n",
    );
    write("service.json", shared.service);
    let blocks = blocks(&one.text);
    let mut models = Vec::new();
    let mut has_service = false;
    for block in blocks.iter().filter(|block| block.language == "json") {
        let name = block.name.unwrap_or("model.json");
        write(name, block.text);
        models.push(format!("{name:?}"));
        has_service |= block.text.contains("\"service\"") || block.text.contains("\"operations\"");
    }
    if !has_service {
        models.push("\"service.json\"".to_owned());
    }
    let all = shared
        .configuration
        .replace("\"model.json\"", &models.join(", "));
    write("codegen.toml", &all);
    for block in blocks.iter().filter(|block| block.language == "toml") {
        write(block.name.unwrap_or("codegen.toml"), block.text);
    }
    let scripts = blocks.iter().filter(|block| block.language == "sh");
    let mut commands: Vec<&str> = scripts.flat_map(|block| block.text.lines()).collect();
    if commands.is_empty() {
        commands.push("smithy-codegen generate");
    }
    let mut last = None;
    for command in commands {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(words[0], "smithy-codegen", "{command}");
        last = Some(run(&folder, &words[1..]));
    }
    fs::remove_dir_all(folder).unwrap();
    last.unwrap()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smithy-codegen"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}
