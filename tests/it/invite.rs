//! The invitation page in a real browser: filled in, its sheet collected.
//!
//! Runs where `ROUNDTABLE_CHROMEDRIVER` names a chromedriver (or is set and one is
//! on the path); says so and passes where it is not.
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use roundtable::files::{read, sheets};
use roundtable::team::{Position, Want};
use serde_json::{Value, json};

const DEMO: &str = include_str!("../../assets/demo.toml");

/// A browser without a window, driven as its own protocol has it.
struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Nothing, with the reason printed, where none is asked for.
    fn open(width: u32) -> Option<Self> {
        let Ok(driver) = std::env::var("ROUNDTABLE_CHROMEDRIVER") else {
            println!("left out: ROUNDTABLE_CHROMEDRIVER is not set to a chromedriver");
            return None;
        };
        let driver = if Path::new(&driver).exists() { driver } else { "chromedriver".into() };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(driver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut browser = Self { driver: child, port, session: String::new() };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let size = format!("--window-size={width},800");
        let options = json!({ "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", size
        ] });
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": options, "unhandledPromptBehavior": "accept"
        } } });
        let opened = browser.call("POST", "/session", &capabilities);
        opened["sessionId"].as_str().unwrap().clone_into(&mut browser.session);
        Some(browser)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if line.trim().is_empty() {
                break;
            }
            if let Some(said) = line.to_lowercase().strip_prefix("content-length:") {
                length = said.trim().parse().unwrap();
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        let value = answer["value"].clone();
        assert!(value.get("error").is_none(), "{value}");
        value
    }

    fn in_session(&self, path: &str, body: &Value) -> Value {
        self.call("POST", &format!("/session/{}{path}", self.session), body)
    }

    fn go(&self, page: &Path) {
        self.in_session("/url", &json!({ "url": format!("file://{}", page.display()) }));
    }

    fn run(&self, script: &str) -> Value {
        self.in_session("/execute/sync", &json!({ "script": script, "args": [] }))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            self.call("DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn invitation() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (team, page) = (folder.path().join("payments.toml"), folder.path().join("page.html"));
    std::fs::write(&team, DEMO).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("roundtable").unwrap();
    command.args(["invite", team.to_str().unwrap(), "--out", page.to_str().unwrap()]);
    command.assert().success();
    (folder, team, page)
}

const PICK: &str = "const pick = (name, value) => [...document.querySelectorAll('input')]\
    .find((one) => one.name === name && one.value === value).click();";

#[test]
fn the_page_filled_in_gives_a_sheet_with_the_same_answers() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, team, page) = invitation();
    browser.go(&page);
    let sheet = browser.run(&format!(
        "{PICK} const name = document.getElementById('name'); name.value = 'Gus'; \
         name.dispatchEvent(new Event('change')); pick('q0', '4'); pick('q0w', 'less'); \
         pick('q1', '0'); pick('q2', 'pass'); pick('q3w', 'grow'); pick('q12', 'B2'); \
         pick('q13', 'mid'); return document.getElementById('sheet').value;"
    ));
    let file = sheets::folder(&team).join("gus.toml");
    std::fs::create_dir(sheets::folder(&team)).unwrap();
    std::fs::write(&file, sheet.as_str().unwrap()).unwrap();
    let before = read::team(DEMO, "demo").unwrap().team;
    assert!(sheets::arrival(&file, &before).sheet.is_ok_and(|filled| filled.strange.is_empty()));
    let mut command = assert_cmd::Command::cargo_bin("roundtable").unwrap();
    command.args(["collect", team.to_str().unwrap()]).assert().success();
    let after = read::team(&std::fs::read_to_string(&team).unwrap(), "team").unwrap().team;
    let gus = after.member_index("gus").unwrap();
    let said = |place| after.ratings().get(place, gus);
    assert_eq!((said(0).value(), said(0).want()), (Some(4), Some(Want::Less)));
    assert_eq!(said(1).value(), Some(0), "zero is an answer");
    assert!(said(2).is_pass());
    assert_eq!((said(3).value(), said(3).want()), (None, Some(Want::Grow)));
    assert_eq!(said(12).value(), Some(Position::B2.index()));
    assert_eq!(said(13).value(), Some(Position::Middle.index()));
    assert!(said(4).is_blank(), "what was left open stays open");
}

#[test]
fn on_a_phone_nothing_is_wider_than_the_screen_and_every_choice_can_be_touched() {
    let Some(browser) = Browser::open(500) else { return };
    let (_folder, _team, page) = invitation();
    browser.go(&page);
    let phone = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
    let metrics = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": phone });
    browser.in_session("/goog/cdp/execute", &metrics);
    let script = "const boxes = (what) => [...document.querySelectorAll(what)] \
            .map((one) => one.getBoundingClientRect()); \
        return [innerWidth, boxes('main *').filter((box) => box.right > 360.5).length, \
            boxes('label.choice').filter((box) => box.height < 44).length];";
    assert_eq!(browser.run(script), json!([360, 0, 0]));
}

#[test]
fn every_choice_has_a_name_that_a_screen_reader_says() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, _team, page) = invitation();
    browser.go(&page);
    let script = "const inputs = [...document.querySelectorAll('input')]; return [inputs.length > 0, \
        inputs.filter((one) => one.labels.length !== 1 || !one.labels[0].textContent.trim()).length, \
        [...document.querySelectorAll('fieldset')].filter((one) => !one.querySelector('legend')).length]";
    assert_eq!(browser.run(script), json!([true, 0, 0]));
}

#[test]
fn one_button_skips_personality_and_the_page_says_who_it_waits_for() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, _team, page) = invitation();
    browser.go(&page);
    let script = "document.getElementById('skip').click(); document.getElementById('save').click(); \
        return [document.getElementById('progress').textContent, \
            document.getElementById('said').textContent];";
    let said = browser.run(script);
    assert_eq!(said, json!(["4 of 16 answered", "Choose your name at the top first."]));
}

#[test]
fn the_next_person_on_the_device_finds_an_empty_page() {
    let Some(browser) = Browser::open(1000) else { return };
    let (_folder, _team, page) = invitation();
    browser.go(&page);
    let script = format!(
        "{PICK} const name = document.getElementById('name'); \
         const choose = (who) => {{ name.value = who; name.dispatchEvent(new Event('change')); }}; \
         const state = () => [document.querySelectorAll('#questions input:checked').length, \
            document.getElementById('progress').textContent.split(' ')[0], \
            document.getElementById('sheet').value.split('[rating]')[1].trim()]; \
         const empty = document.querySelectorAll('#questions input:checked').length; \
         pick('q0', '4'); choose('Ada'); pick('q1', '5'); pick('q1w', 'less'); pick('q12', 'A3'); \
         const hers = state()[1]; document.getElementById('save').click(); \
         choose('Bo'); const his = state(); choose('Ada'); return [empty, hers, his, state()];"
    );
    let said = browser.run(&script);
    let empty = said[0].as_u64().unwrap();
    assert_eq!(said[1], "3", "what was picked before the name stays");
    assert_eq!(said[2], json!([empty, "0", ""]), "Bo starts empty");
    assert_eq!(said[3], json!([empty, "0", ""]), "and so does whoever picks her name again");
}
