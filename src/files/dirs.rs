//! The folders of the program's own files, by platform.

use std::path::{Path, PathBuf};

/// The program's own folders. They may not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppDirs {
    /// For `config.toml`, themes and templates.
    pub config: PathBuf,
    /// For the list of recent teams, journals and what the program remembers.
    pub state: PathBuf,
}

impl AppDirs {
    /// Returns the folders of the platform; nothing if the account has no home folder.
    pub fn of_platform() -> Option<Self> {
        let all = directories::ProjectDirs::from("", "", "roundtable")?;
        let state = all.state_dir().unwrap_or_else(|| all.data_local_dir());
        Some(Self { config: all.config_dir().to_owned(), state: state.to_owned() })
    }

    /// Returns these folders below one folder.
    pub fn within(folder: &Path) -> Self {
        Self { config: folder.join("config"), state: folder.join("state") }
    }

    /// Returns the folder of the user's templates.
    pub fn templates(&self) -> PathBuf {
        self.config.join("templates")
    }

    /// Returns the path of the settings file.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// Returns the folder of the user's themes.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }
}

/// Returns the paths in a folder by name, without hidden ones.
pub(super) fn visible_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Returns whether a file's name ends in `.toml`.
pub(super) fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "toml")
}

/// Creates a folder that only its owner can open.
pub(super) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}
