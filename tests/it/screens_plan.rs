//! The plan with what would change, as a manager sees it.

use crate::common::play::Player;
use roundtable::files::Candidates;
use roundtable::team::{Candidate, Date, Id, Status};
use roundtable::tui::app::{Effect, Event, Screen, apply_event};
use roundtable::tui::screens::history;

fn plan() -> Player {
    let mut player = Player::file("assets/demo.toml");
    player.keys("3");
    player
}

#[test]
fn the_plan_opens_with_the_ideal_hire_and_the_rows_answer() {
    let player = plan();
    insta::assert_snapshot!("plan_120x40", player.screen());
    let row = player.row("Data and analysis");
    assert!(row.contains("one person") && row.contains("covered"), "{row}");
    assert_eq!(player.style_of("the ideal person"), "title");
}

#[test]
fn a_stranger_can_read_why_the_first_candidate_is_first() {
    let mut player = plan();
    player.keys("{enter}");
    let screen = player.screen();
    assert!(screen.contains("Hana closes most of what is missing"), "{screen}");
    assert!(screen.contains("higher level"), "{screen}");
    player.keys("{esc}");
    assert!(!player.screen().contains("closes most of"));
}

#[test]
fn a_candidate_is_added_to_the_hires_and_taken_out_again() {
    let mut player = plan();
    player.keys("{space}");
    assert!(player.screen().contains("If we hire: Hana"), "{}", player.screen());
    assert!(player.row("  Running it ").contains("one person"), "{}", player.screen());
    player.keys("{down}{down}{space}");
    assert!(player.screen().contains("If we hire: Hana and Mo"), "{}", player.screen());
    assert!(player.row("  Testing and quality ").contains("2 of 3"), "{}", player.screen());
    player.keys("{space}{up}{up}{space}");
    assert!(player.screen().contains("If we hire: nobody"), "{}", player.screen());
}

#[test]
fn someone_away_breaks_rows_that_a_candidate_can_mend() {
    let mut player = plan();
    player.keys("{left}xEve{enter}");
    let row = player.row("Data and analysis");
    assert!(row.contains("one person") && row.contains("nobody"), "{row}");
    player.keys("{right}{right}");
    assert!(player.screen().contains("If we hire: Hana"), "{}", player.screen());
    let row = player.row("Data and analysis");
    assert!(row.contains("nobody") && row.contains("one person"), "{row}");
}

#[test]
fn the_pages_give_the_brief_the_best_together_who_could_grow_and_who_leaves() {
    let mut player = plan();
    player.keys("{tab}");
    assert!(player.screen().contains("Running it"));
    player.keys("{tab}");
    assert!(player.screen().contains("Hana, Kim and Mo"), "{}", player.screen());
    player.keys("{tab}");
    assert!(player.screen().contains("→"), "{}", player.screen());
    player.keys("{tab}");
    assert!(player.screen().contains("Eve"), "{}", player.screen());
}

#[test]
fn another_situation_plans_anew_and_two_stand_side_by_side() {
    let mut player = plan();
    player.size(160, 50);
    player.keys("{:compare}{enter}");
    assert!(player.row("now").contains("Scale"), "{}", player.screen());
    player.keys("{:compare}");
    player.keys("s");
    let first = player.screen().lines().find(|line| line.contains("Ivo")).map(str::to_owned);
    assert!(first.is_some(), "{}", player.screen());
    assert!(player.screen().contains("Scale to three countries"));
}

#[test]
fn a_candidate_is_entered_with_source_and_evidence_and_undo_takes_it_back() {
    let mut player = plan();
    player.keys("aRosa{enter}");
    assert!(player.screen().contains("The answers of Rosa"), "{}", player.screen());
    player.keys("{down}4{space}eread our logs{enter}an interview{enter}");
    let rosa = player.model.team.candidates.last().unwrap();
    let answer = &rosa.answers[0];
    assert_eq!(answer.dimension, "data");
    assert!(answer.rating.value() == Some(4));
    assert_eq!(
        (answer.source.as_str(), answer.evidence.as_str()),
        ("an interview", "read our logs")
    );
    assert!(player.screen().contains("panel"), "{}", player.screen());
    assert!(!player.screen().contains("In a debate"), "no personality unless asked for");
    player.keys("{tab}");
    assert!(player.screen().contains("In a debate"), "{}", player.screen());
    player.keys("{esc}uuuuu");
    assert!(player.model.team.candidates.iter().all(|one| one.name != "Rosa"));
}

