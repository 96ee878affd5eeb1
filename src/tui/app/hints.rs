//! A hint a screen for someone's first time there: one line, gone for good
//! once it is understood. Understood is: what it speaks of was done, the help
//! was opened, or a dozen keys were pressed beside it.

use super::map::Scale;
use super::{Action, Context, Destination, Effect, Model, Motion};

/// Below this many rows there is no room to spare for a hint.
const ROWS: u16 = 24;
/// After so many keys on its screen a hint has been read.
const KEYS: u8 = 12;

/// One hint.
#[derive(Debug)]
pub struct Hint {
    /// Where it is shown.
    pub context: Context,
    /// Its name in the program's memory.
    name: &'static str,
    /// What it says; `{name}` stands for the key of an action of the table.
    pub text: &'static str,
    /// Whether doing this shows that it is understood.
    shows: fn(&Action) -> bool,
}

const fn hint(
    context: Context,
    name: &'static str,
    text: &'static str,
    shows: fn(&Action) -> bool,
) -> Hint {
    Hint { context, name, text, shows }
}

use Action as A;
use Context as C;

/// All hints, at most one a screen.
#[rustfmt::skip]
pub static HINTS: &[Hint] = &[
    hint(C::Welcome, "welcome", "New here? {demo} opens a filled map; Enter on a template begins your own.", |a| matches!(a, A::Demo | A::Enter)),
    hint(C::Map, "map", "A lit cell counts towards the need. {away}: someone is away, and rows answer.", |a| matches!(a, A::Away)),
    hint(C::Personality, "personality", "Neither end is good: what counts is whether someone speaks for each.", |a| matches!(a, A::Move(_))),
    hint(C::Findings, "findings", "Worst first. {decide} decides something about the one under the cursor.", |a| matches!(a, A::Decide | A::Enter)),
    hint(C::Needs, "needs", "How many people, before anyone rates: {more} and {fewer}. {next-page}: members.", |a| matches!(a, A::More | A::Fewer | A::Next)),
    hint(C::Edit, "edit", "{add} adds; people may come many at once, with commas or pasted.", |a| matches!(a, A::Add | A::Paste(_))),
    hint(C::Fields, "fields", "{edit-field} changes a field, {leave-edit} goes back, {undo} takes a change back.", |a| matches!(a, A::Enter)),
    hint(C::Session, "session", "{next-step} goes on, {leave-session} shows the map. The clock informs, it never forces.", |a| matches!(a, A::NextStep | A::Back)),
    hint(C::Lobby, "lobby", "No answer shows before {reveal}. {lobby-rate}: someone rates on this machine.", |a| matches!(a, A::Reveal | A::NextStep | A::Go(Destination::Rate))),
    hint(C::Expect, "expect", "Say it before you look: {guess-strong} strong there, {guess-gap} no one there.", |a| matches!(a, A::More | A::Fewer | A::Enter)),
    hint(C::Spectra, "spectra", "People stay dots until they offer aloud to speak for an end: {speak-first} {speak-second}", |a| matches!(a, A::Move(Motion::Left | Motion::Right))),
    hint(C::Fingers, "fingers", "Everyone shows 0 to 5 at once; type the digits along the row.", |a| matches!(a, A::Answer(_))),
    hint(C::HandOver, "hand-over", "Only the one who rates looks at this screen now.", |a| matches!(a, A::Enter)),
    hint(C::Rate, "rate", "Answer the words, not the number. {want}: more or less of it. {pass}: pass.", |a| matches!(a, A::Answer(_) | A::Pass | A::Want)),
    hint(C::RateSpectrum, "rate-spectrum", "Neither end is the good one. {pass}: pass. {skip-personality}: skip all of these.", |a| matches!(a, A::Move(Motion::Left | Motion::Right) | A::Pass | A::SkipPersonality)),
    hint(C::LookOver, "look-over", "All you said, on one page. {finish} is done; {to-question} goes back to one.", |a| matches!(a, A::Enter | A::Previous)),
    hint(C::Decisions, "decisions", "Three are enough. {change-decision} changes one, {copy} copies all as text.", |a| matches!(a, A::Decide | A::Copy | A::Remove)),
    hint(C::Past, "history", "{keep-look} keeps the team as it is today; {mark-look} on two days compares them.", |a| matches!(a, A::Snapshot | A::Discuss)),
    hint(C::Shape, "shape", "A dent is a shortfall; {findings} says each in a sentence.", |a| matches!(a, A::Go(Destination::Findings))),
    hint(C::Plan, "plan", "{chair-left}{chair-right}: the next one sits down in the empty chair, and every row answers.", |a| matches!(a, A::Move(Motion::Left | Motion::Right) | A::Seat)),
];

