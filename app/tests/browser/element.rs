//! The programs of the elements, each in a shadow root, with a page and a server of the tests.

use crate::page::{click, settle, wait, words};
use app::widget::handle::{Handle, start};
use app::widget::host::Host;
use app::widget::{assigner::assigner, card::card};
use leptos::prelude::{AnyView, document};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

const ONE: &str = "11111111-1111-4111-8111-111111111111";
const TWO: &str = "22222222-2222-4222-8222-222222222222";
const ENDED: &str = "ee111111-1111-4111-8111-111111111111";
const UNKNOWN: &str = "00111111-1111-4111-8111-111111111111";
const TENANT: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/assigner.css"));

const FILES: [(&str, &str); 6] = [
    ("en", include_str!(concat!(env!("OUT_DIR"), "/element/locales/en.txt"))),
    ("de", include_str!(concat!(env!("OUT_DIR"), "/element/locales/de.txt"))),
    ("hu", include_str!(concat!(env!("OUT_DIR"), "/element/locales/hu.txt"))),
    ("cs", include_str!(concat!(env!("OUT_DIR"), "/element/locales/cs.txt"))),
    ("pt-BR", include_str!(concat!(env!("OUT_DIR"), "/element/locales/pt-BR.txt"))),
    ("zh-CN", include_str!(concat!(env!("OUT_DIR"), "/element/locales/zh-CN.txt"))),
];

#[wasm_bindgen(module = "/tests/browser/fake.js")]
extern "C" {
    fn serve(name: &str, text: &str);
    type Fake;
    #[wasm_bindgen(constructor)]
    fn new(options: &JsValue) -> Fake;
    #[wasm_bindgen(method)]
    fn host(this: &Fake) -> Host;
    #[wasm_bindgen(method, js_name = toldText)]
    fn told(this: &Fake) -> String;
    #[wasm_bindgen(method, getter)]
    fn sent(this: &Fake) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn states(this: &Fake) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn current(this: &Fake) -> JsValue;
    #[wasm_bindgen(method, setter)]
    fn set_permissions(this: &Fake, permissions: Vec<String>);
    #[wasm_bindgen(method, setter)]
    fn set_prevents(this: &Fake, prevents: bool);
    #[wasm_bindgen(method, setter)]
    fn set_refuses(this: &Fake, refuses: u32);
}

/// An element as its class would make it.
struct Instance {
    place: HtmlElement,
    root: ShadowRoot,
    base: HtmlElement,
    fake: Fake,
    handle: Option<Handle>,
}

impl Instance {
    fn with(fake: Fake, view: fn() -> AnyView) -> Self {
        for (tag, text) in FILES {
            serve(&format!("{tag}.txt"), text);
        }
        let make = |name: &str| document().create_element(name).unwrap().unchecked_into::<HtmlElement>();
        let (place, base) = (make("section"), make("div"));
        document().body().unwrap().append_child(&place).unwrap();
        let root = place.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        base.set_attribute("part", "base").unwrap();
        root.append_child(&base).unwrap();
        let handle = Some(start(base.clone(), &fake.host(), STYLE, view));
        Self { place, root, base, fake, handle }
    }

    async fn assigner(options: &str) -> Self {
        let instance = Self::with(Fake::new(&json(options)), assigner);
        instance.comes("ready").await;
        instance
    }

    fn handle(&self) -> &Handle {
        self.handle.as_ref().unwrap()
    }

    /// Waits until the page was told this.
    async fn comes(&self, what: &str) {
        for _ in 0..100 {
            if self.fake.told().contains(what) {
                return wait(10).await;
            }
            wait(10).await;
        }
        unreachable!("{what} never came; told: {} shown: {}", self.fake.told(), self.base.inner_html());
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.base.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    fn one(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| unreachable!("{selector} in {}", self.base.inner_html()))
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.base.query_selector_all(selector).unwrap();
        (0..found.length()).filter_map(|index| found.get(index)).map(JsCast::unchecked_into).collect()
    }

    fn text(&self) -> String {
        words(&self.base)
    }

    fn state(&self, name: &str) -> bool {
        js_sys::Reflect::get(&self.fake.states(), &name.into()).unwrap().is_truthy()
    }

    /// Opens the list and takes the option with this name.
    async fn choose(&self, name: &str) {
        click(&self.one("input[role=combobox]"));
        for _ in 0..100 {
            let option = self.all("[role=option]").into_iter().find(|option| words(option).contains(name));
            if let Some(option) = option {
                click(option.unchecked_ref());
                return settle().await;
            }
            wait(10).await;
        }
        unreachable!("{name} is not offered: {}", self.text());
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.unmount();
        }
        self.place.remove();
    }
}

fn json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap()
}

fn one(more: &str) -> String {
    format!(r#"{{"subscription-id":"{ONE}"{more}}}"#)
}

fn many(ids: &[&str]) -> String {
    format!(r#"{{"subscription-ids":["{}"]}}"#, ids.join("\",\""))
}

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
    let element = Instance::with(fake, assigner);
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
        let element = Instance::with(Fake::new(&json(&options)), assigner);
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
    let element = Instance::with(Fake::new(&json(&options)), assigner);
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
async fn the_card_says_whom_to_call() {
    let element = Instance::with(Fake::new(&json("{}")), card);
    element.comes("ready").await;
    assert_eq!(element.one("a").get_attribute("href").as_deref(), Some("tel:+4930123"));
    assert!(element.text().contains("Fabrikam") && element.text().contains("Hours not stated"));
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
        let card = Instance::with(Fake::new(&json(&format!(r#"{{"lang":"{tag}"}}"#))), card);
        card.comes("ready").await;
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
        drop(element);
        if round == 50 {
            warm = size();
        }
    }
    // Some that end before they have begun.
    for _ in 0..20 {
        drop(Instance::with(Fake::new(&json(&one(""))), assigner));
    }
    wait(100).await;
    assert_eq!(nodes(), before);
    assert_eq!(size(), warm, "the program's memory grew between the 50th and the last");
}
