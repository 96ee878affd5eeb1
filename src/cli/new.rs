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
use crate::tui::screens::welcome;

/// Writes a new team file from a template.
///
/// The file's name becomes the team's name. An existing file is never overwritten. Only you can
/// read the new file.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  roundtable new billing.toml --template product\n  roundtable new billing.toml --from catalogue.toml"
)]
pub(super) struct New {
    /// The file to write, such as payments.toml.
    file: PathBuf,
    /// The template to start from.
    #[arg(long, value_name = "NAME", default_value = "product", value_parser = names())]
    template: String,
    /// Copy the rows of this catalogue or team file instead, without anyone's answers.
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    from: Option<PathBuf>,
    /// Name a JSON schema in the first line, so that editors with a TOML language server can
    /// check the file.
    #[arg(long, value_name = "PATH_OR_URL")]
    schema: Option<String>,
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
                let template = template.context("there is no such template")?;
                (read::team(template.source, template.name)?.team, Some(template.source))
            }
        };
        let file = files::typed::new_team_file(self.file);
        if let Some(name) = welcome::team_name(&file) {
            team.name = name;
        }
        let mut source = write::team(&team, source)?;
        if let Some(schema) = &self.schema {
            // A line break would end the comment.
            let schema = schema.replace(char::is_control, " ");
            source.insert_str(0, &format!("#:schema {schema}\n"));
        }
        files::save_new_text(&file, &source, Permissions::Private)?;
        let file = file.to_string_lossy();
        output::print(&format!(
            "{} is saved, with {} rows and nobody on the team yet. Open it with `roundtable {0}`.\n",
            text::visible(&file),
            team.dimensions().len()
        ))?;
        Ok(Answer::Done)
    }
}
