//! `/auditrecords`.

use super::world::*;

fn put(tenant: &str, mpn: &str) -> String {
    format!(r#"{{"supportTenantId":"{tenant}","supportMpnId":"{mpn}","name":"x"}}"#)
}

/// A change, a refusal, and the change taken back.
async fn lived() -> World {
    let world = World::new().await;
    let request = [("MS-RequestId", "655890ba-4d2b-4d09-a95e-4ea1348686a5")];
    assert_eq!(world.put_as(&agent(), &contact(), &request, &put(FIRST_UP, "4847383")).await.status, 200);
    world.wait(60);
    assert_eq!(world.put_as(&agent(), &contact(), &request, &put(RELECLOUD, "4847433")).await.status, 400);
    world.wait(60);
    assert_eq!(world.put_as(&agent(), &contact(), &request, &put(TREY, "4391507")).await.status, 200);
    world
}

#[tokio::test]
async fn what_was_done_and_tried() {
    let world = lived().await;
    let filter = "%7B%22Field%22:%22ResourceType%22,%22Value%22:%22SUBSCRIPTION%22,%22Operator%22:%22equals%22%7D";
    let reply = world.get(&format!("/v1/auditrecords?startDate=2026-11-20&filter={filter}")).await;
    insta::assert_snapshot!(reply.shown());
    let alone = world.get_as(&app_only(), "/v1/auditrecords", &[]).await;
    assert_eq!(alone.status, 200, "also without a user");
    assert_eq!(world.get_as(&with_role("sales_agent"), "/v1/auditrecords", &[]).await.fault(), (403, 900_150));
}

/// The Java library throws, for the whole answer, at a word that it does not know.
#[tokio::test]
async fn only_published_words_are_used() {
    let world = lived().await;
    for item in world.get("/v1/auditrecords").await.json()["items"].as_array().unwrap() {
        assert_eq!(item["operationType"], "update_subscription");
        assert_eq!(item["resourceType"], "subscription");
        assert!(["succeeded", "failed"].contains(&item["operationStatus"].as_str().unwrap()));
    }
}

#[tokio::test]
async fn dates_in_every_form() {
    let world = lived().await;
    for (dates, expected) in [
        ("", Ok(5)),
        ("startDate=2026-11-20", Ok(5)),
        ("startDate=2026-11-19&endDate=2026-11-20", Ok(5)),
        ("startDate=2026-11-19&endDate=2026-11-19", Ok(0)),
        ("startDate=11/20/2026%2010:30:30", Ok(3)),
        ("startDate=11/20/2026%2010:30:30&endDate=11/20/2026%2010:31:30", Ok(1)),
        ("startDate=11/20/2026%2010:31:30%20AM", Ok(2)),
        ("startDate=2026-11-324", Ok(5)),
        ("startDate=2026-11-325", Ok(0)),
        ("startDate=2026-08-22", Ok(5)),
        ("startDate=2026-08-21", Err("?startDate")),
        ("startDate=6/1/2017%2012:00:00%20AM", Err("?startDate")),
        ("startDate=yesterday", Err("?startDate")),
        ("startDate=2026-11-20&endDate=2026-11-18", Err("?endDate")),
        ("endDate=31.12.2026", Err("?endDate")),
    ] {
        let reply = world.get(&format!("/v1/auditrecords?{dates}")).await;
        let json = reply.json();
        match expected {
            Ok(count) => assert_eq!(json["totalCount"].as_u64(), Some(count), "{dates}: {json}"),
            Err(pointer) => {
                assert_eq!(reply.fault(), (400, 3_000), "{dates}");
                assert_eq!(json["errors"][0]["pointer"], pointer, "{dates}");
            }
        }
    }
}

#[tokio::test]
async fn filters() {
    let world = lived().await;
    let ask = |field: &str, value: &str, operator: &str| {
        let json = format!(r#"{{"Field":"{field}","Value":"{value}","Operator":"{operator}"}}"#);
        format!("/v1/auditrecords?filter={}", json.replace('"', "%22").replace('{', "%7B").replace('}', "%7D"))
    };
    for (field, value, operator, count) in [
        ("CompanyName", "CLOUD", "substring", 5),
        ("CompanyName", "coffee", "substring", 0),
        ("CustomerId", CUSTOMER, "equals", 5),
        ("CustomerId", FOREIGN_CUSTOMER, "equals", 0),
        ("ResourceType", "Subscription", "equals", 5),
        ("resourceType", "partner_user", "equals", 0),
    ] {
        let reply = world.get(&ask(field, value, operator)).await;
        assert_eq!(reply.json()["totalCount"].as_u64(), Some(count), "{field} {value}: {}", reply.text());
    }
    for (field, value, operator) in [
        ("CompanyName", "x", "equals"),
        ("CustomerId", "x", "equals"),
        ("ResourceType", "moon", "equals"),
        ("Domain", "x", "equals"),
    ] {
        assert_eq!(world.get(&ask(field, value, operator)).await.fault(), (400, 3_000), "{field}");
    }
}

#[tokio::test]
async fn a_walk_that_lasts_past_midnight() {
    let world = lived().await;
    let mut page = world.get("/v1/auditrecords?size=2").await;
    let mut ids: Vec<String> = Vec::new();
    loop {
        let json = page.json();
        ids.extend(json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let Some(next) = json["links"].get("next").cloned() else { break };
        world.wait(86_400);
        page = world.follow(&next).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((count, ids.len()), (5, 5));
}
