//! One way for every call: read it, hold it to the description, let faults have their turn, answer it under the lock,
//! and hold the answer to the description too.
//!
//! Deliberately absent: what the calls do (the files beside this one).

mod channels;
mod commands;
mod interactions;
mod messages;
mod reactions;
mod refusals;
mod route;
mod schedule;

use super::Shared;
use super::description::{DESCRIPTION, Operation};
use super::faults::{Level, Limited};
use super::ledger;
use super::store::{Id, World, wall};
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
pub use messages::{put, put_back, remove};
pub use reactions::{clear, react, unreact};
pub use refusals::Refusal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

/// The largest request: more than any message with files.
const REQUEST: usize = 64 * 1024 * 1024;
const PREFIX: &str = "/api/v10";

/// A call, read.
#[derive(Debug)]
pub struct Call {
    pub method: String,
    /// The path without its prefix, in parts, decoded.
    pub path: Vec<String>,
    pub query: BTreeMap<String, String>,
    /// Null if there was none.
    pub body: Value,
    pub files: Vec<Upload>,
}

#[derive(Debug)]
pub struct Upload {
    /// The number it has in `attachments`.
    pub number: u64,
    pub name: String,
    pub media_type: Option<String>,
    pub bytes: Vec<u8>,
}

impl Call {
    /// A part of the path that is an id.
    pub fn id(&self, at: usize) -> Result<Id, Refusal> {
        self.path.get(at).and_then(|part| part.parse().ok()).ok_or_else(|| Refusal::invalid("not a snowflake"))
    }

    pub fn query_id(&self, name: &str) -> Option<Id> {
        self.query.get(name)?.parse().ok()
    }

    /// How many are wanted; refused outside of 1 to 100.
    pub fn limit(&self, default: usize) -> Result<usize, Refusal> {
        let Some(written) = self.query.get("limit") else { return Ok(default) };
        let limit = written.parse().ok().filter(|limit| (1..=100).contains(limit));
        limit.ok_or_else(|| Refusal::invalid("limit must be between 1 and 100"))
    }
}

/// What is answered. Null is no body.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Answer {
    pub fn ok(body: Value) -> Self {
        Self { status: 200, body }
    }

    pub fn created(body: Value) -> Self {
        Self { status: 201, body }
    }

    pub fn nothing() -> Self {
        Self { status: 204, body: Value::Null }
    }
}

/// Answers a call, whatever it is.
pub async fn serve(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let method = request.method().as_str().to_owned();
    let whole = request.uri().to_string();
    let path = request.uri().path();
    let path = path.strip_prefix(PREFIX).map(|path| path.split('/').skip(1).map(decoded).collect::<Vec<_>>());
    let operation = path.as_ref().and_then(|path| DESCRIPTION.operation(&method, path));
    let (Some(path), Some(operation)) = (path, operation) else {
        shared.change(|world| {
            world.ledger.violation(format!("Discord has no {method} {whole}"));
            world.log("?", &whole, 404);
        });
        return written(&Answer { status: 404, body: json!({ "code": 0, "message": "404: Not Found" }) });
    };
    let query = query(request.uri().query().unwrap_or_default());
    let is_authorised = is_authorised(&shared, &path, request.headers());
    let (body, files) = match read(request).await {
        Ok(read) => read,
        Err(reason) => {
            shared.change(|world| world.ledger.violation(format!("{method} {whole}: {reason}")));
            return written(&Refusal::new(400, 50109, "The request body contains invalid JSON.").answer());
        }
    };
    let call = Call { method, path, query, body, files };
    let (mut answer, level, limited) = answer(&shared, operation, &call, is_authorised).await;
    let faults = if answer.status >= 500 {
        // Trouble on the way, which no description promises.
        Vec::new()
    } else {
        DESCRIPTION.response_faults(operation, answer.status, &answer.body)
    };
    if !faults.is_empty() {
        let what = format!("the fake's answer to {} is wrong: {}\n{}", operation.route, faults.join("; "), answer.body);
        shared.change(|world| world.ledger.violation(what));
    }
    shared.change(|world| world.log(&operation.route, &whole, answer.status));
    if answer.status == 204 {
        answer.body = Value::Null;
    }
    let mut response = written(&answer);
    if let Some(level) = level {
        write_level(response.headers_mut(), &bucket(operation, &call), level);
    }
    if let Some(limited) = limited {
        write_limit(response.headers_mut(), limited);
    }
    response
}

