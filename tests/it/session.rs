//! A session on one machine, as the room sees it.

use crate::common::payments::payments_rows;
use crate::common::play::Player;
use crate::common::ways::{models, sources};
use roundtable::phrases::Glyphs;
use roundtable::team::{Edit, End, Expected, Step};
use roundtable::tui::app::{Action, Context, Effect, Model, Screen};
use roundtable::tui::keymap::Keymap;
use roundtable::tui::screens::edit::Tab;
use roundtable::tui::screens::map::Scale;
use roundtable::tui::screens::session::Reason;

/// Three people who have answered already; what they said is told apart by
/// own words for every level, which nothing else on the screen holds.
const TEAM: &str = concat!(
    payments_rows!(),
    r#"
[[member]]
id = "ada"
name = "Ada"
[member.rating]
data = 5
failure = 5
debate = "A3"

[[member]]
id = "bo"
name = "Bo"
[member.rating]
data = 4
failure = 1
debate = "B2"

[[member]]
id = "eve"
name = "Eve"
"#
);

fn session_at(step: Step) -> Player {
    let mut player = Player::of(TEAM);
    player.keys("W");
    while player.model.team.session.step != Some(step) {
        player.keys("n");
    }
    player
}

#[test]
fn the_steps_go_forward_and_back_at_will_and_each_says_what_to_do_and_to_say() {
    let mut player = Player::of(TEAM);
    player.keys("W");
    for step in Step::ALL.into_iter().take_while(|step| *step <= Step::Reveal) {
        assert_eq!(player.model.team.session.step, Some(step));
        let screen = player.screen();
        assert!(!screen.contains("Say: “"), "the script is not for the room:\n{screen}");
        player.keys("g");
        assert!(player.screen().contains("Say: “"), "{step:?}:\n{}", player.screen());
        player.keys("g");
        assert!(screen.contains(&step.word().to_uppercase()), "{step:?}:\n{screen}");
        if step < Step::Reveal {
            player.keys("n");
        }
    }
    player.keys("bb");
    assert_eq!(player.model.team.session.step, Some(Step::Rate));
}

#[test]
fn a_clock_stands_over_every_screen_and_wakes_the_program_once_a_minute_at_most() {
    let mut player = Player::of(TEAM);
    assert_eq!(player.model.wake_in(), None, "nothing ticks without a session");
    player.model.now = 1_000_000;
    player.keys("W");
    player.model.now += 27 * 60 + 20;
    assert!(player.row("minute 27 of 90").contains("22 min over"), "{}", player.screen());
    assert_eq!(player.model.wake_in().map(|pause| pause.as_secs()), Some(40));
    player.keys("n");
    assert!(player.row("minute 27").contains("15 min left"), "{}", player.screen());
    player.model.now += 10 * 60;
    assert!(player.row("minute 37").contains("5 min left"), "{}", player.screen());
    player.model.now += 4 * 60 + 20;
    assert!(player.row("minute 41").contains("40 s left"), "{}", player.screen());
    assert_eq!(player.model.wake_in().map(|pause| pause.as_secs()), Some(1), "the last minute");
    player.model.now -= 14 * 60 + 20;
    player.keys("{esc}");
    assert!(player.screen().contains("minute 27 of 90"), "over the map too:\n{}", player.screen());
}

#[test]
fn until_the_reveal_the_screen_says_how_many_are_done_and_who_is_missing() {
    let mut player = session_at(Step::Rate);
    let screen = player.screen();
    assert!(screen.contains("0 of 3 done"), "{screen}");
    assert!(screen.contains("Still to come: Ada, Bo and Eve."), "{screen}");
    player.keys("r{down}{down}{enter}{enter}3{end}{enter}");
    let screen = player.screen();
    assert!(screen.contains("1 of 3 done"), "{screen}");
    assert!(screen.contains("Still to come: Ada and Bo."), "{screen}");
}

#[test]
fn a_page_stands_between_two_people() {
    let mut player = session_at(Step::Rate);
    player.keys("r{down}{enter}");
    let screen = player.screen();
    assert!(screen.contains("Pass the laptop to Bo.") && screen.contains("Bo, press Enter"));
    assert!(!screen.contains("Data"), "no question yet:\n{screen}");
    player.keys("{enter}");
    assert!(player.screen().contains("Bo rates, in private"), "{}", player.screen());
}

