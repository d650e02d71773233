//! One subscription of the list: its contact now, and what would become or has become of it.

use super::item::{Effect, End, Item};
use super::machine::List;
use crate::block::problem::Reasons;
use crate::dom::reactive::{Memo, memo};
use crate::i18n::rich::bdi;
use crate::i18n::{problem, use_i18n};
use crate::ui::checkbox::Checkbox;
use crate::ui::icon::Icon;
use crate::ui::table::{Cell, Row};
use crate::view;
use crate::{msg, rich, t};
use leptos::prelude::*;
use shared::id::SubscriptionId;

/// The row of a subscription; it stays the same while what it says changes.
pub fn row(list: RwSignal<List>, id: SubscriptionId, choosing: Memo<bool>, heading: Signal<String>) -> AnyView {
    let i18n = use_i18n();
    let item = memo(move || list.with(|list| list.item(id).cloned()));
    let of = move |look: fn(&Item) -> String| item.with(|item| item.as_ref().map(look).unwrap_or_default());
    let product = move || of(|item| item.detail.row.product.clone());
    let customer = move || of(|item| item.detail.row.customer.name.clone());
    let contact = move || of(|item| item.detail.support_contact.name.clone());
    let ended = memo(move || item.with(|item| item.as_ref().is_none_or(|item| item.detail.row.ended)));
    let ticked = Signal::derive(move || item.with(|item| item.as_ref().is_some_and(|item| item.ticked)));
    let label = Signal::derive(move || i18n.text(&msg!(widget.select, product = product(), customer = customer())));
    let tick = move || {
        (choosing.get() && !ended.get()).then(|| {
            view! {
                <Checkbox bare=true label checked=ticked
                    on_change=move |yes| list.update(|list| list.tick(Some(id), yes))/>
            }
        })
    };
    view! {
        <Row selected=Signal::derive(move || choosing.get() && ticked.get())>
            <Cell>{move || tick()}</Cell>
            <Cell label=t!(widget.subscription) head=true>
                <span class="sc-cell">
                    <bdi translate="no">{move || product()}</bdi>
                    <span class="sc-small sc-muted"><bdi translate="no">{move || customer()}</bdi></span>
                </span>
            </Cell>
            <Cell label=t!(flow.now)><bdi translate="no">{move || contact()}</bdi></Cell>
            <Cell label=heading>{fate(list, id)}</Cell>
        </Row>
    }
}

/// What would become of it, or what has.
fn fate(list: RwSignal<List>, id: SubscriptionId) -> AnyView {
    let fate = memo(move || {
        list.with(|list| {
            let item = list.item(id)?;
            let choice = list.entries.choice.as_ref().map(|choice| choice.name.clone()).unwrap_or_default();
            let now = item.detail.support_contact.name.clone();
            Some((item.end.clone(), list.effect(item), choice, now))
        })
    });
    view! {
        <div class="sc-cell">
            {move || fate.get().map(|(end, effect, choice, now)| match end {
                Some(end) => ended(end, now),
                None => expected(effect, choice),
            })}
        </div>
    }
}

fn expected(effect: Effect, name: String) -> AnyView {
    match effect {
        Effect::Stays => view! { <span class="sc-muted">{t!(widget.stays)}</span> },
        Effect::Ended => view! { <span class="sc-muted">{t!(widget.ended)}</span> },
        Effect::Changes => view! { <strong>{bdi(name)}</strong> },
        Effect::IsSo => view! { <span>{rich!(widget.is_so; name = bdi(name.clone()))}</span> },
        Effect::NotTested => view! { <span>{rich!(widget.not_tested; name = bdi(name.clone()))}</span> },
        Effect::Cannot(stands) => view! {
            <span>{rich!(widget.cannot; name = bdi(name.clone()))}</span>
            <Reasons reasons=stands.reasons/>
        },
    }
}

fn ended(end: End, now: String) -> AnyView {
    let i18n = use_i18n();
    let done =
        |text: AnyView| view! { <span class="sc-row sc-many__done">{Icon::Check.view()}<span>{text}</span></span> };
    match end {
        End::Stored(true) => done(rich!(widget.assigned; name = bdi(now.clone()))),
        End::Stored(false) => view! { <span>{rich!(widget.unchanged; name = bdi(now.clone()))}</span> },
        End::Stale => view! { <span class="sc-many__not">{rich!(widget.stale; name = bdi(now.clone()))}</span> },
        End::Failed(error) => {
            let reasons = error.problem().map(|problem| problem.reasons.clone()).unwrap_or_default();
            let several = !reasons.is_empty();
            view! {
                <span class="sc-many__not">
                    {move || i18n.text(&if several { msg!(problem.refused) } else { problem::words(&error) })}
                </span>
                {several.then(|| view! { <Reasons reasons/> })}
            }
        }
    }
}
