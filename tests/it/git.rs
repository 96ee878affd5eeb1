//! Older revisions of a team file: read by git, no matter who made the repository.
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
        let sentences = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {sentences}");
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
        let sentences = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{sentences}");
        let sentences = String::from_utf8(output.stdout).unwrap();
        assert!(sentences.contains("Bo"), "{sentences}");
        sentences
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
    let sentences = desk.says_who_joined(&repository, "HEAD~1", "pay.toml");
    assert!(sentences.contains("HEAD~1:team.toml"), "it says which: {sentences}");
    // Not committed yet: it is known by what is staged.
    let sentences = desk.says_who_joined(&repository, "HEAD", "pay.toml");
    assert!(sentences.contains("HEAD:old/packing.toml"), "{sentences}");
    desk.commit(&repository);
    let sentences = desk.says_who_joined(&repository, "HEAD~2", "pay.toml");
    assert!(sentences.contains("HEAD~2:team.toml"), "{sentences}");

    fs::write(repository.join("new.toml"), THEN.replace("Payments", "Other")).unwrap();
    let output = desk.diff(&repository, "HEAD", "new.toml");
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(sentences.contains("that revision does not have the file"), "{sentences}");
    assert!(sentences.contains("git log --follow"), "{sentences}");
}

#[test]
fn what_is_no_single_revision_is_called_so() {
    let desk = Desk::new();
    let repository = desk.repository("teams");
    for revision in ["^HEAD", "HEAD..HEAD", "*", "nowhere"] {
        let output = desk.diff(&repository, revision, "team.toml");
        let sentences = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{revision}");
        assert!(sentences.contains("there is no such revision"), "{revision}: {sentences}");
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
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(!mark.exists(), "{sentences}");
    assert!(sentences.contains("contains a bare repository"), "{sentences}");
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
            let sentences = String::from_utf8_lossy(&output.stderr);
            assert!(!mark.exists(), "{revision} {file}: {sentences}");
        }
    }
    // And what can be read is read.
    desk.says_who_joined(&repository, "HEAD~1", "team.toml");
}

// Merging

/// Writes the lines of configuration that docs/git.md gives.
fn configure(desk: &Desk, folder: &Path) {
    let program = env!("CARGO_BIN_EXE_roundtable");
    let driver = format!("{program} merge-file %O %A %B %P");
    desk.git(folder, &["config", "merge.roundtable.driver", &driver]);
    desk.git(folder, &["config", "diff.roundtable.command", &format!("{program} diff --git")]);
    fs::write(folder.join(".gitattributes"), "*.toml merge=roundtable diff=roundtable\n").unwrap();
}

const TEAM: &str = "format = 1\n\n[team]\nname = \"Payments\"\n\n[[dimension]]\nid = \"data\"\n\n\
                    [[dimension]]\nid = \"ops\"\n\n[[member]]\nid = \"ada\"\n[member.rating]\n\
                    data = 1\nops = 1\n\n[[decision]]\ndimension = \"data\"\nchoice = \"grow\"\n";

/// Two branches that each make their edit to a team, and the merge of one into
/// the other.
fn merge(edits: [&dyn Fn(String) -> String; 2]) -> (Desk, PathBuf, Output) {
    let desk = Desk::new();
    let folder = desk.repository("teams");
    configure(&desk, &folder);
    let path = folder.join("team.toml");
    fs::write(&path, TEAM).unwrap();
    desk.commit(&folder);
    for (branch, edit) in ["ours", "theirs"].iter().zip(edits) {
        desk.git(&folder, &["switch", "-q", "-c", branch, "main"]);
        fs::write(&path, edit(TEAM.to_owned())).unwrap();
        fs::create_dir(folder.join("team.sheets")).unwrap();
        let sheet = "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Ada\"\n";
        fs::write(folder.join(format!("team.sheets/{branch}.toml")), sheet).unwrap();
        desk.commit(&folder);
    }
    let arguments = ["merge", "-q", "--no-edit", "ours"];
    let output = desk.command("git", &folder).args(arguments).output().unwrap();
    (desk, folder, output)
}

