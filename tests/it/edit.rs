//! Making a team what it is, from the keys to the file.

use crate::common::play::Player;
use roundtable::files::{read, write};
use roundtable::team::{Kind, Need};
use roundtable::tui::app::{Effect, Overlay, Screen, ThemeChoice};

const SMALL: &str = r#"format = 1

[team]
name = "Small"

[[dimension]]
id = "data"
name = "Data"
kind = "skill"

[[dimension]]
id = "boats"
name = "Boats"
kind = "skill"
need = "none"

[[dimension]]
id = "leap"
name = "Before a leap"
kind = "personality"
poles = ["Bold", "Careful"]

[[situation]]
id = "storm"
name = "A storm"

[[member]]
id = "bo"
name = "Bo"
rated = 2026-11-20
[member.rating]
data = 4

[[member]]
id = "cyd"
name = "Cyd"
"#;

/// Opens the edit screen of a team on a page: 0 the team, 3 the members.
fn on_page(source: &str, page: usize) -> Player {
    let mut player = Player::of(source);
    // It opens on the dimensions, the third page.
    player.keys("e").keys(&"{tab}".repeat((page + 2) % 4));
    player
}

/// The question that is open.
fn question(player: &Player) -> String {
    match player.model.overlays.last() {
        Some(Overlay::Confirm(confirm)) => confirm.question.clone(),
        other => panic!("no question: {other:?}"),
    }
}

fn names(player: &Player) -> Vec<&str> {
    player.model.team.members().iter().map(|member| member.name.as_str()).collect()
}

#[test]
fn the_common_need_is_one_key_from_the_row_under_the_maps_cursor() {
    let mut player = Player::demo();
    player.keys("{down}e");
    assert!(player.row("Data and analysis  ").contains("- 2 +"), "{}", player.screen());
    player.keys("+");
    assert!(player.row("Data and analysis  ").contains("- 3 +"), "{}", player.screen());
    player.keys("{esc}");
    assert!(matches!(player.model.screen, Screen::Map));
    assert!(player.row("Data and analysis").contains("three at 3+"), "{}", player.screen());
    player.keys("u");
    assert!(player.row("Data and analysis").contains("two at 3+"), "{}", player.screen());
}

#[test]
fn a_need_is_changed_in_the_situation_that_is_shown_and_there_alone() {
    let mut player = on_page(SMALL, 2);
    player.keys("s").keys("+");
    let team = &player.model.team;
    let need = |people| Need::People { level: 3, people, priority: 1 };
    assert_eq!((team.need(0, None), team.need(0, Some(0))), (need(2), need(3)));
    let row = player.row(" Data ");
    assert!(row.contains("set here"), "{}", player.screen());
    player.keys("{:reset}");
    assert_eq!(player.model.team.need(0, Some(0)), need(2));
    assert!(player.model.team.situations[0].needs.is_empty());
}

#[test]
fn level_and_priority_are_one_key_deeper() {
    let mut player = on_page(SMALL, 2);
    player.keys("{enter}{down}{down}{down}+");
    assert_eq!(
        player.model.team.need(0, None),
        Need::People { level: 4, people: 2, priority: 1 },
        "{}",
        player.screen()
    );
    player.keys("{down}--");
    assert!(player.screen().contains("the weight goes from 0 to 3"), "{}", player.screen());
    player.keys("{:not needed}");
    assert_eq!(player.model.team.need(0, None), Need::None);
    assert!(player.row("Data  ").contains("not needed"));
}

#[test]
fn what_is_not_needed_becomes_needed_with_a_plus() {
    let mut player = on_page(SMALL, 2);
    player.keys("{down}+");
    assert_eq!(player.model.team.need(1, None), Need::default_for(Kind::Skill));
}

#[test]
fn ends_of_a_spectrum_are_counted_one_by_one() {
    let mut player = on_page(SMALL, 2);
    player.keys("{end}{enter}{down}{down}{down}{down}+");
    let Need::Spectrum { a, b, .. } = player.model.team.need(2, None) else { panic!() };
    assert_eq!((a, b), (2, 1), "{}", player.screen());
}

