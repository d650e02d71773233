use crate::page::{Page, announced, click, focused, press, settle, type_into, wait, words};
use app::ui::combobox::options::{Choice, Group};
use app::ui::combobox::{Combobox, ComboboxWords, Offer};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

fn choice(id: &str, name: &str, reasons: &[&str]) -> Choice {
    Choice {
        id: id.into(),
        name: name.into(),
        detail: "Germany".into(),
        mark: None,
        reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
        settable: reasons.is_empty(),
    }
}

fn words_of() -> ComboboxWords {
    let fixed = |text: &str| Signal::stored(text.to_owned());
    ComboboxWords {
        open: fixed("Show the list"),
        loading: fixed("Loading"),
        empty: fixed("No results"),
        narrow: fixed("Type to narrow the list"),
        count: Callback::new(|count: usize| format!("{count} results")),
        position: Callback::new(|(name, at, of): (String, usize, usize)| format!("{name}, {at} of {of}")),
    }
}

#[derive(Clone, Copy)]
struct Owner {
    offer: RwSignal<Offer>,
    value: RwSignal<Option<(String, String)>>,
    searched: RwSignal<Vec<String>>,
    refused: RwSignal<Vec<String>>,
}

/// A form with "Trey Research" chosen, one eligible and one ineligible reseller.
async fn form() -> (Page, Owner, HtmlElement) {
    let groups = vec![
        Group {
            heading: "Eligible".into(),
            choices: vec![choice("t", "Trey Research", &[]), choice("f", "Fabrikam", &[])],
        },
        Group { heading: "Not eligible".into(), choices: vec![choice("r", "Relecloud", &["Another CSP region."])] },
    ];
    let owner = Owner {
        offer: RwSignal::new(Offer::Ready { groups, more: false }),
        value: RwSignal::new(Some(("t".into(), "Trey Research".into()))),
        searched: RwSignal::new(Vec::new()),
        refused: RwSignal::new(Vec::new()),
    };
    let choose = move |choice: Choice| {
        if choice.settable {
            owner.value.set(Some((choice.id, choice.name)));
        } else {
            owner.refused.update(|refused| refused.push(choice.name));
        }
    };
    let page = Page::new(move || {
        view! {
            <Combobox
                id="contact" label="Designated support contact" hint=Signal::stored("Whom the customer calls.".to_owned())
                words=words_of() offer=owner.offer value=owner.value on_choose=choose
                on_search=move |text| owner.searched.update(|searched| searched.push(text))
                empty_action=ViewFn::from(|| view! { <a href="#">"Request a relationship"</a> })
            />
            <button id="after">"After"</button>
        }
    })
    .await;
    let input = page.one("#contact");
    input.focus().unwrap();
    settle().await;
    (page, owner, input)
}

