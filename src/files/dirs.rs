//! Where the program keeps what is its own, as each platform has it.

use std::path::{Path, PathBuf};

/// The program's own folders. They need not be there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppDirs {
    /// `config.toml`.
    pub config: PathBuf,
    /// Recent teams and journals.
    pub state: PathBuf,
}

impl AppDirs {
    /// Returns the folders of the platform; nothing where it has none.
    pub fn of_platform() -> Option<Self> {
        let all = directories::ProjectDirs::from("", "", "roundtable")?;
        let state = all.state_dir().unwrap_or_else(|| all.data_local_dir());
        Some(Self { config: all.config_dir().to_owned(), state: state.to_owned() })
    }

    /// Returns the same folders below one folder.
    pub fn within(folder: &Path) -> Self {
        Self { config: folder.join("config"), state: folder.join("state") }
    }

    /// Returns the folder of this person's templates.
    pub fn templates(&self) -> PathBuf {
        self.config.join("templates")
    }

    /// Returns the file of settings.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// Returns the folder of a person's own themes.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }
}

/// Makes a folder of the program's own, for its owner alone.
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
