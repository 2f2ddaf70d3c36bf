//! `completions`: the name of a shell comes in; a script for it, which completes the command lines of `smithy-codegen`, goes
//! out.

use clap_complete::{generate, Shell};

use crate::{program, Exit, Terminal};

/// Prints a script for a shell, which then completes the commands and options of smithy-codegen.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen completions bash > completions.bash
      to be sourced by ~/.bashrc
  smithy-codegen completions zsh > completions.zsh
      to be sourced by ~/.zshrc, after compinit
  smithy-codegen completions fish > completions.fish
      to be sourced by ~/.config/fish/config.fish";

/// Runs the command; `product` is the command line that the script completes.
pub fn run(arguments: &Arguments, mut product: clap::Command, terminal: &mut Terminal<'_>) -> Exit {
    let mut script = Vec::new();
    generate(arguments.shell, &mut product, program::NAME, &mut script);
    terminal.say(String::from_utf8_lossy(&script).trim_end());
    Exit::Success
}