#[test]
fn several_people_come_at_once_typed_or_pasted() {
    let mut player = on_page(SMALL, 3);
    player.keys("aDee, Eve;  Fay{enter}");
    assert_eq!(names(&player), ["Bo", "Cyd", "Dee", "Eve", "Fay"]);
    assert!(player.screen().contains("Added Dee, Eve and Fay"), "{}", player.screen());
    player.paste("Gus\nHana\r\n").keys("{enter}");
    assert_eq!(names(&player).len(), 7, "{:?}", names(&player));
    player.keys("uu");
    assert_eq!(names(&player), ["Bo", "Cyd"], "all of them go with one undo");
}

#[test]
fn a_name_that_is_taken_is_refused_and_what_was_typed_stays() {
    let mut player = on_page(SMALL, 3);
    player.keys("aDee, BO{enter}");
    assert_eq!(names(&player), ["Bo", "Cyd"]);
    assert!(player.screen().contains("BO is a member already"), "{}", player.screen());
    assert!(player.screen().contains("Dee, BO"), "what was typed is there to correct");
    player.keys("{backspace}{backspace}Eve{enter}");
    assert_eq!(names(&player), ["Bo", "Cyd", "Dee", "Eve"]);
}

#[test]
fn a_name_with_an_invisible_letter_is_refused_with_its_number() {
    let mut player = on_page(SMALL, 3);
    player.keys("{f2}{ctrl-u}").paste("Bo\u{200B}b").keys("{enter}");
    assert_eq!(names(&player), ["Bo", "Cyd"]);
    assert!(player.screen().contains("<U+200B>"), "{}", player.screen());
}

#[test]
fn a_name_that_stands_there_is_typed_over_and_an_arrow_keeps_it() {
    let mut player = on_page(SMALL, 3);
    player.keys("{f2}Eve{enter}");
    assert_eq!(names(&player), ["Eve", "Cyd"]);
    player.keys("{f2}{end}lyn{enter}");
    assert_eq!(names(&player), ["Evelyn", "Cyd"]);
    player.keys("{f2}");
    let open = player.model.overlays.last();
    assert!(matches!(open, Some(Overlay::Prompt(prompt)) if prompt.selected));
}

#[test]
fn a_renamed_dimension_asks_whether_its_sentence_still_holds() {
    let with = SMALL.replace("name = \"Data\"", "name = \"Data\"\nabout = \"Numbers.\"");
    let mut player = on_page(&with, 2);
    player.keys("{f2}Dough{enter}");
    assert!(player.screen().contains("Does it still fit Dough?"), "{}", player.screen());
    player.keys(" Flour too.{enter}");
    let dough = &player.model.team.dimensions()[0];
    assert_eq!((dough.name.as_str(), dough.about.as_str()), ("Dough", "Numbers. Flour too."));
    // Without a sentence there is nothing to ask.
    player.keys("{down}{f2}Ships{enter}");
    assert!(player.model.overlays.is_empty());
}

#[test]
fn a_team_kept_under_another_ending_is_asked_about_once() {
    let mut player = on_page(SMALL, 3);
    player.take_effects();
    player.keys("{:save as}").keys("bakery.txt{enter}");
    assert!(player.screen().contains("end in .toml"), "{}", player.screen());
    assert!(player.take_effects().is_empty());
    player.keys("y");
    assert_eq!(player.take_effects(), [Effect::SaveAs("bakery.txt".into())]);
}

#[test]
fn a_team_kept_without_an_ending_gets_the_one_of_team_files() {
    let mut player = on_page(SMALL, 3);
    player.take_effects();
    player.keys("{:save as}").keys("bakery{enter}");
    assert_eq!(player.take_effects(), [Effect::SaveAs("bakery.toml".into())]);
}

#[test]
fn what_a_situation_asks_for_differently_is_said_by_its_difference() {
    let source = SMALL.replace(
        "name = \"A storm\"\n",
        "name = \"A storm\"\n[situation.need]\ndata = { level = 3, people = 2, priority = 3 }\n",
    );
    let player = on_page(&source, 1);
    let row = player.row("Data: ");
    assert!(row.contains("weight 3 (elsewhere 1)"), "{row}");
}