/// Every key there is, in every context that entry can lead to.
const KEYS: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUWXYZ/?.,<>+-";

fn shows_a_value(player: &Player) -> Option<&'static str> {
    // The words of levels are on every question; an answer among them is
    // chosen, or on the last page, or on the map.
    let screen = player.screen();
    let values = ["▸ 0", "▸ 1", "▸ 2", "▸ 3", "▸ 4", "▸ 5", "5  quint", "4  quad", "1  uno"];
    let sentences =
        ["strongly: ", "clearly: ", "leaning towards: ", "only Ada", "○ nobody", "covered"];
    let asked = matches!(&player.model.screen, Screen::Rate(_));
    values
        .into_iter()
        .chain(sentences)
        .find(|value| screen.contains(value) && !(asked && value.contains("  ")))
}

#[test]
fn no_key_reaches_what_someone_else_said_before_the_reveal() {
    // Ada has answered, and someone sits down in her place; undo included.
    for places in ["", "{enter}", "{enter}{enter}", "{enter}{enter}{end}"] {
        for key in KEYS.chars() {
            let mut player = session_at(Step::Rate);
            player.size(80, 24);
            player.keys(&format!("r{places}"));
            let at_a_question = matches!(&player.model.screen, Screen::Rate(_));
            if at_a_question && (key.is_ascii_digit() || "p".contains(key)) {
                continue; // one's own answer is one's own to see
            }
            player.keys(&key.to_string());
            assert_eq!(shows_a_value(&player), None, "{places} {key}:\n{}", player.screen());
            player.keys("u{ctrl-r}");
            assert_eq!(shows_a_value(&player), None, "{places} {key} u:\n{}", player.screen());
        }
    }
}

/// The same people, who said something else of everything.
fn others_say_otherwise() -> String {
    TEAM.replace(
        "data = 5\nfailure = 5\ndebate = \"A3\"",
        "data = 0\nfailure = \"pass\"\ndebate = \"B3\"",
    )
    .replace(
        "data = 4\nfailure = 1\ndebate = \"B2\"",
        "data = { level = 1, want = \"grow\" }\nfailure = { want = \"less\" }\ndebate = \"pass\"",
    )
}

#[test]
fn until_the_reveal_every_screen_is_the_same_whatever_the_others_have_said() {
    // As Eve, who has said nothing, and in the place of someone who has; on the
    // page that waits; among fingers; over help, menus and questions.
    let sits = "r{home}{down}{down}{enter}";
    let places = [
        "",
        "r",
        "?",
        "V",
        "R",
        sits,
        &format!("{sits}{{enter}}"),
        &format!("{sits}{{enter}}2{{end}}"),
        &format!("{sits}{{enter}}2{{up}}u"),
        &format!("{sits}{{enter}}23{{right}}"),
        &format!("{sits}{{enter}}P?"),
        &format!("{sits}{{enter}}2{{end}}{{enter}}"),
        "r{home}{down}{enter}{enter}",
        "r{home}{enter}{enter}{home}",
    ];
    let mut keys: Vec<&str> =
        roundtable::tui::keymap::table::TABLE.iter().flat_map(|line| line.keys).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let otherwise = others_say_otherwise();
    assert_ne!(otherwise, TEAM);
    let keymap = Keymap::with(&[]).unwrap();
    for place in places {
        let mut here = Player::of(TEAM);
        here.keys("W3").keys(place);
        let context = Context::of(&here.model);
        // Where a key means nothing, nothing comes of it.
        let means = |key: &&&str| keymap.action(context, key.parse().unwrap()).is_some();
        let meant: Vec<&&str> = keys.iter().filter(means).collect();
        assert!(meant.len() > 5, "{place}");
        for key in meant {
            let reveals = matches!((place, *key), ("V", "y"));
            if reveals {
                continue;
            }
            let screens = [TEAM, &otherwise].map(|team| {
                let mut player = Player::of(team);
                player.size(80, 24).keys("W3");
                player.keys(place).keys(&format!("{{{key}}}"));
                let first = player.screen();
                player.keys("u{ctrl-r}");
                (first, player.screen())
            });
            let [one, other] = screens;
            assert!(one == other, "{place} {key}:\n{}\n{}\n{}\n{}", one.0, other.0, one.1, other.1);
        }
    }
}

