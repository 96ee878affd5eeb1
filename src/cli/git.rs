//! Asks git for a file at an older revision.
//!
//! The repository may be somebody else's: a clone, an unpacked archive. Reading
//! an old version of a file must not run a program that the repository names. So
//! this module calls only git's plumbing commands, which use no pager, alias,
//! signature check, filter or text conversion. It does not fetch missing objects,
//! and it does not trust a bare repository inside a work tree.

use std::ffi::{OsStr, OsString};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, anyhow, bail};

use crate::files::{MAX_TEAM_BYTES, read};
use crate::text;

/// Settings of every call; they override the repository's configuration.
const SETTINGS: [&str; 3] =
    ["safe.bareRepository=explicit", "core.fsmonitor=false", "core.hooksPath=/dev/null"];

/// The environment of every call: missing objects are not fetched (a git that is
/// too old for the first variable has no protocol to fetch by), and messages are
/// in English, which [`explain`] recognizes.
const ENVIRONMENT: [(&str, &str); 5] = [
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("LC_ALL", "C"),
];

/// A file at a revision.
pub(super) struct OldFile {
    /// Its text.
    pub(super) source: String,
    /// Its revision, with its name there if the file was renamed since.
    pub(super) title: String,
}

/// Reads a file at a revision of its repository, by the name that it had there.
pub(super) fn file_at(revision: &str, path: &Path) -> anyhow::Result<OldFile> {
    // To git, a revision that begins with a dash would be an option.
    if revision.is_empty() || revision.starts_with('-') || revision.contains(':') {
        let shown = text::repeated(revision);
        bail!("\"{shown}\" is not a revision; use one that `git log` lists, such as HEAD");
    }
    let repository = Repository::of(path)?;
    let here = titled(revision, path);
    let name = OsStr::new("./").to_owned();
    let answer = repository.blob(revision, &join(name, &repository.name))?;
    let (bytes, title) = match answer {
        Answer::Bytes(bytes) => (bytes, text::visible(revision).into_owned()),
        Answer::Refused(reason) if is_missing(&reason) => {
            let Some(old) = repository.name_at(revision)? else {
                bail!("{}", explain(&here, &reason));
            };
            match repository.blob(revision, &old)? {
                Answer::Bytes(bytes) => (bytes, titled(revision, Path::new(&old))),
                Answer::Refused(reason) => bail!("{}", explain(&here, &reason)),
            }
        }
        Answer::Refused(reason) => bail!("{}", explain(&here, &reason)),
    };
    if bytes.len() as u64 > MAX_TEAM_BYTES {
        bail!("{here}: the file is too large for a team file");
    }
    let source = read::from_bytes(bytes, &here)?;
    Ok(OldFile { source, title })
}

/// Returns the name of a file at a revision, for messages.
pub(super) fn titled(revision: &str, path: &Path) -> String {
    format!("{}:{}", text::repeated(revision), text::visible(&path.to_string_lossy()))
}

fn words(arguments: &str) -> impl Iterator<Item = &OsStr> {
    arguments.split_whitespace().map(OsStr::new)
}

fn join(mut first: OsString, second: &OsStr) -> OsString {
    first.push(second);
    first
}

/// Returns whether git says that the revision does not have the path.
fn is_missing(reason: &str) -> bool {
    reason.contains("exists on disk, but not in") || reason.contains("does not exist in")
}

/// Returns what is wrong and what to do about it; git's own message if it is none of
/// those known here.
fn explain(what: &str, message: &str) -> String {
    let reason = message.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
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
    if reason.starts_with("cannot use bare repository") {
        return format!(
            "{what}: the folder contains a bare repository, which git does not trust; copy the file out of it, or compare two files: roundtable diff OLD NEW"
        );
    }
    if is_missing(reason) {
        return format!(
            "{what}: that revision does not have the file, under this name or an earlier one; \
             `git log --follow -- FILE` lists those that do"
        );
    }
    if reason.to_lowercase().contains("not a valid object name")
        || reason.starts_with("invalid object name")
        || reason.contains("ambiguous argument")
    {
        return format!("{what}: there is no such revision; use one that `git log` lists");
    }
    let reason = text::visible(reason);
    format!("{what}: git cannot read it: {reason}; use a revision that `git log` lists")
}

