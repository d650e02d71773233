use crate::page::{Page, settle, words};
use app::ui::table::{Cell, Column, Order, Row, Table};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_table_has_caption_scopes_and_roles_and_sorts_by_its_headings() {
    let order = RwSignal::new(None);
    let page = Page::new(move || {
        let fixed = |text: &str| Signal::stored(text.to_owned());
        let press = Callback::new(move |()| order.set(Some(Order::Descending)));
        let columns =
            vec![Column::new(fixed("Customer")).sorted(order.into(), press), Column::new(fixed("Seats")).numeric()];
        view! {
            <Table caption="Subscriptions" columns>
                <Row><Cell label="Customer" head=true>"Contoso"</Cell><Cell label="Seats" numeric=true>"7"</Cell></Row>
            </Table>
        }
    })
    .await;
    assert_eq!(words(&page.one("table > caption")), "Subscriptions");
    for (selector, count) in [
        ("table[role=table]", 1),
        ("[role=rowgroup]", 2),
        ("tr[role=row]", 2),
        ("th[scope=col][role=columnheader]", 2),
        ("th[scope=row][role=rowheader][data-label=Customer]", 1),
        ("td[role=cell][data-label=Seats]", 1),
    ] {
        assert_eq!(page.count(selector), count, "{selector}");
    }
    let sort = || page.one("th").get_attribute("aria-sort");
    assert_eq!(sort().as_deref(), Some("none"));
    page.one("th button").click();
    settle().await;
    assert_eq!(sort().as_deref(), Some("descending"));
    assert_eq!(page.count("th[aria-sort]"), 1, "a column that cannot be sorted says nothing of it");
}
