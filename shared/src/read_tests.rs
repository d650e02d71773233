use serde::Serialize;
use serde_json::{Value, json};

use super::*;
use crate::api::activity::EntryView;
use crate::api::candidate::CandidatePage;
use crate::api::contact::PutContactAnswer;
use crate::api::customer::CustomerDetail;
use crate::api::session::{Personas, Session};
use crate::api::subscription::{Facets, SubscriptionDetail};
use crate::api::support::SupportView;
use crate::api::who::WhoAnswer;
use crate::page::Page;
use crate::problem::Problem;

const ID: &str = "5d3a3f0e-7c61-4c52-9a6f-0a1b2c3d4e5f";
const AT: &str = "2026-11-20T08:00:00Z";

fn partner() -> Value {
    json!({ "tenantId": ID, "name": "Nordlicht", "isProvider": true })
}

fn row() -> Value {
    json!({
        "id": ID, "customer": { "id": ID, "name": "Amsel" }, "product": "Microsoft 365 E3", "nickname": "Head office",
        "commerce": "new_commerce", "channel": "csp", "status": "active", "quantity": 4, "record": "123456",
        "contact": partner(), "provenance": "default", "since": AT, "flags": ["ineligible", "differs"], "ended": true,
    })
}

fn reason() -> Value {
    json!({
        "code": "relationship_missing", "fact": "relation", "detail": "ended", "ends": AT,
        "evidence": { "source": "imported", "at": AT },
    })
}

fn contact() -> Value {
    json!({
        "subscriptionId": ID, "tenantId": ID, "mpnId": "123456", "name": "Nordlicht", "isProvider": true,
        "provenance": "default", "since": AT, "reviewed": AT, "follows": true, "class": "eligible",
        "reasons": [reason()], "ends": AT, "version": 3, "etag": "\"e\"",
        "seen": { "partner": partner(), "source": "imported", "at": AT, "agrees": false },
    })
}

fn detail() -> Value {
    let mut detail = row();
    let more = json!({
        "domain": "amsel.example", "country": "DE", "offer": "O", "created": AT, "termEnds": AT, "parent": ID,
        "predecessor": ID, "followers": 2, "supportContact": contact(),
    });
    detail.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
    detail
}

fn line() -> Value {
    json!({
        "label": "Service desk", "telephone": "+49 30 1", "email": "a@b.example", "website": "https://b.example",
        "languages": ["de"], "countries": ["DE"], "opening": { "state": "open", "until": AT },
        "hours": { "zone": "Europe/Berlin", "week": [[[480, 720], [780, 1020]], [], [], [], [], [], []],
            "holidays": ["2026-12-25"] },
    })
}

fn facet(value: &Value) -> Value {
    json!([{ "value": value, "count": { "n": 3, "more": true } }])
}

/// What the server writes is read, and nothing of it is lost.
#[expect(clippy::needless_pass_by_value, reason = "the tables below read better")]
fn same<T: Read + Serialize>(json: Value) {
    let read = T::read(&Json::from(&json)).unwrap_or_else(|| panic!("not read: {json:#}"));
    assert_eq!(serde_json::to_value(read).unwrap(), json);
}

