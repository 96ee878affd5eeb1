//! Older revisions of a team file: asked of git, whoever made the repository.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const THEN: &str = "format = 1\n\n[team]\nname = \"Payments\"\n\n[[dimension]]\nid = \"data\"\n\
                    name = \"Data\"\n\n[[member]]\nid = \"ada\"\nname = \"Ada\"\n";
const JOINED: &str = "\n[[member]]\nid = \"bo\"\nname = \"Bo\"\n";

/// A folder, and a home in it that no setting of the machine reaches.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder).env("HOME", self.0.path());
        for (key, value) in [("NAME", "A"), ("EMAIL", "a@example.org")] {
            command.env(format!("GIT_AUTHOR_{key}"), value);
            command.env(format!("GIT_COMMITTER_{key}"), value);
        }
        command.env("GIT_CONFIG_NOSYSTEM", "1");
        command
    }

    fn git(&self, folder: &Path, arguments: &[&str]) -> String {
        let output = self.command("git", folder).args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// A repository of one commit that holds the team.
    fn repository(&self, name: &str) -> PathBuf {
        let folder = self.path(name);
        fs::create_dir(&folder).unwrap();
        self.git(&folder, &["init", "-q", "-b", "main"]);
        fs::write(folder.join("team.toml"), THEN).unwrap();
        self.commit(&folder);
        folder
    }

    fn commit(&self, folder: &Path) {
        self.git(folder, &["add", "."]);
        self.git(folder, &["commit", "-q", "-m", "A step"]);
    }

    fn diff(&self, folder: &Path, revision: &str, file: &str) -> Output {
        let program = env!("CARGO_BIN_EXE_roundtable");
        let arguments = ["diff", "--rev", revision, file];
        self.command(program, folder).args(arguments).output().unwrap()
    }

    fn says_who_joined(&self, folder: &Path, revision: &str, file: &str) -> String {
        let output = self.diff(folder, revision, file);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("Bo"), "{said}");
        said
    }
}

#[test]
fn a_file_is_compared_in_a_folder_with_blanks_in_a_work_tree_and_through_a_link() {
    let desk = Desk::new();
    let repository = desk.repository("our teams");
    fs::create_dir(repository.join("of this year")).unwrap();
    fs::rename(repository.join("team.toml"), repository.join("of this year/pay ments.toml"))
        .unwrap();
    desk.commit(&repository);
    let tree = desk.path("a second tree");
    desk.git(&repository, &["worktree", "add", "-q", "--detach", tree.to_str().unwrap()]);
    for folder in [&repository, &tree] {
        let file = folder.join("of this year/pay ments.toml");
        fs::write(&file, format!("{THEN}{JOINED}")).unwrap();
        desk.says_who_joined(folder, "HEAD", "of this year/pay ments.toml");
        desk.says_who_joined(&folder.join("of this year"), "HEAD", "pay ments.toml");
        let link = desk.path("link.toml");
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(&file, &link).unwrap();
        desk.says_who_joined(desk.0.path(), "HEAD", "link.toml");
    }
}

#[test]
fn a_file_is_compared_under_the_names_that_it_had() {
    let desk = Desk::new();
    let repository = desk.repository("teams");
    fs::create_dir(repository.join("old")).unwrap();
    desk.git(&repository, &["mv", "team.toml", "old/packing.toml"]);
    desk.commit(&repository);
    desk.git(&repository, &["mv", "old/packing.toml", "pay.toml"]);
    fs::write(repository.join("pay.toml"), format!("{THEN}{JOINED}")).unwrap();
    let said = desk.says_who_joined(&repository, "HEAD~1", "pay.toml");
    assert!(said.contains("HEAD~1:team.toml"), "it says which: {said}");
    // Not committed yet: it is known by what is staged.
    let said = desk.says_who_joined(&repository, "HEAD", "pay.toml");
    assert!(said.contains("HEAD:old/packing.toml"), "{said}");
    desk.commit(&repository);
    let said = desk.says_who_joined(&repository, "HEAD~2", "pay.toml");
    assert!(said.contains("HEAD~2:team.toml"), "{said}");

    fs::write(repository.join("new.toml"), THEN.replace("Payments", "Other")).unwrap();
    let output = desk.diff(&repository, "HEAD", "new.toml");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("that revision does not have the file"), "{said}");
    assert!(said.contains("git log --follow"), "{said}");
}

#[test]
fn what_is_no_single_revision_is_called_so() {
    let desk = Desk::new();
    let repository = desk.repository("teams");
    for revision in ["^HEAD", "HEAD..HEAD", "*", "nowhere"] {
        let output = desk.diff(&repository, revision, "team.toml");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{revision}");
        assert!(said.contains("git knows no such revision"), "{revision}: {said}");
    }
}

