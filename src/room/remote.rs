//! The facilitator's remote: a page of its own, with the script and a few
//! keys. The first phone that opens it has it, and no other.

use axum::extract::{Json, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::RoomEvent;
use super::routes::secret;
use super::shared::Shared;
use super::token::Secret;

/// A key of the remote.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "key", content = "name", rename_all = "lowercase")]
pub enum RemoteKey {
    /// The next step.
    Next(String),
    /// The previous step.
    Back(String),
    /// Show everything to everyone; asked about on the phone.
    Reveal(String),
    /// This person is away, or here again.
    Away(String),
}

/// A step as the remote shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemoteStep {
    /// Its name.
    pub name: String,
    /// What the facilitator says.
    pub say: String,
    /// What the facilitator does, a sentence each.
    pub script: Vec<String>,
}

/// Who has the remote, and the step that it shows.
#[derive(Default)]
pub(super) struct Remote {
    pub holder: Option<Secret>,
    pub step: Option<usize>,
}

#[derive(Serialize)]
struct Claimed {
    secret: String,
}

/// Gives the remote to the first phone that asks.
pub(super) async fn claim(State(shared): State<Arc<Shared>>) -> Response {
    let Ok(secret) = Secret::new() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let is_taken = shared.with_remote(|remote| match remote.holder {
        Some(_) => false,
        None => {
            remote.holder = Some(secret.clone());
            true
        }
    });
    match is_taken {
        Some(true) => {
            shared.report(RoomEvent::RemoteTaken);
            Json(Claimed { secret: secret.as_str().to_owned() }).into_response()
        }
        Some(false) => StatusCode::CONFLICT.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn is_holder(shared: &Shared, headers: &HeaderMap) -> bool {
    let given = secret(headers);
    let is_holder = |remote: &mut Remote| remote.holder.as_ref().is_some_and(|own| own.is(given));
    shared.with_remote(is_holder).unwrap_or(false)
}

pub(super) async fn press(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Json(key): Json<RemoteKey>,
) -> StatusCode {
    if !is_holder(&shared, &headers) {
        return StatusCode::GONE;
    }
    shared.report(RoomEvent::Pressed(key));
    StatusCode::NO_CONTENT
}

#[derive(Serialize)]
struct Step {
    step: Option<usize>,
}

pub(super) async fn step(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    if !is_holder(&shared, &headers) {
        return StatusCode::GONE.into_response();
    }
    let step = shared.with_remote(|remote| remote.step).flatten();
    Json(Step { step }).into_response()
}
