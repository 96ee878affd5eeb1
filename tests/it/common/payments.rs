//! Rows that several tests share. The words of their levels are found nowhere
//! else on a screen: next to a row's name they are somebody's answer.

/// The team's name and its rows, without people, to be put before them with
/// `concat!`.
macro_rules! payments_rows {
    () => {
        r#"
format = 1

[team]
name = "Payments"

[[dimension]]
id = "data"
name = "Data"
kind = "skill"
levels = ["zilch", "uno", "duo", "trio", "quad", "quint"]

[[dimension]]
id = "failure"
name = "Live failure"
kind = "experience"
levels = ["zilch", "uno", "duo", "trio", "quad", "quint"]

[[dimension]]
id = "debate"
name = "In a debate"
kind = "personality"
poles = ["Challenges", "Supports"]

"#
    };
}

pub(crate) use payments_rows;
