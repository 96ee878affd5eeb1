//! A file as an older revision has it, asked of git itself.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, anyhow, bail};

use crate::files::{LARGEST_TEAM, read};
use crate::text;

/// The text of a file as it was at a revision of its repository.
pub(super) fn source_at(revision: &str, path: &Path) -> anyhow::Result<String> {
    Ok(read::from_bytes(content(revision, path)?, &titled(revision, path))?)
}

/// A file at a revision, for messages.
pub(super) fn titled(revision: &str, path: &Path) -> String {
    format!("{}:{}", text::repeated(revision), path.display())
}

/// What to do, by what git says; its own words where they are others.
fn refused(what: &str, said: &str) -> String {
    let reason = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
    if reason.starts_with("not a git repository") {
        return format!(
            "{what}: the file is in no git repository, so it has no revisions; compare two files: \
             roundtable diff OLD NEW"
        );
    }
    if reason.contains("dubious ownership") {
        return format!(
            "{what}: the repository belongs to somebody else, and git does not trust it; \
             `git status` there says how to allow it"
        );
    }
    if reason.contains("exists on disk, but not in") || reason.contains("does not exist in") {
        return format!(
            "{what}: that revision does not have the file; `git log -- FILE` lists those that do"
        );
    }
    if reason.starts_with("invalid object name")
        || reason.starts_with("bad revision")
        || reason.contains("ambiguous argument")
    {
        return format!("{what}: git knows no such revision; take one that `git log` names");
    }
    format!("{what}: git does not have it: {reason}; take a revision that `git log` names")
}

fn content(revision: &str, path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = path.file_name().context("give a file, not a folder")?.to_string_lossy();
    // To git, a revision that begins with a dash would be an option.
    if revision.is_empty() || revision.starts_with('-') || revision.contains(':') {
        let shown = text::repeated(revision);
        bail!("\"{shown}\" is no revision; take one that `git log` names, such as HEAD");
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut git = Command::new("git")
        .arg("-C")
        .arg(folder.unwrap_or(Path::new(".")))
        // What git says is looked at, and must be in the words that it is known by.
        .env("LC_ALL", "C")
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
        bail!("{}", refused(&titled(revision, path), said.trim()));
    }
    Ok(bytes)
}
