//! Leaving while something is not in its file.

use super::{marked, team_file};
use crate::common::pty::Pty;

/// For the shell: no file can be written any more, whatever its folder.
const FULL: &str = "trap '' XFSZ; ulimit -f 0;";

#[test]
fn leaving_with_something_unsaved_says_so_and_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 covered");
    // Half a file of another program's: nothing to merge with.
    let theirs = std::fs::read_to_string(&path).unwrap() + "[broken";
    std::fs::write(&path, &theirs).unwrap();
    pty.press("mq");
    assert_eq!(pty.exit_code(), 2);
    let sentences = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        sentences.contains("changed on disk") && sentences.contains("the next start offers"),
        "{sentences}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_merged_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 covered");
    let theirs = std::fs::read_to_string(&path).unwrap().replace("Payments", "Theirs");
    std::fs::write(&path, format!("{theirs}# and a word\n")).unwrap();
    pty.press("m");
    pty.wait("merged. u undoes");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.contains("Theirs") && saved.contains("# and a word"), "{saved}");
    assert_eq!(marked(&path), [0]);
}

/// An edit that neither its file nor the journal could take.
fn nowhere(folder: &tempfile::TempDir) -> (Pty, std::path::PathBuf) {
    let path = team_file(folder.path());
    let mut pty = Pty::at_home(folder.path(), FULL, &path);
    pty.wait("5 covered");
    pty.press("m");
    pty.wait("The team could not be saved");
    pty.wait("not saved");
    pty.press("\x1b");
    pty.settle();
    (pty, path)
}

#[test]
fn edits_that_are_saved_nowhere_are_asked_about_as_often_as_one_would_leave() {
    let folder = tempfile::tempdir().unwrap();
    let (mut pty, path) = nowhere(&folder);
    for _ in 0..2 {
        pty.press("q");
        pty.wait("Your last edits are not saved anywhere.");
        pty.press("n");
        pty.settle();
        assert!(!pty.screen().contains("not saved anywhere"), "{}", pty.screen());
        assert!(pty.screen().contains("not saved"), "it goes on: {}", pty.screen());
    }
    pty.press("q");
    pty.wait("Your last edits are not saved anywhere.");
    pty.press("y");
    assert_eq!(pty.exit_code(), 2);
    let sentences = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(sentences.contains("your last edits are lost"), "{sentences}");
    assert!(marked(&path).is_empty());
}

#[test]
fn from_edits_that_are_saved_nowhere_no_other_team_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (mut pty, _) = nowhere(&folder);
    pty.press("\x0f");
    pty.settle();
    assert!(pty.screen().contains("Your last edits are not saved."), "{}", pty.screen());
    assert!(pty.screen().contains("not saved"), "{}", pty.screen());
}

#[test]
fn what_several_times_could_not_be_saved_is_offered_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let ours = std::fs::read_to_string(&path).unwrap();
    for row in 0..3 {
        let mut pty = Pty::at_home(folder.path(), "", &path);
        pty.wait("5 covered");
        if row > 0 {
            pty.wait("Unsaved edits from last time");
            pty.press("later\r");
        }
        std::fs::write(&path, format!("{ours}[broken by somebody else, {row}\n")).unwrap();
        pty.settle();
        pty.press(&format!("{}m", "\x1b[B".repeat(row)));
        pty.wait("The file has changed on disk");
        pty.press("\x1b");
        pty.settle();
        pty.press("q");
        assert_eq!(pty.exit_code(), 2);
        std::fs::write(&path, format!("{ours}# written by somebody else, {row}\n")).unwrap();
    }
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("Unsaved edits from last time");
    pty.press("merge\r");
    pty.wait("u undoes it");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(marked(&path), [0, 1, 2]);
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 covered");
    pty.settle();
    assert!(!pty.screen().contains("Unsaved edits from last time"), "nothing is left of them");
}

/// A session whose folder goes away while it has an edit.
fn left_without_a_folder(home: &std::path::Path) -> std::path::PathBuf {
    std::fs::create_dir(home.join("w")).unwrap();
    let path = team_file(&home.join("w"));
    let mut pty = Pty::at_home(home, "", &path);
    pty.wait("5 covered");
    std::fs::remove_dir_all(home.join("w")).unwrap();
    pty.press("m");
    pty.wait("the file is gone");
    pty.press("\x1b");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 2);
    path
}

#[test]
fn a_team_whose_folder_is_gone_is_offered_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = left_without_a_folder(folder.path());
    // On the page that opens without a file, too.
    let mut pty = Pty::with(folder.path(), "", "");
    pty.wait("the file is gone, your edits are kept");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("is gone; unsaved edits of Payments, seven people, are kept");
    pty.press("put\r");
    pty.wait("The unsaved team is in");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(marked(&path), [0]);
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 covered");
    pty.settle();
    assert!(!pty.screen().contains("kept"), "{}", pty.screen());
}

#[test]
fn edits_that_hold_more_than_a_merge_took_stay_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = left_without_a_folder(folder.path());
    // Another team, of nobody yet, in the place of the one that was lost.
    std::fs::create_dir(folder.path().join("w")).unwrap();
    let empty = "format = 1\n\n[team]\nname = \"Payments\"\n";
    std::fs::write(&path, empty).unwrap();
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("Unsaved edits from last time");
    pty.press("merge\r");
    pty.wait("The other unsaved edits are kept");
    pty.press("q");
    let _ = pty.exit_code();
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("Unsaved edits from last time");
    pty.press("another\r");
    pty.wait("The unsaved team is in");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let kept = std::fs::read_to_string(path.with_extension("kept.toml")).unwrap();
    assert!(kept.contains("Ada") && kept.contains("discuss"), "{kept}");
}
