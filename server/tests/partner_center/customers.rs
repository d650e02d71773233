//! `/customers`.

use serde_json::Value;
use server::store::Put;

use super::world::*;

fn names(reply: &Reply) -> Vec<String> {
    let items = reply.json()["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["companyProfile"]["companyName"].as_str().unwrap().to_owned()).collect()
}

/// Twenty-five more customers, so that there are pages.
async fn many(world: &World) {
    for number in 0..25_u8 {
        let id = format!("2d2f3a4b-0000-4000-8000-0000000000{number:02x}");
        let domain = format!("bakery-{number}.example");
        world
            .put(TREY.parse().unwrap(), Put::Customer(customer(&id, &format!("Bakery {number:02}"), Some(&domain))))
            .await;
    }
}

#[tokio::test]
async fn a_list_and_one_of_it() {
    let world = World::new().await;
    insta::assert_snapshot!("list", world.get("/v1/customers?size=0").await.shown());
    insta::assert_snapshot!("one", world.get(&format!("/v1/customers/{}", CUSTOMER.to_uppercase())).await.shown());
    assert_eq!(world.get_as(&app_only(), "/v1/customers", &[]).await.status, 200, "also without a user");
    let one = world.get(&format!("/v1/customers/{CUSTOMER}")).await.json();
    let company = world.follow(&one["companyProfile"]["links"]["self"]).await;
    assert_eq!(company.json(), one["companyProfile"], "the link leads there");
    for id in [FOREIGN_CUSTOMER, "99999999-0000-4000-8000-000000000099"] {
        assert_eq!(world.get(&format!("/v1/customers/{id}")).await.fault(), (403, 20_002));
    }
    assert_eq!(world.get("/v1/customers/contoso").await.fault(), (400, 3_000));
    assert_eq!(world.get_as(&with_role("nobody"), "/v1/customers", &[]).await.fault(), (403, 900_150));
}

/// To the end and back through links only.
#[tokio::test]
async fn a_walk() {
    let world = World::new().await;
    many(&world).await;
    let mut page = world.get("/v1/customers?size=4").await;
    let first = page.json();
    let (mut seen, mut pages) = (names(&page), vec![names(&page)]);
    while let Some(next) = page.json()["links"].get("next").cloned() {
        assert_eq!(next["headers"][0]["key"], "MS-ContinuationToken");
        assert_eq!(next["headers"][0]["value"], page.json()["continuationToken"]);
        page = world.follow(&next).await;
        assert_eq!(page.json()["totalCount"].as_u64(), Some(names(&page).len() as u64));
        seen.extend(names(&page));
        pages.push(names(&page));
    }
    assert_eq!((pages.len(), seen.len()), (7, 27));
    assert_eq!(page.json().get("continuationToken"), None);
    assert!(seen.is_sorted());
    let own = world.follow(&page.json()["links"]["self"]).await;
    assert_eq!(names(&own), pages[6], "a page's own link gives it again");
    for expected in pages.iter().rev().skip(1) {
        page = world.follow(&page.json()["links"]["previous"]).await;
        assert_eq!(&names(&page), expected);
    }
    assert_eq!(page.json()["items"], first["items"]);
    assert_eq!(page.json()["links"].get("previous"), None);
}

#[tokio::test]
async fn a_long_way_back_ends_without_a_link() {
    let world = World::new().await;
    many(&world).await;
    let mut page = world.get("/v1/customers?size=1").await;
    while let Some(next) = page.json()["links"].get("next").cloned() {
        page = world.follow(&next).await;
    }
    let mut back = vec![names(&page)];
    while let Some(previous) = page.json()["links"].get("previous").cloned() {
        page = world.follow(&previous).await;
        back.insert(0, names(&page));
    }
    assert!(back.len() >= 15 && back.is_sorted() && back.iter().all(|page| page.len() == 1), "{back:?}");
}

#[tokio::test]
async fn tokens_and_how_they_may_be_used() {
    let world = World::new().await;
    many(&world).await;
    let filter =
        "%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22BAKERY%22%2C%22Operator%22%3A%22starts_with%22%7D";
    let page = world.get(&format!("/v1/customers?size=10&filter={filter}")).await;
    let token = page.json()["continuationToken"].as_str().unwrap().to_owned();
    let header = [("MS-ContinuationToken", token.as_str())];
    // Without the filter and in another case: the token knows what was asked.
    let next = world.get_as(&agent(), "/v1/customers?Size=10&seekoperation=next", &header).await;
    assert_eq!(names(&next).first().map(String::as_str), Some("Bakery 10"));
    let first = world.get_as(&agent(), "/v1/customers?size=10&seekOperation=First", &header).await;
    assert_eq!(names(&first), names(&page));
    for seek in ["Last", "PageIndex", "Sideways"] {
        let reply = world.get_as(&agent(), &format!("/v1/customers?seekOperation={seek}"), &header).await;
        assert_eq!(reply.fault(), (400, 3_000), "{seek}");
    }
    for bad in ["nonsense", &token[..20]] {
        let reply =
            world.get_as(&agent(), "/v1/customers?size=10&seekOperation=Next", &[("MS-ContinuationToken", bad)]).await;
        assert_eq!(reply.fault(), (400, 3_000));
    }
    let foreign = format!("eve:provider:{NEIGHBOUR}:admin_agent");
    let stolen = world.get_as(&foreign, "/v1/customers?size=10&seekOperation=Next", &header).await;
    assert_eq!(stolen.fault(), (400, 3_000), "a token is good for its own tenant only");
    for size in ["-1", "many", "1.5"] {
        assert_eq!(world.get(&format!("/v1/customers?size={size}")).await.fault(), (400, 3_000), "{size}");
    }
}

#[tokio::test]
async fn filters() {
    let world = World::new().await;
    let ask = |field: &str, value: &str| {
        let json = format!(r#"{{"Field":"{field}","Value":"{value}","Operator":"starts_with"}}"#);
        format!("/v1/customers?filter={}", json.replace('"', "%22").replace('{', "%7B").replace('}', "%7D"))
    };
    for (field, value, found) in [
        ("CompanyName", "four", vec!["Fourth Coffee"]),
        ("companyname", "Coffee", vec![]),
        ("Domain", "RELECLOUD.on", vec!["Relecloud"]),
        ("IndirectReseller", &FIRST_UP.to_uppercase(), vec!["Relecloud"]),
        ("IndirectReseller", NEW_DESK, vec![]),
        ("IndirectCloudSolutionProvider", TREY, vec!["Fourth Coffee", "Relecloud"]),
        ("IndirectCloudSolutionProvider", NEIGHBOUR, vec![]),
    ] {
        assert_eq!(names(&world.get(&ask(field, value)).await), found, "{field} {value}");
    }
    let java = r#"{"value":"rele","field":"CompanyName","fieldType":"String","operator":"StartsWith"}"#;
    let java = java.replace('"', "%22").replace('{', "%7B").replace('}', "%7D");
    assert_eq!(names(&world.get(&format!("/v1/customers?size=5&filter={java}")).await), ["Relecloud"]);
    for bad in [
        ask("Colour", "x"),
        ask("CompanyName", ""),
        ask("IndirectReseller", "abc"),
        "/v1/customers?filter=x".to_owned(),
    ] {
        let reply = world.get(&bad).await;
        assert_eq!(reply.fault(), (400, 3_000), "{bad}");
        assert!(reply.json()["errors"][0]["pointer"].as_str().unwrap().starts_with("?filter"), "{}", reply.text());
    }
    let alone = world.get_as(&app_only(), &ask("IndirectReseller", FIRST_UP), &[]).await;
    assert_eq!(alone.fault(), (403, 900_329));
    assert_eq!(Value::from(0), world.get(&ask("CompanyName", "zzz")).await.json()["totalCount"]);
}
