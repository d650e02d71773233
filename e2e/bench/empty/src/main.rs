//! One line of text, mounted by Leptos.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p id="ready">"Ready"</p> });
}
