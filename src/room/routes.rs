//! The routes for phones. No route returns an answer, except the draft to the phone that wrote it.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Json, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};

use super::guard::{self, GuardError, MAX_BODY};
use super::lobby::{LobbyError, Progress};
use super::remote;
use super::shared::{SendError, Shared};
use super::token::Secret;
use super::vote::{Ballot, VoteRow};

/// How long one request may take, its body included.
const MAX_REQUEST: Duration = Duration::from_secs(10);

/// The header that a phone proves itself with.
const SECRET: &str = "x-secret";

/// The header that tells a phone which questions are asked now.
const VERSION: &str = "x-version";

/// The address of a request's sender.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub IpAddr);

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/{token}", get(page))
        .route("/{token}/state", get(state))
        .route("/{token}/claim", post(claim))
        .route("/{token}/release", post(release))
        .route("/{token}/draft", get(draft).post(save_draft))
        .route("/{token}/send", post(send))
        .route("/{token}/vote", post(vote))
        .route("/{token}/take", post(remote::claim))
        .route("/{token}/press", post(remote::press))
        .route("/{token}/step", get(remote::step))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), guarded))
        .with_state(shared)
}

/// Lets through only what `guard` allows, with a time limit, and adds the headers of every
/// response.
async fn guarded(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&shared, &request) {
        Some(status) => status.into_response(),
        None => match tokio::time::timeout(MAX_REQUEST, next.run(request)).await {
            Ok(response) => response,
            Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
        },
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&shared.content_policy()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Returns the status that a request is refused with, if it is.
fn refusal(shared: &Shared, request: &Request) -> Option<StatusCode> {
    let hosts = shared.hosts();
    let checked = guard::check(request.method(), request.uri(), request.headers(), &hosts);
    match checked {
        Err(GuardError::Host) => return Some(StatusCode::MISDIRECTED_REQUEST),
        Err(GuardError::Origin) => return Some(StatusCode::FORBIDDEN),
        Err(GuardError::TooLarge) => return Some(StatusCode::PAYLOAD_TOO_LARGE),
        Ok(()) => {}
    }
    let path = request.uri().path();
    if path == "/favicon.ico" {
        // Every browser asks for it once; that is no guess at the token.
        return Some(StatusCode::NOT_FOUND);
    }
    let from = request.extensions().get::<Peer>().map(|peer| peer.0);
    let given = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let is_right = shared.token().is(given);
    shared.check_token(from, is_right, Instant::now()).err()
}

impl IntoResponse for LobbyError {
    fn into_response(self) -> Response {
        match self {
            Self::Taken => StatusCode::CONFLICT,
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::NotYours => StatusCode::GONE,
        }
        .into_response()
    }
}

async fn page(State(shared): State<Arc<Shared>>) -> Response {
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    ([(header::CONTENT_TYPE, html)], shared.page()).into_response()
}

/// What the page needs to know from time to time.
#[derive(Debug, Serialize)]
struct RoomState {
    /// The names that nobody has yet, in the team's order.
    free: Vec<String>,
    /// The name that this phone has.
    yours: Option<String>,
    /// Whether this phone's answers are on disk.
    sent: bool,
    /// Whether the room still takes answers.
    open: bool,
    /// Which questions are asked now.
    version: String,
    /// The rows to vote for, while there is a vote.
    vote: Option<Vec<VoteRow>>,
}

async fn state(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Json<RoomState> {
    let secret = secret(&headers);
    // Asked for first: the lobby is behind the same lock.
    let (open, version, vote) = (shared.is_open(), shared.version(), shared.vote_rows());
    Json(shared.with_lobby(|lobby| {
        let free = lobby.progress().filter(|(_, progress)| *progress == Progress::NotHere);
        RoomState {
            free: free.map(|(name, _)| name.to_owned()).collect(),
            yours: lobby.name_of(secret).ok().map(str::to_owned),
            sent: lobby.has_sent(secret).unwrap_or(false),
            open,
            version,
            vote,
        }
    }))
}

#[derive(Debug, Deserialize)]
struct Claim {
    name: String,
}

#[derive(Serialize)]
struct Claimed {
    secret: String,
}

async fn claim(
    State(shared): State<Arc<Shared>>,
    Json(claim): Json<Claim>,
) -> Result<Json<Claimed>, Response> {
    let secret = Secret::new().map_err(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())?;
    shared.claim(&claim.name, secret.clone()).map_err(LobbyError::into_response)?;
    Ok(Json(Claimed { secret: secret.as_str().to_owned() }))
}

/// Releases the phone's name: the wrong person picked it.
async fn release(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
) -> Result<StatusCode, LobbyError> {
    shared.release(secret(&headers))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn draft(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
) -> Result<String, LobbyError> {
    let secret = secret(&headers);
    shared.with_lobby(|lobby| Ok(lobby.draft(secret)?.unwrap_or_default().to_owned()))
}

async fn save_draft(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    draft: String,
) -> Result<Response, LobbyError> {
    let secret = secret(&headers);
    shared.with_lobby(|lobby| lobby.save_draft(secret, draft))?;
    Ok((StatusCode::NO_CONTENT, [(VERSION, shared.version())]).into_response())
}

/// Accepts a sheet. The phone hears "sent" only when the sheet is on disk.
async fn send(State(shared): State<Arc<Shared>>, headers: HeaderMap, sheet: String) -> Response {
    match shared.send(secret(&headers), &sheet) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(SendError::Refused(refusal)) => refusal.into_response(),
        Err(SendError::Closed) => StatusCode::LOCKED.into_response(),
        Err(SendError::Unreadable) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Err(SendError::NotSaved) => StatusCode::INSUFFICIENT_STORAGE.into_response(),
    }
}

async fn vote(State(shared): State<Arc<Shared>>, Json(ballot): Json<Ballot>) -> StatusCode {
    if shared.cast(ballot) { StatusCode::NO_CONTENT } else { StatusCode::CONFLICT }
}

pub(super) fn secret(headers: &HeaderMap) -> &str {
    headers.get(SECRET).and_then(|secret| secret.to_str().ok()).unwrap_or_default()
}