#[test]
fn an_answer_from_before_is_counted_and_not_shown() {
    let mut player = session_at(Step::Rate);
    player.keys("r{enter}{enter}");
    assert!(player.screen().contains("3 of 3 answered"), "{}", player.screen());
    assert!(player.row("Live failure").contains("already answered; not shown"));
    player.keys("{home}");
    assert!(player.screen().contains("Already answered; not shown"), "{}", player.screen());
    player.keys("2{up}");
    assert!(player.row("duo").contains("▸"), "one's own is shown:\n{}", player.screen());
    player.keys("u");
    assert!(!player.row("quint").contains("▸"), "the one before stays veiled");
}

#[test]
fn no_undo_takes_back_that_ratings_are_hidden() {
    let mut player = Player::of(TEAM);
    player.keys("mW");
    player.keys("nn");
    assert!(player.model.team.session.hidden);
    for _ in 0..5 {
        player.act(Action::Undo);
        player.model.undo();
        assert!(player.model.team.session.hidden, "{}", player.screen());
        assert_eq!(shows_a_value(&player), None, "{}", player.screen());
    }
}

#[test]
fn taking_back_a_merge_or_a_reload_keeps_what_was_revealed() {
    let mut player = session_at(Step::Reveal);
    let mut other = player.model.team.clone();
    other.apply(Edit::Name("As on disk".into())).unwrap();
    player.model.change(Edit::Team(Box::new(other)), "the merge");
    player.keys("Vy");
    // For a minute, undo is about the reveal.
    player.model.now += 61;
    assert!(player.model.team.session.revealed);
    let revealed = player.model.team.session.clone();
    player.model.undo();
    assert_ne!(player.model.team.name, "As on disk", "the merge is taken back");
    assert_eq!(player.model.team.session, revealed, "and nothing of the workshop");
    // Back to the ratings and on again: nothing is hidden a second time.
    player.keys("bbnn");
    assert!(!player.model.team.session.hidden, "{}", player.screen());
}

#[test]
fn only_v_reveals_and_it_asks_once_with_no_as_the_default() {
    // Also where everyone is in.
    for done in [false, true] {
        let mut player = session_at(Step::Reveal);
        if done {
            let all = player.model.team.members().iter().map(|member| member.id.clone()).collect();
            player.model.team.session.done = all;
            player.model.refresh();
        }
        for key in "0123456789nbpeRFDMHS {".chars() {
            let key = if key == '{' { "{enter}" } else { &key.to_string() };
            let mut player = Player::with(player.model.clone());
            player.keys(key).keys(key);
            assert!(player.model.team.session.hidden, "{key}:\n{}", player.screen());
        }
        player.keys("V");
        let asked = if done { "Everyone has answered. Reveal" } else { "haven't finished. Reveal" };
        assert!(player.screen().contains(asked), "{}", player.screen());
        player.keys("{enter}");
        assert!(player.model.team.session.hidden, "Enter means no");
        player.keys("Vn");
        assert!(player.model.team.session.hidden);
        player.keys("Vy");
        assert!(!player.model.team.session.hidden);
    }
}

#[test]
fn a_reveal_can_be_taken_back_for_a_minute_and_no_longer() {
    let mut player = session_at(Step::Reveal);
    player.model.options.reduced_motion = true;
    player.keys("Vy");
    assert!(player.screen().contains("u hides everything again"), "{}", player.screen());
    player.model.now += 50;
    player.keys("u");
    assert!(player.model.team.session.hidden);
    assert_eq!(shows_a_value(&player), None, "{}", player.screen());
    player.keys("Vy");
    player.model.now += 61;
    player.keys("u");
    assert!(!player.model.team.session.hidden, "after a minute it stays revealed");

    // Something changed since: undo is about that.
    let mut player = session_at(Step::Reveal);
    player.keys("Vymu");
    assert!(!player.model.team.session.hidden);
    assert!(player.model.team.session.discuss.is_empty());
    player.keys("u");
    assert!(player.model.team.session.hidden, "and then about the reveal");
}

