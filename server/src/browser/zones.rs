//! The time zones of the IANA database, by the browser's own `Intl.DateTimeFormat`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Function, Intl, Object, Reflect};
use shared::hours::{Local, Zones};
use shared::text::ZoneName;
use shared::time::{Date, Timestamp};
use wasm_bindgen::{JsCast, JsValue};

const MINUTE: i64 = 60_000_000;
const DAY: i64 = 24 * 60 * MINUTE;

thread_local! {
    /// Making a formatter takes a hundred times as long as using it. None for a zone that the browser does not know.
    static FORMATS: RefCell<BTreeMap<String, Option<Function>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The browser's IANA database.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserZones;

impl Zones for BrowserZones {
    fn local(&self, zone: &ZoneName, at: Timestamp) -> Option<Local> {
        FORMATS.with_borrow_mut(|formats| {
            let format = formats.entry(zone.as_str().to_owned()).or_insert_with(|| format(zone.as_str()).ok());
            #[expect(clippy::cast_precision_loss, reason = "milliseconds stay far below 2^53")]
            let millis = at.micros().div_euclid(1_000) as f64;
            let text = format.as_ref()?.call1(&JsValue::UNDEFINED, &millis.into()).ok()?.as_string()?;
            read(&text)
        })
    }

    fn instant(&self, zone: &ZoneName, local: Local) -> Option<Timestamp> {
        let wall = micros(local);
        // How far the zone is from UTC well before that time and well after it; between them lies one change at most.
        let offset = |at: i64| Some(micros(self.local(zone, Timestamp::from_micros(at))?) - at);
        let moments = [wall - offset(wall - DAY)?, wall - offset(wall + DAY)?].map(Timestamp::from_micros);
        let fits = |at: &&Timestamp| self.local(zone, **at) == Some(local);
        // A time that comes twice is the first; one that does not come is so much later, as RFC 5545 has it.
        Some(*moments.iter().find(fits).unwrap_or(&moments[0]))
    }
}

fn micros(local: Local) -> i64 {
    local.date.days() * DAY + i64::from(local.minute) * MINUTE
}

/// The function that writes a moment as `11/20/2026, 09:30` in that zone.
fn format(zone: &str) -> Result<Function, JsValue> {
    let options = Object::new();
    let two = ["month", "day", "hour", "minute"].map(|part| (part, "2-digit"));
    let rest = [("timeZone", zone), ("hourCycle", "h23"), ("calendar", "gregory"), ("year", "numeric")];
    for (name, value) in two.into_iter().chain(rest) {
        Reflect::set(&options, &name.into(), &value.into())?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into()?;
    let made = Reflect::construct(&constructor, &Array::of2(&"en-US".into(), &options))?;
    Ok(made.unchecked_into::<Intl::DateTimeFormat>().format())
}

fn read(text: &str) -> Option<Local> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = || numbers.next()?.parse::<u16>().ok();
    let (month, day, year) = (next()?, next()?, next()?);
    let (hour, minute) = (next()?, next()?);
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Some(Local { date: Date { year: i32::from(year), month, day }, minute: hour * 60 + minute })
}
