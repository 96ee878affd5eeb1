//! Nothing is lost: what a user finds on disk when saving goes wrong.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use roundtable::files::atomic::Step;
use roundtable::files::{
    Access, Places, SaveError, SaveOutcome, Saver, TeamFile, journal, recent, save_new,
};
use roundtable::team::{Edit, Rating, Team};

const SOURCE: &str = "format = 1\n\n[team]\nname = \"Payments\"   # ours\n";

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::write(desk.team(), SOURCE).expect("the file is written");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn team(&self) -> PathBuf {
        self.path("payments.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.team()).expect("the file is there")
    }

    /// The names in the folder.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder is there");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| name(entry.expect("an entry"))).collect();
        names.sort();
        names
    }
}

fn open(path: &Path) -> (TeamFile, Team) {
    let opened = TeamFile::open(path).unwrap_or_else(|fault| panic!("{fault}"));
    (opened.file, opened.read.team)
}

fn renamed(mut team: Team, name: &str) -> Team {
    team.apply(Edit::Name(name.into())).expect("a name can change");
    team
}

#[test]
fn a_save_that_fails_at_any_step_leaves_the_file_whole_and_can_be_tried_again() {
    for step in Step::ALL {
        let desk = Desk::new();
        let (mut file, team) = open(&desk.team());
        let team = renamed(team, "Checkout");
        let failed = file.save_watched(&team, &mut |at| {
            if at == step { Err(Error::new(ErrorKind::StorageFull, "disk full")) } else { Ok(()) }
        });
        let error = failed.expect_err("the step failed").to_string();
        assert!(error.contains("disk full") && error.contains("save elsewhere"), "{error}");
        let whole = if step == Step::SyncFolder { "Checkout" } else { "Payments" };
        assert_eq!(desk.text(), SOURCE.replace("Payments", whole), "{step:?}");
        assert_eq!(desk.names(), ["payments.toml", "payments.toml.lock"], "{step:?}");

        file.save(&team).unwrap_or_else(|error| panic!("a retry after {step:?}: {error}"));
        assert_eq!(desk.text(), SOURCE.replace("Payments", "Checkout"), "{step:?}");
    }
}

#[test]
fn what_a_killed_save_left_behind_is_swept_at_the_next_start() {
    let desk = Desk::new();
    let stale = desk.path(".payments.toml.Ab12Cd.roundtable-tmp");
    let other = desk.path(".billing.toml.Ab12Cd.roundtable-tmp");
    fs::write(&stale, "format =").expect("written");
    fs::write(&other, "format =").expect("written");
    let _open = open(&desk.team());
    assert!(!stale.exists(), "the stale file of this team is gone");
    assert!(other.exists(), "another team's save may be under way");
}

#[test]
fn a_touched_file_is_saved_and_a_changed_one_is_never_overwritten() {
    let desk = Desk::new();
    let (mut file, team) = open(&desk.team());
    fs::write(desk.team(), SOURCE).expect("written again with the same content");
    assert!(!file.has_changed());
    file.save(&renamed(team.clone(), "Checkout")).expect("nothing else has changed");

    let theirs = SOURCE.replace("# ours", "# theirs");
    fs::write(desk.team(), &theirs).expect("written");
    assert!(file.has_changed());
    let error = file.save(&renamed(team.clone(), "Billing")).expect_err("it has changed");
    assert!(matches!(error, SaveError::Changed(_)), "{error}");
    assert!(error.to_string().contains("reload it, merge the two, or save elsewhere"));
    assert_eq!(desk.text(), theirs);

    file.reload().expect("it is valid");
    file.save(&renamed(team, "Billing")).expect("it is known now");
    assert_eq!(desk.text(), theirs.replace("Payments", "Billing"));
}

#[test]
fn a_change_in_the_last_moment_of_a_save_is_seen() {
    let desk = Desk::new();
    let (mut file, team) = open(&desk.team());
    let (theirs, path) = (SOURCE.replace("# ours", "# theirs"), desk.team());
    let saved = file.save_watched(&renamed(team, "Checkout"), &mut |step| {
        if step == Step::Check { fs::write(&path, &theirs) } else { Ok(()) }
    });
    assert!(matches!(saved, Err(SaveError::Changed(_))));
    assert_eq!(desk.text(), theirs);
}

