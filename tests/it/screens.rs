//! What a person sees as they press keys.

mod net;

use roundtable::tui::app::{Event, apply_event};

use crate::common::play::Player;

#[test]
fn what_could_not_be_saved_is_asked_about_until_it_is_saved() {
    let mut player = Player::demo();
    let (error, message) = ("the disk is full".to_owned(), "Not saved.".to_owned());
    apply_event(&mut player.model, Event::SaveFailed { error, message, ask: true });
    assert!(player.screen().contains("The team could not be saved"), "{}", player.screen());
    apply_event(&mut player.model, Event::Saved(None));
    assert!(!player.screen().contains("could not be saved"), "{}", player.screen());
}

#[test]
fn the_player_types_keys_and_reads_the_screen() {
    let mut player = Player::demo();
    assert!(player.row("Running it").contains("nobody"), "{}", player.screen());
    assert_eq!(player.style_of("SKILLS"), "quiet");
    player.keys("{right}x");
    assert!(player.screen().contains("Ada is away"), "{}", player.screen());
    let (grid, screen) = (player.styles(), player.screen());
    assert_eq!(grid.lines().count(), screen.lines().count() + 1, "the legend is one line");
    assert!(grid.lines().last().is_some_and(|legend| legend.contains("L lit")), "{grid}");
}

mod welcome {
    use std::path::PathBuf;

    use roundtable::tui::app::{Effect, Model, Options};
    use roundtable::tui::screens::welcome::Recent;

    use crate::common::play::{Player, TODAY};

    fn welcome(recent: Vec<Recent>) -> Player {
        Player::with(Model::welcome(recent, Options::default(), TODAY))
    }

    fn recent(file: &str, team: Result<&str, &str>) -> Recent {
        let team = team.map(str::to_owned).map_err(str::to_owned);
        Recent { path: PathBuf::from("/teams").join(file), team }
    }

    #[test]
    fn a_first_run_reaches_a_filled_map_with_one_key() {
        for key in ["{:demo}", "{enter}"] {
            assert_eq!(welcome(vec![]).keys(key).take_effects(), [Effect::Demo], "{key}");
        }
    }

    #[test]
    fn the_team_opened_last_is_one_key_away() {
        let teams = vec![recent("payments.toml", Ok("Payments, seven people"))];
        let mut player = welcome(teams);
        assert!(player.row("payments.toml").contains("Payments, seven people"));
        let effects = player.keys("{enter}").take_effects();
        assert_eq!(effects, [Effect::Open("/teams/payments.toml".into())]);
    }

    #[test]
    fn a_recent_file_that_is_broken_or_gone_says_what_is_wrong() {
        let why = "/teams/old.toml: there is no such file; was it moved?";
        let mut player = welcome(vec![recent("new.toml", Ok("New")), recent("old.toml", Err(why))]);
        assert!(player.row("old.toml").contains("cannot be opened"), "{}", player.screen());
        player.keys("{down}");
        assert!(player.screen().contains(why), "{}", player.screen());
    }

    #[test]
    fn a_team_is_taken_off_the_list_without_touching_its_file() {
        let mut player = welcome(vec![recent("a.toml", Ok("A")), recent("b.toml", Ok("B"))]);
        player.keys("{delete}");
        assert_eq!(player.take_effects(), [Effect::Forget("/teams/a.toml".into())]);
        assert!(!player.screen().contains("a.toml") && player.screen().contains("b.toml"));
        player.keys("{delete}{delete}{delete}");
        assert_eq!(player.take_effects().len(), 1, "the demo and the templates stay");
    }

    #[test]
    fn every_template_is_listed_with_its_sentence_on_eighty_by_twenty_four() {
        let mut player = welcome(vec![]);
        player.size(80, 24);
        for template in roundtable::assets::TEMPLATES {
            let start: String = template.about().chars().take(30).collect();
            assert!(
                player.row(&format!("   {}  ", template.name)).contains(&start),
                "{}",
                player.screen()
            );
        }
    }

