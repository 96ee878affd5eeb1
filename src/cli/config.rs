//! `roundtable config`: the path of the settings, the defaults, and what the
//! program knows about the terminal.

use std::path::Path;

use anyhow::{Context as _, anyhow};
use clap::Args;

use super::{Answer, output};
use crate::files::{self, AppDirs, Permissions};
use crate::tui::terminal::{editor, report};

/// The default settings, each with a comment.
const DEFAULTS: &str = include_str!("../../assets/config.toml");

/// Prints the path of the settings and every default, or opens the settings in an editor.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  roundtable config\n  roundtable config --path\n  \
                  roundtable config --defaults\n  roundtable config --terminal")]
#[allow(clippy::struct_excessive_bools)] // Each is an option of its own.
pub(super) struct Config {
    /// Print only the path of the settings.
    #[arg(long, conflicts_with_all = ["defaults", "edit", "terminal"])]
    path: bool,
    /// Print every setting with its default, as comments.
    #[arg(long, conflicts_with_all = ["edit", "terminal"])]
    defaults: bool,
    /// Open the settings in $VISUAL or $EDITOR; a new file starts with all defaults as comments.
    #[arg(long, conflicts_with = "terminal")]
    edit: bool,
    /// Describe the terminal, to paste into a bug report: name, colours, background, locale,
    /// mouse, paste and copy. The description contains no names of people and no answers.
    #[arg(long)]
    terminal: bool,
}

impl Config {
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        if self.terminal {
            output::print(&report::terminal()?)?;
        } else if self.defaults {
            output::print(&commented(DEFAULTS))?;
        } else {
            let dirs = AppDirs::of_platform();
            let dirs = dirs.ok_or_else(|| anyhow!("this account has no home folder"))?;
            let path = dirs.config_file();
            if self.edit {
                edit(&path)?;
                return check(&dirs);
            }
            let shown = path.display();
            if self.path {
                output::print(&format!("{shown}\n"))?;
            } else {
                let state = if path.exists() { "" } else { " (does not exist yet)" };
                output::print(&format!("# {shown}{state}\n#\n{}", commented(DEFAULTS)))?;
            }
        }
        Ok(Answer::Done)
    }
}

fn edit(path: &Path) -> anyhow::Result<()> {
    if !path.exists() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        files::save_new_text(path, &commented(DEFAULTS), Permissions::Private)?;
    }
    editor::edit(path).map_err(|why| anyhow!(why))
}

/// Reads the settings again and returns the first thing that is wrong with them as an error.
fn check(dirs: &AppDirs) -> anyhow::Result<Answer> {
    let read = files::Config::load(dirs)?;
    match read.warnings.first() {
        Some(warning) => Err(anyhow!("{warning}")),
        None => Ok(Answer::Done),
    }
}

/// Returns the settings with each of them as a comment: remove the `#` from a line and
/// it counts.
fn commented(source: &str) -> String {
    let comment = |line: &str| {
        let is_setting = !line.is_empty() && !line.starts_with(['#', '[']);
        let is_table = line.starts_with('[');
        match (is_setting, is_table) {
            (true, _) => format!("# {line}\n"),
            (_, true) => format!("\n{line}\n"),
            _ => format!("{line}\n"),
        }
    };
    source.lines().map(comment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commented_settings_change_nothing() {
        let read = files::read::config(&commented(DEFAULTS), "config.toml").unwrap();
        assert_eq!(read.value, files::Config::default());
        assert!(read.warnings.is_empty());
    }
}
