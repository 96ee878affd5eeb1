//! Models to start with: the demo, a new file from a template, a snapshot, or one person's sheet.

use std::borrow::Cow;
use std::path::Path;

use jiff::tz::TimeZone;

use crate::assets;
use crate::files::snapshots::{Named, Snapshot};
use crate::files::{self, AppDirs, Opened, Permissions, TeamFile, sheets};
use crate::team::{Date, Edit, Member, Rating, Ratings, Team};
use crate::tui::app::{Model, Options, Source};
use crate::tui::screens::rate;
use crate::tui::screens::welcome;

/// Returns the snapshot at a path; `None` if the file is not a snapshot.
pub(super) fn snapshot_at(path: &Path) -> Option<Result<Snapshot, String>> {
    let source = files::read::from_disk(path, files::MAX_TEAM_BYTES).ok()?;
    if !files::read::is_snapshot(&source) {
        return None;
    }
    let read = files::read::snapshot(&source, &path.to_string_lossy());
    Some(match read {
        Err(error) => Err(error.to_string()),
        Ok(read) if read.value.named == Named::None => Err(format!(
            "{}: this snapshot has counts and no people, so there is no map; compare it with `roundtable diff`",
            path.display()
        )),
        Ok(read) => Ok(read.value),
    })
}

/// Returns a read-only model of a snapshot.
pub(super) fn snapshot_model(path: &Path, kept: Snapshot, options: Options) -> Model {
    let source = Source::Snapshot(path.to_owned(), kept.when.day);
    let mut model = Model::new(kept.team, source, options, today());
    if !kept.note.is_empty() {
        model.notify(kept.note);
    }
    model
}

/// Returns a model of the demo, whose changes are not saved.
pub(super) fn demo(options: Options) -> Result<Model, String> {
    let read = files::read::team(assets::DEMO, "demo").map_err(|error| error.to_string())?;
    Ok(Model::new(read.team, Source::Demo, options, today()))
}

/// Returns a model for one member's private rating, without anyone else's answers.
pub(super) fn sheet(
    team: &Team,
    member: usize,
    out: &Path,
    options: Options,
) -> Result<Model, String> {
    let own = &team.members()[member];
    let mut answers = vec![Rating::BLANK; team.dimensions().len()];
    let mut person = Member::new(own.id.clone(), own.name.clone());
    if out.exists() {
        // A sitting that stopped is picked up where it did.
        if let Ok(before) = sheets::arrival(out, team).sheet {
            person.rated = before.rated;
            for (id, rating) in before.answers {
                if let Some(index) = team.dimension_index(id.as_str()) {
                    answers[index] = rating;
                }
            }
        }
    }
    let dimensions = team.dimensions().to_vec();
    let blank = Ratings::blank(dimensions.len(), 0);
    let mut alone = Team::with_people(team.name.clone(), dimensions, Vec::new(), blank);
    // What the situation does not need is not asked.
    alone.situations.clone_from(&team.situations);
    alone.situation.clone_from(&team.situation);
    let edit = Edit::InsertMember(0, Box::new(person), answers);
    alone.apply(edit).map_err(|error| error.to_string())?;
    let mut model = Model::new(alone, Source::Sheet(out.to_owned()), options, today());
    rate::begin(&mut model, 0);
    Ok(model)
}

/// Creates a file from a template and opens it.
pub(super) fn create(
    path: &Path,
    template: &str,
    dirs: Option<&AppDirs>,
) -> Result<Opened, String> {
    // A template of one's own replaces a built-in one of its name.
    let own = dirs.map(|dirs| dirs.templates().join(template).with_extension("toml"));
    let source = match (own.filter(|own| own.exists()), assets::template(template)) {
        (Some(own), _) => {
            let read = files::read::from_disk(&own, files::MAX_TEAM_BYTES);
            Cow::Owned(read.map_err(|fault| fault.to_string())?)
        }
        (None, Some(built_in)) => Cow::Borrowed(built_in.source),
        (None, None) => return Err(format!("there is no template `{template}`")),
    };
    let source = source.as_ref();
    let mut team = files::read::team(source, template).map_err(|fault| fault.to_string())?.team;
    if let Some(name) = welcome::team_name(path) {
        team.name = name;
    }
    let text = files::write::team(&team, Some(source)).map_err(|fault| fault.to_string())?;
    files::save_new_text(path, &text, Permissions::Private).map_err(|error| error.to_string())?;
    TeamFile::open(path).map_err(|fault| fault.to_string())
}

/// Returns today's date in this machine's time zone.
pub(super) fn today() -> Date {
    let now = jiff::Timestamp::now().to_zoned(zone()).date();
    Date { year: now.year(), month: now.month() as u8, day: now.day() as u8 }
}

/// Returns this machine's time zone. Unless `TZ` is set, only its own file is read: looking up a
/// zone by name searches a folder of hundreds.
fn zone() -> TimeZone {
    let own = || {
        if cfg!(not(unix)) || std::env::var_os("TZ").is_some() {
            return None;
        }
        let rules = std::fs::read("/etc/localtime").ok()?;
        TimeZone::tzif("Local", &rules).ok()
    };
    own().unwrap_or_else(TimeZone::system)
}
