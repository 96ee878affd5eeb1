//! One style for each thing that is drawn, made from a theme once.

use ratatui::style::{Color, Style};

use crate::phrases::Mark;
use crate::team::Position;
use crate::tui::app::{CustomTheme, Options, ThemeChoice};
use crate::tui::draw::theme::{Depth, Theme};

/// Returns the style of two modules of a QR code, one above the other: black on
/// white in every theme, for a camera.
pub fn code_modules(upper_is_dark: bool, lower_is_dark: bool) -> Style {
    let color = |is_dark| Color::Indexed(if is_dark { 16 } else { 231 });
    Style::reset().fg(color(upper_is_dark)).bg(color(lower_is_dark))
}

macro_rules! styles {
    ($($(#[$about:meta])* $role:ident),* $(,)?) => {
        /// Every style of the screen; by default none, to measure a layout.
        #[derive(Debug, Clone, Default)]
        pub struct Styles {
            $($(#[$about])* pub $role: Style,)*
            /// Levels 0 to 5, where cells are coloured by level.
            pub levels: [Style; 6],
        }

        impl Styles {
            /// Returns the styles of a theme on a terminal of this depth.
            pub fn of(theme: &Theme, depth: Depth) -> Result<Self, String> {
                let mut levels = [Style::new(); 6];
                let names = ["level0", "level1", "level2", "level3", "level4", "level5"];
                for (name, style) in names.into_iter().zip(&mut levels) {
                    *style = theme.style(name, depth)?;
                }
                Ok(Self { $($role: theme.style(stringify!($role), depth)?,)* levels })
            }

            /// Returns every role with its style, levels aside.
            pub fn all(&self) -> impl Iterator<Item = (&'static str, Style)> {
                [$((stringify!($role), self.$role)),*].into_iter()
            }
        }

        #[cfg(test)]
        pub(crate) const ROLES: &[&str] = &[$(stringify!($role)),*];
    };
}

styles! {
    /// What has no style of its own.
    base,
    /// Names and sentences.
    text,
    /// The team's name, the column under the cursor.
    title,
    /// What matters less; still 7:1.
    quiet,
    /// SKILLS, EXPERIENCE, PERSONALITY.
    heading,
    /// Lines between regions.
    rule,
    /// The row under the cursor.
    cursor,
    /// The bar before it.
    cursor_bar,
    /// Keys in the footer and the help.
    key,
    /// Enough.
    hold,
    /// More people than needed.
    spare,
    /// More than one, fewer than needed.
    short,
    /// One person alone.
    thin,
    /// Nobody: a solid chip, the most ink there is.
    gap,
    /// The same as text alone.
    gap_text,
    /// Too few have answered.
    unknown,
    /// A cell that counts towards the need.
    lit,
    /// A cell one step below it.
    near,
    /// Any other cell.
    plain,
    /// Someone who is away.
    away,
    /// The name over the column under the cursor.
    column,
    /// Wants to grow, would rather do less.
    want,
    /// Clearly at the first pole.
    a_clear,
    /// Leaning to it.
    a_lean,
    /// Clearly at the second pole.
    b_clear,
    /// Leaning to it.
    b_lean,
    /// Between the poles.
    between,
    /// What lies over the screen.
    panel,
    /// The entry under the cursor.
    selected,
    /// It went as asked.
    done,
    /// It did not.
    fault,
}

const DARK: &str = include_str!("../../../assets/themes/dark.toml");
const LIGHT: &str = include_str!("../../../assets/themes/light.toml");
const HIGH_CONTRAST: &str = include_str!("../../../assets/themes/high-contrast.toml");

impl Styles {
    /// Returns the styles that these options ask for.
    ///
    /// # Errors
    /// None with the shipped themes: a test reads them all.
    pub fn for_options(options: &Options, depth: Depth) -> Result<Self, String> {
        let source = match options.theme {
            ThemeChoice::Custom(custom) => return Self::custom(custom, depth),
            ThemeChoice::HighContrast => HIGH_CONTRAST,
            _ if options.is_light() => LIGHT,
            _ => DARK,
        };
        Self::of(&Theme::parse(source)?, depth)
    }

    /// Returns the styles of a theme of one's own: what it leaves out is as in
    /// the dark or the light theme, by its background.
    fn custom(custom: &CustomTheme, depth: Depth) -> Result<Self, String> {
        let own = Theme::parse(&custom.source)?;
        let base = if own.is_light() { LIGHT } else { DARK };
        Self::of(&own.over(Theme::parse(base)?)?, depth)
    }

    /// Reads a theme of one's own; fails with what is wrong with it.
    pub fn check(custom: &CustomTheme) -> Result<bool, String> {
        for depth in [Depth::True, Depth::Sixteen, Depth::None] {
            Self::custom(custom, depth)?;
        }
        Theme::parse(&custom.source).map(|theme| theme.is_light())
    }

    /// Returns the style of a state's words.
    pub fn mark(&self, mark: Mark) -> Style {
        match mark {
            Mark::Gap => self.gap,
            Mark::Thin => self.thin,
            Mark::Short => self.short,
            Mark::Covered => self.hold,
            Mark::Strong => self.spare,
            Mark::Unknown => self.unknown,
            Mark::NotNeeded => self.quiet,
        }
    }

    /// Returns the style of a position of a spectrum with this many people at it: two hues of
    /// equal weight that mean nothing else; clear voices stand out, leanings stay near the
    /// background.
    pub fn position(&self, position: Position, people: u32) -> Style {
        match position {
            _ if people == 0 => self.quiet,
            Position::A3 | Position::A2 => self.a_clear,
            Position::A1 => self.a_lean,
            Position::Middle => self.between,
            Position::B1 => self.b_lean,
            Position::B2 | Position::B3 => self.b_clear,
        }
    }

    /// Returns the style of a state's count or squares: as its words, without a chip.
    pub fn mark_text(&self, mark: Mark) -> Style {
        if mark == Mark::Gap { self.gap_text } else { self.mark(mark) }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    const THEMES: [(&str, &str); 3] =
        [("dark", DARK), ("light", LIGHT), ("high-contrast", HIGH_CONTRAST)];

    /// The sixteen colours as terminals that show no more have them, and as
    /// others have them where sixteen are asked for.
    const PALETTES: [(&str, [u32; 16]); 8] = [
        (
            "xterm 379, mlterm 3.9, st 0.9",
            [
                0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd,
                0xe5_e5e5, 0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff,
                0x00_ffff, 0xff_ffff,
            ],
        ),
        (
            "Linux console",
            [
                0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa,
                0xaa_aaaa, 0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff,
                0x55_ffff, 0xff_ffff,
            ],
        ),
        (
            "urxvt 9.30",
            [
                0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00cd, 0xcd_00cd, 0x00_cdcd,
                0xfa_ebd7, 0x40_4040, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x00_00ff, 0xff_00ff,
                0x00_ffff, 0xff_ffff,
            ],
        ),
        (
            "kitty 0.26",
            [
                0x00_0000, 0xcc_0403, 0x19_cb00, 0xce_cb00, 0x0d_73cc, 0xcb_1ed1, 0x0d_cdcd,
                0xdd_dddd, 0x76_7676, 0xf2_201f, 0x23_fd00, 0xff_fd00, 0x1a_8fff, 0xfd_28ff,
                0x14_ffff, 0xff_ffff,
            ],
        ),
        (
            "PuTTY 0.78",
            [
                0x00_0000, 0xbb_0000, 0x00_bb00, 0xbb_bb00, 0x00_00bb, 0xbb_00bb, 0x00_bbbb,
                0xbb_bbbb, 0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff,
                0x55_ffff, 0xff_ffff,
            ],
        ),
        (
            "VTE 0.70",
            [
                0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3,
                0xd0_cfcc, 0x5e_5c64, 0xf6_6151, 0x33_d17a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb,
                0x33_c7de, 0xff_ffff,
            ],
        ),
        (
            "Terminal of macOS",
            [
                0x00_0000, 0x99_0000, 0x00_a600, 0x99_9900, 0x00_00b2, 0xb2_00b2, 0x00_a6b2,
                0xbf_bfbf, 0x66_6666, 0xe5_0000, 0x00_d900, 0xe5_e500, 0x00_00ff, 0xe5_00e5,
                0x00_e5e5, 0xe5_e5e5,
            ],
        ),
        (
            "Konsole's Linux colours",
            [
                0x00_0000, 0xb2_1818, 0x18_b218, 0xb2_6818, 0x18_18b2, 0xb2_18b2, 0x18_b2b2,
                0xb2_b2b2, 0x68_6868, 0xff_5454, 0x54_ff54, 0xff_ff54, 0x54_54ff, 0xff_54ff,
                0x54_ffff, 0xff_ffff,
            ],
        ),
    ];

    /// What a palette shows for one of the sixteen.
    fn shown(colour: Color, palette: &[u32; 16]) -> Color {
        const ORDER: [Color; 16] = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        let index = ORDER.iter().position(|one| *one == colour);
        let index = index.unwrap_or_else(|| panic!("{colour:?} is none of the sixteen"));
        Color::from_u32(palette[index])
    }

    /// What xterm shows for one of the 256.
    fn of_256(colour: Color) -> Color {
        let Color::Indexed(index @ 16..) = colour else { panic!("{colour:?} is not fixed") };
        let step = |value: u8| if value == 0 { 0 } else { 55 + 40 * value };
        match index {
            232.. => {
                Color::Rgb(8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232))
            }
            _ => {
                let cube = index - 16;
                Color::Rgb(step(cube / 36), step(cube / 6 % 6), step(cube % 6))
            }
        }
    }

    /// Every role with its text's colour and the colour behind it.
    fn pairs(theme: &Theme, depth: Depth) -> Vec<(&'static str, Color, Color)> {
        let base = theme.style("base", depth).unwrap();
        let levels = ["level0", "level1", "level2", "level3", "level4", "level5"];
        let roles = ROLES.iter().copied().chain(levels).filter(|role| *role != "rule");
        let pair = |role| {
            let style = theme.style(role, depth).unwrap();
            (role, style.fg.or(base.fg).unwrap(), style.bg.or(base.bg).unwrap())
        };
        roles.map(pair).collect()
    }

    #[test]
    fn sixteen_colours_are_readable_in_every_palette() {
        for (name, source) in THEMES {
            let theme = Theme::parse(source).unwrap();
            for (terminal, palette) in &PALETTES {
                for (role, fg, bg) in pairs(&theme, Depth::Sixteen) {
                    let ratio = contrast(shown(fg, palette), shown(bg, palette));
                    assert!(ratio >= 4.5, "{name} in {terminal}: {role} has {ratio:.2}:1");
                }
            }
        }
    }

    #[test]
    fn the_worst_state_stands_out_no_less_than_text_in_sixteen_colours() {
        for (name, source) in THEMES {
            let theme = Theme::parse(source).unwrap();
            let styles = Styles::of(&theme, Depth::Sixteen).unwrap();
            assert!(styles.gap.bg.is_some() && styles.gap.bg != styles.base.bg, "{name}");
            assert!(styles.gap.add_modifier.contains(Modifier::BOLD), "{name}");
        }
    }

    #[test]
    fn no_dark_text_is_bold_where_bold_means_bright() {
        let dark = [Color::Black, Color::Red, Color::Blue, Color::Magenta, Color::Cyan];
        for (name, source) in THEMES {
            let styles = Styles::of(&Theme::parse(source).unwrap(), Depth::Sixteen).unwrap();
            for (role, style) in styles.all() {
                let is_bold = style.add_modifier.contains(Modifier::BOLD);
                let is_dark = style.fg.is_some_and(|fg| dark.contains(&fg));
                assert!(!(is_bold && is_dark), "{name}: {role}");
            }
        }
    }

    #[test]
    fn of_256_colours_every_text_stands_out() {
        for (name, source) in THEMES {
            let theme = Theme::parse(source).unwrap();
            for (role, fg, bg) in pairs(&theme, Depth::Indexed) {
                let ratio = contrast(of_256(fg), of_256(bg));
                assert!(ratio >= 5.0, "{name}: {role} has {ratio:.2}:1");
            }
        }
    }

    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(red, green, blue) = colour else { panic!("{colour:?} is no rgb") };
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_shipped_theme_has_every_role_at_every_depth() {
        for (name, source) in THEMES {
            let theme = Theme::parse(source).unwrap();
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None] {
                assert!(Styles::of(&theme, depth).is_ok(), "{name} {depth:?}");
            }
        }
    }

    #[test]
    fn every_text_stands_out_seven_to_one_from_its_background() {
        for (name, source) in THEMES {
            let theme = Theme::parse(source).unwrap();
            let base = theme.style("base", Depth::True).unwrap().bg.unwrap();
            let panel = theme.style("panel", Depth::True).unwrap().bg.unwrap();
            let levels = ["level0", "level1", "level2", "level3", "level4", "level5"];
            for role in ROLES.iter().chain(&levels).filter(|role| **role != "rule") {
                let style = theme.style(role, Depth::True).unwrap();
                let (Some(fg), bg) = (style.fg, style.bg.unwrap_or(base)) else { continue };
                let ratio = contrast(fg, bg);
                assert!(ratio >= 7.0, "{name}: {role} has {ratio:.2}:1");
                if style.bg.is_none() {
                    let ratio = contrast(fg, panel);
                    assert!(ratio >= 7.0, "{name}: {role} on a panel has {ratio:.2}:1");
                }
            }
        }
    }

    #[test]
    fn without_colours_what_counts_is_still_told_apart() {
        let theme = Theme::parse(DARK).unwrap();
        let styles = Styles::of(&theme, Depth::None).unwrap();
        assert_ne!(styles.lit, styles.near);
        assert_ne!(styles.near, styles.plain);
        assert_ne!(styles.gap, styles.hold);
        for style in [styles.lit, styles.gap, styles.thin] {
            assert!(style.fg.is_none() && style.bg.is_none());
        }
    }
}
