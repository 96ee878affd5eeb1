//! The command line: arguments in, an exit status out.
//!
//! | status | means |
//! |---|---|
//! | 0 | done |
//! | 1 | the check fails (`--fail-on`), or there are conflicts to resolve (`merge-file`) |
//! | 2 | the input or the call is wrong; one message on standard error |
//!
//! A subcommand returns its error; this module alone prints it, with control
//! characters made visible. A pipe that the reader has closed is not an error.

mod across;
mod check;
mod collect;
mod completions;
mod config;
mod diff;
mod git;
mod guide;
mod import;
mod invite;
mod leaving;
mod man;
mod merge_file;
mod move_member;
mod new;
mod open;
mod output;
mod plan;
mod rate;
mod record;
mod room;
mod show;
mod snapshot;
mod values;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::files;
use crate::text;
use crate::tui::draw::theme::Depth;
use crate::tui::terminal::{self, DisplayOptions, Start, say};

/// The outcome of a command that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Done,
    No,
}

/// Maps what a team is made of: what is covered, what depends on one person, and what to do next.
#[derive(Debug, Parser)]
#[command(
    name = "roundtable",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "COMMAND",
    override_usage = "roundtable [FILE]\n       roundtable COMMAND …",
    after_help = "Examples:\n  roundtable                      # teams of this folder, recent ones, templates, the demo\n  roundtable demo\n  roundtable new team.toml\n  roundtable team.toml\n  roundtable show team.toml --view findings\n  roundtable plan team.toml\n\n`roundtable config` prints the path of the settings."
)]
struct Arguments {
    /// The team file to open, or a folder of team files (default: recent teams, templates and the
    /// demo).
    file: Option<PathBuf>,
    /// Write the map as text, for screen readers, simple terminals and pipes.
    #[arg(long)]
    plain: bool,
    /// The address of a tunnel or reverse proxy that leads to 127.0.0.1:8080, for a workshop's
    /// phones.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    #[command(flatten)]
    color: Color,
    #[command(subcommand)]
    command: Option<Command>,
}

