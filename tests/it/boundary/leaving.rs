//! What leaves: names stay text, and nothing is written over unasked.

use std::fs;

use super::{BASE, SHEET, assert_is_clean, assert_is_small_and_clean, roundtable, with_team};

/// Words that mean something to the reader of what was written.
const MARKUP: [&str; 8] = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](https://example.org) ![y](z)",
    "a | b ` c * d _ e",
    "\"><svg onload=alert(1)>",
    "]]> --> </style></text>",
    "@SUM(1) +1 &lt;",
];

/// A team that is called all of that, everywhere.
fn hostile() -> String {
    let quoted = |text: &str| format!("'''{text}'''");
    let mut words = MARKUP.into_iter().cycle();
    let mut next = || words.next().unwrap();
    let mut file = format!("format = 1\n[team]\nname = {}\n", quoted(next()));
    for n in 0..8 {
        let kind = if n == 7 { "personality" } else { "skill" };
        let (name, about) = (format!("{} {n}", next()), next());
        file += &format!(
            "[[dimension]]\nid = \"d{n}\"\nname = {}\nkind = \"{kind}\"\nabout = {}\n",
            quoted(&name),
            quoted(about)
        );
        if n == 7 {
            file += &format!("poles = [{}, {}]\n", quoted(MARKUP[0]), quoted(MARKUP[1]));
        }
    }
    for (n, own) in MARKUP.into_iter().enumerate() {
        file += &format!("[[member]]\nid = \"m{n}\"\nname = {}\n", quoted(&format!("{own} {n}")));
        if n == 0 {
            file += "speaks = [\"d7:a\"]\n";
        }
        file += &format!(
            "[member.rating]\nd0 = {{ level = {}, want = \"grow\" }}\nd{} = 4\nd7 = \"A3\"\n",
            n % 6,
            1 + n % 6
        );
    }
    for (n, words) in MARKUP.into_iter().enumerate().take(3) {
        file += &format!(
            "[[decision]]\ndimension = \"d{n}\"\nchoice = \"grow\"\nowner = \"m{n}\"\nnote = {}\n",
            quoted(words)
        );
    }
    file += &format!(
        "[[candidate]]\nid = \"c\"\nname = {}\n[candidate.rating]\nd0 = {{ level = 4, source = {} }}\nd1 = 4\nd2 = 4\n",
        quoted(MARKUP[1]),
        quoted(MARKUP[2])
    );
    file
}

/// Markup of somebody else's in a page or a picture.
fn is_marked_up(text: &str) -> bool {
    ["<script>alert", "<img src=x", "<svg onload", "</style></text>", "]]> -->"]
        .iter()
        .any(|own| text.contains(own))
}

#[test]
fn whatever_people_are_called_stays_text_in_every_format_of_every_command() {
    use pulldown_cmark::{Event, Options as Marks, Parser, Tag};
    let folder = with_team();
    fs::write(folder.path().join("hostile.toml"), hostile()).unwrap();
    fs::write(
        folder.path().join("before.toml"),
        hostile().replace("level = 3", "level = 1").replace("d1 = 4", "d1 = 2"),
    )
    .unwrap();
    let written = |call: &[&str]| {
        let (code, out, sentence) = roundtable(folder.path(), call);
        assert_eq!(code, 0, "{call:?}: {sentence}");
        assert_is_clean(&out);
        out
    };
    for view in ["map", "findings", "people", "coverage"] {
        let markdown = written(&["show", "hostile.toml", "--view", view, "--format", "markdown"]);
        let plan = written(&["plan", "hostile.toml", "--format", "markdown"]);
        let brief = written(&["plan", "hostile.toml", "--view", "brief", "--format", "markdown"]);
        let diff = written(&["diff", "before.toml", "hostile.toml", "--format", "markdown"]);
        for text in [markdown, plan, brief, diff] {
            for event in Parser::new_ext(&text, Marks::ENABLE_TABLES) {
                // Ours, which parts letters that would begin something.
                if matches!(&event, Event::InlineHtml(html) if &**html == "<!-- -->") {
                    continue;
                }
                let alien = matches!(
                    event,
                    Event::Html(_)
                        | Event::InlineHtml(_)
                        | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
                );
                assert!(!alien, "{event:?} in {text}");
            }
        }
        if matches!(view, "map" | "coverage" | "findings") {
            let rows = written(&["show", "hostile.toml", "--view", view, "--format", "csv"]);
            let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(rows.as_bytes());
            assert!(!rows.contains('\r') && !rows.starts_with('\u{FEFF}'));
            for record in reader.records() {
                for cell in &record.expect("every row has the same columns") {
                    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(!formula || cell.parse::<f64>().is_ok(), "{cell}");
                }
            }
        }
        if matches!(view, "map" | "coverage") {
            assert!(!is_marked_up(&written(&[
                "show",
                "hostile.toml",
                "--view",
                view,
                "--format",
                "svg"
            ])));
        }
    }
    assert!(!is_marked_up(&written(&["show", "hostile.toml", "--format", "html"])));
    written(&["invite", "hostile.toml", "--out", "page.html"]);
    let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert!(!is_marked_up(&page), "somebody's words are markup in the invitation");
    for call in [
        &["show", "hostile.toml", "--format", "json"][..],
        &["plan", "hostile.toml", "--format", "json"],
        &["diff", "before.toml", "hostile.toml", "--format", "json"],
    ] {
        let json: serde_json::Value = serde_json::from_str(&written(call)).unwrap();
        assert_eq!(json["format"], 1);
    }
    for call in
        [&["show", "hostile.toml"][..], &["plan", "hostile.toml"], &["check", "hostile.toml"]]
    {
        written(call);
    }
}

