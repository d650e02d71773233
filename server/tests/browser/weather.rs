//! What goes wrong on purpose.

use http::Method;
use server::browser::weather::{Weather, alias, of};
use shared::reason::Code;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn fixed_ids_lead_to_their_status() {
    let path = |n: u16| format!("/api/v1/subscriptions/00000000-0000-4000-8000-000000000{n}/contact");
    for n in [404, 409, 412, 429, 500, 503] {
        let told = match of(&Method::PUT, &path(n), 0, [0; 2]) {
            Weather::Refused(code, _) => code.status(),
            Weather::Overtaken => Code::Stale.status(),
            other => panic!("{n}: {other:?}"),
        };
        assert_eq!(told, n);
        let read = of(&Method::GET, &path(n), 0, [0; 2]);
        assert_eq!(read == Weather::Clear, alias(&path(n)).is_some(), "{n}");
    }
    assert_eq!(of(&Method::GET, &path(408), 0, [0; 2]), Weather::Silent);
    assert_eq!(of(&Method::GET, &path(502), 0, [0; 2]), Weather::Garbled);
}

#[wasm_bindgen_test]
fn so_many_per_cent_fail() {
    let fail = |chaos| {
        let falls = |side: &u16| of(&Method::GET, "/", chaos, [u8::try_from(*side).unwrap(), 0]) != Weather::Clear;
        (0..256).filter(falls).count()
    };
    assert_eq!([0, 10, 50, 100].map(fail), [0, 26, 128, 256]);
}
