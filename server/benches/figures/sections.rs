//! The sections of the measurement, in their order.

use std::path::Path;
use std::time::Duration;

use crate::child::Server;
use crate::load::{self, Wire, request};
use crate::report::{Line, median, micros};
use crate::{Plan, raw, world};

const CONNECTIONS: usize = 64;
const ROUNDS: usize = 3;
/// How many subscriptions a connection writes to, in turn.
const EACH: usize = 16;
/// How many questions of a kind are asked.
const QUESTIONS: usize = 20;

/// Runs the named sections; all without a name.
pub async fn run(plan: &Plan) -> Vec<Line> {
    let wants = |name: &str| plan.sections.is_empty() || plan.sections.iter().any(|section| section == name);
    let data = world::seeded(&plan.scratch, plan.subscriptions);
    let mut lines = Vec::new();
    if wants("start") {
        lines.extend(start(&data));
    }
    if wants("get") {
        lines.push(get(plan, &data).await);
    }
    if wants("search") {
        lines.extend(search(&data, plan.subscriptions).await);
    }
    if wants("put") {
        lines.extend(put(plan, &data, &plan.scratch.join("put"), "on disk").await);
        lines.extend(put(plan, &data, Path::new("/dev/shm/switchboard-bench"), "on a memory file system").await);
    }
    lines
}

fn start(data: &Path) -> [Line; 2] {
    let server = Server::switchboard(data);
    let (ready, resident) = (server.ready_after, server.resident());
    [
        Line {
            what: "start to the first answer".into(),
            figure: format!("{:.0} ms", ready.as_secs_f64() * 1e3),
            aim: "at most 1 s".into(),
            reached: ready <= Duration::from_secs(1),
        },
        Line {
            what: "resident memory after the start".into(),
            figure: format!("{} MB", resident / 1_000_000),
            aim: "at most 100 MB".into(),
            reached: resident <= 100_000_000,
        },
    ]
}

/// CPU microseconds an answer, over a round of load.
async fn round(server: &Server, connections: Vec<Vec<Vec<u8>>>, time: Duration) -> (f64, load::Seen) {
    let before = server.cpu();
    let seen = load::run(server.address, connections, time).await;
    let spent = server.cpu().saturating_sub(before);
    assert_eq!(seen.bad, 0, "every answer is good");
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let each = micros(spent) / seen.good as f64;
    (each, seen)
}

async fn get(plan: &Plan, data: &Path) -> Line {
    let server = Server::switchboard(data);
    let token = world::token(data);
    let found = world::switchables(&server, &token, CONNECTIONS, plan.subscriptions).await;
    let requests: Vec<_> = found.iter().map(|one| vec![request("GET", &one.path(), &token, "")]).collect();
    let (_, body) = Wire::connect(server.address).await.exchange(&requests[0][0]).await;
    let bare = Server::bare(&String::from_utf8_lossy(&body));
    let (mut limits, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        limits.push(round(&bare, requests.clone(), plan.round).await.0);
        ours.push(round(&server, requests.clone(), plan.round).await.0);
    }
    let (limit, ours) = (median(limits), median(ours));
    Line {
        what: "GET supportcontact with bearer, 64 connections, CPU each".into(),
        figure: format!("{ours:.1} µs, {:.1} times a bare route ({limit:.1} µs)", ours / limit),
        aim: "at most 3 times, or 30 µs".into(),
        reached: ours <= (3.0 * limit).max(30.0),
    }
}

/// Gives all of them the one contact, then all the other: every request changes something.
fn turns(own: &[world::Switchable], token: &str) -> Vec<Vec<u8>> {
    let turn = |at: usize| own.iter().map(move |one| request("PUT", &one.path(), token, &one.bodies()[at]));
    turn(0).chain(turn(1)).collect()
}

