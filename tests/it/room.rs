//! The room: phones on the local network, from the address to a sheet on disk,
//! and what keeps others out.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use roundtable::files::{read, sheets};
use serde_json::{Value, json};

use crate::common::browser::Browser;
use crate::invite::HANDS;

const DEMO: &str = include_str!("../../assets/demo.toml");

/// A room that `roundtable room` has opened on this machine alone.
struct OpenRoom {
    _folder: tempfile::TempDir,
    team: PathBuf,
    program: Child,
    lines: BufReader<std::process::ChildStdout>,
    url: String,
    host: String,
    token: String,
}

impl OpenRoom {
    fn open() -> Self {
        Self::with(&[])
    }

    fn with(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let team = folder.path().join("payments.toml");
        std::fs::write(&team, DEMO).unwrap();
        Self::of(folder, team, options)
    }

    fn of(folder: tempfile::TempDir, team: PathBuf, options: &[&str]) -> Self {
        let mut program = Command::new(assert_cmd::cargo::cargo_bin!("roundtable"))
            .arg("room")
            .arg(&team)
            .args(["--address", "127.0.0.1", "--port", "0"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap());
        let mut url = String::new();
        lines.read_line(&mut url).unwrap();
        let url = url.trim().to_owned();
        let (host, token) = url.split_once("//").unwrap().1.split_once('/').unwrap();
        let (host, token) = (host.to_owned(), token.to_owned());
        Self { _folder: folder, team, program, lines, url, host, token }
    }

    /// One request of our own page; the status and the body.
    fn ask(&self, method: &str, route: &str, secret: &str, body: &str) -> (u16, String) {
        let host = &self.host;
        let json = if body.starts_with('{') { "content-type: application/json\r\n" } else { "" };
        let origin =
            if method == "POST" { format!("origin: http://{host}\r\n") } else { String::new() };
        self.raw(&format!(
            "{method} /{}{route} HTTP/1.1\r\nhost: {host}\r\n{origin}{json}x-secret: {secret}\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.token,
            body.len()
        ))
    }

    /// What any program may send; the status and the whole answer.
    fn raw(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // The answer may come before all is sent: a body that is too long.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).unwrap();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, answer)
    }

    fn claim(&self, name: &str) -> String {
        let (status, answer) = self.ask("POST", "/claim", "", &json!({ "name": name }).to_string());
        assert_eq!(status, 200, "{answer}");
        let body: Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
        body["secret"].as_str().unwrap().to_owned()
    }

    fn sheet(&self, name: &str) -> PathBuf {
        sheets::folder(&self.team).join(format!("{}.toml", name.to_lowercase()))
    }

    fn close(&mut self) -> String {
        let id = rustix::process::Pid::from_child(&self.program);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        let mut rest = String::new();
        self.lines.read_to_string(&mut rest).unwrap();
        assert!(self.program.wait().unwrap().success());
        rest
    }
}

impl Drop for OpenRoom {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn answers(level: u8) -> String {
    format!(
        "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"somebody\"\n\
         rated = 2099-01-01\n\n[rating]\nservices = {level}\n"
    )
}

#[test]
fn what_a_phone_sends_becomes_that_persons_sheet_of_today() {
    let mut room = OpenRoom::open();
    let ada = room.claim("Ada");
    assert_eq!(room.ask("POST", "/send", &ada, &answers(4)).0, 204);
    assert_eq!(room.ask("POST", "/send", &ada, &answers(2)).0, 204, "changed before the reveal");
    let text = std::fs::read_to_string(room.sheet("Ada")).unwrap();
    assert!(text.contains("name = \"Ada\"") && text.contains("services = 2"), "{text}");
    assert!(!text.contains("2099"), "a phone's clock may be wrong: {text}");
    let printed = room.close();
    assert!(printed.contains("Ada: answering") && printed.contains("Ada: in"), "{printed}");
    assert!(printed.contains("1 of seven people are in"), "{printed}");
    assert!(!printed.contains("services"), "no answer is printed: {printed}");
    let before = read::team(DEMO, "demo").unwrap().team;
    assert!(sheets::arrival(&room.sheet("Ada"), &before).sheet.is_ok_and(|sheet| sheet.finished));
}

#[test]
fn a_name_is_one_phones_and_a_draft_comes_back_to_it_alone() {
    let room = OpenRoom::open();
    let ada = room.claim("Ada");
    let bo = room.claim("Bo");
    let claim = |name: &str| room.ask("POST", "/claim", "", &json!({ "name": name }).to_string()).0;
    assert_eq!((claim("Ada"), claim("Nobody")), (409, 404));
    assert_eq!(room.ask("POST", "/draft", &ada, "{\"answers\":{\"services\":3}}").0, 204);
    assert!(room.ask("GET", "/draft", &ada, "").1.contains("services"));
    for other in [&bo, "", "0"] {
        let (_, answer) = room.ask("GET", "/draft", other, "");
        assert!(!answer.contains("services"), "{answer}");
    }
    assert!(!room.sheet("Ada").exists(), "a draft is not sent");
    assert_eq!(room.ask("POST", "/send", "0", &answers(4)).0, 410);
    assert_eq!(room.ask("POST", "/send", &ada, "services = 3").0, 422);
    let other_team = answers(4).replace("Payments", "Another team");
    assert_eq!(room.ask("POST", "/send", &ada, &other_team).0, 422);
}

#[test]
fn no_route_returns_an_answer_that_was_sent() {
    let room = OpenRoom::open();
    let ada = room.claim("Ada");
    assert_eq!(room.ask("POST", "/send", &ada, &answers(4)).0, 204);
    for (route, secret) in [("", ""), ("/state", ""), ("/state", ada.as_str()), ("/send", &ada)] {
        let (_, answer) = room.ask("GET", route, secret, "");
        assert!(!answer.contains("services = 4") && !answer.contains("\"services\":4"), "{route}");
    }
    let (_, state) = room.ask("GET", "/state", "", "");
    assert!(!state.contains("Ada"), "whoever is in is not offered: {state}");
}

#[test]
fn only_our_own_address_and_page_are_answered() {
    let room = OpenRoom::open();
    let (host, token) = (room.host.clone(), room.token.clone());
    let get = |head: &str| room.raw(&format!("{head}connection: close\r\n\r\n")).0;
    assert_eq!(get(&format!("GET /{token} HTTP/1.1\r\nhost: {host}\r\n")), 200);
    for (head, why) in [
        (format!("GET /{token} HTTP/1.1\r\nhost: evil.example\r\n"), "another name"),
        (format!("GET /{token} HTTP/1.1\r\nhost: 127.0.0.1\r\n"), "another port"),
        (format!("GET /{token} HTTP/1.1\r\n"), "no host"),
        (format!("GET /{token} HTTP/1.0\r\n"), "no host in the older version"),
        (format!("GET /{token} HTTP/1.1\r\nhost: {host}\r\nhost: {host}\r\n"), "two hosts"),
        (format!("GET http://evil.example/{token} HTTP/1.1\r\nhost: {host}\r\n"), "an authority"),
    ] {
        assert_eq!(get(&head), 421, "{why}");
    }
    let claim = |origin: &str| {
        room.raw(&format!(
            "POST /{token}/claim HTTP/1.1\r\nhost: {host}\r\n{origin}content-type: application/json\r\n\
             content-length: 14\r\nconnection: close\r\n\r\n{{\"name\":\"Ada\"}}"
        ))
        .0
    };
    for origin in [
        "",
        "origin: null\r\n",
        "origin: http://evil.example\r\n",
        &format!("origin: https://{host}\r\n"),
        &format!("origin: http://{host}\r\norigin: http://{host}\r\n"),
    ] {
        assert_eq!(claim(origin), 403, "{origin}");
    }
    assert_eq!(claim(&format!("origin: http://{host}\r\n")), 200);
}

#[test]
fn an_answer_is_not_kept_framed_or_sniffed() {
    let room = OpenRoom::open();
    let (_, page) = room.ask("GET", "", "", "");
    for header in [
        "cache-control: no-store",
        "referrer-policy: same-origin",
        "x-content-type-options: nosniff",
        "frame-ancestors 'none'",
        "connect-src 'self'",
    ] {
        assert!(page.contains(header), "{header}");
    }
    assert!(!page.contains("unsafe-inline"));
}

#[test]
fn a_token_cannot_be_guessed() {
    let room = OpenRoom::open();
    let get = |path: &str| {
        let host = &room.host;
        room.raw(&format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")).0
    };
    for _ in 0..12 {
        assert_eq!(get("/favicon.ico"), 404);
    }
    assert_eq!(get(&format!("/{}", room.token)), 200, "a browser's own request is no guess");
    assert_eq!(get(&format!("/{}", room.token.to_lowercase())), 200, "typed by hand");
    for _ in 0..10 {
        assert_eq!(get("/AAAAA"), 404);
    }
    assert_eq!(get("/AAAAA"), 429);
    assert_eq!(get(&format!("/{}", room.token)), 429, "not even the right one, for a minute");
}

#[test]
fn a_long_body_is_refused_before_it_is_read() {
    let room = OpenRoom::open();
    let (host, token) = (&room.host, &room.token);
    // No body follows: a reader that waited for it would wait until the time is over.
    let head = |length: usize| {
        format!(
            "POST /{token}/draft HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\n\
             content-length: {length}\r\nconnection: close\r\n\r\n"
        )
    };
    assert_eq!(room.raw(&head(65_537)).0, 413);
    let chunked = format!(
        "POST /{token}/draft HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\n\
         transfer-encoding: chunked\r\nconnection: close\r\n\r\n11170\r\n{}\r\n0\r\n\r\n",
        "a".repeat(70_000)
    );
    let (status, _) = room.raw(&chunked);
    assert!(status == 413 || status == 0, "{status}");
    let secret = room.claim("Ada");
    assert_eq!(room.ask("POST", "/draft", &secret, &"a".repeat(65_536)).0, 204);
}

#[test]
fn whoever_says_half_a_sentence_is_let_go_and_keeps_nobody_out() {
    let room = OpenRoom::open();
    let mut half: Vec<TcpStream> = (0..32)
        .map(|_| {
            let mut stream = TcpStream::connect(&room.host).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nho").unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
            stream
        })
        .collect();
    // One address has 32 connections at the most: one more is closed at once.
    let mut one_more = TcpStream::connect(&room.host).unwrap();
    one_more.set_read_timeout(Some(Duration::from_secs(3))).unwrap();
    assert_eq!(one_more.read(&mut [0; 1]).unwrap_or(0), 0);
    // The others end by themselves, and then there is room again.
    for stream in &mut half {
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).expect("the connection ends by itself");
    }
    assert_eq!(room.ask("GET", "", "", "").0, 200);
}

#[test]
fn a_tunnel_has_a_long_token_and_its_own_name() {
    let room = OpenRoom::with(&["--public-url", "https://team.example.org/"]);
    assert!(room.url.starts_with("https://team.example.org/"), "{}", room.url);
    assert_eq!(room.token.len(), 26);
    let mut wrong = assert_cmd::Command::cargo_bin("roundtable").unwrap();
    let team = room.team.to_str().unwrap();
    let refused = wrong.args(["room", team, "--public-url", "team.example.org/x?y"]).assert();
    let message = String::from_utf8(refused.code(2).get_output().stderr.clone()).unwrap();
    assert!(message.contains("--public-url") && message.contains("https://"), "{message}");
}

#[test]
fn an_address_that_is_taken_says_so() {
    let room = OpenRoom::open();
    let port = room.host.rsplit(':').next().unwrap();
    let mut second = assert_cmd::Command::cargo_bin("roundtable").unwrap();
    let team = room.team.to_str().unwrap();
    let call = ["room", team, "--address", "127.0.0.1", "--port", port];
    let refused = second.args(call).assert().code(2);
    let message = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(message.contains("cannot be opened") && message.contains("--port"), "{message}");
}

/// The team with this many people.
fn crowd(folder: &Path, people: usize) -> PathBuf {
    let mut text = String::from(
        "format = 1\n[team]\nname = \"Payments\"\n\n[[dimension]]\nid = \"services\"\n\
         name = \"Services\"\nkind = \"skill\"\n",
    );
    for nth in 0..people {
        text.push_str(&format!("\n[[member]]\nid = \"p{nth}\"\nname = \"P{nth}\"\n"));
    }
    let team = folder.join("payments.toml");
    std::fs::write(&team, text).unwrap();
    team
}

#[test]
fn whoever_was_told_sent_is_in_after_a_kill() {
    for round in 0..4_u64 {
        let folder = tempfile::tempdir().unwrap();
        let team = crowd(folder.path(), 40);
        // From one address here, so as behind a proxy: many phones, one address.
        let mut room = OpenRoom::of(folder, team, &["--public-url", "http://team.example.org"]);
        room.host = room_address(&mut room);
        let secrets: Vec<String> = (0..40).map(|nth| claim_at(&room, &format!("P{nth}"))).collect();
        let told: Vec<usize> = std::thread::scope(|scope| {
            let room = &room;
            let phones: Vec<_> = secrets
                .iter()
                .enumerate()
                .map(|(nth, secret)| scope.spawn(move || send_at(room, secret).then_some(nth)))
                .collect();
            std::thread::sleep(Duration::from_millis(5 + 9 * round));
            let id = rustix::process::Pid::from_child(&room.program);
            rustix::process::kill_process(id, rustix::process::Signal::KILL).unwrap();
            phones.into_iter().filter_map(|phone| phone.join().unwrap()).collect()
        });
        for nth in told {
            let sheet = std::fs::read_to_string(room.sheet(&format!("P{nth}"))).unwrap();
            assert!(sheet.contains("services = 4"), "{sheet}");
        }
    }
}

/// The local address of a room that tells a public one.
fn room_address(room: &mut OpenRoom) -> String {
    let id = room.program.id();
    let listening = std::fs::read_to_string("/proc/net/tcp").unwrap();
    let inodes: Vec<String> = std::fs::read_dir(format!("/proc/{id}/fd"))
        .unwrap()
        .filter_map(|entry| std::fs::read_link(entry.unwrap().path()).ok())
        .map(|link| link.to_string_lossy().into_owned())
        .collect();
    for line in listening.lines().skip(1) {
        let parts: Vec<&str> = line.split_whitespace().collect();
        if parts[3] == "0A" && inodes.contains(&format!("socket:[{}]", parts[9])) {
            let port = u16::from_str_radix(parts[1].rsplit(':').next().unwrap(), 16).unwrap();
            return format!("127.0.0.1:{port}");
        }
    }
    panic!("the room listens nowhere");
}

fn post_at(room: &OpenRoom, route: &str, secret: &str, body: &str) -> Option<String> {
    let json = if body.starts_with('{') { "content-type: application/json\r\n" } else { "" };
    let mut stream = TcpStream::connect(&room.host).ok()?;
    write!(
        stream,
        "POST /{}{route} HTTP/1.1\r\nhost: {}\r\norigin: http://{1}\r\n{json}x-secret: {secret}\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        room.token,
        room.host,
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

fn claim_at(room: &OpenRoom, name: &str) -> String {
    let answer = post_at(room, "/claim", "", &json!({ "name": name }).to_string()).unwrap();
    let body: Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    body["secret"].as_str().unwrap().to_owned()
}

fn send_at(room: &OpenRoom, secret: &str) -> bool {
    post_at(room, "/send", secret, &answers(4)).is_some_and(|answer| answer.contains(" 204 "))
}

#[test]
fn a_browser_goes_from_the_address_to_sent_with_a_reload_in_the_middle() {
    let Some(browser) = Browser::open(500) else { return };
    let mut room = OpenRoom::open();
    browser.as_phone(360);
    browser.go(&room.url);
    browser.wait_for(
        "return [...document.querySelectorAll('button')].some((own) => own.textContent === 'Ada')",
    );
    browser.run(&format!("{HANDS} press('Ada');"));
    browser.wait_for("return document.querySelector('input[value=\"4\"]')");
    browser.picture("room-question");
    let covered = browser.run(
        "const bar = document.querySelector('nav').getBoundingClientRect().top; \
         return [...document.querySelectorAll('main input')].filter((own) => { own.focus(); \
         return own.closest('label').getBoundingClientRect().bottom > bar; }).length",
    );
    assert_eq!(covered, 0, "a choice that has the focus is under the bar of buttons");
    browser.run("choose('answer', '4'); press('Next'); choose('answer', '0'); press('Next');");
    browser.go(&room.url);
    browser.wait_for(
        "const h = document.querySelector('h1'); return h && h.textContent === 'User interface'",
    );
    browser.run(&format!(
        "{HANDS} while (!heading().includes('check your answers')) press('Next'); press('Send');"
    ));
    browser.wait_for("return document.querySelector('h1').textContent === 'Sent. Thank you, Ada.'");
    let sheet = std::fs::read_to_string(room.sheet("Ada")).unwrap();
    assert!(
        sheet.contains("name = \"Ada\"") && sheet.contains("= 4") && sheet.contains("= 0"),
        "{sheet}"
    );
    // The next person on the same phone starts empty.
    browser.run("press('The next person rates on this device');");
    browser.wait_for(
        "return [...document.querySelectorAll('button')].some((own) => own.textContent === 'Bo')",
    );
    let offered = browser.run(
        "return [...document.querySelectorAll('.names button')].map((own) => own.textContent)",
    );
    assert!(!offered.to_string().contains("Ada"), "{offered}");
    browser.run("press('Bo');");
    browser.wait_for("return document.querySelector('input')");
    assert!(!browser.run("return page.sheet()").as_str().unwrap().contains("= 4"));
    browser.run("choose('answer', '3'); while (!heading().includes('check your answers')) press('Next'); press('Send');");
    browser.wait_for("return document.querySelector('h1').textContent.startsWith('Sent')");
    room.close();
    browser.wait_for("return document.querySelector('h1').textContent === 'The room is closed'");
}