#[test]
fn two_peoples_changes_are_merged_and_clashes_are_listed_without_a_rating() {
    let source = "format = 1\nteam.name = \"Payments\"\n\n[[dimension]]\nid = \"data\"\n\n\
                  [[dimension]]\nid = \"ops\"\n\n[[member]]\nid = \"ada\"\n[member.rating]\n\
                  data = 1\nops = 1\n\n[[member]]\nid = \"bo\"\n[member.rating]\nops = 1\n";
    let desk = Desk::new();
    fs::write(desk.team(), source).expect("written");
    let (mut file, mine) = open(&desk.team());
    let level = |level| Rating::level(level).expect("a level");
    let rate = |team: &mut Team, dimension, member, rating| {
        team.apply(Edit::Rate { dimension, member, rating, rated: None }).expect("it fits");
    };
    let mut mine = renamed(mine, "Checkout");
    rate(&mut mine, 0, 0, level(4));
    rate(&mut mine, 1, 1, level(3));
    let theirs = source
        .replace(
            "[[member]]\nid = \"bo\"",
            "# Bo is new.\n[[member]]\nid = \"bo\"\nalias = \"Owl\"",
        )
        .replace("data = 1", "data = 5")
        + "\n[[member]]\nid = \"cy\"\n";
    fs::write(desk.team(), &theirs).expect("written");
    assert!(matches!(file.save(&mine), Err(SaveError::Changed(_))));

    let merged = file.merge(&mine, &|_| None).expect("both are valid");
    let places: Vec<&str> = merged.clashes.iter().map(|clash| clash.place.as_str()).collect();
    assert_eq!(places, ["member ada, rating, data"]);
    assert_eq!(
        merged.comes_in,
        ["member ada, rating, data", "member bo, alias", "member cy"],
        "where it is other than it was here"
    );
    file.save(&merged.team).expect("what is on disk is known now");
    assert_eq!(
        desk.text(),
        theirs.replace("Payments", "Checkout").replace(
            "alias = \"Owl\"\n[member.rating]\nops = 1",
            "alias = \"Owl\"\n[member.rating]\nops = 3"
        )
    );
}

#[test]
fn a_file_that_was_deleted_is_not_brought_back_unasked() {
    let desk = Desk::new();
    let (mut file, team) = open(&desk.team());
    fs::remove_file(desk.team()).expect("deleted");
    let error = file.save(&renamed(team, "Checkout")).expect_err("it is gone");
    assert!(matches!(error, SaveError::Gone(_)), "{error}");
    assert!(!desk.team().exists());
}

#[test]
fn a_second_instance_reads_only_and_says_so_until_the_first_has_ended() {
    let desk = Desk::new();
    let (first, _) = open(&desk.team());
    let second = TeamFile::open(&desk.team()).expect("it can be read");
    assert_eq!(second.file.access(), Access::OpenElsewhere);
    assert_eq!(second.notes, ["Opened for reading alone: another roundtable has it open."]);
    let mut file = second.file;
    let error = file.save(&renamed(second.read.team, "Checkout")).expect_err("it is read-only");
    assert!(error.to_string().contains("another roundtable has it open"), "{error}");
    assert_eq!(desk.text(), SOURCE);
    drop(file);
    assert!(desk.path("payments.toml.lock").exists(), "the first still holds it");
    drop(first);
    assert_eq!(desk.names(), ["payments.toml"], "the lock went with its holder");
    assert_eq!(open(&desk.team()).0.access(), Access::Writer);
}

#[test]
fn a_file_in_an_older_format_is_upgraded_and_the_original_kept() {
    let desk = Desk::new();
    let older = SOURCE.replace("format = 1", "format = 0");
    fs::write(desk.team(), &older).expect("written");
    let opened = TeamFile::open(&desk.team()).expect("it can be read");
    assert!(opened.read.warnings[0].to_string().contains("saving upgrades it"));
    let mut file = opened.file;
    file.save(&opened.read.team).expect("it is saved");
    assert_eq!(desk.text(), SOURCE);
    let kept = fs::read_to_string(desk.path("payments.format-0.toml")).expect("kept beside it");
    assert_eq!(kept, older);
}

#[test]
fn a_new_file_never_overwrites_one_that_is_there() {
    let desk = Desk::new();
    let error = save_new(&desk.team(), &Team::new("Other")).expect_err("it is there");
    assert!(error.to_string().contains("choose another name"), "{error}");
    assert_eq!(desk.text(), SOURCE);
    let new = TeamFile::create(&desk.path("new.toml"), &Team::new("Other")).expect("it is new");
    assert_eq!((new.file.access(), new.read.team.name.as_str()), (Access::Writer, "Other"));
}

