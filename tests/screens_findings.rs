//! What a person reads when they ask what the map says: findings, why,
//! decisions and the shape.

mod common;

use common::play::Player;
use roundtable::app::Screen;

#[test]
fn findings_come_worst_first_with_the_bounds_above_and_strengths_last() {
    let mut player = Player::demo();
    player.size(120, 70).keys("F");
    let screen = player.screen();
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}:\n{screen}"));
    let order = [
        "6 of 12 are on target now, at most 8 once everyone has answered.",
        "SHORTFALLS",
        "Running it",
        "No one handles hard cases so far; two are needed.",
        "Data and analysis",
        "Rests on Eve; one more is needed.",
        "TOO FEW ANSWERS",
        "PERSONALITY",
        "STRENGTHS",
    ];
    assert!(order.map(at).is_sorted(), "{screen}");
    assert_eq!(player.style_of("○"), "gap");
    assert_eq!(player.style_of("No one clearly speaks"), "text", "neutral, with no mark");
}

#[test]
fn what_was_decided_stands_under_its_finding() {
    let mut player = Player::demo();
    let screen = player.keys("F").screen();
    let lines: Vec<&str> = screen.lines().collect();
    let of = |words: &str| lines.iter().position(|line| line.contains(words)).unwrap();
    let decided = of("✓ Decided: grow, Dee, by 22 Feb 2027; we expect one person.");
    assert!(of("Running it") < decided && decided < of("Starting from zero"), "{screen}");
}

#[test]
fn enter_goes_from_a_finding_to_its_row_even_where_the_map_has_no_room_for_it() {
    let mut player = Player::demo();
    player.size(80, 24).keys("F");
    // A spectrum, which has a page of its own at this size.
    while !player.model.team.dimensions()[subject(&player)].is_spectrum() {
        player.keys("{down}");
    }
    let spectrum = subject(&player);
    player.keys("{enter}");
    assert_eq!(player.model.map.dimension(), Some(spectrum));
    assert!(player.screen().contains("each side needs"), "{}", player.screen());
    player.keys("F{home}{enter}");
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
    player.keys("{right}xF");
    assert!(player.row("Findings").contains("without Ada"), "{}", player.screen());
    assert!(!player.screen().contains("Rests on Ada"), "{}", player.screen());
}

#[test]
fn a_click_reads_the_finding_that_was_clicked_on() {
    let mut player = Player::demo();
    player.keys("F");
    let (x, y) = player.place("Rests on Eve").unwrap();
    player.click(x, y).keys("{enter}");
    let under = player.model.map.dimension().unwrap();
    assert_eq!(player.model.team.dimensions()[under].name, "Data and analysis");
}

#[test]
fn findings_of_a_team_without_people_or_needs_say_what_to_do() {
    let mut nobody = Player::of("format = 1\n[team]\nname = \"New\"\n");
    assert!(nobody.keys("F").screen().contains("No one is on the team yet."));
    let mut calm = Player::of(
        "format = 1\n[team]\nname = \"Calm\"\n[[dimension]]\nid = \"d\"\nname = \"D\"\n\
         kind = \"skill\"\nneed = \"none\"\n[[member]]\nid = \"a\"\nname = \"A\"\n",
    );
    assert!(calm.keys("F").screen().contains("Nothing is needed yet"), "{}", calm.screen());
}
