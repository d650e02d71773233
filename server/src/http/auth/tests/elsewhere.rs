//! A cookie counts for our own pages only.

use super::*;

#[tokio::test]
async fn a_cookie_is_of_no_use_to_another_origin_even_to_a_portals() {
    let desk = desk(|_| {}).await;
    let ada = desk.ada().await;
    let portal = json!({ "name": "Portal", "origins": ["https://portal.example", "http://localhost:3000"] });
    let made = desk.send(Method::POST, path::PORTALS, &ada, Some(portal)).await;
    assert_eq!(made.status(), StatusCode::CREATED);
    for (headers, status) in [
        (&[][..], 200),
        (&[("origin", "http://localhost:8080")], 200),
        (&[("origin", "http://localhost:8080"), ("sec-fetch-site", "same-origin")], 200),
        (&[("sec-fetch-site", "none")], 200),
        (&[("origin", "https://portal.example"), ("sec-fetch-site", "cross-site")], 401),
        (&[("origin", "http://localhost:3000"), ("sec-fetch-site", "same-site")], 401),
        (&[("origin", "http://localhost:3000")], 401),
        (&[("origin", "null")], 401),
        (&[("sec-fetch-site", "same-site")], 401),
        (&[("sec-fetch-site", "cross-site")], 401),
    ] {
        for address in [path::SESSION, path::CUSTOMERS, path::PORTALS] {
            let request = Request::get(address).header(HOST, ada.host).header(COOKIE, &ada.cookie);
            let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
            let answer = desk.router.clone().answer(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status().as_u16(), status, "{address} {headers:?}");
            assert!(!answer.headers().contains_key("access-control-allow-credentials"));
        }
    }
}