#[test]
fn the_newest_of_a_burst_of_edits_is_on_disk_after_a_flush() {
    let desk = Desk::new();
    let (file, team) = open(&desk.team());
    let (woken, wakes) = std::sync::mpsc::channel();
    let saver =
        Saver::spawn(file, None, move || woken.send(()).unwrap_or_default()).expect("a thread");
    for n in 0..200 {
        assert!(saver.save(renamed(team.clone(), &format!("Team {n}"))));
    }
    assert!(saver.flush(Duration::from_secs(10)));
    assert_eq!(desk.text(), SOURCE.replace("Payments", "Team 199"));
    wakes.recv_timeout(Duration::from_secs(10)).expect("the loop is woken");
    assert!(matches!(saver.poll(), Some(SaveOutcome::Saved)));
    assert!(saver.poll().is_none(), "news is told once");
    let file = saver.finish().expect("the thread ends");
    assert_eq!(file.text(), desk.text());
}

#[test]
fn what_cannot_be_saved_is_in_the_journal_until_it_is_saved_after_all() {
    let desk = Desk::new();
    let places = Places::within(&desk.path("own"));
    let (file, team) = open(&desk.team());
    let theirs = SOURCE.replace("# ours", "# theirs");
    fs::write(desk.team(), &theirs).expect("written");
    let saver = Saver::spawn(file, Some(places.clone()), || {}).expect("a thread");
    assert!(saver.save(renamed(team.clone(), "Checkout")));
    assert!(saver.flush(Duration::from_secs(10)));
    let outcome = saver.poll();
    assert!(matches!(outcome, Some(SaveOutcome::Failed { in_journal: true, .. })), "{outcome:?}");
    let [found] = &journal::all(&places, &desk.team())[..] else { panic!("one journal has it") };
    let found = journal::open(found).expect("it can be read");
    assert_eq!(found.read.team.name, "Checkout");
    assert_eq!(found.base.expect("what it was made to").name, "Payments");
    assert_eq!(desk.text(), theirs, "a journal is never applied unasked");

    fs::write(desk.team(), SOURCE).expect("put back");
    assert!(saver.save(renamed(team, "Checkout")));
    assert!(saver.flush(Duration::from_secs(10)));
    assert_eq!(desk.text(), SOURCE.replace("Payments", "Checkout"));
    assert!(journal::all(&places, &desk.team()).is_empty());
}

#[test]
fn a_journal_is_discarded_when_asked_and_is_of_one_file_alone() {
    let desk = Desk::new();
    let places = Places::within(&desk.path("own"));
    fs::write(desk.path("other.toml"), SOURCE).expect("written");
    let text = SOURCE.replace("Payments", "Checkout");
    let mut slot = journal::Slot::default();
    slot.keep(&places, &desk.team(), &text, SOURCE).expect("kept");
    assert!(journal::all(&places, &desk.path("other.toml")).is_empty());
    assert_eq!(journal::all(&places, &desk.team()).len(), 1);
    slot.discard();
    assert!(journal::all(&places, &desk.team()).is_empty());
    let left = fs::read_dir(places.state.join("journal")).expect("the folder").count();
    assert_eq!(left, 0, "what it was made to is gone, too");
}

/// The names of the teams that were kept aside, the oldest first.
fn kept_aside(places: &Places, file: &Path) -> Vec<String> {
    let name = |path: &PathBuf| journal::open(path).expect("it can be read").read.team.name;
    journal::all(places, file).iter().map(name).collect()
}

