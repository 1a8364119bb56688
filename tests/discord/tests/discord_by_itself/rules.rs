//! What must be refused: bad samples, each with what the fake has to say to it.

use discord_peer::Peer;
use discord_peer::description::DESCRIPTION;
use discord_peer::people::{Interaction, User};
use discord_peer::store::FIRST_ANSWER;
use reqwest::Method;
use serde_json::{Value, json};

/// A client that says whatever it is told.
struct Raw<'a> {
    peer: &'a Peer,
    client: reqwest::Client,
}

impl<'a> Raw<'a> {
    fn new(peer: &'a Peer) -> Self {
        let authority = reqwest::Certificate::from_pem(&std::fs::read(peer.ca_file()).unwrap()).unwrap();
        let builder = reqwest::Client::builder().no_proxy().tls_certs_merge([authority]);
        Self { peer, client: builder.resolve("discord.com", peer.rest_address()).build().unwrap() }
    }

    /// Status and body.
    async fn call(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.client.request(method, format!("https://discord.com/api/v10{path}"));
        let request = request.header("authorization", format!("Bot {}", self.peer.token()));
        let request = request.header("content-type", "application/json").body(body.to_string());
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap_or_default())
    }

    /// The call is refused with this status and code, and written down in these words.
    async fn refused(&self, method: &str, path: &str, body: &Value, status: u16, code: u64, words: &str) {
        let (got, answer) = self.call(method, path, body).await;
        assert_eq!((got, &answer["code"]), (status, &json!(code)), "{method} {path} {body}: {answer}");
        let violations = self.peer.take_violations();
        assert!(violations.iter().any(|v| v.contains(words)), "\"{words}\" is not in {violations:?}");
    }
}

