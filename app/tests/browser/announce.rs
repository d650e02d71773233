use crate::page::announced;
use app::dom::announce::announce;
use app::dom::root::Root;
use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_same_words_twice_change_the_document_twice() {
    announce(Root::page(), "7 results");
    let regions = document().query_selector_all("body > [role=status]").unwrap();
    let first = regions.get(0).unwrap().text_content();
    assert_eq!(announced(), "7 results");
    announce(Root::page(), "7 results");
    assert_ne!(regions.get(0).unwrap().text_content(), first, "the other region has the words now");
    assert_eq!(announced(), "7 results");
    announce(Root::page(), "");
    assert_eq!(announced(), "");
}