/// Git's answer to a request for a file.
enum Answer {
    Bytes(Vec<u8>),
    Refused(String),
}

/// The repository of a file: the folder to ask in, and the file's name there.
struct Repository {
    folder: PathBuf,
    name: OsString,
}

impl Repository {
    fn of(path: &Path) -> anyhow::Result<Self> {
        // Follows links, as reading the file on disk does.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let name = path.file_name().context("give a file, not a folder")?.to_owned();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(Self { folder: folder.unwrap_or(Path::new(".")).to_owned(), name })
    }

    /// Returns a blob by its revision and path.
    fn blob(&self, revision: &str, path: &OsStr) -> anyhow::Result<Answer> {
        let object = join(format!("{revision}:").into(), path);
        self.ask(&["cat-file".as_ref(), "blob".as_ref(), &object])
    }

    /// Returns the path that the file had at a revision, from the top of the work
    /// tree, if a commit or the index has renamed it since.
    fn name_at(&self, revision: &str) -> anyhow::Result<Option<OsString>> {
        let range = OsString::from(format!("{revision}..HEAD"));
        let followed = "log --follow --no-show-signature --no-ext-diff --no-textconv --no-notes \
                        --format= --name-status --diff-filter=R -z";
        let followed = words(followed).chain([&*range, "--".as_ref(), &*self.name]);
        if let Some((old, _)) = self.renames(&followed.collect::<Vec<_>>())?.pop() {
            return Ok(Some(old));
        }
        let staged = "diff-index --cached --find-renames --no-ext-diff --diff-filter=R \
                      --name-status -z";
        let staged: Vec<&OsStr> = words(staged).chain([revision.as_ref()]).collect();
        let here = self.path_in_tree()?;
        let mut renames = self.renames(&staged)?.into_iter();
        Ok(renames.find(|(_, new)| *new == here).map(|(old, _)| old))
    }

    /// Returns the file's own path from the top of the work tree.
    fn path_in_tree(&self) -> anyhow::Result<OsString> {
        let answer = self.ask(&["rev-parse".as_ref(), "--show-prefix".as_ref()])?;
        let Answer::Bytes(prefix) = answer else { return Ok(self.name.clone()) };
        let prefix = prefix.strip_suffix(b"\n").unwrap_or(&prefix);
        Ok(join(path_of(prefix), &self.name))
    }

    /// Returns the renames of an answer in `--name-status -z`, old name first.
    fn renames(&self, arguments: &[&OsStr]) -> anyhow::Result<Vec<(OsString, OsString)>> {
        let Answer::Bytes(bytes) = self.ask(arguments)? else { return Ok(Vec::new()) };
        let parts: Vec<&[u8]> = bytes.split(|&byte| byte == 0).collect();
        let records = parts.chunks_exact(3);
        Ok(records.map(|record| (path_of(record[1]), path_of(record[2]))).collect())
    }

    /// Runs git and returns its output; reads no more than the largest team file.
    fn ask(&self, arguments: &[&OsStr]) -> anyhow::Result<Answer> {
        let mut git = Command::new("git");
        git.arg("--no-pager").arg("-C").arg(&self.folder);
        for setting in SETTINGS {
            git.args(["-c", setting]);
        }
        let mut git = git
            .envs(ENVIRONMENT)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|_| anyhow!("git could not be started; install it, or compare two files"))?;
        let mut bytes = Vec::new();
        if let Some(out) = git.stdout.take() {
            out.take(MAX_TEAM_BYTES + 1).read_to_end(&mut bytes)?;
        }
        let output = git.wait_with_output()?;
        // If reading stopped early, git ended on a closed pipe.
        if output.status.success() || bytes.len() as u64 > MAX_TEAM_BYTES {
            return Ok(Answer::Bytes(bytes));
        }
        Ok(Answer::Refused(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt as _;
    OsStr::from_bytes(bytes).to_owned()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