/// How the screen looks.
#[derive(Debug, Clone, Args)]
struct Color {
    /// How many colours to use (default: detected).
    #[arg(long = "color", value_name = "COLORS", value_parser = Depth::WORDS)]
    depth: Option<String>,
    /// The theme: auto, dark, light, high-contrast, or the name of a theme file of your own.
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

impl Color {
    fn display_options(self) -> DisplayOptions {
        DisplayOptions {
            depth: self.depth.as_deref().and_then(Depth::from_word),
            theme: self.theme,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Opens an example team; changes to it are not saved.
    #[command(after_help = "Examples:\n  roundtable demo\n  roundtable demo --plain")]
    Demo {
        /// Write the map as text, for screen readers, simple terminals and pipes.
        #[arg(long)]
        plain: bool,
        #[command(flatten)]
        color: Color,
    },
    New(new::New),
    Show(show::Show),
    Check(check::Check),
    Across(across::Across),
    Plan(plan::Plan),
    Rate(rate::Rate),
    Collect(collect::Collect),
    Invite(invite::Invite),
    Room(room::OpenRoom),
    Guide(guide::Guide),
    Snapshot(snapshot::Snapshot),
    Record(record::Record),
    Diff(diff::Diff),
    Move(move_member::Move),
    Import(Box<import::Import>),
    MergeFile(merge_file::MergeFile),
    Config(config::Config),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Runs the program with these arguments; the first is the program's name. Returns the exit
/// status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, command] = arguments.as_slice()
        && command == crate::import::workbook::COMMAND
    {
        // The second process, which reads a workbook with limited memory and time.
        let done = crate::import::workbook::serve();
        return if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) };
    }
    if let Some(start) = fast_path(&arguments) {
        return terminal::run(&start, &DisplayOptions::default(), None);
    }
    let mistyped = arguments.get(1).and_then(|first| mistyped_command(first));
    let parsed = match (Arguments::try_parse_from(&arguments), mistyped) {
        (Err(error), Some(mistyped)) if error.use_stderr() => return no_such_command(mistyped),
        (Err(error), _)
            if error.kind() == ErrorKind::ArgumentConflict
                && !arguments.get(1).is_some_and(|first| is_command(first)) =>
        {
            say("roundtable: a command comes first, then its file: roundtable show team.toml");
            return ExitCode::from(2);
        }
        (Err(error), _) => return print_usage_error(&error, &arguments),
        // A single word is a file to open. If there is no such file but a command
        // with nearly that name, the user meant the command.
        (Ok(_), Some(mistyped @ (_, Some(_)))) => return no_such_command(mistyped),
        (Ok(parsed), _) => parsed,
    };
    let mut display = parsed.color.display_options();
    let (start, as_text) = match (parsed.command, parsed.file) {
        (Some(Command::Demo { plain, color }), _) => {
            display = color.display_options();
            (Start::Demo, plain)
        }
        (Some(Command::Rate(rate)), _) => {
            return rate.run().unwrap_or_else(|error| exit_status(Err(error)));
        }
        (Some(command), _) => return exit_status(execute(command)),
        // `--plain demo` is `demo --plain`.
        (None, Some(file)) if parsed.plain && file.as_os_str() == "demo" && !file.exists() => {
            (Start::Demo, true)
        }
        (None, Some(file)) => (Start::File(files::typed::team_file(file)), parsed.plain),
        (None, None) => (Start::Welcome, parsed.plain),
    };
    if as_text {
        exit_status(print_map(&start))
    } else {
        terminal::run(&start, &display, parsed.public_url)
    }
}

/// Prints the map as text, for screen readers, simple terminals and pipes.
fn print_map(start: &Start) -> anyhow::Result<Answer> {
    match start {
        Start::Demo => show::demo(),
        Start::File(file) if file.is_dir() => across::Across::of_folder(file.clone()).run(),
        Start::File(file) => show::file(file.clone()),
        _ => anyhow::bail!("--plain writes a team's map as text; name the team file"),
    }
}

/// Returns what the screen opens with, if the arguments say nothing else. Then
/// there is nothing to parse, and the first frame does not wait until clap has
/// built its parser of twenty subcommands.
fn fast_path(arguments: &[OsString]) -> Option<Start> {
    match arguments {
        [_] => Some(Start::Welcome),
        [_, argument] if argument == "demo" => Some(Start::Demo),
        [_, argument] => {
            let word = argument.to_string_lossy();
            let is_file = !word.is_empty()
                && !word.starts_with('-')
                && word != "help"
                && !Command::has_subcommand(&word)
                && Path::new(argument).exists();
            is_file.then(|| Start::File(argument.into()))
        }
        _ => None,
    }
}

/// Returns the first argument if it is no command and neither is nor looks like
/// a file, with the command of nearly that name, if there is one.
fn mistyped_command(first: &OsStr) -> Option<(&str, Option<String>)> {
    let word = first.to_str()?;
    let looks_like_file = word.contains(['.', '/', std::path::MAIN_SEPARATOR]);
    if word.is_empty()
        || word.starts_with('-')
        || looks_like_file
        || files::typed::team_file(word.into()).exists()
    {
        return None;
    }
    if is_command(first) {
        return None;
    }
    let definition = Arguments::command();
    let names = definition.get_subcommands().map(clap::Command::get_name);
    let near = names.map(|name| (strsim::osa_distance(word, name), name)).min();
    let near = near.filter(|&(steps, name)| steps <= 1 + name.len() / 4);
    Some((word, near.map(|(_, name)| name.to_owned())))
}

fn is_command(word: &OsStr) -> bool {
    let definition = Arguments::command();
    word == "help" || definition.get_subcommands().any(|command| word == command.get_name())
}

fn no_such_command((word, near): (&str, Option<String>)) -> ExitCode {
    let near = near.map(|near| format!("; did you mean `{near}`")).unwrap_or_default();
    let end = if near.is_empty() { "." } else { "?" };
    exit_status(Err(anyhow::anyhow!(
        "there is no command `{}`{near}{end} `roundtable --help` lists them all",
        text::repeated(word)
    )))
}

fn execute(command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Demo { .. } | Command::Rate(_) => Ok(Answer::Done),
        Command::Collect(collect) => collect.run(),
        Command::Invite(invite) => invite.run(),
        Command::Room(room) => room.run(),
        Command::Guide(guide) => guide.run(),
        Command::New(new) => new.run(),
        Command::Show(show) => show.run(),
        Command::Check(check) => check.run(),
        Command::Across(across) => across.run(),
        Command::Plan(plan) => plan.run(),
        Command::Snapshot(snapshot) => snapshot.run(),
        Command::Record(record) => record.run(),
        Command::Diff(diff) => diff.run(),
        Command::Move(moved) => moved.run(),
        Command::Import(import) => import.run(),
        Command::MergeFile(merge_file) => merge_file.run(),
        Command::Config(config) => config.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    }
}

/// Returns the exit status of a command; prints its error on standard error.
fn exit_status(outcome: anyhow::Result<Answer>) -> ExitCode {
    match outcome {
        Ok(Answer::Done) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // An error about a file may have several lines; our name comes first.
            say(&format!("roundtable: {}", text::one_line(&error.to_string())));
            ExitCode::from(2)
        }
    }
}

/// Prints what clap has to say: help and version on standard output, everything
/// else as an error that repeats what was typed.
fn print_usage_error(error: &clap::Error, typed: &[OsString]) -> ExitCode {
    if !error.use_stderr() {
        return exit_status(
            output::print(&error.render().ansi().to_string()).map(|()| Answer::Done),
        );
    }
    // clap removes escape sequences from its message, and with them what was
    // wrong. The same arguments in visible characters give the same error.
    let shown = typed.iter().map(|word| OsString::from(text::repeated(&word.to_string_lossy())));
    let message = match Arguments::try_parse_from(shown) {
        Err(same) if same.kind() == error.kind() => same.render().to_string(),
        _ => error.render().to_string(),
    };
    say(message.trim_end());
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_only_opens_something_reads_as_the_parser_reads_it() {
        let words =
            ["demo", "Cargo.toml", "src", "shwo", "show", "help", "-", "--help", "", "ä.toml"];
        for word in words {
            let call = [OsString::from("roundtable"), OsString::from(word)];
            let parsed = Arguments::try_parse_from(call.clone()).ok();
            let expected = parsed.and_then(|parsed| match (parsed.command, parsed.file) {
                (Some(Command::Demo { .. }), _) => Some(Start::Demo),
                (None, Some(file)) => Some(Start::File(file)),
                _ => None,
            });
            let start = fast_path(&call);
            assert!(start.is_none() || start == expected, "{word}");
        }
    }

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
