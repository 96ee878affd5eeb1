//! What the edit screen asks to be typed.

use crate::team::{End, Id, Team};
use crate::tui::app::Model;
use crate::tui::app::prompt::Prompt;
use crate::tui::screens::edit::accept::accept;
use crate::tui::screens::edit::field::Field;
use crate::tui::screens::edit::{EditView, Tab};

/// What a typed line answers. Things are named by id: an edit cannot slip
/// onto another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asking {
    /// The team's name.
    TeamName,
    /// The name of a new situation.
    NewSituation,
    /// Names of new members.
    NewMembers,
    /// A situation's name.
    SituationName(Id),
    /// A situation in a sentence.
    SituationAbout(Id),
    /// A dimension's name.
    DimensionName(Id),
    /// What belongs to a dimension.
    DimensionAbout(Id),
    /// A pole's name.
    Pole(Id, End),
    /// The words of a level.
    Words(Id, u8),
    /// A member's name.
    MemberName(Id),
    /// A member's alias.
    Alias(Id),
}

impl Asking {
    /// Returns whether several names may come at once, a line each.
    pub fn takes_lines(&self) -> bool {
        matches!(self, Self::NewMembers)
    }

    /// Returns whether it is a sentence and no name.
    pub fn is_sentence(&self) -> bool {
        matches!(self, Self::SituationAbout(_) | Self::DimensionAbout(_) | Self::Words(..))
    }

    /// Returns the prompt that asks for it, beginning from a text.
    pub(crate) fn prompt(self, text: &str) -> Prompt {
        let title = match &self {
            Self::TeamName => "The team's name".into(),
            Self::NewSituation => "A new situation, in a few words".into(),
            Self::NewMembers => "New members: type names with commas, or paste a list".into(),
            Self::SituationName(_) => "The situation's name".into(),
            Self::SituationAbout(_) => "The situation in one sentence".into(),
            Self::DimensionName(_) => "The row's name".into(),
            Self::DimensionAbout(_) => "What it means, in one sentence".into(),
            Self::Pole(..) => "The name of this end".into(),
            Self::Words(_, level) => format!("Level {level}, as people would say it"),
            Self::MemberName(_) => "The member's name".into(),
            Self::Alias(_) => "The alias shown where names are hidden".into(),
        };
        let (is_sentence, takes_lines) = (self.is_sentence(), self.takes_lines());
        let take = move |model: &mut Model, typed: &str| accept(model, &self, typed);
        let prompt = Prompt::new(title, text, take).staying();
        let prompt = if is_sentence { prompt.sentence() } else { prompt };
        if takes_lines { prompt.taking_lines() } else { prompt }
    }
}

/// Returns the prompt that a field is typed in; nothing for fields that are chosen or counted.
pub(crate) fn of_field(team: &Team, view: &EditView, field: Field) -> Option<Prompt> {
    let index = view.index(team);
    if view.tab == Tab::Team {
        return (field == Field::Name).then(|| Asking::TeamName.prompt(&team.name));
    }
    let index = index?;
    Some(match view.tab {
        Tab::Team => return None,
        Tab::Situations => {
            let situation = &team.situations[index];
            let id = situation.id.clone();
            match field {
                Field::Name => Asking::SituationName(id).prompt(&situation.name),
                Field::About => Asking::SituationAbout(id).prompt(&situation.about),
                _ => return None,
            }
        }
        Tab::Dimensions => {
            let dimension = &team.dimensions()[index];
            let id = dimension.id.clone();
            match field {
                Field::Name => Asking::DimensionName(id).prompt(&dimension.name),
                Field::About => Asking::DimensionAbout(id).prompt(&dimension.about),
                Field::Pole(end) => Asking::Pole(id, end)
                    .prompt(crate::tui::screens::edit::field::pole(dimension, end)),
                Field::Words(level) => {
                    let words = dimension.level_words(level).unwrap_or_default();
                    Asking::Words(id, level).prompt(words)
                }
                _ => return None,
            }
        }
        Tab::Members => {
            let member = &team.members()[index];
            let id = member.id.clone();
            match field {
                Field::Name => Asking::MemberName(id).prompt(&member.name),
                Field::Alias => {
                    Asking::Alias(id).prompt(member.alias.as_deref().unwrap_or_default())
                }
                _ => return None,
            }
        }
    })
}
