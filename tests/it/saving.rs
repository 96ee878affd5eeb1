//! Nothing is lost: what a user finds on disk when saving goes wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use roundtable::files::{
    Access, AppDirs, Resolution, SaveError, SaveOutcome, Saver, TeamFile, journal, read, recent,
    save_new, write,
};
use roundtable::team::{Choice, Decision, Edit, Id, ListEdit, Member, Rating, Team};

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
fn what_a_killed_save_left_behind_is_swept_at_the_next_start() {
    let desk = Desk::new();
    let stale = desk.path(".payments.toml.Ab12Cd.roundtable-tmp");
    let busy = desk.path(".billing.toml.Ab12Cd.roundtable-tmp");
    let sheets = desk.path("payments.sheets");
    fs::create_dir(&sheets).expect("a folder");
    let sheet = sheets.join(".ada.toml.Ab12Cd.roundtable-tmp");
    for path in [&stale, &sheet, &busy] {
        fs::write(path, "format =").expect("written");
    }
    let writing = fs::File::open(&busy).expect("there");
    writing.try_lock().expect("as a save that is under way has it");
    let _open = open(&desk.team());
    assert!(!stale.exists() && !sheet.exists(), "what was left is gone");
    assert!(busy.exists(), "another save may be under way");
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
    assert!(error.to_string().contains("reload it, merge the two, or save to another file"));
    assert_eq!(desk.text(), theirs);

    file.reload().expect("it is valid");
    file.save(&renamed(team, "Billing")).expect("it is known now");
    assert_eq!(desk.text(), theirs.replace("Payments", "Billing"));
}

