//! What a person sees as they press keys.

mod common;

use common::play::Player;

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
