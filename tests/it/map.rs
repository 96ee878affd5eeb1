//! The map, as a room sees it: keys in, screen and styles out.

use crate::common::play::Player;
use roundtable::tui::app::ThemeChoice;

/// The row of the screen on which a dimension stands, and the styles under it.
fn row_and_styles(player: &Player, name: &str) -> (String, String) {
    let screen = player.screen();
    let at = screen.lines().position(|line| line.contains(name)).unwrap();
    let styles = player.styles();
    (screen.lines().nth(at).unwrap().to_owned(), styles.lines().nth(at).unwrap().to_owned())
}

fn count(text: &str, wanted: char) -> usize {
    text.chars().filter(|c| *c == wanted).count()
}

#[test]
fn the_map_of_the_demo_at_its_comfortable_size() {
    let player = Player::demo();
    insta::assert_snapshot!("map_120x40", player.screen());
    insta::assert_snapshot!("map_120x40_styles", player.styles());
}

#[test]
fn the_map_of_the_demo_at_eighty_by_twenty_four() {
    let mut player = Player::demo();
    player.size(80, 24);
    insta::assert_snapshot!("map_80x24", player.screen());
    player.keys("{tab}");
    insta::assert_snapshot!("personality_80x24", player.screen());
}

#[test]
fn lit_cells_equal_the_filled_squares_and_the_spares() {
    for file in ["assets/demo.toml", "examples/three-founders.toml", "examples/well-covered.toml"] {
        let mut player = Player::file(file);
        player.size(160, 50);
        for place in player.model.map.rows.clone() {
            let dimension = &player.model.team.dimensions()[place];
            if dimension.is_spectrum() || !player.model.coverage.dimension(place).is_needed() {
                continue;
            }
            let (_, styles) = row_and_styles(&player, &dimension.name);
            // A cell is as wide as all its columns in that style.
            let holders: u32 = player
                .model
                .coverage
                .dimension(place)
                .requirements()
                .map(|held| held.holders)
                .sum();
            let lit = count(&styles, 'L') as u32;
            assert_eq!(lit % holders.max(1), 0, "{file} {}: {styles}", dimension.name);
            assert_eq!(lit > 0, holders > 0, "{file} {}: {styles}", dimension.name);
        }
    }
}

#[test]
fn the_headline_counts_the_marks_that_are_seen() {
    let player = Player::demo();
    let screen = player.screen();
    let list: String = screen.lines().skip(3).take(20).collect();
    assert!(
        screen.contains(
            "5 covered · 4 depend on one person · 2 with nobody · 1 with too few answers"
        )
    );
    assert_eq!(count(&list, '●') + count(&list, '◆') - dots(&player), 5);
    assert_eq!(count(&list, '◐'), 4);
    assert_eq!(count(&list, '○'), 2);
    assert_eq!(list.matches("? ").count(), 1);
}

/// The dots of the strips, which look like a mark.
fn dots(player: &Player) -> usize {
    let screen = player.screen();
    screen.lines().skip(3).take(20).filter(|line| line.contains('↔')).map(|l| count(l, '●')).sum()
}

#[test]
fn someone_away_dims_their_column_and_breaks_the_rows_that_rest_on_them() {
    let mut player = Player::demo();
    player.keys("{right}{right}{right}{right}{right}x");
    assert!(player.row("Data and analysis").contains("nobody"), "{}", player.screen());
    assert!(player.screen().contains("without Eve"));
    let (_, styles) = row_and_styles(&player, "Data and analysis");
    assert!(styles.contains('x'), "{styles}");
    // The strips stay as they are: a difference would tell where Eve stands.
    let before = Player::demo();
    for line in before.screen().lines().filter(|line| line.contains('↔')) {
        assert!(player.screen().contains(line), "{line}");
    }
    player.keys("{:everyone}");
    assert!(player.row("Data and analysis").contains("only Eve"));
}

