use crate::page::Page;
use app::ui::combobox::{Combobox, ComboboxWords, Offer};
use app::ui::side_panel::SidePanel;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_panel_with_a_combobox_leaves_nothing_behind() {
    let body = document().body().unwrap();
    app::dom::announce::prepare(app::dom::root::Root::page());
    let before = body.query_selector_all("*").unwrap().length();
    for _ in 0..200 {
        let text = Signal::stored(String::new());
        let nothing = Signal::stored(None::<(String, String)>);
        let words = ComboboxWords {
            open: text,
            loading: text,
            empty: text,
            narrow: text,
            count: Callback::new(|_| String::new()),
            position: Callback::new(|_| String::new()),
        };
        let page = Page::new(move || {
            view! {
                <SidePanel title="Contoso" close_label="Close" on_close=|()| {}>
                    <Combobox id="c" label="Contact" words offer=Signal::stored(Offer::Loading) value=nothing
                        on_search=|_| {} on_choose=|_| {}/>
                </SidePanel>
            }
        })
        .await;
        drop(page);
    }
    assert_eq!(body.query_selector_all("*").unwrap().length(), before);
}
