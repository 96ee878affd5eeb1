//! The actions: everything a person can do. `keymap::table` says which keys do it.

/// A movement within the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column left, or towards the first pole.
    Left,
    /// One column right, or towards the second pole.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first entry.
    First,
    /// To the last entry.
    Last,
}

impl Motion {
    /// Returns where a list's cursor goes from `at`: at most to `last`, and by `page` entries for
    /// a screenful. Left and right leave it where it is.
    pub fn along(self, at: usize, last: usize, page: usize) -> usize {
        let to = match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at + 1,
            Self::PageUp => at.saturating_sub(page),
            Self::PageDown => at + page,
            Self::First => 0,
            Self::Last => last,
            Self::Left | Self::Right => at,
        };
        to.min(last)
    }
}

/// Returns the entry `by` places further, from the last to the first.
pub fn stepped<T: Clone + PartialEq>(all: &[T], now: &T, by: isize) -> T {
    let at = all.iter().position(|one| one == now).unwrap_or(0);
    all[(at as isize + by).rem_euclid(all.len() as isize) as usize].clone()
}

/// One thing that a person can do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move within the screen.
    Move(Motion),
    /// The next field or page.
    Next,
    /// The field or page before.
    Previous,
    /// Explain a dimension and its levels.
    Meaning,
    /// Open, choose or accept what the cursor is on.
    Enter,
    /// Go back; nothing is lost.
    Back,
    /// Show the keys of this screen.
    Help,
    /// Find a command by what it does.
    Palette,
    /// Quit.
    Quit,
    /// Ctrl-C: quit, after a question.
    Interrupt,
    /// Undo the last change.
    Undo,
    /// Redo the change that was undone.
    Redo,
    /// Find a dimension or a person by name.
    Find,
    /// Draw everything again.
    Repaint,
    /// Suspend the program as a job of the shell.
    Suspend,
    /// Leave the mouse to the terminal, or use it again.
    ToggleMouse,
    /// The next theme.
    Theme,
    /// Hide everything at once, and show it again.
    Hide,
    /// Save now, where the last save failed.
    Save,
    /// Save the team in another file.
    SaveAs,
    /// Open the team's file in `$EDITOR`.
    EditFile,
    /// Open the demo.
    Demo,
    /// Ask for a team file to open.
    OpenFile,
    /// Go to a screen.
    Go(Destination),

    /// Mark the person under the cursor as away, or pick one.
    Away,
    /// Everyone is here again.
    Everyone,
    /// Save a snapshot next to the team file.
    Snapshot,
    /// Decide about the dimension under the cursor.
    Decide,
    /// Export what the screen shows.
    Export,
    /// Copy what the screen shows as text.
    Copy,
    /// Mark the row for discussion.
    Discuss,
    /// The next order of rows.
    Sort,
    /// People in file order or by name.
    SortPeople,
    /// Show only some rows.
    Filter,
    /// The next situation.
    Situation,
    /// Two situations side by side.
    Compare,
    /// Present: larger cells and fewer rows, for a room.
    Present,
    /// Show the map as if every decision worked out, or as of today.
    Planned,
    /// Show aliases instead of names.
    Aliases,
    /// Colour cells by level instead of by need.
    ColourByLevel,
    /// One column for each person, or for each level.
    Fold,

    /// A key of an answer: 0 to 5.
    Answer(u8),
    /// Cycle grow, less, neither.
    Want,
    /// Prefer not to say.
    Pass,
    /// Prefer not to say for all of personality.
    SkipPersonality,
    /// Clear the answer.
    Clear,
    /// Show the answers that this person gave before.
    ShowEarlier,

    /// Add an entry to the list.
    Add,
    /// Remove what the cursor is on.
    Remove,
    /// Rename what the cursor is on.
    Rename,
    /// Move what the cursor is on up in the file.
    MoveUp,
    /// Move what the cursor is on down in the file.
    MoveDown,
    /// One more.
    More,
    /// One fewer.
    Fewer,
    /// Not needed, or needed again.
    NotNeeded,

    /// Go to the next step of the workshop.
    NextStep,
    /// Go to the previous step.
    PreviousStep,
    /// Show everything at once to everyone.
    Reveal,
    /// Open the room for phones, or close it.
    Room,
    /// Show the next address of the room.
    NextAddress,
    /// Let phones vote on the rows to talk about, or count the votes.
    Vote,
    /// Open the facilitator's remote.
    Remote,
    /// Type in a printed form.
    TypeForm,
    /// Free a name that was picked on the wrong phone.
    FreeName,
    /// Show why phones may not reach the room.
    NetworkHelp,
    /// Show the facilitator's script.
    Guide,
    /// Tick off the row that was talked about.
    TickOff,
    /// Add the sheets that have arrived.
    TakeSheets,
    /// Change an answer after the reveal, with an example.
    Correct,
    /// Add the candidate under the cursor to those hired, or take them out again.
    HireToo,
    /// Save the plan on the screen.
    Keep,
    /// Read something from a file.
    Import,
    /// Switch who gave an answer: the candidate or the panel; or whose answers count.
    ToggleSource,
    /// Record that a candidate was hired, declined or withdrew.
    Outcome,
    /// Type what an answer is based on.
    Evidence,

    /// Yes.
    Yes,
    /// No.
    No,

    /// A character typed into a text.
    Type(char),
    /// Text pasted.
    Paste(String),
    /// Remove the character before the cursor.
    DeleteBack,
    /// Remove the character under the cursor.
    DeleteForward,
    /// Remove the word before the cursor.
    DeleteWord,
    /// Remove everything before the cursor.
    DeleteLine,

    /// A click on a row and perhaps a column of the list.
    Point {
        /// The index in the list.
        row: Option<usize>,
        /// The index of the column.
        column: Option<usize>,
    },
    /// The terminal has another size, in columns and rows.
    Resize(u16, u16),
    /// Time has passed, on the screens that asked for it.
    Tick,
}

/// Screens that one can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Destination {
    /// The map.
    Map,
    /// Findings in sentences.
    Findings,
    /// What was decided.
    Decisions,
    /// Snapshots, and what changed between them.
    History,
    /// The radar.
    Shape,
    /// The private rating of one person.
    Rate,
    /// The whole room rates a dimension at once.
    Fingers,
    /// The workshop, at its current step.
    Session,
    /// Team, situations, dimensions, needs, members.
    Edit,
    /// The plan: whom to hire, and what happens if someone leaves.
    Plan,
    /// The teams of the folder.
    Teams,
    /// Recent teams, templates, the demo.
    Welcome,
}
