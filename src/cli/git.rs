//! A file as an older revision has it, asked of git itself.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, anyhow, bail};

use crate::store::{LARGEST_TEAM, read};

/// The text of a file as it was at a revision of its repository.
pub(super) fn source_at(revision: &str, path: &Path) -> anyhow::Result<String> {
    Ok(read::from_bytes(content(revision, path)?, &titled(revision, path))?)
}

/// A file at a revision, for messages.
pub(super) fn titled(revision: &str, path: &Path) -> String {
    format!("{revision}:{}", path.display())
}

fn content(revision: &str, path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = path.file_name().context("give a file, not a folder")?.to_string_lossy();
    // To git, a revision that begins with a dash would be an option.
    if revision.is_empty() || revision.starts_with('-') || revision.contains(':') {
        bail!("\"{revision}\" is no revision; take one that `git log` names, such as HEAD");
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut git = Command::new("git")
        .arg("-C")
        .arg(folder.unwrap_or(Path::new(".")))
        .args(["show", "--no-textconv"])
        .arg(format!("{revision}:./{name}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| anyhow!("git could not be started; install it, or compare two files"))?;
    let mut bytes = Vec::new();
    if let Some(out) = git.stdout.take() {
        out.take(LARGEST_TEAM + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LARGEST_TEAM {
        bail!("{}: the file is larger than a team file may be", titled(revision, path));
    }
    let output = git.wait_with_output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let reason = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
        bail!(
            "{}: git does not have it: {reason}; take a revision that `git log` names",
            titled(revision, path)
        );
    }
    Ok(bytes)
}