type Answered = (Answer, Option<Level>, Option<Limited>);

async fn answer(shared: &Arc<Shared>, operation: &Operation, call: &Call, is_authorised: bool) -> Answered {
    if !is_authorised {
        let body = json!({ "code": 0, "message": "401: Unauthorized" });
        return (Answer { status: 401, body }, None, None);
    }
    let route = &operation.route;
    let major = call.path.get(1).cloned().unwrap_or_default();
    let due = shared.change(|world| {
        if let Some(limited) = world.faults.limited(route) {
            let level = Level { limit: 1, remaining: 0, reset_after: limited.retry_after };
            return Err((refused(limited), Some(level), Some(limited)));
        }
        world.faults.take(route, &major).map_err(|(level, limited)| (refused(limited), Some(level), Some(limited)))
    });
    let level = match due {
        Ok(level) => level,
        Err(answered) => return answered,
    };
    let names: Vec<&str> = call.query.keys().map(String::as_str).collect();
    let faults = DESCRIPTION.request_faults(operation, &names, &with_written_ids(&call.body));
    if !faults.is_empty() {
        let what = format!("{route} goes against the description: {}\n{}", faults.join("; "), call.body);
        shared.change(|world| world.ledger.violation(what));
        return (Refusal::invalid(&faults.join("; ")).answer(), Some(level), None);
    }
    let _underway = Underway::begin(shared, call);
    let failing = shared.change(|world| world.faults.failure(route, call.id(1).ok()));
    wait(shared, route).await;
    let failed = failing.map(|failing| Answer {
        status: failing.status,
        body: json!({ "code": failing.code, "message": "as the test wants it" }),
    });
    if let Some(failed) = failed {
        if failing.is_some_and(|failing| failing.is_done) {
            let _ = shared.change(|world| route::answer(world, call));
        }
        return (failed, Some(level), None);
    }
    let answer = shared.change(|world| {
        route::answer(world, call).unwrap_or_else(|refusal| {
            if refusal.is_violation {
                world.ledger.violation(format!("{route}: {}\n{}", refusal.message, call.body));
            }
            refusal.answer()
        })
    });
    (answer, Some(level), None)
}

/// An edit that has begun; it ends also when the bot hangs up before it is answered.
struct Underway {
    shared: Arc<Shared>,
    message: Option<Id>,
}

impl Underway {
    fn begin(shared: &Arc<Shared>, call: &Call) -> Self {
        let message = shared.change(|world| {
            let message = world.edited_by(call)?;
            world.ledger.edit_begins(message);
            Some(message)
        });
        Self { shared: Arc::clone(shared), message }
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        if let Some(message) = self.message {
            self.shared.change(|world| world.ledger.edit_ends(message));
        }
    }
}

/// Counts a call among those that wait, for as long as it does.
struct Waiting<'a>(&'a Shared);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.change(|world| world.faults.waiting -= 1);
    }
}

/// As long as the test wants: a fixed time, and until the route is released.
async fn wait(shared: &Shared, route: &str) {
    if let Some(delay) = shared.look(|world| world.faults.held_back(route)) {
        let _ = tokio::time::timeout(delay, std::future::pending::<()>()).await;
    }
    let mut changes = shared.changes();
    if shared.look(|world| world.faults.is_held(route)) {
        shared.change(|world| world.faults.waiting += 1);
        let _waiting = Waiting(shared);
        while shared.look(|world| world.faults.is_held(route)) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }
}

impl World {
    fn log(&mut self, route: &str, path: &str, status: u16) {
        let at = tokio::time::Instant::now();
        self.ledger.calls.push(ledger::Call { route: route.to_owned(), path: path.to_owned(), status, at });
    }

    /// The message that a call is about to change.
    fn edited_by(&self, call: &Call) -> Option<Id> {
        let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
        let by_token = |token: &str| self.interaction_by_token(token)?.original;
        match (call.method.as_str(), path.as_slice()) {
            ("PATCH", ["channels", _, "messages", id]) => id.parse().ok(),
            ("PATCH", ["webhooks", _, token, "messages", "@original"]) => by_token(token),
            ("PATCH", ["webhooks", _, _, "messages", id]) => id.parse().ok(),
            ("POST", ["interactions", _, token, "callback"]) if call.body["type"] == 7 => {
                self.interaction_by_token(token)?.message
            }
            _ => None,
        }
    }
}

