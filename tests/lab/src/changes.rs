//! `cargo xtask changes`: are the verdicts of `diff` true? In: pairs of models, those of `tests/changes` or of two botocores.
//! Out: each pair whose API verdict and the compiler disagree.
//!
//! For each pair the crate before is generated, and a program that uses every public item of it, with its exact type (the
//! probe of the ledger). The program has to compile against the crate before, and against the one after exactly if the
//! verdict is not major. `cargo semver-checks` may find no break where the verdict is not major either. With `--official`,
//! nothing is compiled, and the events are compared with those of Smithy's own `diff`.

mod cases;
mod compiled;
mod official;
mod pairs;
mod semver;

use std::path::PathBuf;

use serde_json::{json, Value};

pub use cases::{all as all_cases, Case};
use compiled::{Compiler, Seen};
use pairs::{Pair, Source};

use crate::conformance::Sample;
use crate::tools::{conclude, report, Outcome};
use crate::{Exit, Format, Terminal};
use smithy_codegen::diff::{diff, Api, Level};

/// Compiles programs against crates before and after changes of their models.
///
/// A program that uses every public item of the crate before compiles against the crate after, exactly if `diff` does not
/// call the change breaking.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask changes
  cargo xtask changes --case recursive
  cargo xtask changes --sample 24 --seed $(git rev-parse HEAD)
  cargo xtask changes --official
  cargo xtask changes --semver-checks
  cargo xtask changes --old botocore-1.44.4-py3-none-any.whl --new botocore-1.44.5-py3-none-any.whl --service sqs

Exit codes: 0 all verdicts are true (or all official events covered or listed), 1 one is not, 5 something could not be started.")]
pub struct Arguments {
    /// Only the cases whose description has this text
    #[arg(long, value_name = "TEXT", conflicts_with = "old")]
    case: Option<String>,
    /// How many of the cases to take [default: all]
    #[arg(long, value_name = "COUNT", conflicts_with = "old")]
    sample: Option<usize>,
    /// What the choice of the sample depends on
    #[arg(long, value_name = "TEXT", default_value = "")]
    seed: String,
    /// The botocore before
    #[arg(long, value_name = "PATH", requires = "new")]
    old: Option<PathBuf>,
    /// The botocore after
    #[arg(long, value_name = "PATH", requires = "old")]
    new: Option<PathBuf>,
    /// A service of them; may be given several times [default: all]
    #[arg(long, value_name = "ID", requires = "old")]
    service: Vec<String>,
    /// Compare the events with those of Smithy's own `diff`, and compile nothing
    #[arg(long)]
    official: bool,
    /// Ask `cargo semver-checks`, which has to be installed, as well
    #[arg(long, conflicts_with = "official")]
    semver_checks: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The items that the program does not use although others can, and the events that it does not notice, with the reason.
const UNSEEN: &[(&str, &str)] = &[
    (
        "config::Builder::idempotency_token_provider",
        "the type of its argument has no name in the crate",
    ),
    (
        "name-taken",
        "the name still is in the crate, and means something else",
    ),
];

/// The verdict of `diff` on a pair, and that of the compiler.
struct Judged {
    name: String,
    level: Level,
    /// The codes and items of breaking events.
    breaking: Vec<String>,
    seen: Seen,
    /// What `cargo semver-checks` says of a break, where it was asked and found one.
    semver: Option<String>,
}

impl Judged {
    /// Whether those who were asked agree.
    fn agrees(&self) -> bool {
        self.agrees_with_semver()
            && match &self.seen {
                Seen::Same => self.level < Level::Major,
                Seen::Compiles { .. } => self.level < Level::Major || self.is_unseen(),
                Seen::Breaks { .. } => self.level == Level::Major,
            }
    }

    /// Whether `cargo semver-checks` found no break that the verdict lacks. It does not see every break.
    fn agrees_with_semver(&self) -> bool {
        self.semver.is_none() || self.level == Level::Major
    }

    /// Whether the program uses nothing that is broken.
    fn is_unseen(&self) -> bool {
        let is_listed = |one: &String| UNSEEN.iter().any(|(text, _)| is_of(one, text));
        self.breaking.iter().all(is_listed)
    }

    /// The reasons why the program cannot see what is broken, where it cannot.
    fn reasons(&self) -> String {
        let is_needed = self.level == Level::Major && matches!(self.seen, Seen::Compiles { .. });
        let listed = UNSEEN
            .iter()
            .filter(|(text, _)| self.breaking.iter().any(|one| is_of(one, text)));
        let reasons = listed
            .filter(|_| is_needed)
            .map(|(item, reason)| format!(" ({item}: {reason})"));
        reasons.collect()
    }

