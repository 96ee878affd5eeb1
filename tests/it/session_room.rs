//! The room from the workshop: the shared screen, and phones on the same
//! machine.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::common::play::Player;
use crate::common::pty::Pty;
use ratatui::style::Color;
use roundtable::room::{self, Progress, Purpose, RemoteKey, RoomEvent};
use roundtable::tui::app::{Effect, Event, Source, apply_event};
use roundtable::tui::screens::session::{OfferedAddress, RoomUpdate};

const DEMO: &str = include_str!("../../assets/demo.toml");

fn offered(url: &str, network: &str) -> OfferedAddress {
    let ip = Some("192.168.1.20".parse().unwrap());
    let code = room::code(url);
    OfferedAddress { ip, network: network.into(), url: url.into(), code }
}

/// At the Rate step, the room open at two addresses.
fn open_room() -> Player {
    let mut player = Player::of(DEMO);
    player.keys("W3R");
    assert!(player.effects.contains(&Effect::OpenRoom), "{:?}", player.effects);
    let addresses = vec![
        offered("HTTP://192.168.1.20:8080/K7QX2", "wlan0"),
        offered("HTTP://10.0.0.5:8080/K7QX2", "eth0"),
    ];
    apply_event(
        &mut player.model,
        Event::Room(RoomUpdate::Opened(Purpose::Answers, addresses, Vec::new())),
    );
    player
}

fn happened(player: &mut Player, event: RoomEvent, people: &[(&str, Progress)]) -> Vec<Effect> {
    let people = people.iter().map(|&(name, progress)| (name.to_owned(), progress)).collect();
    apply_event(&mut player.model, Event::Room(RoomUpdate::Happened(event, people)))
}

#[test]
fn one_key_opens_the_room_and_the_screen_says_who_is_answering() {
    let mut player = open_room();
    let screen = player.screen();
    assert!(screen.contains("192.168.1.20:8080/K7QX2"), "{screen}");
    assert!(screen.contains("0 of 7 are in"), "{screen}");
    assert!(screen.contains("Anyone on this network could read the answers."), "{screen}");
    happened(
        &mut player,
        RoomEvent::Claimed("Eve".into()),
        &[("Ada", Progress::Sent), ("Eve", Progress::Answering)],
    );
    assert!(player.row("Eve").contains("answering"), "{}", player.screen());
    assert!(player.row("Ada").contains("in"), "{}", player.screen());
    assert!(player.row("Bo ").contains("not here yet"), "{}", player.screen());
    for (columns, rows) in [(80, 24), (60, 16), (200, 60)] {
        player.size(columns, rows);
        let screen = player.screen();
        assert!(screen.contains("/K7QX2"), "at {columns}×{rows}:\n{screen}");
    }
}

#[test]
fn the_code_on_the_screen_is_the_address() {
    for (columns, rows) in [(120, 40), (80, 24)] {
        let mut player = open_room();
        player.size(columns, rows);
        let buffer = player.paint();
        let is_half = player.screen().contains('▀');
        let dark = |color| color == Color::Indexed(16);
        // A picture of the screen, each module four pixels wide.
        let (across, down) = if is_half { (4, 8) } else { (2, 4) };
        let (width, height) = (usize::from(columns) * across, usize::from(rows) * down);
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            let cell = &buffer[((x / across) as u16, (y / down) as u16)];
            let upper = is_half && y % down < down / 2 && cell.symbol() == "▀";
            if dark(if upper { cell.fg } else { cell.bg }) { 0 } else { 255 }
        });
        let codes = picture.detect_grids();
        assert_eq!(codes.len(), 1, "at {columns}×{rows}:\n{}", player.screen());
        let (_, read) = codes[0].decode().unwrap();
        assert_eq!(read, "HTTP://192.168.1.20:8080/K7QX2");
    }
}

#[test]
fn without_a_phone_help_is_offered_and_tab_serves_the_next_address() {
    let mut player = open_room();
    assert!(!player.screen().contains("No phone has reached"), "not at once");
    player.model.now += 31;
    assert!(player.screen().contains("No phone has reached this address yet. Tab: another"));
    player.keys("H");
    let screen = player.screen();
    assert!(screen.contains("keeps devices apart") && screen.contains("hotspot"), "{screen}");
    player.keys("{esc}{tab}");
    let screen = player.screen();
    assert!(screen.contains("10.0.0.5:8080/K7QX2") && screen.contains("Network 2 of 2: eth0"));
    assert!(player.effects.iter().any(|effect| matches!(effect, Effect::ServeAddress(_))));
}

