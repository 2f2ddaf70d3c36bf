//! The program that runs the commands: its name in hints, and the folder whose defaults hold.

use std::path::{Path, PathBuf};

use clap::builder::{Resettable, StyledStr};

use crate::config::{Config, Runtime};
use crate::{paths, support};

/// The program that needs no repository.
pub(crate) const NAME: &str = "smithy-codegen";

/// The command of that program that generates. In a repository of the generator it has the name of an alias, too.
const GENERATE: &str = "smithy-codegen generate";

/// The name of a configuration.
pub(crate) const CONFIGURATION: &str = "codegen.toml";

/// A program that runs the commands.
#[derive(Clone, Debug)]
pub struct Program {
    /// The words that start it: hints begin a command with them.
    name: String,
    /// The generator's own repository, when it is there: its `codegen.toml`, support crate and target folder are used
    /// where nothing else is named.
    home: Option<PathBuf>,
}

impl Program {
    /// `smithy-codegen`, which knows no repository.
    pub fn installed() -> Program {
        Program {
            name: NAME.to_owned(),
            home: None,
        }
    }

    /// A program of a repository of the generator.
    pub fn of_repository(name: impl Into<String>, home: PathBuf) -> Program {
        Program {
            name: name.into(),
            home: Some(home),
        }
    }

    /// The words that start it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The command that generates, as the user has to type it.
    pub(crate) fn generate(&self) -> String {
        let word = match self.home {
            Some(_) => "codegen",
            None => "generate",
        };
        format!("{} {word}", self.name)
    }

    /// The generator's own repository.
    pub(crate) fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    /// The nearest configuration, in the current folder or above it.
    fn nearest() -> Option<PathBuf> {
        Program::nearest_to(&std::env::current_dir().ok()?)
    }

    /// The nearest configuration, in a folder or above it.
    fn nearest_to(folder: &Path) -> Option<PathBuf> {
        let mut all = folder.ancestors().map(|one| one.join(CONFIGURATION));
        all.find(|path| path.is_file())
    }

    /// The configuration for the program of a folder: the nearest one, or a new one right there.
    pub(crate) fn configuration_for(folder: &Path) -> PathBuf {
        Program::nearest_to(folder).unwrap_or_else(|| folder.join(CONFIGURATION))
    }

    /// The configuration to which a user in the current folder adds crates: the nearest one, or a new one right here.
    pub(crate) fn extended_configuration() -> PathBuf {
        Program::nearest().unwrap_or_else(|| CONFIGURATION.into())
    }

    /// The configuration that holds in the current folder: the nearest one, otherwise that of the
    /// program's repository.
    pub(crate) fn configuration(&self) -> PathBuf {
        Program::nearest()
            .unwrap_or_else(|| self.home().unwrap_or(Path::new("")).join(CONFIGURATION))
    }

    /// Where models are kept, if the user stands in the program's repository.
    pub(crate) fn models(&self) -> Option<PathBuf> {
        let home = self.home()?;
        let own = paths::absolute(&home.join(CONFIGURATION));
        let nearest = paths::absolute(&Program::nearest()?);
        (own == nearest).then(|| home.join("model/services"))
    }

    /// The support crate for a new crate of a configuration: that of its first crate, that of the program's repository, or
    /// one that is written beside the configuration. None if the configuration has one for all crates.
    pub(crate) fn proposed_runtime(&self, configuration: &Path) -> Option<Runtime> {
        let config = Config::open(configuration).ok();
        if config.as_ref().is_some_and(|config| config.has_runtime) {
            return None;
        }
        let folder = configuration.parent().unwrap_or(Path::new(""));
        let own = || Runtime::vendored_in(paths::absolute(&folder.join(support::NAME)));
        Some(self.known_runtime(config.as_ref()).unwrap_or_else(own))
    }

    fn known_runtime(&self, config: Option<&Config>) -> Option<Runtime> {
        let first = config.and_then(|config| config.crates.first());
        match (first, self.home()) {
            (Some(first), _) => Some(first.runtime.clone()),
            (None, Some(home)) => Some(Runtime::Folder(home.join("runtime"))),
            (None, None) => None,
        }
    }

    /// The command with this program's name in its help, and with the support crate's path from the user's
    /// configuration.
    pub fn adapt(&self, command: clap::Command) -> clap::Command {
        let configuration = paths::absolute(&Program::extended_configuration());
        let folder = configuration.parent().unwrap_or(Path::new(""));
        let runtime = self.home().map_or("runtime".to_owned(), |home| {
            paths::relative(folder, &home.join("runtime"))
        });
        let renamed = |text: Option<&StyledStr>| {
            let renamed = text.map(|text| {
                let text = text.to_string().replace(GENERATE, &self.generate());
                let text = text.replace(NAME, &self.name);
                text.replace("path = \"runtime\"", &format!("path = \"{runtime}\""))
            });
            Resettable::from(renamed.map(StyledStr::from))
        };
        let after = renamed(command.get_after_help());
        let after_long = renamed(command.get_after_long_help());
        let about = renamed(command.get_long_about());
        command
            .after_help(after)
            .after_long_help(after_long)
            .long_about(about)
            .mut_subcommands(|inner| self.adapt(inner))
    }
}