/// Which hints someone has not understood yet, and whether they want any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints {
    /// A bit for each of [`HINTS`].
    open: u32,
    wanted: bool,
}

impl Hints {
    /// All but those whose names are given.
    pub fn all_but<S: AsRef<str>>(understood: &[S], wanted: bool) -> Self {
        let open = |hint: &&Hint| !understood.iter().any(|name| name.as_ref() == hint.name);
        let bits = HINTS.iter().enumerate().filter(|(_, hint)| open(hint)).map(|(at, _)| 1 << at);
        Self { open: bits.sum(), wanted }
    }

    /// The names of those that are understood.
    pub fn understood(self) -> Vec<&'static str> {
        let all = HINTS.iter().enumerate();
        all.filter(|(at, _)| self.open & (1 << at) == 0).map(|(_, hint)| hint.name).collect()
    }

    /// The place of the open hint of a context.
    fn of(self, context: Context) -> Option<usize> {
        let at = HINTS.iter().position(|hint| hint.context == context)?;
        (self.wanted && self.open & (1 << at) != 0).then_some(at)
    }
}

impl Model {
    /// The hint of the screen shown, as long as it is not understood.
    pub fn hint(&self) -> Option<&'static Hint> {
        self.hint_place().map(|at| &HINTS[at])
    }

    fn hint_place(&self) -> Option<usize> {
        let shown = Context::of_screen(self);
        let in_the_way = self.size.1 < ROWS
            || self.hidden
            || self.rows_below() > 0
            // A presented map is for the room, not for who leads.
            || shown == Context::Map && self.map.scale == Scale::Room;
        if in_the_way { None } else { self.options.hints.of(shown) }
    }

    /// The row above the footer that a hint takes.
    pub fn hint_rows(&self) -> u16 {
        u16::from(self.hint_place().is_some())
    }
}

/// What doing this says of the hint shown; called before it is done.
pub(super) fn follow(model: &mut Model, action: &Action) -> Vec<Effect> {
    let over = Context::of(model) != Context::of_screen(model);
    if over || matches!(action, A::Tick | A::Resize(..) | A::Repaint | A::Suspend) {
        return Vec::new();
    }
    let Some(at) = model.hint_place() else { return Vec::new() };
    let beside = if model.keys_beside_hint.0 == at { model.keys_beside_hint.1 + 1 } else { 1 };
    model.keys_beside_hint = (at, beside);
    if (HINTS[at].shows)(action) || matches!(action, A::Help) || beside >= KEYS {
        model.options.hints.open &= !(1 << at);
        model.refresh();
        return vec![Effect::Remember(model.options)];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_screen_has_two_hints() {
        for context in Context::ALL {
            let count = HINTS.iter().filter(|hint| hint.context == context).count();
            assert!(count <= 1, "{context:?}");
        }
        assert!(HINTS.len() <= 32, "a bit for each");
    }

    #[test]
    fn what_is_understood_is_remembered_by_name() {
        let hints = Hints::all_but(&["map", "plan", "of-a-later-version"], true);
        assert_eq!(hints.understood(), ["map", "plan"]);
        assert_eq!(hints.of(C::Map), None);
        assert!(hints.of(C::Welcome).is_some());
        assert_eq!(Hints::default().of(C::Welcome), None, "nobody asked for any");
    }
}
