//! Every route and every caller: a route that is added must be put into the table.

use std::collections::BTreeSet;

use axum::body::Body;
use server::store::memory::MemoryStore;

use super::world::*;

/// May a token without a user ask?
#[derive(Clone, Copy, PartialEq)]
enum Alone {
    May,
    MayNot,
}
use Alone::{May, MayNot};

/// Method, route, what is added to its address, a body, a role that may, and whether a token without a user may.
const TABLE: &[(&str, &str, &str, &str, &str, Alone)] = &[
    ("GET", "/v1/customers", "", "", "auditor", May),
    ("GET", "/v1/customers/relationshiprequests", "", "", "sales_agent", MayNot),
    ("GET", "/v1/customers/{customer}", "", "", "auditor", May),
    ("PATCH", "/v1/customers/{customer}", "", r#"{"relationshipToPartner":"none"}"#, "global_admin", MayNot),
    ("GET", "/v1/customers/{customer}/profiles/company", "", "", "auditor", MayNot),
    ("GET", "/v1/customers/{customer}/relationships", "", "", "auditor", MayNot),
    ("GET", "/v1/customers/{customer}/subscriptions", "", "", "auditor", May),
    ("GET", "/v1/customers/{customer}/subscriptions/{subscription}", "", "", "auditor", May),
    ("GET", "/v1/customers/{customer}/subscriptions/{subscription}/supportcontact", "", "", "auditor", MayNot),
    ("PUT", "/v1/customers/{customer}/subscriptions/{subscription}/supportcontact", "", PUT, "helpdesk_agent", MayNot),
    ("GET", "/v1/relationships", "?relationship_type=IsIndirectCloudSolutionProviderOf", "", "auditor", MayNot),
    ("GET", "/v1/profiles/support", "", "", "auditor", MayNot),
    ("GET", "/v1/profiles/mpn", "", "", "auditor", MayNot),
    ("GET", "/v1/auditrecords", "", "", "auditor", May),
    ("GET", "/v1/compliance/csp/agreementstatus", "?mpnId=4847383", "", "auditor", MayNot),
];

const PUT: &str =
    r#"{"supportTenantId":"484e548c-f5f3-4528-93a9-c16c6373cb59","supportMpnId":"4847383","name":"First Up"}"#;

async fn call(world: &World, token: &str, row: usize, customer: &str, subscription: &str) -> Reply {
    let (method, route, more, body, ..) = TABLE[row];
    let uri = route.replace("{customer}", customer).replace("{subscription}", subscription) + more;
    world.send(request(method, token, &uri, &[], Body::from(body))).await
}

/// The ids that fit the row: only a customer without anything active may leave.
fn ids(row: usize) -> (&'static str, &'static str) {
    if TABLE[row].0 == "PATCH" { (FOURTH_COFFEE, SUSPENDED) } else { (CUSTOMER, SUBSCRIPTION) }
}

#[test]
fn every_route_is_in_the_table() {
    let there: BTreeSet<_> = server::http::partner_center::routes::<MemoryStore>().paths().iter().copied().collect();
    let listed: BTreeSet<_> = TABLE.iter().map(|row| row.1).collect();
    assert_eq!(there, listed);
}

#[tokio::test]
async fn who_gets_what() {
    for (row, &(method, route, _, _, role, alone)) in TABLE.iter().enumerate() {
        let (customer, subscription) = ids(row);
        let world = World::new().await;
        let told = |reply: &Reply| format!("{method} {route}: {}", reply.text());
        for token in ["", "expired", "foreign"] {
            let reply = call(&world, token, row, customer, subscription).await;
            assert_eq!(reply.status, 401, "{}", told(&reply));
        }
        for token in [
            with_role("nobody"),
            format!("cara:customer:{CUSTOMER}:global_admin"),
            "eve:provider:99999999-0000-4000-8000-000000000099:global_admin,admin_agent".to_owned(),
        ] {
            let reply = call(&world, &token, row, customer, subscription).await;
            assert_eq!(reply.status, 403, "{token} {}", told(&reply));
        }
        let reply = call(&world, &app_only(), row, customer, subscription).await;
        match alone {
            May => assert_eq!(reply.status, 200, "{}", told(&reply)),
            MayNot => assert_eq!(reply.fault(), (403, 900_329), "{}", told(&reply)),
        }
        let reply = call(&world, &with_role(role), row, customer, subscription).await;
        assert_eq!(reply.status, 200, "{}", told(&reply));
    }
}

/// Another provider's admin sees nothing of ours, and unknown ids look the same to it.
#[tokio::test]
async fn nobody_reaches_into_another_tenant() {
    let world = World::new().await;
    let neighbour = format!("ned:provider:{NEIGHBOUR}:admin_agent,global_admin,sales_agent");
    let unknown = "99999999-0000-4000-8000-000000000099";
    for row in (0..TABLE.len()).filter(|row| TABLE[*row].1.contains("{customer}")) {
        let (method, route, ..) = TABLE[row];
        let (customer, subscription) = ids(row);
        let ours = call(&world, &neighbour, row, customer, subscription).await;
        let none = call(&world, &neighbour, row, unknown, unknown).await;
        assert_eq!(ours.fault(), (403, 20_002), "{method} {route}: {}", ours.text());
        assert_eq!(ours.text().replace(customer, unknown), none.text(), "{method} {route}");
    }
    for uri in ["/v1/customers", "/v1/auditrecords"] {
        let text = world.get_as(&neighbour, uri, &[]).await.text();
        assert!(!text.contains(CUSTOMER) && !text.contains(TREY), "{uri}: {text}");
    }
}
