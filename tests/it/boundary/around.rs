//! The world around: files that are none, names of files, arguments, settings,
//! and what the screen says of them.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use roundtable::files::read;
use rstest::rstest;

use super::{BASE, UNSEEN, assert_is_clean, assert_is_small_and_clean, roundtable, with_team};
use crate::common::play::Player;

/// Every command that reads a file, with `@` for it.
const CALLS: [&[&str]; 17] = [
    &["show", "@"],
    &["check", "@"],
    &["plan", "@"],
    &["plan", "team.toml", "--candidates", "@"],
    &["collect", "@"],
    &["collect", "team.toml", "@"],
    &["diff", "@", "team.toml"],
    &["diff", "team.toml", "@"],
    &["diff", "--rev", "HEAD", "@"],
    &["snapshot", "@"],
    &["invite", "@", "--out", "page.html"],
    &["rate", "@", "--as", "Ada"],
    &["rate", "team.toml", "--as", "Ada", "--sheet", "@", "--plain"],
    &["import", "@"],
    &["import", "@", "--out", "new.toml"],
    &["--plain", "@"],
    &["@"],
];

/// Rates in lines, into a sheet of its own.
fn in_lines(folder: &std::path::Path) -> (i32, String, String) {
    roundtable(folder, &["rate", "team.toml", "--as", "Ada", "--plain", "--sheet", "own.toml"])
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused_by_every_command_and_keeps_none_waiting() {
    use std::os::unix::net::UnixListener;
    let folder = with_team();
    let at = |name: &str| folder.path().join(name);
    assert!(std::process::Command::new("mkfifo").arg(at("fifo")).status().unwrap().success());
    let _socket = UnixListener::bind(at("socket")).unwrap();
    fs::create_dir(at("folder")).unwrap();
    std::os::unix::fs::symlink(at("loop"), at("loop")).unwrap();
    std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
    for file in ["fifo", "/dev/zero", "folder", "socket", "loop", "dangling"] {
        for call in CALLS {
            let call: Vec<&str> =
                call.iter().map(|word| if *word == "@" { file } else { word }).collect();
            // A folder of sheets or candidates is asked for what is in it, and
            // the screen says that it needs a terminal before it looks.
            let (code, _, sentences) = roundtable(folder.path(), &call);
            if file == "folder" && call.last() == Some(&file) && call[0] == "collect" {
                continue;
            }
            assert_eq!(code, 2, "{call:?}: {sentences}");
            assert_is_small_and_clean(&sentences);
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_beside_the_team_or_at_home_keeps_nobody_waiting() {
    let folder = with_team();
    let home = folder.path().join("home/roundtable");
    let pipes = ["team.sheets/ada.toml", "team.snapshots/a.toml", "home/roundtable/config.toml"];
    for pipe in pipes {
        let pipe = folder.path().join(pipe);
        fs::create_dir_all(pipe.parent().unwrap()).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    let (code, text, _) = roundtable(folder.path(), &["collect", "team.toml"]);
    assert!(code == 2 && text.contains("not a regular file"), "{text}");
    let (code, _, text) = roundtable(folder.path(), &["snapshot", "team.toml", "--names", "alias"]);
    assert_eq!(code, 0, "{text}");
    let (code, out, text) = in_lines(folder.path());
    let told = out + &text;
    assert!(code == 0 && told.contains("config.toml: this is not a regular file"), "{told}");
    // What the program remembers is nothing that it waits for.
    fs::remove_file(home.join("config.toml")).unwrap();
    for remembered in
        fs::read_dir(&home).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<PathBuf>>()
    {
        let _ = fs::remove_file(&remembered);
        std::process::Command::new("mkfifo").arg(&remembered).status().unwrap();
    }
    let (code, _, text) = in_lines(folder.path());
    assert_eq!(code, 0, "{text}");
}

#[test]
fn what_is_larger_than_its_kind_may_be_is_refused_before_it_is_read() {
    let folder = with_team();
    let of = |name: &str, size: u64| {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        file.set_len(size).unwrap();
    };
    // Sparse: what is read of it would be zeros.
    of("team17.toml", 17 * 1024 * 1024);
    of("sheet.toml", 1024 * 1024 + 1);
    of("far.toml", 1 << 40);
    for (call, file) in [
        (&["show"][..], "team17.toml"),
        (&["check"], "far.toml"),
        (&["import"], "team17.toml"),
        (&["collect", "team.toml"], "sheet.toml"),
        (&["plan", "team.toml", "--candidates"], "sheet.toml"),
        (&["rate", "team.toml", "--as", "Ada", "--plain", "--sheet"], "sheet.toml"),
        (&["diff", "team.toml"], "team17.toml"),
    ] {
        let call: Vec<&str> = call.iter().copied().chain([file]).collect();
        let (code, out, text) = roundtable(folder.path(), &call);
        assert!(
            code == 2 && format!("{out}{text}").contains("larger than"),
            "{call:?}: {out}{text}"
        );
    }
    let sheet = read::sheet(&" ".repeat(1024 * 1024 + 1), "s.toml").unwrap_err();
    assert!(sheet.to_string().contains("larger than 1 MiB"), "{sheet}");
}

/// Names that a file or an argument can have, each with what it must not do.
const HOSTILE: [&str; 7] = [
    "a\u{1B}[2Jb",
    "a\u{9B}31mb",
    "a\u{202E}b",
    "a\u{200B}b",
    "a\nroundtable: all is well",
    "a\u{1B}]0;title\u{7}",
    "a\u{E0041}b",
];

#[cfg(unix)]
#[test]
fn no_name_of_a_file_and_no_argument_reaches_the_terminal_as_it_is() {
    let folder = with_team();
    let demo = fs::read_to_string("assets/demo.toml").unwrap();
    let long = "x".repeat(3_000);
    for name in HOSTILE.into_iter().chain([long.as_str()]) {
        let file = format!("{name}.toml");
        let is_there = name.len() < 200;
        if is_there {
            fs::write(folder.path().join(&file), &demo).unwrap();
        }
        for call in CALLS {
            let call: Vec<&str> =
                call.iter().map(|word| if *word == "@" { &file } else { *word }).collect();
            let (_, out, sentences) = roundtable(folder.path(), &call);
            assert_is_small_and_clean(&sentences);
            assert_is_clean(&out);
            assert!(!out.contains("\nroundtable: all is well"), "{out}");
            assert!(!sentences.contains("\nroundtable: all is well"), "{sentences}");
        }
        let _ = fs::remove_file(folder.path().join("page.html"));
        let _ = fs::remove_file(folder.path().join("new.toml"));
        for call in [
            &["show", "team.toml", "--view", name][..],
            &["show", "team.toml", "--situation", name],
            &["show", "team.toml", name],
            &["check", "team.toml", "--fail-on", name],
            &["plan", "team.toml", "--without", name],
            &["plan", "team.toml", "--hires", name],
            &["rate", "team.toml", "--as", name],
            &["diff", "--rev", name, "team.toml"],
            &["new", "new.toml", "--template", name],
            &["import", "team.toml", "--scale", name],
            &["completions", name],
            &["man", "--out", name],
            &["snapshot", "team.toml", "--note", name, "--names", "none"],
            &[name],
            &[name, "team.toml"],
        ] {
            let (_, out, sentences) = roundtable(folder.path(), call);
            assert_is_small_and_clean(&sentences);
            assert_is_clean(&out);
            assert!(!sentences.contains("\nroundtable: all is well"), "{call:?}: {sentences}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_shown_with_signs_for_what_it_holds() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = with_team();
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9\x1B.toml");
    fs::write(folder.path().join(name), BASE).unwrap();
    let check = |arguments: &[&std::ffi::OsStr]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
        command.current_dir(folder.path()).args(arguments).output().unwrap()
    };
    let told = check(&["check".as_ref(), name]);
    assert!(told.status.success(), "it is a file as any other");
    let sentences = String::from_utf8(told.stdout).unwrap();
    assert!(sentences.starts_with("caf\u{FFFD}<U+001B>.toml: a valid team file"), "{sentences}");
    let told = check(&["show".as_ref(), "team.toml".as_ref(), "--view".as_ref(), name]);
    assert_is_small_and_clean(&String::from_utf8(told.stderr).unwrap());
}

#[test]
fn a_value_of_the_environment_is_never_shown() {
    let folder = with_team();
    for name in ["TZ", "COLUMNS", "LANG", "TERM", "NO_COLOR", "COLORTERM", "EDITOR"] {
        for call in [&["show", "team.toml"][..], &["check", "team.toml"], &["team.toml"]] {
            let output = Command::new(env!("CARGO_BIN_EXE_roundtable"))
                .current_dir(folder.path())
                .args(call)
                .env(name, "a\u{1B}]0;x\u{7}\u{202E}")
                .output()
                .unwrap();
            let all = [output.stdout, output.stderr].concat();
            assert_is_clean(&String::from_utf8(all).unwrap());
        }
    }
}

// The screen

#[test]
fn what_is_pasted_into_a_field_shows_what_cannot_be_seen_and_is_not_taken_as_a_name() {
    for c in UNSEEN.into_iter().filter(|c| !['\u{2028}', '\u{2029}'].contains(c)) {
        let mut player = Player::file("assets/demo.toml");
        let before = player.model.team.clone();
        player.keys("e");
        player.keys("a");
        player.paste(&format!("Zo{c}e"));
        let screen = player.screen();
        assert!(!screen.contains(c), "{}", u32::from(c));
        player.keys("{enter}");
        let names: Vec<&str> =
            player.model.team.members().iter().map(|own| own.name.as_str()).collect();
        assert!(!names.iter().any(|name| name.contains(c)), "{names:?}");
        for dimension in player.model.team.dimensions() {
            assert!(!dimension.name.contains(c));
        }
        assert_eq!(player.model.team.name, before.name);
    }
}

#[test]
fn what_is_said_on_the_screen_is_clean_whole_and_without_an_excerpt() {
    let source = BASE.to_owned() + "[[member]]\nname = \"Bo\"\n[member.rating]\nservices = 7\n";
    let fault = read::team(&source, "a\u{1B}[2J.toml").unwrap_err();
    let mut player = Player::demo();
    player.size(80, 24);
    player.model.notify_failure(fault.to_string());
    let screen = player.screen();
    assert!(!screen.contains('\u{1B}') && screen.contains("a<U+001B>[2J.toml:"), "{screen}");
    assert!(!screen.contains("services = 7"), "{screen}");
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("want = \"grow\" }"), "what to do is there to its end:\n{screen}");
}

#[test]
fn a_setting_that_is_strange_is_told_with_its_line_and_how_many_more_there_are() {
    let folder = with_team();
    let home = folder.path().join("home/roundtable");
    fs::create_dir_all(&home).unwrap();
    let with = |config: &str| {
        fs::write(home.join("config.toml"), config).unwrap();
        in_lines(folder.path())
    };
    let (code, text, _) = with("mose = true\nfoo = 1\n[keyz]\nquit = [\"x\"]\n");
    assert_eq!(code, 0);
    assert!(
        text.contains("config.toml:1:1: config.toml has no key `mose`; did you mean `mouse`?"),
        "{text}"
    );
    assert!(text.contains("2 more in lines 2, 3"), "{text}");
    let (code, text, _) = with("theme = \"drak\"\n");
    assert!(
        code == 0 && text.contains("config.toml:1:9:") && text.contains("did you mean `dark`?"),
        "{text}"
    );
}

#[cfg(unix)]
#[rstest]
#[case("quit = [\"ctrl-foo\"]", "is not a key; write")]
#[case("qiut = [\"x\"]", "there is no command `qiut`")]
#[case("undo = [\"Z\"]\nhelp = [\"Z\"]", "would be both")]
fn a_key_of_ones_own_that_cannot_be_is_told_with_its_line(#[case] keys: &str, #[case] text: &str) {
    use crate::common::pty::Pty;
    let folder = with_team();
    let home = folder.path().join("roundtable");
    fs::create_dir_all(&home).unwrap();
    fs::write(home.join("config.toml"), format!("[keys]\n{keys}\n")).unwrap();
    let program = format!(
        "XDG_CONFIG_HOME={} {} {}",
        folder.path().display(),
        env!("CARGO_BIN_EXE_roundtable"),
        folder.path().join("team.toml").display()
    );
    let mut pty = Pty::spawn("sh", &["-c", &program], 120, 40);
    pty.wait("config.toml:");
    let screen = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("config.toml:2:") || screen.contains("config.toml:3:"), "{screen}");
    assert!(screen.contains(text), "{screen}");
    pty.press("\x1bq");
    assert_eq!(pty.exit_code(), 0, "a wrong setting never stops the program");
}