#[test]
fn the_map_fills_in_under_two_seconds_and_any_key_shows_it_at_once() {
    let mut player = session_at(Step::Reveal);
    player.keys("Vy");
    assert!(!player.screen().contains("Live failure"), "not all at first:\n{}", player.screen());
    let mut passed = std::time::Duration::ZERO;
    while player.model.reveal.is_some() {
        passed += player.model.wake_in().unwrap();
        player.act(Action::Tick);
    }
    assert!(passed.as_secs_f32() < 2.0, "{passed:?}");
    assert!(player.screen().contains("Live failure"), "{}", player.screen());

    let mut player = session_at(Step::Reveal);
    player.keys("Vy{down}");
    assert!(player.screen().contains("Live failure"), "{}", player.screen());
}

#[test]
fn with_reduced_motion_the_map_is_there_at_once() {
    let mut player = session_at(Step::Reveal);
    player.model.options.reduced_motion = true;
    player.keys("Vy");
    assert!(player.screen().contains("Live failure"), "{}", player.screen());
}

#[test]
fn what_surprised_us_stands_beside_the_map_the_biggest_first() {
    let mut player = session_at(Step::Expect);
    player.keys("-{down}+");
    let expected: Vec<Expected> =
        player.model.team.expectations.iter().map(|guess| guess.expected).collect();
    assert_eq!(expected, [Expected::Gap, Expected::Strong]);
    assert!(player.row("Data").contains("nobody"), "{}", player.screen());
    player.model.options.reduced_motion = true;
    player.keys("nVy");
    let screen = player.screen();
    let below = screen.split("WHAT SURPRISED US").nth(1).unwrap_or_else(|| panic!("{screen}"));
    assert!(below.contains("we thought we were strong; it is only Ada"), "{screen}");
    assert!(below.contains("we thought there was nobody; it is"), "{screen}");
}

#[test]
fn a_guess_goes_round_to_spare_no_one_and_neither() {
    let mut player = session_at(Step::Expect);
    player.keys("{enter}");
    assert!(player.row("Data").contains("strong"), "{}", player.screen());
    player.keys("{enter}");
    assert!(player.row("Data").contains("nobody"), "{}", player.screen());
    player.keys("{enter}");
    assert!(player.model.team.expectations.is_empty());
}

fn revealed(step: Step) -> Player {
    let mut player = session_at(Step::Reveal);
    player.model.options.reduced_motion = true;
    player.keys("VyW");
    while player.model.team.session.step != Some(step) {
        player.keys("n");
    }
    player
}

#[test]
fn a_correction_needs_an_example_and_keeps_before_and_after() {
    let mut player = revealed(Step::Talk);
    player.keys("M{home}{right}C");
    let screen = player.screen();
    assert!(screen.contains("Only Ada decides: Data"), "{screen}");
    assert!(player.row("as it is").contains("quint"), "{screen}");
    player.keys("{up}{up}{up}{enter}{enter}");
    assert!(
        player.screen().contains("In a few words: what changed your mind?"),
        "{}",
        player.screen()
    );
    for c in "pairing".chars() {
        player.act(Action::Type(c));
    }
    player.keys("{enter}");
    assert!(player.screen().contains("y Ada agrees"), "{}", player.screen());
    assert!(player.model.team.corrections.is_empty(), "not before she has said so");
    player.keys("y");
    let team = &player.model.team;
    let correction = &team.corrections[0];
    assert_eq!(correction.member, "ada");
    assert_eq!((correction.before.value(), correction.after.value()), (Some(5), Some(2)));
    assert_eq!(correction.example, "pairing");
    assert_eq!(team.ratings().get(0, 0).value(), Some(2));
    player.keys("{enter}");
    let sentences = player.row("corrected 5 to 2");
    assert!(sentences.contains("Ada") && sentences.contains("pairing"), "{}", player.screen());
    player.keys("{esc}u");
    assert!(player.model.team.corrections.is_empty(), "one step");
    assert_eq!(player.model.team.ratings().get(0, 0).value(), Some(5));
}

