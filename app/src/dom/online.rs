//! Whether the browser has a network.

use leptos::ev;
use leptos::prelude::*;

/// Follows the browser's own idea of being online. "Online" may still mean that the server cannot
/// be reached; "offline" is sure.
pub fn use_online() -> ReadSignal<bool> {
    if cfg!(feature = "demo") {
        // The server is in the browser itself: nothing cuts it off.
        return signal(true).0;
    }
    let now = web_sys::window().is_none_or(|window| window.navigator().on_line());
    let (online, set_online) = signal(now);
    let on = window_event_listener(ev::online, move |_| {
        set_online.try_set(true);
    });
    let off = window_event_listener(ev::offline, move |_| {
        set_online.try_set(false);
    });
    on_cleanup(move || {
        on.remove();
        off.remove();
    });
    online
}
