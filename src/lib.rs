//! # Roundtable
//!
//! Maps what a team is made of. Members look at *themselves* across the
//! skills, experience and personality that their work needs; the results are
//! mapped; the team sees where it is well covered and where it must develop.
//! After an exercise that Kevin Goldsmith describes ("Finding the right
//! ingredients for the perfect team", 2017).
//!
//! This page is the architecture: the screen, what draws each part of it, and
//! who may know whom.
//!
//! ## The screen
//!
//! ```text
//!  1 Map   2 Findings   3 Plan   4 Decisions   5 History   6 Team   payments.toml · saved   tui::widgets::header
//!  Payments › Launch the new checkout                                 102 of 112 answers   screens::map::draw::title
//!  5 covered · 4 depend on one person · 2 with nobody · 1 with too few answers             phrases::headline
//!
//!                                                     Ada  Bo  Cyd  Dee  Eve  need         screens::map::draw::grid
//!  SKILLS
//!   Product and customer insight  ● covered       ■■    3   2   0    1    4   two at 3+
//! ▌ Data and analysis           ✓ ◐ only Eve      ■□    1   0   0    0    4   two at 3+
//!   │                             │               │     └ cells, lit when they count towards the need
//!   │                             │               └ screens::map::draw::squares
//!   │                             └ phrases::state: the state with its cause
//!   └ team::Dimension
//!  PERSONALITY
//!   Bold ↔ Careful                1 ◂ ▸ 3         ·  ●  ·  ●  ●● ●● ●                      screens::map::draw::strip
//! ─────────────────────────────────────────────────────────────────────────
//!  Data and analysis needs two people who do most of it on their own …                     phrases::row
//! ─────────────────────────────────────────────────────────────────────────
//!  Talk about  1 Running it   nobody handles hard cases yet; …                             coverage::talk_about
//!
//!  Without Eve: Eve is away                                                                tui::widgets::message
//!  ↑↓ row   x away   ? help   q quit   : commands                                          tui::widgets::footer
//! ```
//!
//! ## From a key to a frame
//!
//! ```text
//! tui::terminal ─ key ─▶ tui::keymap ─ Action ─▶ tui::app::update(&mut Model) ─ Vec<Effect> ─▶ tui::terminal
//!     ▲                                               │                                        │
//!     └────────── tui::draw::paint(&Model, &Styles) ◀─┘             files: save, open, watch ◀─┘
//! ```
//!
//! One loop, in [`tui::terminal`]. It sleeps until something happens, takes all
//! that is waiting, and draws one frame. Everything that changes the team is a
//! [`team::Edit`]; applying it gives its inverse, which is undo. What the screen
//! shows is computed from the team after each change, as a whole.
//!
//! ## Who may know whom
//!
//! `cli → tui → {room, report, import, files} → phrases → {coverage, plan, diff} → team`
//!
//! Nothing points back, and `tests/it/architecture.rs` says so.
//!
//! | part | is |
//! |---|---|
//! | [`team`] | the team, its ratings, every edit with its inverse; the standard library alone |
//! | [`text`] | the boundary for names and sentences; widths |
//! | [`coverage`] | states, findings, surprises, across teams: pure functions |
//! | [`plan`], [`diff`] | hiring and leaving; two snapshots compared by cause |
//! | [`phrases`] | the sentences and the map's table, for screen and reports |
//! | [`files`] | TOML in and out, locks, the journal, sheets, snapshots |
//! | [`import`] | tables and workbooks, made into teams |
//! | [`report`] | one folder a report, and `document`, which writes tables and sentences in every format |
//! | [`room`] | the page that phones open, and its server |
//! | [`assets`] | the demo and the templates, built in |
//! | [`tui::app`] | the model and how actions change it |
//! | [`tui::keymap`] | keys to actions; the one table of actions |
//! | [`tui::screens`], [`tui::overlays`] | one folder a screen: state, `update`, and `draw`, which changes nothing |
//! | [`tui::draw`], [`tui::widgets`] | the frame around the screens; themes; what screens share |
//! | [`tui::terminal`] | the only loop; input; signals; every way out |
//! | [`cli`] | arguments, one subcommand a file, the exit status |
//!
//! ## Words of the field
//!
//! - **dimension**: a skill, an experience (a situation lived through), or a
//!   personality spectrum between two poles of which neither is good.
//! - **need**: how many people the work asks for on a dimension, at which
//!   level. A **situation** may ask for something else than the dimension.
//! - **requirement**: a zone of the scale and a number of people; a need has
//!   one, a spectrum's up to three.
//! - **state**: gap, thin, short, covered, strong; on screen "nobody", "only
//!   Eve", "2 of 3", "covered", "covered, 1 more".
//! - **so far / unknown**: what those who have not answered could still change.
//! - **coverage**: places filled of places needed, over all requirements. There
//!   is no score, total or rank of a person, anywhere.

pub mod assets;
pub mod cli;
pub mod coverage;
pub mod diff;
pub mod files;
pub mod import;
pub mod phrases;
pub mod plan;
pub mod report;
pub mod room;
pub mod team;
pub mod text;
pub mod tui;
