//! Somebody else was quicker: theirs, mine and the value before, and the choice between them.

use crate::api::use_api;
use crate::dom::focus;
use crate::dom::reactive::effect;
use crate::i18n::I18n;
use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::rich::bdi;
use crate::i18n::use_i18n;
use crate::state::query::use_query;
use crate::ui::button::{Button, Look};
use crate::view;
use crate::{msg, t};
use leptos::html;
use leptos::prelude::*;
use shared::api::activity::EntryView;
use shared::api::contact::ContactView;
use shared::api::query::Place;
use shared::page::Limit;

/// The conflict. Its heading takes the focus.
#[component]
pub fn Stale(
    /// What is stored now.
    theirs: ContactView,
    /// The name of the person's own choice.
    mine: String,
    /// The name of the contact that was looked at.
    before: String,
    /// Theirs is kept.
    #[prop(into)]
    on_theirs: Callback<()>,
    /// Mine is to replace it.
    #[prop(into)]
    on_mine: Callback<()>,
) -> impl IntoView {
    let (api, i18n) = (use_api(), use_i18n());
    let id = theirs.subscription_id;
    let last = use_query(move |signal| {
        let place = Place { limit: Limit::new(10).unwrap_or_default(), cursor: None };
        api.history(id, &place, signal)
    });
    // Who it was is told by the history; while that is not there, when it was.
    let since = theirs.since;
    let tenant = theirs.tenant_id;
    // The newest entry is the own attempt that was refused: the one that counts made it so.
    let made_it_so = move |entry: &&EntryView| {
        entry.refused.is_none() && entry.after.as_ref().is_some_and(|after| after.tenant_id == tenant)
    };
    let who = move || {
        last.with(|remote| {
            remote.value().and_then(|page| page.items.iter().find(made_it_so).map(|entry| by(i18n, entry)))
        })
        .unwrap_or_else(|| i18n.moment(Moment::DateTime, millis(since)))
    };
    let heading = NodeRef::<html::H3>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            focus::focus_heading(&heading);
        }
    });
    let own = mine.clone();
    let other = theirs.name.clone();
    view! {
        <section class="sc-stack" aria-labelledby="stale-title">
            <h3 id="stale-title" node_ref=heading>{t!(flow.stale)}</h3>
            <p>{t!(flow.stale_text)}</p>
            <dl class="sc-change">
                <div><dt>{t!(flow.before)}</dt><dd>{bdi(before)}</dd></div>
                <div>
                    <dt>{t!(flow.theirs)}</dt>
                    <dd><strong>{bdi(theirs.name)}</strong>" "<span class="sc-small sc-muted">{move || who()}</span></dd>
                </div>
                <div><dt>{t!(flow.mine)}</dt><dd><strong>{bdi(mine)}</strong></dd></div>
            </dl>
            <div class="sc-row">
                <Button on_press=on_theirs>{t!(flow.keep, name = other.clone())}</Button>
                <Button look=Look::Primary on_press=on_mine>{t!(flow.assign_mine, name = own.clone())}</Button>
            </div>
        </section>
    }
}

/// "by Anna, 12 Jun 2027, 10:41". Tracked.
fn by(i18n: I18n, entry: &EntryView) -> String {
    let date = i18n.moment(Moment::DateTime, millis(entry.at));
    match &entry.actor.name {
        Some(name) => i18n.text(&msg!(flow.by, name = name.clone(), date = date)),
        None => date,
    }
}
