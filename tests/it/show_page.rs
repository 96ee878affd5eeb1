//! The report as a page and as a picture: safe to open, the same numbers as
//! in JSON, one sheet of paper.
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use roundtable::files::read;
use roundtable::report::{Format, View, show};
use roundtable::team::Team;

use crate::common::report::with_page;

fn team(path: &str) -> Team {
    read::team(&std::fs::read_to_string(path).unwrap(), path).unwrap().team
}

fn demo() -> Team {
    team("assets/demo.toml")
}

/// A small team of names that try to be markup.
fn hostile() -> Team {
    let source = r#"
        format = 1
        [team]
        name = "</title><script>alert(1)</script>"
        [[dimension]]
        id = "x"
        name = "\"><img src=x onerror=alert(1)>"
        kind = "skill"
        [[dimension]]
        id = "y"
        name = "</style>"
        kind = "experience"
        [[dimension]]
        id = "w"
        name = "]]> & <!-- more"
        kind = "skill"
        [[dimension]]
        id = "z"
        name = "Z"
        kind = "personality"
        poles = ["<b>", "</svg>"]
        [[member]]
        name = "<i>Ada</i>"
        speaks = ["z:a"]
        rating = { x = 5, y = 2, w = 3, z = "A3" }
        [[member]]
        name = "Bo & 'Co'"
        rating = { x = 3, y = 1, w = 0, z = "mid" }
    "#;
    read::team(source, "hostile").unwrap().team
}

/// The names of all tags in a text.
fn tags(markup: &str) -> std::collections::BTreeSet<String> {
    let opened = markup.split('<').skip(1);
    let name = |rest: &str| {
        rest.trim_start_matches(['/', '!'])
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '-')
            .collect()
    };
    opened.map(name).collect()
}

#[test]
fn a_page_loads_nothing_runs_nothing_and_names_stay_text() {
    for team in [demo(), hostile(), team("examples/forty-people.toml")] {
        let page = with_page(&team, show::html);
        for never in ["<script", "<img", "<link", "<i>", "href", "url(", "@import"] {
            assert!(!page.contains(never), "{never}");
        }
        assert!(page.contains("default-src 'none'"));
    }
    let plain = with_page(&demo(), show::html);
    let odd = with_page(&hostile(), show::html);
    assert!(tags(&odd).is_subset(&tags(&plain)), "{:?}", tags(&odd));
    assert!(odd.contains("&lt;i&gt;Ada&lt;/i&gt;") && odd.contains("Bo &amp; &#39;Co&#39;"));
}