fn refused(limited: Limited) -> Answer {
    let body = json!({
        "code": 0, "message": "You are being rate limited.",
        "retry_after": limited.retry_after.as_secs_f64(), "global": limited.is_global,
    });
    Answer { status: 429, body }
}

/// Calls with an interaction's token need no other.
fn is_authorised(shared: &Shared, path: &[String], headers: &HeaderMap) -> bool {
    if matches!(path.first().map(String::as_str), Some("interactions" | "webhooks")) {
        return true;
    }
    let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = shared.look(|world| format!("Bot {}", world.token));
    given == Some(token.as_str())
}

async fn read(request: Request) -> Result<(Value, Vec<Upload>), String> {
    let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !media_type.starts_with("multipart/form-data") {
        let bytes = to_bytes(request.into_body(), REQUEST).await.map_err(|error| error.to_string())?;
        if bytes.is_empty() {
            return Ok((Value::Null, Vec::new()));
        }
        return Ok((serde_json::from_slice(&bytes).map_err(|error| error.to_string())?, Vec::new()));
    }
    let mut form = Multipart::from_request(request, &()).await.map_err(|error| error.to_string())?;
    let (mut body, mut files) = (Value::Null, Vec::new());
    while let Some(field) = form.next_field().await.map_err(|error| error.to_string())? {
        let part = field.name().unwrap_or_default().to_owned();
        let (name, media_type) = (field.file_name().map(str::to_owned), field.content_type().map(str::to_owned));
        let bytes = field.bytes().await.map_err(|error| error.to_string())?;
        if part == "payload_json" {
            body = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
            continue;
        }
        let number = part.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')?.parse().ok());
        let number = number.ok_or_else(|| format!("a part named \"{part}\""))?;
        let name = name.ok_or_else(|| format!("{part} has no name"))?;
        files.push(Upload { number, name, media_type, bytes: bytes.to_vec() });
    }
    if body.is_null() {
        return Err("a form without payload_json".to_owned());
    }
    Ok((body, files))
}

/// A file's number may be a number, as in Discord's own examples; the description has only texts.
fn with_written_ids(body: &Value) -> Value {
    let mut body = body.clone();
    for path in ["/attachments", "/data/attachments"] {
        for attachment in body.pointer_mut(path).and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(number) = attachment["id"].as_u64() {
                attachment["id"] = json!(number.to_string());
            }
        }
    }
    body
}

fn query(written: &str) -> BTreeMap<String, String> {
    // serenity puts an & first.
    let pairs = written.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(n, v)| (decoded(n), decoded(v))).collect()
}

/// Without percent signs.
fn decoded(written: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = written.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn written(answer: &Answer) -> Response {
    let body = if answer.body.is_null() { Body::empty() } else { Body::from(answer.body.to_string()) };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status).expect("a status");
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// One bucket for a route in a channel, as far as a client can tell.
fn bucket(operation: &Operation, call: &Call) -> String {
    let mut hasher = DefaultHasher::new();
    (&operation.route, call.path.get(1)).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn write_level(headers: &mut HeaderMap, bucket: &str, level: Level) {
    let now = wall().as_millisecond();
    let reset = Duration::from_millis(u64::try_from(now).unwrap_or_default()) + level.reset_after;
    for (name, value) in [
        ("x-ratelimit-limit", level.limit.to_string()),
        ("x-ratelimit-remaining", level.remaining.to_string()),
        ("x-ratelimit-reset", format!("{:.3}", reset.as_secs_f64())),
        ("x-ratelimit-reset-after", format!("{:.3}", level.reset_after.as_secs_f64())),
        ("x-ratelimit-bucket", bucket.to_owned()),
    ] {
        headers.insert(name, HeaderValue::from_str(&value).expect("a header"));
    }
}

fn write_limit(headers: &mut HeaderMap, limited: Limited) {
    let wait = format!("{:.3}", limited.retry_after.as_secs_f64());
    headers.insert("retry-after", HeaderValue::from_str(&wait).expect("a header"));
    headers.insert("x-ratelimit-scope", HeaderValue::from_static(if limited.is_global { "global" } else { "user" }));
    if limited.is_global {
        headers.insert("x-ratelimit-global", HeaderValue::from_static("true"));
    }
}