/// A program of the repository's maker, and the file that it leaves.
fn trap(desk: &Desk) -> (PathBuf, PathBuf) {
    use std::os::unix::fs::PermissionsExt as _;
    let (program, mark) = (desk.path("evil.sh"), desk.path("ran"));
    fs::write(&program, format!("#!/bin/sh\ntouch {}\nexit 1\n", mark.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (program, mark)
}

/// Takes the team's blob out of a repository that promises to fetch it.
fn promise(desk: &Desk, folder: &Path, git_dir: &Path, program: &Path) {
    let blob = desk.git(folder, &["rev-parse", "HEAD:./team.toml"]);
    let object = git_dir.join("objects").join(&blob[..2]).join(&blob[2..]);
    fs::remove_file(object).unwrap();
    for (key, value) in [
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "."),
        ("remote.origin.uploadpack", program.to_str().unwrap()),
    ] {
        desk.git(folder, &["config", key, value]);
    }
}

/// That git itself would run it shows that the trap is one.
fn would_run(desk: &Desk, folder: &Path, mark: &Path) {
    let _ = desk.command("git", folder).args(["show", "HEAD:./team.toml"]).output().unwrap();
    assert!(mark.exists(), "git itself runs it");
    fs::remove_file(mark).unwrap();
}

#[test]
fn a_missing_object_is_not_fetched_by_a_program_of_the_repository() {
    let desk = Desk::new();
    let (program, mark) = trap(&desk);
    let repository = desk.repository("theirs");
    promise(&desk, &repository, &repository.join(".git"), &program);
    would_run(&desk, &repository, &mark);
    let output = desk.diff(&repository, "HEAD", "team.toml");
    assert_eq!(output.status.code(), Some(2));
    assert!(!mark.exists(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_bare_repository_inside_a_clone_is_not_asked() {
    let desk = Desk::new();
    let (program, mark) = trap(&desk);
    let made = desk.repository("made");
    promise(&desk, &made, &made.join(".git"), &program);
    // As a clone brings it: a folder that is a bare repository, and the team.
    let clone = desk.repository("clone");
    let embedded = clone.join("team");
    let copied = Command::new("cp").arg("-r").arg(made.join(".git")).arg(&embedded).status();
    assert!(copied.unwrap().success());
    for (key, value) in [("core.bare", "false"), ("core.worktree", ".")] {
        let config = embedded.join("config");
        desk.git(&clone, &["config", "-f", config.to_str().unwrap(), key, value]);
    }
    fs::write(embedded.join("team.toml"), THEN).unwrap();
    would_run(&desk, &embedded, &mark);
    let output = desk.diff(&clone, "HEAD", "team/team.toml");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(!mark.exists(), "{said}");
    assert!(said.contains("a bare repository of its own"), "{said}");
}

#[test]
fn no_signature_is_checked_by_a_program_of_the_repository() {
    let desk = Desk::new();
    let (program, mark) = trap(&desk);
    let repository = desk.repository("theirs");
    let program = program.to_str().unwrap();
    // A commit that says it is signed, also as what lies at the file's path.
    let commit = desk.git(&repository, &["cat-file", "commit", "HEAD"]);
    let signed = commit.replacen(
        "\n\n",
        "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n\n",
        1,
    );
    fs::write(desk.path("commit"), signed + "\n").unwrap();
    let object = desk.path("commit");
    let arguments = ["hash-object", "-t", "commit", "-w", object.to_str().unwrap()];
    let signed = desk.git(&repository, &arguments);
    desk.git(&repository, &["rm", "-q", "--cached", "team.toml"]);
    let link = format!("160000,{signed},team.toml");
    desk.git(&repository, &["update-index", "--add", "--cacheinfo", &link]);
    desk.git(&repository, &["commit", "-q", "-m", "A link"]);
    desk.git(&repository, &["update-ref", "refs/heads/signed", &signed]);
    for (key, value) in [
        ("log.showSignature", "true"),
        ("gpg.program", program),
        ("gpg.openpgp.program", program),
        ("core.fsmonitor", program),
        ("core.pager", program),
        ("core.sshCommand", program),
        ("diff.external", program),
        ("diff.trap.textconv", program),
        ("diff.trap.command", program),
        ("filter.trap.smudge", program),
        ("filter.trap.clean", program),
        ("alias.cat-file", &format!("!{program}")),
    ] {
        desk.git(&repository, &["config", key, value]);
    }
    fs::write(repository.join(".gitattributes"), "*.toml diff=trap filter=trap\n").unwrap();
    for hook in ["post-index-change", "post-checkout", "reference-transaction"] {
        let hook = repository.join(".git/hooks").join(hook);
        let _ = fs::create_dir(hook.parent().unwrap());
        fs::copy(program, hook).unwrap();
    }
    let _ = fs::remove_file(&mark);
    would_run(&desk, &repository, &mark);
    for revision in ["HEAD", "HEAD~1", "signed"] {
        for file in ["team.toml", "moved.toml"] {
            fs::write(repository.join(file), format!("{THEN}{JOINED}")).unwrap();
            let output = desk.diff(&repository, revision, file);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(!mark.exists(), "{revision} {file}: {said}");
        }
    }
    // And what can be read is read.
    desk.says_who_joined(&repository, "HEAD~1", "team.toml");
}