#[test]
fn two_peoples_changes_are_merged_and_conflicts_are_listed_without_a_rating() {
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

    let asked = file.merge(&mine, None).expect("both are valid");
    assert_eq!(asked.conflicts, ["member ada, rating, data"]);
    assert!(matches!(file.save(&mine), Err(SaveError::Changed(_))), "nothing is taken unasked");
    let merged = file.merge(&mine, Some(Resolution::Theirs)).expect("both are valid");
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
fn what_conflicts_is_the_same_whoever_merges() {
    let source = "format = 1\nteam.name = \"Payments\"\n\n[[dimension]]\nid = \"data\"\n\n\
                  [[dimension]]\nid = \"ops\"\n\n[[member]]\nid = \"ada\"\n[member.rating]\n\
                  data = 1\nops = 1\n";
    let base = roundtable::files::read::team(source, "").expect("a team").team;
    let (mut without, mut decided) = (base.clone(), base.clone());
    without.apply(Edit::without_dimension(&base, 0).expect("there")).expect("it fits");
    let mut data = base.dimensions()[0].clone();
    data.name = "Data".into();
    let decision = Decision {
        dimension: data.id.clone(),
        choice: Choice::Grow,
        owner: None,
        owner_name: String::new(),
        due: None,
        expect: None,
        note: String::new(),
        made: None,
        aim: roundtable::team::Aim::default(),
    };
    let edits =
        [Edit::ReplaceDimension(0, Box::new(data)), Edit::Decision(ListEdit::Insert(0, decision))];
    for edit in edits {
        decided.apply(edit).expect("it fits");
    }
    for holds in [Resolution::Mine, Resolution::Theirs] {
        let one = write::merge(&base, &without, &decided, holds, "").expect("valid").conflicts;
        let other = write::merge(&base, &decided, &without, holds, "").expect("valid").conflicts;
        assert_eq!(one, ["decision data", "dimension data"]);
        assert_eq!(one, other);
    }
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
    assert_eq!(second.notes, ["Read-only: another roundtable has it open."]);
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
    assert!(matches!(saver.poll(), Some(SaveOutcome::Saved(notes)) if notes.is_empty()));
    assert!(saver.poll().is_none(), "news is told once");
    let file = saver.finish().0.expect("the thread ends");
    assert_eq!(file.text(), desk.text());
}

#[test]
fn what_cannot_be_saved_is_in_the_journal_until_it_is_saved_after_all() {
    let desk = Desk::new();
    let places = AppDirs::within(&desk.path("own"));
    let (file, team) = open(&desk.team());
    let theirs = SOURCE.replace("# ours", "# theirs");
    fs::write(desk.team(), &theirs).expect("written");
    let saver = Saver::spawn(file, Some(places.clone()), || {}).expect("a thread");
    assert!(saver.save(renamed(team.clone(), "Checkout")));
    assert!(saver.flush(Duration::from_secs(10)));
    let outcome = saver.poll();
    assert!(matches!(outcome, Some(SaveOutcome::Failed { in_journal: true, .. })), "{outcome:?}");
    let found = journal::find(&places, &desk.team()).expect("a journal has it");
    let found = journal::open(&found).expect("it can be read");
    assert_eq!(found.read.team.name, "Checkout");
    assert_eq!(found.base.expect("what it was made to").name, "Payments");
    assert_eq!(desk.text(), theirs, "a journal is never applied unasked");

    fs::write(desk.team(), SOURCE).expect("put back");
    assert!(saver.save(renamed(team, "Checkout")));
    assert!(saver.flush(Duration::from_secs(10)));
    assert_eq!(desk.text(), SOURCE.replace("Payments", "Checkout"));
    assert_eq!(journal::find(&places, &desk.team()), None);
}

#[test]
fn a_journal_is_of_one_file_alone_and_leaves_nothing_when_it_is_discarded() {
    let desk = Desk::new();
    let places = AppDirs::within(&desk.path("own"));
    fs::write(desk.path("other.toml"), SOURCE).expect("written");
    let mut writer = keep(&places, &desk.team(), "Checkout");
    assert_eq!(journal::find(&places, &desk.path("other.toml")), None);
    assert!(journal::find(&places, &desk.team()).is_some());
    writer.discard();
    assert_eq!(journal::find(&places, &desk.team()), None);
    let left = fs::read_dir(places.state.join("journal")).expect("the folder").count();
    assert_eq!(left, 0);
}

/// Keeps a team of another name aside, as a session that could not save it.
fn keep(places: &AppDirs, file: &Path, name: &str) -> journal::JournalWriter {
    let text = fs::read_to_string(file).expect("there");
    let identity = journal::Identity::of(file);
    let mut writer = journal::JournalWriter::default();
    let edited = text.replace("Payments", name);
    writer.keep(places, file, &identity, &edited, &text).expect("kept");
    writer
}

/// What was kept aside of a file, its name and how many people it has.
fn kept_aside(places: &AppDirs, file: &Path) -> Option<(String, usize)> {
    let team = journal::open(&journal::find(places, file)?)?.read.team;
    Some((team.name.clone(), team.members().len()))
}

#[test]
fn what_two_sessions_could_not_save_is_kept_together_and_each_forgets_its_own() {
    let desk = Desk::new();
    let places = AppDirs::within(&desk.path("own"));
    let theirs = SOURCE.replace("# ours", "# theirs");
    let unsaved = |edit: &dyn Fn(Team) -> Team| {
        fs::write(desk.team(), SOURCE).expect("written");
        let (file, team) = open(&desk.team());
        fs::write(desk.team(), &theirs).expect("written by somebody else");
        let saver = Saver::spawn(file, Some(places.clone()), || {}).expect("a thread");
        assert!(saver.save(edit(team)) && saver.flush(Duration::from_secs(10)));
        saver
    };
    let joined = |mut team: Team| {
        let member = Member::new(Id::from_name("Ada"), "Ada");
        team.apply(Edit::InsertMember(0, Box::new(member), Vec::new())).expect("they fit");
        team
    };
    drop(unsaved(&joined));
    assert_eq!(kept_aside(&places, &desk.team()), Some(("Payments".into(), 1)));
    let later = unsaved(&|team| renamed(team, "Later"));
    assert_eq!(kept_aside(&places, &desk.team()), Some(("Later".into(), 1)), "both are in it");

    // A session that saves after all forgets its own and nobody else's.
    fs::write(desk.team(), SOURCE).expect("put back");
    let team = read::team(SOURCE, "").expect("valid").team;
    assert!(later.save(renamed(team, "Later")) && later.flush(Duration::from_secs(10)));
    assert_eq!(desk.text(), SOURCE.replace("Payments", "Later"));
    assert_eq!(kept_aside(&places, &desk.team()), Some(("Payments".into(), 1)));
}

#[test]
fn a_journal_is_found_where_the_file_or_its_folder_is_gone_or_was_renamed() {
    let desk = Desk::new();
    let places = AppDirs::within(&desk.path("own"));
    fs::create_dir(desk.path("w")).expect("a folder");
    let file = desk.path("w/team.toml");
    fs::write(&file, SOURCE).expect("written");
    keep(&places, &file, "Kept");
    let kept = || Some(("Kept".to_owned(), 0));
    fs::rename(desk.path("w"), desk.path("x")).expect("renamed");
    assert_eq!(kept_aside(&places, &desk.path("x/team.toml")), kept(), "the folder was renamed");
    fs::rename(desk.path("x/team.toml"), desk.path("x/crew.toml")).expect("renamed");
    assert_eq!(kept_aside(&places, &desk.path("x/crew.toml")), kept(), "the file was renamed");
    assert_eq!(kept_aside(&places, &desk.team()), None, "another file is another team");
    fs::remove_dir_all(desk.path("x")).expect("removed");
    assert_eq!(kept_aside(&places, &file), kept(), "all is gone");
    let all: Vec<PathBuf> = journal::all(&places).into_iter().map(|(_, kept)| kept.file).collect();
    assert_eq!(all, [fs::canonicalize(desk.folder.path()).expect("there").join("w/team.toml")]);
}

#[test]
fn somebody_who_was_removed_is_in_no_journal_and_the_other_edits_stay() {
    let desk = Desk::new();
    let places = AppDirs::within(&desk.path("own"));
    let people = "\n[[member]]\nid = \"ada\"\n\n[[member]]\nid = \"bo\"\n";
    fs::write(desk.team(), format!("{SOURCE}{people}")).expect("written");
    keep(&places, &desk.team(), "Kept");
    keep(&places, &desk.team(), "Kept twice");
    journal::forget_person(&places, &desk.team(), "ada");
    for entry in fs::read_dir(places.state.join("journal")).expect("a folder") {
        let text = fs::read_to_string(entry.expect("one").path()).expect("text");
        assert!(!text.contains("ada") && text.contains("bo"), "{text}");
    }
    assert_eq!(kept_aside(&places, &desk.team()), Some(("Kept twice".into(), 1)));
    // Where nothing else was edited, nothing is left.
    let mut writer = journal::JournalWriter::default();
    let (other, without) = (desk.path("other.toml"), format!("{SOURCE}{people}"));
    fs::write(&other, &without).expect("written");
    let removed = without.replace("\n[[member]]\nid = \"ada\"\n", "");
    let identity = journal::Identity::of(&other);
    writer.keep(&places, &other, &identity, &removed, &without).expect("kept");
    journal::forget_person(&places, &other, "ada");
    assert_eq!(kept_aside(&places, &other), None);
}

#[test]
fn a_team_is_in_another_when_all_its_people_rows_and_answers_are() {
    let team = |text: &str| read::team(text, "").expect("valid").team;
    let row = "\n[[dimension]]\nid = \"data\"\n";
    let person = "\n[[member]]\nid = \"ada\"\n";
    let answer = "[member.rating]\ndata = 3\n";
    let whole = format!("{SOURCE}{row}{person}{answer}");
    let changed = whole.replace("data = 3", "data = 4");
    assert!(journal::is_contained(&team(&whole), &team(&changed)), "decided otherwise");
    for less in [SOURCE.into(), format!("{SOURCE}{row}"), format!("{SOURCE}{row}{person}")] {
        assert!(journal::is_contained(&team(&less), &team(&whole)));
        assert!(!journal::is_contained(&team(&whole), &team(&less)), "{less}");
    }
}

#[test]
fn a_file_with_the_longest_name_there_may_be_is_saved_and_kept_aside_as_any_other() {
    let desk = Desk::new();
    let places = AppDirs::within(&desk.path("own"));
    let path = desk.path(&format!("{}.toml", "ü".repeat(125)));
    fs::write(&path, SOURCE).expect("written");
    let (mut file, team) = open(&path);
    file.save(&renamed(team.clone(), "Checkout")).expect("saved");
    fs::write(&path, SOURCE.replace("# ours", "# theirs")).expect("written");
    let saver = Saver::spawn(file, Some(places.clone()), || {}).expect("a thread");
    assert!(saver.save(renamed(team, "Billing")) && saver.flush(Duration::from_secs(10)));
    assert_eq!(kept_aside(&places, &path), Some(("Billing".into(), 0)));
}

#[test]
fn recent_teams_are_newest_first_at_most_twelve_and_a_broken_list_is_empty() {
    let desk = Desk::new();
    let places = AppDirs::within(&desk.path("own"));
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

    use roundtable::files::{MAX_TEAM_BYTES, Permissions, atomic, put_export, save_new_text};

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
        assert!(fault.to_string().contains("this link points to nothing"), "{fault}");
        assert!(matches!(save_new(&link, &Team::new("New")), Err(SaveError::Exists(_))));
        assert!(!desk.path("nowhere.toml").exists());
    }

    #[test]
    fn a_file_with_a_second_name_is_opened_for_reading_alone_and_neither_is_parted() {
        let desk = Desk::new();
        let twin = desk.path("twin.toml");
        fs::hard_link(desk.team(), &twin).expect("a hard link");
        let opened = TeamFile::open(&desk.team()).expect("it can be read");
        assert!(opened.notes[0].contains("several names (hard links)"), "{:?}", opened.notes);
        let mut file = opened.file;
        let error = file.save(&renamed(opened.read.team, "Checkout")).expect_err("refused");
        assert!(error.to_string().contains("several names (hard links)"), "{error}");
        fs::remove_file(&twin).expect("removed");
        let (mut file, team) = open(&desk.team());
        fs::hard_link(desk.team(), &twin).expect("linked while it is open");
        let error = file.save(&renamed(team, "Checkout")).expect_err("refused");
        assert!(error.to_string().contains("2 names (hard links)"), "{error}");
        assert_eq!(desk.text(), SOURCE);
        let inode = |path: &Path| fs::metadata(path).expect("there").ino();
        assert_eq!(inode(&twin), inode(&desk.team()));
    }

    /// The permissions of a file as `getfattr` would list them: its ACL.
    fn access_list(path: &Path) -> Option<Vec<u8>> {
        let mut buffer = [0; 256];
        let size = rustix::fs::getxattr(path, c"system.posix_acl_access", &mut buffer).ok()?;
        Some(buffer[..size].to_vec())
    }

    /// An access list that lets one more user in: owner rw-, user 1234 rw-,
    /// group ---, mask rw-, others ---.
    fn let_in(path: &Path, name: &std::ffi::CStr) -> bool {
        const NOBODY: u32 = u32::MAX;
        let entry = |tag: u16, may: u16, id: u32| {
            let mut bytes = tag.to_le_bytes().to_vec();
            bytes.extend(may.to_le_bytes());
            bytes.extend(id.to_le_bytes());
            bytes
        };
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (tag, may, id) in
            [(1, 6, NOBODY), (2, 6, 1234), (4, 0, NOBODY), (0x10, 6, NOBODY), (0x20, 0, NOBODY)]
        {
            list.extend(entry(tag, may, id));
        }
        rustix::fs::setxattr(path, name, &list, rustix::fs::XattrFlags::empty()).is_ok()
    }

    #[test]
    fn a_save_keeps_the_access_list_and_the_attributes_of_the_file() {
        let desk = Desk::new();
        if !let_in(&desk.team(), c"system.posix_acl_access") {
            eprintln!("left out: this file system knows no access lists");
            return;
        }
        let flags = rustix::fs::XattrFlags::empty();
        rustix::fs::setxattr(desk.team(), c"user.tag", b"ours", flags).expect("an attribute");
        let before = (access_list(&desk.team()), mode(&desk.team()));
        assert!(before.0.is_some());
        let (mut file, team) = open(&desk.team());
        file.save(&renamed(team, "Checkout")).expect("saved");
        assert_eq!((access_list(&desk.team()), mode(&desk.team())), before);
        let mut tag = [0; 4];
        rustix::fs::getxattr(desk.team(), c"user.tag", &mut tag).expect("it is kept");
        assert_eq!(&tag, b"ours");
    }

    #[test]
    fn a_list_that_the_folder_gives_to_new_files_lets_nobody_into_an_old_one() {
        let desk = Desk::new();
        fs::set_permissions(desk.team(), fs::Permissions::from_mode(0o640)).expect("a mode");
        if !let_in(desk.folder.path(), c"system.posix_acl_default") {
            eprintln!("left out: this file system knows no access lists");
            return;
        }
        let (mut file, team) = open(&desk.team());
        file.save(&renamed(team, "Checkout")).expect("saved");
        assert_eq!((access_list(&desk.team()), mode(&desk.team())), (None, 0o640));
    }

    #[test]
    fn teams_journals_and_locks_are_for_their_owner_alone_and_sheets_as_the_folder_has_it() {
        let desk = Desk::new();
        let places = AppDirs::within(&desk.path("own"));
        let new = TeamFile::create(&desk.path("new.toml"), &Team::new("New")).expect("it is new");
        assert_eq!(mode(new.file.path()), 0o600);
        assert_eq!(mode(&desk.path("new.toml.lock")), 0o600);
        keep(&places, &desk.team(), "Checkout");
        let journals = places.state.join("journal");
        assert_eq!(mode(&journals), 0o700);
        let entries = fs::read_dir(&journals).expect("a folder");
        let modes: Vec<u32> = entries.map(|entry| mode(&entry.expect("one").path())).collect();
        assert_eq!(modes, [0o600]);
        let plain = desk.path("plain");
        fs::write(&plain, "").expect("written");
        save_new_text(&desk.path("sheet.toml"), "", Permissions::Folder).expect("written");
        assert_eq!(mode(&desk.path("sheet.toml")), mode(&plain));
    }

    #[test]
    fn what_is_no_regular_file_is_refused_at_once() {
        let desk = Desk::new();
        let pipe = desk.path("pipe.toml");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
        assert!(made.success());
        let fault = read::from_disk(&pipe, MAX_TEAM_BYTES).expect_err("it is a pipe");
        assert!(fault.to_string().contains("not a regular file"), "{fault}");
        assert!(read::from_disk(Path::new("/dev/zero"), MAX_TEAM_BYTES).is_err());
        let fault = read::from_disk(desk.folder.path(), MAX_TEAM_BYTES).expect_err("a folder");
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
        let fault = read::from_disk(&large, MAX_TEAM_BYTES).expect_err("it is too large");
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

    #[test]
    fn a_lock_can_be_read_by_whoever_may_read_the_team() {
        let desk = Desk::new();
        fs::set_permissions(desk.team(), fs::Permissions::from_mode(0o660)).expect("a mode");
        let (file, _) = open(&desk.team());
        assert_eq!(mode(&desk.path("payments.toml.lock")), 0o660);
        drop(file);
        // A dead one, whatever its mode, blocks nobody.
        fs::write(desk.path("payments.toml.lock"), "").expect("written");
        assert_eq!(open(&desk.team()).0.access(), Access::Writer);
    }

    #[test]
    fn what_is_no_lock_is_neither_followed_nor_waited_for() {
        let desk = Desk::new();
        let lock = desk.path("payments.toml.lock");
        let pipe = || std::process::Command::new("mkfifo").arg(&lock).status().map(|_| ());
        let link = || symlink(desk.path("elsewhere"), &lock);
        let pipes: [(&dyn Fn() -> std::io::Result<()>, &str); 2] =
            [(&pipe, "not a regular file"), (&link, "a link")];
        for (make, what) in pipes {
            make().expect("made");
            let opened = TeamFile::open(&desk.team()).expect("it can be read");
            assert!(opened.notes[0].contains(what), "{:?}", opened.notes);
            drop(opened);
            assert!(lock.symlink_metadata().is_ok(), "it is left where it is");
            assert!(!desk.path("elsewhere").exists());
            fs::remove_file(&lock).expect("removed");
        }
    }

    #[test]
    fn who_leaves_deletes_nobody_elses_lock() {
        let desk = Desk::new();
        let lock = desk.path("payments.toml.lock");
        let (first, _) = open(&desk.team());
        fs::remove_file(&lock).expect("somebody removes it");
        let (second, _) = open(&desk.team());
        assert_eq!(second.access(), Access::Writer);
        drop(first);
        assert!(lock.exists(), "it is the second's");
        let third = TeamFile::open(&desk.team()).expect("it can be read").file;
        assert_eq!(third.access(), Access::OpenElsewhere);
    }

    #[test]
    fn a_leftover_of_a_save_is_for_its_owner_alone() {
        let desk = Desk::new();
        fs::set_permissions(desk.team(), fs::Permissions::from_mode(0o666)).expect("a mode");
        let seen = std::cell::Cell::new(0);
        let looked = || {
            let names = desk.names();
            let left = names.iter().find(|name| name.ends_with(".roundtable-tmp"));
            seen.set(mode(&desk.path(left.expect("it is being written"))));
            Err(std::io::Error::other("killed here"))
        };
        atomic::replace(&desk.team(), b"format = 1\n", looked).expect_err("as said");
        assert_eq!(seen.get(), 0o600);
    }
}