#[test]
fn people_stay_dots_on_a_spectrum_until_they_offer_to_speak() {
    let mut player = revealed(Step::Spectra);
    let screen = player.screen();
    assert!(screen.contains("What does each side give us?"), "{screen}");
    assert!(!screen.contains("Ada") && !screen.contains("Bo"), "{screen}");
    player.keys("{right}{down}{enter}");
    assert!(player.screen().contains("Bo speaks for it"), "{}", player.screen());
    let bo = &player.model.team.members()[1];
    assert!(bo.speaks_for(&player.model.team.dimensions()[2].id, End::B), "on record");
}

#[test]
fn a_session_is_picked_up_where_it_stopped() {
    let mut player = session_at(Step::Rate);
    player.keys("r{down}{down}{enter}{enter}3");
    // The program is gone here; what was saved is the team.
    let team = player.model.team.clone();
    let again = Model::new(
        team,
        player.model.source.clone(),
        player.model.options,
        crate::common::play::TODAY,
    );
    let mut player = Player::with(again);
    let screen = player.screen();
    assert!(screen.contains("0 of 3 done") && !screen.contains("quint"), "{screen}");
    player.keys("r{down}{down}{enter}{enter}");
    assert!(player.screen().contains("2 of 3"), "at her first open question");
}

#[test]
fn any_step_is_one_key_away_and_what_is_revealed_stays_so() {
    let mut player = Player::of(TEAM);
    player.keys("W");
    for (key, step) in "123".chars().zip(Step::ALL) {
        player.keys(&key.to_string());
        assert_eq!(player.model.team.session.step, Some(step));
    }
    player.keys("8");
    assert!(player.screen().contains("Answers are hidden until you reveal"), "{}", player.screen());
    player.keys("Vy");
    assert_eq!(player.model.team.session.step, Some(Step::Reveal));
    player.keys("W9W2W3");
    assert!(!player.model.team.session.hidden, "gone back to, and revealed all the same");
    // Also where rating itself is passed over, nothing shows before the reveal.
    let mut player = Player::of(TEAM);
    player.keys("W4");
    assert!(player.model.team.session.hidden);
}

#[test]
fn n_goes_on_from_the_findings_that_a_step_led_to() {
    let mut player = revealed(Step::Decide);
    player.keys("{enter}");
    assert!(player.screen().contains("SHORTFALLS"), "{}", player.screen());
    player.keys("n");
    assert!(player.screen().contains("CLOSE"), "{}", player.screen());
}

#[test]
fn n_goes_on_from_the_decisions() {
    let mut player = revealed(Step::Decide);
    player.keys("{enter}4n");
    assert!(player.screen().contains("CLOSE"), "{}", player.screen());
}

#[test]
fn from_where_a_step_leads_esc_comes_back_to_the_step() {
    let mut player = session_at(Step::Choose);
    player.keys("{enter}");
    assert!(matches!(player.model.screen, Screen::Edit(_)));
    player.keys("{esc}");
    assert!(player.screen().contains("CHOOSE"), "{}", player.screen());
    let mut player = revealed(Step::Decide);
    player.keys("{enter}{esc}");
    assert!(player.screen().contains("DECIDE"), "{}", player.screen());
    player.keys("D{esc}");
    assert!(player.screen().contains("DECIDE"), "{}", player.screen());
}

#[test]
fn the_close_says_what_came_of_it_and_books_the_next() {
    let mut player = revealed(Step::Close);
    let screen = player.screen();
    assert!(screen.contains("Left out this time: rating, guesses"), "{screen}");
    player.keys("N");
    for _ in 0..3 {
        player.act(Action::DeleteBack);
    }
    for c in "2027-02-22".chars() {
        player.act(Action::Type(c));
    }
    player.keys("{enter}");
    assert!(player.row("next session").contains("22 Feb 2027"), "{}", player.screen());
    player.keys("K");
    assert!(player.screen().contains("Save a snapshot"), "{}", player.screen());
    player.keys("{esc}{enter}");
    assert_eq!(
        player.model.team.session.next.map(|day| day.month),
        Some(2),
        "it outlasts this one"
    );
}

