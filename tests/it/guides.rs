//! Every `roundtable` command of the README and the guides, run as written,
//! from top to bottom, in a folder like the reader's; what it answers is kept
//! in `tests/snapshots/guides__*.snap`. Full-screen ones run in a
//! pseudo-terminal, and their screen is the answer.

#![cfg(unix)] // the guides' lines are a shell's
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::pty::Pty;

/// What a guide runs besides `roundtable`: done, but not looked at.
const ALONGSIDE: &[&str] = &["git "];
/// What is not ours to run here: `.ci/run` runs the README's, in order.
/// A room stays open until it is told to close; `room.rs` has its tests. What
/// `config` finds is another on every machine.
const NOT_HERE: &[&str] = &[
    "cargo ",
    "duckdb ",
    "roundtable room ",
    "roundtable config",
    "roundtable --theme mine",
    "roundtable payments.toml --public-url",
];

/// This many lines of a longer answer are kept.
const MOST_LINES: usize = 60;

/// The README and every guide.
fn documents() -> Vec<PathBuf> {
    let guides = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = guides.filter(|path| path.extension().unwrap() == "md").collect();
    all.push("README.md".into());
    all.sort();
    all
}

/// The commands of a document: lines of its `sh` blocks, a loop as one, and
/// what is in backquotes.
fn commands(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let (mut in_block, mut in_other, mut compound) = (false, false, String::new());
    for line in text.lines() {
        if line.starts_with("```") {
            let opens = !in_block && !in_other;
            in_block = opens && line == "```sh";
            in_other = opens && line != "```sh";
        } else if in_block {
            let line = line.split(" # ").next().unwrap().trim_end();
            if line.starts_with("for ") || !compound.is_empty() {
                compound.push_str(line);
                compound.push('\n');
                if line == "done" {
                    commands.push(std::mem::take(&mut compound).trim_end().to_owned());
                }
            } else if !line.is_empty() {
                commands.push(line.to_owned());
            }
        } else if !in_other {
            let spans = line.split('`').skip(1).step_by(2);
            let spans = spans.filter(|span| span.starts_with("roundtable "));
            commands.extend(spans.map(str::to_owned));
        }
    }
    commands
}

/// The reader's folder: a filled team, a later one, sheets, candidates, a
/// table, in a repository of its own.
struct Reader {
    folder: tempfile::TempDir,
}

impl Reader {
    fn new(document: &Path) -> Self {
        let reader = Self { folder: tempfile::tempdir().unwrap() };
        let own = |name: &str| fs::read_to_string(name).unwrap();
        let begins_empty =
            ["workshop.md", "README.md", "format.md"].iter().any(|name| document.ends_with(name));
        if !begins_empty {
            reader.put("payments.toml", &own("assets/demo.toml"));
        }
        reader.put("payments-next-quarter.toml", &own("examples/payments-next-quarter.toml"));
        let demo = own("assets/demo.toml");
        for name in ["Ada", "Bo"] {
            // All that the demo has of them, a day later.
            let (_, from) = demo.split_once(&format!("name = \"{name}\"")).unwrap();
            let (_, rating) = from.split_once("[member.rating]\n").unwrap();
            let rating = rating.split("\n[").next().unwrap();
            let sheet = format!(
                "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"{name}\"\n\
                 rated = 2026-11-23\n\n[rating]\n{rating}\n"
            );
            reader.put(&format!("payments.sheets/{}.toml", name.to_lowercase()), &sheet);
        }
        for entry in fs::read_dir("examples/candidates").unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            reader.put(&format!("candidates/{name}"), &fs::read_to_string(&path).unwrap());
        }
        reader.put("teams/payments.toml", &own("assets/demo.toml"));
        reader.put("matrix.csv", "Name,Data,Testing\nAda,1,5\nBo,4,\nCyd,2,3\n");
        reader.put("pasted.txt", "Skill\tAda\tBo\nData\t1\t4\nTesting\t5\t2\n");
        for line in [
            "git init -q -b main .",
            "git config user.name Ada",
            "git config user.email ada@example.org",
            "git add -A",
            "git commit -q -m begin",
        ] {
            assert!(reader.run(line).status.success(), "{line}");
        }
        reader
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path() -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_roundtable")).parent().unwrap();
        format!("{}:{}", program.display(), std::env::var("PATH").unwrap())
    }

    fn run(&self, line: &str) -> Output {
        // Lines of text take lines of text.
        let typed = match (line.contains("--plain"), line.contains(" rate ")) {
            (false, _) | (true, false) => "",
            (true, true) => "3\ns\n",
        };
        let input = self.folder.path().join(".typed");
        fs::write(&input, typed).unwrap();
        Command::new("sh")
            .stdin(fs::File::open(input).unwrap())
            .args(["-c", line])
            .current_dir(self.folder.path())
            .env("PATH", Self::path())
            .env("HOME", self.folder.path().join("home"))
            .env("COLUMNS", "100")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_STATE_HOME")
            .env("TZ", "UTC")
            .env("TERM", "xterm-256color")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("COLORTERM")
            .env_remove("COLORFGBG")
            .env_remove("NO_COLOR")
            .env_remove("TERM_PROGRAM")
            .env_remove("TMUX")
            .env_remove("STY")
            .output()
            .unwrap()
    }

    /// Runs a full-screen command, answers what it asks first, and leaves.
    fn look(&self, line: &str) -> String {
        let script = format!(
            "cd {} && HOME=$PWD/home PATH='{}' TZ=UTC exec {line}",
            self.folder.path().display(),
            Self::path()
        );
        let mut pty = Pty::spawn("sh", &["-c", &script], 100, 30);
        pty.wait("help");
        pty.settle();
        let shown = pty.screen();
        if line.contains(" rate ") {
            pty.press("\r3");
            pty.settle();
        }
        pty.press("\x03");
        pty.wait("Quit roundtable?");
        pty.press("y");
        assert_eq!(pty.exit_code(), 0, "{line}");
        shown
    }
}

