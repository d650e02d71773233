use crate::page::{Page, settle};
use app::i18n::catalogue::Catalogue;
use app::i18n::intl::{self, Moment};
use app::i18n::lang::Lang;
use app::i18n::message::Message;
use app::i18n::rich::bdi;
use app::i18n::{I18n, tr};
use app::{msg, rich, t};
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// The file of a language as the bundle has it.
fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!(concat!(env!("OUT_DIR"), "/locales/en.txt")),
        Lang::De => include_str!(concat!(env!("OUT_DIR"), "/locales/de.txt")),
        Lang::Hu => include_str!(concat!(env!("OUT_DIR"), "/locales/hu.txt")),
        Lang::Cs => include_str!(concat!(env!("OUT_DIR"), "/locales/cs.txt")),
        Lang::PtBr => include_str!(concat!(env!("OUT_DIR"), "/locales/pt-BR.txt")),
        Lang::ZhCn => include_str!(concat!(env!("OUT_DIR"), "/locales/zh-CN.txt")),
    }
}

fn catalogue(lang: Lang) -> Catalogue {
    Catalogue::parse(lang, file(lang).to_owned()).ok().unwrap()
}

fn said(lang: Lang, message: &Message) -> String {
    Owner::new().with(|| untrack(|| I18n::provide(catalogue(lang)).text(message)))
}

#[wasm_bindgen_test]
fn each_language_has_the_plural_categories_that_the_browser_uses() {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).unwrap();
    let rules = Reflect::get(&intl, &"PluralRules".into()).unwrap().into();
    for lang in Lang::ALL {
        let made = Reflect::construct(&rules, &Array::of1(&lang.tag().into())).unwrap();
        let resolve: js_sys::Function = Reflect::get(&made, &"resolvedOptions".into()).unwrap().into();
        let options: Object = resolve.call0(&made).unwrap().into();
        let categories: Array = Reflect::get(&options, &"pluralCategories".into()).unwrap().into();
        let mut theirs: Vec<String> = categories.iter().filter_map(|category| category.as_string()).collect();
        let mut ours: Vec<String> = lang.forms().iter().map(ToString::to_string).collect();
        theirs.sort();
        ours.sort();
        assert_eq!(ours, theirs, "{lang:?}");
    }
}

#[wasm_bindgen_test]
fn numbers_choose_the_form_and_are_written_as_the_language_does() {
    for (lang, count, expected) in [
        (Lang::En, 1_u32, "1 result"),
        (Lang::En, 1284, "1,284 results"),
        (Lang::De, 1284, "1.284 Ergebnisse"),
        (Lang::Cs, 1, "1 výsledek"),
        (Lang::Cs, 3, "3 výsledky"),
        (Lang::Cs, 5, "5 výsledků"),
        (Lang::PtBr, 0, "0 resultado"),
        (Lang::PtBr, 2, "2 resultados"),
        (Lang::PtBr, 1_000_000, "1.000.000 de resultados"),
        (Lang::ZhCn, 7, "7 个结果"),
    ] {
        assert_eq!(said(lang, &msg!(results.count, count = count)), expected, "{lang:?} {count}");
    }
}

#[wasm_bindgen_test]
fn every_language_file_has_every_message() {
    for lang in Lang::ALL {
        assert_eq!(file(lang).lines().count(), tr::MESSAGES + 1, "{lang:?}");
        assert!(!said(lang, &msg!(common.close)).is_empty());
    }
    assert_eq!(said(Lang::De, &msg!(app.title, page = "Kunden")), "Kunden – Switchboard");
}

#[wasm_bindgen_test]
async fn the_page_follows_the_language_and_the_signals() {
    let found = RwSignal::new(1_u32);
    let slot = StoredValue::new(None);
    let page = Page::new(move || {
        let i18n = I18n::provide(catalogue(Lang::En));
        slot.set_value(Some(i18n));
        view! {
            <h1>{t!(common.no_results)}</h1>
            <p>{t!(results.count, count = found.get())}</p>
            <p>{rich!(results.position, position = 1_u32, total = 7_u32; name = bdi("Čapek".into()))}</p>
        }
    })
    .await;
    assert_eq!(page.text(), "No results1 resultČapek, 1 of 7");
    assert_eq!(page.one("bdi").text_content().as_deref(), Some("Čapek"));
    found.set(2);
    slot.get_value().unwrap().show(catalogue(Lang::ZhCn));
    settle().await;
    assert_eq!(page.text(), "无结果2 个结果Čapek，第 1 项，共 7 项");
}

#[wasm_bindgen_test]
fn dates_times_and_lists_are_the_browsers() {
    let june = 1_812_758_400_000.0; // 2027-06-12, noon UTC
    assert_eq!(intl::moment(Lang::De, Moment::LongDate, june, Some("UTC")), "12. Juni 2027");
    assert_eq!(intl::moment(Lang::ZhCn, Moment::LongDate, june, Some("UTC")), "2027年6月12日");
    assert_eq!(intl::clock(Lang::De, 18 * 60), "18:00");
    assert_eq!(intl::weekday(Lang::De, 0), "Mo");
    assert_eq!(intl::relative(Lang::En, june, june + 86_400_000.0), "yesterday");
    assert_eq!(intl::list(Lang::De, &["A".into(), "B".into(), "C".into()], false), "A, B und C");
    assert_eq!(intl::country(Lang::Hu, "DE"), "Németország");
    assert!(intl::compare(Lang::Cs, "chata", "cukr").is_gt(), "ch stands after h in Czech");
}