#[test]
fn at_eighty_by_twenty_four_too_something_of_the_surprises_stands_beside_the_map() {
    let mut player = session_at(Step::Expect);
    player.size(80, 24).keys("-{down}+");
    player.model.options.reduced_motion = true;
    player.keys("nVy");
    assert!(player.screen().contains("WHAT SURPRISED US"), "{}", player.screen());
    player.keys("W");
    assert!(player.screen().contains("What surprised us"), "{}", player.screen());
}

#[test]
fn nothing_is_corrected_on_a_spectrum() {
    let mut player = revealed(Step::Talk);
    player.keys("M{end}{right}C");
    assert!(player.model.overlays.is_empty(), "{}", player.screen());
}

#[test]
fn leaving_with_nothing_entered_is_not_called_kept() {
    let mut player = session_at(Step::Rate);
    player.keys("r{down}{down}{enter}{enter}{esc}");
    assert!(player.screen().contains("No changes."), "{}", player.screen());
    player.keys("r{down}{down}{enter}{enter}3{esc}");
    assert!(player.screen().contains("Eve's answers are saved"), "{}", player.screen());
}

#[test]
fn ending_leaves_no_bar_and_no_clock() {
    let mut player = revealed(Step::Close);
    player.keys("{enter}y");
    assert_eq!(player.model.team.session.step, None);
    assert!(!player.screen().contains("planned"), "{}", player.screen());
    // What was said goes after some seconds; then nothing wakes the program.
    player.model.now += 10;
    player.act(Action::Tick);
    assert_eq!(player.model.notice, None);
    assert_eq!(player.model.wake_in(), None);
}

#[test]
fn with_fingers_the_digits_are_typed_along_the_row_and_the_next_dimension_comes_by_itself() {
    let mut player = session_at(Step::Rate);
    player.keys("F");
    let screen = player.screen();
    assert!(screen.contains("less private") && screen.contains("1 of 2"), "{screen}");
    assert!(!screen.contains("In a debate"), "spectra are no matter for fingers");
    player.keys("42");
    assert!(player.row("Ada").contains("Ada 4") && player.row("Ada").contains("Bo 2"));
    player.keys("{backspace}3.");
    assert!(player.screen().contains("2 of 2"), "{}", player.screen());
    let in_words = |player: &Player, place: usize, member: usize| {
        player.model.team.ratings().get(place, member).value()
    };
    assert_eq!([0, 1, 2].map(|member| in_words(&player, 0, member)), [Some(4), Some(3), None]);
    player.keys("u");
    assert!(player.screen().contains("1 of 2"), "the row is asked again:\n{}", player.screen());
    assert_eq!([0, 1].map(|member| in_words(&player, 0, member)), [Some(5), Some(4)]);
    player.keys("uu");
    assert!(player.model.team.session.hidden);
    player.keys("111222{enter}");
    assert!(player.screen().contains("3 of 3 done"), "{}", player.screen());
    assert_eq!([0, 1, 2].map(|member| in_words(&player, 1, member)), [Some(2); 3]);
}

#[test]
fn a_step_that_leads_elsewhere_does_not_go_round_while_ratings_are_hidden() {
    let mut player = Player::demo();
    for step in 1..=9 {
        for key in ["{enter}", "e", "F", "D", "M"] {
            player.keys("{esc}W");
            player.model.team.session.hidden = true;
            player.keys(&step.to_string());
            player.keys(key).keys("{esc}{esc}");
        }
    }
}

#[test]
fn back_from_rating_to_an_earlier_step_the_team_can_still_be_changed() {
    for (steps_back, key) in [("2", "{enter}"), ("2", "e"), ("1", "e"), ("b", "e")] {
        let mut player = session_at(Step::Rate);
        player.keys(steps_back);
        player.keys(key);
        let screen = player.screen();
        assert!(screen.contains("Edit"), "{steps_back}{key}:\n{screen}");
        assert!(player.model.team.session.hidden);
        player.keys("{esc}");
        assert!(player.screen().contains("min left"), "back at the step:\n{}", player.screen());
        assert!(matches!(player.model.screen, Screen::Session(_)));
    }
}