#[test]
fn a_name_that_is_taken_is_refused_and_stays_to_be_mended() {
    let mut player = plan();
    player.keys("ahana{enter}");
    assert!(player.screen().contains("already"), "{}", player.screen());
    player.keys(" B{enter}");
    assert!(player.screen().contains("The answers of hana B"), "{}", player.screen());
}

#[test]
fn a_plan_that_is_kept_says_whom_and_what_is_expected_of_it() {
    let mut player = plan();
    player.keys("{space}{:save plan}2027-05-22{enter}first of two{enter}");
    let kept = player.model.team.plans.last().unwrap();
    assert_eq!(kept.hire, ["hana"]);
    assert_eq!(kept.note, "first of two");
    assert!(kept.expect.iter().any(|(dimension, _)| *dimension == "data"));
    let covered_already = ["services", "architecture", "communication"];
    assert!(kept.expect.iter().all(|(row, _)| !covered_already.contains(&row.as_str())));
    assert_eq!(kept.due, Date::new(2027, 5, 22));
    assert!(player.take_effects().contains(&Effect::Save));
}

#[test]
fn nobody_is_kept_whom_nobody_chose() {
    for keys in ["{:save plan}", "{left}{:save plan}"] {
        let mut player = plan();
        player.keys(keys);
        assert!(player.screen().contains("Choose whom to hire"), "{}", player.screen());
        assert!(player.model.team.plans.is_empty());
    }
}

#[test]
fn before_a_plan_is_kept_it_says_whom_without_whom_and_what_is_expected() {
    let mut player = plan();
    player.keys("xEve{enter}{space}{:save plan}");
    let screen = player.screen();
    for text in ["Hire: Hana.", "Without: Eve, who is marked away", "Data: one person"] {
        assert!(screen.contains(text), "{text} in {screen}");
    }
    player.keys("{enter}the drill convinced us{enter}");
    let kept = player.model.team.plans.last().unwrap();
    assert_eq!(kept.hire, ["hana"]);
    assert_eq!(kept.note, "the drill convinced us (Planned without Eve.)");
}

#[test]
fn a_set_is_kept_from_its_own_line_and_the_history_names_it() {
    let mut player = plan();
    player.keys("{tab}{tab}{down}{:save plan}{enter}{enter}");
    let kept = player.model.team.plans.last().unwrap();
    assert_eq!(kept.hire, ["hana", "kim"]);
    history::show(&mut player.model);
    assert!(player.screen().contains("to hire Hana and Kim: not yet"), "{}", player.screen());
    assert!(player.screen().contains("Running it: due "), "{}", player.screen());
}

#[test]
fn with_someone_away_the_absence_and_the_hire_stand_in_columns_of_their_own() {
    let mut player = plan();
    player.keys("xEve{enter}{space}");
    let titles = player.row("without Eve  ");
    assert!(titles.contains("then"), "{titles}");
    // Eve's leaving empties the row, Hana fills it: neither is hidden.
    let row = player.row("  Data and analysis");
    assert!(row.contains("nobody") && row.contains("one person"), "{row}");
    player.size(160, 40);
    assert!(player.row("without Eve  ").contains("everyone"), "{}", player.screen());
    let row = player.row("  Data and analysis");
    assert_eq!(row.matches("one person").count(), 2, "{row}");
}

#[test]
fn rows_that_find_no_room_are_counted_and_names_are_whole() {
    let mut player = plan();
    assert!(!player.row("Live failure").contains('…'), "{}", player.screen());
    player.size(80, 24);
    assert!(player.screen().contains("more rows"), "{}", player.screen());
    player.size(80, 60);
    assert!(!player.screen().contains("more rows"), "{}", player.screen());
}

#[test]
fn the_situation_beside_leaves_the_pages_their_titles() {
    let mut player = plan();
    player.keys("{:compare}{enter}");
    for columns in [100, 120, 140, 160] {
        player.size(columns, 40);
        let titles = player.row(" Candidates ");
        // What finds no room is behind a sign, and nothing is cut.
        assert!(titles.contains(" Decided") || titles.contains('›'), "{columns}: {titles}");
    }
}

#[test]
fn what_someone_s_leaving_would_break_can_be_asked_for() {
    let mut player = plan();
    player.keys("{backtab}{backtab}{backtab}{enter}");
    let screen = player.screen();
    assert!(screen.contains("would be left"), "{screen}");
    assert!(screen.contains("Covered here includes"), "{screen}");
    player.keys("{esc}");
    assert!(matches!(player.model.screen, Screen::Plan(_)));
}

