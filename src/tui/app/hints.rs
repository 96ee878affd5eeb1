//! One line of help for each screen; `hints = false` in `config.toml` turns them off.

use crate::team::Step;
use crate::tui::app::{Context, Model, Screen};
use crate::tui::screens::map::Scale;
use crate::tui::screens::rate::Entry;

/// One hint.
#[derive(Debug)]
pub struct Hint {
    /// Where it is shown.
    pub context: Context,
    /// The text; `{name}` is replaced by the key of that command.
    pub text: &'static str,
}

const fn hint(context: Context, text: &'static str) -> Hint {
    Hint { context, text }
}

use Context as C;

/// All hints, at most one a screen.
#[rustfmt::skip]
pub static HINTS: &[Hint] = &[
    hint(C::Map, "Fully coloured cells count towards the need. {away}: see the map without someone."),
    hint(C::Personality, "No end is better. What counts: does someone speak for each?"),
    hint(C::Findings, "Worst first. {decide}: decide what to do about the selected one."),
    hint(C::Needs, "How many people do you need? {more} more, {fewer} fewer. {next-page}: members."),
    hint(C::Edit, "{add} adds. Add several people at once: with commas, or pasted."),
    hint(C::Fields, "{edit-field} changes a field, {leave-edit} goes back, {undo} undoes."),
    hint(C::RowFields, "{edit-field} changes a field, {leave-edit} goes back, {undo} undoes."),
    hint(C::Session, "{next-step}: next step. {guide}: your script."),
    hint(C::Lobby, "Answers stay hidden until {reveal}. {lobby-rate}: rate on this computer."),
    hint(C::Expect, "{guess-strong} = we are strong here, {guess-gap} = we have nobody."),
    hint(C::Spectra, "Dots stay anonymous unless someone says \"that is me\": {speak-first} {speak-second}"),
    hint(C::Fingers, "On three, hands up: 0 to 5 fingers. Type the numbers from left to right."),
    hint(C::PassDevice, "Everyone else, please look away."),
    hint(C::Rate, "Choose by the words, not the number. {want}: want more or less. {pass}: pass."),
    hint(C::RateSpectrum, "No end is better. {pass}: pass. {skip-personality}: skip all of these."),
    hint(C::Review, "Blank answers are fine. {to-question}: back to this question."),
    hint(C::Decisions, "Three decisions are enough. {change-decision} changes one, {copy} copies all as text."),
    hint(C::History, "{keep-look} saves a snapshot of today. {mark-look} on two snapshots compares them."),
    hint(C::Teams, "{open-team} opens a team. {across-teams}: next kind of finding."),
    hint(C::Shape, "A dent is a shortfall. {findings} explains each of them."),
    hint(C::Plan, "{previous-hire}{next-hire}: what if we hire the next candidate? Every row shows it."),
];

impl Model {
    /// Returns the hint of the screen shown.
    pub fn hint(&self) -> Option<&'static Hint> {
        let shown = Context::of_screen(self);
        // An empty page says itself what to do.
        let is_empty = match &self.screen {
            Screen::Map => self.team.members().is_empty(),
            Screen::Findings(view) => view.entries.is_empty(),
            Screen::Decisions(_) => self.team.decisions.is_empty(),
            Screen::Plan(view) => view.plan.candidates.is_empty(),
            _ => false,
        };
        let is_presented = shown == Context::Map && self.map.scale == Scale::Room;
        let types_form = matches!(&self.screen, Screen::Rate(form) if form.entry == Entry::Form);
        let is_over = matches!(&self.screen, Screen::Fingers(rows) if rows.dimension().is_none());
        let is_last = shown == Context::Session && self.team.session.step == Some(Step::Close);
        let is_revealed = shown == Context::Lobby && !self.team.session.hidden;
        if !self.options.hints
            || self.hidden
            || is_empty
            || is_presented
            || types_form
            || is_over
            || is_last
            || is_revealed
        {
            return None;
        }
        HINTS.iter().find(|hint| hint.context == shown)
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn no_screen_has_two_hints() {
        for &context in Context::VARIANTS {
            let count = HINTS.iter().filter(|hint| hint.context == context).count();
            assert!(count <= 1, "{context:?}");
        }
    }
}