#[test]
fn framing_leads_to_the_situations() {
    let mut player = Player::demo();
    player.keys("We");
    let screen = player.screen();
    assert!(screen.contains("Edit") && screen.contains("checkout"), "{screen}");
    let Screen::Edit(view) = &player.model.screen else { panic!("not the edit screen") };
    assert_eq!(view.tab, Tab::Situations);
}

#[test]
fn esc_while_ratings_are_hidden_says_why_there_is_no_map() {
    let mut player = session_at(Step::Rate);
    player.keys("{esc}");
    assert!(player.screen().contains("hidden until you reveal them"), "{}", player.screen());
}

#[test]
fn the_reveal_begins_at_the_first_row_and_n_goes_on_from_it() {
    let mut player = Player::of(TEAM);
    player.keys("{down}{down}W");
    while player.model.team.session.step != Some(Step::Reveal) {
        player.keys("n");
    }
    player.keys("Vy");
    let first = player.model.map.rows.first().copied();
    assert_eq!(player.model.map.dimension(), first, "{}", player.screen());
    player.keys("n");
    assert_eq!(player.model.team.session.step, Some(Step::Talk));
}

#[test]
fn a_session_without_a_snapshot_ends_only_after_a_question() {
    let mut player = revealed(Step::Close);
    player.keys("{enter}");
    assert!(player.screen().contains("No snapshot was saved today"), "{}", player.screen());
    player.keys("{esc}");
    assert_eq!(player.model.team.session.step, Some(Step::Close));
    player.keys("{enter}y");
    assert_eq!(player.model.team.session.step, None);
}

#[test]
fn a_page_with_more_to_say_than_room_leaves_the_footer_alone() {
    let (_, forty) = sources().into_iter().find(|(data, _)| *data == "forty").unwrap();
    let mut ways = models(&forty, Glyphs::Unicode).into_iter();
    let (_, mut talk) = ways.find(|(way, _)| way == "step 6").unwrap();
    talk.size(60, 16);
    let screen = talk.screen();
    assert!(screen.contains("shortfall"), "{screen}");
    let footer = "  Enter explain  Space tick off  Esc map  ? help  q quit";
    assert_eq!(screen.lines().last(), Some(footer), "{screen}");
}

#[test]
fn a_row_added_after_rating_is_asked_of_everyone() {
    let mut player = session_at(Step::Rate);
    for _ in 0..3 {
        player.keys("r{enter}{enter}{end}{enter}");
    }
    assert!(player.screen().contains("3 of 3 done"), "{}", player.screen());
    player.keys("b{enter}aLaw and contracts{enter}{enter}");
    let sentences = player.model.notice.as_ref().map(|notice| notice.text.clone());
    let sentences = sentences.unwrap_or_else(|| panic!("{}", player.screen()));
    assert!(sentences.contains("Nobody has answered it yet"), "{sentences}");
    player.keys("{esc}{esc}n");
    assert!(player.screen().contains("0 of 3 done"), "{}", player.screen());
    player.keys("r{enter}{enter}");
    assert!(player.screen().contains("Law and contracts"), "at the new row:\n{}", player.screen());
    player.keys("{esc}F");
    assert!(
        player.screen().contains("Law and contracts"),
        "with fingers too:\n{}",
        player.screen()
    );
}

#[test]
fn five_rows_to_talk_about_are_opened_and_ticked_off() {
    let mut player = Player::demo();
    player.model.options.reduced_motion = true;
    // Guesses that turn out wrong, then everything is revealed.
    player.keys("W4+{down}+{down}+{down}-5Vy").keys("W6");
    let rows = player.model.talk_rows();
    assert_eq!(rows.len(), 5, "{}", player.screen());
    let count = |reason| rows.iter().filter(|row| row.reason == reason).count();
    assert!(count(Reason::Shortfall) >= 2, "{rows:?}");
    assert!(count(Reason::Surprise) >= 2, "{rows:?}");
    assert_eq!(count(Reason::Strength), 1, "{rows:?}");
    let biggest = player.model.all_surprises()[0].dimension;
    assert!(rows.iter().any(|row| row.dimension == biggest), "the biggest surprise is there");
    assert!(player.screen().contains("0 of 5 talked about"), "{}", player.screen());
    let first = player.model.team.dimensions()[rows[0].dimension].name.clone();
    player.keys("{enter}");
    assert_eq!(Context::of(&player.model), Context::Why);
    player.keys("{esc}{space}");
    assert!(player.row(&first).contains('✓'), "{}", player.screen());
    assert!(player.screen().contains("1 of 5 talked about"), "{}", player.screen());
    player.keys("{up}{space}");
    assert!(player.screen().contains("0 of 5 talked about"), "{}", player.screen());
    player.keys("x");
    assert_eq!(Context::of(&player.model), Context::Menu, "whose holiday would hurt?");
}