fn is_full_screen(line: &str) -> bool {
    if line.contains("--plain") {
        return false;
    }
    let mut words = line.split_whitespace().skip(1);
    match words.next() {
        None | Some("demo" | "rate") => true,
        Some(first) => {
            Path::new(first).extension().is_some_and(|own| own == "toml") && words.next().is_none()
        }
    }
}

/// What differs from day to day and from machine to machine, taken out.
fn steady(text: &str, folder: &Path) -> String {
    let text = text.replace(&folder.display().to_string(), "FOLDER").replace('°', " ");
    let text: String =
        text.split_inclusive('\n').filter(|line| !line.starts_with("system      ")).collect();
    let digits = |text: &str, pattern: &str| {
        text.len() >= pattern.len()
            && text.chars().zip(pattern.chars()).all(|(c, p)| match p {
                '0' => c.is_ascii_digit(),
                other => c == other,
            })
    };
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        // A snapshot's name is its moment.
        if digits(rest, "0000-00-00-000000") {
            out.push_str("WHEN");
            rest = &rest["0000-00-00-000000".len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    // A report of a team says of which day it is.
    let today = roundtable::files::snapshots::When::now().day;
    let out = out.replace(&roundtable::phrases::day(today), "TODAY");
    let out = out.replace(&today.to_string(), "TODAY");
    out.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn transcript(document: &Path) -> String {
    let reader = Reader::new(document);
    let mut sentences = String::new();
    for line in commands(&fs::read_to_string(document).unwrap()) {
        if NOT_HERE.iter().any(|other| line.starts_with(other)) {
            continue;
        }
        if ALONGSIDE.iter().any(|other| line.starts_with(other)) {
            let done = reader.run(&line);
            assert!(done.status.success(), "{line}: {done:?}");
            continue;
        }
        writeln!(sentences, "$ {line}").unwrap();
        if is_full_screen(&line) {
            writeln!(sentences, "{}", steady(&reader.look(&line), reader.folder.path())).unwrap();
            if line == "roundtable payments.toml" {
                // Meanwhile the reader has filled it in.
                reader.put("payments.toml", &fs::read_to_string("assets/demo.toml").unwrap());
            }
            continue;
        }
        let done = reader.run(&line);
        for stream in [&done.stdout, &done.stderr] {
            let answer = steady(&String::from_utf8_lossy(stream), reader.folder.path());
            let lines: Vec<&str> = answer.lines().collect();
            for line in &lines[..lines.len().min(MOST_LINES)] {
                writeln!(sentences, "{line}").unwrap();
            }
            if lines.len() > MOST_LINES {
                writeln!(sentences, "(and more)").unwrap();
            }
        }
        if let Some((_, file)) = line.split_once(" > ").filter(|(_, file)| !file.contains('\n')) {
            let written = fs::read(reader.folder.path().join(file.trim())).unwrap();
            let written = String::from_utf8(written).unwrap_or("(a workbook)".to_owned());
            let first = written.lines().next().unwrap_or_default();
            writeln!(sentences, "({file} begins: {})", steady(first, reader.folder.path()))
                .unwrap();
        }
        match done.status.code() {
            Some(0) => sentences.push('\n'),
            code => writeln!(sentences, "(exit status {})\n", code.unwrap()).unwrap(),
        }
        assert_ne!(done.status.code(), Some(2), "{line} in {}:\n{sentences}", document.display());
    }
    sentences
}

#[test]
fn every_command_of_the_readme_and_the_guides_does_what_is_kept_here() {
    for document in documents() {
        let name = document.file_stem().unwrap().to_string_lossy().to_lowercase();
        let sentences = transcript(&document);
        insta::with_settings!({omit_expression => true}, {
            if !sentences.is_empty() {
                insta::assert_snapshot!(name, sentences);
            }
        });
    }
}

#[test]
fn no_command_is_left_out_because_of_how_it_is_written() {
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let run: BTreeSet<String> = commands(&text).into_iter().collect();
        for line in text.lines().map(str::trim_start) {
            let command = line.strip_prefix("$ ").unwrap_or(line);
            if command.starts_with("roundtable ") && !command.contains("#!") {
                let command = command.split(" # ").next().unwrap().trim_end();
                let taken = run.iter().any(|one| one.contains(command));
                assert!(taken, "{}: `{command}` is run by no test", document.display());
            }
        }
    }
}

#[test]
fn every_subcommand_is_in_the_readme_or_a_guide() {
    let all: String = documents().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let help = Command::new(env!("CARGO_BIN_EXE_roundtable")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let (_, listed) = help.split_once("Commands:\n").unwrap();
    for line in listed.lines().take_while(|line| !line.is_empty()) {
        let Some(name) = line.strip_prefix("  ").and_then(|line| line.split(' ').next()) else {
            continue;
        };
        if !name.is_empty() && name != "help" {
            assert!(all.contains(&format!("roundtable {name}")), "{name} is nowhere");
        }
    }
}