#[test]
fn what_several_sessions_could_not_save_is_all_kept_and_none_is_written_over() {
    let desk = Desk::new();
    let places = Places::within(&desk.path("own"));
    let theirs = SOURCE.replace("# ours", "# theirs");
    for name in ["First", "Second", "Third"] {
        fs::write(desk.team(), SOURCE).expect("written");
        let (file, team) = open(&desk.team());
        fs::write(desk.team(), &theirs).expect("written by somebody else");
        let saver = Saver::spawn(file, Some(places.clone()), || {}).expect("a thread");
        for edit in [format!("{name} draft"), name.to_owned()] {
            assert!(saver.save(renamed(team.clone(), &edit)));
            assert!(saver.flush(Duration::from_secs(10)));
        }
    }
    assert_eq!(kept_aside(&places, &desk.team()), ["First", "Second", "Third"]);
    let all = journal::all(&places, &desk.team());
    journal::discard(&all[1]);
    assert_eq!(kept_aside(&places, &desk.team()), ["First", "Third"]);

    // A session that saves after all forgets its own and nobody else's.
    fs::write(desk.team(), SOURCE).expect("written");
    let (file, team) = open(&desk.team());
    fs::write(desk.team(), &theirs).expect("written");
    let saver = Saver::spawn(file, Some(places.clone()), || {}).expect("a thread");
    assert!(saver.save(renamed(team.clone(), "Fourth")) && saver.flush(Duration::from_secs(10)));
    assert_eq!(kept_aside(&places, &desk.team()), ["First", "Third", "Fourth"]);
    fs::write(desk.team(), SOURCE).expect("put back");
    assert!(saver.save(renamed(team, "Fourth")) && saver.flush(Duration::from_secs(10)));
    assert_eq!(kept_aside(&places, &desk.team()), ["First", "Third"]);
    assert_eq!(desk.text(), SOURCE.replace("Payments", "Fourth"));
}

#[test]
fn a_file_with_the_longest_name_there_may_be_is_saved_and_kept_aside_as_any_other() {
    let desk = Desk::new();
    let places = Places::within(&desk.path("own"));
    let path = desk.path(&format!("{}.toml", "ü".repeat(125)));
    fs::write(&path, SOURCE).expect("written");
    let (mut file, team) = open(&path);
    file.save(&renamed(team.clone(), "Checkout")).expect("saved");
    fs::write(&path, SOURCE.replace("# ours", "# theirs")).expect("written");
    let saver = Saver::spawn(file, Some(places.clone()), || {}).expect("a thread");
    assert!(saver.save(renamed(team, "Billing")) && saver.flush(Duration::from_secs(10)));
    assert_eq!(kept_aside(&places, &path), ["Billing"]);
}

