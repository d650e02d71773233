//! The demonstration: what was done comes back from the journal, and what does not fit is refused.

use http::{HeaderMap, HeaderValue, Method, Response};
use serde_json::{Value, json};
use server::browser::kept::Line;
use server::browser::stage::{Asked, Beginning, Stage};
use shared::api::path;
use shared::time::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

/// Of the story: helpdesk agent of Trey Research.
const ALEX: &str = "4782e723-f4f4-4af3-a76e-25e3bab0d896";

fn beginning() -> Beginning {
    let told: Timestamp = "2026-11-20T10:30:00Z".parse().unwrap();
    Beginning { told, large: false, advanced: 0, cookie: None }
}

async fn ask(stage: &Stage, method: Method, path: &str, tag: Option<&str>, body: Option<Value>) -> Response<Vec<u8>> {
    let mut headers =
        HeaderMap::from_iter([(http::header::CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
    if let Some(tag) = tag {
        headers.insert(http::header::IF_MATCH, tag.parse().unwrap());
    }
    let body = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
    stage.answer(Asked { method, path: path.to_owned(), headers, body }).await.unwrap()
}

fn read(answer: &Response<Vec<u8>>) -> Value {
    serde_json::from_slice(answer.body()).unwrap()
}

async fn signed_in() -> Stage {
    let stage = Stage::raise(beginning()).await.unwrap();
    let answer = ask(&stage, Method::POST, path::SESSION, None, Some(json!({ "persona": ALEX }))).await;
    assert_eq!(answer.status(), 201);
    stage
}

/// Somebody assigns the provider to the sample subscription, or the first other candidate that is eligible.
async fn assigned(stage: &Stage) -> Value {
    let id = server::demo::subscription();
    let candidates = read(&ask(stage, Method::GET, &path::candidates(id), None, None).await);
    let wanted = |it: &&Value| it["class"] == "eligible" && it["isCurrent"] != true;
    let chosen = candidates["items"].as_array().unwrap().iter().find(wanted).unwrap()["tenantId"].clone();
    let now = ask(stage, Method::GET, &path::contact(id), None, None).await;
    let tag = now.headers()["etag"].to_str().unwrap();
    let done = ask(stage, Method::PUT, &path::contact(id), Some(tag), Some(json!({ "tenantId": chosen }))).await;
    assert_eq!(done.status(), 200, "{}", read(&done));
    read(&ask(stage, Method::GET, &path::history(id), None, None).await)
}

fn texts(lines: Vec<Line>) -> Vec<String> {
    let text = |line| match line {
        Line::Next(text) | Line::Named(_, text) => Some(text),
        Line::Gone(_) => None,
    };
    lines.into_iter().filter_map(text).collect()
}

#[wasm_bindgen_test]
async fn what_was_done_comes_back_with_the_session() {
    let stage = signed_in().await;
    let history = assigned(&stage).await;
    let lines = texts(stage.to_keep());
    let again = Stage::raise(Beginning { cookie: stage.cookie(), ..beginning() }).await.unwrap();
    assert_eq!(again.mark(), stage.mark());
    for line in lines {
        again.replay(&line).await.unwrap();
    }
    assert!(again.to_keep().is_empty(), "it is kept already");
    let id = server::demo::subscription();
    assert_eq!(read(&ask(&again, Method::GET, &path::history(id), None, None).await), history);
}

#[wasm_bindgen_test]
async fn sessions_do_not_make_the_journal_longer() {
    let stage = signed_in().await;
    for _ in 0..3 {
        ask(&stage, Method::GET, path::SESSION, None, None).await;
    }
    assert!(matches!(stage.to_keep().as_slice(), [Line::Named(..)]));
    ask(&stage, Method::DELETE, path::SESSION, None, None).await;
    assert!(matches!(stage.to_keep().as_slice(), [Line::Gone(_)]));
}

#[wasm_bindgen_test]
async fn a_line_that_cannot_be_read_or_does_not_fit_is_refused() {
    let stage = signed_in().await;
    assigned(&stage).await;
    let lines = texts(stage.to_keep());
    let assignment = lines.last().unwrap();
    for bad in ["", "{}", "[1,2]", &assignment[..assignment.len() - 5]] {
        assert!(stage.replay(bad).await.is_err(), "{bad}");
    }
    let other = Stage::raise(beginning()).await.unwrap();
    other.replay(assignment).await.unwrap();
    let of_another_id = assignment.replacen(['0', '1', '2'], "3", 1);
    assert!(other.replay(&of_another_id).await.is_err(), "the contact has another version by now");
    let later = Beginning { told: beginning().told.plus_days(1), ..beginning() };
    assert_ne!(Stage::raise(later).await.unwrap().mark(), other.mark());
}

#[wasm_bindgen_test]
async fn a_colleague_changes_the_row_and_time_passes_without_signing_out() {
    let stage = signed_in().await;
    let id = server::demo::subscription();
    let before = ask(&stage, Method::GET, &path::contact(id), None, None).await;
    let deed = stage.colleague(id).await.unwrap().unwrap();
    assert_ne!(deed.by, "Alex Wilber");
    let after = ask(&stage, Method::GET, &path::contact(id), None, None).await;
    assert_ne!(before.headers()["etag"], after.headers()["etag"]);
    assert_eq!(stage.advance(30).await.unwrap(), 30);
    assert_eq!(stage.advance(30).await.unwrap(), 60);
    assert_eq!(ask(&stage, Method::GET, path::SESSION, None, None).await.status(), 200);
}

#[wasm_bindgen_test]
async fn the_fixed_subscription_is_overtaken_and_keeps_its_own_id() {
    let stage = signed_in().await;
    let id = "00000000-0000-4000-8000-000000000412".parse().unwrap();
    let now = ask(&stage, Method::GET, &path::contact(id), None, None).await;
    let tag = now.headers()["etag"].to_str().unwrap();
    let shown = read(&ask(&stage, Method::GET, &path::subscription(id), None, None).await);
    assert!(shown.to_string().contains(&id.to_string()));
    let body = json!({ "tenantId": read(&now)["tenantId"] });
    let refused = ask(&stage, Method::PUT, &path::contact(id), Some(tag), Some(body)).await;
    assert_eq!((refused.status().as_u16(), &read(&refused)["errorCode"]), (412, &json!("stale")));
}

#[wasm_bindgen_test]
async fn thousands_of_subscriptions_are_another_providers() {
    let stage = Stage::raise(Beginning { large: true, ..beginning() }).await.unwrap();
    let personas = read(&ask(&stage, Method::GET, path::PERSONAS, None, None).await);
    let seeded = personas["items"].as_array().unwrap().last().unwrap()["id"].clone();
    ask(&stage, Method::POST, path::SESSION, None, Some(json!({ "persona": seeded }))).await;
    let facets = read(&ask(&stage, Method::GET, path::FACETS, None, None).await);
    assert!(facets["total"]["n"].as_u64().unwrap() > 4_000, "{}", facets["total"]);
}