#[test]
fn on_a_screen_too_small_no_key_does_what_cannot_be_seen() {
    let mut player = Player::of(SMALL);
    player.size(50, 12);
    let before = player.model.team.clone();
    player.take_effects();
    player.keys("xD{down}r4");
    assert!(player.take_effects().is_empty() && player.model.team == before);
    assert!(matches!(player.model.screen, Screen::Map));
    player.size(80, 24);
    assert!(!player.model.coverage.away().contains(&true), "{}", player.screen());
    player.size(50, 12).keys("q");
    assert_eq!(player.take_effects(), [Effect::Quit]);
}

#[test]
fn what_eighty_columns_leave_out_is_one_key_away_and_says_so() {
    let mut player = Player::file("assets/demo.toml");
    player.size(80, 24);
    assert!(player.screen().contains("Tab personality"), "{}", player.screen());
    player.size(120, 40);
    assert!(!player.screen().contains("Tab personality"), "{}", player.screen());
}

#[test]
fn a_look_alike_is_taken_and_pointed_out() {
    let mut player = on_page(SMALL, 3);
    // A Cyrillic о.
    player.keys("a").paste("B\u{43E}").keys("{enter}");
    assert_eq!(names(&player).len(), 3);
    assert!(player.screen().contains("looks almost like Bo"), "{}", player.screen());
}

#[test]
fn a_renamed_member_keeps_the_answers_and_the_id() {
    let mut player = on_page(SMALL, 3);
    player.keys("{f2}{ctrl-u}Bodil{enter}");
    assert_eq!(names(&player), ["Bodil", "Cyd"]);
    let team = &player.model.team;
    assert_eq!(team.members()[0].id, "bo");
    assert_eq!(team.ratings().get(0, 0).value(), Some(4));
}

#[test]
fn an_alias_that_is_someones_name_is_refused() {
    let mut player = on_page(SMALL, 3);
    player.keys("{enter}{down}{enter}cyd{enter}");
    assert!(player.screen().contains("Cyd is a member's name"), "{}", player.screen());
    player.keys("{ctrl-u}Falcon{enter}");
    assert_eq!(player.model.team.members()[0].alias.as_deref(), Some("Falcon"));
    player.keys("{:reset}");
    assert_eq!(player.model.team.members()[0].alias, None);
}

#[test]
fn a_deleted_person_leaves_no_trace_in_the_file_and_undo_brings_all_of_it_back() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.toml");
    let source = std::fs::read_to_string(path).unwrap();
    let before = read::team(&source, "demo").unwrap().team;
    let owner = before.decisions.iter().find_map(|decision| decision.owner.clone());
    for member in &before.members().to_vec() {
        let mut player = Player::of(&source);
        let place = player.model.team.member_index(member.id.as_str()).unwrap();
        player.keys("e{tab}").keys(&"{down}".repeat(place)).keys("{delete}");
        let question = question(&player);
        assert!(question.contains(&format!("Remove {}?", member.name)), "{question}");
        player.keys("y");
        let after = write::team(&player.model.team, Some(&source)).unwrap();
        let holds = |text: &str, word: &str| {
            let words = text.split(|c: char| !c.is_alphanumeric());
            words.into_iter().any(|one| one == word)
        };
        let notes: String = before.decisions.iter().map(|one| one.note.as_str()).collect();
        let warned = question.contains("still name");
        let named = holds(&after, &member.name);
        assert!(!named || warned, "{} is still named:\n{after}", member.name);
        assert!(!named || holds(&notes, &member.name) || warned, "{notes}");
        assert!(!holds(&after, member.id.as_str()), "{} is still pointed at", member.id);
        player.keys("u");
        assert!(player.model.team == before, "undo brings {} back whole", member.name);
    }
    assert!(owner.is_some() || before.decisions.is_empty());
}

#[test]
fn what_is_said_of_a_change_never_tells_a_rating() {
    let mut player = on_page(SMALL, 3);
    player.keys("{delete}");
    let question = player.screen();
    assert!(question.contains("all answers of Bo"), "{question}");
    player.keys("yu");
    assert!(player.row("Undone").contains("Undone: removing Bo"), "{}", player.screen());
    for screen in [question, player.screen()] {
        let below_the_tabs = screen.split_once('\n').unwrap().1;
        assert!(!below_the_tabs.contains('4'), "Bo's only answer is a 4:\n{screen}");
    }
}

