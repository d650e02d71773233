//! The time zones of the browser.

use server::browser::zones::BrowserZones;
use shared::hours::{Local, Zones as _};
use wasm_bindgen_test::wasm_bindgen_test;

fn local(zone: &str, at: &str) -> Option<(String, u16)> {
    let local = BrowserZones.local(&zone.parse().unwrap(), at.parse().unwrap())?;
    Some((local.date.to_string(), local.minute))
}

/// The same tables as of `native::zones`: both places must tell the same time.
#[wasm_bindgen_test]
fn wall_clocks_of_summer_and_winter() {
    assert_eq!(local("Europe/Berlin", "2026-01-01T23:30:00Z"), Some(("2026-01-02".to_owned(), 30)));
    assert_eq!(local("Europe/Berlin", "2026-07-01T23:30:00Z"), Some(("2026-07-02".to_owned(), 90)));
    assert_eq!(local("Asia/Kolkata", "2026-07-01T00:00:00Z"), Some(("2026-07-01".to_owned(), 330)));
    assert_eq!(local("UTC", "2026-07-01T00:00:00Z"), Some(("2026-07-01".to_owned(), 0)));
    assert_eq!(local("Nowhere/AtAll", "2026-07-01T00:00:00Z"), None);
}

#[wasm_bindgen_test]
fn a_gap_ends_and_a_double_hour_begins() {
    let instant = |zone: &str, date: &str, minute| {
        let local = Local { date: date.parse().unwrap(), minute };
        BrowserZones.instant(&zone.parse().unwrap(), local).unwrap().to_string()
    };
    assert_eq!(instant("Europe/Berlin", "2026-03-29", 150), "2026-03-29T01:30:00Z", "02:30 does not exist");
    assert_eq!(instant("Europe/Berlin", "2026-10-25", 150), "2026-10-25T00:30:00Z", "02:30 comes twice; the first");
    assert_eq!(instant("Europe/Berlin", "2026-11-20", 0), "2026-11-19T23:00:00Z");
    assert_eq!(instant("America/New_York", "2026-07-01", 540), "2026-07-01T13:00:00Z");
    assert_eq!(instant("Pacific/Auckland", "2026-01-01", 0), "2025-12-31T11:00:00Z");
}
