//! Rating in private, as the person at the keyboard sees it.

use crate::common::play::Player;
use roundtable::team::{Position, Want};
use roundtable::tui::app::Screen;

/// A team in which Bo has answered and Ada has not; Bo's answers are told
/// apart by words that nothing else on the screen holds.
const TEAM: &str = r#"
format = 1

[team]
name = "Payments"

[[dimension]]
id = "data"
name = "Data"
kind = "skill"
about = "Asking a question of the numbers."
need = { level = 4, people = 2 }

[[dimension]]
id = "debate"
name = "In a debate"
kind = "personality"
poles = ["Challenges ideas", "Supports people"]

[[dimension]]
id = "failure"
name = "Live failure"
kind = "experience"
levels = ["never", "watched", "once", "often", "led one", "led many"]

[[dimension]]
id = "pace"
name = "At the start"
kind = "personality"
poles = ["Bold", "Careful"]

[[member]]
id = "ada"
name = "Ada"

[[member]]
id = "bo"
name = "Bo"
rated = 2026-05-01
[member.rating]
data = 5
debate = "B3"
failure = 5
"#;

/// Before the first question, as Ada.
fn ada() -> Player {
    let mut player = Player::of(TEAM);
    player.keys("{right}r{enter}");
    player
}

fn answer_of(player: &Player, dimension: &str, member: usize) -> Option<u8> {
    let place = player.model.team.dimension_index(dimension).unwrap();
    player.model.team.ratings().get(place, member).value()
}

