//! The README's promises, kept as they are written.

use std::time::Duration;

use crate::common::pty::Pty;

fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks
        .flat_map(str::lines)
        .filter(|line| line.starts_with("cargo "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_first_two_commands_are_the_demo_and_the_tests() {
    let commands = commands();
    assert!(commands[0].ends_with(" demo"), "{commands:?}");
    assert!(commands[1].starts_with("cargo test"), "{commands:?}");
}

#[test]
#[ignore = "builds the release binary: .ci/run runs it"]
fn the_first_command_shows_the_demo_map() {
    let mut pty = Pty::spawn("sh", &["-c", &commands()[0]], 120, 40);
    pty.wait_within(Duration::from_secs(1500), "5 covered");
    assert!(pty.screen().contains("Payments › Launch the new checkout"), "{}", pty.screen());
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

/// docs/keys.md, made from the table of keys and the glossary of the help.
fn keys_page() -> String {
    use roundtable::tui::app::Context;
    use roundtable::tui::keymap::{Keymap, table};
    use strum::VariantArray as _;
    let keymap = Keymap::with(&[]).unwrap();
    let mut page = String::from(
        "# Keys and signs\n\nMade from the program's own table: \
         `UPDATE_DOCS=1 cargo test --test it readme` writes it again.\n\n\
         A command without a key is found with `:` and a few letters of what it does. \
         The names in the last column are those of `[keys]` in `config.toml`.\n\n\
         Keys that hold on every screen are listed once, under *Everywhere*.\n\n",
    );
    let line = |binding: &table::Binding| {
        let keys: Vec<String> = keymap.shown(binding).map(|key| format!("`{key}`")).collect();
        format!("| {} | {} | `{}` |\n", keys.join(" "), binding.about, binding.name)
    };
    let is_everywhere =
        |binding: &table::Binding| binding.contexts.len() == Context::VARIANTS.len();
    let everywhere = table::TABLE.iter().filter(|binding| is_everywhere(binding)).map(line);
    page.push_str(&section("Everywhere", &everywhere.collect::<String>()));
    // Contexts with the same keys are one section.
    let mut sections: Vec<(String, String)> = Vec::new();
    for &context in Context::VARIANTS {
        let lines: String =
            table::of(context).filter(|binding| !is_everywhere(binding)).map(line).collect();
        match sections.iter_mut().find(|(_, other)| *other == lines) {
            Some((title, _)) if !title.contains(context.title()) => {
                title.push_str(&format!(", {}", context.title()));
            }
            Some(_) => {}
            None => sections.push((context.title().to_owned(), lines)),
        }
    }
    for (title, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
        page.push_str(&section(title, lines));
    }
    page + &signs()
}

fn section(title: &str, lines: &str) -> String {
    format!("## {title}\n\n| key | does | name |\n|---|---|---|\n{lines}\n")
}

fn signs() -> String {
    use roundtable::phrases::{GLOSSARY, Glyphs};
    let mut made = String::from("## Signs and words\n\n| sign or word | means |\n|---|---|\n");
    for section in &GLOSSARY {
        made.push_str(&format!("| **{}** | |\n", section.title));
        for term in section.terms {
            let sign = term.sign.shown(Glyphs::Unicode);
            made.push_str(&format!("| {} | {} |\n", sign.trim(), term.meaning));
        }
    }
    made
}

#[test]
fn the_page_of_keys_is_that_of_the_table_and_the_help() {
    let made = keys_page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write("docs/keys.md", &made).unwrap();
    }
    let page = std::fs::read_to_string("docs/keys.md").unwrap_or_default();
    assert!(page == made, "docs/keys.md is stale: run UPDATE_DOCS=1 cargo test --test it readme");
}
