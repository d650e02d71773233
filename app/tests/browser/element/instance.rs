//! An element in a shadow root, with a page and a server of the tests.

use crate::page::{click, settle, wait, words};
use app::widget::handle::{Handle, start};
use app::widget::host::Host;
use app::widget::{assigner::assigner, card::Card};
use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

pub const ONE: &str = "11111111-1111-4111-8111-111111111111";
pub const TWO: &str = "22222222-2222-4222-8222-222222222222";
pub const ENDED: &str = "ee111111-1111-4111-8111-111111111111";
pub const UNKNOWN: &str = "00111111-1111-4111-8111-111111111111";
pub const TENANT: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/assigner.css"));

pub const FILES: [(&str, &str); 6] = [
    ("en", include_str!(concat!(env!("OUT_DIR"), "/element/locales/en.txt"))),
    ("de", include_str!(concat!(env!("OUT_DIR"), "/element/locales/de.txt"))),
    ("hu", include_str!(concat!(env!("OUT_DIR"), "/element/locales/hu.txt"))),
    ("cs", include_str!(concat!(env!("OUT_DIR"), "/element/locales/cs.txt"))),
    ("pt-BR", include_str!(concat!(env!("OUT_DIR"), "/element/locales/pt-BR.txt"))),
    ("zh-CN", include_str!(concat!(env!("OUT_DIR"), "/element/locales/zh-CN.txt"))),
];

#[wasm_bindgen(module = "/tests/browser/fake.js")]
extern "C" {
    pub fn serve(name: &str, text: &str);
    pub type Fake;
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Fake;
    #[wasm_bindgen(method)]
    pub fn host(this: &Fake) -> Host;
    #[wasm_bindgen(method, js_name = toldText)]
    pub fn told(this: &Fake) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn sent(this: &Fake) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    pub fn states(this: &Fake) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn current(this: &Fake) -> JsValue;
    #[wasm_bindgen(method, setter)]
    pub fn set_permissions(this: &Fake, permissions: Vec<String>);
    #[wasm_bindgen(method, setter)]
    pub fn set_prevents(this: &Fake, prevents: bool);
    #[wasm_bindgen(method, setter)]
    pub fn set_refuses(this: &Fake, refuses: u32);
}

/// An element as its class would make it.
pub struct Instance {
    place: HtmlElement,
    pub root: ShadowRoot,
    pub base: HtmlElement,
    pub fake: Fake,
    mounted: Option<Mounted>,
}

/// What the class holds.
pub enum Mounted {
    Assigner(Handle),
    Card(Card),
}

pub fn assigner_of(base: HtmlElement, host: &Host) -> Mounted {
    Mounted::Assigner(start(base, host, STYLE, assigner))
}

pub fn card_of(base: HtmlElement, host: &Host) -> Mounted {
    Mounted::Card(Card::mount(base, host, STYLE))
}

impl Instance {
    pub fn with(fake: Fake, mount: fn(HtmlElement, &Host) -> Mounted) -> Self {
        for (tag, text) in FILES {
            serve(&format!("{tag}.txt"), text);
        }
        let make = |name: &str| document().create_element(name).unwrap().unchecked_into::<HtmlElement>();
        let (place, base) = (make("section"), make("div"));
        document().body().unwrap().append_child(&place).unwrap();
        let root = place.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        base.set_attribute("part", "base").unwrap();
        root.append_child(&base).unwrap();
        let mounted = Some(mount(base.clone(), &fake.host()));
        Self { place, root, base, fake, mounted }
    }

    pub async fn assigner(options: &str) -> Self {
        let instance = Self::with(Fake::new(&json(options)), assigner_of);
        instance.comes("ready").await;
        instance
    }

    pub async fn card(options: &str) -> Self {
        let instance = Self::with(Fake::new(&json(options)), card_of);
        instance.comes("ready").await;
        instance
    }

    pub fn handle(&self) -> &Handle {
        let Some(Mounted::Assigner(handle)) = &self.mounted else { unreachable!("no assigner") };
        handle
    }

    pub fn held(&self) -> &Card {
        let Some(Mounted::Card(card)) = &self.mounted else { unreachable!("no card") };
        card
    }

    /// Waits until this is to be read.
    pub async fn shows(&self, what: &str) {
        for _ in 0..100 {
            if self.text().contains(what) {
                return;
            }
            wait(10).await;
        }
        unreachable!("{what} is not to be read: {}", self.base.inner_html());
    }

    /// Waits until the page was told this.
    pub async fn comes(&self, what: &str) {
        for _ in 0..100 {
            if self.fake.told().contains(what) {
                return wait(10).await;
            }
            wait(10).await;
        }
        unreachable!("{what} never came; told: {} shown: {}", self.fake.told(), self.base.inner_html());
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.base.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    pub fn one(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| unreachable!("{selector} in {}", self.base.inner_html()))
    }

    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.base.query_selector_all(selector).unwrap();
        (0..found.length()).filter_map(|index| found.get(index)).map(JsCast::unchecked_into).collect()
    }

    pub fn text(&self) -> String {
        words(&self.base)
    }

    pub fn state(&self, name: &str) -> bool {
        js_sys::Reflect::get(&self.fake.states(), &name.into()).unwrap().is_truthy()
    }

    /// Opens the list and takes the option with this name.
    pub async fn choose(&self, name: &str) {
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
        match self.mounted.take() {
            Some(Mounted::Assigner(handle)) => handle.unmount(),
            Some(Mounted::Card(card)) => card.unmount(),
            None => {}
        }
        self.place.remove();
    }
}

pub fn json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap()
}

pub fn one(more: &str) -> String {
    format!(r#"{{"subscription-id":"{ONE}"{more}}}"#)
}

pub fn many(ids: &[&str]) -> String {
    format!(r#"{{"subscription-ids":["{}"]}}"#, ids.join("\",\""))
}
