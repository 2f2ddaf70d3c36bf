//! `explain`: the code of a diagnostic comes in, its explanation goes out; without one, all codes with their titles.
//!
//! The pages of `docs/diagnostics` are the text. Each code has a section there.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use smithy_model::spelling::question;

use crate::{exit, Exit, Terminal};

/// The pages, in the order of the list.
const PAGES: [&str; 3] = [
    include_str!("../../docs/diagnostics/models.md"),
    include_str!("../../docs/diagnostics/crates.md"),
    include_str!("../../docs/diagnostics/commands.md"),
];

/// What a heading of a section begins with.
const HEADING: &str = "\n## ";

/// Explains the code of a diagnostic, such as M014: what it means, an input that gets it, and how to mend that.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// The code, in upper or lower case [default: list all codes]
    #[arg(value_name = "CODE", value_parser = KnownCode, hide_possible_values = true)]
    pub code: Option<Explanation>,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen explain M014
      what the code means, and what to do
  smithy-codegen explain
      all codes";

/// The explanation of a code: a section of a page.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// What it stands for.
    pub title: &'static str,
    /// What the page says of it, as Markdown.
    pub text: &'static str,
}

/// All explanations.
pub fn all() -> impl Iterator<Item = Explanation> {
    let sections = PAGES.iter().flat_map(|page| page.split(HEADING).skip(1));
    sections.filter_map(|section| {
        let (heading, text) = section.split_once('\n')?;
        let (code, title) = heading.trim_end().split_once(": ")?;
        let text = text.trim();
        Some(Explanation { code, title, text })
    })
}

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Exit {
    match arguments.code {
        Some(Explanation { code, title, text }) => {
            terminal.say(&format!("{code}: {title}\n\n{text}"));
        }
        None => {
            let lines = all().map(|one| format!("{}  {}", one.code, one.title));
            terminal.say(&lines.collect::<Vec<String>>().join("\n"));
        }
    }
    Exit::Success
}

/// Reads a code that is explained. Shells complete it from the list.
#[derive(Clone)]
struct KnownCode;

impl TypedValueParser for KnownCode {
    type Value = Explanation;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Explanation, clap::Error> {
        let name = value.to_string_lossy();
        let found = all().find(|one| one.code.eq_ignore_ascii_case(&name));
        found.ok_or_else(|| {
            let help = question(&name, all().map(|one| one.code));
            let help = help.unwrap_or_else(|| "without a code, all are listed".to_owned());
            let message = format!(
                "no diagnostic has the code `{}`\n\nhelp: {help}",
                name.escape_debug()
            );
            clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(command)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            all().map(|one| PossibleValue::new(one.code).help(one.title)),
        ))
    }
}
