//! What editors say of our files: two TOML linters with our JSON schema.

use std::path::Path;
use std::process::Command;

/// Copies our files into a folder with the schema; one more is wrong.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::copy("assets/schema/team.schema.json", at("team.schema.json")).unwrap();
    std::fs::copy("assets/demo.toml", at("demo.toml")).unwrap();
    std::fs::copy("tests/good/every-key.toml", at("every-key.toml")).unwrap();
    for entry in std::fs::read_dir("assets/templates").unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), at(&entry.file_name().to_string_lossy())).unwrap();
    }
    let wrong = std::fs::read_to_string("assets/demo.toml").unwrap();
    let wrong = wrong.replacen("level = 3", "level = 9", 1);
    std::fs::create_dir(at("wrong")).unwrap();
    std::fs::write(at("wrong/wrong.toml"), wrong).unwrap();
    folder
}

/// Whether a linter finds nothing in some files; nothing where it is not here.
fn is_green(linter: &str, arguments: &[&str], folder: &Path) -> Option<bool> {
    let run = Command::new(linter).args(arguments).current_dir(folder).output();
    let Ok(run) = run else {
        eprintln!("left out: {linter} is not installed");
        return None;
    };
    Some(run.status.success())
}

#[test]
fn taplo_takes_our_templates_with_the_schema_and_finds_what_is_wrong() {
    let folder = folder();
    let schema = format!("file://{}/team.schema.json", folder.path().display());
    let lint =
        |files: &str| is_green("taplo", &["lint", "--schema", &schema, files], folder.path());
    assert_ne!(lint("*.toml"), Some(false));
    assert_ne!(lint("wrong/*.toml"), Some(true));
}

#[test]
fn tombi_takes_our_templates_with_the_schema_and_finds_what_is_wrong() {
    let folder = folder();
    let settings = "toml-version = \"v1.1.0\"\n[[schemas]]\npath = \"team.schema.json\"\n\
                    include = [\"*.toml\", \"wrong/*.toml\"]\n";
    std::fs::write(folder.path().join("tombi.toml"), settings).unwrap();
    let ours: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.strip_suffix(".toml").is_some_and(|stem| stem != "tombi"))
        .collect();
    let lint = |files: &[&str]| {
        let arguments = [&["lint", "--offline"], files].concat();
        is_green("tombi", &arguments, folder.path())
    };
    assert_ne!(lint(&ours.iter().map(String::as_str).collect::<Vec<_>>()), Some(false));
    assert_ne!(lint(&["wrong/wrong.toml"]), Some(true));
}
