//! A real browser, driven by its own protocol.
//!
//! Runs where `ROUNDTABLE_CHROMEDRIVER` names a chromedriver (or is set and one is
//! on the path); says so and is left out where it is not.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// A browser without a window, driven as its own protocol has it.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Nothing, with the reason printed, where none is asked for.
    pub fn open(width: u32) -> Option<Self> {
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
            if let Some(text) = line.to_lowercase().strip_prefix("content-length:") {
                length = text.trim().parse().unwrap();
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        let value = answer["value"].clone();
        assert!(value.get("error").is_none(), "{value}");
        value
    }

    pub fn in_session(&self, path: &str, body: &Value) -> Value {
        self.call("POST", &format!("/session/{}{path}", self.session), body)
    }

    pub fn go(&self, url: &str) {
        self.in_session("/url", &json!({ "url": url }));
    }

    pub fn go_to_file(&self, page: &Path) {
        self.go(&format!("file://{}", page.display()));
    }

    /// Waits until a script returns something that is neither null nor false.
    pub fn wait_for(&self, script: &str) -> Value {
        for _ in 0..200 {
            let value = self.run(script);
            if !value.is_null() && value != false {
                return value;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("this never came true: {script}\n{}", self.run("return document.body.innerText"));
    }

    /// Shows the page as a phone of this width does.
    pub fn as_phone(&self, width: u32) {
        let phone =
            json!({ "width": width, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        let metrics = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": phone });
        self.in_session("/goog/cdp/execute", &metrics);
    }

    /// Writes a picture of the page where `ROUNDTABLE_PICTURES` names a folder.
    pub fn picture(&self, name: &str) {
        let Ok(folder) = std::env::var("ROUNDTABLE_PICTURES") else { return };
        let shot = self.in_session(
            "/goog/cdp/execute",
            &json!({ "cmd": "Page.captureScreenshot", "params": {} }),
        );
        std::fs::write(
            Path::new(&folder).join(format!("{name}.b64")),
            shot["data"].as_str().unwrap(),
        )
        .unwrap();
    }

    pub fn run(&self, script: &str) -> Value {
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
