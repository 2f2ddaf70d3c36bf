//! `watch`: what `generate` reads is looked at again and again; each change of it generates anew.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use smithy_model::botocore;

use crate::config::Config;
use crate::{count, exit, generate, Exit, Program, Terminal};

/// How long a change may stay unseen.
const PAUSE: Duration = Duration::from_millis(300);

/// Generates, and again whenever codegen.toml or a model changes, until it is interrupted.
///
/// Errors are reported and end nothing: the crates stay as they are until the next change.
#[derive(Clone, Debug, clap::Args)]
#[command(after_long_help = exit::HELP)]
pub struct Arguments {
    /// The configuration file [default: the nearest codegen.toml, from the current folder upwards]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// End after this many runs, with the exit code of the last
    #[arg(long, value_name = "N")]
    pub runs: Option<NonZeroU32>,
}

/// The times at which files were modified; none for a file that is not there.
type Times = BTreeMap<PathBuf, Option<SystemTime>>;

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let named = arguments.config.clone();
    let path = named.unwrap_or_else(|| program.configuration());
    let mut left = arguments.runs.map(NonZeroU32::get);
    loop {
        // Before the run, so that what changes meanwhile is seen.
        let seen = times(&path);
        let exit = generate::run(&generate::Arguments::of(path.clone()), program, terminal);
        left = left.map(|left| left - 1);
        if left == Some(0) {
            return exit;
        }
        let files = count(seen.len(), "file");
        terminal.tell(&format!("watching {files}; Ctrl-C ends it"));
        while times(&path) == seen {
            std::thread::sleep(PAUSE);
        }
    }
}

/// The files that decide what is generated. A configuration that is wrong stands for itself.
fn times(configuration: &Path) -> Times {
    let crates = Config::open(configuration).map(|config| config.crates);
    let models = crates.into_iter().flatten().flat_map(|one| one.models);
    let files = models.flat_map(|path| {
        let beside = botocore::beside(&path).unwrap_or_default();
        beside.into_iter().chain([path])
    });
    let files = files.chain([configuration.to_path_buf()]);
    files
        .map(|path| {
            let modified = path.metadata().and_then(|data| data.modified());
            (path, modified.ok())
        })
        .collect()
}
