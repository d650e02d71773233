//! What a person sees when the program fails. After a panic the wasm instance is dead, so the page
//! is replaced by plain DOM calls and only a reload helps.

use std::cell::RefCell;
use std::panic;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

/// The words of the page, in the language shown last.
#[derive(Clone, Debug)]
pub struct Words {
    /// The heading.
    pub title: String,
    /// What it means and what to do.
    pub text: String,
    /// The button.
    pub reload: String,
}

thread_local! {
    static WORDS: RefCell<Words> = RefCell::new(Words {
        title: "Something broke".into(),
        text: "The page cannot go on. Reload to continue.".into(),
        reload: "Reload".into(),
    });
}

/// Sets the words. Until then they are English: a language may be what could not be loaded.
pub fn set_words(words: Words) {
    WORDS.set(words);
}

/// Writes each panic to the console and shows the page.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        show();
    }));
}

/// Replaces the document's content by the page.
pub fn show() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some((document, body)) = document.and_then(|d| d.body().map(|body| (d, body))) {
        body.set_text_content(None);
        let _ = fill(&document, &body);
    }
}

fn fill(document: &Document, body: &Element) -> Result<(), JsValue> {
    let words = WORDS.with_borrow(Clone::clone);
    let main = document.create_element("main")?;
    main.set_class_name("sc-broken");
    let alert = document.create_element("div")?;
    alert.set_attribute("role", "alert")?;
    for (tag, text) in [("h1", &words.title), ("p", &words.text)] {
        let element = document.create_element(tag)?;
        element.set_text_content(Some(text));
        alert.append_child(&element)?;
    }
    main.append_child(&alert)?;
    let button = document.create_element("a")?;
    button.set_class_name("sc-button sc-button--primary");
    // A link to this very address: works without a single line of script.
    button.set_attribute("href", &document.url()?)?;
    button.set_text_content(Some(&words.reload));
    main.append_child(&button)?;
    body.append_child(&main)?;
    Ok(())
}
