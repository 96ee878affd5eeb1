//! What a request must look like before anyone reads it. Pure checks over the
//! parts of a request, so that each line of "what keeps others out" is a test.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, Method, Uri, header};

/// The largest body that is read, in bytes: a sheet of 500 rows has less.
pub const MAX_BODY: usize = 64 * 1024;

/// Wrong tokens that an address may send within [`WINDOW`].
const MAX_WRONG_TOKENS: usize = 10;

/// The time within which wrong tokens are counted.
const WINDOW: Duration = Duration::from_secs(60);

/// The names that this room answers to, in lower case: `192.168.1.20:8080`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosts(Vec<(Scheme, String)>);

/// How a name is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Straight over the local network.
    Http,
    /// Through a tunnel or a reverse proxy that has a certificate.
    Https,
}

impl Hosts {
    /// Adds an address that the room is bound to.
    pub fn add_address(&mut self, address: IpAddr, port: u16) {
        let name = match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        if port == 80 {
            // Browsers leave the port of http out.
            self.0.push((Scheme::Http, name.clone()));
        }
        self.0.push((Scheme::Http, format!("{name}:{port}")));
    }

    /// Adds the name of a tunnel or a proxy.
    pub fn add_name(&mut self, scheme: Scheme, name: &str) {
        self.0.push((scheme, name.to_ascii_lowercase()));
    }

    fn has_host(&self, host: &str) -> bool {
        self.0.iter().any(|(_, known)| known.eq_ignore_ascii_case(host))
    }

    fn has_origin(&self, origin: &str) -> bool {
        self.0.iter().any(|(scheme, known)| {
            let rest = match scheme {
                Scheme::Http => origin.strip_prefix("http://"),
                Scheme::Https => origin.strip_prefix("https://"),
            };
            rest.is_some_and(|rest| rest.eq_ignore_ascii_case(known))
        })
    }
}

/// Why a request is refused before its route is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardError {
    /// Not exactly one `Host` that is ours, or a target with an authority: a
    /// page of somebody else's that points a name of its own at this address.
    Host,
    /// A POST without exactly one `Origin` that is ours.
    Origin,
    /// A body that says it is larger than [`MAX_BODY`].
    TooLarge,
}

