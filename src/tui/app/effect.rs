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

/// One thing for the loop to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Put the team on disk, in its own file.
    Save,
    /// Put the sheet on disk as its owner leaves it, done, and leave; where the
    /// disk refuses, stay.
    SubmitSheet,
    /// Put the team into a new file and go on there.
    SaveAs(PathBuf),
    /// Keep a snapshot next to the team file, with this leaving.
    KeepSnapshot(Redaction),
    /// Read the snapshots next to the team file.
    LoadHistory,
    /// Offer the rows of the catalogue next to the team file.
    LoadCatalogue,
    /// Read the teams of the folder.
    LoadTeams,
    /// Read two looks of the history whole and compare them; the team of now
    /// has no file.
    CompareSnapshots([Option<PathBuf>; 2]),
    /// Open a team file in place of this one.
    Open(PathBuf),
    /// Complete the path that is being typed.
    CompletePath {
        /// As far as it is typed.
        typed: String,
        /// The ending of the files that are meant.
        ending: Option<&'static str>,
    },
    /// Take a team off the list of those opened last; its file stays.
    Forget(PathBuf),
    /// Begin a new team file from a template, and open it.
    New {
        /// Where.
        path: PathBuf,
        /// The template's name.
        template: String,
    },
    /// Begin a new team file with this team, and open it.
    NewFrom {
        /// Where.
        path: PathBuf,
        /// What is in it.
        team: Box<Team>,
    },
    /// Read a table from a file, to be looked at.
    ReadTable(PathBuf),
    /// Keep how a table is read, for the next one of its kind.
    SaveMapping {
        /// Where.
        path: PathBuf,
        /// The mapping, as a file has it.
        text: String,
    },
    /// Open the demo team.
    Demo,
    /// Leave the team for the welcome screen.
    Welcome,
    /// Take what is on disk in place of what is on screen.
    Reload,
    /// Merge; where both changed the same, whose changes hold.
    Merge(From, Option<Resolution>),
    /// Forget the edits that an earlier start could not save.
    DiscardJournal,
    /// Put the team that was kept aside into a file, and open it.
    RestoreJournal,
    /// Read candidates from a file or a folder into the team.
    ReadCandidates(PathBuf),
    /// Remember these options for the next start.
    Remember(Options),
    /// Write what is to leave, or hand it to the clipboard; where aliases
    /// leave, everyone gets one first.
    Export(Box<Export>),
    /// Hand a text to the terminal's clipboard. Never a rating.
    Copy(String),
    /// Catch the mouse or let it go.
    Mouse(bool),
    /// Open the team's file in the editor of the person.
    EditFile,
    /// Draw everything again.
    Repaint,
    /// Stop as a shell's job.
    Suspend,
    /// Open the room for phones.
    OpenRoom,
    /// Let phones vote on these rows.
    OpenVote(Vec<VoteRow>),
    /// End the vote and count it.
    CountVote,
    /// Open the page of the facilitator's remote.
    OpenRemote,
    /// Serve the room's page on this address, too.
    ServeAddress(IpAddr),
    /// Give a name of the room free again.
    FreeName(String),
    /// Close the room.
    CloseRoom,
    /// Look whether sheets have come.
    ScanSheets,
    /// Look whether there are sheets of someone of this name, who was taken
    /// out, and offer to delete them.
    LookForSheetsOf(String),
    /// Delete these sheets.
    DeleteSheets(Vec<PathBuf>),
    /// Leave; asked about where something is saved nowhere.
    Quit,
    /// Leave all the same.
    Abandon,
}