#[test]
fn a_question_is_one_dimension_with_its_meaning_and_the_words_of_every_level() {
    let player = ada();
    let screen = player.screen();
    for words in ["Data", "Asking a question of the numbers.", "0  not something I do", "1 of 4"] {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    assert!(screen.contains("5  I teach it and shape how we do it"), "{screen}");
    assert!(!screen.contains("Live failure"), "one at a time:\n{screen}");
}

#[test]
fn needs_are_hidden_so_that_nobody_rates_towards_them() {
    let mut player = ada();
    for _ in 0..5 {
        let screen = player.screen();
        assert!(!screen.contains("4+") && !screen.contains("need"), "{screen}");
        player.keys("{down}");
    }
}

#[test]
fn one_key_answers_and_goes_on_and_own_wording_is_shown() {
    let mut player = ada();
    player.keys("3");
    assert_eq!(answer_of(&player, "data", 0), Some(3));
    assert!(player.screen().contains("4  led one"), "{}", player.screen());
    player.keys("{up}");
    assert_eq!(player.style_of("most of it on my own"), "selected");
    assert!(player.row("most of it on my own").contains("▸ 3"), "not by colour alone");
}

#[test]
fn an_arrow_goes_along_a_spectrum_between_its_poles_as_the_file_has_them() {
    let mut player = ada();
    player.keys("{down}{down}");
    let poles = player.row("Challenges ideas");
    assert!(poles.find("Challenges") < poles.find("Supports"), "{poles}");
    player.keys("{left}{left}");
    assert!(player.screen().contains("clearly: Challenges ideas"), "{}", player.screen());
    assert_eq!(answer_of(&player, "debate", 0), Some(Position::A2.index()));
    player.keys("{right}{right}");
    assert!(player.screen().contains("in the middle"), "{}", player.screen());
    player.keys("{right}{right}{right}{right}{right}");
    assert_eq!(answer_of(&player, "debate", 0), Some(Position::B3.index()), "it ends at the end");
    assert!(!player.screen().contains("-3"), "never below zero:\n{}", player.screen());
}

#[test]
fn a_want_goes_round_and_stays_with_the_answer() {
    let mut player = ada();
    let want = |player: &Player| player.model.team.ratings().get(0, 0).want();
    player.keys("w");
    assert_eq!(want(&player), Some(Want::Grow), "also without a level");
    player.keys("2{up}w");
    assert_eq!(want(&player), Some(Want::Less));
    assert_eq!(answer_of(&player, "data", 0), Some(2));
    player.keys("w");
    assert_eq!(want(&player), None);
}

#[test]
fn what_is_passed_over_stays_unanswered_and_a_pass_is_an_answer() {
    let mut player = ada();
    player.keys("{down}p{tab}{tab}");
    let screen = player.screen();
    assert!(
        screen.contains("Check your answers") && screen.contains("1 of 4 answered"),
        "{screen}"
    );
    assert!(player.row("Data").contains("not answered"), "{screen}");
    assert!(player.row("Live failure").contains("prefer not to say"), "{screen}");
    player.keys("{enter}");
    assert!(player.model.team.ratings().get(0, 0).is_blank());
    assert_eq!(answer_of(&player, "data", 0), None);
}

#[test]
fn one_key_skips_all_of_personality() {
    let mut player = ada();
    player.keys("S{end}");
    for name in ["Challenges ideas ↔", "Bold ↔"] {
        assert!(player.row(name).contains("prefer not to say"), "{}", player.screen());
    }
    assert!(player.row("Data").contains("not answered"), "{}", player.screen());
}

#[test]
fn the_last_page_leads_back_and_a_number_changes_its_line() {
    let mut player = ada();
    player.keys("3{end}");
    assert!(player.row("Data").contains("most of it on my own"), "{}", player.screen());
    player.keys("1");
    assert!(player.row("Data").contains("with someone beside me"), "{}", player.screen());
    player.keys("{left}");
    assert!(player.screen().contains("4  led one"), "the line below it:\n{}", player.screen());
    player.keys("{backspace}");
    assert_eq!(player.style_of("with someone beside me"), "selected");
}

#[test]
fn undo_takes_back_ones_own_answers_and_nothing_else() {
    let mut player = Player::of(TEAM);
    player.keys("{right}{right}m");
    player.keys("{left}r{enter}31u");
    assert_eq!(answer_of(&player, "failure", 0), None);
    player.keys("uuuu");
    assert_eq!(answer_of(&player, "data", 0), None);
    assert_eq!(player.model.team.session.discuss.len(), 1, "what was done before stays");
    player.keys("{ctrl-r}");
    assert_eq!(answer_of(&player, "data", 0), Some(3));
}

#[test]
fn a_whole_sitting_is_one_step_to_take_back() {
    let mut player = ada();
    player.keys("31{left}w{end}{enter}");
    assert!(player.screen().contains("Thank you, Ada."), "{}", player.screen());
    let rated = player.model.team.members()[0].rated;
    assert_eq!(rated, Some(crate::common::play::TODAY));
    player.keys("u");
    assert!((0..4).all(|place| player.model.team.ratings().get(place, 0).is_blank()));
    assert_eq!(player.model.team.members()[0].rated, None);
    assert_eq!(answer_of(&player, "data", 1), Some(5), "Bo's stay");
    player.keys("{ctrl-r}");
    assert_eq!(answer_of(&player, "data", 0), Some(3));
}

#[test]
fn looking_ones_answers_over_and_leaving_them_is_answering_today() {
    let mut player = Player::of(TEAM);
    player.keys("{right}{right}r{enter}{end}{enter}");
    assert_eq!(player.model.team.members()[1].rated, Some(crate::common::play::TODAY));
    assert_eq!(answer_of(&player, "data", 1), Some(5));
    player.keys("u");
    let may = roundtable::team::Date::new(2026, 5, 1);
    assert_eq!(player.model.team.members()[1].rated, may, "one undo takes it back");
}

#[test]
fn who_looks_over_nothing_has_answered_nothing() {
    let mut player = ada();
    player.keys("{end}{enter}");
    assert_eq!(player.model.team.members()[0].rated, None);
}

#[test]
fn stopping_loses_nothing_and_rating_goes_on_at_the_first_open_question() {
    let mut player = ada();
    player.keys("3{esc}");
    assert!(player.screen().contains("Ada's answers are saved"), "{}", player.screen());
    assert_eq!(answer_of(&player, "data", 0), Some(3));
    player.keys("r{enter}");
    assert!(player.screen().contains("2 of 4"), "{}", player.screen());
}

#[test]
fn nothing_of_an_answer_stands_in_a_notice() {
    let mut player = ada();
    player.keys("4u");
    let notice = player.model.notice.as_ref().unwrap().text.clone();
    assert_eq!(notice, "Undone: your answer on Data");
    for keys in ["4{end}{enter}", "u", "{ctrl-r}"] {
        player.keys(keys);
        let notice = player.model.notice.as_ref().unwrap().text.clone();
        assert!(!notice.contains('4') || notice.contains("of 4"), "{notice}");
    }
}

#[test]
fn too_good_to_be_true_is_asked_at_the_end_of_the_persons_own_rating() {
    let mut player = Player::of(TEAM);
    player.keys("{right}r{enter}55{end}");
    assert!(player.screen().contains("Can you name an example"), "{}", player.screen());
    player.keys("{home}4{end}");
    assert!(!player.screen().contains("Can you name"), "{}", player.screen());
}

#[test]
fn a_click_answers_too() {
    let mut player = ada();
    let (x, y) = player.place("hard cases").unwrap();
    player.click(x, y);
    assert_eq!(answer_of(&player, "data", 0), Some(4));
    player.keys("{down}");
    let (x, y) = player.place("Challenges ideas").unwrap();
    player.click(x + 2, y + 5);
    assert_eq!(answer_of(&player, "debate", 0), Some(Position::A3.index()));
}

#[test]
fn everything_of_a_question_is_there_at_the_smallest_comfortable_size() {
    let mut player = ada();
    player.size(80, 24);
    for words in ["0  not", "5  I teach", "more of this", "p pass", "? help"] {
        assert!(player.screen().contains(words), "{words}:\n{}", player.screen());
    }
    player.size(60, 16);
    for words in ["0  not", "5  I teach", "prefer not to say"] {
        assert!(player.screen().contains(words), "{words}:\n{}", player.screen());
    }
}

#[test]
fn skipping_personality_leaves_what_was_answered_of_it() {
    let mut player = ada();
    player.keys("31{left}{enter}S");
    let position = answer_of(&player, "debate", 0).or(answer_of(&player, "pace", 0));
    assert!(position.is_some(), "the one given stays");
    let passed = (0..4).filter(|&place| player.model.team.ratings().get(place, 0).is_pass());
    assert_eq!(passed.count(), 1, "the open one is passed");
}

/// Bo's answers in the words of the screen.
const OF_BO: [&str; 4] = ["strongly: Supports people", "▸ 5", "5  I teach it", "5  led many"];

#[test]
fn whoever_opens_a_persons_answers_is_told_to_pass_the_laptop_and_sees_none_of_them() {
    // The ways to it: the map with the cursor on Bo, the picker, the history.
    for way in
        ["{right}{right}r", "r{down}{enter}", "5r{down}{enter}", "{:fingers}{esc}r{down}{enter}"]
    {
        let mut player = Player::of(TEAM);
        player.keys(way);
        let screen = player.screen();
        assert!(screen.contains("Pass the laptop to Bo."), "{way}:\n{screen}");
        assert!(screen.contains("projector"), "{screen}");
        player.keys("{enter}");
        for _ in 0..5 {
            let screen = player.screen();
            let asked =
                matches!(&player.model.screen, Screen::Rate(form) if form.dimension().is_some());
            assert!(asked, "{way}:\n{screen}");
            for words in &OF_BO[..2] {
                assert!(!screen.contains(words), "{way}: {words}:\n{screen}");
            }
            player.keys("{up}");
        }
        player.keys("{end}");
        let screen = player.screen();
        assert!(screen.contains("already answered; not shown"), "{screen}");
        assert!(OF_BO.iter().all(|words| !screen.contains(words)), "{way}:\n{screen}");
    }
}

#[test]
fn a_key_shows_the_owner_their_own_answers_but_not_before_the_reveal() {
    let mut player = Player::of(TEAM);
    player.keys("{right}{right}r{enter}{end}A");
    assert!(
        player.row("Challenges ideas ↔").contains("strongly: Supports people"),
        "{}",
        player.screen()
    );
    assert!(player.row("Data").contains("5  I teach it"), "{}", player.screen());
    player.keys("{esc}{right}r{enter}{end}");
    assert!(!player.screen().contains("strongly:"), "hidden again:\n{}", player.screen());

    let mut player = Player::of(TEAM);
    player.keys("W3r{down}{enter}{enter}{end}A");
    let screen = player.screen();
    assert!(screen.contains("stay hidden until the reveal"), "{screen}");
    assert!(OF_BO.iter().all(|words| !screen.contains(words)), "{screen}");
}

#[test]
fn nobody_is_told_how_many_questions_somebody_else_answered() {
    let mut player = Player::of(TEAM);
    player.keys("r");
    for name in ["Ada", "Bo"] {
        let row = player.row(name);
        assert!(!player.screen().contains(" of 4"), "{row}\n{}", player.screen());
    }
}

#[test]
fn what_somebody_passed_on_looks_like_no_answer_to_whoever_opens_their_page() {
    let passed = TEAM.replace("failure = 5", "failure = \"pass\"");
    let left = TEAM.replace("failure = 5\n", "");
    let screens = [passed.as_str(), &left].map(|team| {
        let mut player = Player::of(team);
        player.keys("{right}{right}r{enter}");
        let first = player.screen();
        player.keys("{end}");
        (first, player.screen())
    });
    assert_eq!(screens[0], screens[1]);
    // Left alone it stays a pass.
    let mut player = Player::of(&passed);
    player.keys("{right}{right}r{enter}{end}{enter}");
    assert!(player.model.team.ratings().get(2, 1).is_pass());
}

#[test]
fn a_wish_right_after_a_number_belongs_to_the_question_just_answered() {
    let mut player = ada();
    let want = |player: &Player, at: usize| player.model.team.ratings().get(at, 0).want();
    player.keys("2");
    assert!(player.screen().contains("w: want more or less of Data"), "{}", player.screen());
    player.keys("w");
    assert_eq!((want(&player, 0), want(&player, 2)), (Some(Want::Grow), None));
    assert!(player.screen().contains("Want more: Data"), "{}", player.screen());
    player.keys("w");
    assert_eq!(want(&player, 0), Some(Want::Less), "and again, as long as nothing else is done");
    assert!(player.screen().contains("2 of 4"), "still at the next question");
    player.keys("{up}{down}w");
    assert_eq!((want(&player, 0), want(&player, 2)), (Some(Want::Less), Some(Want::Grow)));
    player.keys("5u{end}");
    assert_eq!(answer_of(&player, "failure", 0), None);
}

#[test]
fn a_spectrum_takes_one_to_seven_and_goes_on() {
    for (nth, position) in Position::ALL.into_iter().enumerate() {
        let mut player = ada();
        player.keys("{down}{down}").keys(&(nth + 1).to_string());
        assert_eq!(answer_of(&player, "debate", 0), Some(position.index()));
        assert!(player.screen().contains("At the start"), "on to the next:\n{}", player.screen());
    }
    let mut player = ada();
    player.keys("{down}{down}8");
    assert_eq!(answer_of(&player, "debate", 0), None);
    player.keys("{end}{down}{down}7");
    assert_eq!(answer_of(&player, "debate", 0), Some(6), "on the last page, too");
}

#[test]
fn what_is_not_needed_is_not_asked() {
    let team = TEAM.replace("kind = \"experience\"", "kind = \"experience\"\nneed = \"none\"");
    let mut player = Player::of(&team);
    player.keys("{right}r{enter}");
    assert!(player.screen().contains("1 of 3"), "{}", player.screen());
    player.keys("{end}");
    assert!(!player.screen().contains("Live failure"), "{}", player.screen());
    player.keys("{enter}{esc}{:fingers}");
    assert!(player.screen().contains("1 of 1"), "with fingers neither:\n{}", player.screen());
}

#[test]
fn the_picker_goes_to_the_next_person_who_has_not_answered() {
    let more =
        "\n[[member]]\nid = \"cy\"\nname = \"Cy\"\n\n[[member]]\nid = \"dee\"\nname = \"Dee\"\n";
    let mut player = Player::of(&format!("{TEAM}{more}"));
    for name in ["Ada", "Cy", "Dee"] {
        player.keys("r{enter}");
        assert!(
            player.screen().contains(&format!("Pass the laptop to {name}.")),
            "{}",
            player.screen()
        );
        player.keys("{enter}3{end}{enter}");
    }
}

#[test]
fn one_key_says_that_the_answer_on_this_row_is_still_true_without_showing_it() {
    let mut player = Player::of(TEAM);
    player.keys("{right}{right}r{enter}{home}");
    let before = player.model.team.ratings().clone();
    let bo = |player: &Player| player.model.team.members()[1].rated;
    let earlier = bo(&player);
    assert_ne!(earlier, Some(player.model.today));
    assert!(player.row("Data").contains("Data"), "{}", player.screen());
    player.keys("y");
    let screen = player.screen();
    assert!(screen.contains("Still true: Data") && !screen.contains("1 of 4"), "{screen}");
    assert_eq!(bo(&player), Some(player.model.today));
    assert_eq!(*player.model.team.ratings(), before, "nothing else is changed");
    // The answer itself stays hidden from anyone watching.
    player.keys("{up}");
    assert!(
        !player.screen().contains("I teach it and shape how we do it ●"),
        "{}",
        player.screen()
    );
    player.keys("u");
    assert_eq!(bo(&player), earlier);
    // A row without an answer has nothing that could be true.
    player.keys("{end}{down}{down}{down}y");
    assert!(player.screen().contains("no earlier answer"), "{}", player.screen());
    assert_eq!(bo(&player), earlier);
}

#[test]
fn a_first_name_is_enough_where_one_person_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("team.toml");
    let people = ["Anna Berg", "Anna Kovac", "Ben Osei"];
    let people = people.map(|name| format!("\n[[member]]\nname = \"{name}\"\n")).concat();
    let text = "format = 1\n[team]\nname = \"T\"\n[[dimension]]\nid = \"a\"\nname = \"A\"\nkind = \"skill\"\n";
    std::fs::write(&file, format!("{text}{people}")).unwrap();
    let rate = |name: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_roundtable"));
        let output =
            command.arg("rate").arg(&file).args(["--as", name, "--plain"]).output().unwrap();
        String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout)
    };
    let told = rate("anna");
    assert!(told.contains("\"Anna Berg\" or \"Anna Kovac\"; give the whole name"), "{told}");
    assert!(rate("Dana").contains("no member"));
    assert!(!rate("Ben").contains("no member"), "{}", rate("Ben"));
}