/// Checks a request's target and headers.
///
/// # Errors
/// Says which rule it breaks.
pub fn check(
    method: &Method,
    target: &Uri,
    headers: &HeaderMap,
    hosts: &Hosts,
) -> Result<(), GuardError> {
    let host = only(headers, header::HOST).ok_or(GuardError::Host)?;
    if target.authority().is_some() || !hosts.has_host(host) {
        return Err(GuardError::Host);
    }
    if method == Method::POST {
        let origin = only(headers, header::ORIGIN).ok_or(GuardError::Origin)?;
        if !hosts.has_origin(origin) {
            return Err(GuardError::Origin);
        }
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let length = length.and_then(|length| length.parse::<u64>().ok()).unwrap_or(0);
    if length > MAX_BODY as u64 { Err(GuardError::TooLarge) } else { Ok(()) }
}

/// Returns a header's value where it is there exactly once.
fn only(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Counts wrong tokens by address.
#[derive(Debug, Default)]
pub struct WrongTokens(HashMap<IpAddr, Vec<Instant>>);

impl WrongTokens {
    /// Notes a wrong token.
    pub fn count(&mut self, from: IpAddr, now: Instant) {
        // An attacker with many addresses must not fill the memory.
        self.0.retain(|_, times| times.iter().any(|&time| now.duration_since(time) < WINDOW));
        if self.0.len() < 1024 || self.0.contains_key(&from) {
            let times = self.0.entry(from).or_default();
            times.retain(|&time| now.duration_since(time) < WINDOW);
            if times.len() <= MAX_WRONG_TOKENS {
                times.push(now);
            }
        }
    }

    /// Returns whether an address has sent too many to be answered now.
    pub fn is_blocked(&self, from: IpAddr, now: Instant) -> bool {
        let recent = |times: &Vec<Instant>| {
            times.iter().filter(|&&time| now.duration_since(time) < WINDOW).count()
        };
        self.0.get(&from).is_some_and(|times| recent(times) >= MAX_WRONG_TOKENS)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn hosts() -> Hosts {
        let mut hosts = Hosts::default();
        hosts.add_address("192.168.1.20".parse().unwrap(), 8080);
        hosts.add_address("fd77::1".parse().unwrap(), 8080);
        hosts.add_name(Scheme::Https, "Team.example.org");
        hosts
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for &(name, value) in pairs {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers
    }

    fn checked(
        method: &Method,
        target: &str,
        pairs: &[(&'static str, &'static str)],
    ) -> Option<GuardError> {
        check(method, &target.parse().unwrap(), &headers(pairs), &hosts()).err()
    }

    #[test]
    fn exactly_one_host_of_ours_is_asked_for_on_every_request() {
        let host = |value| checked(&Method::GET, "/K7QX2", &[("host", value)]);
        for ours in ["192.168.1.20:8080", "[fd77::1]:8080", "team.example.org"] {
            assert_eq!(host(ours), None, "{ours}");
        }
        for not_ours in
            ["192.168.1.20", "192.168.1.20:80", "evil.example:8080", "", "192.168.1.20:8080.evil"]
        {
            assert_eq!(host(not_ours), Some(GuardError::Host), "{not_ours}");
        }
        assert_eq!(checked(&Method::GET, "/K7QX2", &[]), Some(GuardError::Host));
        let twice = [("host", "192.168.1.20:8080"), ("host", "192.168.1.20:8080")];
        assert_eq!(checked(&Method::GET, "/K7QX2", &twice), Some(GuardError::Host));
        let absolute = "http://192.168.1.20:8080/K7QX2";
        let ours = [("host", "192.168.1.20:8080")];
        assert_eq!(checked(&Method::GET, absolute, &ours), Some(GuardError::Host));
    }

    #[test]
    fn a_post_comes_from_our_own_page() {
        let post = |origins: &[&'static str]| {
            let mut pairs = vec![("host", "192.168.1.20:8080")];
            pairs.extend(origins.iter().map(|&origin| ("origin", origin)));
            checked(&Method::POST, "/K7QX2/send", &pairs)
        };
        assert_eq!(post(&["http://192.168.1.20:8080"]), None);
        assert_eq!(post(&["https://team.example.org"]), None);
        for wrong in [
            "null",
            "file://",
            "https://192.168.1.20:8080",
            "http://team.example.org",
            "http://evil.example",
        ] {
            assert_eq!(post(&[wrong]), Some(GuardError::Origin), "{wrong}");
        }
        assert_eq!(post(&[]), Some(GuardError::Origin));
        let twice = ["http://192.168.1.20:8080", "http://192.168.1.20:8080"];
        assert_eq!(post(&twice), Some(GuardError::Origin));
    }

    #[test]
    fn a_body_is_refused_by_its_length_before_it_is_read() {
        let length = |length| {
            let ours = ("origin", "http://192.168.1.20:8080");
            let pairs = [("host", "192.168.1.20:8080"), ours, ("content-length", length)];
            checked(&Method::POST, "/K7QX2/send", &pairs)
        };
        assert_eq!(length("65536"), None);
        assert_eq!(length("65537"), Some(GuardError::TooLarge));
    }

    #[test]
    fn ten_wrong_tokens_a_minute_and_then_no_more() {
        let (mut wrong, start) = (WrongTokens::default(), Instant::now());
        let (phone, other) = ("10.0.0.7".parse().unwrap(), "10.0.0.8".parse().unwrap());
        for _ in 0..MAX_WRONG_TOKENS {
            assert!(!wrong.is_blocked(phone, start));
            wrong.count(phone, start);
        }
        assert!(wrong.is_blocked(phone, start));
        assert!(!wrong.is_blocked(other, start), "nobody else is kept out");
        assert!(!wrong.is_blocked(phone, start + WINDOW), "a minute later it may try again");
    }
}
