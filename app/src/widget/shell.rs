//! What every element shows around its matter: a heading and help, which the page may replace, and why there is nothing.

use super::events::Fault;
use super::options::Wrong;
use super::told::use_told;
use crate::i18n::use_i18n;
use crate::msg;
use crate::t;
use crate::ui::message_bar::MessageBar;
use crate::ui::tone::Tone;
use crate::view;
use leptos::prelude::*;

/// Heading, matter, help.
pub fn shell(heading: impl Fn() -> AnyView + Send + Sync + 'static, matter: AnyView) -> AnyView {
    view! {
        <div class="sc-element">
            <slot name="heading"><h2 part="heading">{move || heading()}</h2></slot>
            {matter}
            <slot name="help"></slot>
        </div>
    }
}

/// The page has not said, or not rightly, what the element is about.
pub fn wrong(wrong: Wrong) -> AnyView {
    let (i18n, told) = (use_i18n(), use_told());
    told.fault(&Fault::own(wrong.code(), false));
    told.state("error", || true);
    let text = move || {
        i18n.text(&match wrong {
            Wrong::Missing => msg!(widget.missing),
            Wrong::Invalid(name) => msg!(widget.invalid, name = name),
        })
    };
    view! { <MessageBar tone=Tone::Danger live=true>{move || text()}</MessageBar> }
}

/// Whoever is signed in belongs to another provider than the page means.
pub fn elsewhere() -> AnyView {
    let told = use_told();
    told.fault(&Fault::own("wrong_audience", false));
    told.state("error", || true);
    let text = t!(widget.wrong_tenant);
    view! { <MessageBar tone=Tone::Danger live=true>{move || text.get()}</MessageBar> }
}