#[test]
fn the_room_closes_at_the_reveal_and_when_asked() {
    let mut player = open_room();
    player.take_effects();
    player.keys("n");
    assert!(player.model.room.is_some(), "guesses are made while somebody still answers");
    player.keys("Vy");
    assert!(player.model.room.is_none());
    assert!(player.take_effects().contains(&Effect::CloseRoom));

    let mut player = open_room();
    happened(&mut player, RoomEvent::Claimed("Eve".into()), &[("Eve", Progress::Answering)]);
    player.keys("R");
    assert!(player.screen().contains("One person is still answering. Close the room?"));
    player.keys("y");
    assert!(player.model.room.is_none());
    assert!(player.take_effects().contains(&Effect::CloseRoom));
}

#[test]
fn a_room_for_a_late_one_closes_where_the_talk_goes_on() {
    let mut player = open_room();
    player.keys("Vy");
    player.keys("W3R");
    let address = vec![offered("HTTP://192.168.1.20:8080/AAAAA", "wlan0")];
    apply_event(
        &mut player.model,
        Event::Room(RoomUpdate::Opened(Purpose::Answers, address, Vec::new())),
    );
    assert!(player.screen().contains("/AAAAA"), "{}", player.screen());
    player.keys("6");
    let screen = player.screen();
    assert!(screen.contains("talked about") && !screen.contains("Scan the code"), "{screen}");
    assert!(player.effects.contains(&Effect::CloseRoom), "{:?}", player.effects);
}

#[test]
fn a_name_on_the_wrong_phone_is_freed() {
    let mut player = open_room();
    player.keys("{:free}");
    assert!(player.screen().contains("Nobody has picked a name yet."), "{}", player.screen());
    happened(&mut player, RoomEvent::Claimed("Eve".into()), &[("Eve", Progress::Answering)]);
    player.keys("{:free}").keys("Eve{enter}");
    assert!(player.effects.contains(&Effect::FreeName("Eve".into())), "{:?}", player.effects);
}

#[test]
fn the_room_needs_a_file_rows_and_people() {
    let mut player = Player::demo();
    player.keys("W3R");
    assert!(player.screen().contains("The room needs a team file."), "{}", player.screen());
    assert!(!player.effects.contains(&Effect::OpenRoom));
    let mut player = Player::of("format = 1\n[team]\nname = \"Empty\"\n");
    assert_ne!(player.model.source, Source::Demo);
    player.keys("W3R");
    assert!(player.screen().contains("The room needs rows and people."), "{}", player.screen());
}

#[test]
fn a_pasted_sheet_is_offered_on_the_rate_page() {
    let mut player = Player::of(DEMO);
    player.keys("W3");
    player.paste(
        "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Bo\"\nrated = 2026-11-22\n\n\
         [rating]\nservices = 3\n",
    );
    let screen = player.screen();
    assert!(screen.contains("Bo"), "{screen}");
    player.keys("y");
    assert!(player.screen().contains("1 of 7 done"), "{}", player.screen());
}

/// A phone's request to a room on this machine.
fn request(address: &str, method: &str, route: &str, secret: &str, body: &str) -> String {
    let (host, token) = address.split_once('/').unwrap();
    let json = if body.starts_with('{') { "content-type: application/json\r\n" } else { "" };
    let Ok(mut stream) = TcpStream::connect(host) else { return String::new() };
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let head = format!(
        "{method} /{token}{route} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\n{json}\
         x-secret: {secret}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes());
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer
}

fn sheet(level: u8) -> String {
    format!(
        "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"x\"\nrated = 2026-01-01\n\n\
         [rating]\nservices = {level}\n"
    )
}

/// A workshop of the demo's team, kept in a file, at its first step.
fn workshop() -> (tempfile::TempDir, std::path::PathBuf, Pty) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("payments.toml");
    std::fs::write(&file, DEMO).unwrap();
    let mut pty = Pty::roundtable(&[file.to_str().unwrap()], 120, 40);
    pty.wait("Payments");
    pty.press("W");
    pty.wait("FRAME");
    (folder, file, pty)
}

/// Opens a page for phones and returns its address from the screen.
fn opened(pty: &mut Pty, keys: &str, shows: &str) -> String {
    pty.press(keys);
    pty.wait(shows);
    let screen = pty.screen();
    let address = screen.split_whitespace().find(|word| word.contains(":80"));
    address.unwrap_or_else(|| panic!("{screen}")).to_owned()
}

/// Returns what a phone proves itself with, from the answer that gave it.
fn secret_in(answer: &str) -> String {
    let secret = answer.split("\"secret\":\"").nth(1).unwrap_or_else(|| panic!("{answer}"));
    secret.split('"').next().unwrap().to_owned()
}

