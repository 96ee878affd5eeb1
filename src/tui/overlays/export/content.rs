//! What is written, made from the model as it stands.

use crate::coverage::Coverage;
use crate::files::snapshots::{self, Past, under_aliases};
use crate::phrases::{Names, Naming};
use crate::report::show::{self, Page};
use crate::report::{self, Format, View, document};
use crate::team::Team;
use crate::tui::app::{Model, Screen, Source};
use crate::tui::overlays::export::Export;

/// Columns of a text in a file.
const COLUMNS: usize = 100;

/// Returns the bytes of an export; a sentence where there is nothing to write.
///
/// # Errors
/// In a sentence that says why, and what to do.
pub fn content(model: &Model, export: &Export) -> Result<Vec<u8>, String> {
    if model.team.session.hidden {
        return Err("Nothing can be exported before the reveal.".into());
    }
    let text = match export.what {
        View::Plan => plan(model, export.format),
        View::Brief | View::Advert | View::Interview => brief(model, export.what, export.format),
        View::Changes => changes(model, export.format),
        View::Record => record(model, export.format),
        view => return team(model, export, view),
    };
    text.map(String::into_bytes)
}

/// As a person sees it: without the escape sequences of colours.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

fn team(model: &Model, export: &Export, view: View) -> Result<Vec<u8>, String> {
    let left: Team;
    let team = if export.by_alias {
        left = under_aliases(&model.team);
        &left
    } else {
        &model.team
    };
    let as_of = model.shown_day();
    let coverage = Coverage::on(team, model.coverage.situation(), as_of);
    let names = Names::full(team);
    let page = Page { team, coverage: &coverage, names: &names, as_of, counts_only: false };
    if export.format == Format::Text && view != View::Decisions {
        return Ok(plain(&show::text(page, view, COLUMNS)).into_bytes());
    }
    show::write(page, view, export.format, COLUMNS).map_err(|error| error.to_string())
}

fn plan(model: &Model, format: Format) -> Result<String, String> {
    let Screen::Plan(view) = &model.screen else {
        return Err("Open the plan first (3).".into());
    };
    let names = match model.map.naming {
        Naming::Alias => Names::of(&model.team, Naming::Alias),
        _ => Names::full(&model.team),
    };
    let (team, coverage, plan) = (&model.team, &view.coverage, &view.plan);
    let page = report::plan::Page { team, coverage, plan, names: &names, as_of: model.shown_day() };
    Ok(match format {
        // Its keys are the members' ids, which are made of their names.
        Format::Json if model.hides_names() => {
            return Err("The JSON of a plan has people's ids in it. Show names first, or choose another format."
                .into());
        }
        Format::Json => {
            format!("{:#}\n", report::plan::json(page))
        }
        Format::Text => plain(&report::plan::text(page, COLUMNS)),
        _ => document::write(&report::plan::document(page), format, COLUMNS),
    })
}

/// Returns the brief, the advert or the interview sheet of the plan on the screen.
fn brief(model: &Model, what: View, format: Format) -> Result<String, String> {
    let Screen::Plan(view) = &model.screen else {
        return Err("Open the plan first (3).".into());
    };
    let (team, coverage, plan) = (&model.team, &view.coverage, &view.plan);
    let page = report::plan::Page {
        team,
        coverage,
        plan,
        names: &model.map.names,
        as_of: model.shown_day(),
    };
    let document = match what {
        View::Advert => report::plan::advert_document(page),
        View::Interview => report::plan::interview_document(page, None),
        _ => report::plan::brief_document(page),
    };
    Ok(document::write(&document, format, COLUMNS))
}

fn changes(model: &Model, format: Format) -> Result<String, String> {
    let digest = match &model.screen {
        Screen::History(view) => view.digest.as_ref(),
        _ => None,
    };
    let digest =
        digest.ok_or("mark two days with m first, then E exports what changed between them")?;
    Ok(match format {
        Format::Text => plain(&report::diff::text(digest, COLUMNS)),
        _ => document::write(&report::diff::document(digest), format, COLUMNS),
    })
}

/// Returns the record of the team's file and its folder of snapshots.
fn record(model: &Model, format: Format) -> Result<String, String> {
    let kept = match &model.source {
        Source::File(path) | Source::ReadOnly(path, _) => {
            let kept = snapshots::read_all(&snapshots::folder(path));
            kept.map_err(|error| error.to_string())?.0
        }
        Source::Snapshot(..) => {
            return Err("this is one snapshot; open its team's file for the record".into());
        }
        Source::Nothing | Source::Demo | Source::Sheet(_) => Vec::new(),
    };
    if model.hides_names() && !matches!(format, Format::Csv | Format::Svg) {
        return Err("the record names people; show their names first, or take CSV or SVG".into());
    }
    let past = Past::of(kept, model.today);
    let team = past.comparable(model.team.clone());
    let coverage = Coverage::of(&team, model.coverage.situation());
    let page = report::record::Page {
        team: &team,
        coverage: &coverage,
        names: &Names::full(&team),
        today: model.today,
        since: past.since.as_ref().map(|since| (since.when.day, &since.team)),
        named: &past.named,
        snapshots: &past.snapshots,
    };
    Ok(plain(&report::record::write(page, format, COLUMNS)))
}
