//! What a person reads when they ask what the map says: findings, why,
//! decisions and the shape.

use crate::common::play::Player;
use roundtable::phrases::Glyphs;
use roundtable::tui::app::{Effect, Screen, Source};

#[test]
fn findings_come_worst_first_with_the_bounds_above_and_strengths_last() {
    let mut player = Player::demo();
    player.size(120, 70).keys("2");
    let screen = player.screen();
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}:\n{screen}"));
    let order = [
        "6 of 12 have as many people as needed; at most 8 once everyone has answered.",
        "SHORTFALLS",
        "Running it",
        "Nobody handles hard cases so far; two are needed.",
        "Data and analysis",
        "Only Eve; one more is needed.",
        "TOO FEW ANSWERS",
        "PERSONALITY",
        "STRENGTHS",
    ];
    assert!(order.map(at).is_sorted(), "{screen}");
    assert_eq!(player.style_of("○"), "gap");
    assert_eq!(player.style_of("Nobody clearly speaks"), "text", "neutral, with no mark");
}

#[test]
fn what_was_decided_stands_under_its_finding() {
    let mut player = Player::demo();
    let screen = player.keys("2").screen();
    let lines: Vec<&str> = screen.lines().collect();
    let of = |words: &str| lines.iter().position(|line| line.contains(words)).unwrap();
    let decided = of("✓ Decided: grow, Dee, by 22 Feb 2027; we expect one person.");
    assert!(of("Running it") < decided && decided < of("Starting from zero"), "{screen}");
}

#[test]
fn a_key_goes_from_a_finding_to_its_row_even_where_the_map_has_no_room_for_it() {
    let mut player = Player::demo();
    player.size(80, 24).keys("2");
    // A spectrum, which has a page of its own at this size.
    while !player.model.team.dimensions()[subject(&player)].is_spectrum() {
        player.keys("{down}");
    }
    let spectrum = subject(&player);
    player.keys("M");
    assert_eq!(player.model.map.dimension(), Some(spectrum));
    assert!(player.screen().contains("each side needs"), "{}", player.screen());
    player.keys("2{home}M");
    assert!(player.screen().contains("Running it needs two people"), "{}", player.screen());
}

/// The dimension that the finding under the cursor is about.
fn subject(player: &Player) -> usize {
    match &player.model.screen {
        Screen::Findings(view) => view.entry().unwrap().dimensions[0],
        other => panic!("{other:?}"),
    }
}

#[test]
fn findings_are_of_those_who_are_here() {
    let mut player = Player::demo();
    player.keys("{right}x2");
    assert!(player.screen().contains("without Ada"), "{}", player.screen());
    assert!(!player.screen().contains("Depends on Ada"), "{}", player.screen());
}

#[test]
fn a_click_reads_the_finding_that_was_clicked_on() {
    let mut player = Player::demo();
    player.keys("2");
    let (x, y) = player.place("Only Eve; one more").unwrap();
    player.click(x, y).keys("M");
    let under = player.model.map.dimension().unwrap();
    assert_eq!(player.model.team.dimensions()[under].name, "Data and analysis");
}

#[test]
fn findings_of_a_team_without_people_or_needs_say_what_to_do() {
    let mut nobody = Player::of("format = 1\n[team]\nname = \"New\"\n");
    assert!(nobody.keys("2").screen().contains("Nobody is on the team yet."));
    let mut calm = Player::of(
        "format = 1\n[team]\nname = \"Calm\"\n[[dimension]]\nid = \"d\"\nname = \"D\"\n\
         kind = \"skill\"\nneed = \"none\"\n[[member]]\nid = \"a\"\nname = \"A\"\n",
    );
    assert!(calm.keys("2").screen().contains("Nothing is needed yet"), "{}", calm.screen());
}

