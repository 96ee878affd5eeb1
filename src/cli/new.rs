//! `roundtable new`: a team file from a template.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{Answer, output};
use crate::assets;
use crate::files::{self, Permissions, read, write};
use crate::team::{Ratings, Team};
use crate::text;
use crate::tui::app::welcome;

/// Writes a team file from a template, ready to fill in.
///
/// The team is called after the file. A file that is there already is left as
/// it is; the new one can be read by its owner alone.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  roundtable new billing.toml --template product\n  roundtable new billing.toml --from catalogue.toml"
)]
pub(super) struct New {
    /// The file to write, such as payments.toml.
    file: PathBuf,
    /// What to begin from.
    #[arg(long, value_name = "NAME", default_value = "product", value_parser = names())]
    template: String,
    /// Take the rows of this catalogue or team file instead; nobody's answers.
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    from: Option<PathBuf>,
}

fn names() -> PossibleValuesParser {
    let names = assets::TEMPLATES.iter();
    PossibleValuesParser::new(
        names.map(|template| PossibleValue::new(template.name).help(template.about())),
    )
}

impl New {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let (mut team, source) = match &self.from {
            Some(path) => {
                let rows = files::catalogue::rows(path)?;
                let ratings = Ratings::blank(rows.len(), 0);
                (Team::with_people("Team", rows, Vec::new(), ratings), None)
            }
            None => {
                let template = assets::template(&self.template);
                let template = template.context("no template has this name")?;
                (read::team(template.source, template.name)?.team, Some(template.source))
            }
        };
        if let Some(name) = welcome::team_name(&self.file) {
            team.name = name;
        }
        let source = write::team(&team, source)?;
        files::save_new_text(&self.file, &source, Permissions::Private)?;
        let file = self.file.to_string_lossy();
        output::print(&format!(
            "{} is there: {} dimensions, no one on the team yet. Open it with \
             `roundtable {0}`.\n",
            text::visible(&file),
            team.dimensions().len()
        ))?;
        Ok(Answer::Done)
    }
}
