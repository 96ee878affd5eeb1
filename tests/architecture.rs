//! The rule of dependencies, as `src/lib.rs` states it, and where colours may
//! be named.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each part may know of the others. Nothing points back.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &[]),
    ("analysis", &["domain"]),
    ("words", &["domain", "analysis", "text"]),
    ("assets", &[]),
    ("store", &["domain", "analysis", "text", "assets"]),
    ("import", &["domain", "text", "store"]),
    ("app", &["domain", "analysis", "words", "text", "store", "import", "assets", "report"]),
    ("input", &["app"]),
    ("ui", &["domain", "analysis", "words", "text", "app", "input", "assets"]),
    ("report", &["domain", "analysis", "words", "text"]),
    (
        "terminal",
        &[
            "domain", "analysis", "words", "text", "store", "app", "input", "ui", "report",
            "assets", "import",
        ],
    ),
    (
        "cli",
        &[
            "domain", "analysis", "words", "text", "store", "app", "report", "terminal", "assets",
            "import", "input",
        ],
    ),
];

fn sources(under: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code of a file, without its comments and its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn part(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn parts_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = group.split(';').next().unwrap_or_default();
            let mut depth = 0;
            let mut word = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' => {}
                    _ if depth == 0 && (c.is_alphanumeric() || c == '_') => {
                        word.push(c);
                        continue;
                    }
                    _ => {}
                }
                if !word.is_empty() {
                    named.push(std::mem::take(&mut word));
                }
            }
        } else {
            named.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    named
}

#[test]
fn no_part_knows_more_than_the_rule_of_dependencies_allows() {
    let rule: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    let mut broken = Vec::new();
    for path in sources(Path::new("src")) {
        let part = part(&path);
        if part == "lib" || part == "main" {
            continue;
        }
        let allowed = rule.get(part.as_str()).unwrap_or_else(|| panic!("{part} has no rule"));
        for named in parts_named(&code(&path)) {
            let known = rule.contains_key(named.as_str());
            if known && named != part && !allowed.contains(&named.as_str()) {
                broken.push(format!("{} knows {named}", path.display()));
            }
        }
    }
    broken.dedup();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_domain_knows_the_standard_library_only() {
    let outside =
        ["anyhow", "serde", "toml", "ratatui", "crossterm", "jiff", "unicode_", "thiserror", "csv"];
    for path in sources(Path::new("src/domain")) {
        let code = code(&path);
        for name in outside {
            assert!(!code.contains(&format!("{name}::")), "{} knows {name}", path.display());
        }
    }
}

#[test]
fn the_app_knows_no_terminal_and_no_drawing() {
    for path in sources(Path::new("src/app")) {
        let code = code(&path);
        assert!(!code.contains("ratatui") && !code.contains("crossterm"), "{}", path.display());
    }
}

/// What only Unix has stands behind `cfg(unix)`, and every part that has such
/// code has a substitute: `just elsewhere` compiles them.
#[test]
fn what_only_one_platform_has_is_behind_cfg() {
    let alone = ["rustix::", "signal_hook::", "std::os::unix", "std::os::fd", "std::os::windows"];
    for path in sources(Path::new("src")) {
        let code = code(&path);
        for name in alone {
            let Some(at) = code.find(name) else { continue };
            let guarded = code[..at].contains("cfg(unix)") || code[..at].contains("cfg(windows)");
            assert!(guarded, "{} has {name} for every platform", path.display());
        }
    }
}

#[test]
fn the_oldest_rust_is_the_same_wherever_it_is_named() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let (_, rest) = manifest.split_once("rust-version = \"").unwrap();
    let version = rest.split('"').next().unwrap();
    let says = |file: &str, words: &str| {
        let text = fs::read_to_string(file).unwrap();
        assert!(text.contains(words), "{file} does not say {words}");
    };
    says(".github/workflows/ci.yml", &format!("rust-toolchain@{version}"));
    says("README.md", version);
    says("clippy.toml", &format!("msrv = \"{version}.0\""));
}

#[test]
fn colours_are_named_in_the_theme_alone() {
    for path in sources(Path::new("src/ui")) {
        if !path.ends_with("theme.rs") {
            assert!(!code(&path).contains("Color::"), "{}", path.display());
        }
    }
}

#[test]
fn every_dependency_has_its_reason_in_the_table_of_contributing() {
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let told = std::fs::read_to_string("CONTRIBUTING.md").unwrap();
    let told = told.split("## Dependencies").nth(1).unwrap().split("\n## ").next().unwrap();
    let words: Vec<&str> =
        told.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').collect();
    let mut section = "";
    let mut missing = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if let Some((name, _)) = line.split_once(" = ")
            && section.contains("dependencies]")
            && !words.contains(&name)
        {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "no reason is given for {missing:?}");
}

/// What holds a promise must not vanish unnoticed.
#[test]
fn every_test_that_the_table_of_promises_names_is_there() {
    let table = fs::read_to_string("tests/README.md").unwrap();
    let (mut named, mut missing) = (0, Vec::new());
    for line in table.lines().filter(|line| line.starts_with("| ")) {
        let tests = line.split('`').skip(1).step_by(2).filter_map(|name| name.rsplit_once("::"));
        let mut of_this_row = 0;
        for (file, test) in tests {
            let path =
                if file.starts_with("src/") { file.to_owned() } else { format!("tests/{file}.rs") };
            let source = fs::read_to_string(&path).unwrap_or_default();
            // The attribute stands before it, with others and its cases at most.
            let before = source.split(&format!("fn {test}(")).next().unwrap_or_default();
            let attribute = before.rfind("#[test]").max(before.rfind("#[rstest]"));
            let is_there = before.len() < source.len()
                && attribute.is_some_and(|at| !before[at..].contains("\n}"));
            if !is_there {
                missing.push(format!("{file}::{test}"));
            }
            of_this_row += 1;
        }
        let heading = line.ends_with("| tests |");
        assert!(heading || of_this_row > 0, "nothing holds this: {line}");
        named += of_this_row;
    }
    assert!(missing.is_empty(), "there is no {missing:#?}");
    assert!(named > 40, "only {named} tests are named");
}
