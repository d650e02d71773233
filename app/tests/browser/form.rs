use crate::page::{Page, focused, settle, words};
use app::ui::button::Button;
use app::ui::error_summary::{ErrorSummary, FieldError};
use app::ui::text_field::TextField;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_button_with_a_reason_stays_reachable_says_why_and_does_nothing() {
    let reason = RwSignal::new(Some("Sales agents may not assign.".to_owned()));
    let pressed = RwSignal::new(0);
    let submitted = RwSignal::new(0);
    let page = Page::new(move || {
        view! {
            <form on:submit=move |event| { event.prevent_default(); submitted.update(|n| *n += 1); }>
                <Button submit=true disabled_reason=reason on_press=move |()| pressed.update(|n| *n += 1)>"Submit"</Button>
            </form>
        }
    })
    .await;
    let button = page.one("button");
    button.focus().unwrap();
    assert_eq!(focused().as_ref(), Some(&*button as &web_sys::Element));
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    let tip = button.get_attribute("aria-describedby").unwrap();
    assert_eq!(words(&page.one(&format!("#{tip}"))), "Sales agents may not assign.");
    button.click();
    assert_eq!((pressed.get_untracked(), submitted.get_untracked()), (0, 0));
    reason.set(None);
    settle().await;
    assert_eq!((button.get_attribute("aria-disabled"), button.get_attribute("aria-describedby")), (None, None));
    button.click();
    assert_eq!((pressed.get_untracked(), submitted.get_untracked()), (1, 1));
}

#[wasm_bindgen_test]
async fn errors_take_the_focus_and_lead_to_their_fields() {
    let errors = RwSignal::new(Vec::new());
    let error = Signal::derive(move || errors.with(|errors: &Vec<FieldError>| errors.first().map(|e| e.text.clone())));
    let page = Page::new(move || {
        view! {
            <ErrorSummary title="There is a problem" errors/>
            <TextField id="ticket" label="Ticket" value=RwSignal::new(String::new()) error/>
        }
    })
    .await;
    assert_eq!(page.count(".sc-summary"), 0);
    assert_eq!(page.one("#ticket").get_attribute("aria-invalid"), None);
    errors.set(vec![FieldError { field: "ticket".into(), text: "Enter a number".into() }]);
    settle().await;
    assert_eq!(focused().map(|element| element.class_name()).as_deref(), Some("sc-summary"));
    let field = page.one("#ticket");
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(field.get_attribute("aria-describedby").as_deref(), Some("ticket-error"));
    let before = window().location().href().unwrap();
    page.one(".sc-summary a").click();
    assert_eq!(focused().map(|element| element.id()).as_deref(), Some("ticket"));
    assert_eq!(window().location().href().unwrap(), before, "the address stays");
}
