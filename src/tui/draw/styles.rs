//! One style for each thing that is drawn, made from a theme once.

use ratatui::style::Style;

use super::theme::{Depth, Theme};
use crate::phrases::Mark;
use crate::tui::app::{Options, ThemeChoice};

macro_rules! styles {
    ($($(#[$about:meta])* $role:ident),* $(,)?) => {
        /// Every style of the screen.
        #[derive(Debug, Clone)]
        pub struct Styles {
            $($(#[$about])* pub $role: Style,)*
            /// Levels 0 to 5, where cells are coloured by level.
            pub levels: [Style; 6],
        }

        impl Styles {
            /// The styles of a theme on a terminal of this depth.
            pub fn of(theme: &Theme<'_>, depth: Depth) -> Result<Self, String> {
                let mut levels = [Style::new(); 6];
                let names = ["level0", "level1", "level2", "level3", "level4", "level5"];
                for (name, style) in names.into_iter().zip(&mut levels) {
                    *style = theme.style(name, depth)?;
                }
                Ok(Self { $($role: theme.style(stringify!($role), depth)?,)* levels })
            }

            /// Every role with its style, levels aside.
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
    /// Someone to spare.
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
    /// The styles that these options ask for.
    ///
    /// # Errors
    /// None with the shipped themes: a test reads them all.
    pub fn for_options(options: &Options, depth: Depth) -> Result<Self, String> {
        let source = match options.theme {
            ThemeChoice::HighContrast => HIGH_CONTRAST,
            _ if options.is_light() => LIGHT,
            _ => DARK,
        };
        Self::of(&Theme::parse(source)?, depth)
    }

    /// The style of a state's words.
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

    /// The style of a state's count or squares: as its words, without a chip.
    pub fn mark_text(&self, mark: Mark) -> Style {
        if mark == Mark::Gap { self.gap_text } else { self.mark(mark) }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    const THEMES: [(&str, &str); 3] =
        [("dark", DARK), ("light", LIGHT), ("high-contrast", HIGH_CONTRAST)];

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
