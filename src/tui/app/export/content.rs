//! What is written, made from the model as it stands.

use super::Export;
use crate::coverage::{Coverage, shape};
use crate::files::snapshots::{Leaving, Named, leave};
use crate::phrases::{self, Names, Naming};
use crate::report::show::{self, Page, View};
use crate::report::{self, Format, What};
use crate::team::Team;
use crate::tui::app::{Model, Screen};

/// Columns of a text in a file.
const COLUMNS: usize = 100;

/// The text of an export; a sentence where there is nothing to write.
///
/// # Errors
/// In a sentence that says why, and what to do.
pub fn content(model: &Model, export: &Export) -> Result<String, String> {
    if model.team.session.hidden {
        return Err("until the reveal nothing leaves".into());
    }
    match export.what {
        What::Plan => plan(model, export.format),
        What::Brief => brief(model, export.format),
        What::Changes => changes(model, export.format),
        what => team(model, export, what),
    }
}

/// As a person sees it: without the escape sequences of colours.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

fn team(model: &Model, export: &Export, what: What) -> Result<String, String> {
    let by_alias = Leaving { named: Named::Alias, personality: true, note: String::new() };
    let left: Team;
    let team = if export.by_alias {
        left = leave(&model.team, &by_alias);
        &left
    } else {
        &model.team
    };
    let coverage = Coverage::of(team, model.coverage.situation());
    let names = Names::full(team);
    let page = Page { team, coverage: &coverage, names: &names };
    let view = what.view().unwrap_or(View::Map);
    Ok(match export.format {
        Format::Text => plain(&show::text(page, view, COLUMNS)),
        Format::Markdown => show::markdown(page, view),
        Format::Html => show::html(page),
        Format::Csv => show::csv(page, view).map_err(|error| error.to_string())?,
        Format::Json => format!("{:#}\n", show::json(team, &coverage)),
        Format::Svg if what == What::Shape => show::svg_shape(page).ok_or_else(|| {
            let why = shape(team, &coverage).err().map(phrases::no_shape);
            why.map_or_else(String::new, |why| why[0].to_owned())
        })?,
        Format::Svg => show::svg(page),
    })
}

fn plan(model: &Model, format: Format) -> Result<String, String> {
    let Screen::Plan(view) = &model.screen else {
        return Err("the plan is not open; p opens it".into());
    };
    let names = match model.map.naming {
        Naming::Alias => Names::of(&model.team, Naming::Alias),
        _ => Names::full(&model.team),
    };
    let (team, coverage, plan) = (&model.team, &view.coverage, &view.plan);
    let page = report::plan::Page { team, coverage, plan, names: &names };
    Ok(match format {
        Format::Json => {
            format!("{:#}\n", report::plan::json(team, coverage.situation(), plan))
        }
        Format::Markdown => report::plan::markdown(page),
        _ => plain(&report::plan::text(page)),
    })
}

/// The brief alone, of the plan on the screen.
fn brief(model: &Model, format: Format) -> Result<String, String> {
    let Screen::Plan(view) = &model.screen else {
        return Err("the brief is on the plan (p)".into());
    };
    let (team, coverage, plan) = (&model.team, &view.coverage, &view.plan);
    let page = report::plan::Page { team, coverage, plan, names: &model.map.names };
    Ok(match format {
        Format::Markdown => report::plan::brief_markdown(page),
        _ => plain(&report::plan::brief_text(page)),
    })
}

fn changes(model: &Model, format: Format) -> Result<String, String> {
    let digest = match &model.screen {
        Screen::Past(view) => view.digest.as_ref(),
        _ => None,
    };
    let digest = digest.ok_or("mark two looks with m first; what changed is between them")?;
    Ok(match format {
        Format::Markdown => report::diff::markdown(digest),
        _ => plain(&report::diff::text(digest)),
    })
}
