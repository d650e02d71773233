//! The browser's `Intl`: numbers, dates, times, lists, plural categories, order of names. No data of
//! our own, and each formatter is made once (making one costs more than a hundred uses of it).

use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

use super::lang::Lang;

#[wasm_bindgen]
extern "C" {
    /// Any of the constructors of `Intl`: they share the arguments `(locale, options)`.
    #[wasm_bindgen(js_name = Object)]
    type Formatter;
    #[wasm_bindgen(method, catch)]
    fn format(this: &Formatter, value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = format)]
    fn format_unit(this: &Formatter, value: f64, unit: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn select(this: &Formatter, value: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &Formatter, code: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn compare(this: &Formatter) -> js_sys::Function;
}

/// A formatter that was made: its language, kind and options.
type Known = (Lang, &'static str, String, Formatter);

thread_local! {
    /// A list: there are a dozen, and a map of the standard library is a part of what is loaded first.
    static FORMATTERS: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// Uses the formatter of this kind and options, which is made at the first use.
/// `options` are `name:value` words parted by spaces. Gives `None` where the browser refuses.
fn with<T>(
    lang: Lang,
    kind: &'static str,
    options: &str,
    call: impl FnOnce(&Formatter) -> Result<T, JsValue>,
) -> Option<T> {
    FORMATTERS.with_borrow_mut(|known| {
        let same = |one: &Known| (one.0, one.1, one.2.as_str()) == (lang, kind, options);
        if !known.iter().any(same) {
            known.push((lang, kind, options.to_owned(), make(lang, kind, options)?));
        }
        call(&known.iter().find(|one| same(one))?.3).ok()
    })
}

fn make(lang: Lang, kind: &str, options: &str) -> Option<Formatter> {
    let bag = Object::new();
    for (name, value) in options.split(' ').filter_map(|option| option.split_once(':')) {
        let value = match value {
            "true" => JsValue::TRUE,
            "false" => JsValue::FALSE,
            text => text.into(),
        };
        Reflect::set(&bag, &name.into(), &value).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: js_sys::Function = Reflect::get(&intl, &kind.into()).ok()?.dyn_into().ok()?;
    let made = Reflect::construct(&constructor, &Array::of2(&lang.tag().into(), &bag)).ok()?;
    Some(made.unchecked_into())
}

fn text(value: Option<JsValue>) -> Option<String> {
    value?.as_string()
}

/// The CLDR plural category of a number, such as `one`.
pub fn plural(lang: Lang, number: f64) -> String {
    text(with(lang, "PluralRules", "", |f| f.select(number))).unwrap_or_else(|| "other".into())
}

/// A number as the language writes it: `1,284`, `1.284`.
pub fn number(lang: Lang, number: f64) -> String {
    text(with(lang, "NumberFormat", "", |f| f.format(&number.into())))
        .unwrap_or_else(|| String::from(js_sys::Number::from(number).to_locale_string("en")))
}

/// How much of a moment is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// `12 Jun 2027`
    Date,
    /// `12 June 2027`
    LongDate,
    /// `12 Jun 2027, 10:41`
    DateTime,
    /// `12 June 2027 at 10:41:07 GMT+2`
    Exact,
    /// `10:41`
    Time,
    /// `June 2027`
    Month,
    /// `Monday 10:41`
    WeekdayTime,
}

/// A moment (milliseconds since 1970, UTC) in the reader's own time zone, or in `zone` (IANA name).
pub fn moment(lang: Lang, what: Moment, millis: f64, zone: Option<&str>) -> String {
    let options = match what {
        Moment::Date => "dateStyle:medium",
        Moment::LongDate => "dateStyle:long",
        Moment::DateTime => "dateStyle:medium timeStyle:short",
        Moment::Exact => "dateStyle:long timeStyle:long",
        Moment::Time => "timeStyle:short",
        Moment::Month => "month:long year:numeric",
        Moment::WeekdayTime => "weekday:long hour:numeric minute:2-digit",
    };
    let options = zone.map_or_else(|| options.to_owned(), |zone| format!("{options} timeZone:{zone}"));
    let date = js_sys::Date::new(&millis.into());
    text(with(lang, "DateTimeFormat", &options, |f| f.format(&date))).unwrap_or_default()
}

/// The time of day `minutes` after midnight, as clocks in the language show it: `18:00`, `6:00 PM`.
pub fn clock(lang: Lang, minutes: u16) -> String {
    let millis = f64::from(minutes) * 60_000.0;
    moment(lang, Moment::Time, millis, Some("UTC"))
}

/// The short name of a weekday, 0 is Monday.
pub fn weekday(lang: Lang, day: u8) -> String {
    // 2024-01-01 was a Monday.
    let millis = 1_704_067_200_000.0 + f64::from(day) * 86_400_000.0;
    let date = js_sys::Date::new(&millis.into());
    text(with(lang, "DateTimeFormat", "weekday:short timeZone:UTC", |f| f.format(&date))).unwrap_or_default()
}

/// The distance of a moment from now in the largest fitting unit: `in 3 months`, `yesterday`.
pub fn relative(lang: Lang, millis: f64, now: f64) -> String {
    let (value, unit) = super::distance::distance(millis, now);
    text(with(lang, "RelativeTimeFormat", "numeric:auto", |f| f.format_unit(value, unit))).unwrap_or_default()
}

/// `A, B and C`; with `either`, `A, B or C`.
pub fn list(lang: Lang, items: &[String], either: bool) -> String {
    let array: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    let options = if either { "type:disjunction" } else { "type:conjunction" };
    text(with(lang, "ListFormat", options, |f| f.format(&array))).unwrap_or_else(|| items.join(", "))
}

/// The name of a country by its ISO 3166 code; the code itself where the browser has no name.
pub fn country(lang: Lang, code: &str) -> String {
    text(with(lang, "DisplayNames", "type:region", |f| f.of(code))).unwrap_or_else(|| code.to_owned())
}

/// The name of a language by its BCP 47 tag.
pub fn language(lang: Lang, tag: &str) -> String {
    text(with(lang, "DisplayNames", "type:language", |f| f.of(tag))).unwrap_or_else(|| tag.to_owned())
}

/// The order of two names as the language sorts them, case and accents last.
pub fn compare(lang: Lang, a: &str, b: &str) -> std::cmp::Ordering {
    let order =
        with(lang, "Collator", "numeric:true", |f| f.compare().call2(&JsValue::UNDEFINED, &a.into(), &b.into()));
    order.and_then(|value| value.as_f64()).map_or_else(|| a.cmp(b), |order| order.total_cmp(&0.0))
}