#[test]
fn who_would_rather_not_is_said_and_who_volunteers_too() {
    let mut player = plan();
    player.keys("{tab}{tab}{tab}{down}{down}{down}");
    assert!(player.screen().contains("Gus (two steps) wants it too."), "{}", player.screen());
    player.keys("{enter}");
    let screen = player.screen();
    assert!(screen.contains("Dee: one step to go, and said they would rather"), "{screen}");
}

#[test]
fn two_who_fill_the_same_place_are_told_beside_who_sits() {
    let mut player = plan();
    player.keys("{down}{space}");
    let told = (0..9).any(|_| {
        let screen = player.keys("{down}{enter}").screen();
        player.keys("{esc}");
        screen.contains("Lea and Mo both fill Inheriting")
    });
    assert!(told, "{}", player.screen());
}

#[test]
fn a_path_that_is_not_there_leaves_the_question_open_with_what_was_typed() {
    let mut player = plan();
    player.keys("{:import candidates}");
    player.model.refuse("there is no file or folder nowhere");
    player.keys("no");
    assert!(player.screen().contains("A candidate's file"), "{}", player.screen());
}

#[test]
fn candidates_come_into_the_team_only_where_their_question_is_open_and_the_team_as_it_was() {
    let mut player = plan();
    let had = player.model.team.candidates.clone();
    let mut all = had.clone();
    all.push(Candidate::new(Id::from_name("Zoe"), "Zoe"));
    let found = Candidates { all, ..Candidates::default() };
    let read = |had: &[Candidate]| Event::CandidatesRead(Box::new(found.clone()), had.to_vec());
    apply_event(&mut player.model, read(&had));
    assert_eq!(player.model.team.candidates, had, "nobody asks for them any more");
    player.keys("{:import candidates}");
    apply_event(&mut player.model, read(&had[1..]));
    assert_eq!(player.model.team.candidates, had, "they were read for another team");
    assert!(player.screen().contains("changed meanwhile"), "{}", player.screen());
    apply_event(&mut player.model, read(&had));
    assert_eq!(player.model.team.candidates.len(), had.len() + 1);
}

#[test]
fn the_brief_is_copied_with_one_key_and_written_with_another() {
    let mut player = plan();
    player.keys("{tab}c");
    let effects = player.take_effects();
    let [Effect::Copy(brief)] = &effects[..] else { panic!("{effects:?}") };
    assert!(brief.starts_with("Who we look for") && !brief.contains("Hana"), "{brief}");
    player.keys("E");
    assert!(player.screen().contains("nobody is named"), "{}", player.screen());
}

#[test]
fn the_form_of_a_candidate_says_how_to_answer_and_has_a_help() {
    let mut player = plan();
    player.size(80, 24).keys("e");
    assert!(player.screen().contains("0 to 5 set level"), "{}", player.screen());
    player.keys("?");
    assert!(player.screen().contains("Type what the answer is"), "{}", player.screen());
    player.keys("{esc}");
    assert!(player.screen().contains("The answers of Hana"), "{}", player.screen());
}

#[test]
fn a_team_without_candidates_says_what_to_do() {
    let mut player = Player::file("examples/three-founders.toml");
    player.keys("3");
    assert!(player.screen().contains("No candidates yet"), "{}", player.screen());
    assert!(matches!(player.model.screen, Screen::Plan(_)));
}

#[test]
fn any_size_of_the_plan_is_drawn_without_a_fault() {
    for keys in ["3", "3{tab}{tab}", "3{enter}", "3e", "3{space}{down}{space}"] {
        let mut player = Player::demo();
        player.keys(keys);
        for columns in [0, 10, 59, 60, 80, 111, 112, 120, 200, 400] {
            for rows in [0, 5, 15, 16, 24, 40, 60, 120] {
                player.size(columns, rows);
                player.screen();
            }
        }
    }
}

#[test]
fn who_is_hired_becomes_a_member_with_the_answers_as_not_yet_confirmed() {
    let mut player = plan();
    let before = player.model.team.clone();
    player.keys("Ohired{enter}");
    let team = &player.model.team;
    let hana = team.member_index("hana").expect("Hana is a member");
    assert!(team.members()[hana].is_unconfirmed());
    let data = team.dimension_index("data").unwrap();
    assert!(!team.ratings().get(data, hana).is_blank(), "the answers are taken along");
    assert!(team.candidates.iter().all(|one| one.id != *"hana"), "nobody counts twice");
    player.keys("u");
    assert!(player.model.team == before, "one undo takes it back");
}

