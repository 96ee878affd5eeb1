//! The key bindings: every command with its keys, its contexts and its action.
//!
//! Dispatch, footer, help, docs/keys.md and their tests are made from this table. A line counts in
//! each of its contexts; a test makes sure that no context has a key twice.

use strum::VariantArray as _;

use crate::tui::app::{Action, Context, Destination, Motion};

/// One binding.
#[derive(Debug)]
pub struct Binding {
    /// The name that `config.toml` uses.
    pub name: &'static str,
    /// The action.
    pub action: Action,
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    /// The contexts in which the keys work.
    pub contexts: &'static [Context],
    /// One to three words, for the footer.
    pub label: &'static str,
    /// A sentence, for the help and docs/keys.md.
    pub about: &'static str,
    /// The priority in the footer: 1 stays longest as the footer narrows; 0 is never shown.
    pub footer: u8,
}

use Context as C;

const MAPS: &[Context] = &[C::Map, C::Personality];
const EDITS: &[Context] = &[C::Edit, C::Needs, C::Fields, C::RowFields];
/// The lists of the edit screen.
const EDIT_LISTS: &[Context] = &[C::Edit, C::Needs];
/// Where needs are changed.
const NEEDS: &[Context] = &[C::Needs, C::RowFields];
/// The fields of one thing.
const FIELDS: &[Context] = &[C::Fields, C::RowFields];
/// Edit screens without a number that left and right change.
const NUMBERLESS: &[Context] = &[C::Edit, C::Needs, C::Fields];
const FINDS: &[Context] = &[C::Map, C::Personality, C::Edit, C::Needs];
const LISTS: &[Context] = &[
    C::History,
    C::Teams,
    C::Map,
    C::Personality,
    C::Findings,
    C::Decisions,
    C::Edit,
    C::Needs,
    C::Fields,
    C::RowFields,
    C::Welcome,
    C::Plan,
];
const SCREENS: &[Context] = &[
    C::History,
    C::Teams,
    C::Map,
    C::Personality,
    C::Findings,
    C::Decisions,
    C::Shape,
    C::Edit,
    C::Needs,
    C::Fields,
    C::RowFields,
    C::Welcome,
    C::Plan,
];
/// Screens with a team open.
const OPEN: &[Context] = &[
    C::History,
    C::Teams,
    C::Map,
    C::Personality,
    C::Findings,
    C::Decisions,
    C::Shape,
    C::Plan,
    C::Edit,
    C::Needs,
    C::Fields,
    C::RowFields,
];
/// The pages of a table.
const IMPORT: &[Context] = &[C::Table, C::TableValues, C::TableNames, C::TableTake];
const QUESTIONS: &[Context] = &[C::Rate, C::RateSpectrum];
const ANSWERS: &[Context] = &[C::Rate, C::RateSpectrum, C::Review];
const LEVELS: &[Context] = &[C::Rate, C::Review];
const RATING: &[Context] = &[C::PassDevice, C::Rate, C::RateSpectrum, C::Review];
/// Screens that read the team, each one key from the others.
const READING: &[Context] = &[C::Map, C::Personality, C::Findings, C::Decisions, C::Shape, C::Plan];
/// Screens that read the team and name people.
const NAMING: &[Context] = &[C::Map, C::Personality, C::Findings, C::Decisions, C::Plan];
const DECIDING: &[Context] = &[C::Map, C::Personality, C::Findings, C::Why];
/// Screens that a key leads to from the map, and another one back.
const APART: &[Context] = &[C::History, C::Teams, C::Findings, C::Decisions, C::Shape, C::Plan];
const STEPS: &[Context] = &[C::Session, C::Lobby, C::Expect, C::Talk, C::Spectra];
/// Steps whose page is about no line of a list.
const PAGES: &[Context] = &[C::Session, C::Talk];
const TEXTS: &[Context] = &[C::Prompt, C::FileName, C::Menu];
const PROMPTS: &[Context] = &[C::Prompt, C::FileName];
/// Where a line is typed with a cursor in it.
const LINES: &[Context] = &[C::Prompt, C::FileName, C::Decide, C::NewRow, C::Export];
/// Where anything is typed.
const TYPED: &[Context] =
    &[C::Prompt, C::FileName, C::Menu, C::Decide, C::NewRow, C::Export, C::Palette, C::Help];
/// Forms of several fields.
const FORMS: &[Context] = &[C::Decide, C::NewRow, C::Export];
/// What can leave the program.
const EXPORTED: &[Context] =
    &[C::Map, C::Personality, C::Findings, C::Decisions, C::Shape, C::Plan, C::History];

const fn bind(
    name: &'static str,
    action: Action,
    keys: &'static [&'static str],
    contexts: &'static [Context],
    label: &'static str,
    about: &'static str,
    footer: u8,
) -> Binding {
    Binding { name, action, keys, contexts, label, about, footer }
}