#[test]
fn sorting_puts_the_largest_shortfall_first_and_leaves_personality_apart() {
    let mut player = Player::demo();
    player.keys("o");
    let screen = player.screen();
    let at = |name: &str| screen.lines().position(|line| line.contains(name)).unwrap();
    assert!(at("Running it") < at("Data and analysis"));
    assert!(at("Data and analysis") < at("Been the customer"));
    assert!(at("Been the customer") < at("Bold ↔ Careful"));
}

#[test]
fn a_filter_shows_only_its_rows_and_esc_shows_everything_again() {
    let mut player = Player::demo();
    player.keys("fnobody{enter}");
    let screen = player.screen();
    assert!(screen.contains("Running it") && !screen.contains("User interface"), "{screen}");
    player.keys("{esc}");
    assert!(player.screen().contains("User interface"));
}

#[test]
fn find_puts_the_cursor_on_what_was_typed() {
    let mut player = Player::demo();
    player.keys("/zero{enter}");
    assert_eq!(player.style_of("Starting from zero"), "cursor");
    player.keys("/Gus{enter}");
    assert_eq!(player.style_of("Gus"), "column");
}

#[test]
fn another_situation_judges_the_same_answers_by_other_needs() {
    let mut player = Player::demo();
    player.keys("s");
    assert!(player.screen().contains("Scale to three countries"));
    assert!(player.row("Starting from zero").contains("not needed"), "{}", player.screen());
    player.keys("s");
    assert!(player.row("Starting from zero").contains("nobody"));
}

#[test]
fn two_situations_stand_side_by_side() {
    let mut player = Player::demo();
    player.keys("{:compare}{enter}");
    let row = player.row("Starting from zero");
    assert!(row.contains("nobody") && row.contains("not needed"), "{row}");
    player.keys("{esc}");
    assert!(!player.row("Starting from zero").contains("not needed"));
}

#[test]
fn a_mark_for_discussion_comes_and_goes_and_undo_takes_it_back() {
    let mut player = Player::demo();
    player.keys("m");
    assert!(player.row("Product and customer").contains('▸'), "{}", player.screen());
    player.keys("u");
    assert!(!player.row("Product and customer").contains('▸'));
    player.keys("{ctrl-r}");
    assert!(player.row("Product and customer").contains('▸'));
}

#[test]
fn many_people_fold_into_counts_and_unfold_into_columns_that_scroll() {
    let mut player = Player::file("examples/forty-people.toml");
    assert!(player.screen().contains("40 people"), "{}", player.screen());
    insta::assert_snapshot!("forty_people_120x40", player.screen());
    assert!(!player.screen().contains("←→ person"), "counts have no person to go to");
    player.keys("{right}");
    assert!(player.screen().contains("no person to go to"), "{}", player.screen());
    player.keys("{:columns}");
    assert!(player.screen().contains("←→ person"), "{}", player.screen());
    let unfolded = player.screen();
    assert!(!unfolded.contains("40 people"), "{unfolded}");
    for _ in 0..30 {
        player.keys("{right}");
    }
    let scrolled = player.screen();
    assert_ne!(unfolded.lines().nth(4), scrolled.lines().nth(4), "other people are in sight");
    // Names of dimensions and the needs stay where they were.
    let head =
        |screen: &str| -> String { screen.lines().nth(6).unwrap().chars().take(50).collect() };
    assert_eq!(head(&unfolded), head(&scrolled));
}

#[test]
fn a_room_sees_a_dozen_rows_worst_first_without_greys() {
    let mut player = Player::demo();
    player.keys("P");
    insta::assert_snapshot!("present_120x40", player.screen());
    player.keys("{down}");
    let (_, styles) = row_and_styles(&player, "Data and analysis");
    assert!(!styles.contains('o') && !styles.contains('n'), "{styles}");
}

#[test]
fn aliases_stand_for_names_everywhere_at_one_key() {
    let mut player = Player::demo();
    player.keys("{down}{:aliases}");
    let screen = player.screen();
    for name in ["Ada", "Cyd", "Dee", "Eve", "Fay", "Gus"] {
        assert!(!screen.contains(name), "{name} is still on:\n{screen}");
    }
    player.keys("{:aliases}");
    assert!(player.screen().contains("only Eve"));
}

