//! Everything a person can do. Which keys do it is in `input::table`.

/// A movement within whatever the screen shows.
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
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Motion {
    /// Returns where a list's cursor goes from `at`: within its `last` entry, and
    /// by `page` entries a screenful. Sideways it stays.
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

/// Returns what is so many places further on, from the last on to the first.
pub fn stepped<T: Clone + PartialEq>(all: &[T], now: &T, by: isize) -> T {
    let at = all.iter().position(|one| one == now).unwrap_or(0);
    all[(at as isize + by).rem_euclid(all.len() as isize) as usize].clone()
}

/// One thing a person did.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move within the screen.
    Move(Motion),
    /// The next field or page.
    Next,
    /// The field or page before.
    Previous,
    /// What a dimension and its levels mean.
    Meaning,
    /// Open, choose or accept what the cursor is on.
    Enter,
    /// Back to where one came from; loses nothing.
    Back,
    /// What can be done on this screen.
    Help,
    /// Find a command by what it does.
    Palette,
    /// Leave the program.
    Quit,
    /// Ctrl-C: asks once, then leaves.
    Interrupt,
    /// Take back the last change.
    Undo,
    /// Make the change taken back again.
    Redo,
    /// Find a dimension or a person by name.
    Find,
    /// Draw everything again.
    Repaint,
    /// Stop the program as a shell's job.
    Suspend,
    /// Let the terminal select text, or take the mouse back.
    ToggleMouse,
    /// The next theme.
    Theme,
    /// Hide everything at once, and show it again.
    Hide,
    /// Save now, where the last save failed.
    Save,
    /// Keep the team in another file.
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
    /// Keep the team as it is now next to its file.
    Snapshot,
    /// Attach a decision to the dimension under the cursor.
    Decide,
    /// Let what the screen shows leave the program as a file.
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
    /// Larger, fewer, for a room.
    Present,
    /// The map if all that is decided comes true, or as of today.
    Planned,
    /// Aliases in place of names.
    Aliases,
    /// Colour cells by level in place of by need.
    ColourByLevel,
    /// A column a person, or a column a level.
    Fold,

    /// A key of an answer: 0 to 5.
    Answer(u8),
    /// Cycle grow, less, neither.
    Want,
    /// Prefer not to say.
    Pass,
    /// Prefer not to say for all of personality.
    SkipPersonality,
    /// Take the answer away.
    Clear,
    /// Show the person who rates the answers they gave before.
    ShowEarlier,

    /// Add one of what the list shows.
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

    /// On to the next step of the workshop.
    NextStep,
    /// Back to the step before.
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
    /// Take in the sheets that have come.
    TakeSheets,
    /// Change an answer after the reveal, with an example.
    Correct,
    /// Add the candidate under the cursor to those hired, or take them out again.
    HireToo,
    /// Keep what is on screen for later.
    Keep,
    /// Read something from a file.
    Import,
    /// Who gave an answer: the candidate or the panel.
    Judge,
    /// What became of a candidate: hired, declined, withdrawn.
    Outcome,
    /// What an answer rests on.
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

    /// Clicked on a row and, perhaps, a column of what the screen lists.
    Point {
        /// By place in the list shown.
        row: Option<usize>,
        /// By place among the columns.
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
    /// The workshop, at the step where it stands.
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
