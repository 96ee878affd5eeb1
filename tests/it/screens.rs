//! What a person sees as they press keys.

mod net;

use crate::common::play::Player;

#[test]
fn the_player_types_keys_and_reads_the_screen() {
    let mut player = Player::demo();
    assert!(player.row("Running it").contains("no one"), "{}", player.screen());
    assert_eq!(player.style_of("SKILLS"), "quiet");
    player.keys("{right}x");
    assert!(player.screen().contains("Ada is away"), "{}", player.screen());
    let (grid, screen) = (player.styles(), player.screen());
    assert_eq!(grid.lines().count(), screen.lines().count() + 1, "the legend is one line");
    assert!(grid.lines().last().is_some_and(|legend| legend.contains("L lit")), "{grid}");
}

mod welcome {
    use std::path::PathBuf;

    use roundtable::tui::app::welcome::Recent;
    use roundtable::tui::app::{Effect, Model, Options};

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
        for key in ["d", "{enter}"] {
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
        assert!(player.screen().contains("type a file name"), "{}", player.screen());
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