#[test]
fn a_decision_is_made_on_a_row_and_taken_back_with_one_undo() {
    let mut player = Player::demo();
    player.size(80, 24).keys("d");
    let screen = player.screen();
    assert!(screen.contains("Decide: Product and customer insight"), "{screen}");
    assert!(screen.contains("[grow]") && screen.contains("22 Feb 2027, in 13 weeks"), "{screen}");
    player.keys("s{down}Ada{down}{ctrl-u}+6w{down}m{down}Fay shadows Ada, weekly.{enter}");
    assert!(player.screen().contains("Decided: Product and customer insight"));
    let decision = player.model.team.decisions.last().unwrap().clone();
    assert_eq!(decision.choice.word(), "share");
    assert_eq!(decision.owner.unwrap().as_str(), "ada");
    assert_eq!(decision.due.unwrap().to_string(), "2027-01-03");
    assert_eq!(decision.expect.unwrap().word(), "strong");
    assert_eq!(decision.note, "Fay shadows Ada, weekly.");
    assert_eq!(decision.made.unwrap().to_string(), "2026-11-22");
    assert!(player.row("Product").contains("✓ ● covered"), "{}", player.screen());
    player.keys("u");
    assert!(!player.row("Product").contains('✓'), "{}", player.screen());
}

#[test]
fn escape_leaves_a_decision_as_it_was_and_enter_without_a_change_saves_nothing() {
    let mut player = Player::file("assets/demo.toml");
    let before = player.model.team.decisions.clone();
    player.keys("{down}d{right}{right}{down}{right}{esc}");
    assert_eq!(player.model.team.decisions, before);
    // Of borrowing, the form asks who could help.
    player.take_effects();
    player.keys("d{enter}");
    assert_eq!(player.model.team.decisions, before);
    assert!(player.take_effects().is_empty(), "nothing to save");
    assert!(!player.model.undo_stack.can_undo());
}

#[test]
fn a_due_day_that_does_not_fit_is_refused_in_the_form_with_what_to_type() {
    let mut player = Player::demo();
    player.keys("d{down}{down}{ctrl-u}soon{enter}");
    assert!(player.screen().contains("type a day such as 2027-02-22"), "{}", player.screen());
    player.keys("{ctrl-u}2020-01-01{enter}");
    assert!(player.screen().contains("that day has passed"), "{}", player.screen());
    player.keys("{ctrl-u}{enter}");
    assert_eq!(player.model.team.decisions.last().unwrap().due, None);
}

#[test]
fn what_is_accepted_is_expected_to_stay_as_it_is_until_someone_says_otherwise() {
    let mut player = Player::demo();
    // Starting from zero: nobody.
    player.keys("2{down}d");
    assert!(player.row("Expect").contains("one person"), "{}", player.screen());
    player.keys("a");
    assert!(player.row("Expect").contains("nobody"), "{}", player.screen());
    player.keys("{down}{down}{down}{right}{up}{up}{up}h");
    assert!(player.row("Expect").contains("one person"), "{}", player.screen());
}

#[test]
fn a_decision_expects_no_more_than_one_person_can_bring_and_says_who_is_still_to_be_named() {
    let mut player = Player::file("assets/demo.toml");
    // Testing has one of three: one more is two of three, not enough.
    player.keys("{down}{down}{down}{down}{down}dh{enter}");
    let decision = player.model.team.decisions.last().unwrap();
    assert_eq!(decision.dimension, "testing");
    assert_eq!(decision.expect, Some(roundtable::team::State::Short));
    assert!(player.screen().contains("no owner yet"), "{}", player.screen());
    player.keys("4");
    assert!(player.screen().contains("No owner yet."), "{}", player.screen());
}

#[test]
fn a_fourth_decision_of_a_session_is_asked_about_and_not_refused() {
    let mut player = Player::demo();
    for _ in 0..3 {
        assert!(!player.keys("d").screen().contains("enough for one session"));
        player.keys("{enter}{down}{down}");
    }
    player.keys("{down}{down}d");
    assert!(player.screen().contains("Three are enough for one session"), "{}", player.screen());
    player.keys("{enter}4");
    assert!(player.screen().contains("Which one do you drop?"), "{}", player.screen());
}