    #[test]
    fn a_template_asks_for_a_file_and_keeps_what_was_typed_until_it_is_there() {
        let mut player = welcome(vec![]);
        player.keys("{down}{enter}{ctrl-u}{enter}");
        assert!(player.screen().contains("Type a file name"), "{}", player.screen());
        player.keys("crew{enter}");
        let made = Effect::New { path: "crew.toml".into(), template: "product".into() };
        assert_eq!(player.take_effects(), [made]);
        player.model.refuse("crew.toml: there is a file of that name already");
        assert!(player.screen().contains("there is a file of that name already"));
        assert!(player.screen().contains("│ crew"), "what was typed is there to correct");
    }

    #[test]
    fn keys_that_need_a_team_do_nothing_before_one_is_open() {
        let mut player = welcome(vec![]);
        player.keys("uS{ctrl-r}e/x");
        assert!(player.take_effects().is_empty());
        assert!(player.model.overlays.is_empty());
        assert!(player.screen().contains("A NEW TEAM"));
    }

    #[test]
    fn a_long_list_of_teams_scrolls_with_the_cursor() {
        let teams = (0..12).map(|n| recent(&format!("team-{n}.toml"), Ok("T"))).collect();
        let mut player = welcome(teams);
        player.size(60, 16).keys("{end}");
        assert!(player.screen().contains("theatre"), "{}", player.screen());
        player.keys("{home}");
        assert!(player.screen().contains("team-0.toml"), "{}", player.screen());
    }
}

mod finding_ones_way {
    use roundtable::tui::app::{Action, Destination, Tab};
    use strum::VariantArray as _;

    use crate::common::play::Player;

    #[test]
    fn every_tab_is_one_digit_away_from_every_other_and_esc_leads_to_the_map() {
        for from in ["1", "2", "3", "4", "5", "6"] {
            for (to, tab) in
                ["1", "2", "3", "4", "5", "6"].into_iter().zip(Tab::VARIANTS.iter().copied())
            {
                let mut player = Player::demo();
                player.keys(from).keys(to);
                assert_eq!(Tab::of(&player.model), Some(tab), "{from} {to}");
                let first = player.screen().lines().next().unwrap().to_owned();
                assert!(first.contains("1 Map   2 Findings   3 Plan"), "{first}");
                assert_eq!(player.style_of(&format!("{to} {}", tab.title())), "selected");
                player.keys("{esc}{esc}");
                assert_eq!(Tab::of(&player.model), Some(Tab::Map), "{from} {to} Esc");
            }
        }
    }

    #[test]
    fn a_tab_is_clicked_with_the_mouse() {
        for columns in [60, 80, 120] {
            let mut player = Player::demo();
            player.size(columns, 24);
            let wanted = if columns == 60 { "5" } else { "5 History" };
            let (x, y) = player.place(wanted).unwrap();
            player.click(x + 1, y);
            assert_eq!(Tab::of(&player.model), Some(Tab::History), "{columns}");
        }
    }

    #[test]
    fn the_workshop_has_a_tab_while_one_runs() {
        let mut player = Player::demo();
        assert!(!player.row("1 Map").contains("Workshop"));
        player.keys("W{esc}");
        assert!(player.row("1 Map").contains("W Workshop"), "{}", player.screen());
        player.keys("2W");
        assert_eq!(Tab::of(&player.model), Some(Tab::Workshop));
    }

    #[test]
    fn digits_that_are_answers_switch_nothing() {
        let mut player = Player::demo();
        player.keys("{right}r{enter}3");
        assert_eq!(Tab::of(&player.model), None);
        assert!(!player.screen().contains("2 Findings"), "{}", player.screen());
    }