#[test]
fn who_declined_keeps_no_answers_and_is_not_planned_with() {
    let mut player = plan();
    player.keys("Owithdrawn{enter}");
    let hana = player.model.team.candidates.iter().find(|one| one.id == *"hana").unwrap();
    assert!(hana.answers.is_empty() && hana.status == Status::Withdrawn);
    let screen = player.screen();
    assert!(screen.contains("Withdrawn: Hana."), "{screen}");
    assert!(!screen.contains("Hana  "), "{screen}");
}

#[test]
fn the_history_asks_those_who_were_hired_for_answers_of_their_own() {
    let mut player = plan();
    player.keys("Ohired{enter}");
    history::show(&mut player.model);
    let screen = player.screen();
    assert!(screen.contains("Answers of an interview, not confirmed yet"), "{screen}");
    player.keys("r");
    assert!(player.screen().contains("answers of the interview"), "{}", player.screen());
}

const DECIDED: &str = r#"
[[decision]]
dimension = "operations"
choice = "grow"
owner = "dee"
made = 2026-11-20
due = 2027-01-30
months = 6
reach = { dee = 4, cyd = 4 }

[[decision]]
dimension = "zero"
choice = "hire"
hire = ["hana"]
"#;

#[test]
fn one_key_shows_the_map_if_all_that_is_decided_comes_true() {
    let source = std::fs::read_to_string("assets/demo.toml").unwrap() + DECIDED;
    let mut player = Player::of(&source);
    let today = player.screen();
    let team = player.model.team.clone();
    player.keys("I");
    insta::assert_snapshot!("map_if_it_all_comes_true", player.screen());
    assert!(player.row("Ada").contains("+Hana"), "{}", player.screen());
    // Who grows and who joins is marked; what is as today is not.
    assert_eq!(player.row("Running it").matches('→').count(), 3, "{}", player.screen());
    assert_eq!(player.row("User interface").matches('→').count(), 1, "{}", player.screen());
    assert!(player.screen().contains("One decision does not fit in time"));
    // The same numbers as the page of `plan --view planned`, and nothing is changed.
    let today_is = player.model.today;
    let planned = roundtable::plan::planned(&team, player.model.coverage.situation(), today_is);
    let after =
        roundtable::coverage::Coverage::of(&planned.team, player.model.coverage.situation());
    let headline = roundtable::phrases::headline_text(after.summary());
    assert!(player.screen().contains(&headline), "{headline}\n{}", player.screen());
    assert_eq!(player.model.team, team);
    assert!(player.take_effects().is_empty());
    // The cursor moves, and without somebody it is worked out again.
    player.keys("{down}");
    assert!(player.row("Data and analysis").starts_with(' '), "{}", player.screen());
    player.keys("{esc}{up}");
    assert_eq!(player.screen().lines().nth(2), today.lines().nth(2));
    assert!(!player.row("Running it").contains('→'), "{}", player.screen());
}

#[test]
fn where_nothing_is_planned_the_key_says_so() {
    let source = std::fs::read_to_string("assets/demo.toml").unwrap();
    let (before, _) = source.split_once("[[decision]]").unwrap();
    let mut player = Player::of(before);
    player.keys("I");
    assert!(player.screen().contains("No decision says who reaches"), "{}", player.screen());
    assert!(!player.screen().contains("if it all works out"));
}

#[test]
fn a_candidate_s_number_moves_on_and_what_else_is_known_of_it_can_still_be_said() {
    let mut player = plan();
    player.keys("e");
    let rating = |player: &Player, row: usize| {
        let team = &player.model.team;
        let id = &team.dimensions()[row].id;
        let hana = team.candidates.iter().find(|one| one.name == "Hana").unwrap();
        let answer = hana.answers.iter().find(|answer| answer.dimension == *id).cloned();
        answer.unwrap()
    };
    let value = |player: &Player, row: usize| rating(player, row).rating.value();
    let want = |player: &Player, row: usize| rating(player, row).rating.want();
    player.keys("4w{space}");
    assert_eq!(value(&player, 0), Some(4));
    assert_eq!(want(&player, 0), Some(roundtable::team::Want::Grow));
    assert_eq!(rating(&player, 0).judge, roundtable::team::Judge::Panel);
    assert!(player.row("Product and customer").contains("4↑"), "{}", player.screen());
    player.keys("5");
    assert_eq!([value(&player, 0), value(&player, 1)], [Some(4), Some(5)]);
    player.keys("{up}w");
    assert_eq!(want(&player, 1), Some(roundtable::team::Want::Grow), "the row under the cursor");
    // Rows on which somebody is missing are the ones to ask about.
    assert!(player.row("5↑").contains("! Data"), "{}", player.screen());
    assert!(!player.row("4↑").contains('!'), "{}", player.screen());
}