#[test]
fn answers_are_read_whole() {
    same::<Page<crate::api::subscription::SubscriptionRow>>(json!({ "items": [row()], "next": "c" }));
    same::<SubscriptionDetail>(detail());
    same::<PutContactAnswer>(json!({ "changed": true, "contact": contact(), "followed": 1 }));
    same::<CandidatePage>(json!({
        "items": [{
            "tenantId": ID, "mpnId": "1", "name": "Föhr", "country": "DE", "isProvider": true, "isCurrent": true,
            "class": "unverified", "reasons": [reason()], "ends": AT, "reachable": true,
        }],
        "next": "c", "total": 41, "directBill": true,
    }));
    same::<Facets>(json!({
        "total": { "n": 10_000, "more": true }, "flags": facet(&json!("differs")), "contacts": facet(&partner()),
        "products": facet(&json!("P")), "channels": facet(&json!("csp")), "commerces": facet(&json!("azure")),
        "statuses": facet(&json!("active")), "provenances": facet(&json!("manual")),
    }));
    same::<CustomerDetail>(json!({
        "id": ID, "name": "Amsel", "domain": "amsel.example", "country": "DE",
        "references": [{ "system": "CRM", "value": "7" }], "subscriptions": { "n": 2 },
        "contacts": [{ "partner": partner(), "subscriptions": 2 }], "archived": AT,
        "reach": [{
            "partner": partner(), "class": "ineligible", "reasons": [reason()],
            "relation": { "value": "related", "source": "imported", "at": AT },
            "delegatedAdmin": {
                "value": { "kind": "gdap", "status": "active", "ends": AT }, "source": "attested", "at": AT,
            },
        }],
    }));
    same::<SupportView>(json!({
        "customer": "Amsel", "at": AT,
        "providers": [{ "provider": "Nordlicht", "groups": [{
            "contact": partner(), "lines": [line()], "fallback": [line()],
            "products": [{ "id": ID, "product": "P", "nickname": "N", "channel": "csp" }],
        }] }],
    }));
    same::<WhoAnswer>(json!({
        "customers": [{
            "customer": { "id": ID, "name": "Amsel" }, "domain": "amsel.example",
            "contacts": [{ "partner": partner(), "subscriptions": 2, "line": line() }],
        }],
        "resellers": [partner()], "subscription": ID,
    }));
}

#[test]
fn people_and_what_they_did_are_read_whole() {
    same::<Session>(json!({
        "person": { "id": ID, "name": "Anna" }, "side": "provider", "roles": ["admin_agent"],
        "permissions": ["assign"], "rolePolicy": "current", "partner": partner(),
        "customer": { "id": ID, "name": "Amsel" }, "expires": AT, "demo": true,
    }));
    same::<Personas>(json!({ "items": [
        { "id": ID, "name": "Anna", "side": "customer", "roles": ["auditor"], "organisation": "Amsel" },
    ] }));
    same::<Page<EntryView>>(json!({ "items": [{
        "seq": 7, "at": AT, "actor": { "id": ID, "name": "Anna" }, "roles": ["auditor"], "origin": "web",
        "action": "contact_assigned", "customer": { "id": ID, "name": "Amsel" },
        "subscription": { "id": ID, "product": "P" }, "partner": partner(), "before": partner(), "after": partner(),
        "provenance": "manual", "reason": "Moved", "ticket": "T-1", "confirmed": true, "blind": true,
        "refused": "stale", "times": 2, "operation": ID, "request": ID,
    }] }));
    same::<Problem>(json!({
        "type": "/docs#error-stale", "title": "T", "status": 412, "errorCode": "stale", "reasons": [reason()],
        "errors": [{ "pointer": "/ticket", "code": "too_long" }], "current": contact(), "requestId": ID,
    }));
}

#[test]
fn an_opening_is_read_in_each_state() {
    for state in [
        json!({ "state": "open", "until": AT }),
        json!({ "state": "closed", "opens": AT }),
        json!({ "state": "closed" }),
        json!({ "state": "unknown" }),
    ] {
        same::<crate::api::support::OpeningView>(state);
    }
}

#[test]
fn what_is_absent_or_new_is_no_fault_and_what_is_wrong_is_one() {
    let read = |json: Value| crate::api::PartnerRef::read(&Json::from(&json));
    let plain = read(json!({ "tenantId": ID, "name": "Föhr", "since": 2027 })).unwrap();
    assert_eq!((plain.name.as_str(), plain.is_provider), ("Föhr", false));
    for wrong in [json!({ "name": "Föhr" }), json!({ "tenantId": "x", "name": "Föhr" }), json!([ID]), Value::Null] {
        assert_eq!(read(wrong.clone()), None, "{wrong}");
    }
    for number in [65_536.0, -1.0, 0.5, f64::NAN] {
        assert_eq!(u16::read(&Json::Number(number)), None, "{number}");
    }
}
