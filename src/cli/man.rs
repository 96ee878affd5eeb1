//! `roundtable man`: the manual pages, for packagers.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, CommandFactory as _};

use super::{Answer, Arguments, output};

/// Writes the manual page; with --out, also a page for every command.
///
/// Existing pages are never overwritten.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable man > roundtable.1\n  mkdir man1 && roundtable man --out man1"
)]
pub(super) struct Man {
    /// The folder for roundtable.1, roundtable-show.1 and so on.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// Returns the file names of all pages.
fn pages(command: &clap::Command) -> Vec<String> {
    let commands = command.get_subcommands().filter(|own| !own.is_hide_set());
    let mut pages: Vec<String> =
        commands.map(|own| format!("roundtable-{}.1", own.get_name())).collect();
    pages.push("roundtable.1".to_owned());
    pages
}

/// What the page of the program itself says beyond its arguments.
const FILES_AND_ENVIRONMENT: &str = r#".SH FILES
.TP
\fI~/.config/roundtable/config.toml\fR
The settings. \fBroundtable config \-\-path\fR prints the path on this platform.
.TP
\fI~/.config/roundtable/themes/\fR, \fI~/.config/roundtable/templates/\fR
Themes and team templates of your own.
.TP
\fITEAM.toml\fR
A team. Next to it: \fITEAM.sheets/\fR, the answers that people hand in;
\fITEAM.snapshots/\fR, the team on earlier days; \fIcatalogue.toml\fR, rows that
several teams share.
.SH ENVIRONMENT
.TP
\fBVISUAL\fR, \fBEDITOR\fR
The editor for the team file and the settings.
.TP
\fBNO_COLOR\fR
Turns colours off; bold and reverse stay.
.TP
\fBTERM\fR, \fBCOLORTERM\fR, \fBCOLORFGBG\fR
How many colours the terminal has, and whether its background is dark.
.TP
\fBLC_ALL\fR, \fBLC_CTYPE\fR, \fBLANG\fR
Without UTF\-8 the screen uses ASCII signs.
.TP
\fBTZ\fR
The time zone of "today".
"#;

/// Returns a page with the section names that manuals use; the program's own page
/// also has FILES and ENVIRONMENT.
fn finished(page: &str, is_main: bool) -> String {
    if !is_main {
        return page.replace(".SH EXTRA", ".SH NOTES");
    }
    let page = page.replace(".SH EXTRA", ".SH EXAMPLES");
    let version = format!("{FILES_AND_ENVIRONMENT}.SH VERSION");
    page.replacen(".SH VERSION", &version, 1)
}

impl Man {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let command = Arguments::command();
        if let Some(folder) = self.out {
            let pages = pages(&command);
            if let Some(there) =
                pages.iter().map(|page| folder.join(page)).find(|page| page.exists())
            {
                bail!("{} exists; remove it, or give another folder", there.display());
            }
            let told = || {
                format!(
                    "{}: the pages could not be written; give an existing folder",
                    folder.display()
                )
            };
            clap_mangen::generate_to(command, &folder).with_context(told)?;
            for page in pages {
                let path = folder.join(&page);
                let text = fs::read_to_string(&path).with_context(told)?;
                fs::write(&path, finished(&text, page == "roundtable.1")).with_context(told)?;
            }
            return Ok(Answer::Done);
        }
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        let page = finished(&String::from_utf8_lossy(&page), true);
        output::print_raw(page.as_bytes())?;
        Ok(Answer::Done)
    }
}
