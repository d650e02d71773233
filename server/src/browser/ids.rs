//! Random bytes of the browser, in a page and in a worker.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::ports::Ids;

/// The most bytes that `crypto.getRandomValues` gives at once.
const MOST: usize = 65_536;

/// Random bytes of `crypto.getRandomValues`.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserIds;

impl Ids for BrowserIds {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        bytes.chunks_mut(MOST).all(|part| random(part).is_ok())
    }
}

fn random(bytes: &mut [u8]) -> Result<(), JsValue> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into())?;
    let fill: Function = Reflect::get(&crypto, &"getRandomValues".into())?.dyn_into()?;
    let given = Uint8Array::new_with_length(u32::try_from(bytes.len()).unwrap_or(0));
    fill.call1(&crypto, &given)?;
    given.copy_to(bytes);
    Ok(())
}
