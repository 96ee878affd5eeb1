//! History as a team sees it: keys in, screen out.

use crate::common::play::Player;
use roundtable::files::read;
use roundtable::files::snapshots::{self, Named, Redaction, Snapshot, When};
use roundtable::team::{Date, Edit};
use roundtable::tui::app::Effect;

/// A snapshot of the player's team, as if kept on that day.
fn shelved(player: &Player, month: u8, leaving: &Redaction) -> Snapshot {
    let when = When { day: Date { year: 2026, month, day: 1 }, time: (9, 0, 0), offset: None };
    let text = snapshots::text(&player.model.team, leaving, when).unwrap();
    read::snapshot(&text, "kept.toml").unwrap().value
}

fn everything() -> Redaction {
    Redaction { personality: true, note: "after the launch".into(), ..Redaction::default() }
}

#[test]
fn two_marks_say_what_changed_between_two_looks_and_why() {
    let mut player = Player::file("assets/demo.toml");
    let first = shelved(&player, 2, &everything());
    let edit = Edit::without_member(&player.model.team, 4).unwrap();
    let gone = player.model.team.members()[4].name.clone();
    player.model.change(edit, "someone");
    player.history(vec![first]);
    let screen = player.screen();
    assert!(screen.contains("1 Feb 2026") && screen.contains("after the launch"), "{screen}");
    assert!(player.row("now").contains(&format!("{gone} left")), "{screen}");
    assert!(player.row("Data and analysis").contains("need 2"), "{screen}");
    player.keys("mkm");
    let screen = player.screen();
    assert!(screen.contains("From 1 Feb 2026 to 22 Nov 2026"), "{screen}");
    player.keys("{esc}");
    assert!(player.screen().contains("need 2"), "one step back");
}

#[test]
fn a_snapshot_with_aliases_is_compared_with_the_team_under_its_aliases() {
    let mut player = Player::file("assets/demo.toml");
    let edit = snapshots::give_aliases(&player.model.team, Vec::new()).unwrap();
    player.model.change(edit, "aliases");
    let leaving = Redaction { named: Named::Alias, ..everything() };
    let first = shelved(&player, 2, &leaving);
    let gone = player.model.team.members()[4].clone();
    let kept = player.model.team.clone();
    let edit = Edit::without_member(&player.model.team, 4).unwrap();
    player.model.change(edit, "someone");
    player.history(vec![first.clone()]);
    player.keys("mkm");
    let screen = player.screen();
    let alias = gone.alias.unwrap();
    assert!(
        screen.contains("From 1 Feb 2026") && screen.contains(&format!("{alias} left")),
        "{screen}"
    );
    let compared = screen.split("From 1 Feb 2026").nth(1).unwrap();
    for member in kept.members() {
        assert!(!compared.contains(&member.name), "{}: {screen}", member.name);
    }
    // Without aliases in the file nobody can be matched.
    let mut player = Player::file("assets/demo.toml");
    player.history(vec![first]);
    player.keys("mkm");
    assert!(player.screen().contains("nobody can be matched"), "{}", player.screen());
}

#[test]
fn a_snapshot_is_kept_only_after_a_look_at_what_leaves() {
    let mut player = Player::file("assets/demo.toml");
    player.keys("{:snapshot}");
    player.keys("names{enter}");
    player.keys("why not{enter}");
    assert!(player.screen().contains("Everyone's name"), "{}", player.screen());
    assert!(!player.effects.iter().any(|effect| matches!(effect, Effect::KeepSnapshot(_))));
    player.keys("y");
    let note = "why not".to_owned();
    let leaving = Redaction { note, ..Redaction::default() };
    assert_eq!(player.take_effects(), [Effect::KeepSnapshot(leaving)]);
}

#[test]
fn counts_are_kept_without_a_note_which_could_name_anyone() {
    let mut player = Player::file("assets/demo.toml");
    player.keys("{:snapshot}counts{enter}");
    assert!(player.screen().contains("Counts only"), "{}", player.screen());
    player.keys("y");
    let leaving = Redaction { named: Named::None, ..Redaction::default() };
    assert_eq!(player.take_effects(), [Effect::KeepSnapshot(leaving)]);
}

#[test]
fn looks_of_one_day_are_told_apart_by_the_time() {
    let mut player = Player::file("assets/demo.toml");
    let [mut early, mut late] = [2, 2].map(|month| shelved(&player, month, &everything()));
    let other = shelved(&player, 5, &everything());
    early.when.time = (9, 5, 0);
    late.when.time = (17, 30, 0);
    player.history(vec![early, late, other]);
    let screen = player.screen();
    assert!(screen.contains("1 Feb 2026 09:05") && screen.contains("1 Feb 2026 17:30"), "{screen}");
    assert!(!player.row("1 May 2026").contains("09:00"), "{screen}");
}

#[test]
fn the_record_is_about_the_whole_team_whoever_is_marked_away() {
    let record = |keys: &str| {
        let mut player = Player::demo();
        player.keys(keys);
        let screen = player.screen();
        let from = screen.find("How the decisions turned out").unwrap();
        screen[from..].to_owned()
    };
    let all = record("5");
    assert!(all.contains("Data and analysis (share, Eve): due 22 Feb 2027"), "{all}");
    assert_eq!(record("{right}{right}{right}{right}{right}x5"), all);
}

#[test]
fn without_a_snapshot_the_page_says_how_to_keep_one() {
    let mut player = Player::demo();
    player.keys("5");
    assert!(player.screen().contains("Ctrl-s saves the team to a file"), "{}", player.screen());
    let mut player = Player::file("assets/demo.toml");
    player.history(Vec::new());
    assert!(player.screen().contains("No snapshot yet. K saves one"), "{}", player.screen());
}

#[test]
fn old_answers_are_marked_on_the_map_and_asked_again_without_clearing_them() {
    let mut player = Player::demo();
    assert!(player.screen().contains("Gus°"), "{}", player.screen());
    player.keys("5");
    assert!(player.screen().contains("Gus last answered on"), "{}", player.screen());
    let before = player.model.team.clone();
    player.keys("r");
    assert!(player.screen().contains("Ask again"), "{}", player.screen());
    player.keys("{enter}");
    assert_eq!(player.model.team, before);
}

#[test]
fn looks_that_do_not_fit_are_counted() {
    let mut player = Player::file("assets/demo.toml");
    player.size(80, 24);
    let looks: Vec<_> = (1..=12).map(|month| shelved(&player, month, &everything())).collect();
    player.history(looks);
    assert!(player.row("↑ 8 more").trim_start().starts_with('↑'), "{}", player.screen());
    player.keys("{home}");
    assert!(player.row("↓ 8 more").trim_start().starts_with('↓'), "{}", player.screen());
}
