//! For every eye: what the screens really show, cell by cell, is readable in
//! every theme, and what counts is told apart however an eye sees colours.
//!
//! Contrast is that of WCAG 2. The three kinds of colour blindness are those
//! of Machado, Oliveira & Fernandes (2009), at full severity, on linear light;
//! a difference is a distance in `OKLab` (Ottosson 2020), where 0.02 is about
//! what one can just see side by side.

use crate::common::play::Player;
use ratatui::style::{Color, Modifier, Style};
use roundtable::tui::app::{Options, ThemeChoice};
use roundtable::tui::draw::Styles;
use roundtable::tui::draw::theme::Depth;

const THEMES: [ThemeChoice; 3] = [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::HighContrast];

type Light = [f64; 3];
type Matrix = [Light; 3];

const SIGHTS: [(&str, Matrix); 4] = [
    ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn light(colour: Color) -> Light {
    let Color::Rgb(red, green, blue) = colour else { panic!("{colour:?} is no rgb") };
    [red, green, blue].map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |colour| {
        let [red, green, blue] = light(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b): (f64, f64) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn times(matrix: &Matrix, [x, y, z]: Light) -> Light {
    matrix.map(|row| row[0] * x + row[1] * y + row[2] * z)
}

fn oklab(colour: Light) -> Light {
    let cones: Matrix = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let lab: Matrix = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(&lab, times(&cones, colour).map(f64::cbrt))
}

/// How different two colours look to this sight.
fn apart(one: Color, other: Color, sight: &Matrix) -> f64 {
    let [a, b] =
        [one, other].map(|own| oklab(times(sight, light(own)).map(|part| part.clamp(0.0, 1.0))));
    (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt()
}

fn styles(theme: ThemeChoice) -> Styles {
    Styles::for_options(&Options { theme, ..Options::default() }, Depth::True).unwrap()
}

fn fill(style: Style) -> Color {
    style.bg.unwrap()
}

/// Screens with everything that is ever drawn: keys from the demo's map.
const SCREENS: &[&str] = &[
    "",
    "{right}{right}",
    "x{enter}",
    "c",
    "w",
    "P",
    "a",
    "v{enter}",
    "m",
    "?",
    "?{tab}",
    "?{tab}{pagedown}{pagedown}",
    "?{tab}{pagedown}{pagedown}{pagedown}{pagedown}",
    "{tab}",
    "{enter}",
    "F",
    "Fi",
    "D",
    "Dd",
    "d",
    "y",
    "p",
    "p{right}",
    "p{tab}",
    "p{tab}{tab}",
    "p{tab}{tab}{tab}",
    "p{tab}{tab}{tab}{tab}",
    "p{enter}",
    "pn",
    "H",
    "e",
    "e{enter}",
    "e{tab}",
    "e{backtab}",
    "r",
    "r{enter}",
    "r{enter}{enter}3",
    "r{enter}{enter}{end}",
    "R",
    "R012",
    "W",
    "Wn",
    "Wnn",
    "f",
    "/",
    "S",
    "C",
    "T",
    "K",
    "E",
    "i",
    "Z",
    "{ctrl-c}",
];

#[test]
fn every_text_on_every_cell_of_every_screen_has_seven_to_one() {
    let mut seen = 0;
    for theme in THEMES {
        for keys in SCREENS {
            for size in [(80, 24), (120, 40)] {
                let mut player = Player::demo();
                player.model.options.hints = true;
                player.theme(theme).size(size.0, size.1).keys(keys);
                player.theme(theme);
                for cell in player.cells() {
                    // Lines, frames and the dots of a course are no text.
                    let drawn = |c: char| "─│╭╮╰╯·".contains(c) || ('⠀'..='⣿').contains(&c);
                    if cell.symbol().trim().is_empty() || cell.symbol().chars().all(drawn) {
                        continue;
                    }
                    seen += 1;
                    assert!(!cell.modifier.intersects(Modifier::DIM | Modifier::REVERSED));
                    let ratio = contrast(cell.fg, cell.bg);
                    assert!(
                        ratio >= 7.0,
                        "{theme:?}, `{keys}` at {size:?}: `{}` has {ratio:.2}:1\n{}",
                        cell.symbol(),
                        player.screen()
                    );
                }
            }
        }
    }
    assert!(seen > 50_000, "only {seen} cells had any text");
}

#[test]
fn what_counts_stands_far_from_the_background_and_what_does_not_stays_close() {
    for theme in THEMES {
        let all = styles(theme);
        let base = fill(all.base);
        let counts = [all.lit, all.gap, all.a_clear, all.b_clear, all.levels[4], all.levels[5]];
        for (nth, style) in counts.into_iter().enumerate() {
            let ratio = contrast(fill(style), base);
            assert!(ratio >= 7.0, "{theme:?}: the {nth}th fill that counts has {ratio:.2}:1");
        }
        let close = [all.near, all.a_lean, all.b_lean, all.levels[1], all.levels[2], all.panel];
        for (nth, style) in close.into_iter().enumerate() {
            let ratio = contrast(fill(style), base);
            assert!(ratio <= 2.2, "{theme:?}: the {nth}th fill that does not has {ratio:.2}:1");
        }
        assert_eq!(all.plain.bg, None, "{theme:?}: an unlit cell has no fill");
        let rising = all.levels[1..].windows(2);
        for pair in rising {
            let [low, high] = [0, 1].map(|at| contrast(fill(pair[at]), base));
            assert!(low < high, "{theme:?}: contrast rises with the level");
        }
    }
}

#[test]
fn lit_half_lit_and_unlit_are_told_apart_by_every_sight() {
    for theme in THEMES {
        let all = styles(theme);
        let fills =
            [("lit", fill(all.lit)), ("half lit", fill(all.near)), ("unlit", fill(all.base))];
        told_apart(theme, &fills, 0.075);
    }
}

#[test]
fn the_states_are_told_apart_by_every_sight() {
    for theme in THEMES {
        let all = styles(theme);
        let states = [
            ("nobody", fill(all.gap)),
            ("one person", all.thin.fg.unwrap()),
            ("short", all.short.fg.unwrap()),
            ("enough", all.hold.fg.unwrap()),
            ("more than needed", all.spare.fg.unwrap()),
            ("too few answers", all.unknown.fg.unwrap()),
        ];
        told_apart(theme, &states, 0.04);
    }
}

#[test]
fn the_two_ends_of_a_spectrum_are_told_apart_by_every_sight() {
    for theme in THEMES {
        let all = styles(theme);
        let ends =
            [("left", fill(all.a_clear)), ("right", fill(all.b_clear)), ("nobody", fill(all.base))];
        told_apart(theme, &ends, 0.06);
        let weights = [all.a_clear, all.b_clear].map(|end| contrast(fill(end), fill(all.base)));
        let [a, b] = weights;
        assert!(a.max(b) / a.min(b) < 1.15, "{theme:?}: of equal weight, {a:.2} and {b:.2}");
    }
}

fn told_apart(theme: ThemeChoice, colours: &[(&str, Color)], least: f64) {
    for (sight, matrix) in &SIGHTS {
        for (nth, (one, a)) in colours.iter().enumerate() {
            for (other, b) in &colours[nth + 1..] {
                let found = apart(*a, *b, matrix);
                assert!(
                    found >= least,
                    "{theme:?}, {sight}: {one} and {other} are {found:.3} apart"
                );
            }
        }
    }
}

#[test]
fn the_sights_are_what_they_are_said_to_be() {
    let [red, green] = [Color::Rgb(200, 30, 30), Color::Rgb(110, 110, 0)];
    let of = |name| SIGHTS.iter().find(|(own, _)| *own == name).unwrap().1;
    assert!(apart(red, green, &of("all colours")) > 0.2);
    assert!(apart(red, green, &of("deuteranopia")) < 0.1, "red and olive are alike to it");
    let [blue, teal] = [Color::Rgb(0, 90, 160), Color::Rgb(0, 110, 110)];
    assert!(apart(blue, teal, &of("tritanopia")) < apart(blue, teal, &of("all colours")) / 2.0);
}
