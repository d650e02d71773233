//! The floating part of a combobox: shown in the top layer, kept at its field while it is open.

use crate::dom::popover::{Place, place_at, set_open};
use crate::dom::reactive::effect;
use crate::view;
use leptos::html;
use leptos::prelude::*;

/// A floating box at `anchor`, shown while `open`.
pub(super) fn popup(
    id: String,
    anchor: NodeRef<html::Input>,
    open: Signal<bool>,
    content: impl IntoView + 'static,
) -> impl IntoView {
    let popup = NodeRef::<html::Div>::new();
    let place = RwSignal::new(Place::default());
    effect(move || {
        let Some(popup) = popup.get() else { return };
        if open.get() {
            follow(anchor, open, place);
        }
        set_open(&popup, open.get());
    });
    #[expect(clippy::cast_possible_truncation, reason = "a window is not that large")]
    // Whole pixels: writing fractions would bring the float printer into the program, 8 KB.
    let pixels = |value: f64| format!("{}px", value.round() as i32);
    view! {
        <div
            class="sc-combobox__popup"
            id=id
            popover="manual"
            node_ref=popup
            hidden=move || !open.get()
            style:left=move || pixels(place.get().left)
            style:top=move || place.get().top.map_or("auto".to_owned(), pixels)
            style:bottom=move || place.get().bottom.map_or("auto".to_owned(), pixels)
            style:width=move || pixels(place.get().width)
            style:max-height=move || pixels(place.get().height)
        >
            {content}
        </div>
    }
}

/// Looks at every frame where the field is, as long as the list is open: scrolling of any ancestor,
/// resizing and zooming need no listeners of their own.
fn follow(anchor: NodeRef<html::Input>, open: Signal<bool>, place: RwSignal<Place>) {
    if open.try_get_untracked() != Some(true) {
        return;
    }
    if let Some(now) = anchor.try_get_untracked().flatten().and_then(|anchor| place_at(&anchor))
        && place.try_get_untracked().is_some_and(|before| before != now)
    {
        place.set(now);
    }
    request_animation_frame(move || follow(anchor, open, place));
}