#[test]
fn a_picture_is_well_formed_whatever_people_are_called() {
    let team = hostile();
    let pictures =
        [with_page(&team, show::svg), with_page(&team, show::svg_shape).expect("three axes")];
    for picture in pictures {
        let mut open = Vec::new();
        for rest in picture.split('<').skip(1) {
            let (tag, _) = rest.split_once('>').expect("a tag that ends");
            let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name), "{picture}");
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn the_tables_of_the_page_say_what_json_says() {
    for team in [demo(), team("examples/two-situations.toml"), team("examples/just-begun.toml")] {
        let page = with_page(&team, show::html);
        let shown = with_page(&team, |page| show::json(page, View::Map));
        let rows: Vec<Vec<String>> = page
            .split("<th scope=\"row\">")
            .skip(1)
            .map(|row| {
                let row = row.split("</tr>").next().unwrap().replace("</bdi></th>", "</td>");
                let cells = row.split("</td>").filter(|cell| !cell.trim().is_empty());
                cells.map(|cell| cell.rsplit('>').next().unwrap().to_owned()).collect()
            })
            .collect();
        for dimension in shown["dimensions"].as_array().unwrap() {
            if dimension["kind"] == "personality" || dimension["state"] == "not_needed" {
                continue;
            }
            let name = dimension["name"].as_str().unwrap();
            let row = rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no {name}"));
            let filled = format!("{} of {}", dimension["seats_filled"], dimension["seats_needed"]);
            let people = team.members().len();
            let answered = format!("{} of {people}", dimension["rated"]);
            assert_eq!(row[2..4], [filled, answered], "{name}");
        }
    }
}

#[test]
fn a_lit_cell_is_one_that_counts() {
    let team = demo();
    let (page, held) = with_page(&team, |page| {
        let rows = page.coverage.dimensions().zip(team.dimensions());
        let levels = rows.filter(|(_, own)| !own.is_spectrum());
        let held = levels.flat_map(|(judged, _)| judged.requirements().map(|held| held.holders));
        (show::html(page), held.sum::<u32>() as usize)
    });
    assert_eq!(page.matches("<td class=\"lit\">").count(), held);
    assert_eq!(page.matches("class=\"lit\" fill").count(), held);
}

#[test]
fn one_persons_answers_are_never_a_shape() {
    let mut source = String::from("format = 1\n[team]\nname = \"A\"\n");
    for id in ["x", "y", "z"] {
        source += &format!("[[dimension]]\nname = \"{id}\"\nkind = \"skill\"\n");
    }
    source.push_str("[[member]]\nname = \"B\"\nrating = { x = 1, y = 2, z = 3 }\n");
    let team = read::team(&source, "one").unwrap().team;
    assert!(with_page(&team, show::svg_shape).is_none());
    assert!(!with_page(&team, show::html).contains("class=\"nth\""));
}

/// Forty people on thirty dimensions with long names, four of them spectra.
fn large() -> Team {
    let mut source = String::from("format = 1\n[team]\nname = \"A department\"\n");
    for nth in 0..30 {
        let kind =
            ["skill", "experience", "personality"][usize::from(nth >= 18) + usize::from(nth >= 26)];
        source += &format!("[[dimension]]\nid = \"d{nth}\"\nkind = \"{kind}\"\n");
        source += &format!("name = \"Dimension {nth}, which has rather a long name to be read\"\n");
        if nth >= 26 {
            source.push_str(
                "poles = [\"Challenges every idea there is\", \"Supports those who had it\"]\n",
            );
        }
    }
    for who in 0..40 {
        source += &format!("[[member]]\nname = \"Person number {who}\"\n[member.rating]\n");
        for nth in 0..30 {
            source += &match nth {
                0..26 => format!("d{nth} = {}\n", (who * 7 + nth * 5) % 6),
                _ => format!("d{nth} = \"{}\"\n", ["A3", "A1", "mid", "B2"][(who + nth) % 4]),
            };
        }
    }
    read::team(&source, "large").unwrap().team
}

#[test]
fn names_in_the_pictures_are_whole() {
    for team in [demo(), large(), team("examples/forty-people.toml")] {
        let page = with_page(&team, show::html);
        let map = page.split("<figure").nth(1).unwrap();
        let cut = map.split("<text ").filter(|text| text.contains('…')).count();
        assert_eq!(cut, 0, "{}", team.name);
    }
}

/// A browser, where there is one; otherwise says that the test is left out.
fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("ROUNDTABLE_BROWSER").map(PathBuf::from);
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&paths).find_map(|folder| {
        let known = ["chromium", "chromium-browser", "google-chrome"];
        known.map(|name| folder.join(name)).into_iter().find(|path| path.is_file())
    });
    let browser = named.or(found);
    if browser.is_none() {
        // Not captured, so that `cargo test` names what it left out.
        let sentences = "left out: the report in a browser; install chromium to run it\n";
        let _ = std::io::stderr().write_all(sentences.as_bytes());
    }
    browser
}

