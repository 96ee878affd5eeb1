//! The command line: arguments in, an exit status out.
//!
//! | status | means |
//! |---|---|
//! | 0 | done |
//! | 1 | the answer is "no" (`check`) |
//! | 2 | the input or the call is wrong; one message on standard error |
//!
//! A subcommand returns what went wrong; only here is it printed, cleaned. A
//! pipe that its reader has closed is no fault.

mod check;
mod collect;
mod completions;
mod diff;
mod files;
mod git;
mod import;
mod invite;
mod man;
mod new;
mod output;
mod plan;
mod rate;
mod show;
mod snapshot;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::terminal::{self, Start};
use crate::text;

/// The answer of a command that asks something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Done,
    No,
}

/// Maps what a team is made of: where it is well covered, where it rests on
/// one person, and what to do about it.
#[derive(Debug, Parser)]
#[command(
    name = "roundtable",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "COMMAND",
    override_usage = "roundtable [FILE]\n       roundtable COMMAND …",
    after_help = "Example:\n  roundtable --version"
)]
struct Arguments {
    /// The team file to open; without it, recent teams, templates and the demo.
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Opens a filled-in example team; changes go nowhere unless saved as.
    #[command(after_help = "Example:\n  roundtable demo")]
    Demo,
    New(new::New),
    Show(show::Show),
    Check(check::Check),
    Plan(plan::Plan),
    Rate(rate::Rate),
    Collect(collect::Collect),
    Invite(invite::Invite),
    Snapshot(snapshot::Snapshot),
    Diff(diff::Diff),
    Import(import::Import),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Runs the program with these arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    let start = match (arguments.command, arguments.file) {
        (Some(Command::Demo), _) => Start::Demo,
        (Some(Command::Rate(rate)), _) => {
            return rate.run().unwrap_or_else(|fault| told(Err(fault)));
        }
        (Some(command), _) => return told(carry_out(command)),
        (None, Some(file)) => Start::File(file),
        (None, None) => Start::Welcome,
    };
    terminal::run(&start)
}

fn carry_out(command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Demo | Command::Rate(_) => Ok(Answer::Done),
        Command::Collect(collect) => collect.run(),
        Command::Invite(invite) => invite.run(),
        Command::New(new) => new.run(),
        Command::Show(show) => show.run(),
        Command::Check(check) => check.run(),
        Command::Plan(plan) => plan.run(),
        Command::Snapshot(snapshot) => snapshot.run(),
        Command::Diff(diff) => diff.run(),
        Command::Import(import) => import.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    }
}

/// A command's outcome as an exit status, its fault on standard error.
fn told(outcome: anyhow::Result<Answer>) -> ExitCode {
    match outcome {
        Ok(Answer::Done) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(fault) if output::is_closed_pipe(&fault) => ExitCode::SUCCESS,
        Err(fault) => {
            say(&format!("roundtable: {fault}"));
            ExitCode::from(2)
        }
    }
}

/// Help and version are answers; everything else is a wrong call. Its message
/// repeats what was typed, which may hold anything.
fn refused(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        say(error.render().to_string().trim_end());
        return ExitCode::from(2);
    }
    told(output::print(&error.render().ansi().to_string()).map(|()| Answer::Done))
}

/// Lines on standard error, nothing in them that a terminal would obey. That
/// standard error may be closed is nobody's fault either.
fn say(message: &str) {
    let lines: Vec<_> = message.lines().map(text::visible).collect();
    let _ = writeln!(std::io::stderr(), "{}", lines.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
    }
}
