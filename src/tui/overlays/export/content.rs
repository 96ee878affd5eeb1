//! What is written, made from the model as it stands.

use crate::coverage::Coverage;
use crate::files::snapshots::{Named, Redaction, redact};
use crate::phrases::{Names, Naming};
use crate::report::show::{self, Page};
use crate::report::{self, Format, View, document};
use crate::team::Team;
use crate::tui::app::{Model, Screen};
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
        view => return team(model, export, view),
    };
    text.map(String::into_bytes)
}

/// As a person sees it: without the escape sequences of colours.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

fn team(model: &Model, export: &Export, view: View) -> Result<Vec<u8>, String> {
    let by_alias = Redaction { named: Named::Alias, personality: true, ..Redaction::default() };
    let left: Team;
    let team = if export.by_alias {
        left = redact(&model.team, &by_alias);
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
        return Err("the plan is not open; 3 opens it".into());
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
            return Err("the JSON of a plan holds ids of people; show their names first, or take \
                        another format"
                .into());
        }
        Format::Json => {
            format!("{:#}\n", report::plan::json(page))
        }
        Format::Markdown => document::markdown(&report::plan::document(page)),
        Format::Html => document::page(&report::plan::document(page)),
        Format::Mail => document::mail(&report::plan::document(page)),
        _ => plain(&report::plan::text(page, COLUMNS)),
    })
}

/// The brief, the advert or the interview sheet of the plan on the screen.
fn brief(model: &Model, what: View, format: Format) -> Result<String, String> {
    let Screen::Plan(view) = &model.screen else {
        return Err("the brief is on the plan; 3 opens it".into());
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
    Ok(match format {
        Format::Markdown => document::markdown(&document),
        Format::Html => document::page(&document),
        Format::Mail => document::mail(&document),
        _ => document::text(&document, COLUMNS),
    })
}

fn changes(model: &Model, format: Format) -> Result<String, String> {
    let digest = match &model.screen {
        Screen::History(view) => view.digest.as_ref(),
        _ => None,
    };
    let digest = digest.ok_or("mark two looks with m first; what changed is between them")?;
    Ok(match format {
        Format::Markdown => document::markdown(&report::diff::document(digest)),
        Format::Html => document::page(&report::diff::document(digest)),
        Format::Mail => document::mail(&report::diff::document(digest)),
        _ => plain(&report::diff::text(digest, COLUMNS)),
    })
}