fn browse(browser: &Path, folder: &Path, arguments: &[&str], page: &Path) {
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        .args(["--hide-scrollbars", "--window-size=1000,1400"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(arguments)
        .arg(page)
        .current_dir(folder)
        .output()
        .expect("the browser runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_browser_shows_the_page_light_and_dark_and_prints_it_on_one_sheet() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let teams = [
        ("demo", demo()),
        ("hostile", hostile()),
        ("forty", team("examples/forty-people.toml")),
        ("large", large()),
        ("begun", team("examples/just-begun.toml")),
    ];
    for (name, team) in &teams {
        let page = folder.path().join(format!("{name}.html"));
        std::fs::write(&page, with_page(team, show::html)).unwrap();
        browse(
            &browser,
            folder.path(),
            &["--no-pdf-header-footer", "--print-to-pdf=out.pdf"],
            &page,
        );
        let pdf = std::fs::read(folder.path().join("out.pdf")).unwrap();
        let pdf = String::from_utf8_lossy(&pdf).replace("/Type /Pages", "");
        assert_eq!(pdf.matches("/Type /Page").count(), 1, "sheets of {name}");
    }
    let page = folder.path().join("demo.html");
    browse(&browser, folder.path(), &["--screenshot=light.png"], &page);
    browse(&browser, folder.path(), &["--force-dark-mode", "--screenshot=dark.png"], &page);
    let look = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(look("light.png").len() > 20_000 && look("light.png") != look("dark.png"));
}

/// The tables of a Markdown text as a parser sees them: cells of text.
fn parsed_tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        let row = tables.last_mut().and_then(|table| table.last_mut());
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                tables.last_mut().unwrap().push(Vec::new());
            }
            Event::Start(Tag::TableCell) => row.unwrap().push(String::new()),
            Event::Text(text) => {
                if let Some(cell) = row.and_then(|row| row.last_mut()) {
                    cell.push_str(&text);
                }
            }
            // It only keeps readers from taking a name for something.
            Event::InlineHtml(html) if &*html == "<!-- -->" => {}
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => {
                panic!("a name became markup: {event:?}")
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => panic!("a name became a link"),
            _ => {}
        }
    }
    tables
}

fn markdown(page: show::Page<'_>, view: View) -> String {
    let written = show::write(page, view, Format::Markdown, 100).unwrap();
    String::from_utf8(written).unwrap()
}

#[test]
fn a_markdown_table_keeps_its_columns_whatever_people_and_things_are_called() {
    let source = r#"
        format = 1
        [team]
        name = "A|B `c` <b>"
        [[dimension]]
        id = "x"
        name = "Pipes | and \\| more"
        kind = "skill"
        [[dimension]]
        id = "y"
        name = "`code` and ``more`"
        kind = "skill"
        [[dimension]]
        id = "w"
        name = "<script>alert(1)</script> & <br>"
        kind = "experience"
        [[dimension]]
        id = "z"
        name = "Z"
        kind = "personality"
        poles = ["a|b", "*c* _d_ [e](http://f)"]
        [[member]]
        name = "Ada | \"the pipe\""
        speaks = ["z:a"]
        rating = { x = 5, y = 2, w = 3, z = "A3" }
        [[member]]
        name = "`Bo`\\"
        rating = { x = 3, y = 1, w = 0, z = "mid" }
    "#;
    let team = read::team(source, "names").unwrap().team;
    let text = with_page(&team, |page| markdown(page, View::Map));
    let tables = parsed_tables(&text);
    assert_eq!(tables.len(), 3, "{text}");
    for table in &tables {
        assert!(table.iter().all(|row| row.len() == table[0].len()), "{table:?}");
    }
    let levels = &tables[0];
    assert_eq!(levels[0][5..7], ["Ada | \"the pipe\"", "`Bo`\\"]);
    assert_eq!(levels[1][0], "Pipes | and \\| more");
    assert_eq!(levels[1][5..7], ["5", "3"]);
    assert_eq!(levels[2][0], "`code` and ``more`");
    assert_eq!(tables[1][1][0], "<script>alert(1)</script> & <br>");
    assert_eq!(tables[2][1][0], "a|b");
    assert_eq!(tables[2][1][8], "*c* _d_ [e](http://f)");
    let coverage = with_page(&team, |page| markdown(page, View::Coverage));
    for table in parsed_tables(&coverage) {
        assert!(table.iter().all(|row| row.len() == 5), "{table:?}");
    }
}
