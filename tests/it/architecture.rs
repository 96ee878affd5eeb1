//! The rule of dependencies, as `src/lib.rs` states it, and where colours may
//! be named.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each part may know of the others. Nothing points back.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("team", &[]),
    ("text", &[]),
    ("coverage", &["team", "text"]),
    ("plan", &["team", "coverage", "text"]),
    ("diff", &["team", "coverage"]),
    ("phrases", &["team", "coverage", "plan", "diff", "text"]),
    ("assets", &[]),
    ("files", &["team", "coverage", "plan", "diff", "text", "assets"]),
    ("import", &["team", "text", "files"]),
    ("room", &["team", "coverage", "text", "files"]),
    ("report", &["team", "coverage", "plan", "diff", "phrases", "text"]),
    (
        "tui",
        &[
            "team", "coverage", "plan", "diff", "phrases", "text", "files", "import", "assets",
            "report", "room",
        ],
    ),
    (
        "cli",
        &[
            "team", "coverage", "plan", "diff", "phrases", "text", "files", "report", "tui",
            "assets", "import", "room",
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
    for path in sources(Path::new("src/team")) {
        let code = code(&path);
        for name in outside {
            assert!(!code.contains(&format!("{name}::")), "{} knows {name}", path.display());
        }
    }
}

#[test]
fn state_and_update_know_no_terminal_and_no_drawing() {
    let draws = |path: &Path| path.iter().any(|part| part == "draw" || part == "draw.rs");
    let mut stateful = sources(Path::new("src/tui/app"));
    stateful.extend(sources(Path::new("src/tui/screens")));
    stateful.retain(|path| !draws(path) && !path.starts_with("src/tui/screens/shape"));
    for path in stateful {
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
            let is_guarded = |code: &str| {
                ["unix", "windows", "target_os = \"linux\""]
                    .iter()
                    .any(|of| code.contains(&format!("cfg({of})")))
            };
            // A file of one platform is guarded where it is declared.
            let declared = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
            let is_of_one_platform = path.file_stem().is_some_and(|name| name == "linux");
            let guarded = is_guarded(&code[..at]) || is_of_one_platform && is_guarded(&declared);
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
    for path in sources(Path::new("src/tui")) {
        let names_them = ["src/tui/terminal", "src/tui/draw/theme.rs", "src/tui/draw/styles.rs"];
        if !names_them.iter().any(|place| path.starts_with(place)) {
            assert!(!code(&path).contains("Color::"), "{}", path.display());
        }
    }
}
