//! Paths as people type, paste and drop them.

use std::path::{Path, PathBuf};

/// Returns the path that was typed. `~` is the home folder; quotes, `file://` and the
/// backslashes that a terminal adds when a file is dropped on it are removed.
pub fn path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let quoted = ['\'', '"'].into_iter().find_map(|quote| {
        typed.strip_prefix(quote)?.strip_suffix(quote).filter(|inside| !inside.contains(quote))
    });
    if let Some(inside) = quoted {
        return home(inside);
    }
    if let Some(url) = typed.strip_prefix("file://") {
        let path = url.strip_prefix("localhost").unwrap_or(url);
        let path = percent_decoded(path).unwrap_or_else(|| path.to_owned());
        // `file:///C:/team.toml`
        let path = if cfg!(windows) { path.trim_start_matches('/') } else { &path };
        return PathBuf::from(path);
    }
    if cfg!(unix) && typed.contains('\\') && !Path::new(typed).exists() {
        return home(&without_escapes(typed));
    }
    home(typed)
}

/// Returns the path; with `.toml` if only that file exists.
pub fn team_file(path: PathBuf) -> PathBuf {
    if path.extension().is_none() && !path.exists() {
        let named = path.with_extension("toml");
        if named.exists() {
            return named;
        }
    }
    path
}

/// Returns the path of a new team file: with `.toml` if it has no extension.
pub fn new_team_file(path: PathBuf) -> PathBuf {
    if path.extension().is_none() { path.with_extension("toml") } else { path }
}

/// Completes a path that is being typed. Returns the text as far as it is certain,
/// and the possible names if there are several: folders and files, with `extension`
/// only files with that extension.
pub fn complete(typed: &str, extension: Option<&str>) -> (String, Vec<String>) {
    let split = typed.rfind(['/', std::path::MAIN_SEPARATOR]).map_or(0, |at| at + 1);
    let (folder, start) = typed.split_at(split);
    let listed = if folder.is_empty() { PathBuf::from(".") } else { path(folder) };
    let Ok(entries) = std::fs::read_dir(listed) else { return (typed.to_owned(), Vec::new()) };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.path().is_dir();
            let is_hidden = name.starts_with('.') && !start.starts_with('.');
            let fits = extension.is_none_or(|extension| {
                Path::new(&name).extension().is_some_and(|found| found == extension)
            });
            (name.starts_with(start) && !is_hidden && (is_folder || fits))
                .then(|| if is_folder { format!("{name}/") } else { name })
        })
        .collect();
    names.sort();
    let Some(first) = names.first() else { return (typed.to_owned(), names) };
    let shared = names.iter().fold(first.as_str(), |shared, name| {
        let end = shared
            .char_indices()
            .zip(name.chars())
            .find(|((_, one), other)| one != other)
            .map_or(shared.len().min(name.len()), |((at, _), _)| at);
        &shared[..end]
    });
    let completed = format!("{folder}{shared}");
    if names.len() == 1 {
        names.clear();
    }
    (completed, names)
}

fn home(path: &str) -> PathBuf {
    let rest = match path.strip_prefix('~') {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix(['/', std::path::MAIN_SEPARATOR]),
        None => None,
    };
    match (rest, std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

fn without_escapes(path: &str) -> String {
    let mut letters = path.chars();
    let mut plain = String::new();
    while let Some(c) = letters.next() {
        plain.extend(if c == '\\' { letters.next() } else { Some(c) });
    }
    plain
}

/// Returns the text with each `%20` decoded; nothing if the result is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let hex = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| byte == b'%') {
            Some(code) => {
                bytes.push(code);
                rest = &rest[2..];
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_file_urls_and_the_home_folder_are_understood() {
        let home = std::env::home_dir().unwrap();
        for (typed, meant) in [
            ("crew.toml", PathBuf::from("crew.toml")),
            (" 'my crew.toml' ", PathBuf::from("my crew.toml")),
            ("\"my crew.toml\"", PathBuf::from("my crew.toml")),
            ("~/crew.toml", home.join("crew.toml")),
            ("'~/my crew.toml'", home.join("my crew.toml")),
            ("~ada/crew.toml", PathBuf::from("~ada/crew.toml")),
            ("it's.toml", PathBuf::from("it's.toml")),
        ] {
            assert_eq!(path(typed), meant, "{typed}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_dropped_on_the_terminal_is_understood() {
        for typed in [
            "file:///tmp/my%20crew%C3%A9.toml",
            "file://localhost/tmp/my%20crew%C3%A9.toml",
            "/tmp/my\\ crewé.toml",
            "'/tmp/my crewé.toml'",
        ] {
            assert_eq!(path(typed), Path::new("/tmp/my crewé.toml"), "{typed}");
        }
        assert_eq!(path("file:///tmp/100%.toml"), Path::new("/tmp/100%.toml"));
    }

    #[test]
    fn a_name_is_completed_as_far_as_it_is_certain() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["crew.toml", "crowd.toml", "crew.csv", ".hidden.toml"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("teams")).unwrap();
        let typed = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let completed = |name: &str| complete(&typed(name), Some("toml"));
        assert_eq!(completed("cre"), (typed("crew.toml"), vec![]));
        let both = ["crew.toml", "crowd.toml"].map(str::to_owned).to_vec();
        assert_eq!(completed("c"), (typed("cr"), both));
        assert_eq!(completed("t"), (typed("teams/"), vec![]));
        assert_eq!(completed("zzz"), (typed("zzz"), vec![]));
        let crew = ["crew.csv", "crew.toml"].map(str::to_owned).to_vec();
        assert_eq!(complete(&typed("crew"), None), (typed("crew."), crew));
        std::fs::write(folder.path().join("plain.toml"), "").unwrap();
        let inside = |name: &str| folder.path().join(name);
        assert_eq!(team_file(inside("plain")), inside("plain.toml"));
        assert_eq!(team_file(inside("none")), inside("none"));
        assert_eq!(new_team_file(inside("none")), inside("none.toml"));
    }
}