#[test]
fn two_branches_that_add_people_decisions_answers_and_sheets_merge_with_their_comments() {
    let person = |id: &str, level: u8| {
        format!("\n# {id} is new.\n[[member]]\nid = \"{id}\"\n[member.rating]\ndata = {level}\n")
    };
    let decision = |note: &str| {
        format!("\n[[decision]]\ndimension = \"ops\"\nchoice = \"hire\"\nnote = \"{note}\"\n")
    };
    let (desk, folder, output) = merge([
        &|team| {
            let team = team.replace("name = \"Payments\"", "name = \"Payments\"   # ours");
            team.replace("data = 1", "data = 4") + &person("bo", 2) + &decision("one")
        },
        &|team| team.replace("ops = 1", "ops = 5") + &person("cy", 3) + &decision("two"),
    ]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = fs::read_to_string(folder.join("team.toml")).unwrap();
    let team = roundtable::files::read::team(&text, "team.toml").unwrap().team;
    let level = |id: &str, row| team.ratings().get(row, team.member_index(id).unwrap()).value();
    assert_eq!((level("ada", 0), level("ada", 1)), (Some(4), Some(5)), "{text}");
    assert_eq!(
        (level("bo", 0), level("cy", 0)),
        (Some(2), Some(3)),
        "nobody has another's: {text}"
    );
    let notes: Vec<&str> = team.decisions.iter().map(|own| own.note.as_str()).collect();
    assert!(notes.contains(&"one") && notes.contains(&"two"), "{text}");
    assert!(text.contains("# ours") && text.contains("# cy is new."), "{text}");
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert!(sentences.contains("one comment of theirs is left out"), "{sentences}");
    for sheet in ["ours", "theirs"] {
        assert!(folder.join(format!("team.sheets/{sheet}.toml")).exists());
    }
    // What changed is told by meaning, not by line.
    let sentences = desk.git(&folder, &["diff", "main", "HEAD", "--", "team.toml"]);
    assert!(sentences.contains("bo") && sentences.contains("cy"), "{sentences}");
    assert!(!sentences.contains("[[member]]"), "{sentences}");
}

/// A conflicted text with one of its sides chosen throughout.
fn side(text: &str, ours: bool) -> String {
    let (mut chosen, mut keeps) = (String::new(), [true, true]);
    for line in text.lines() {
        match line.split(' ').next().unwrap_or_default() {
            "<<<<<<<" => keeps = [true, false],
            "=======" => keeps = [false, true],
            ">>>>>>>" => keeps = [true, true],
            _ if keeps[usize::from(!ours)] => chosen.push_str(&format!("{line}\n")),
            _ => {}
        }
    }
    chosen
}

#[test]
fn what_both_changed_is_marked_so_that_each_side_is_whole_and_the_rest_is_merged() {
    let person = |id: &str| format!("\n[[member]]\nid = \"{id}\"\n");
    let (_desk, folder, output) =
        merge([&|team| team.replace("data = 1", "data = 4") + &person("bo"), &|team| {
            team.replace("data = 1", "data = 5").replace("ops = 1", "ops = 2") + &person("cy")
        }]);
    assert!(!output.status.success());
    let sentences = String::from_utf8_lossy(&output.stderr);
    assert!(sentences.contains("team.toml: both sides changed"), "{sentences}");
    assert!(
        !sentences.contains('4') && !sentences.contains('5'),
        "nobody's answer is told: {sentences}"
    );
    let text = fs::read_to_string(folder.join("team.toml")).unwrap();
    assert_eq!(text.matches("<<<<<<<").count(), 1, "{text}");
    // The branch that was merged into is ours to git.
    for (ours, level) in [(true, 5), (false, 4)] {
        let chosen = side(&text, ours);
        let team = roundtable::files::read::team(&chosen, "team.toml").unwrap().team;
        assert_eq!(team.ratings().get(0, 0).value(), Some(level), "{chosen}");
        assert_eq!(team.ratings().get(1, 0).value(), Some(2), "{chosen}");
        assert!(team.member_index("bo").is_some() && team.member_index("cy").is_some());
    }
    let fault = roundtable::files::read::team(&text, "team.toml").unwrap_err().to_string();
    assert!(fault.contains("keep one of the two"), "{fault}");
}

#[test]
fn what_is_no_team_is_merged_line_by_line() {
    let desk = Desk::new();
    for (name, text) in [("base", "a\nb\nc\n"), ("ours", "A\nb\nc\n"), ("theirs", "a\nb\nC\n")] {
        fs::write(desk.path(name), text).unwrap();
    }
    let run = |theirs: &str| {
        let mut command = desk.command(env!("CARGO_BIN_EXE_roundtable"), desk.0.path());
        command.args(["merge-file", "base", "ours", theirs]).output().unwrap().status.code()
    };
    assert_eq!(run("theirs"), Some(0));
    assert_eq!(fs::read_to_string(desk.path("ours")).unwrap(), "A\nb\nC\n");
    fs::write(desk.path("other"), "Z\nb\nc\n").unwrap();
    assert_eq!(run("other"), Some(1));
    assert!(fs::read_to_string(desk.path("ours")).unwrap().contains("<<<<<<< ours"));
    let mut command = desk.command(env!("CARGO_BIN_EXE_roundtable"), desk.0.path());
    let output = command.args(["merge-file", "gone", "ours", "theirs"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_advice_for_a_conflict_fits_what_conflicts() {
    let advice = |conflict: &str| {
        let text = format!("{TEAM}{conflict}");
        let fault = roundtable::files::read::team(&text, "team.toml").unwrap_err().to_string();
        fault.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // As git leaves it where both add a person: the heading is shared.
    let both = "\n[[member]]\n<<<<<<< HEAD\nid = \"bo\"\n=======\nid = \"cy\"\n>>>>>>> theirs\n";
    let sentences = advice(both);
    assert!(sentences.contains("keep both, each below a [[member]] of its own"), "{sentences}");
    let decisions = "\n<<<<<<< HEAD\n[[decision]]\ndimension = \"data\"\nchoice = \"hire\"\n=======\n\
                     [[decision]]\ndimension = \"ops\"\nchoice = \"grow\"\n>>>>>>> theirs\n";
    let sentences = advice(decisions);
    assert!(sentences.contains("keep both, each below a [[decision]] of its own"), "{sentences}");
    let answers = "\n[[member]]\nid = \"bo\"\n[member.rating]\n<<<<<<< HEAD\ndata = 4\n||||||| base\n\
                   data = 1\n=======\ndata = 5\n>>>>>>> theirs\n";
    let sentences = advice(answers);
    assert!(sentences.contains("keep one of the two"), "{sentences}");
    let sentences = advice("\n<<<<<<< HEAD\n=======\n# gone\n>>>>>>> theirs\n");
    assert!(sentences.contains("choose one side"), "{sentences}");
}