#[test]
fn removing_a_dimension_says_what_goes_with_it() {
    let mut player = on_page(SMALL, 2);
    player.keys("s+{delete}");
    let asked = question(&player);
    assert!(asked.contains("Remove Data?"), "{asked}");
    assert!(asked.contains("one person's answer"), "{asked}");
    assert!(asked.contains("one situation's need"), "{asked}");
    player.keys("n");
    assert_eq!(player.model.team.dimensions().len(), 3, "no is no");
    player.keys("{delete}y");
    assert!(player.model.team.dimension_index("data").is_none());
    assert!(player.model.team.situations[0].needs.is_empty());
}

#[test]
fn a_new_spectrum_asks_for_its_two_ends_in_the_same_form() {
    let mut player = on_page(SMALL, 2);
    player.keys("aIn a debate{tab}{right}{right}{tab}Challenges{enter}");
    assert!(player.screen().contains("type at least one letter"), "{}", player.screen());
    player.keys("challenges{enter}");
    assert!(player.screen().contains("the two ends are the same"), "{}", player.screen());
    player.keys("{ctrl-u}Supports{enter}");
    assert!(player.screen().contains("What belongs to it"), "{}", player.screen());
    player.keys("{enter}");
    let added = player.model.team.dimensions().last().unwrap();
    assert_eq!((added.name.as_str(), added.kind), ("In a debate", Kind::Personality));
    assert_eq!(added.poles, ["Challenges", "Supports"]);
    assert!(player.model.overlays.is_empty());
}

#[test]
fn a_new_skill_stands_after_the_others_of_its_kind_and_under_the_cursor() {
    let mut player = on_page(SMALL, 2);
    player.keys("aSails & ropes{enter}");
    assert!(player.screen().contains("What belongs to it"), "{}", player.screen());
    player.keys("Knots, and reefing in a gale.{enter}+");
    assert_eq!(player.model.team.dimensions()[2].about, "Knots, and reefing in a gale.");
    let team = &player.model.team;
    let ids: Vec<&str> = team.dimensions().iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["data", "boats", "sails_ropes", "leap"]);
    assert_eq!(team.need(2, None), Need::People { level: 3, people: 3, priority: 1 });
}

#[test]
fn rows_move_among_their_own_kind() {
    let mut player = on_page(SMALL, 2);
    player.keys("{alt-down}");
    let order = |player: &Player| -> Vec<String> {
        player.model.team.dimensions().iter().map(|one| one.id.to_string()).collect()
    };
    assert_eq!(order(&player), ["boats", "data", "leap"]);
    player.keys("{alt-down}");
    assert_eq!(order(&player), ["boats", "data", "leap"], "a skill stays among the skills");
    assert_eq!(player.model.team.ratings().get(1, 0).value(), Some(4), "with its answers");
}

#[test]
fn the_first_situation_is_the_one_the_map_opens_on_and_a_removed_one_hands_over() {
    let mut player = on_page("format = 1\n[team]\nname = \"T\"\n", 1);
    assert!(player.screen().contains("No situation yet"), "{}", player.screen());
    player.keys("aA launch{enter}In June.{enter}aA storm{enter}{esc}");
    assert_eq!(player.model.team.situations[0].about, "In June.");
    assert_eq!(player.model.team.opening_situation(), Some(0));
    assert_eq!(player.model.coverage.situation(), Some(0));
    player.keys("{home}{delete}");
    assert!(question(&player).contains("The map then opens with A storm."), "{}", player.screen());
    player.keys("y");
    assert_eq!(
        player.model.team.situation.as_ref().map(roundtable::team::Id::as_str),
        Some("a_storm")
    );
    player.keys("u");
    assert_eq!(player.model.team.opening_situation(), Some(0));
}

#[test]
fn own_words_for_a_level_go_back_to_the_usual_ones_with_backspace() {
    let mut player = on_page(SMALL, 2);
    // Name, about, people, level, priority, then level 0.
    player.keys("{enter}").keys(&"{down}".repeat(5)).keys("{enter}{ctrl-u}never{enter}");
    let words = |player: &Player| {
        player.model.team.dimensions()[0].level_words(0).unwrap_or_default().to_owned()
    };
    assert_eq!(words(&player), "never");
    player.keys("{:reset}");
    assert_eq!(words(&player), "not something I do");
    assert_eq!(player.model.team.dimensions()[0].levels, None, "nothing is left to be written");
}