/// All bindings.
#[rustfmt::skip]
pub static TABLE: &[Binding] = &[
    // Moving.
    bind("up", Action::Move(Motion::Up), &["up", "k"], LISTS, "row", "The row above", 1),
    bind("down", Action::Move(Motion::Down), &["down", "j"], LISTS, "row", "The row below", 1),
    bind("left", Action::Move(Motion::Left), &["left", "h"], MAPS, "person", "The person to the left; before the first, nobody", 4),
    bind("right", Action::Move(Motion::Right), &["right", "l"], MAPS, "person", "The person to the right", 4),
    bind("page-up", Action::Move(Motion::PageUp), &["pageup", "ctrl-b"], LISTS, "", "Page up", 0),
    bind("page-down", Action::Move(Motion::PageDown), &["pagedown", "ctrl-f"], LISTS, "", "Page down", 0),
    bind("first", Action::Move(Motion::First), &["home"], LISTS, "", "The first row", 0),
    bind("last", Action::Move(Motion::Last), &["end"], LISTS, "", "The last row", 0),
    // The map.
    bind("away", Action::Away, &["x"], MAPS, "away", "Mark the person under the cursor as away, or pick someone", 2),
    bind("everyone", Action::Everyone, &[], MAPS, "", "Nobody is away: show the map with everyone", 0),
    bind("discuss", Action::Discuss, &["m"], MAPS, "mark", "Mark the row to talk about it, or remove the mark", 6),
    bind("situation", Action::Situation, &["s"], READING, "situation", "The next situation", 4),
    bind("compare", Action::Compare, &[], MAPS, "", "Show another situation next to this one", 0),
    bind("sort", Action::Sort, &["o"], MAPS, "order", "Order of rows: file, worst first, widest spread first", 7),
    bind("sort-people", Action::SortPeople, &[], MAPS, "", "Order of people: file or name", 0),
    bind("filter", Action::Filter, &["f"], MAPS, "filter", "Show only some rows: a kind, a state, the marked", 8),
    bind("find", Action::Find, &["/"], FINDS, "find", "Find a row or a person by name", 8),
    bind("present", Action::Present, &["P"], MAPS, "present", "Present: large, worst first, readable from four metres", 10),
    bind("planned", Action::Planned, &["I"], MAPS, "", "Show the map as if all that is decided had worked out, or as it is today", 0),
    bind("aliases", Action::Aliases, &[], NAMING, "", "Show aliases instead of names, or names again", 0),
    bind("colour-by-level", Action::ColourByLevel, &[], MAPS, "", "Colour cells by level, or by what counts", 0),
    bind("fold", Action::Fold, &[], MAPS, "", "Columns: people or level counts", 0),
    bind("other-page", Action::Next, &["tab"], MAPS, "personality", "Personality on its own page, and back", 8),
    // History.
    bind("history", Action::Go(Destination::History), &["5"], OPEN, "", "History: snapshots, what changed between two, how decisions turned out", 0),
    bind("keep-snapshot", Action::Snapshot, &[], MAPS, "", "Save a snapshot of the team as it is now", 0),
    bind("mark-look", Action::Discuss, &["m", "enter"], &[C::History], "compare", "Mark a day; two marked days are compared", 2),
    bind("keep-look", Action::Snapshot, &["K"], &[C::History], "save snapshot", "Save a snapshot of the team as it is now", 3),
    bind("ask-again", Action::Go(Destination::Rate), &["r"], &[C::History], "ask again", "Ask people again whose answers are older than half a year; nothing is cleared", 3),
    // Several teams.
    bind("teams", Action::Go(Destination::Teams), &["7"], OPEN, "", "Teams: every team in this folder, side by side", 0),
    bind("welcome-teams", Action::Go(Destination::Teams), &["7"], &[C::Welcome], "teams", "Teams: every team in this folder, side by side", 4),
    bind("open-team", Action::Enter, &["enter"], &[C::Teams], "open", "Open the team", 1),
    bind("across-teams", Action::Next, &["tab"], &[C::Teams], "next section", "The next section: the teams, and each kind of finding across them", 2),
    // What the map says.
    bind("findings", Action::Go(Destination::Findings), &["2"], OPEN, "", "Findings: the map in sentences, worst first", 0),
    bind("to-the-row", Action::Enter, &["M"], &[C::Findings], "show on map", "Show the row on the map", 2),
    bind("rate", Action::Go(Destination::Rate), &["r"], MAPS, "rate", "Rate in private: the person under the cursor, or pick someone", 3),
    bind("edit", Action::Go(Destination::Edit), &["e"], MAPS, "edit", "Edit the row or person under the cursor", 5),
    // The welcome screen.
    bind("welcome-open", Action::Enter, &["enter"], &[C::Welcome], "open", "Open the team, the demo, or a new team from the template", 1),
    bind("demo", Action::Demo, &[], &[C::Welcome], "", "Open the demo: a filled map", 0),
    bind("forget", Action::Remove, &["delete", "backspace"], &[C::Welcome], "", "Remove the team from this list; its file stays", 0),
    bind("open-file", Action::OpenFile, &["ctrl-o"], &[C::Welcome], "open file", "Open another team file", 3),
    // The edit screen.
    bind("next-page", Action::Next, &["tab"], EDITS, "page", "The next page: team, situations, rows, members", 1),
    bind("page-before", Action::Previous, &["backtab"], EDITS, "", "Previous page", 0),
    bind("edit-open", Action::Enter, &["enter"], EDIT_LISTS, "open", "Open the fields of the row: its name, meaning and numbers", 2),
    bind("edit-field", Action::Enter, &["enter"], FIELDS, "change", "Change the field: type, choose, or open its page", 1),
    bind("more", Action::More, &["+", "="], &[C::Needs], "more people", "One more person is needed", 4),
    bind("fewer", Action::Fewer, &["minus", "_"], &[C::Needs], "fewer", "One person fewer is needed; below one, the row is not needed", 4),
    bind("field-more", Action::More, &["+", "=", "right", "l"], &[C::RowFields], "more", "Increase the number", 3),
    bind("field-fewer", Action::Fewer, &["minus", "_", "left", "h"], &[C::RowFields], "fewer", "Decrease the number", 3),
    bind("add", Action::Add, &["a"], EDITS, "add", "Add a situation, a row, or members, several at once", 2),
    bind("rename", Action::Rename, &["f2"], EDITS, "rename", "Rename it", 5),
    bind("not-needed", Action::NotNeeded, &[], NEEDS, "", "Mark the row as not needed, or needed again", 0),
    bind("needs-of", Action::Situation, &["s"], NEEDS, "situation", "Show the needs of the next situation, and last those of the rows themselves", 6),
    bind("remove", Action::Remove, &["delete", "backspace"], EDITS, "remove", "Remove it; a question first says what else is removed", 6),
    bind("usual", Action::Clear, &[], EDITS, "", "Reset to the default: the row's own need, the standard words of the levels, no alias", 0),
    bind("move-up", Action::MoveUp, &["alt-up"], EDIT_LISTS, "", "Move it up", 0),
    bind("move-down", Action::MoveDown, &["alt-down"], EDIT_LISTS, "", "Move it down", 0),
    bind("edit-right", Action::Next, &["right", "l"], NUMBERLESS, "", "The next page", 0),
    bind("edit-left", Action::Previous, &["left", "h"], NUMBERLESS, "", "The page before", 0),
    bind("leave-edit", Action::Back, &["esc"], EDITS, "back", "Back: from the fields to the list, from the list to the map", 8),
    bind("other-teams", Action::Go(Destination::Welcome), &["ctrl-o"], MAPS, "", "Open another team: recent files, the demo, templates", 0),
    bind("correct", Action::Correct, &["C"], MAPS, "", "Correct the answer under the cursor, with an example; the person who gave it decides", 0),
    bind("session", Action::Go(Destination::Session), &["W"], OPEN, "workshop", "Workshop: lead the team step by step, from the situation to decisions", 4),
    // The session.
    bind("do-step", Action::Enter, &["enter"], &[C::Session, C::Lobby], "continue", "Do the main thing of this step", 1),
    bind("next-step", Action::NextStep, &["n", "pagedown"], STEPS, "next step", "Next step", 2),
    bind("next-step-from-map", Action::NextStep, &["n"], &[C::Map, C::Personality, C::Findings, C::Decisions], "", "In a workshop: next step", 0),
    bind("previous-step", Action::PreviousStep, &["b", "pageup"], STEPS, "previous step", "Previous step", 3),
    bind("to-frame", Action::Answer(1), &["1"], STEPS, "", "Go to step 1, frame", 0),
    bind("to-choose", Action::Answer(2), &["2"], STEPS, "", "Go to step 2, choose", 0),
    bind("to-rate", Action::Answer(3), &["3"], STEPS, "", "Go to step 3, rate; from here on answers are hidden", 0),
    bind("to-expect", Action::Answer(4), &["4"], STEPS, "", "Go to step 4, expect", 0),
    bind("to-reveal", Action::Answer(5), &["5"], STEPS, "", "Go to step 5, reveal", 0),
    bind("to-talk", Action::Answer(6), &["6"], STEPS, "", "Go to step 6, talk; after the reveal", 0),
    bind("to-spectra", Action::Answer(7), &["7"], STEPS, "", "Go to step 7, spectra; after the reveal", 0),
    bind("to-decide", Action::Answer(8), &["8"], STEPS, "", "Go to step 8, decide; after the reveal", 0),
    bind("to-close", Action::Answer(9), &["9"], STEPS, "", "Go to step 9, close; Enter ends the session there", 0),
    bind("guide", Action::Guide, &["g"], STEPS, "script", "Show the facilitator's script of this step: what to say, and which keys help", 5),
    bind("close-guide", Action::Back, &["esc", "enter", "q"], &[C::Guide], "close", "Close the script", 1),
    bind("guide-again", Action::Guide, &["g"], &[C::Guide], "", "Close the script", 0),
    bind("open-talk-row", Action::Enter, &["enter"], &[C::Talk], "explain", "Explain the row: what each level means, and who is at it", 1),
    bind("talk-up", Action::Move(Motion::Up), &["up", "k"], &[C::Talk], "row", "The row above", 2),
    bind("talk-down", Action::Move(Motion::Down), &["down", "j"], &[C::Talk], "row", "The row below", 2),
    bind("tick-off", Action::TickOff, &["space"], &[C::Talk], "tick off", "Tick the row off: it has been talked about; again removes the tick", 1),
    bind("remote", Action::Remote, &[], STEPS, "", "Your phone as a remote: the script, next, back, reveal, away; only one phone can be the remote", 0),
    bind("vote", Action::Vote, &["v"], &[C::Talk], "vote", "Vote: everyone puts three dots on rows to talk about, from their phone; again counts the dots", 4),
    bind("talk-away", Action::Away, &["x"], &[C::Talk], "away", "Mark someone as away, then look at the map: whose holiday would hurt?", 3),
    bind("talk-map", Action::Go(Destination::Map), &["M"], &[C::Talk], "map", "The map", 4),
    bind("frame-situation", Action::Situation, &["s"], &[C::Session], "", "At the first step: the next situation", 0),
    bind("session-edit", Action::Go(Destination::Edit), &["e"], &[C::Session, C::Talk], "edit", "Change the team: its situations, rows, needs and members", 5),
    bind("session-decisions", Action::Go(Destination::Decisions), &["D"], PAGES, "", "The decisions, on one page; c copies them", 0),
    bind("session-snapshot", Action::Snapshot, &["K"], PAGES, "", "Save a snapshot next to the file; you see first what is in it", 0),
    bind("next-session", Action::Keep, &["N"], &[C::Session], "", "At the last step: the day of the next session", 0),
    bind("lobby-rate", Action::Go(Destination::Rate), &["r"], &[C::Lobby], "", "Rate in private on this computer: pick who", 0),
    bind("room", Action::Room, &["R"], &[C::Lobby, C::Expect], "phones", "Phones: open the room, where everyone rates on their own phone, or close it", 2),
    bind("type-form", Action::TypeForm, &["t"], &[C::Lobby], "", "Type in a printed form (the invite command with --print makes it): one number per row", 0),
    bind("room-address", Action::NextAddress, &["tab"], &[C::Lobby], "", "While the room is open: another address of this computer", 0),
    bind("room-free", Action::FreeName, &[], &[C::Lobby], "", "While the room is open: free a name that was picked on the wrong phone", 0),
    bind("room-help", Action::NetworkHelp, &["H"], &[C::Lobby], "", "While the room is open: why phones may not reach it", 0),
    bind("take-sheets", Action::TakeSheets, &["a"], &[C::Lobby], "add answers", "Add the sheets that have arrived; you see first whose they are", 5),
    bind("reveal", Action::Reveal, &["V"], &[C::Lobby, C::Expect], "reveal", "Show everything at once, to everyone", 4),
    bind("reveal-from-step", Action::Reveal, &["V"], PAGES, "", "Where answers are hidden: show everything at once, to everyone", 0),
    bind("guess-up", Action::Move(Motion::Up), &["up", "k"], &[C::Expect, C::Spectra], "row", "The row above", 1),
    bind("guess-down", Action::Move(Motion::Down), &["down", "j"], &[C::Expect, C::Spectra], "row", "The row below", 1),
    bind("guess", Action::Enter, &["enter", "space"], &[C::Expect], "guess", "Change the guess: strong, nobody, or no guess", 1),
    bind("guess-strong", Action::More, &["+", "="], &[C::Expect], "strong", "Guess: we are strong here", 2),
    bind("guess-gap", Action::Fewer, &["-"], &[C::Expect], "nobody", "Guess: we have nobody here", 2),
    bind("guess-clear", Action::Clear, &["delete", "backspace"], &[C::Expect], "", "Clear the guess", 0),
    bind("speak-first", Action::Move(Motion::Left), &["left", "h"], &[C::Spectra], "left end", "Someone speaks for the left end, or no longer", 1),
    bind("speak-second", Action::Move(Motion::Right), &["right", "l"], &[C::Spectra], "right end", "Someone speaks for the right end, or no longer", 1),
    bind("next-spectrum", Action::Next, &["enter", "tab"], &[C::Spectra], "", "Next spectrum", 0),
    bind("leave-session", Action::Back, &["esc", "W"], STEPS, "map", "Back to the map; the workshop continues", 6),
    bind("session-redo", Action::Redo, &["ctrl-r"], &[C::Session, C::Talk, C::Spectra], "", "Redo the change that was undone", 0),
    bind("session-undo", Action::Undo, &["u"], &[C::Session, C::Talk, C::Spectra], "", "Undo the last change", 0),
    bind("session-hide", Action::Hide, &["Z"], STEPS, "", "Blank the screen; any key shows it again", 0),
    bind("session-theme", Action::Theme, &["T"], STEPS, "", "Next theme", 0),
    bind("session-help", Action::Help, &["?", "f1"], STEPS, "help", "All keys of this screen", 1),
    bind("session-quit", Action::Quit, &["q"], STEPS, "quit", "Leave; the workshop continues at this step", 7),
    // Fingers.
    bind("fingers", Action::Go(Destination::Fingers), &["F"], &[C::Lobby], "fingers", "Fingers: the room shows 0 to 5 at once; less private", 8),
    bind("fingers-from-map", Action::Go(Destination::Fingers), &[], MAPS, "", "Fingers: everyone shows 0 to 5 at once; fast, less private", 0),
    bind("finger-0", Action::Answer(0), &["0"], &[C::Fingers], "", "The next person shows 0", 0),
    bind("finger-1", Action::Answer(1), &["1"], &[C::Fingers], "", "The next person shows 1", 0),
    bind("finger-2", Action::Answer(2), &["2"], &[C::Fingers], "", "The next person shows 2", 0),
    bind("finger-3", Action::Answer(3), &["3"], &[C::Fingers], "", "The next person shows 3", 0),
    bind("finger-4", Action::Answer(4), &["4"], &[C::Fingers], "", "The next person shows 4", 0),
    bind("finger-5", Action::Answer(5), &["5"], &[C::Fingers], "", "The next person shows 5", 0),
    bind("no-fingers", Action::Pass, &[".", "-", "space"], &[C::Fingers], "no answer", "The next person gives no answer", 2),
    bind("finger-back", Action::DeleteBack, &["backspace"], &[C::Fingers], "back one", "Back to the person before", 3),
    bind("next-fingers", Action::Enter, &["enter"], &[C::Fingers], "next row", "Next row; what was typed is saved", 4),
    bind("skip-fingers", Action::Move(Motion::Down), &["down"], &[C::Fingers], "", "Next row, even if nothing was typed", 0),
    bind("previous-fingers", Action::Move(Motion::Up), &["up"], &[C::Fingers], "previous row", "Previous row", 5),
    bind("undo-fingers", Action::Undo, &["u"], &[C::Fingers], "undo", "Undo the last row and ask it again", 6),
    bind("hide-fingers", Action::Hide, &["Z"], &[C::Fingers], "", "Blank the screen; any key shows it again", 0),
    bind("theme-fingers", Action::Theme, &["T"], &[C::Fingers], "", "Next theme", 0),
    bind("help-fingers", Action::Help, &["?", "f1"], &[C::Fingers], "help", "All keys of this screen", 1),
    bind("phones-after-fingers", Action::Room, &["R"], &[C::Fingers, C::Spectra], "", "After fingers: answer the questions about personality on phones", 0),
    bind("leave-fingers", Action::Back, &["esc"], &[C::Fingers], "stop here", "Stop here; what was typed is saved", 7),
    // Rating in private.
    bind("hand-over", Action::Enter, &["enter"], &[C::PassDevice], "start", "It is me: start", 1),
    bind("still-true", Action::Yes, &["y"], &[C::PassDevice], "still true", "It is me, and my earlier answers are still true: date them today", 2),
    bind("level-0", Action::Answer(0), &["0"], LEVELS, "", "Answer level 0, and move on to the next question", 0),
    bind("level-1", Action::Answer(1), &["1"], LEVELS, "", "Answer level 1, and move on to the next question", 0),
    bind("level-2", Action::Answer(2), &["2"], LEVELS, "", "Answer level 2, and move on to the next question", 0),
    bind("level-3", Action::Answer(3), &["3"], LEVELS, "", "Answer level 3, and move on to the next question", 0),
    bind("level-4", Action::Answer(4), &["4"], LEVELS, "", "Answer level 4, and move on to the next question", 0),
    bind("level-5", Action::Answer(5), &["5"], LEVELS, "", "Answer level 5, and move on to the next question", 0),
    bind("level-6", Action::Answer(6), &["6"], &[C::Review], "", "On a spectrum: answer position 6", 0),
    bind("level-7", Action::Answer(7), &["7"], &[C::Review], "", "On a spectrum: answer position 7, strongly the right end", 0),
    bind("place-1", Action::Answer(1), &["1"], &[C::RateSpectrum], "to 7 answer", "Answer position 1, strongly the left end, and move on to the next question", 1),
    bind("place-2", Action::Answer(2), &["2"], &[C::RateSpectrum], "", "Answer position 2", 0),
    bind("place-3", Action::Answer(3), &["3"], &[C::RateSpectrum], "", "Answer position 3", 0),
    bind("place-4", Action::Answer(4), &["4"], &[C::RateSpectrum], "", "Answer position 4, the middle", 0),
    bind("place-5", Action::Answer(5), &["5"], &[C::RateSpectrum], "", "Answer position 5", 0),
    bind("place-6", Action::Answer(6), &["6"], &[C::RateSpectrum], "", "Answer position 6", 0),
    bind("place-7", Action::Answer(7), &["7"], &[C::RateSpectrum], "", "Answer position 7, strongly the right end", 0),
    bind("towards-first", Action::Move(Motion::Left), &["left", "h"], &[C::RateSpectrum], "move", "One position towards the left end", 1),
    bind("towards-second", Action::Move(Motion::Right), &["right", "l"], &[C::RateSpectrum], "move", "One position towards the right end", 1),
    bind("next-question", Action::Move(Motion::Down), &["down", "enter", "tab", "j"], QUESTIONS, "next", "Next question; you can leave this one blank", 3),
    bind("previous-question", Action::Move(Motion::Up), &["up", "backtab", "k"], QUESTIONS, "back", "Previous question", 4),
    bind("first-question", Action::Move(Motion::First), &["home"], RATING, "", "First question", 0),
    bind("look-over", Action::Move(Motion::Last), &["end"], QUESTIONS, "", "Last page: check all your answers", 0),
    bind("row-still-true", Action::Yes, &["y"], ANSWERS, "still true", "My earlier answer on this row is still true: date it today and go to the next question", 9),
    bind("want", Action::Want, &["w"], ANSWERS, "want more, less", "Cycle: I want more of this, I want less, neither", 5),
    bind("pass", Action::Pass, &["p"], ANSWERS, "pass", "Prefer not to say; to others it looks like no answer", 6),
    bind("skip-personality", Action::SkipPersonality, &["S"], ANSWERS, "skip personality", "Prefer not to say for all spectra at once", 7),
    bind("clear", Action::Clear, &["-", "delete"], ANSWERS, "", "Clear the answer", 0),
    bind("clear-back", Action::DeleteBack, &["backspace"], ANSWERS, "", "Clear the answer; where there is none, back to the previous question", 0),
    bind("show-earlier", Action::ShowEarlier, &["A"], ANSWERS, "", "Show the answers I gave before; not until the reveal", 0),
    bind("line-above", Action::Move(Motion::Up), &["up", "k"], &[C::Review], "line", "The line above", 1),
    bind("line-below", Action::Move(Motion::Down), &["down", "j", "space"], &[C::Review], "line", "The line below", 1),
    bind("line-page-up", Action::Move(Motion::PageUp), &["pageup"], &[C::Review], "", "Page up", 0),
    bind("line-page-down", Action::Move(Motion::PageDown), &["pagedown"], &[C::Review], "", "Page down", 0),
    bind("to-question", Action::Previous, &["left", "tab", "h"], &[C::Review], "change", "Back to the question of this line", 4),
    bind("finish", Action::Enter, &["enter"], &[C::Review], "finish", "Finish: all answers are saved as one change", 1),
    bind("own-undo", Action::Undo, &["u"], ANSWERS, "undo", "Undo your last answer; only your own", 8),
    bind("own-redo", Action::Redo, &["ctrl-r"], ANSWERS, "", "Redo the answer that was undone", 0),
    bind("rate-hide", Action::Hide, &["Z"], RATING, "", "Blank the screen; any key shows it again", 0),
    bind("rate-theme", Action::Theme, &["T"], RATING, "", "Next theme", 0),
    bind("rate-help", Action::Help, &["?", "f1"], RATING, "help", "All keys of this screen", 1),
    bind("stop-rating", Action::Back, &["esc"], RATING, "stop here", "Stop here; your answers are saved", 9),
    bind("why", Action::Enter, &["enter"], MAPS, "explain", "Explain the row: what each level means, and who is at it", 2),
    bind("meaning", Action::Meaning, &["enter"], &[C::Findings], "explain", "Explain the row: what each level means, and who is at it", 2),
    bind("meaning-of-decision", Action::Meaning, &[], &[C::Decisions], "", "Explain the row of the decision: what each level means, and who is at it", 0),
    bind("decide", Action::Decide, &["d"], DECIDING, "decide", "Decide about the row: grow, share, borrow, hire or accept", 3),
    bind("decisions", Action::Go(Destination::Decisions), &["4"], OPEN, "", "Decisions: what was decided, who does it and by when", 0),
    bind("shape", Action::Go(Destination::Shape), &[], &[C::Map, C::Personality, C::Findings, C::Decisions], "", "Shape: a radar of need, best level and covered level", 0),
    bind("plan", Action::Go(Destination::Plan), &["3"], OPEN, "", "Plan: hires, departures and growth", 0),
    bind("previous-hire", Action::Move(Motion::Left), &["left", "h"], &[C::Plan], "hire", "If we hire: the previous choice (nobody, the ideal person, each candidate)", 1),
    bind("next-hire", Action::Move(Motion::Right), &["right", "l"], &[C::Plan], "hire", "If we hire: the next choice", 1),
    bind("hire-too", Action::HireToo, &["space"], &[C::Plan], "hire too", "Add the candidate under the cursor to those hired, or remove them", 3),
    bind("pane", Action::Next, &["tab"], &[C::Plan], "next page", "Next page: candidates, brief, together, grow, departures, compare, decided", 2),
    bind("pane-back", Action::Previous, &["backtab"], &[C::Plan], "", "Previous page", 0),
    bind("why-plan", Action::Enter, &["enter"], &[C::Plan], "explain", "Explain this line and its numbers", 2),
    bind("plan-away", Action::Away, &["x"], &[C::Plan], "away", "Mark someone as away: the rows change at once", 4),
    bind("plan-everyone", Action::Everyone, &[], &[C::Plan], "", "Nobody is away: show the plan with everyone", 0),
    bind("plan-compare", Action::Compare, &[], &[C::Plan], "", "Show another situation next to this one", 0),
    bind("more-hires", Action::More, &["+", "="], &[C::Plan], "", "Plan for one more hire", 0),
    bind("fewer-hires", Action::Fewer, &["-"], &[C::Plan], "", "Plan for one fewer hire", 0),
    bind("new-candidate", Action::Add, &["a"], &[C::Plan], "add", "Add a candidate", 4),
    bind("read-candidates", Action::Import, &[], &[C::Plan], "", "Import candidates from a file or a folder", 0),
    bind("answers", Action::Rename, &["e"], &[C::Plan], "edit", "Edit the candidate's answers", 4),
    bind("candidate-outcome", Action::Outcome, &["O"], &[C::Plan], "outcome", "Record what happened: hired, declined, withdrawn", 5),
    bind("remove-candidate", Action::Remove, &["delete", "backspace"], &[C::Plan], "", "Remove the candidate; u undoes it", 0),
    bind("copy-brief", Action::Copy, &["c"], &[C::Plan], "", "Copy the brief for a job ad: it names nobody", 0),
    bind("keep-plan", Action::Keep, &[], &[C::Plan], "", "Save this plan and what you expect of it", 0),
    bind("why-plan-up", Action::Move(Motion::Up), &["up", "k"], &[C::WhyPlan], "scroll", "Scroll up", 2),
    bind("why-plan-down", Action::Move(Motion::Down), &["down", "j"], &[C::WhyPlan], "scroll", "Scroll down", 2),
    bind("close-why-plan", Action::Back, &["esc", "enter", "q"], &[C::WhyPlan], "close", "Close", 1),
    bind("candidate-0", Action::Answer(0), &["0"], &[C::Candidate], "to 5 set level", "Set level 0", 1),
    bind("candidate-up", Action::Move(Motion::Up), &["up", "k"], &[C::Candidate], "row", "The row above", 1),
    bind("candidate-down", Action::Move(Motion::Down), &["down", "j"], &[C::Candidate], "row", "The row below", 1),
    bind("candidate-left", Action::Move(Motion::Left), &["left", "h"], &[C::Candidate], "level", "One level lower, or towards the left end", 2),
    bind("candidate-right", Action::Move(Motion::Right), &["right", "l"], &[C::Candidate], "level", "One level higher, or towards the right end", 2),
    bind("candidate-1", Action::Answer(1), &["1"], &[C::Candidate], "", "Set level 1", 0),
    bind("candidate-2", Action::Answer(2), &["2"], &[C::Candidate], "", "Set level 2", 0),
    bind("candidate-3", Action::Answer(3), &["3"], &[C::Candidate], "", "Set level 3", 0),
    bind("candidate-4", Action::Answer(4), &["4"], &[C::Candidate], "", "Set level 4", 0),
    bind("candidate-5", Action::Answer(5), &["5"], &[C::Candidate], "", "Set level 5", 0),
    bind("candidate-clear", Action::Clear, &["backspace", "delete"], &[C::Candidate], "clear", "Clear the level: not known", 3),
    bind("candidate-judge", Action::ToggleSource, &["space"], &[C::Candidate], "who said it", "Switch who gave the answer: the candidate or the panel", 3),
    bind("candidate-want", Action::Want, &["w"], &[C::Candidate], "wants more, less", "Cycle: the candidate wants more of this, wants less, neither", 4),
    bind("candidate-evidence", Action::Evidence, &["e"], &[C::Candidate], "evidence", "Type what the answer is based on, then where it was heard", 4),
    bind("candidate-personality", Action::SkipPersonality, &["tab"], &[C::Candidate], "spectra", "Show or hide the spectra", 5),
    bind("candidate-undo", Action::Undo, &["u"], &[C::Candidate], "", "Undo the last change", 0),
    bind("candidate-redo", Action::Redo, &["ctrl-r"], &[C::Candidate], "", "Redo the change that was undone", 0),
    bind("candidate-help", Action::Help, &["?", "f1"], &[C::Candidate], "help", "All keys of this form", 2),
    bind("close-candidate", Action::Back, &["esc", "enter", "q"], &[C::Candidate], "done", "Back to the plan", 2),
    bind("to-the-map", Action::Back, &["esc"], APART, "map", "Back to the map", 2),
    bind("change-decision", Action::Decide, &["enter", "d"], &[C::Decisions], "change", "Change the decision under the cursor", 2),
    bind("copy", Action::Copy, &["c"], &[C::Decisions], "copy", "Copy all decisions as text", 2),
    bind("remove-decision", Action::Remove, &["delete", "backspace"], &[C::Decisions], "remove", "Remove the decision; u undoes it", 3),
    bind("close-why", Action::Back, &["esc", "enter", "q"], &[C::Why], "close", "Close", 1),
    bind("why-up", Action::Move(Motion::Up), &["up", "k"], &[C::Why], "scroll", "Scroll up", 2),
    bind("why-down", Action::Move(Motion::Down), &["down", "j"], &[C::Why], "scroll", "Scroll down", 2),
    bind("why-page-up", Action::Move(Motion::PageUp), &["pageup"], &[C::Why], "", "Page up", 0),
    bind("why-page-down", Action::Move(Motion::PageDown), &["pagedown"], &[C::Why], "", "Page down", 0),
    bind("why-left", Action::Move(Motion::Left), &["left", "h"], &[C::Why], "row", "The row before", 2),
    bind("why-right", Action::Move(Motion::Right), &["right", "l"], &[C::Why], "row", "The row after", 2),
    // The form of a decision.
    bind("keep-decision", Action::Enter, &["enter"], &[C::Decide], "save", "Save the decision", 1),
    bind("add-row", Action::Enter, &["enter"], &[C::NewRow], "add", "Add the row", 1),
    bind("leave-row", Action::Back, &["esc"], &[C::NewRow], "cancel", "Cancel", 1),
    bind("leave-decision", Action::Back, &["esc"], &[C::Decide], "cancel", "Cancel: nothing changes", 1),
    bind("field-up", Action::Move(Motion::Up), &["up", "backtab"], FORMS, "field", "The field above", 2),
    bind("field-down", Action::Move(Motion::Down), &["down", "tab"], FORMS, "field", "The field below", 2),
    bind("pick-left", Action::Move(Motion::Left), &["left"], FORMS, "choose", "Previous choice; in a text, one character left", 2),
    bind("pick-right", Action::Move(Motion::Right), &["right"], FORMS, "choose", "Next choice; in a text, one character right", 2),
    // Export.
    bind("export", Action::Export, &["E"], EXPORTED, "export", "Export: choose a format, see what its readers will see, save a file or copy", 9),
    bind("write-export", Action::Enter, &["enter"], &[C::Export], "save", "Save the file; a second Enter replaces an existing file", 1),
    bind("copy-export", Action::Copy, &["ctrl-y"], &[C::Export], "copy", "Copy the text instead of saving a file", 2),
    bind("leave-export", Action::Back, &["esc"], &[C::Export], "cancel", "Cancel: nothing is saved", 1),
    // A table that came by pasting or from a file.
    bind("import", Action::Import, &[], MAPS, "", "Import a table from a spreadsheet: paste it here at any time, or type its file's name", 0),
    bind("welcome-import", Action::Import, &["i"], &[C::Welcome], "paste a table", "A new team from a spreadsheet: paste the table here at any time, or type its file's name", 4),
    bind("take-table", Action::Enter, &["enter"], &[C::TableTake], "import", "Import the table as shown", 1),
    bind("table-role", Action::Enter, &["enter"], &[C::Table], "role", "Say what the column under the cursor is", 1),
    bind("table-meaning", Action::Enter, &["enter"], &[C::TableValues], "meaning", "Say what the value under the cursor means", 1),
    bind("table-same", Action::Enter, &["enter"], &[C::TableNames], "combine", "Combine two people or two rows into one; all answers are kept", 1),
    bind("leave-table", Action::Back, &["esc", "q"], IMPORT, "cancel", "Back; nothing is imported", 1),
    bind("table-next", Action::Next, &["tab"], IMPORT, "next page", "The next page: columns, values, names, summary", 1),
    bind("table-previous", Action::Previous, &["backtab"], IMPORT, "", "The page before", 0),
    bind("table-out", Action::Remove, &["delete", "backspace"], &[C::Table, C::TableNames], "leave out", "Leave out the column or the name under the cursor, or include it again", 2),
    bind("table-left", Action::Move(Motion::Left), &["left"], &[C::Table], "column", "The column before", 2),
    bind("table-right", Action::Move(Motion::Right), &["right"], &[C::Table], "column", "The column after", 2),
    bind("table-level-0", Action::Answer(0), &["0"], &[C::TableValues], "to 5 level", "The value means level 0", 2),
    bind("table-level-1", Action::Answer(1), &["1"], &[C::TableValues], "", "The value means level 1", 0),
    bind("table-level-2", Action::Answer(2), &["2"], &[C::TableValues], "", "The value means level 2", 0),
    bind("table-level-3", Action::Answer(3), &["3"], &[C::TableValues], "", "The value means level 3", 0),
    bind("table-level-4", Action::Answer(4), &["4"], &[C::TableValues], "", "The value means level 4", 0),
    bind("table-level-5", Action::Answer(5), &["5"], &[C::TableValues], "", "The value means level 5", 0),
    bind("table-blank", Action::Clear, &["-"], &[C::TableValues], "no answer", "The value means that there is no answer", 2),
    bind("table-undo", Action::Undo, &["u"], IMPORT, "undo", "Undo the last choice", 3),
    bind("table-options", Action::Rename, &["e"], IMPORT, "options", "Options: where the people are, what all rows are, the sheet, or type one", 4),
    bind("table-others", Action::ToggleSource, &["space"], &[C::TableTake], "team or table", "Where two answers differ: keep the team's answer, or use the table's", 3),
    bind("table-up", Action::Move(Motion::Up), &["up"], IMPORT, "line", "The line above", 5),
    bind("table-down", Action::Move(Motion::Down), &["down"], IMPORT, "line", "The line below", 5),
    bind("table-page-up", Action::Move(Motion::PageUp), &["pageup"], IMPORT, "", "Ten lines up", 0),
    bind("table-page-down", Action::Move(Motion::PageDown), &["pagedown"], IMPORT, "", "Ten lines down", 0),
    bind("take-decision-away", Action::Remove, &["ctrl-x"], &[C::Decide], "remove", "Remove this decision; u brings it back", 3),
    // Everywhere.
    bind("undo", Action::Undo, &["u"], OPEN, "", "Undo the last change", 0),
    bind("redo", Action::Redo, &["ctrl-r"], OPEN, "", "Redo the change that was undone", 0),
    bind("save", Action::Save, &["ctrl-s"], OPEN, "", "Save the demo to a file, or retry a failed save; other changes are saved automatically", 0),
    bind("save-in-session", Action::Save, &["ctrl-s"], STEPS, "", "Save the demo to a file, or retry a failed save", 0),
    bind("edit-file", Action::EditFile, &[], OPEN, "", "Edit the team's TOML in your editor ($EDITOR), and read it again", 0),
    bind("save-as", Action::SaveAs, &[], OPEN, "", "Save the team in another file", 0),
    bind("theme", Action::Theme, &[], SCREENS, "", "Next theme: automatic, dark, light, high contrast", 0),
    bind("mouse", Action::ToggleMouse, &[], SCREENS, "", "Mouse: select text with it, or click and scroll", 0),
    bind("hide", Action::Hide, &[], SCREENS, "", "Blank the screen; any key shows it again", 0),
    bind("help", Action::Help, &["?", "f1"], SCREENS, "help", "Help: all keys of this screen, and what every sign means", 1),
    bind("back", Action::Back, &["esc"], MAPS, "", "Back; nothing is lost", 0),
    bind("quit", Action::Quit, &["q"], SCREENS, "quit", "Quit", 1),
    bind("map", Action::Go(Destination::Map), &["1"], OPEN, "", "Map: rows, states and people", 0),
    bind("team", Action::Go(Destination::Edit), &["6"], OPEN, "", "Team: its situations, rows, needs and members", 0),
    bind("commands", Action::Palette, &[":", "ctrl-p"], SCREENS, "commands", "Find any command by a few letters of what it does", 2),
    bind("session-commands", Action::Palette, &[":", "ctrl-p"], STEPS, "commands", "Find any command by a few letters of what it does", 6),
    // Over a screen.
    bind("run-command", Action::Enter, &["enter"], &[C::Palette], "run", "Run the command under the cursor", 1),
    bind("command-up", Action::Move(Motion::Up), &["up", "ctrl-p"], &[C::Palette], "command", "The command above", 1),
    bind("command-down", Action::Move(Motion::Down), &["down", "ctrl-n"], &[C::Palette], "command", "The command below", 1),
    bind("command-page-up", Action::Move(Motion::PageUp), &["pageup"], &[C::Palette], "", "Page up", 0),
    bind("command-page-down", Action::Move(Motion::PageDown), &["pagedown"], &[C::Palette], "", "Page down", 0),
    bind("leave-commands", Action::Back, &["esc"], &[C::Palette], "cancel", "Close the commands", 1),
    bind("close-help", Action::Back, &["esc", "enter", "f1"], &[C::Help], "close", "Close the help", 1),
    bind("help-page", Action::Next, &["tab"], &[C::Help], "signs, words", "Show what every sign and word means, or the keys again", 1),
    bind("help-page-up", Action::Move(Motion::PageUp), &["pageup"], &[C::Help], "", "Page up", 0),
    bind("help-page-down", Action::Move(Motion::PageDown), &["pagedown"], &[C::Help], "", "Page down", 0),
    bind("help-up", Action::Move(Motion::Up), &["up"], &[C::Help], "scroll", "Scroll up", 2),
    bind("help-down", Action::Move(Motion::Down), &["down"], &[C::Help], "scroll", "Scroll down", 2),
    bind("choose", Action::Enter, &["enter"], &[C::Menu], "choose", "Choose the entry under the cursor", 1),
    bind("menu-up", Action::Move(Motion::Up), &["up", "ctrl-p"], &[C::Menu], "", "The entry above", 0),
    bind("menu-down", Action::Move(Motion::Down), &["down", "ctrl-n"], &[C::Menu], "", "The entry below", 0),
    bind("accept", Action::Enter, &["enter"], PROMPTS, "accept", "Accept what was typed", 1),
    bind("complete-path", Action::Next, &["tab"], &[C::FileName], "complete", "Complete the file name", 2),
    bind("text-up", Action::Move(Motion::Up), &["up"], &[C::Prompt], "", "One line up, in a longer text", 0),
    bind("text-down", Action::Move(Motion::Down), &["down"], &[C::Prompt], "", "One line down, in a longer text", 0),
    bind("text-left", Action::Move(Motion::Left), &["left"], PROMPTS, "", "One character left", 0),
    bind("text-right", Action::Move(Motion::Right), &["right"], PROMPTS, "", "One character right", 0),
    bind("text-start", Action::Move(Motion::First), &["home", "ctrl-a"], LINES, "", "Start of the text", 0),
    bind("text-end", Action::Move(Motion::Last), &["end", "ctrl-e"], LINES, "", "End of the text", 0),
    bind("delete-back", Action::DeleteBack, &["backspace"], TYPED, "", "Delete the character before the cursor", 0),
    bind("delete-forward", Action::DeleteForward, &["delete"], LINES, "", "Delete the character under the cursor", 0),
    bind("delete-word", Action::DeleteWord, &["ctrl-w"], LINES, "", "Delete the word before the cursor", 0),
    bind("delete-line", Action::DeleteLine, &["ctrl-u"], LINES, "", "Delete the whole text", 0),
    bind("leave-text", Action::Back, &["esc"], TEXTS, "cancel", "Cancel", 2),
    bind("yes", Action::Yes, &["y"], &[C::Confirm], "yes", "Yes", 1),
    bind("confirm-default", Action::Enter, &["enter"], &[C::Confirm], "", "Yes; where it cannot be undone, no", 0),
    bind("no", Action::No, &["n", "esc"], &[C::Confirm], "no", "No", 1),
    // Of the terminal itself.
    bind("hide-everything", Action::Hide, &["f9"], C::VARIANTS, "", "Blank the screen, even where you type text; any key shows it again", 0),
    bind("interrupt", Action::Interrupt, &["ctrl-c"], C::VARIANTS, "", "Quit; asks first", 0),
    bind("suspend", Action::Suspend, &["ctrl-z"], C::VARIANTS, "", "Suspend the program", 0),
    bind("repaint", Action::Repaint, &["ctrl-l"], C::VARIANTS, "", "Redraw the screen", 0),
];

