//! The commands of this repository. Arguments come in; text on a [`Terminal`] and an [`Exit`] go out.
//!
//! One file per command stands in `commands/`, and the table of them in `commands.rs`.

pub mod commands;
pub mod config;
mod diagnostics;
mod exit;
mod paths;
mod terminal;

use std::ffi::OsString;

use clap::Parser;

use commands::Command;
pub use exit::Exit;
pub use terminal::{Format, Terminal};

/// Generates client crates from Smithy service models, and shows that they work.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true,
    after_help = exit::HELP,
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Runs a command line, the program's own name first.
pub fn run(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    terminal: &mut Terminal<'_>,
) -> Exit {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments.command.run(terminal),
        Err(error) => {
            let styled = error.render();
            if error.use_stderr() {
                let color = terminal.error_color;
                terminal.error(&styled_text(&styled, color));
                Exit::Usage
            } else {
                let color = terminal.out_color;
                terminal.say(&styled_text(&styled, color));
                Exit::Success
            }
        }
    }
}

fn styled_text(text: &clap::builder::StyledStr, color: bool) -> String {
    let text = if color {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    text.trim_end().to_owned()
}
