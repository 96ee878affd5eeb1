//! What is built into the program to begin from: the demo and the templates.

/// The demo team's file.
pub const DEMO: &str = include_str!("../assets/demo.toml");

/// A team file to begin from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// What `roundtable new --template` calls it.
    pub name: &'static str,
    /// The file itself; its first line says in a sentence what kind of team
    /// it is for.
    pub source: &'static str,
}

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// All templates: the default first, then the blank one, then by name.
        pub const TEMPLATES: &[Template] = &[$(Template {
            name: $name,
            source: include_str!(concat!("../assets/templates/", $name, ".toml")),
        }),*];
    };
}

templates![
    "product",
    "blank",
    "board",
    "data-platform",
    "emergency",
    "field",
    "founders",
    "kindergarten",
    "kitchen",
    "lab",
    "theatre",
];

impl Template {
    /// Returns its sentence: "The trustees of a small charity."
    pub fn about(&self) -> &'static str {
        let first = self.source.lines().next().unwrap_or_default();
        first.strip_prefix('#').unwrap_or_default().trim()
    }
}

/// Returns the template of a name.
pub fn template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_says_in_a_sentence_whom_it_is_for() {
        for template in TEMPLATES {
            let about = template.about();
            assert!(about.ends_with('.') && about.len() > 20, "{}: {about:?}", template.name);
        }
    }

    #[test]
    fn every_file_of_the_folder_is_a_template() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/templates");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut in_folder: Vec<String> =
            files.map(|file| file.to_string_lossy().trim_end_matches(".toml").to_owned()).collect();
        let mut built_in: Vec<&str> = TEMPLATES.iter().map(|template| template.name).collect();
        in_folder.sort();
        built_in.sort_unstable();
        assert_eq!(in_folder, built_in);
    }
}
