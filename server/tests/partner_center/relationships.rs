//! Relationships, the request link, profiles, and the agreement.

use super::world::*;

const ASK: &str = "/v1/relationships?relationship_type=";

#[tokio::test]
async fn a_providers_resellers_in_every_spelling() {
    let world = World::new().await;
    let first = world.get(&format!("{ASK}IsIndirectCloudSolutionProviderOf")).await;
    insta::assert_snapshot!(first.shown());
    for spelling in ["is_indirect_cloud_solution_provider_of", "isIndirectCloudSolutionProviderOf"] {
        assert_eq!(world.get(&format!("{ASK}{spelling}")).await.json(), first.json(), "{spelling}");
    }
    let filter = "%7B%22Field%22:%22Name%22,%22Value%22:%22rele%22,%22Operator%22:%22starts_with%22%7D";
    let some = world.get(&format!("{ASK}IsIndirectCloudSolutionProviderOf&filter={filter}")).await;
    assert_eq!(
        (some.json()["totalCount"].as_u64(), some.json()["items"][0]["name"].as_str()),
        (Some(1), Some("ReleCloud"))
    );
}

#[tokio::test]
async fn a_resellers_providers() {
    let world = World::new().await;
    let reseller = format!("rae:reseller:{FIRST_UP}:admin_agent");
    let reply = world.get_as(&reseller, &format!("{ASK}IsIndirectResellerOf"), &[]).await;
    insta::assert_snapshot!(reply.shown());
    for (what, token, kind, fault) in [
        ("no resellers of its own", &reseller, "IsIndirectCloudSolutionProviderOf", (403, 1_002)),
        ("no provider of its own", &agent(), "IsIndirectResellerOf", (403, 1_002)),
        (
            "direct bill",
            &format!("ned:provider:{NEIGHBOUR}:admin_agent"),
            "IsIndirectCloudSolutionProviderOf",
            (403, 1_002),
        ),
        ("no user", &app_only(), "IsIndirectCloudSolutionProviderOf", (403, 900_329)),
        ("unknown kind", &agent(), "IsFriendOf", (400, 3_000)),
        ("no kind", &agent(), "", (400, 3_000)),
    ] {
        assert_eq!(world.get_as(token, &format!("{ASK}{kind}"), &[]).await.fault(), fault, "{what}");
    }
}

#[tokio::test]
async fn a_customers_resellers() {
    let world = World::new().await;
    insta::assert_snapshot!(world.get(&format!("/v1/customers/{CUSTOMER}/relationships")).await.shown());
    let none = world.get(&format!("/v1/customers/{FOURTH_COFFEE}/relationships")).await;
    assert_eq!((none.json()["totalCount"].as_u64(), none.json()["items"].as_array().unwrap().len()), (Some(0), 0));
    assert_eq!(world.get(&format!("/v1/customers/{FOREIGN_CUSTOMER}/relationships")).await.fault(), (403, 20_002));
}

#[tokio::test]
async fn the_link_that_a_customer_follows() {
    let world = World::new().await;
    let (uri, sales) = ("/v1/customers/relationshiprequests", with_role("sales_agent"));
    insta::assert_snapshot!(world.get_as(&sales, uri, &[]).await.text());
    insta::assert_snapshot!(world.get_as(&sales, &format!("{uri}?indirectResellerId={FIRST_UP}"), &[]).await.text());
    assert_eq!(world.get(uri).await.fault(), (403, 900_150), "a helpdesk agent may not request");
    let unknown = world.get_as(&sales, &format!("{uri}?indirectResellerId={CUSTOMER}"), &[]).await;
    assert_eq!(unknown.fault(), (404, 800_015));
}

#[tokio::test]
async fn profiles() {
    let world = World::new().await;
    insta::assert_snapshot!("support", world.get("/v1/profiles/support").await.shown());
    insta::assert_snapshot!("mpn", world.get("/v1/profiles/mpn?mpnId=4847383").await.shown());
    assert_eq!(world.get("/v1/profiles/mpn").await.json()["partnerName"], "Trey Research");
    insta::assert_snapshot!("mpn_unknown", world.get("/v1/profiles/mpn?mpnId=9999999").await.shown());
    assert_eq!(world.get("/v1/profiles/mpn?mpnId=12a").await.fault(), (400, 3_000));
    assert_eq!(world.get_as(&app_only(), "/v1/profiles/mpn", &[]).await.fault(), (403, 900_329));
}

#[tokio::test]
async fn who_signed_the_agreement() {
    let world = World::new().await;
    let ask = |query: &str| format!("/v1/compliance/csp/agreementstatus?{query}");
    assert_eq!(world.get(&ask("mpnId=4847383")).await.text(), r#"{"isAgreementSigned":true}"#);
    assert_eq!(world.get(&ask(&format!("tenantId={FIRST_UP}"))).await.text(), r#"{"isAgreementSigned":true}"#);
    for (query, fault) in [
        ("", (400, 2_001)),
        ("mpnId=1&tenantId=2", (400, 2_000)),
        ("mpnId=x", (400, 2_000)),
        ("tenantId=x", (400, 2_000)),
        ("mpnId=9999999", (400, 2_200)),
    ] {
        assert_eq!(world.get(&ask(query)).await.fault(), fault, "{query}");
    }
}
