//! `explain`: a code comes in, of a diagnostic or of a change that `diff` lists; its explanation goes out. Without one, all
//! codes with their titles do.
//!
//! The pages of `docs/diagnostics` are the text about diagnostics, with a section for each code.

use std::borrow::Cow;
use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use smithy_codegen::diff::kinds::{self, Kind};
use smithy_codegen::diff::Api;
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

/// Explains a code: of a diagnostic, such as M014, or of a change that diff lists, such as field-removed.
///
/// For a diagnostic it says what the code means, shows an input that gets it, and says how to mend that. For a change it says
/// what it means for callers, and which traits of the model can cause it.
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
  smithy-codegen explain field-removed
      what the change means for callers
  smithy-codegen explain
      all codes";

/// The explanation of a code.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// What it stands for.
    pub title: &'static str,
    /// What there is to say of it, as Markdown.
    pub text: Cow<'static, str>,
}

/// The codes of diagnostics: the sections of the pages.
pub fn diagnostics() -> impl Iterator<Item = Explanation> {
    let sections = PAGES.iter().flat_map(|page| page.split(HEADING).skip(1));
    sections.filter_map(|section| {
        let (heading, text) = section.split_once('\n')?;
        let (code, title) = heading.trim_end().split_once(": ")?;
        let text = Cow::Borrowed(text.trim());
        Some(Explanation { code, title, text })
    })
}

/// The codes of changes.
pub fn changes() -> impl Iterator<Item = Explanation> {
    kinds::ALL.iter().map(|kind| Explanation {
        code: kind.code,
        title: kind.title,
        text: Cow::Owned(of_change(kind)),
    })
}

fn all() -> impl Iterator<Item = Explanation> {
    diagnostics().chain(changes())
}

/// What a change means, its three verdicts and its causes.
fn of_change(kind: &Kind) -> String {
    let api = match kind.api {
        Api::None => "no item changes",
        Api::Minor => "there are new items, or new warnings",
        Api::Major => "programs that use the item no longer compile",
    };
    let wire = match kind.wire {
        true => "messages have another form",
        false => "messages stay as they are",
    };
    let behavior = match kind.behavior {
        true => "calls behave in another way although they compile",
        false => "calls behave as before",
    };
    let mut text = format!(
        "{}\n\n- API: {}, {api}\n- wire: {wire}\n- behavior: {behavior}",
        kind.explanation,
        kind.api.name()
    );
    let traits: Vec<String> = kind.traits.iter().map(|id| format!("`@{id}`")).collect();
    if !traits.is_empty() {
        text.push_str(&format!(
            "\n\nTraits that can cause it: {}.",
            traits.join(", ")
        ));
    }
    if kind.api == Api::Major {
        text.push_str(
            "\n\nWhere it breaks no program of yours, a table `[[crate.accept]]` in codegen.toml lets it count for less.",
        );
    }
    text
}

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Exit {
    match &arguments.code {
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
            let name = name.escape_debug();
            let message = format!("there is no code `{name}`\n\nhelp: {help}");
            clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(command)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            all().map(|one| PossibleValue::new(one.code).help(one.title)),
        ))
    }
}