#[test]
fn an_empty_team_is_told_what_to_do_on_every_page() {
    let mut player = on_page("format = 1\n[team]\nname = \"T\"\n", 0);
    for text in ["Next: what does the work need?", "No situation yet", "No rows yet", "Nobody is"] {
        for (columns, rows) in [(80, 24), (120, 40), (60, 16)] {
            player.size(columns, rows);
            assert!(player.screen().contains(text), "{text}:\n{}", player.screen());
        }
        player.keys("{tab}");
    }
    // Keys that need a row do nothing, and nothing breaks.
    player.keys("{tab}{tab}{tab}+-n{f2}{delete}{backspace}{down}");
    assert!(player.model.team.members().is_empty());
}

#[test]
fn every_change_asks_to_be_saved() {
    let mut player = on_page(SMALL, 3);
    player.keys("aDee{enter}");
    assert_eq!(player.take_effects(), [Effect::Save]);
}

#[test]
fn forty_people_with_long_names_are_listed_in_three_sizes() {
    for theme in [ThemeChoice::Dark, ThemeChoice::Light] {
        for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
            let mut player = Player::file("examples/forty-people.toml");
            player.theme(theme).size(columns, rows).keys("e{tab}{end}");
            let last = player.model.team.members().last().unwrap().name.clone();
            assert!(player.screen().contains(&last), "{}", player.screen());
            let widest = player.screen().lines().map(roundtable::text::width).max().unwrap();
            assert!(widest <= usize::from(columns));
        }
    }
}

#[test]
fn a_click_turns_the_page_and_chooses_a_row() {
    let mut player = on_page(SMALL, 2);
    let (x, y) = player.place("Members").unwrap();
    player.click(x, y);
    let (x, y) = player.place("Cyd").unwrap();
    player.click(x, y).keys("{f2}{ctrl-u}Cydney{enter}");
    assert_eq!(names(&player), ["Bo", "Cydney"]);
}

/// Keys that lead anywhere but into a session, whose reveal nothing takes back.
const ANY_KEY: [&str; 46] = [
    "e",
    "e",
    "e",
    "{tab}",
    "{tab}",
    "{enter}",
    "{enter}",
    "{enter}",
    "{esc}",
    "{down}",
    "{down}",
    "{up}",
    "{left}",
    "{right}",
    "{home}",
    "{end}",
    "{delete}",
    "{backspace}",
    "+",
    "-",
    "{space}",
    "a",
    "d",
    "d",
    "y",
    "y",
    "n",
    "m",
    "p",
    "r",
    "c",
    "C",
    "R",
    "D",
    "u",
    "{ctrl-r}",
    "1",
    "3",
    "5",
    "0",
    "s",
    "i",
    "Z",
    "{alt-up}",
    "{alt-down}",
    "K",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
    /// Whatever somebody pressed: undo brings back the team as it was.
    #[test]
    fn undo_takes_back_whatever_was_pressed(
        keys in proptest::collection::vec(0..ANY_KEY.len(), 0..120),
    ) {
        let mut player = Player::file("assets/demo.toml");
        let before = player.model.team.clone();
        for key in keys {
            player.keys(ANY_KEY[key]);
        }
        // Out of whatever is open, back to the map.
        for _ in 0..12 {
            player.keys("{esc}");
        }
        let mut most = 500;
        while player.model.undo_stack.can_undo() && most > 0 {
            player.model.undo();
            most -= 1;
        }
        proptest::prop_assert_eq!(&player.model.team, &before);
    }
}

#[test]
fn a_title_too_long_for_its_frame_says_that_it_goes_on() {
    let mut player = Player::demo();
    player.size(60, 16).keys("e{tab}a");
    let title = player.row("╭");
    assert!(title.contains("╭ New members:") && title.contains("… ╮"), "{title}");
    player.size(120, 16);
    assert!(!player.row("╭").contains('…'), "{}", player.row("╭"));
}

#[test]
fn a_members_fields_offer_nothing_that_is_about_needs() {
    let mut player = on_page(SMALL, 3);
    player.keys("{enter}");
    let before = player.screen();
    assert!(!before.contains("more") && !before.contains("situation "), "{before}");
    player.keys("s+-n");
    assert_eq!(player.screen(), before, "these keys are not bound here");
}