fn buttons(count: usize) -> Value {
    let button = |n| json!({ "type": 2, "style": 1, "label": "a", "custom_id": format!("b{n}") });
    json!({ "type": 1, "components": (0..count).map(button).collect::<Vec<_>>() })
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_messages() {
    let peer = Peer::start().await;
    let raw = Raw::new(&peer);
    let path = format!("/channels/{}/messages", peer.add_channel("dialog"));
    let long = |count: usize| "æ".repeat(count);
    let embed = json!({ "description": long(3001) });
    let row = buttons(1);
    for (body, words) in [
        (json!({ "content": long(2001) }), "2001 characters"),
        (json!({ "embeds": [embed, embed] }), "6002 characters together"),
        (json!({ "embeds": [{ "description": long(4097) }] }), "goes against the description"),
        (json!({ "embeds": vec![json!({ "title": "a" }); 11] }), "goes against the description"),
        (json!({ "content": "a", "components": vec![json!({ "type": 1, "components": [] })] }), "description"),
        (json!({ "content": "a", "components": [buttons(6)] }), "goes against the description"),
        (json!({ "content": "a", "components": [row, row] }), "\"b0\" comes twice"),
        (
            json!({ "content": "a", "components": [{ "type": 1, "components": [{ "type": 2, "style": 1, "label": "a" }] }] }),
            "needs a custom_id",
        ),
        (json!({ "content": 7 }), "goes against the description"),
        (json!({ "content": "a", "nonce": long(26) }), "goes against the description"),
    ] {
        raw.refused("POST", &path, &body, 400, 50035, words).await;
    }
    let rows: Vec<Value> = (0..6)
        .map(|n| json!({ "type": 1, "components": [{ "type": 2, "style": 1, "label": "a", "custom_id": format!("{n}") }] }))
        .collect();
    raw.refused("POST", &path, &json!({ "content": "a", "components": rows }), 400, 50035, "6 rows").await;
    let nothing = json!({ "nonce": "1", "enforce_nonce": true, "components": [buttons(1)] });
    raw.refused("POST", &path, &nothing, 400, 50006, "empty message").await;

    let (status, message) = raw.call("POST", &path, &json!({ "content": "uden" })).await;
    assert_eq!(status, 200);
    assert!(peer.take_violations()[0].contains("enforce_nonce"));
    let edit = format!("{path}/{}", message["id"].as_str().unwrap());
    raw.refused("PATCH", &edit, &json!({ "content": long(2001) }), 400, 50035, "2001").await;
    raw.refused("PATCH", &edit, &json!({ "content": "" }), 400, 50006, "empty").await;
    let others = format!("{path}/{}", peer.add_user("anna", None).says(id(&path), "hej"));
    let (status, answer) = raw.call("PATCH", &others, &json!({ "content": "a" })).await;
    assert_eq!((status, &answer["code"]), (403, &json!(50005)));
}

fn id(path: &str) -> u64 {
    path.split('/').nth(2).unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_does_not_have() {
    let peer = Peer::start().await;
    let raw = Raw::new(&peer);
    let channel = peer.add_channel("dialog");
    raw.refused("GET", "/nowhere", &Value::Null, 404, 0, "Discord has no GET").await;
    let path = format!("/channels/{channel}/messages?limt=3");
    raw.refused("GET", &path, &json!({}), 400, 50035, "no \"limt\"").await;
    raw.refused("GET", "/stage-instances/1", &json!({}), 404, 0, "the fake does not speak").await;
    let thread = format!("/channels/{channel}/threads");
    raw.refused("POST", &thread, &json!({ "name": "a" }), 400, 50035, "no private threads").await;
    let reaction = format!("/channels/{channel}/messages/{channel}/reactions/x/@me");
    raw.refused("PUT", &reaction, &json!({}), 400, 10014, "Unknown Emoji").await;
    let commands = format!("/applications/{}/commands", peer.bot);
    let upper = json!([{ "name": "Dialog", "description": "a" }]);
    raw.refused("PUT", &commands, &upper, 400, 50035, "cannot be a command's name").await;
    let option =
        |name: &str, required: bool| json!({ "type": 3, "name": name, "description": "a", "required": required });
    let order = json!([{ "name": "dialog", "description": "a", "options": [option("a", false), option("b", true)] }]);
    raw.refused("PUT", &commands, &order, 400, 50035, "required options must come first").await;
    let long = json!([{ "name": "dialog", "description": "a".repeat(101) }]);
    raw.refused("PUT", &commands, &long, 400, 50035, "goes against the description").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_is_no_token() {
    let peer = Peer::start().await;
    let mut raw = Raw::new(&peer);
    raw.client = reqwest::Client::builder()
        .no_proxy()
        .danger_accept_invalid_certs(true)
        .resolve("discord.com", peer.rest_address())
        .build()
        .unwrap();
    let response = raw.client.get("https://discord.com/api/v10/users/@me").send().await.unwrap();
    assert_eq!(response.status().as_u16(), 401);
}

/// Somebody asks with a command, without a bot that would answer.
fn ask(peer: &Peer, anna: &User, channel: u64) -> (String, String, Interaction) {
    let asked = anna.slash(channel, "dialog", &[], &[]);
    let state = asked.state();
    let first = format!("/interactions/{}/{}/callback", state.id, state.token);
    (first, format!("/webhooks/{}/{}", peer.bot, state.token), asked)
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_answers_to_interactions() {
    let peer = Peer::start().await;
    let raw = Raw::new(&peer);
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", None);
    let commands = format!("/applications/{}/commands", peer.bot);
    raw.call("PUT", &commands, &json!([{ "name": "dialog", "description": "a" }])).await;

    let (first, later, asked) = ask(&peer, &anna, channel);
    let hello = json!({ "type": 4, "data": { "content": "hej", "flags": 64 } });
    let early = json!({ "content": "for tidligt" });
    raw.refused("POST", &later, &early, 404, 10015, "Unknown Webhook").await;
    raw.refused("POST", &first, &json!({ "type": 6 }), 400, 50035, "an answer of type 6").await;
    raw.refused("POST", &first, &json!({ "type": 77 }), 400, 50035, "goes against the description").await;
    let row = |n: usize| json!({ "type": 1, "components": [{ "type": 4, "style": 1, "label": "a", "custom_id": format!("{n}") }] });
    let modal = json!({ "custom_id": "a", "title": "a", "components": (0..6).map(row).collect::<Vec<_>>() });
    raw.refused("POST", &first, &json!({ "type": 9, "data": modal }), 400, 50035, "6 rows").await;
    assert_eq!(raw.call("POST", &first, &hello).await.0, 204);
    raw.refused("POST", &first, &hello, 400, 40060, "already been acknowledged").await;

    let ephemeral = &peer.ephemerals(&anna)[0];
    assert_eq!(ephemeral.content, "hej");
    let path = format!("/channels/{channel}/messages/{}", ephemeral.id);
    assert_eq!(raw.call("GET", &path, &json!({})).await.1["code"], 10008);
    assert_eq!(raw.call("PATCH", &path, &json!({ "content": "a" })).await.1["code"], 10008);
    let original = format!("{later}/messages/@original");
    assert_eq!(raw.call("PATCH", &original, &json!({ "content": "nyt" })).await.0, 200);
    asked.expire();
    raw.refused("PATCH", &original, &json!({ "content": "a" }), 401, 50027, "Invalid Webhook Token").await;

    let (first, _, asked) = ask(&peer, &anna, channel);
    asked.expire();
    raw.refused("POST", &first, &hello, 404, 10062, "Unknown interaction").await;

    // No bot was there to hear of this one, so that it comes too late is nobody's fault.
    let (first, _, asked) = ask(&peer, &anna, channel);
    assert!(!asked.wait_answer(FIRST_ANSWER).await);
    peer.delay("POST /interactions/{interaction_id}/{interaction_token}/callback", FIRST_ANSWER);
    assert_eq!(raw.call("POST", &first, &hello).await.1["code"], 10062);
}

#[test]
fn the_description_is_whole() {
    let path = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let fixed = DESCRIPTION.operation("GET", &path("users/@me")).unwrap();
    assert_eq!(fixed.route, "GET /users/@me");
    let open = DESCRIPTION.operation("GET", &path("users/7")).unwrap();
    assert_eq!(open.route, "GET /users/{user_id}");
    assert!(DESCRIPTION.operation("GET", &path("users/7/8")).is_none());
    assert!(DESCRIPTION.faults_as("SnowflakeType", &json!("7")).is_empty());
    assert!(!DESCRIPTION.faults_as("SnowflakeType", &json!("07")).is_empty());
}
