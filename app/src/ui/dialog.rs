//! Modal dialogs on the browser's own element: it keeps the focus inside, closes on Escape, gives
//! the focus back and lies above everything.

use super::button::IconButton;
use super::icon::Icon;
use super::id::unique;
use crate::dom::reactive::effect;
use crate::view;
use leptos::html;
use leptos::prelude::*;

/// A modal dialog. Its owner opens it by setting `open`; every way of closing sets it back.
///
/// ```ignore
/// <Dialog open title=t!(draft.leave_title) close_label=t!(common.close)
///     footer=move || view! { <Button on_press=leave>{t!(draft.leave)}</Button> }>
///     <p>{t!(draft.leave_text)}</p>
/// </Dialog>
/// ```
#[component]
pub fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Its heading and name.
    #[prop(into)]
    title: Signal<String>,
    /// Name of the button that closes it.
    #[prop(into)]
    close_label: Signal<String>,
    /// What can be done, at its end; the way out last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// Its content, made each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = unique("dialog");
    let labelledby = title_id.clone();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            // Refuses only when it is shown already.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let close = move |()| open.set(false);
    let footer = StoredValue::new(footer);
    let children = StoredValue::new(children);
    view! {
        <dialog class="sc-dialog" node_ref=dialog aria-labelledby=labelledby on:close=move |_| open.set(false)>
            <header class="sc-dialog__header">
                <h2 id=title_id>{move || title.get()}</h2>
                <IconButton icon=Icon::Close label=close_label on_press=close/>
            </header>
            {move || open.get().then(|| view! {
                <div class="sc-dialog__body">{children.with_value(|children| children())}</div>
                {footer.with_value(|footer| footer.as_ref().map(|footer| view! {
                    <footer class="sc-dialog__footer">{footer.run()}</footer>
                }))}
            })}
        </dialog>
    }
}
