//! The card alone.

use super::instance::{Fake, Instance, ONE, UNKNOWN, card_of, json, one};
use crate::page::wait;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_card_says_whom_to_call() {
    let element = Instance::card(r#"{"theme":"dark"}"#).await;
    assert_eq!(element.fake.told(), "ready {}");
    assert!(!element.state("loading") && !element.state("error"));
    assert_eq!(element.base.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(element.base.lang(), "en");
    assert!(
        element.find("slot[name=heading] > h2[part=heading]").is_some() && element.find("slot[name=help]").is_some()
    );
    assert!(element.find(".sc-remote:not([aria-busy]) h3 > bdi[translate=no]").is_some());
    assert_eq!(element.one("a").get_attribute("href").as_deref(), Some("tel:+4930123"));
    assert!(element.text().contains("Fabrikam") && element.text().contains("Hours not stated"));
    assert!(element.text().contains("8:00 AM to 12:00 PM and 1:00 PM to 6:00 PM"), "{}", element.text());
}

#[wasm_bindgen_test]
async fn the_card_follows_its_language_and_keeps_what_was_opened() {
    let element = Instance::card(&one("")).await;
    element.one("summary").click();
    element.one("a").focus().unwrap();
    element.held().set("lang", &"de".into());
    element.shows("Zuständig für").await;
    assert!(element.find("details[open]").is_some(), "what was opened stays open");
    assert!(element.find("a:focus").is_some(), "the focus stays where it was");
    assert_eq!((element.base.lang(), element.fake.told()), ("de".into(), "ready {}".into()));
    element.held().set("theme", &"light".into());
    assert_eq!(element.base.get_attribute("data-theme").as_deref(), Some("light"));
    element.held().focus();
    assert!(element.find("a:focus").is_some());
}

#[wasm_bindgen_test]
async fn what_a_card_cannot_show_is_told() {
    for (options, code, said) in [
        (r#"{"subscription-id":"nonsense"}"#.to_owned(), "subject_invalid", "subscription-id is no ID"),
        (format!(r#"{{"tenant":"{ONE}"}}"#), "wrong_audience", "another partner"),
        (format!(r#"{{"subscription-id":"{UNKNOWN}"}}"#), "not_found", "Try again"),
    ] {
        let element = Instance::with(Fake::new(&json(&options)), card_of);
        element.comes("error").await;
        let told = format!(r#"error {{"code":"{code}","requestId":null,"fatal":false}}"#);
        assert_eq!(element.fake.told(), told);
        assert!(element.text().contains(said), "{code}: {}", element.text());
        assert!(element.find(".sc-message--danger[role=alert][part=message]").is_some());
        assert!(element.state("error") && !element.state("loading"), "{code}");
    }
    let options = r#"{"locales":"https://files.example/gone/none-"}"#;
    let silent = Instance::with(Fake::new(&json(options)), card_of);
    silent.comes(r#"error {"code":"language_unavailable","requestId":null,"fatal":true}"#).await;
    assert_eq!(silent.text(), "");
}

#[wasm_bindgen_test]
async fn a_card_asks_again_when_told_to_and_about_what_it_is_told() {
    let element = Instance::with(Fake::new(&json(&format!(r#"{{"subscription-id":"{UNKNOWN}"}}"#))), card_of);
    element.comes("not_found").await;
    element.one("button[part=button]").click();
    wait(50).await;
    assert_eq!(element.fake.told().matches("not_found").count(), 2, "each failure is told");
    element.held().set("subscription-id", &ONE.into());
    element.comes("ready").await;
    element.shows("Fabrikam").await;
    assert!(element.find("[role=alert]").is_none() && !element.state("error"));
    element.held().refresh();
    assert!(element.state("loading") && element.find(".sc-remote[aria-busy] [data-active]").is_some());
    assert!(element.text().contains("Fabrikam"), "what was there stays");
    wait(50).await;
    assert!(!element.state("loading"));
    assert_eq!(element.fake.told().matches("ready").count(), 1);
}