#[test]
fn the_page_of_decisions_changes_removes_and_copies_them() {
    let mut player = Player::file("assets/demo.toml");
    player.keys("4");
    assert!(player.screen().contains("1. Running it"), "{}", player.screen());
    assert!(player.screen().contains("Grow, Dee, by 22 Feb 2027; we expect one person."));
    player.keys("c");
    let effects = player.take_effects();
    let [Effect::Copy(text)] = &effects[..] else { panic!("{effects:?}") };
    assert!(
        text.starts_with("Payments: what we decided (22 Nov 2026)\n\n1. Running it: grow, Dee")
    );
    assert!(text.contains("\n2. Data and analysis: share, Eve"), "{text}");
    player.keys("{enter}b{enter}");
    assert!(player.screen().contains("Borrow, Dee"), "{}", player.screen());
    player.keys("{down}{delete}");
    assert!(!player.screen().contains("2. Data and analysis"), "{}", player.screen());
    player.keys("u");
    assert!(player.screen().contains("2. Data and analysis"), "{}", player.screen());
    player.keys("{delete}{delete}");
    assert!(player.screen().contains("Nothing is decided yet."), "{}", player.screen());
    player.keys("c{delete}{enter}{esc}");
    assert!(player.screen().contains("SKILLS"), "{}", player.screen());
}

#[test]
fn a_snapshot_says_at_once_that_nothing_can_be_decided_in_it() {
    let mut player = Player::demo();
    let day = roundtable::team::Date { year: 2026, month: 8, day: 20 };
    player.model.source = Source::Snapshot("team.toml".into(), day);
    player.keys("d");
    assert!(player.screen().contains("snapshot of 20 Aug 2026"), "{}", player.screen());
    assert!(!player.screen().contains("Decide:"));
}

#[test]
fn why_says_each_level_in_its_words_with_who_is_there() {
    let mut player = Player::demo();
    player.size(80, 24).keys("{down}{enter}");
    let screen = player.screen();
    assert!(player.row("4  hard cases").contains("Eve"), "{screen}");
    assert!(player.row("2  simple things").contains("Fay ↑"), "{screen}");
    assert!(screen.contains("needed: from here up"), "{screen}");
    assert!(screen.contains("✓ Decided: share, Eve"), "{screen}");
    assert_eq!(player.style_of("4  hard"), "lit");
    player.keys("{right}");
    assert!(player.screen().contains("User interface needs"), "{}", player.screen());
    player.keys("{esc}");
    assert!(!player.screen().contains("needed: from here up"), "{}", player.screen());
}

#[test]
fn why_of_a_spectrum_names_nobody_who_has_not_offered_to_speak() {
    let mut player = Player::demo();
    player.keys("{tab}{enter}");
    let screen = player.screen();
    assert!(screen.contains("clearly Challenges"), "{screen}");
    let inside: Vec<&str> = screen.lines().skip_while(|line| !line.contains('╭')).collect();
    let panel = inside.join("\n");
    let offered =
        player.model.team.members().iter().filter(|member| !member.spoken_ends.is_empty());
    let offered: Vec<String> = offered.map(|member| member.name.clone()).collect();
    for member in player.model.team.members() {
        let named = panel.contains(&format!(" {} ", member.name));
        assert!(!named || offered.contains(&member.name), "{}:\n{panel}", member.name);
    }
}

#[test]
fn the_shape_has_every_name_around_it_and_its_outlines_in_words() {
    let mut player = Player::demo();
    for (columns, rows) in [(60, 16), (80, 24), (120, 40), (200, 60)] {
        let screen = player.size(columns, rows).keys("{esc}{:shape}").screen();
        for words in ["Product", "Running it", "Live failure", "what we need", "enough of us reach"]
        {
            assert!(screen.contains(words), "{columns} × {rows}, {words}:\n{screen}");
        }
        assert!(screen.chars().any(|c| ('\u{2801}'..='\u{28ff}').contains(&c)));
    }
    assert!(player.screen().contains("We have enough people on 6 of 12 rows"));
    player.model.options.glyphs = Glyphs::Ascii;
    assert!(player.screen().lines().skip(1).all(str::is_ascii), "{}", player.screen());
    assert!(player.screen().contains("##"));
}

#[test]
fn the_shape_of_one_persons_answers_is_not_shown() {
    let dimension = |id: &str| {
        format!("[[dimension]]\nid = \"{id}\"\nname = \"Skill {id}\"\nkind = \"skill\"\n")
    };
    let rating = "rating = { a = 5, b = 1, c = 4 }\n";
    let team = format!(
        "format = 1\n[team]\nname = \"Two\"\n{}{}{}[[member]]\nid = \"x\"\nname = \"Xu\"\n{rating}\
         [[member]]\nid = \"y\"\nname = \"Yve\"\n",
        dimension("a"),
        dimension("b"),
        dimension("c"),
    );
    let mut player = Player::of(&team);
    assert!(
        player.keys("{esc}{:shape}").screen().contains("the shape would be theirs"),
        "{}",
        player.screen()
    );
    assert!(!player.screen().contains("Skill a"), "{}", player.screen());
}