    fn text(&self) -> String {
        let seen = match &self.seen {
            Seen::Same => "the crates are the same".to_owned(),
            Seen::Compiles { items } => format!("{items} items compile{}", self.reasons()),
            Seen::Breaks { items, complaint } => match self.agrees() {
                true => format!("{items} items do not compile"),
                false => format!("{items} items do not compile:\n{complaint}"),
            },
        };
        let mark = if self.agrees() { "ok   " } else { "FALSE" };
        let mut text = format!("{mark} {}: {}, {seen}", self.name, self.level);
        if !self.agrees() {
            text.extend(self.breaking.iter().map(|one| format!("\n  {one}")));
        }
        match &self.semver {
            Some(said) if !self.agrees_with_semver() => {
                text.push_str(&format!("\ncargo semver-checks:\n{said}"));
            }
            Some(_) => text.push_str("; cargo semver-checks finds a break"),
            None => {}
        }
        text
    }
}

/// Whether a breaking event has a code, or is of an item.
fn is_of(event: &str, text: &str) -> bool {
    event.split(' ').any(|part| part == text)
}

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Exit {
    if arguments.official {
        return run_official(arguments, terminal);
    }
    match judge(arguments, terminal) {
        Ok(judged) => {
            let wrong = judged.iter().filter(|one| !one.agrees()).count();
            let major = judged
                .iter()
                .filter(|one| one.level == Level::Major)
                .count();
            match arguments.format {
                Format::Human => terminal.say(&format!(
                    "changes: {} pairs, {major} of them breaking; {wrong} false verdicts",
                    judged.len()
                )),
                Format::Json => terminal.json(&document(&judged, wrong)),
            }
            match wrong {
                0 => Exit::Success,
                _ => Exit::Findings,
            }
        }
        Err(problem) => report(&problem, arguments.format, terminal),
    }
}

fn document(judged: &[Judged], wrong: usize) -> Value {
    let pairs = judged.iter().map(|one| {
        json!({
            "name": one.name,
            "level": one.level.name(),
            "breaking": one.breaking,
            "compiles": !matches!(one.seen, Seen::Breaks { .. }),
            "semver_checks": one.semver.is_some(),
            "agrees": one.agrees(),
        })
    });
    json!({ "pairs": pairs.collect::<Vec<Value>>(), "false": wrong })
}

impl Arguments {
    /// The pairs that are asked for.
    fn pairs(&self) -> Outcome<Vec<Source>> {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => pairs::of_botocores(old, new, &self.service),
            _ => {
                let sample = self.sample.map(|size| Sample {
                    size,
                    seed: self.seed.clone(),
                });
                pairs::of_cases(self.case.as_deref(), sample.as_ref())
            }
        }
    }

    /// Whether these are all cases.
    fn are_all_cases(&self) -> bool {
        self.old.is_none() && self.case.is_none() && self.sample.is_none()
    }
}

/// Compares the events with the official ones.
fn run_official(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Exit {
    let compared = arguments
        .pairs()
        .and_then(|pairs| official::compare(pairs, arguments.are_all_cases()));
    conclude(compared, arguments.format, terminal)
}

fn judge(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome<Vec<Judged>> {
    let mut compiler = Compiler::new()?;
    let mut judged = Vec::new();
    for pair in arguments.pairs()? {
        let Some(pair) = pair.read()? else {
            continue;
        };
        let one = judge_pair(&pair, &mut compiler, arguments.semver_checks)?;
        if arguments.format == Format::Human {
            terminal.say(&one.text());
        }
        judged.push(one);
    }
    Ok(judged)
}

fn judge_pair(pair: &Pair, compiler: &mut Compiler, semver_checks: bool) -> Outcome<Judged> {
    let difference = diff(&pair.old.side()?, &pair.new.side()?);
    let breaking = difference
        .events
        .iter()
        .filter(|event| event.kind.api == Api::Major);
    let breaking = breaking.map(|event| format!("{} {}", event.kind.code, event.item.path));
    let seen = compiler.compare(&pair.old, &pair.new)?;
    let semver = match &seen {
        Seen::Compiles { .. } | Seen::Breaks { .. } if semver_checks => {
            semver::breaks(&pair.old.files()?)?
        }
        _ => None,
    };
    Ok(Judged {
        name: pair.name.clone(),
        level: difference.level(),
        breaking: breaking.collect(),
        seen,
        semver,
    })
}
