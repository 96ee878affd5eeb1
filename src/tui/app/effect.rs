//! What an update asks of the world outside, with `Model::ask`. The loop carries it out.

use std::net::IpAddr;
use std::path::PathBuf;

use crate::files::Resolution;
use crate::files::snapshots::Redaction;
use crate::room::VoteRow;
use crate::team::Team;
use crate::tui::app::merging::From;
use crate::tui::app::options::Options;
use crate::tui::overlays::export::Export;

/// One thing for the event loop to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save the team in its file.
    Save,
    /// Save the sheet as finished and quit; if it cannot be saved, do not quit.
    SubmitSheet,
    /// Save the team in a new file and continue with that file.
    SaveAs(PathBuf),
    /// Save a snapshot next to the team file.
    KeepSnapshot(Redaction),
    /// Read the snapshots next to the team file.
    LoadHistory,
    /// Offer the rows of the catalogue next to the team file.
    LoadCatalogue,
    /// Read the teams of the folder.
    LoadTeams,
    /// Read two snapshots in full and compare them; `None` is the team as it is now.
    CompareSnapshots([Option<PathBuf>; 2]),
    /// Open a team file in place of this one.
    Open(PathBuf),
    /// Complete the path that is being typed.
    CompletePath {
        /// What has been typed so far.
        typed: String,
        /// The extension of the files to complete.
        ending: Option<&'static str>,
    },
    /// Remove a team from the list of recent teams; its file stays.
    Forget(PathBuf),
    /// Create a team file from a template, and open it.
    New {
        /// The path of the file.
        path: PathBuf,
        /// The template's name.
        template: String,
    },
    /// Create a team file with this team, and open it.
    NewFrom {
        /// The path of the file.
        path: PathBuf,
        /// The team in it.
        team: Box<Team>,
    },
    /// Read a table from a file, for a preview.
    ReadTable(PathBuf),
    /// Save the options of a table, for the next one of its kind.
    SaveMapping {
        /// The path of the file.
        path: PathBuf,
        /// The text of the mapping file.
        text: String,
    },
    /// Open the demo team.
    Demo,
    /// Close the team and show the welcome screen.
    Welcome,
    /// Replace the team on the screen with the file on disk.
    Reload,
    /// Merge the other version; the resolution says whose changes to keep in conflicts.
    Merge(From, Option<Resolution>),
    /// Discard the edits that an earlier start could not save.
    DiscardJournal,
    /// Save the team from the journal in a file, and open it.
    RestoreJournal,
    /// Read candidates from a file or a folder into the team.
    ReadCandidates(PathBuf),
    /// Remember these options for the next start.
    Remember(Options),
    /// Save an export or copy it; if it uses aliases, everyone without an alias gets one first.
    Export(Box<Export>),
    /// Copy a text to the terminal's clipboard. Never a rating.
    Copy(String),
    /// Use the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Open the team's file in `$EDITOR`.
    EditFile,
    /// Draw everything again.
    Repaint,
    /// Suspend the program as a job of the shell.
    Suspend,
    /// Open the room for phones.
    OpenRoom,
    /// Let phones vote on these rows.
    OpenVote(Vec<VoteRow>),
    /// End the vote and count it.
    CountVote,
    /// Open the page of the facilitator's remote.
    OpenRemote,
    /// Serve the room's page on this address as well.
    ServeAddress(IpAddr),
    /// Make a name of the room available again.
    FreeName(String),
    /// Close the room.
    CloseRoom,
    /// Check whether sheets have arrived.
    ScanSheets,
    /// Check for sheets of a removed person, and offer to delete them.
    LookForSheetsOf(String),
    /// Delete these sheets.
    DeleteSheets(Vec<PathBuf>),
    /// Quit; asks first if something is not saved.
    Quit,
    /// Quit without saving.
    Abandon,
}
