//! Portals that may show our elements: their credentials and where their pages come from.

mod entry;
mod form;
mod made;
mod revoke;

use crate::api::use_api;
use crate::block::remote::remote;
use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::page::activity::PersonName;
use crate::state::query::use_query;
use crate::t;
use crate::ui::button::{Button, Look};
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::table::{Cell, Column, Row, Table};
use crate::view;
use form::PortalDialog;
use leptos::prelude::*;
use revoke::RevokeDialog;
use shared::api::embed::{PortalView, Portals};

/// Which portal is edited.
#[derive(Clone)]
enum Edit {
    /// One that is to be added.
    New,
    /// This one.
    Old(PortalView),
}

impl Edit {
    fn old(&self) -> Option<&PortalView> {
        if let Self::Old(portal) = self { Some(portal) } else { None }
    }
}

/// What is to be done with a portal; the dialog of each is open while there is something in it.
#[derive(Clone, Copy)]
struct Tasks {
    /// Add one, or change this one.
    edit: RwSignal<Option<Edit>>,
    /// Revoke this one.
    revoke: RwSignal<Option<PortalView>>,
}

/// The section.
#[component]
pub fn Embedding() -> impl IntoView {
    let api = use_api();
    let portals = use_query(move |signal| api.portals(signal));
    let tasks = Tasks { edit: RwSignal::new(None), revoke: RwSignal::new(None) };
    let changed = Callback::new(move |()| portals.refresh());
    let add = t!(embedding.add);
    view! {
        <section class="sc-stack" aria-labelledby="settings-embedding">
            <div class="sc-row sc-row--between">
                <div>
                    <h2 id="settings-embedding">{t!(embedding.title)}</h2>
                    <p class="sc-muted">{t!(embedding.lead)}</p>
                </div>
                <Button on_press=move |()| tasks.edit.set(Some(Edit::New))>{move || add.get()}</Button>
            </div>
            {remote(portals, 3, move |portals| view! { <List portals tasks/> })}
            <PortalDialog task=tasks.edit changed/>
            <RevokeDialog task=tasks.revoke changed/>
        </section>
    }
}

#[component]
fn List(portals: Portals, tasks: Tasks) -> impl IntoView {
    if portals.items.is_empty() {
        return view! {
            <div class="sc-card">
                <EmptyState icon=Icon::Globe title=t!(embedding.empty_title) text=t!(embedding.empty)/>
            </div>
        }
        .into_any();
    }
    let columns = vec![
        Column::new(t!(embedding.name)),
        Column::new(t!(embedding.origins)),
        Column::new(t!(embedding.added)),
        Column::new(t!(embedding.actions)).silent(),
    ];
    view! {
        <div class="sc-card sc-card--flush">
            <Table caption=t!(embedding.title) columns>
                {portals.items.into_iter().map(|portal| view! { <Line portal tasks/> }).collect_view()}
            </Table>
        </div>
    }
    .into_any()
}

#[component]
fn Line(portal: PortalView, tasks: Tasks) -> impl IntoView {
    let i18n = use_i18n();
    let (added, stamp, creator) = (millis(portal.created), portal.created.to_string(), portal.creator.name.clone());
    let (edited, revoked) = (portal.clone(), portal.clone());
    let edit = move |()| tasks.edit.set(Some(Edit::Old(edited.clone())));
    let revoke = move |()| tasks.revoke.set(Some(revoked.clone()));
    // Which one a button is about, for whoever does not see the row.
    let of = portal.name.clone();
    let of = move || view! { <span class="sc-visually-hidden">" "{of.clone()}</span> };
    let of_other = of.clone();
    let origin = |origin: shared::portal::WebOrigin| view! { <li><bdi translate="no">{origin.to_string()}</bdi></li> };
    let origins = if portal.origins.is_empty() {
        view! { <span class="sc-muted">{t!(common.none)}</span> }.into_any()
    } else {
        let items = portal.origins.into_iter().map(origin).collect_view();
        view! { <ul class="sc-plain sc-break">{items}</ul> }.into_any()
    };
    view! {
        <Row>
            <Cell label=t!(embedding.name) head=true><bdi translate="no">{portal.name}</bdi></Cell>
            <Cell label=t!(embedding.origins)>{origins}</Cell>
            <Cell label=t!(embedding.added)>
                <span class="sc-cell">
                    <time datetime=stamp>{move || i18n.moment(Moment::Date, added)}</time>
                    <span class="sc-small sc-muted"><PersonName name=creator/></span>
                </span>
            </Cell>
            <Cell label=t!(embedding.actions)>
                <span class="sc-row">
                    <Button look=Look::Subtle on_press=edit>{t!(embedding.change)}{of()}</Button>
                    <Button look=Look::Subtle on_press=revoke>{t!(embedding.revoke)}{of_other()}</Button>
                </span>
            </Cell>
        </Row>
    }
}