#[test]
fn recent_teams_are_newest_first_at_most_twelve_and_a_broken_list_is_empty() {
    let desk = Desk::new();
    let places = Places::within(&desk.path("own"));
    for n in 0..15 {
        recent::remember(&places, &desk.path(&format!("{n}.toml")));
    }
    recent::remember(&places, &desk.path("9.toml"));
    let list = recent::list(&places);
    assert_eq!(list.len(), 12);
    assert_eq!(list[..3], [desk.path("9.toml"), desk.path("14.toml"), desk.path("13.toml")]);
    recent::forget(&places, &desk.path("9.toml"));
    assert_eq!(recent::list(&places)[0], desk.path("14.toml"));
    fs::write(places.state.join("recent.toml"), "files = [1, ").expect("broken");
    assert!(recent::list(&places).is_empty());
    recent::remember(&places, &desk.path("1.toml"));
    assert_eq!(recent::list(&places), [desk.path("1.toml")]);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use roundtable::files::{LARGEST_TEAM, Rights, put_export, read, save_new_text};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }

    #[test]
    fn a_link_is_written_through_and_the_mode_is_kept() {
        let desk = Desk::new();
        let link = desk.path("link.toml");
        symlink("payments.toml", &link).expect("a link");
        fs::set_permissions(desk.team(), fs::Permissions::from_mode(0o640)).expect("a mode");
        let (mut file, team) = open(&link);
        assert!(desk.path("payments.toml.lock").exists(), "one lock for all names");
        file.save(&renamed(team, "Checkout")).expect("saved");
        assert!(link.is_symlink());
        assert_eq!(
            (mode(&desk.team()), desk.text()),
            (0o640, SOURCE.replace("Payments", "Checkout"))
        );
    }

    #[test]
    fn a_chain_of_links_is_written_through_to_its_end() {
        let desk = Desk::new();
        fs::create_dir(desk.path("shared")).expect("a folder");
        symlink(desk.team(), desk.path("shared/team.toml")).expect("a link");
        symlink("shared/team.toml", desk.path("mine.toml")).expect("a link to a link");
        let (mut file, team) = open(&desk.path("mine.toml"));
        assert_eq!(open(&desk.path("shared/team.toml")).0.access(), Access::OpenElsewhere);
        file.save(&renamed(team, "Checkout")).expect("saved");
        assert!(desk.path("mine.toml").is_symlink() && desk.path("shared/team.toml").is_symlink());
        assert_eq!(desk.text(), SOURCE.replace("Payments", "Checkout"));
        assert_eq!(fs::read_dir(desk.path("shared")).expect("a folder").count(), 1);
    }

    #[test]
    fn what_leaves_is_for_its_owner_alone_and_what_is_written_over_keeps_its_mode() {
        let desk = Desk::new();
        let path = desk.path("report.md");
        put_export(&path, "# Payments\n", false).expect("written");
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("shared");
        put_export(&path, "# Payments, again\n", true).expect("written over");
        assert_eq!(mode(&path), 0o644, "whoever shared it has decided so");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_refused_for_reading_and_for_writing() {
        let desk = Desk::new();
        let link = desk.path("link.toml");
        symlink("nowhere.toml", &link).expect("a link");
        let fault = TeamFile::open(&link).expect_err("it leads nowhere");
        assert!(fault.to_string().contains("this link leads nowhere"), "{fault}");
        assert!(matches!(save_new(&link, &Team::new("New")), Err(SaveError::Exists(_))));
        assert!(!desk.path("nowhere.toml").exists());
    }

    #[test]
    fn a_hard_link_is_told_of_before_it_is_broken() {
        let desk = Desk::new();
        fs::hard_link(desk.team(), desk.path("twin.toml")).expect("a hard link");
        let opened = TeamFile::open(&desk.team()).expect("it can be read");
        assert!(opened.notes[0].contains("2 names (hard links)"), "{:?}", opened.notes);
    }

    #[test]
    fn teams_journals_and_locks_are_for_their_owner_alone_and_sheets_as_the_folder_has_it() {
        let desk = Desk::new();
        let places = Places::within(&desk.path("own"));
        let new = TeamFile::create(&desk.path("new.toml"), &Team::new("New")).expect("it is new");
        assert_eq!(mode(new.file.path()), 0o600);
        assert_eq!(mode(&desk.path("new.toml.lock")), 0o600);
        let text = SOURCE.replace("Payments", "Checkout");
        let mut slot = journal::Slot::default();
        slot.keep(&places, &desk.team(), &text, SOURCE).expect("kept");
        let journals = places.state.join("journal");
        assert_eq!(mode(&journals), 0o700);
        let entries = fs::read_dir(&journals).expect("a folder");
        let modes: Vec<u32> = entries.map(|entry| mode(&entry.expect("one").path())).collect();
        assert_eq!(modes, [0o600, 0o600], "the journal and what it was made to");
        let plain = desk.path("plain");
        fs::write(&plain, "").expect("written");
        save_new_text(&desk.path("sheet.toml"), "", Rights::Folder).expect("written");
        assert_eq!(mode(&desk.path("sheet.toml")), mode(&plain));
    }

    #[test]
    fn what_is_no_regular_file_is_refused_at_once() {
        let desk = Desk::new();
        let pipe = desk.path("pipe.toml");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
        assert!(made.success());
        let fault = read::from_disk(&pipe, LARGEST_TEAM).expect_err("it is a pipe");
        assert!(fault.to_string().contains("not a regular file"), "{fault}");
        assert!(read::from_disk(Path::new("/dev/zero"), LARGEST_TEAM).is_err());
        let fault = read::from_disk(desk.folder.path(), LARGEST_TEAM).expect_err("a folder");
        assert!(fault.to_string().contains("this is a folder"), "{fault}");
        let (mut file, team) = open(&desk.team());
        fs::rename(&pipe, desk.team()).expect("in its place");
        assert!(matches!(file.save(&renamed(team, "Checkout")), Err(SaveError::Changed(_))));
    }

    #[test]
    fn a_file_larger_than_the_limit_is_refused_before_it_is_read() {
        let desk = Desk::new();
        let large = desk.path("large.toml");
        fs::File::create(&large).and_then(|file| file.set_len(1 << 40)).expect("a sparse file");
        let fault = read::from_disk(&large, LARGEST_TEAM).expect_err("it is too large");
        assert!(fault.to_string().contains("larger than 16 MiB"), "{fault}");
    }

    #[test]
    fn a_file_that_its_owner_made_read_only_is_not_written() {
        let desk = Desk::new();
        fs::set_permissions(desk.team(), fs::Permissions::from_mode(0o400)).expect("a mode");
        let before = fs::metadata(desk.team()).expect("it is there").ino();
        let (mut file, team) = open(&desk.team());
        assert_eq!(file.access(), Access::NotAllowed);
        assert!(file.save(&renamed(team, "Checkout")).is_err());
        assert_eq!(fs::metadata(desk.team()).expect("it is there").ino(), before);
    }
}
