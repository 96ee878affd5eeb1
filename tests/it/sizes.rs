//! Every screen and everything that lies over one, at every size: nothing
//! panics, nothing raw is on it, and one key hides it.

use crate::common::play::Player;
use crate::common::ways::{models, player, sources};
use roundtable::phrases::Glyphs;
use roundtable::text;
use roundtable::tui::app::{Action, Context, update};
use strum::VariantArray as _;

/// Draws at a size, and looks for what must not be on any screen.
fn draw(player: &mut Player, columns: u16, rows: u16, what: &str) {
    update(&mut player.model, Action::Resize(columns, rows));
    for cell in &player.paint().content {
        let symbol = cell.symbol();
        let is_plain = matches!(symbol.as_bytes(), [b' '..=b'~']);
        assert!(is_plain || text::visible(symbol) == symbol, "{what} at {columns} × {rows}");
    }
}

/// Sizes that are all different in kind: nothing, too small by one, the
/// smallest, the usual ones, the largest that a terminal has.
const EDGES: [(u16, u16); 8] =
    [(500, 500), (0, 0), (0, 40), (59, 16), (60, 15), (60, 16), (80, 24), (200, 60)];

#[test]
fn every_screen_is_drawn_at_every_kind_of_size() {
    let mut numbers = 0x5EED_u64;
    for (data, source) in sources() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            if glyphs == Glyphs::Ascii && data != "the demo" {
                continue;
            }
            for (way, mut player) in models(&source, glyphs) {
                let what = format!("{way} with {data}, {glyphs:?}");
                // The largest takes as long as all others together.
                let from = usize::from(!way.is_empty());
                for (columns, rows) in EDGES.into_iter().skip(from) {
                    draw(&mut player, columns, rows, &what);
                }
                for _ in 0..2 {
                    numbers ^= numbers << 13;
                    numbers ^= numbers >> 7;
                    numbers ^= numbers << 17;
                    draw(&mut player, (numbers % 201) as u16, (numbers >> 20) as u16 % 61, &what);
                }
            }
        }
    }
    for (columns, rows) in [(u16::MAX, 1), (1, u16::MAX), (u16::MAX, 16), (60, u16::MAX)] {
        draw(&mut player(&sources()[1].1, Glyphs::Unicode), columns, rows, "the map");
    }
}

/// Far larger than any screen: what a terminal may be told, or zoomed out to.
const FAR_LARGER: [(u16, u16); 6] =
    [(500, 500), (1000, 300), (u16::MAX, 1), (1, u16::MAX), (u16::MAX, 16), (60, u16::MAX)];

#[test]
#[ignore = "takes minutes: cargo test --release --test sizes every_size -- --ignored --nocapture"]
fn every_screen_is_drawn_at_every_size() {
    let sweep = |data: &str, source: &str, glyphs: Glyphs| -> u64 {
        let mut drawn = 0;
        for (way, mut player) in models(source, glyphs) {
            let what = format!("{way} with {data}, {glyphs:?}");
            let usual = (0..=200).flat_map(|columns| (0..=60).map(move |rows| (columns, rows)));
            for (columns, rows) in usual.chain(FAR_LARGER) {
                draw(&mut player, columns, rows, &what);
                drawn += 1;
            }
        }
        println!("{drawn} screens drawn with {data}, {glyphs:?}");
        drawn
    };
    let sources = sources();
    let drawn: u64 = std::thread::scope(|scope| {
        let mut all = Vec::new();
        for (data, source) in &sources {
            for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
                all.push(scope.spawn(move || sweep(data, source, glyphs)));
            }
        }
        all.into_iter().map(|one| one.join().unwrap()).sum()
    });
    println!("{drawn} screens drawn");
}

#[test]
fn the_ways_lead_to_every_context_and_one_key_hides_everything_in_each() {
    let mut seen = Vec::new();
    for (way, mut player) in models(&sources()[1].1, Glyphs::Unicode) {
        let context = Context::of(&player.model);
        seen.push(context);
        if context == Context::Hidden {
            continue;
        }
        player.keys("{f9}");
        let screen = player.screen();
        let sentences: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(sentences, "Hidden. Any key shows it again.", "{way} ({context:?})");
        player.keys("{down}");
        assert_eq!(Context::of(&player.model), context, "{way} is as it was");
    }
    let missing: Vec<Context> =
        Context::VARIANTS.iter().copied().filter(|context| !seen.contains(context)).collect();
    assert!(missing.is_empty(), "nothing leads to {missing:?}");
}