async fn put(plan: &Plan, data: &Path, copy: &Path, place: &str) -> [Line; 2] {
    let data = world::copy(data, copy);
    let server = Server::switchboard(&data);
    let token = world::token(&data);
    let found = world::switchables(&server, &token, CONNECTIONS * EACH, plan.subscriptions).await;
    let requests: Vec<_> = found.chunks(EACH).map(|own| turns(own, &token)).collect();
    let mut raw = raw::Raw::make(copy, plan.subscriptions, found.len());
    let (mut each, mut ours, mut limits) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        limits.push(raw.rows_a_second(plan.round));
        let (cpu, seen) = round(&server, requests.clone(), plan.round).await;
        each.push(cpu);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        ours.push(seen.good as f64 / seen.took.as_secs_f64());
    }
    drop(server);
    raw.remove();
    std::fs::remove_dir_all(&data).expect("the copy can be removed");
    let (each, share) = (median(each), median(ours.clone()) / median(limits.clone()));
    [
        Line {
            what: format!("durable PUT supportcontact {place}, 64 connections, CPU each"),
            figure: format!("{each:.1} µs"),
            aim: "at most 60 µs".into(),
            reached: each <= 60.0,
        },
        Line {
            what: format!("the same {place}, against raw SQLite (FULL) in groups of 50"),
            figure: format!("{:.0} % ({:.0} of {:.0} rows a second)", share * 100.0, median(ours), median(limits)),
            aim: "at least 40 %".into(),
            reached: share >= 0.4,
        },
    ]
}

/// CPU of one question at a time, and its latency with sixteen connections at once.
async fn search(data: &Path, of: usize) -> Vec<Line> {
    let server = Server::switchboard(data);
    let token = world::token(data);
    let mut lines = Vec::new();
    for (name, paths) in questions(&server, &token, of).await {
        let requests: Vec<_> = paths.iter().take(QUESTIONS).map(|path| request("GET", path, &token, "")).collect();
        let (mut wire, mut costs) = (Wire::connect(server.address).await, Vec::new());
        for request in &requests {
            // The kernel counts CPU in hundredths of a second: each question is asked often enough to see it.
            let before = server.cpu();
            for _ in 0..200 {
                assert_eq!(wire.exchange(request).await.0, 200);
            }
            costs.push(micros(server.cpu().saturating_sub(before)) / 200.0);
        }
        let connections =
            (0..16).map(|shift| requests.iter().cycle().skip(shift).take(requests.len()).cloned().collect());
        let busy = load::run(server.address, connections.collect(), Duration::from_secs(2)).await;
        let (middle, worst) = (median(costs.clone()), costs.iter().copied().fold(0.0, f64::max));
        let slow = busy.quantile(0.99);
        lines.push(Line {
            what: format!("worklist page, {name}"),
            figure: format!(
                "median {middle:.0} µs of CPU, worst {worst:.0} µs; p99 {:.1} ms at 16 connections",
                slow.as_secs_f64() * 1e3
            ),
            aim: "400 µs; 3 ms; 20 ms".into(),
            reached: middle <= 400.0 && worst <= 3_000.0 && slow <= Duration::from_millis(20),
        });
    }
    lines
}

/// Questions that people ask, from names that are there, spread over the whole worklist.
async fn questions(server: &Server, token: &str, of: usize) -> Vec<(&'static str, Vec<String>)> {
    let mut names = Vec::new();
    let mut contacts = Vec::new();
    for row in world::spread(server, token, 8 * QUESTIONS, of).await {
        names.push(row["customer"]["name"].as_str().expect("a name").to_owned());
        if row["contact"]["isProvider"] != true {
            contacts.push(row["contact"]["tenantId"].as_str().expect("an id").to_owned());
        }
    }
    // Plain words, which need no escape in an address.
    let plain = |name: &String| -> Option<Vec<String>> {
        let words: Vec<_> = name.split_whitespace().take(3).map(str::to_owned).collect();
        let fine = words.len() == 3
            && words.iter().all(|word| word.len() >= 4 && word.bytes().all(|b| b.is_ascii_alphabetic()));
        fine.then_some(words)
    };
    let words: Vec<_> = names.iter().filter_map(plain).collect();
    // Of each name another word.
    let mut exact: Vec<_> = words.iter().enumerate().map(|(at, words)| words[at % 3].clone()).collect();
    let page = |q: &str| format!("/api/v1/subscriptions?q={q}");
    exact.sort();
    exact.dedup();
    contacts.sort();
    contacts.dedup();
    vec![
        ("exact term", exact.iter().map(|word| page(word)).collect()),
        ("three-letter prefix", exact.iter().map(|word| page(&word[..3])).collect()),
        (
            "two words",
            words
                .iter()
                .enumerate()
                .map(|(at, words)| page(&format!("{}+{}", words[at % 3], words[(at + 1) % 3])))
                .collect(),
        ),
        ("a miss", exact.iter().map(|word| page(&format!("{word}zq"))).collect()),
        ("a contact's rows", contacts.iter().map(|id| format!("/api/v1/subscriptions?contact={id}")).collect()),
    ]
}
