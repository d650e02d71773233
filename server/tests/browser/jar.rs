//! The cookie that is kept for the server.

use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use server::browser::jar::Jar;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_cookie_is_kept_sent_and_ended() {
    let jar = Jar::default();
    let take = |line: &'static str| {
        let mut answer = HeaderMap::from_iter([(SET_COOKIE, HeaderValue::from_static(line))]);
        jar.receive(&mut answer);
        assert!(answer.is_empty(), "scripts never see it");
        let mut request = HeaderMap::new();
        jar.send(&mut request);
        request.get(COOKIE).map(|value| value.to_str().unwrap().to_owned())
    };
    assert_eq!(take("switchboard-dev=abc; Path=/; HttpOnly").as_deref(), Some("switchboard-dev=abc"));
    assert_eq!(take("switchboard-dev=; Path=/; Max-Age=0"), None);
}
