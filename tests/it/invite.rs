//! The invitation page in a real browser: filled in, its sheet collected.

use std::path::PathBuf;

use roundtable::files::{read, sheets};
use roundtable::team::{Position, Want};
use serde_json::json;

use crate::common::browser::Browser;

const DEMO: &str = include_str!("../../assets/demo.toml");

fn invitation() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (team, page) = (folder.path().join("payments.toml"), folder.path().join("page.html"));
    std::fs::write(&team, DEMO).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("roundtable").unwrap();
    command.args(["invite", team.to_str().unwrap(), "--out", page.to_str().unwrap()]);
    command.assert().success();
    (folder, team, page)
}

/// What the tests press: a name, an answer, a button, by what is written on it.
pub const HANDS: &str = "
    window.press = (words) => { const found = [...document.querySelectorAll('button')]
        .find((own) => own.textContent.trim() === words); if (!found) throw new Error('no button ' + words); found.click(); };
    window.choose = (group, value) => document.querySelector(`input[name=${group}][value=\"${value}\"]`).click();
    window.heading = () => (document.querySelector('h1') || {}).textContent;";

#[test]
fn the_page_filled_in_gives_a_sheet_with_the_same_answers() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, team, page) = invitation();
    browser.go_to_file(&page);
    let sheet = browser.run(&format!(
        "{HANDS}
        press('Gus');
        choose('answer', '4'); choose('want', 'less'); press('Next');
        choose('answer', '0'); press('Next');
        choose('answer', 'pass'); press('Next');
        choose('want', 'grow'); press('Next');
        while (!document.querySelector('input[value=B2]')) press('Next');
        choose('answer', 'B2'); press('Next');
        choose('answer', 'mid');
        return page.sheet();"
    ));
    let file = sheets::folder(&team).join("gus.toml");
    std::fs::create_dir(sheets::folder(&team)).unwrap();
    std::fs::write(&file, sheet.as_str().unwrap()).unwrap();
    let before = read::team(DEMO, "demo").unwrap().team;
    assert!(sheets::arrival(&file, &before).sheet.is_ok_and(|sheet| sheet.unknown.is_empty()));
    let mut command = assert_cmd::Command::cargo_bin("roundtable").unwrap();
    command.args(["collect", team.to_str().unwrap()]).assert().success();
    let after = read::team(&std::fs::read_to_string(&team).unwrap(), "team").unwrap().team;
    let gus = after.member_index("gus").unwrap();
    let answer = |row| after.ratings().get(row, gus);
    assert_eq!((answer(0).value(), answer(0).want()), (Some(4), Some(Want::Less)));
    assert_eq!(answer(1).value(), Some(0), "zero is an answer");
    assert!(answer(2).is_pass());
    assert_eq!((answer(3).value(), answer(3).want()), (None, Some(Want::Grow)));
    assert_eq!(answer(12).value(), Some(Position::B2.index()));
    assert_eq!(answer(13).value(), Some(Position::Middle.index()));
    assert!(answer(4).is_blank(), "what was left open stays open");
}

#[test]
fn on_a_phone_nothing_is_wider_than_the_screen_and_every_choice_can_be_touched() {
    let Some(browser) = Browser::open(500) else { return };
    let (_folder, _team, page) = invitation();
    browser.as_phone(320);
    browser.go_to_file(&page);
    let script = "const boxes = (what) => [...document.querySelectorAll(what)] \
            .map((own) => own.getBoundingClientRect()); \
        return [innerWidth, boxes('body *').filter((box) => box.right > 320.5).length, \
            boxes('label.choice, button').filter((box) => box.height < 44).length];";
    assert_eq!(browser.run(script), json!([320, 0, 0]), "the names");
    browser.picture("names");
    browser.run(&format!("{HANDS} press('Ada');"));
    browser.picture("question");
    for _ in 0..16 {
        assert_eq!(browser.run(script), json!([320, 0, 0]), "a question");
        browser.run("press('Next');");
    }
    assert_eq!(browser.run(script), json!([320, 0, 0]), "the review");
    browser.picture("review");
}

#[test]
fn every_choice_has_a_name_that_a_screen_reader_says() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, _team, page) = invitation();
    browser.go_to_file(&page);
    browser.run(&format!("{HANDS} press('Ada');"));
    let script = "const inputs = [...document.querySelectorAll('input')]; return [inputs.length > 0, \
        inputs.filter((own) => own.labels.length !== 1 || !own.labels[0].textContent.trim()).length, \
        [...document.querySelectorAll('fieldset')].filter((own) => !own.querySelector('legend')).length, \
        document.activeElement === document.querySelector('h1')]";
    assert_eq!(browser.run(script), json!([true, 0, 0, true]));
}

#[test]
fn one_button_skips_personality() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, _team, page) = invitation();
    browser.go_to_file(&page);
    let review = browser.run(&format!(
        "{HANDS} press('Ada'); \
        while (![...document.querySelectorAll('button')].some((own) => own.textContent.startsWith('Skip'))) press('Next'); \
        const ends = [...document.querySelectorAll('h1, p')].filter((own) => own.textContent.includes(' ↔ ')).length; \
        press('Skip all personality questions'); \
        return [ends, heading(), [...document.querySelectorAll('dd')].filter((own) => own.textContent === 'Prefer not to say').length];"
    ));
    assert_eq!(review, json!([1, "Ada: check your answers", 4]), "the ends are said once");
}

#[test]
fn the_next_person_on_the_same_device_starts_empty() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, _team, page) = invitation();
    browser.go_to_file(&page);
    let first =
        browser.run(&format!("{HANDS} press('Ada'); choose('answer', '5'); return page.sheet();"));
    assert!(first.as_str().unwrap().contains("= 5"));
    // A reload in the same tab continues with the same person.
    browser.go_to_file(&page);
    let reloaded = browser.run(&format!("{HANDS} return page.sheet();"));
    assert!(reloaded.as_str().unwrap().contains("= 5"));
    // Back to the names, and somebody else.
    let second = browser.run(
        "press('Back'); press('Pick another name'); press('Bo'); \
        return [page.sheet(), document.querySelectorAll('input:checked').length];",
    );
    assert!(!second[0].as_str().unwrap().contains("= 5"), "{second}");
    assert_eq!(second[1], json!(1), "only \"neither\" is chosen");
    // In a new tab the next person is asked and not shown.
    browser.run("choose('answer', '5'); sessionStorage.clear();");
    browser.go_to_file(&page);
    let asked = browser.run(&format!("{HANDS} return heading();"));
    assert_eq!(asked, json!("Are you Bo?"));
    let empty =
        browser.run("press('I am somebody else: start again'); press('Ada'); return page.sheet();");
    assert!(!empty.as_str().unwrap().contains("= 5"), "{empty}");
}

#[test]
fn the_page_speaks_four_languages_and_leaves_the_teams_words_alone() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, _team, page) = invitation();
    browser.go_to_file(&page);
    let mut headings = Vec::new();
    for tag in ["en", "de", "fr", "es"] {
        let script = format!(
            "const own = document.getElementById('language'); own.value = '{tag}'; \
            own.dispatchEvent(new Event('change')); \
            return [document.documentElement.lang, document.querySelector('h1').textContent];"
        );
        let shown = browser.run(&script);
        assert_eq!(shown[0], json!(tag));
        headings.push(shown[1].as_str().unwrap().to_owned());
    }
    headings.dedup();
    assert_eq!(headings.len(), 4, "{headings:?}");
    let row = browser.run(&format!("{HANDS} press('Ada'); return heading();"));
    assert_eq!(row, json!("Product and customer insight"));
}
