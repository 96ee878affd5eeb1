//! `roundtable move`: moves someone with their answers to another team.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use super::{Answer, output, values};
use crate::files::TeamFile;
use crate::phrases::english::{count, list};
use crate::team::{Team, transfer};
use crate::text;

/// Moves a person with their answers from one team to another.
///
/// Rows are matched by id: answers to rows that the other team does not have are dropped and
/// named. Either both files are saved or neither.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  roundtable move Bo team.toml later.toml --dry-run")]
pub(super) struct Move {
    /// The person: the name or the id.
    person: String,
    /// The team they leave.
    #[arg(value_parser = values::team_file())]
    from: PathBuf,
    /// The team they join.
    #[arg(value_parser = values::team_file())]
    to: PathBuf,
    /// Only say what would happen.
    #[arg(long)]
    dry_run: bool,
}

impl Move {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let (mut source, mut target) = (TeamFile::open(&self.from)?, TeamFile::open(&self.to)?);
        let (from, to) = (&source.read.team, &target.read.team);
        let names =
            [&self.from, &self.to].map(|path| text::visible(&path.to_string_lossy()).into_owned());
        for (team, name) in [from, to].into_iter().zip(&names) {
            if team.session.hidden {
                bail!("{name}: answers are hidden until the reveal; move people afterwards");
            }
        }
        let person = text::repeated(&self.person);
        let member = member(from, &self.person)
            .with_context(|| format!("{}: there is no {person}", names[0]))?;
        let moved = transfer(from, member, to)
            .with_context(|| format!("{}: there is already a {person}, by name or id", names[1]))?;
        let name = from.members()[member].name.clone();
        let answers = count(moved.answers as u32, "answer", "answers");
        let mut report = format!("{name}: from {} to {} with {answers}.\n", names[0], names[1]);
        if !moved.left_behind.is_empty() {
            let rows = moved.left_behind.iter().map(|&row| from.dimensions()[row].name.as_str());
            let rows: Vec<&str> = rows.collect();
            report.push_str(&format!(
                "  {} dropped, because {} does not have {}: {}.\n",
                count(rows.len() as u32, "answer is", "answers are"),
                names[1],
                if rows.len() == 1 { "the row" } else { "the rows" },
                list(&rows)
            ));
        }
        let id = Some(&from.members()[member].id);
        let owned = from.decisions.iter().filter(|decision| decision.owner.as_ref() == id).count();
        if owned > 0 {
            let lose = if owned == 1 { "loses its owner" } else { "lose their owner" };
            let decisions = count(owned as u32, "decision", "decisions");
            report.push_str(&format!("  In {}, {decisions} {lose}.\n", names[0]));
        }
        if self.dry_run {
            output::print(&format!("{report}Nothing is changed.\n"))?;
            return Ok(Answer::Done);
        }
        let (mut without, mut with) = (from.clone(), to.clone());
        without.apply(moved.leave)?;
        with.apply(moved.arrive)?;
        target.file.save(&with)?;
        if let Err(error) = source.file.save(&without) {
            target.file.save(to).with_context(|| {
                format!("{error}; {name} is in both files now, and {} cannot be restored", names[1])
            })?;
            return Err(error.into());
        }
        output::print(&report)?;
        Ok(Answer::Done)
    }
}

fn member(team: &Team, person: &str) -> Option<usize> {
    let by_name = || {
        let is_it = |name: &str| text::fold(name) == text::fold(person);
        team.members().iter().position(|member| is_it(&member.name))
    };
    team.member_index(person).or_else(by_name)
}