#[test]
fn a_long_list_of_findings_runs_on_in_a_second_column_where_the_screen_is_wide() {
    let mut player = Player::file("examples/forty-people.toml");
    player.size(200, 60).keys("2");
    let (x, y) = player.place("STRENGTHS").unwrap();
    assert!(x >= 100, "{}", player.screen());
    player.click(x + 4, y + 1);
    let clicked = subject(&player);
    assert!(player.row("STRENGTHS").len() > 100);
    let below = player.screen().lines().nth(usize::from(y) + 1).unwrap().to_owned();
    assert!(below.contains(&player.model.team.dimensions()[clicked].name), "{below}");
    player.size(120, 40).keys("{home}");
    assert!(player.screen().contains(" more "), "{}", player.screen());
    assert!(player.keys("{end}").screen().contains("↑ "), "{}", player.screen());
}

/// The demo with two Annas in it.
fn two_annas() -> Player {
    let source = include_str!("../../assets/demo.toml");
    let more = "\n[[member]]\nid = \"anna_berg\"\nname = \"Anna Berg\"\n\
                \n[[member]]\nid = \"anna_kovac\"\nname = \"Anna Kovac\"\n";
    Player::of(&format!("{source}{more}"))
}

#[test]
fn the_owner_of_a_decision_is_who_was_typed() {
    let ids: Vec<(String, String)> = {
        let player = two_annas();
        let members = player.model.team.members().iter();
        members.map(|own| (own.name.clone(), own.id.as_str().to_owned())).collect()
    };
    for (name, id) in ids {
        for typed in [name.as_str(), &name.to_lowercase()] {
            let mut player = two_annas();
            player.keys("d{down}").keys(typed);
            assert!(player.row("Owner").contains(&format!("= {name}")), "{}", player.screen());
            player.keys("{enter}");
            let owner = player.model.team.decisions.last().unwrap().owner.clone().unwrap();
            assert_eq!(owner.as_str(), id, "{typed}");
        }
    }
}

#[test]
fn an_owner_that_several_fit_is_asked_about_and_what_was_typed_stays() {
    let mut player = two_annas();
    player.keys("d{down}Anna{enter}");
    let screen = player.screen();
    assert!(screen.contains("Which of them: Anna Berg, Anna Kovac?"), "{screen}");
    assert!(player.row("Owner").contains("Anna"), "{screen}");
    player.keys("{right}{right}{enter}");
    let owner = player.model.team.decisions.last().unwrap().owner.clone().unwrap();
    assert_eq!(owner.as_str(), "anna_kovac");
}

#[test]
fn an_owner_may_be_somebody_from_outside_the_team() {
    let mut player = two_annas();
    player.keys("d{down}our manager");
    assert!(player.row("Owner").contains("our manager, from outside the team"));
    player.keys("{enter}");
    let decision = player.model.team.decisions.last().unwrap().clone();
    assert_eq!((decision.owner, decision.owner_name.as_str()), (None, "our manager"));
    player.keys("4");
    assert!(player.screen().contains("our manager"), "{}", player.screen());
    assert!(!player.row("our manager").contains("no owner"), "{}", player.screen());
    // Where names are hidden, this one is, too.
    player.keys("{:aliases}");
    assert!(!player.screen().contains("our manager"), "{}", player.screen());
    player.keys("{:aliases}{esc}d");
    assert!(player.row("Owner").contains("our manager"), "{}", player.screen());
}

#[test]
fn decisions_that_do_not_fit_are_counted() {
    let mut player = Player::demo();
    player.size(80, 24);
    let one = player.model.team.decisions[0].clone();
    player.model.team.decisions.extend(std::iter::repeat_n(one, 8));
    player.keys("4");
    assert!(player.row("What we decided").contains("↓ 7 more"), "{}", player.screen());
    player.keys("{end}");
    assert!(player.row("What we decided").contains("↑ 7 more"), "{}", player.screen());
}