#[test]
fn what_a_phone_sends_is_in_at_once_and_the_room_ends_with_the_reveal() {
    let (_folder, file, mut pty) = workshop();
    let address = opened(&mut pty, "3R", "are in");
    let claimed = request(&address, "POST", "/claim", "", "{\"name\":\"Eve\"}");
    let secret = secret_in(&claimed);
    pty.wait("answering");
    assert!(request(&address, "POST", "/send", &secret, &sheet(4)).contains(" 204 "));
    pty.wait("1 of 7 are in");
    // A changed mind before the reveal: the last word holds.
    assert!(request(&address, "POST", "/send", &secret, &sheet(1)).contains(" 204 "));
    let start = Instant::now();
    let of_eve = || {
        let text = std::fs::read_to_string(&file).unwrap();
        let team = roundtable::files::read::team(&text, "team").unwrap().team;
        let (row, eve) = (team.dimension_index("services"), team.member_index("eve"));
        team.ratings().get(row.unwrap(), eve.unwrap()).value()
    };
    while of_eve() != Some(1) {
        assert!(start.elapsed() < Duration::from_secs(20), "not in the file");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!pty.screen().contains("services"), "no answer on the screen");
    pty.press("V");
    pty.wait("finished. Reveal");
    pty.press("y");
    pty.wait("Revealed.");
    let start = Instant::now();
    while request(&address, "GET", "/state", &secret, "").contains("\"open\":true") {
        assert!(start.elapsed() < Duration::from_secs(5), "still open");
    }
    assert!(!request(&address, "POST", "/send", &secret, &sheet(5)).contains(" 204 "));
}

#[test]
fn a_printed_form_has_the_rows_that_are_asked_and_nobodys_name() {
    let folder = tempfile::tempdir().unwrap();
    let (team, form) = (folder.path().join("payments.toml"), folder.path().join("form.html"));
    std::fs::write(&team, DEMO).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("roundtable").unwrap();
    command.args(["invite", team.to_str().unwrap(), "--print", "--out", form.to_str().unwrap()]);
    command.assert().success();
    let form = std::fs::read_to_string(&form).unwrap();
    let team = roundtable::files::read::team(DEMO, "demo").unwrap().team;
    for at in roundtable::coverage::asked(&team) {
        let row = &team.dimensions()[at];
        let name = if row.is_spectrum() { &row.poles[0] } else { &row.name };
        assert!(form.contains(name.as_str()), "{name}");
    }
    assert!(form.contains("most of it on my own") && form.contains("Name:"));
    assert_eq!(form.matches("Challenges").count(), 1, "the two ends are said once");
    assert!(form.contains("In a debate: What others get from you"));
    for member in team.members() {
        assert!(!form.contains(&format!(">{}<", member.name)), "{}", member.name);
    }
}

#[test]
fn a_printed_form_is_typed_in_a_number_a_row_behind_a_blanked_projector() {
    let mut player = Player::of(DEMO);
    player.keys("W3tBo{enter}");
    let screen = player.screen();
    assert!(screen.contains("Type in Bo's printed form.") && screen.contains("Blank it first."));
    assert!(!screen.contains("Backend"), "no row yet:\n{screen}");
    player.keys("{enter}");
    let bo = player.model.team.member_index("bo").unwrap();
    let asked = roundtable::coverage::asked(&player.model.team);
    assert!(player.row("Type the numbers.").contains("Space: blank"), "{}", player.screen());
    player.keys("4{space}0p{enter}");
    let answer = |nth: usize| player.model.team.ratings().get(asked[nth], bo);
    assert_eq!((answer(0).value(), answer(2).value()), (Some(4), Some(0)));
    assert!(answer(3).is_pass());
    assert!(player.screen().contains("1 of 7 done"), "{}", player.screen());
}

#[test]
fn the_card_has_every_step_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let team = folder.path().join("payments.toml");
    std::fs::write(&team, DEMO).unwrap();
    let card = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("roundtable").unwrap();
        let output = command.args(arguments).assert().success().get_output().stdout.clone();
        String::from_utf8(output).unwrap()
    };
    let (plain, own) = (card(&["guide"]), card(&["guide", team.to_str().unwrap()]));
    for step in roundtable::team::Step::ALL {
        assert!(plain.contains(&step.word().to_uppercase()), "{plain}");
    }
    assert!(plain.lines().all(|line| line.chars().count() <= 80), "{plain}");
    assert!(own.starts_with("Payments: 90 minutes"), "{own}");
    for name in ["Ada", "Eve"] {
        assert!(!own.split(|c: char| !c.is_alphabetic()).any(|word| word == name), "{name}");
    }
}

