//! The examples in the documentation of a crate: the folder of its sources comes in, and the examples that rustdoc would
//! compile go out, each as a module.

use std::path::{Path, PathBuf};

use crate::tools::{read, Outcome, Problem};

/// What may stand behind the beginning of an example that is compiled.
const COMPILED: [&str; 4] = ["", "no_run", "rust", "should_panic"];

/// An example.
#[derive(Debug, PartialEq)]
pub(super) struct Example {
    /// The file and the line of its beginning.
    place: String,
    /// Its lines, those that readers do not see included.
    lines: Vec<String>,
}

/// The examples in the README and the sources of a crate.
pub(super) fn of_crate(folder: &Path) -> Outcome<Vec<Example>> {
    let mut files = Vec::new();
    collect(&folder.join("src"), &mut files)?;
    files.sort();
    let mut examples = in_text(&read(&folder.join("README.md"))?, "README.md", &|line| {
        Some(line)
    });
    for file in files {
        let place = file.strip_prefix(folder).unwrap_or(&file).display();
        let of_file = in_text(&read(&file)?, &place.to_string(), &documentation);
        examples.extend(of_file);
    }
    Ok(examples)
}

/// The files with sources in a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    let unreadable = |error| Problem::file("list", folder, error);
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The documentation in a line of sources.
fn documentation(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let text = line
        .strip_prefix("///")
        .or_else(|| line.strip_prefix("//!"))?;
    Some(text.strip_prefix(' ').unwrap_or(text))
}

/// The examples in a text; `documentation` is what of a line belongs to it.
fn in_text<'t>(
    text: &'t str,
    place: &str,
    documentation: &dyn Fn(&'t str) -> Option<&'t str>,
) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<(bool, Example)> = None;
    for (index, line) in text.lines().enumerate() {
        let Some(line) = documentation(line) else {
            open = None;
            continue;
        };
        let fence = line.trim().strip_prefix("```");
        match (fence, &mut open) {
            (Some(words), None) => {
                let mut words = words.split(',').map(str::trim);
                let is_compiled = words.all(|word| COMPILED.contains(&word));
                let place = format!("{place}:{}", index + 1);
                let lines = Vec::new();
                open = Some((is_compiled, Example { place, lines }));
            }
            (Some(_), Some(_)) => {
                let closed = open.take().filter(|(is_compiled, _)| *is_compiled);
                examples.extend(closed.map(|(_, example)| example));
            }
            (None, Some((_, example))) => example.lines.push(shown_or_not(line).to_owned()),
            (None, None) => {}
        }
    }
    examples
}

/// The line as the compiler sees it: `# ` hides one from readers.
fn shown_or_not(line: &str) -> &str {
    match line.trim_start() {
        "#" => "",
        hidden => hidden.strip_prefix("# ").unwrap_or(line),
    }
}

impl Example {
    /// A module with the example; statements become those of a function, as rustdoc does it.
    pub(super) fn module(&self, number: usize) -> String {
        let (place, text) = (&self.place, self.lines.join("\n"));
        let is_program = self.lines.iter().any(|line| line.contains("fn main("));
        let text = match is_program {
            true => text,
            false => format!("fn example() {{\n{text}\n}}"),
        };
        format!("// {place}\nmod example_{number} {{\n{text}\n}}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::{documentation, in_text};

    #[test]
    fn what_rustdoc_compiles_is_an_example() {
        let source = "    /// Text.\n    /// ```no_run\n    /// # use a::B;\n    /// #\n    /// #[derive(Debug)]\n    \
                      ///     B::c();\n    /// ```\n    fn a() {}\n\
                      //! ```text\n//! no\n//! ```\n//! ```rust,ignore\n//! no\n//! ```\n\
                      //! ```\n//! fn main() {}\n//! ```\n";
        let examples = in_text(source, "a.rs", &documentation);
        let modules: Vec<String> = examples
            .iter()
            .enumerate()
            .map(|(number, example)| example.module(number))
            .collect();
        assert_eq!(
            modules,
            [
                "// a.rs:2\nmod example_0 {\nfn example() {\nuse a::B;\n\n#[derive(Debug)]\n    B::c();\n}\n}\n",
                "// a.rs:15\nmod example_1 {\nfn main() {}\n}\n",
            ]
        );
    }
}
