//! The README's promises, kept as they are written.

mod common;

use std::time::Duration;

use common::pty::Pty;

fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.flat_map(str::lines).filter(|line| line.starts_with("cargo ")).map(str::to_owned).collect()
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
