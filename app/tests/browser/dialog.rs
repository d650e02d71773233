use crate::page::{Page, focused, press, settle};
use app::ui::dialog::Dialog;
use app::ui::side_panel::SidePanel;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let open = RwSignal::new(false);
    let page = Page::new(move || {
        view! {
            <button id="opener" on:click=move |_| open.set(true)>"Open"</button>
            <Dialog open title="Leave?" close_label="Close" footer=ViewFn::from(|| view! { <button>"Stay"</button> })>
                <p>"Text"</p>
            </Dialog>
        }
    })
    .await;
    let dialog: HtmlDialogElement = page.one("dialog").unchecked_into();
    assert!(!dialog.open());
    let opener = page.one("#opener");
    opener.focus().unwrap();
    opener.click();
    settle().await;
    assert!(dialog.open() && dialog.matches(":modal").unwrap());
    assert!(dialog.contains(focused().as_deref()));
    let title = dialog.get_attribute("aria-labelledby").unwrap();
    assert_eq!(page.one(&format!("#{title}")).text_content().as_deref(), Some("Leave?"));
    dialog.close();
    crate::page::wait(20).await;
    assert!(!open.get_untracked(), "closed by the browser, closed for its owner");
    assert_eq!(focused().map(|element| element.id()).as_deref(), Some("opener"));
}

#[wasm_bindgen_test]
async fn a_panel_takes_the_focus_closes_on_escape_and_gives_it_back() {
    let open = RwSignal::new(false);
    let page = Page::new(move || {
        view! {
            <a id="row" href="#">"Row"</a>
            {move || open.get().then(|| view! {
                <SidePanel title="Contoso" close_label="Close" on_close=move |()| open.set(false)><input id="in"/></SidePanel>
            })}
        }
    })
    .await;
    page.one("#row").focus().unwrap();
    open.set(true);
    settle().await;
    assert_eq!(focused().and_then(|element| element.text_content()).as_deref(), Some("Contoso"));
    press(&page.one("#in"), "Escape", false);
    crate::page::wait(50).await;
    assert_eq!(page.count(".sc-panel"), 0);
    assert_eq!(focused().map(|element| element.id()).as_deref(), Some("row"));
}
