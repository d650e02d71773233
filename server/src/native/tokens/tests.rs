use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use shared::role::Role;

use super::*;
use crate::native::ids::OsIds;

const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);
const SECOND: i64 = 1_800_000_000;

struct Bench {
    data: tempfile::TempDir,
    ring: KeyRing,
    tokens: OwnTokens,
}

fn bench() -> Bench {
    let data = tempfile::tempdir().unwrap();
    let ring = KeyRing::read_or_make(data.path(), &OsIds).unwrap();
    let tokens = OwnTokens::open(data.path()).unwrap();
    Bench { data, ring, tokens }
}

fn claims() -> Claims {
    Claims {
        person: PersonId::from_bytes([1; 16]),
        side: Side::Provider,
        party: TenantId::from_bytes([2; 16]),
        keeper: TenantId::from_bytes([2; 16]),
        roles: [Role::AdminAgent].into_iter().collect(),
        app_only: false,
        expires: NOW.plus_seconds(3_600),
    }
}

/// A token of the ring's own key with other claims or another header than it would give.
fn forge(ring: &KeyRing, change: impl FnOnce(&mut Value), header: impl FnOnce(&mut Header)) -> String {
    let good = sign(ring, &claims(), NOW).unwrap();
    let mut body = part(&good, 1);
    change(&mut body);
    let mut head = Header { kid: Some(ring.signing_id().to_owned()), ..Header::new(Algorithm::ES256) };
    header(&mut head);
    encode(&head, &body, &EncodingKey::from_ec_der(&ring.private().unwrap())).unwrap()
}

fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn with(ring: &KeyRing, name: &str, value: Value) -> String {
    forge(ring, |body| body[name] = value, |_| {})
}

#[test]
fn a_token_says_what_was_signed() {
    let Bench { ring, tokens, .. } = bench();
    let token = sign(&ring, &claims(), NOW).unwrap();
    for round in ["checked", "remembered"] {
        let found = tokens.verify(&token, NOW).unwrap();
        assert_eq!(format!("{found:?}"), format!("{:?}", claims()), "{round}");
    }
    let body = part(&token, 1);
    let names: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["amr", "aud", "exp", "iat", "iss", "keeper", "nbf", "oid", "roles", "scp", "side", "sub", "tid"]
    );
    assert_eq!(part(&token, 0), json!({"typ": "JWT", "alg": "ES256", "kid": ring.signing_id()}));
}

#[test]
fn a_token_without_a_user_has_no_scope() {
    let Bench { ring, tokens, .. } = bench();
    let token = sign(&ring, &Claims { app_only: true, ..claims() }, NOW).unwrap();
    assert_eq!(part(&token, 1).get("scp"), None);
    assert!(tokens.verify(&token, NOW).unwrap().app_only);
}

