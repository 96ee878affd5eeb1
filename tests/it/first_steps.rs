//! What someone meets in their first minutes: hints that go, screens without
//! anything on them that say what to do, and a meaning for every sign.

use crate::common::play::Player;
use crate::common::pty::Pty;
use roundtable::assets;
use roundtable::tui::app::hints::Hints;
use roundtable::tui::app::{Effect, Model, Options, Screen, Source};

/// A team as a template makes it: dimensions and needs, and nobody yet.
fn just_made() -> Player {
    let template = assets::template("product").unwrap();
    Player::of(template.source)
}

fn with_hints(mut player: Player) -> Player {
    player.model.options.hints = Hints::all_but::<&str>(&[], true);
    player
}

#[test]
fn a_hint_goes_once_what_it_says_was_done_and_is_remembered() {
    let mut player = with_hints(Player::demo());
    player.size(80, 24);
    let hint = "x: someone is away, and rows answer.";
    assert!(player.screen().contains(hint), "{}", player.screen());
    player.keys("{down}");
    assert!(player.screen().contains(hint), "not for moving about");
    player.keys("x");
    let remembered = player.take_effects().into_iter().find_map(|effect| match effect {
        Effect::Remember(options) => Some(options.hints.understood()),
        _ => None,
    });
    assert_eq!(remembered, Some(vec!["map"]));
    assert!(!player.keys("{esc}").screen().contains(hint));
    assert!(player.keys("F").screen().contains("Worst first."), "each screen has its own");
}

#[test]
fn a_hint_that_was_read_long_enough_goes_too() {
    let mut player = with_hints(Player::demo());
    player.keys("{down}{down}{down}{down}{down}{down}{down}{down}{down}{down}{down}");
    assert!(player.screen().contains("A lit cell counts"));
    assert!(!player.keys("{down}").screen().contains("A lit cell counts"));
}

#[test]
fn a_hint_is_silent_while_something_lies_over_its_screen() {
    let mut player = with_hints(Player::demo());
    // Its keys mean something else there; the row stays, so that nothing jumps.
    let below = player.place("Talk about");
    assert!(!player.keys("d").screen().contains("A lit cell counts"));
    assert_eq!(player.place("Talk about"), below);
    assert!(player.keys("{esc}").screen().contains("A lit cell counts"));
}

#[test]
fn no_hint_takes_a_row_from_a_low_screen_or_a_presented_map() {
    let mut player = with_hints(Player::demo());
    assert!(!player.size(80, 20).screen().contains("A lit cell counts"));
    assert!(!player.size(120, 40).keys("P").screen().contains("A lit cell counts"));
    let mut plain = Player::demo();
    assert!(!plain.size(80, 24).screen().contains("A lit cell counts"), "off unless asked for");
}

#[test]
fn what_was_understood_stays_so_at_the_next_start() {
    let mut pty = Pty::roundtable(&["demo"], 80, 24);
    pty.wait("A lit cell counts");
    pty.press("?");
    pty.wait("Keys: Map");
    pty.press("\x1b");
    pty.settle();
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let mut found = String::new();
    let mut folders = vec![pty.home.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.ends_with("remembered.toml") {
                found = std::fs::read_to_string(path).unwrap();
            }
        }
    }
    assert!(found.contains("understood = [\"map\"]"), "{found}");
}

#[test]
fn a_team_without_people_is_told_what_to_do_on_every_screen() {
    let says = |keys: &str, words: &str| {
        let mut player = just_made();
        let screen = player.size(80, 24).keys(keys).screen();
        assert!(screen.contains(words), "{keys}: no `{words}` in\n{screen}");
    };
    says("", "Next: e adds the people");
    says("F", "Press Esc for the map, and e to add people.");
    says("x", "nobody is on this team yet; e adds people");
    says("r", "nobody is on this team yet; e adds people");
    says("R", "e adds them");
    says("e", "Nobody is on the team yet.");
    says("p", "n enters one, i reads a file or a folder.");
    says("D", "attaches a decision");
    says("y", "No one has answered yet");
    says("C", "go to a person's cell with → first");
    says("W", "Say: “");
    says("{tab}", "No one is on the team yet.");
    let mut player = just_made();
    player.model.source = Source::Demo;
    assert!(
        player.keys("H").screen().contains("S keeps the team in a file; then K keeps snapshots")
    );
}

#[test]
fn a_team_without_anything_is_told_what_to_do() {
    let mut player = Player::of("format = 1\n[team]\nname = \"New\"\n");
    assert!(player.screen().contains("Press e to add what its work needs"));
    assert!(player.keys("{tab}").screen().contains("they are always optional"));
}

#[test]
fn editing_begins_where_the_eye_is() {
    assert!(just_made().keys("e").screen().contains("Nobody is on the team yet."));
    let mut player = Player::demo();
    player.keys("{down}e");
    assert!(player.screen().contains("Needed in Launch the new checkout"), "with the dimension");
    let mut player = Player::demo();
    player.keys("{right}{right}e");
    let Screen::Edit(view) = &player.model.screen else { panic!("no edit screen") };
    assert_eq!(view.place(&player.model.team), Some(1), "with the person of the column");
}

#[test]
fn the_help_explains_every_sign_and_never_scrolls_past_its_end() {
    let mut player = Player::demo();
    player.size(80, 24).keys("?{tab}");
    assert!(player.screen().contains("as many are as needed"), "{}", player.screen());
    for _ in 0..30 {
        player.keys("{pagedown}");
    }
    let end = player.screen();
    assert!(end.contains("the team as it was on a day"), "{end}");
    assert_ne!(player.keys("{up}").screen(), end, "the first key up moves");
    assert!(player.keys("{tab}").screen().contains("The row above"), "back to the keys");
}

#[test]
fn what_a_row_means_is_one_key_away_from_where_it_is_spoken_of() {
    for keys in ["{enter}", "Fi", "Di"] {
        let mut player = Player::demo();
        let screen = player.keys(keys).screen();
        assert!(screen.contains("needed: from here up"), "{keys}:\n{screen}");
    }
    let mut player = Player::demo();
    player.size(60, 16).keys("{enter}{down}{down}{down}{down}{down}{down}{down}{down}{down}");
    let end = player.screen();
    assert_eq!(player.keys("{pagedown}{down}").screen(), end);
    assert_ne!(player.keys("{up}").screen(), end, "it did not scroll past its end");
}

#[test]
fn from_the_map_there_is_a_way_back_to_the_other_teams() {
    let mut player = Player::demo();
    player.keys("{ctrl-o}");
    assert_eq!(player.take_effects(), [Effect::Welcome]);
    let mut pty = Pty::roundtable(&["demo"], 120, 40);
    pty.wait("5 hold");
    pty.press("\x0f");
    pty.wait("A NEW TEAM, FROM A TEMPLATE");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn an_answer_given_before_the_day_in_the_file_does_not_move_it_back() {
    let mut player = Player::file("examples/payments-next-quarter.toml");
    let before = player.model.team.members()[0].rated;
    assert!(before > Some(crate::common::play::TODAY), "the example lies ahead");
    player.keys("{right}r{enter}3{esc}");
    assert_eq!(player.model.team.members()[0].rated, before);
}

#[test]
fn the_first_start_offers_a_filled_map_in_one_key() {
    let welcome = Model::welcome(Vec::new(), Options::default(), crate::common::play::TODAY);
    let mut player = Player::with(welcome);
    player.keys("{enter}");
    assert_eq!(player.take_effects(), [Effect::Demo]);
}
