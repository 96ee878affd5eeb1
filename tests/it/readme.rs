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
    pty.wait_within(Duration::from_secs(1500), "5 hold");
    assert!(pty.screen().contains("Payments › Launch the new checkout"), "{}", pty.screen());
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
}

/// The README's keys, made from the table.
fn keys() -> String {
    use roundtable::tui::app::Context;
    use roundtable::tui::keymap::{Keymap, table};
    let keymap = Keymap::with(&[]).unwrap();
    let mut made = String::new();
    for context in Context::ALL {
        let overlay = matches!(context, Context::Hidden | Context::Help);
        if overlay || context.takes_text() {
            continue;
        }
        let lines: Vec<String> = table::of(context)
            .filter(|binding| !binding.contexts.is_empty())
            .map(|binding| {
                let keys: Vec<String> =
                    keymap.shown(binding).map(|key| format!("`{key}`")).collect();
                format!("| {} | {} |\n", keys.join(" "), binding.about)
            })
            .collect();
        made.push_str(&format!(
            "<details><summary>{}</summary>\n\n| key | does |\n|---|---|\n{}\n</details>\n\n",
            context.title(),
            lines.concat()
        ));
    }
    made
}

/// The glossary of the help, as a table.
fn signs() -> String {
    use roundtable::phrases::{GLOSSARY, Glyphs};
    let mut made = String::from("| sign or word | means |\n|---|---|\n");
    for section in &GLOSSARY {
        made.push_str(&format!("| **{}** | |\n", section.title));
        for term in section.terms {
            let sign = term.sign.shown(Glyphs::Unicode).to_string();
            made.push_str(&format!("| {} | {} |\n", sign.trim(), term.meaning));
        }
    }
    made
}

#[test]
fn the_keys_are_those_of_the_table_and_the_signs_those_of_the_help() {
    between("<!-- signs -->\n", "<!-- /signs -->", &signs());
    between("<!-- keys -->\n", "<!-- /keys -->", &keys());
}

/// What stands between two marks of the README is this, or becomes it.
fn between(start: &str, end: &str, made: &str) {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once(start).unwrap();
    let (now, after) = rest.split_once(end).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write("README.md", format!("{before}{start}{made}{end}{after}")).unwrap();
        return;
    }
    assert!(now == made, "{start} is stale: run UPDATE_README=1 cargo test --test readme");
}