#[test]
fn what_is_no_good_is_refused() {
    let Bench { ring, tokens, .. } = bench();
    let good = sign(&ring, &claims(), NOW).unwrap();
    let [head, body, signature] = [0, 1, 2].map(|n| good.split('.').nth(n).unwrap().to_owned());
    let stranger = bench();
    let none = URL_SAFE_NO_PAD.encode(json!({"alg": "none", "typ": "JWT", "kid": ring.signing_id()}).to_string());
    let admin = URL_SAFE_NO_PAD.encode(json!({"roles": ["global_admin"]}).to_string());
    let secret = EncodingKey::from_secret(ring.public(ring.signing_id(), NOW).unwrap().as_slice());
    let mut hs = Header::new(Algorithm::HS256);
    hs.kid = Some(ring.signing_id().to_owned());
    let table = [
        ("nothing", String::new()),
        ("no token at all", "nonsense".to_owned()),
        ("without a signature", format!("{head}.{body}.")),
        ("another body", format!("{head}.{admin}.{signature}")),
        ("another signature", format!("{head}.{body}.{}", signature.chars().rev().collect::<String>())),
        ("algorithm none", format!("{none}.{body}.")),
        ("algorithm none, signed", format!("{none}.{body}.{signature}")),
        ("the public key as a secret", encode(&hs, &part(&good, 1), &secret).unwrap()),
        ("another installation's", sign(&stranger.ring, &claims(), NOW).unwrap()),
        ("another installation's under our key's id", {
            let id = ring.signing_id().to_owned();
            forge(&stranger.ring, |_| {}, |header| header.kid = Some(id))
        }),
        ("no key's id", forge(&ring, |_| {}, |header| header.kid = None)),
        ("an unknown key's id", forge(&ring, |_| {}, |header| header.kid = Some("x".to_owned()))),
        ("another issuer", with(&ring, "iss", json!("urn:uuid:0"))),
        ("expired", with(&ring, "exp", json!(SECOND))),
        ("not yet", with(&ring, "nbf", json!(SECOND + 1))),
        ("made in the future", with(&ring, "iat", json!(SECOND + 1))),
        ("an end that is no number", with(&ring, "exp", json!("never"))),
        ("a subject that is another person", with(&ring, "sub", json!("x"))),
        ("a role nobody has", with(&ring, "roles", json!(["boss"]))),
        ("too long", "x".repeat(LONGEST + 1)),
    ];
    for (what, token) in table {
        assert_eq!(tokens.verify(&token, NOW).map(|_| ()), Err(Code::Unauthenticated), "{what}");
    }
    for name in ["exp", "nbf", "iat", "iss", "sub", "tid", "oid", "roles", "side", "keeper"] {
        let token = forge(&ring, |body| drop(body.as_object_mut().unwrap().remove(name)), |_| {});
        assert_eq!(tokens.verify(&token, NOW).map(|_| ()), Err(Code::Unauthenticated), "without {name}");
    }
    tokens.verify(&good, NOW).unwrap();
}

#[test]
fn a_token_for_somebody_else_is_told_apart() {
    let Bench { ring, tokens, .. } = bench();
    let token = with(&ring, "aud", json!("https://graph.microsoft.com"));
    assert_eq!(tokens.verify(&token, NOW).map(|_| ()), Err(Code::WrongAudience));
    let none = forge(&ring, |body| drop(body.as_object_mut().unwrap().remove("aud")), |_| {});
    assert_eq!(tokens.verify(&none, NOW).map(|_| ()), Err(Code::Unauthenticated));
}

#[test]
fn a_remembered_token_ends_in_time() {
    let Bench { ring, tokens, .. } = bench();
    let token = sign(&ring, &claims(), NOW).unwrap();
    tokens.verify(&token, NOW).unwrap();
    tokens.verify(&token, NOW.plus_seconds(3_599)).unwrap();
    assert_eq!(tokens.verify(&token, NOW.plus_seconds(3_600)).map(|_| ()), Err(Code::Unauthenticated));
}

#[test]
fn a_key_that_was_changed_meanwhile_is_found_and_the_old_one_stays_good() {
    let Bench { data, ring, tokens } = bench();
    let before = sign(&ring, &claims(), NOW).unwrap();
    tokens.verify(&before, NOW).unwrap();
    let next = ring.rotate(data.path(), NOW).unwrap();
    let after = sign(&next, &claims(), NOW).unwrap();
    tokens.verify(&after, NOW).unwrap();
    let fresh = OwnTokens::open(data.path()).unwrap();
    fresh.verify(&before, NOW).unwrap();
    let long = Claims { expires: NOW.plus_seconds(2 * super::super::keys::LONGEST_LIFE), ..claims() };
    assert!(sign(&next, &long, NOW).is_some());
}

#[test]
fn keys_may_come_after_the_server() {
    let data = tempfile::tempdir().unwrap();
    let tokens = OwnTokens::open(data.path()).unwrap();
    assert!(tokens.verify("a.b.c", NOW).is_err());
    let ring = KeyRing::read_or_make(data.path(), &OsIds).unwrap();
    tokens.verify(&sign(&ring, &claims(), NOW).unwrap(), NOW).unwrap();
    fs::remove_file(KeyRing::place(data.path())).unwrap();
    assert!(tokens.verify("a.b.c", NOW.plus_seconds(LOOK_AGAIN)).is_err(), "and may go");
}

#[test]
fn what_is_remembered_is_bounded() {
    let Bench { tokens, .. } = bench();
    for n in 0..MOST_REMEMBERED + 5 {
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&n.to_le_bytes());
        tokens.remember(hash, claims(), NOW);
    }
    assert!(tokens.checked.read().unwrap().len() <= MOST_REMEMBERED);
}