    #[test]
    fn every_command_is_found_by_the_word_someone_would_type() {
        let demo: &[(&str, Action)] = &[
            ("radar", Action::Go(Destination::Shape)),
            ("anonymous", Action::Aliases),
            ("projector", Action::Present),
            ("holiday", Action::Away),
            ("snapshot", Action::Snapshot),
            ("heatmap", Action::ColourByLevel),
            ("html", Action::Export),
            ("excel", Action::Import),
            ("dark", Action::Theme),
            ("search", Action::Find),
            ("exit", Action::Quit),
            ("quit", Action::Quit),
            ("worst", Action::Sort),
            ("columns", Action::Fold),
            ("side by side", Action::Compare),
            ("blank", Action::Hide),
            ("fingers", Action::Go(Destination::Fingers)),
            ("open file", Action::Go(Destination::Welcome)),
            ("history", Action::Go(Destination::History)),
            ("members", Action::Go(Destination::Edit)),
            ("rate", Action::Go(Destination::Rate)),
            ("workshop", Action::Go(Destination::Session)),
            ("save as", Action::SaveAs),
            ("duplicate", Action::SaveAs),
            ("mouse", Action::ToggleMouse),
            ("decide", Action::Decide),
            ("filter", Action::Filter),
            ("keys", Action::Help),
            ("prsnt", Action::Present),
        ];
        for (typed, wanted) in demo {
            let mut palette = roundtable::tui::app::palette::Palette::default();
            (*typed).clone_into(&mut palette.typed);
            let found = palette.entries(&Player::demo().model);
            let first = found.first().map(|binding| binding.action.clone());
            assert_eq!(first.as_ref(), Some(wanted), "{typed}");
        }
    }

    #[test]
    fn a_command_runs_and_one_that_makes_no_sense_is_not_offered() {
        let mut player = Player::demo();
        player.keys(":columns");
        assert!(player.screen().contains("Columns: people or level counts"), "{}", player.screen());
        player.keys("{enter}{:columns}");
        assert!(player.row("people").contains("7 people"), "{}", player.screen());
        player.keys("{ctrl-p}undo");
        assert!(!player.screen().contains("Undo the last change"), "Nothing to undo.");
        // What fits nothing stays, to be corrected.
        player.keys("{enter}");
        assert!(player.screen().contains("no match"), "{}", player.screen());
        player.keys("{backspace}{backspace}{backspace}{backspace}quit{enter}");
        assert_eq!(player.take_effects(), [roundtable::tui::app::Effect::Quit]);
    }

    #[test]
    fn a_choice_that_fits_nothing_stays_in_its_list() {
        let mut player = Player::demo();
        player.keys("/zzz{enter}");
        let screen = player.screen();
        assert!(screen.contains("zzz") && screen.contains("no match"), "{screen}");
    }

    #[test]
    fn the_footer_stays_while_something_is_said_and_what_was_said_goes() {
        let mut player = Player::demo();
        let footer = player.screen().lines().last().unwrap().to_owned();
        player.keys("o");
        assert!(player.screen().contains("Rows: worst first"), "{}", player.screen());
        assert_eq!(player.screen().lines().last(), Some(footer.as_str()));
        player.model.now += 10;
        player.act(Action::Tick);
        assert!(!player.screen().contains("Rows: worst first"));
    }

    #[test]
    fn the_help_is_filtered_as_one_types_and_names_each_action() {
        let mut player = Player::demo();
        player.keys("?");
        let screen = player.screen();
        let at = |title: &str| screen.find(title).unwrap_or_else(|| panic!("{title}\n{screen}"));
        assert!(at(" LOOK") < at(" PEOPLE") && at(" PEOPLE") < at(" CHANGE"));
        assert!(screen.contains("sort-people"), "{screen}");
        player.keys("snapshot");
        let screen = player.screen();
        assert!(
            screen.contains("Save a snapshot") && !screen.contains("Order of rows"),
            "{screen}"
        );
        player.keys("{esc}{esc}");
        assert!(player.model.overlays.is_empty());
    }

    #[test]
    fn the_first_line_says_which_file_is_open_and_whether_it_is_saved() {
        use roundtable::tui::app::{SaveState, Source};
        let mut player = Player::file("assets/demo.toml");
        assert!(player.row("1 Map").contains("team.toml · saved"));
        player.model.saved = SaveState::Saving;
        assert!(player.row("1 Map").contains("team.toml · saving"));
        player.model.saved = SaveState::Failed("the disk is full".into());
        assert!(player.row("1 Map").contains("team.toml  not saved"));
        player.model.saved = SaveState::Saved;
        player.model.source =
            Source::ReadOnly("team.toml".into(), roundtable::files::Access::OpenElsewhere);
        player.size(140, 40);
        assert!(
            player.row("1 Map").contains("read-only: another roundtable has it open"),
            "{}",
            player.screen()
        );
        player.size(80, 24);
        assert!(player.row("1 Map").contains("read-only: in use"), "{}", player.screen());
    }
}
