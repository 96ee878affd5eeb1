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
    pty.wait("5 hold");
    let theirs = std::fs::read_to_string(&path).unwrap().replace("Payments", "Theirs");
    std::fs::write(&path, &theirs).unwrap();
    pty.press("mq");
    assert_eq!(pty.exit_code(), 2);
    let said = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("changed on disk") && said.contains("the next start offers"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn a_fault_of_the_saver_is_told_and_its_edit_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let mut pty = Pty::at_home(folder.path(), "export ROUNDTABLE_TEST_PANIC_IN_SAVE=1;", &path);
    pty.wait("5 hold");
    pty.press("m");
    pty.wait("The team could not be saved");
    pty.wait("not saved");
    pty.press("\x1b");
    pty.wait("an error in the program kept this from being saved");
    assert!(!pty.screen().contains("rated 4"), "{}", pty.screen());
    // Saving goes on: the next edit is kept, too.
    pty.press("\x1b[Bm");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 2);
    let said = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("the next start offers your edits"), "{said}");
    assert!(marked(&path).is_empty());
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("last time were kept aside");
    pty.press("look\r");
    pty.wait("marked for discussion");
    pty.press("y");
    pty.wait("merged; u takes it back");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(marked(&path), [0, 1]);
}

/// An edit that neither its file nor the journal could take.
fn nowhere(folder: &tempfile::TempDir) -> (Pty, std::path::PathBuf) {
    let path = team_file(folder.path());
    let mut pty = Pty::at_home(folder.path(), FULL, &path);
    pty.wait("5 hold");
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
        pty.wait("Your last edits are saved nowhere, not even aside.");
        pty.press("n");
        pty.settle();
        assert!(!pty.screen().contains("saved nowhere"), "{}", pty.screen());
        assert!(pty.screen().contains("not saved"), "it goes on: {}", pty.screen());
    }
    pty.press("q");
    pty.wait("Your last edits are saved nowhere, not even aside.");
    pty.press("y");
    assert_eq!(pty.exit_code(), 2);
    let said = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("your last edits are lost"), "{said}");
    assert!(marked(&path).is_empty());
}

#[test]
fn from_edits_that_are_saved_nowhere_no_other_team_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (mut pty, _) = nowhere(&folder);
    pty.press("\x0f");
    pty.settle();
    assert!(pty.screen().contains("your last edits are saved nowhere"), "{}", pty.screen());
    assert!(pty.screen().contains("not saved"), "{}", pty.screen());
}

#[test]
fn what_several_times_could_not_be_saved_is_offered_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = team_file(folder.path());
    let ours = std::fs::read_to_string(&path).unwrap();
    for row in 0..3 {
        let mut pty = Pty::at_home(folder.path(), "", &path);
        pty.wait("5 hold");
        if row > 0 {
            pty.wait("kept aside");
            pty.press("later\r");
        }
        std::fs::write(&path, format!("{ours}# written by somebody else, {row}\n")).unwrap();
        pty.settle();
        pty.press(&format!("{}m", "\x1b[B".repeat(row)));
        pty.wait("The file has changed on disk");
        pty.press("\x1b");
        pty.settle();
        pty.press("q");
        assert_eq!(pty.exit_code(), 2);
    }
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("Edits of 3 times could not be saved and were kept aside");
    pty.press("look\r");
    pty.wait("marked for discussion");
    pty.press("y");
    pty.wait("Edits of 2 times could not be saved and were kept aside");
    pty.press("forget\r");
    pty.wait("Edits that could not be saved last time were kept aside");
    pty.press("look\r");
    pty.wait("marked for discussion");
    pty.press("y");
    pty.wait("merged; u takes it back");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(marked(&path), [0, 2]);
    let mut pty = Pty::at_home(folder.path(), "", &path);
    pty.wait("5 hold");
    pty.settle();
    assert!(!pty.screen().contains("kept aside"), "nothing is left of them");
}