fn attribute(element: &HtmlElement, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

fn shown(input: &HtmlElement) -> String {
    input.clone().unchecked_into::<HtmlInputElement>().value()
}

#[wasm_bindgen_test]
async fn it_is_a_combobox_to_a_screen_reader() {
    let (page, _, input) = form().await;
    for (name, value) in [
        ("role", "combobox"),
        ("aria-expanded", "false"),
        ("aria-autocomplete", "list"),
        ("aria-haspopup", "listbox"),
        ("aria-controls", "contact-list"),
        ("aria-describedby", "contact-hint"),
        ("autocomplete", "off"),
    ] {
        assert_eq!(attribute(&input, name), value, "{name}");
    }
    let list = page.one("#contact-list");
    assert_eq!(
        (attribute(&list, "role"), attribute(&list, "aria-labelledby")),
        ("listbox".into(), "contact-label".into())
    );
    assert_eq!(words(&page.one("label[for=contact]")), "Designated support contact");
    assert_eq!(attribute(&page.one(".sc-combobox__button"), "tabindex"), "-1");
    let group = page.one("[role=group]:nth-of-type(2)");
    assert_eq!(words(&page.one(&format!("#{}", attribute(&group, "aria-labelledby")))), "Not eligible");
    let refused = page.one("[role=option][aria-disabled=true]");
    assert_eq!(words(&refused), "Relecloud Germany Another CSP region.");
    assert_eq!(words(&page.one("[role=option][aria-selected=true]")), "Trey Research Germany");
}

#[wasm_bindgen_test]
async fn keys_move_the_active_option_and_enter_takes_it() {
    let (page, owner, input) = form().await;
    assert!(!press(&input, "ArrowDown", false), "the caret must not move as well");
    settle().await;
    assert_eq!(attribute(&input, "aria-expanded"), "true");
    assert_eq!(attribute(&input, "aria-activedescendant"), "contact-option-0");
    press(&input, "ArrowDown", false);
    settle().await;
    assert_eq!(attribute(&input, "aria-activedescendant"), "contact-option-1");
    assert_eq!(page.count("[data-active]"), 1);
    press(&input, "Enter", false);
    settle().await;
    assert_eq!(owner.value.get_untracked(), Some(("f".into(), "Fabrikam".into())));
    assert_eq!((attribute(&input, "aria-expanded"), shown(&input)), ("false".into(), "Fabrikam".into()));
    assert!(press(&input, "Enter", false), "with the list closed, Enter is the form's");
    assert!(press(&input, "Home", false), "Home is the caret's");
}

#[wasm_bindgen_test]
async fn an_option_that_cannot_be_taken_tells_its_owner_and_sets_nothing() {
    let (_page, owner, input) = form().await;
    press(&input, "ArrowUp", false);
    press(&input, "Enter", false);
    settle().await;
    assert_eq!(owner.refused.get_untracked(), ["Relecloud"]);
    assert_eq!(owner.value.get_untracked().map(|(id, _)| id).as_deref(), Some("t"));
    assert_eq!(shown(&input), "Trey Research");
}

#[wasm_bindgen_test]
async fn a_click_takes_an_option_and_the_focus_stays_in_the_field() {
    let (page, owner, input) = form().await;
    click(&page.one(".sc-combobox__button"));
    settle().await;
    assert_eq!(attribute(&input, "aria-expanded"), "true");
    click(&page.one("#contact-option-1"));
    settle().await;
    assert_eq!(owner.value.get_untracked().map(|(id, _)| id).as_deref(), Some("f"));
    assert_eq!(focused().map(|element| element.id()).as_deref(), Some("contact"));
}

#[wasm_bindgen_test]
async fn typing_searches_once_marks_the_finds_and_says_how_many_after_a_pause() {
    let (page, owner, input) = form().await;
    for text in ["f", "fa", "FAB"] {
        type_into(&input, text);
    }
    settle().await;
    assert_eq!(words(&page.one("#contact-popup")), "Loading", "what an older text found is no answer to this one");
    wait(200).await;
    assert_eq!(owner.searched.get_untracked(), ["FAB"]);
    assert_eq!(words(&page.one("#contact-option-1 mark")), "Fab");
    app::dom::announce::announce(app::dom::root::Root::page(), "");
    press(&input, "ArrowDown", false);
    wait(600).await;
    assert_eq!(announced(), "", "not while the person may still be typing");
    wait(1000).await;
    assert_eq!(announced(), "3 results. Trey Research, 1 of 3");
}

#[wasm_bindgen_test]
async fn escape_closes_then_clears_and_leaving_restores() {
    let (page, _, input) = form().await;
    type_into(&input, "xyz");
    settle().await;
    assert!(!press(&input, "Escape", false));
    settle().await;
    assert_eq!((attribute(&input, "aria-expanded"), shown(&input)), ("false".into(), "xyz".into()));
    assert!(!press(&input, "Escape", false));
    settle().await;
    assert_eq!(shown(&input), "");
    assert!(press(&input, "Escape", false), "the third is the panel's");
    page.one("#after").focus().unwrap();
    settle().await;
    assert_eq!(shown(&input), "Trey Research");
}

#[wasm_bindgen_test]
async fn nothing_found_is_said_and_offers_the_way_on() {
    let (page, owner, input) = form().await;
    press(&input, "ArrowDown", true);
    owner.offer.set(Offer::Loading);
    settle().await;
    assert_eq!(words(&page.one(".sc-combobox__note")), "Loading");
    owner.offer.set(Offer::Ready { groups: Vec::new(), more: false });
    settle().await;
    assert_eq!(words(&page.one(".sc-combobox__note")), "No results");
    assert_eq!(words(&page.one(".sc-combobox__popup a")), "Request a relationship");
}
