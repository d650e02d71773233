//! The programs of the elements, each in a shadow root, with a page and a server of the tests.

mod card;
mod instance;

use crate::page::{settle, wait, words};
use instance::{ENDED, FILES, Fake, Instance, ONE, TENANT, TWO, UNKNOWN, assigner_of, card_of, json, many, one};
use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

#[wasm_bindgen_test]
async fn it_shows_the_contact_and_tells_the_page_once_it_can_be_used() {
    let outside = document().body().unwrap().children().length();
    let lang = document().document_element().unwrap().get_attribute("lang");
    let element = Instance::assigner(&one(r#","theme":"dark","lang":"de-AT""#)).await;
    assert_eq!(element.one("input").unchecked_into::<HtmlInputElement>().value(), "Trey Research");
    assert_eq!(element.fake.told(), "ready {}");
    assert!(!element.state("loading") && !element.state("error") && !element.state("readonly"));
    let name = js_sys::Reflect::get(&element.fake.current(), &"name".into()).unwrap();
    assert_eq!(name.as_string().as_deref(), Some("Trey Research"));
    let attribute = |name: &str| element.base.get_attribute(name).unwrap_or_default();
    assert_eq!((attribute("data-theme"), attribute("lang")), ("dark".into(), "de".into()));
    // Nothing of it stands outside.
    assert_eq!(document().body().unwrap().children().length(), outside + 1);
    assert_eq!(document().document_element().unwrap().get_attribute("lang"), lang);
    assert_eq!(element.root.children().length(), 1);
    for part in ["field", "input", "button button-primary", "heading", "footer"] {
        assert!(element.find(&format!("[part='{part}']")).is_some(), "{part}");
    }
    assert!(element.find("slot[name=heading] > h2").is_some() && element.find("slot[name=help]").is_some());
}

#[wasm_bindgen_test]
async fn an_assignment_goes_from_the_choice_to_the_review() {
    let element = Instance::assigner(&one("")).await;
    element.choose("Fabrikam").await;
    element.comes("change").await;
    element.one("button[type=submit]").click();
    element.comes("assigned").await;
    assert_eq!(element.fake.sent(), [r#"11 "1" Fabrikam"#]);
    let told = element.fake.told();
    for part in [
        r#"change {"subscriptionIds":["11111111-1111-4111-8111-111111111111"],"contact":{"tenantId":"0f5e9d2a"#,
        r#"before-submit {"rows":[{"subscriptionId":"11111111-1111-4111-8111-111111111111","from":{"#,
        r#""outcome":"assigned","contact":{"subscriptionId""#,
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(element.text().contains("Fabrikam now supports Product 11 of Contoso"), "{}", element.text());
    element.handle().reset();
    settle().await;
    assert_eq!(element.one("input").unchecked_into::<HtmlInputElement>().value(), "Fabrikam");
}

#[wasm_bindgen_test]
async fn a_page_can_keep_it_from_being_sent() {
    let element = Instance::assigner(&one("")).await;
    element.fake.set_prevents(true);
    element.choose("Fabrikam").await;
    element.one("button[type=submit]").click();
    element.comes("before-submit").await;
    wait(30).await;
    assert_eq!(element.fake.sent(), Vec::<String>::new());
    assert!(element.find("button[type=submit]:not([aria-busy])").is_some(), "the form is as it was");
}

#[wasm_bindgen_test]
async fn two_instances_know_nothing_of_each_other() {
    let first = Instance::assigner(&one("")).await;
    let second = Instance::assigner(&format!(r#"{{"subscription-id":"{TWO}","lang":"de"}}"#)).await;
    first.choose("Fabrikam").await;
    let value = |element: &Instance| element.one("input").unchecked_into::<HtmlInputElement>().value();
    assert_eq!((value(&first), value(&second)), ("Fabrikam".into(), "Trey Research".into()));
    assert!(second.text().contains("Zuständiger Supportkontakt") && first.text().contains("Designated"));
    drop(first);
    second.choose("Fabrikam").await;
    assert_eq!(value(&second), "Fabrikam");
}

#[wasm_bindgen_test]
async fn attributes_are_followed_without_a_new_start() {
    let element = Instance::assigner(&one("")).await;
    let input = element.one("input");
    element.choose("Fabrikam").await;
    element.handle().set("lang", &"zh-CN".into());
    element.handle().set("theme", &"light".into());
    for _ in 0..50 {
        if element.text().contains("指定的支持联系人") {
            break;
        }
        wait(10).await;
    }
    assert!(element.text().contains("指定的支持联系人"), "{}", element.text());
    assert!(input.is_connected(), "what was entered stays");
    assert_eq!(element.base.get_attribute("data-theme").as_deref(), Some("light"));
    element.handle().set("readonly", &true.into());
    settle().await;
    assert!(element.find("input").is_none() && element.state("readonly"));
    element.handle().set("readonly", &false.into());
    settle().await;
    assert_eq!(element.one("input").unchecked_into::<HtmlInputElement>().value(), "Fabrikam");
    element.handle().set("subscription-id", &TWO.into());
    for _ in 0..50 {
        if element.text().contains("Product 22") {
            return;
        }
        wait(10).await;
    }
    unreachable!("{}", element.text());
}

#[wasm_bindgen_test]
async fn who_may_not_assign_reads_the_contact_and_why() {
    let fake = Fake::new(&json(&one("")));
    fake.set_permissions(vec!["read".into()]);
    let element = Instance::with(fake, assigner_of);
    element.comes("ready").await;
    assert!(element.find("input").is_none() && element.state("readonly"));
    assert!(element.text().contains("Trey Research") && element.text().contains("may see the contact"));
    let ended = Instance::assigner(&format!(r#"{{"subscription-id":"{ENDED}"}}"#)).await;
    assert!(ended.find("input").is_none() && ended.text().contains("has ended"), "{}", ended.text());
}

#[wasm_bindgen_test]
async fn what_cannot_be_shown_is_told() {
    for (options, code, said) in [
        ("{}".to_owned(), "subject_missing", "does not say which subscription"),
        (r#"{"subscription-id":"nonsense"}"#.to_owned(), "subject_invalid", "subscription-id is no ID"),
        (format!(r#"{{"subscription-id":"{ONE}","tenant":"{ONE}"}}"#), "wrong_audience", "another partner"),
        (format!(r#"{{"subscription-id":"{UNKNOWN}"}}"#), "not_found", "Try again"),
    ] {
        let element = Instance::with(Fake::new(&json(&options)), assigner_of);
        element.comes(&format!(r#"error {{"code":"{code}","requestId":null,"fatal":false}}"#)).await;
        assert!(element.text().contains(said), "{code}: {}", element.text());
        assert!(!element.fake.told().contains("ready"), "{code}");
        assert!(element.state("error"), "{code}");
    }
    let fits = Instance::assigner(&one(&format!(r#","tenant":"{TENANT}""#))).await;
    assert!(fits.find("input").is_some());
}

#[wasm_bindgen_test]
async fn without_a_language_there_is_nothing_to_show() {
    let options = one(r#","locales":"https://files.example/gone/none-""#);
    let element = Instance::with(Fake::new(&json(&options)), assigner_of);
    element.comes(r#"error {"code":"language_unavailable","requestId":null,"fatal":true}"#).await;
    assert_eq!(element.text(), "");
}

#[wasm_bindgen_test]
async fn a_list_is_assigned_each_with_its_own_tag_and_what_failed_again() {
    let element = Instance::assigner(&many(&[ONE, TWO, ENDED])).await;
    for _ in 0..50 {
        if element.find("table").is_some() {
            break;
        }
        wait(10).await;
    }
    assert_eq!(element.all("tbody tr").len(), 3);
    element.one("button[type=submit]").click();
    settle().await;
    assert!(element.text().contains("Choose a support contact from the list"));
    element.one("#all").click();
    element.choose("Fabrikam").await;
    let submit = element.one("button[type=submit]");
    assert_eq!(words(&submit), "Assign Fabrikam to 2 subscriptions");
    element.fake.set_refuses(1);
    submit.click();
    element.comes("assigned").await;
    assert_eq!(element.fake.sent(), [r#"11 "1" Fabrikam"#, r#"22 "1" Fabrikam"#]);
    assert!(element.text().contains("1 subscription assigned. 1 was not assigned."), "{}", element.text());
    let again = element.all("button").into_iter().find(|button| words(button) == "Retry 1 failed").unwrap();
    again.unchecked_into::<HtmlElement>().click();
    wait(50).await;
    assert_eq!(element.fake.sent().len(), 3);
    assert!(element.text().contains("2 subscriptions assigned."), "{}", element.text());
    let told = element.fake.told();
    assert!(told.contains(r#""outcome":"refused""#) && told.matches("assigned {").count() == 2, "{told}");
    element.one(".sc-form__end .sc-button--primary").click();
    wait(50).await;
    assert!(element.find("#all").is_some(), "Close leads back");
}

#[wasm_bindgen_test]
async fn an_empty_list_says_so() {
    let element = Instance::assigner(r#"{"customer-ref":"K-1"}"#).await;
    assert!(element.text().contains("No subscriptions"), "{}", element.text());
}

#[wasm_bindgen_test]
async fn no_language_lacks_a_word() {
    for (tag, _) in FILES {
        let ids = format!(r#"{{"subscription-ids":["{ONE}","{TWO}","{ENDED}"],"lang":"{tag}"}}"#);
        let list = Instance::assigner(&ids).await;
        for _ in 0..50 {
            if list.find("table").is_some() {
                break;
            }
            wait(10).await;
        }
        list.one("#all").click();
        list.choose("Fabrikam").await;
        let single = Instance::assigner(&one(&format!(r#","lang":"{tag}""#))).await;
        single.choose("Fabrikam").await;
        let card = Instance::card(&format!(r#"{{"lang":"{tag}"}}"#)).await;
        for element in [&list, &single, &card] {
            for word in element.all("label, button, h2, h3, h4, th, dt, dd, summary, .sc-field__hint, td .sc-cell") {
                let name = word.get_attribute("aria-label").unwrap_or_default();
                assert!(!(words(&word) + &name).is_empty(), "{tag}: {}", word.outer_html());
            }
        }
    }
}

#[wasm_bindgen_test]
async fn two_hundred_lives_leave_nothing_behind() {
    let body = document().body().unwrap();
    let nodes = || body.query_selector_all("*").unwrap().length();
    let memory = || wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>().buffer();
    let size = || memory().unchecked_into::<js_sys::ArrayBuffer>().byte_length();
    let (before, mut warm) = (nodes(), 0);
    for round in 0..200 {
        let element = Instance::assigner(&one("")).await;
        drop((element, Instance::card("{}").await));
        if round == 50 {
            warm = size();
        }
    }
    // Some that end before they have begun.
    for _ in 0..20 {
        drop(Instance::with(Fake::new(&json(&one(""))), assigner_of));
        drop(Instance::with(Fake::new(&json("{}")), card_of));
    }
    wait(100).await;
    assert_eq!(nodes(), before);
    assert_eq!(size(), warm, "the program's memory grew between the 50th and the last");
}