/// Returns the lines that hold in a context, in the table's order.
pub fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| binding.contexts.contains(&context))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::tui::keymap::Key;

    #[test]
    fn no_key_stands_twice_in_a_context() {
        for &context in Context::VARIANTS {
            let mut seen: HashMap<Key, &str> = HashMap::new();
            for binding in of(context) {
                for key in binding.keys {
                    let other = seen.insert(key.parse().unwrap(), binding.name);
                    assert_eq!(other, None, "{key} twice in {context:?}: {}", binding.name);
                }
            }
        }
    }

    /// Returns what a letter is for, where several actions are one thing to the
    /// person who presses it.
    fn meaning(action: &Action) -> String {
        match action {
            Action::Add | Action::TakeSheets => "add".into(),
            Action::Go(Destination::Edit) | Action::Rename | Action::Evidence => "edit".into(),
            // On the map, at the row of the finding.
            Action::Enter | Action::Go(Destination::Map) => "map".into(),
            Action::Quit => format!("{:?}", Action::Back),
            _ => format!("{action:?}"),
        }
    }

    #[test]
    fn a_letter_means_one_thing_on_every_screen() {
        let mut seen: HashMap<char, (String, &str)> = HashMap::new();
        for binding in TABLE {
            for key in binding.keys {
                let &[letter] = key.chars().collect::<Vec<_>>().as_slice() else { continue };
                // h, j, k and l are arrows; W leads into a workshop and out of
                // it; a question takes y and n, as everywhere.
                let is_said = matches!(binding.name, "leave-session" | "yes" | "no" | "still-true");
                if !letter.is_ascii_alphabetic() || "hjkl".contains(letter) || is_said {
                    continue;
                }
                let means = meaning(&binding.action);
                let (before, name) =
                    seen.entry(letter).or_insert_with(|| (means.clone(), binding.name));
                assert_eq!(*before, means, "{letter} is {} and {}", name, binding.name);
            }
        }
    }

    #[test]
    fn the_map_has_about_fifteen_letters() {
        let letters = of(Context::Map).flat_map(|binding| binding.keys).filter(|key| {
            key.len() == 1 && key.chars().all(|c| c.is_ascii_alphabetic()) && !"hjkl".contains(*key)
        });
        assert!(letters.count() <= 16);
    }

    #[test]
    fn backspace_removes_wherever_delete_does() {
        for &context in Context::VARIANTS {
            let on = |wanted: &str| {
                of(context)
                    .find(|binding| binding.keys.contains(&wanted))
                    .map(|binding| &binding.action)
            };
            let Some(delete) = on("delete") else { continue };
            let fits = match (delete, on("backspace")) {
                (Action::DeleteForward, backspace) => backspace == Some(&Action::DeleteBack),
                // An answer that is not there yet: back to the question before.
                (Action::Clear, Some(Action::DeleteBack)) => true,
                (delete, backspace) => backspace == Some(delete),
            };
            assert!(fits, "{context:?}");
        }
    }

    #[test]
    fn every_action_is_described_and_has_a_name_of_its_own() {
        let mut names = std::collections::HashSet::new();
        for binding in TABLE {
            assert!(!binding.about.is_empty(), "{}", binding.name);
            assert!(binding.footer == 0 || !binding.label.is_empty(), "{}", binding.name);
            assert!(names.insert(binding.name), "{} twice", binding.name);
        }
    }

    #[test]
    fn every_context_can_be_left() {
        for &context in Context::VARIANTS {
            let leaves = of(context).any(|binding| {
                matches!(
                    binding.action,
                    Action::Back | Action::Quit | Action::No | Action::Interrupt
                )
            });
            assert!(leaves, "{context:?}");
        }
    }
}