#[test]
fn hiding_leaves_nothing_on_the_screen_and_any_key_brings_it_back() {
    let mut player = Player::demo();
    player.keys("{f9}");
    let screen = player.screen();
    assert_eq!(screen.trim(), "Hidden. Any key shows it again.");
    player.keys("j");
    assert!(player.screen().contains("5 covered"));
}

#[test]
fn colouring_by_level_is_another_key_and_comes_back() {
    let mut player = Player::demo();
    let before = player.styles();
    player.keys("{:colour}");
    assert_ne!(player.styles(), before);
    player.keys("{:colour}");
    assert_eq!(player.styles(), before);
}

#[test]
fn a_click_puts_the_cursor_on_a_cell() {
    let mut player = Player::demo();
    let (x, _) = player.place("Eve").unwrap();
    let (_, y) = player.place("Inheriting").unwrap();
    player.click(x, y);
    assert_eq!(player.style_of("Inheriting"), "cursor");
    assert_eq!(player.style_of("Eve"), "column");
}

#[test]
fn nothing_is_told_by_colour_alone() {
    // Two rows with different states differ in their letters.
    let player = Player::demo();
    let state = |name: &str| player.row(name).chars().skip(34).take(26).collect::<String>();
    let states: Vec<String> =
        ["Running it", "Data and analysis", "User interface", "Services", "Live failure"]
            .map(state)
            .into();
    for (nth, one) in states.iter().enumerate() {
        assert!(states[nth + 1..].iter().all(|other| other != one), "{states:?}");
    }
}

#[test]
fn every_theme_draws_the_same_letters() {
    let mut player = Player::demo();
    let dark = player.screen();
    for theme in [ThemeChoice::Light, ThemeChoice::HighContrast] {
        player.theme(theme);
        assert_eq!(player.screen(), dark);
    }
}

#[test]
fn any_size_is_drawn_without_a_fault() {
    for file in ["assets/demo.toml", "examples/forty-people.toml", "examples/just-begun.toml"] {
        let mut player = Player::file(file);
        for keys in ["", "{tab}", "P", "{esc}w", "v{enter}", "?", "{esc}/"] {
            player.keys(keys);
            for columns in (0..=200).step_by(29).chain([60, 80, 300]) {
                for rows in (0..=60).step_by(11).chain([16, 24, 100]) {
                    player.size(columns, rows);
                    player.screen();
                }
            }
            player.size(120, 40);
        }
    }
}

#[test]
fn with_aliases_no_screen_tells_what_people_wrote_or_whose_a_decision_is() {
    let steps = [
        "4",            // The decisions.
        "4{enter}",     // One of them, to be changed.
        "5",            // How decisions turned out.
        "6{tab}",       // The members.
        "3{enter}",     // A candidate in full.
        "{end}{enter}", // A row in full.
    ];
    for keys in steps {
        let mut player = Player::demo();
        assert!(!player.model.team.decisions.is_empty());
        player.keys("{:aliases}");
        player.keys(keys);
        let screen = player.screen();
        for name in ["Ada", "Cyd", "Dee", "Eve", "Fay", "Gus", "Sunniva", "every second release"] {
            assert!(!screen.contains(name), "{keys}: {name} is still on:\n{screen}");
        }
    }
}

#[test]
fn who_is_away_until_a_day_to_come_is_away_when_the_file_is_opened() {
    let eve = "name = \"Eve\"\n";
    let demo = include_str!("../../assets/demo.toml");
    let away = |day: &str| demo.replacen(eve, &format!("{eve}away_until = {day}\n"), 1);
    let player = Player::of(&away("2026-11-23"));
    assert!(player.screen().contains("without Eve"), "{}", player.screen());
    let player = Player::of(&away("2026-11-22"));
    assert!(!player.screen().contains("without Eve"), "{}", player.screen());
}