#[test]
fn quitting_asks_while_a_workshop_runs() {
    let mut player = revealed(Step::Talk);
    for screen in ["", "W", "{esc}F", "{esc}D"] {
        player.keys(screen).take_effects();
        player.keys("q");
        assert!(player.screen().contains("A workshop is running"), "{}", player.screen());
        assert!(!player.take_effects().contains(&Effect::Quit));
        player.keys("n");
    }
    player.keys("qy");
    assert!(player.take_effects().contains(&Effect::Quit));
}

#[test]
fn the_reveal_is_the_large_map_with_the_guesses_beside_the_rows() {
    let mut player = session_at(Step::Expect);
    player.model.options.reduced_motion = true;
    player.keys("-{down}+nVy");
    assert_eq!(player.model.map.scale, Scale::Room);
    assert!(player.row("Data").contains("▼ →"), "{}", player.screen());
    assert!(player.row("Live failure").contains("▲ →"), "{}", player.screen());
    player.keys("nM");
    assert!(!player.screen().contains("▼ →"), "only at the reveal:\n{}", player.screen());
}

#[test]
fn no_page_of_a_workshop_is_cut_in_silence() {
    for (name, source) in sources() {
        for size in [(80, 24), (60, 16), (120, 40)] {
            for (way, mut player) in models(&source, Glyphs::Unicode) {
                player.size(size.0, size.1);
                let plain = player.model.overlays.is_empty();
                if !plain || !matches!(player.model.screen, Screen::Session(_)) {
                    continue;
                }
                let rows = player.screen().lines().count();
                let whole = player.size(size.0, 90).screen();
                player.size(size.0, size.1);
                let screen = player.screen();
                let in_words = |screen: &str| {
                    let lines = screen.lines().skip(1).take_while(|line| !line.contains("? help"));
                    lines.filter(|line| !line.trim().is_empty()).count()
                };
                assert_eq!(rows, usize::from(size.1));
                let all = in_words(&screen) >= in_words(&whole);
                assert!(
                    all || screen.contains(" more"),
                    "{name} {way} {size:?}:\n{screen}\n{whole}"
                );
            }
        }
    }
}

#[test]
fn with_fingers_the_last_number_stays_in_sight_and_a_stray_enter_skips_nothing() {
    let mut player = session_at(Step::Rate);
    player.keys("F423");
    assert!(player.row("Saved: Data").contains("4 2 3"), "{}", player.screen());
    player.keys("{enter}");
    assert!(player.screen().contains("2 of 2"), "{}", player.screen());
    assert!(player.screen().contains("skips this row"), "{}", player.screen());
    player.keys("111");
    assert!(player.screen().contains("All rows are in"), "{}", player.screen());
    assert!(player.row("Saved: Live failure").contains("1 1 1"), "{}", player.screen());
    player.keys("6789");
    assert_eq!(player.model.team.session.step, Some(Step::Rate), "more digits do nothing");
    player.keys("{enter}");
    assert!(player.screen().contains("3 of 3 done"), "{}", player.screen());
}

#[test]
fn a_row_that_nobody_holds_is_not_proposed_for_growing_by_pairing() {
    let gap = TEAM.replace("data = 5", "data = 0").replace("data = 4", "data = 0");
    let gap = gap.replace("name = \"Eve\"\n", "name = \"Eve\"\n[member.rating]\ndata = 0\n");
    let mut player = Player::of(&gap);
    player.keys("d");
    assert!(player.screen().contains("[hire]"), "{}", player.screen());
}