#[test]
fn the_remote_is_one_phones_and_does_what_keys_do() {
    let mut player = Player::of(DEMO);
    player.keys("W{:remote}");
    assert!(player.take_effects().contains(&Effect::OpenRemote));
    let address = offered("HTTP://192.168.1.20:8081/AB2CD", "");
    apply_event(&mut player.model, Event::Room(RoomUpdate::RemoteOpened(address)));
    let screen = player.screen();
    assert!(screen.contains("192.168.1.20:8081/AB2CD"), "{screen}");
    happened(&mut player, RoomEvent::RemoteTaken, &[]);
    assert!(!player.screen().contains("AB2CD"), "nobody else is to take it");
    let press = |player: &mut Player, key| happened(player, RoomEvent::Pressed(key), &[]);
    press(&mut player, RemoteKey::Next(String::new()));
    press(&mut player, RemoteKey::Next(String::new()));
    assert!(player.screen().contains("RATE"), "{}", player.screen());
    press(&mut player, RemoteKey::Away("Eve".into()));
    assert!(player.screen().contains("RATE"), "nothing is shown before the reveal");
    player.keys("r{enter}");
    press(&mut player, RemoteKey::Next(String::new()));
    assert!(player.screen().contains("Pass the laptop"), "nobody is disturbed who rates");
    player.keys("{esc}");
    press(&mut player, RemoteKey::Reveal(String::new()));
    assert!(!player.model.team.session.hidden);
    press(&mut player, RemoteKey::Away("Eve".into()));
    let eve = player.model.team.member_index("eve").unwrap();
    assert!(player.model.coverage.is_away(eve));
}

#[test]
fn the_remote_belongs_to_the_phone_that_opened_it_first() {
    let (_folder, _, mut pty) = workshop();
    let address = opened(&mut pty, ":remote\r", "becomes the remote");
    assert!(request(&address, "GET", "", "", "").contains("There is no one perfect team"));
    let taken = request(&address, "POST", "/take", "", "{}");
    let secret = secret_in(&taken);
    pty.wait("The remote is on a phone.");
    assert!(request(&address, "POST", "/take", "", "{}").contains(" 409 "));
    let next = "{\"key\":\"next\",\"name\":\"\"}";
    for stranger in ["", "0"] {
        assert!(request(&address, "POST", "/press", stranger, next).contains(" 410 "));
    }
    assert!(request(&address, "POST", "/press", &secret, next).contains(" 204 "));
    pty.wait("CHOOSE");
    let claim = request(&address, "POST", "/send", &secret, &sheet(4));
    assert!(!claim.contains(" 204 "), "a remote takes no answers");
}

#[test]
fn after_fingers_phones_are_asked_for_personality_alone_and_it_joins_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    // Nobody has answered anything yet.
    let mut team = roundtable::files::read::team(DEMO, "team").unwrap().team;
    let blank = |dimension| (0..7).map(move |member| (dimension, member));
    for (dimension, member) in (0..team.dimensions().len()).flat_map(blank) {
        let rating = roundtable::team::Rating::BLANK;
        let edit = roundtable::team::Edit::Rate { dimension, member, rating, rated: None };
        team.apply(edit).unwrap();
    }
    let file_of = folder.path().join("empty.toml");
    std::fs::write(&file_of, roundtable::files::write::team(&team, None).unwrap()).unwrap();
    let mut pty = Pty::roundtable(&[file_of.to_str().unwrap()], 120, 40);
    pty.wait("Payments");
    pty.press("W");
    pty.wait("FRAME");
    pty.press("3F");
    pty.wait("1 of 12");
    for _ in 0..12 {
        pty.press("3333333");
        pty.settle();
    }
    pty.wait("R asks it on everyone's phone");
    let address = opened(&mut pty, "R", "0 of 7 are in");
    let page = request(&address, "GET", "", "", "");
    assert!(page.contains("Over the life of a project") && !page.contains("Running it"), "{page}");
    let secret = secret_in(&request(&address, "POST", "/claim", "", "{\"name\":\"Eve\"}"));
    let sheet = sheet(0).replace("services = 0", "challenge = \"B2\"");
    assert!(request(&address, "POST", "/send", &secret, &sheet).contains(" 204 "));
    pty.wait("1 of 7 are in");
    let start = Instant::now();
    let of_eve = |row: &str| {
        let text = std::fs::read_to_string(&file_of).unwrap();
        let team = roundtable::files::read::team(&text, "team").unwrap().team;
        let (row, eve) = (team.dimension_index(row), team.member_index("eve"));
        team.ratings().get(row.unwrap(), eve.unwrap()).value()
    };
    while of_eve("challenge").is_none() {
        assert!(start.elapsed() < Duration::from_secs(20), "not in the file");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(of_eve("services"), Some(3), "what the fingers said stays");
}