#[test]
fn no_command_writes_over_a_file_that_is_there() {
    let folder = with_team();
    let theirs = folder.path().join("theirs.toml");
    fs::write(folder.path().join("table.csv"), "Name,SQL\nAda,3\nBo,2\n").unwrap();
    fs::write(folder.path().join("roundtable-show.1"), "mine").unwrap();
    for call in [
        &["new", "theirs.toml"][..],
        &["import", "table.csv", "--out", "theirs.toml"],
        &["snapshot", "team.toml", "--out", "theirs.toml"],
        &["invite", "team.toml", "--out", "theirs.toml"],
        &["rate", "team.toml", "--as", "Ada", "--sheet", "theirs.toml", "--plain"],
        &["rate", "team.toml", "--as", "Ada", "--sheet", "team.toml", "--plain"],
        &["man", "--out", "."],
    ] {
        fs::write(&theirs, "mine").unwrap();
        let (code, out, sentences) = roundtable(folder.path(), call);
        assert_eq!(code, 2, "{call:?}");
        assert!(out.is_empty(), "it is told before anything else is: {out}");
        assert_is_small_and_clean(&sentences);
        assert_eq!(fs::read_to_string(&theirs).unwrap(), "mine", "{call:?}");
        assert_eq!(fs::read_to_string(folder.path().join("team.toml")).unwrap(), BASE);
    }
    assert_eq!(fs::read_to_string(folder.path().join("roundtable-show.1")).unwrap(), "mine");
}

#[test]
fn a_newer_sheet_with_fewer_answers_says_how_many_it_leaves_open() {
    let folder = with_team();
    fs::write(
        folder.path().join("team.toml"),
        BASE.to_owned() + "rated = 2026-01-01\n[member.rating]\nservices = 3\ndebate = \"A2\"\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("new.toml"),
        SHEET.to_owned() + "rated = 2026-02-01\n[rating]\nservices = 4\n",
    )
    .unwrap();
    let before = fs::read(folder.path().join("new.toml")).unwrap();
    let (_, text, _) =
        roundtable(folder.path(), &["collect", "team.toml", "new.toml", "--dry-run"]);
    assert!(text.contains("One earlier answer is not in it and is open again"), "{text}");
    roundtable(folder.path(), &["collect", "team.toml", "new.toml"]);
    let once = fs::read(folder.path().join("team.toml")).unwrap();
    let (_, again, _) = roundtable(folder.path(), &["collect", "team.toml", "new.toml"]);
    assert!(!again.contains("open again"), "{again}");
    assert_eq!(fs::read(folder.path().join("team.toml")).unwrap(), once);
    assert_eq!(fs::read(folder.path().join("new.toml")).unwrap(), before, "the sheet is untouched");
}
