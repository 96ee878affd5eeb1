//! What someone meets in their first minutes: hints that go, screens without
//! anything on them that say what to do, and a meaning for every sign.

use crate::common::play::Player;
use crate::common::pty::Pty;
use roundtable::assets;
use roundtable::tui::app::{Effect, Model, Options, Screen, Source};

/// A team as a template makes it: dimensions and needs, and nobody yet.
fn just_made() -> Player {
    let template = assets::template("product").unwrap();
    Player::of(template.source)
}

fn with_hints(mut player: Player) -> Player {
    player.model.options.hints = true;
    player
}

#[test]
fn each_screen_has_one_fixed_hint() {
    let mut player = with_hints(Player::demo());
    player.size(80, 24);
    let hint = "x: see the map without someone.";
    assert!(player.screen().contains(hint), "{}", player.screen());
    // It stays as long as the screen does, and gives way to what was said.
    assert!(player.keys("{down}{down}{down}").screen().contains(hint));
    let sentences = player.keys("{right}x").screen();
    assert!(sentences.contains("Ada is away") && !sentences.contains(hint), "{sentences}");
    assert!(player.keys("{up}").screen().contains(hint));
    assert!(player.keys("2").screen().contains("Worst first."), "each screen has its own");
    let mut plain = Player::demo();
    assert!(!plain.size(80, 24).screen().contains(hint), "off where nobody asked for it");
}

#[test]
fn a_hint_is_silent_while_something_lies_over_its_screen() {
    let mut player = with_hints(Player::demo());
    let below = player.place("Talk about");
    assert!(!player.keys("d").screen().contains("Fully coloured cells count"));
    assert_eq!(player.place("Talk about"), below, "nothing jumps");
    assert!(player.keys("{esc}").screen().contains("Fully coloured cells count"));
    assert!(!player.keys("P").screen().contains("Fully coloured cells count"), "not for the room");
}

#[test]
fn a_team_without_people_is_told_what_to_do_on_every_screen() {
    let says = |keys: &str, words: &str| {
        let mut player = just_made();
        let screen = player.size(80, 24).keys(keys).screen();
        assert!(screen.contains(words), "{keys}: no `{words}` in\n{screen}");
    };
    says("", "Next: press 6 and add the people.");
    says("2", "Press 6 to add people.");
    says("x", "Nobody is on this team yet. Press 6 to add people.");
    says("r", "Nobody is on this team yet. Press 6 to add people.");
    says("e", "Nobody is on the team yet.");
    says("3", "the ideal person");
    says("4", "Press d on a row of the map");
    says("{:shape}", "Nobody has answered yet");
    says("C", "Move to a person's cell with → first");
    says("W", "This is not a review.");
    says("{tab}", "Nobody is on the team yet.");
    let mut player = just_made();
    player.model.source = Source::Demo;
    assert!(
        player
            .keys("5")
            .screen()
            .contains("Ctrl-s saves the team to a file. Then K saves snapshots")
    );
}

#[test]
fn a_team_without_anything_is_told_what_to_do() {
    let mut player = Player::of("format = 1\n[team]\nname = \"New\"\n");
    assert!(player.screen().contains("Press 6 to add what its work needs"));
    assert!(player.keys("{tab}").screen().contains("they are optional"));
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
    assert_eq!(view.index(&player.model.team), Some(1), "with the person of the column");
}

#[test]
fn the_help_explains_every_sign_and_never_scrolls_past_its_end() {
    let mut player = Player::demo();
    player.size(80, 24).keys("?{tab}");
    assert!(player.screen().contains("as many people as needed"), "{}", player.screen());
    for _ in 0..30 {
        player.keys("{pagedown}");
    }
    let end = player.screen();
    assert!(end.contains("the team on one day"), "{end}");
    assert_ne!(player.keys("{up}").screen(), end, "the first key up moves");
    assert!(player.keys("{tab}").screen().contains("LOOK"), "back to the keys");
}

#[test]
fn what_a_row_means_is_one_key_away_from_where_it_is_spoken_of() {
    for keys in ["{enter}", "2{enter}", "4{:explain}"] {
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
    pty.wait("5 covered");
    pty.press("\x0f");
    pty.wait("A NEW TEAM, FROM A TEMPLATE");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn an_answer_given_now_carries_today_where_the_file_has_a_day_to_come() {
    let mut player = Player::file("examples/payments-next-quarter.toml");
    let before = player.model.team.members()[0].rated;
    assert!(before > Some(crate::common::play::TODAY), "the example lies ahead");
    player.keys("{right}r{enter}3{esc}");
    assert_eq!(player.model.team.members()[0].rated, Some(crate::common::play::TODAY));
}

#[test]
fn the_opening_page_lists_the_teams_of_the_folder_and_templates_of_ones_own() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("teams");
    let templates = home.path().join("config/roundtable/templates");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::create_dir_all(&templates).unwrap();
    std::fs::write(folder.join("pay.toml"), assets::DEMO).unwrap();
    std::fs::write(folder.join("Cargo.toml"), "[package]\nname = \"x\"\n").unwrap();
    let own = assets::template("lab").unwrap().source;
    std::fs::write(templates.join("ours.toml"), format!("# Our way of working.\n{own}")).unwrap();
    let before = format!("cd {} &&", folder.display());
    let mut pty = Pty::with(home.path(), &before, "");
    pty.wait("TEAMS IN THIS FOLDER");
    pty.wait("Our way of working.");
    let screen = pty.screen();
    assert!(screen.contains("5 covered · 4 depend"), "{screen}");
    assert!(!screen.contains("Cargo.toml"), "{screen}");
    // A path is completed, and a name finds its file.
    pty.press("\x0f");
    pty.wait("Open which team file?");
    pty.press("p");
    pty.settle();
    pty.press("\t");
    pty.wait("│ pay.toml");
    pty.press("\r");
    pty.wait("SKILLS");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let mut pty = Pty::with(home.path(), &before, "pay");
    pty.wait("SKILLS");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_changed_demo_asks_before_it_goes() {
    let mut player = Player::demo();
    player.keys("q");
    assert_eq!(player.take_effects(), [Effect::Quit], "nothing was changed");
    player.keys("m").take_effects();
    assert!(player.keys("q").screen().contains("You changed the demo."), "{}", player.screen());
    assert_eq!(player.keys("{esc}").take_effects(), []);
    assert_eq!(player.keys("q{down}{enter}").take_effects(), [Effect::Abandon]);
    player.keys("q{enter}");
    assert!(player.screen().contains("Save this team as"), "{}", player.screen());
}

#[test]
fn the_first_start_offers_a_filled_map_in_one_key() {
    let welcome = Model::welcome(Vec::new(), Options::default(), crate::common::play::TODAY);
    let mut player = Player::with(welcome);
    player.keys("{enter}");
    assert_eq!(player.take_effects(), [Effect::Demo]);
}
