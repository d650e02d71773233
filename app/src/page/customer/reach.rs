//! What is known of each reseller's reach to a customer: relationship and delegated admin, with ends and sources.

use crate::block::problem::Reasons;
use crate::i18n::I18n;
use crate::i18n::intl::Moment;
use crate::i18n::name::Name;
use crate::i18n::reason::{millis, origin};
use crate::i18n::use_i18n;
use crate::page::flag::ClassBadge;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::id::unique;
use crate::ui::table::{Cell, Column, Row, Table};
use crate::view;
use crate::{dom, msg, t};
use leptos::prelude::*;
use shared::api::customer::ReachView;
use shared::customer::{AdminKind, DelegatedAdmin};
use shared::fact::Evidence;

#[component]
pub fn Reaches(reach: Vec<ReachView>) -> impl IntoView {
    let heading = unique("reach");
    let labelledby = heading.clone();
    let columns = vec![
        Column::new(t!(customer.reseller)),
        Column::new(t!(customer.standing)),
        Column::new(t!(customer.relation)),
        Column::new(t!(customer.admin)),
    ];
    let content = if reach.is_empty() {
        view! { <EmptyState icon=Icon::Question title=t!(customer.no_reach_title) text=t!(customer.no_reach_text)/> }
    } else {
        view! {
            <Table caption=t!(customer.reach) columns>
                {reach.into_iter().map(|reach| view! { <Line reach/> }).collect_view()}
            </Table>
        }
    };
    view! {
        <section class="sc-stack" aria-labelledby=labelledby>
            <h2 id=heading>{t!(customer.reach)}</h2>
            <div class="sc-card sc-card--flush">{content}</div>
        </section>
    }
}

#[component]
fn Line(reach: ReachView) -> impl IntoView {
    let i18n = use_i18n();
    let ReachView { partner, class, reasons, relation, delegated_admin } = reach;
    let relation = match relation {
        None => view! { <span class="sc-muted">{t!(customer.unknown)}</span> },
        Some(known) => view! {
            <span class="sc-cell">
                <span>{move || i18n.text(&known.value.name())}</span>
                <Origin evidence=known.evidence/>
            </span>
        },
    };
    let admin = match delegated_admin {
        None => view! { <span class="sc-muted">{t!(customer.unknown)}</span> },
        Some(known) => view! { <Admin admin=known.value evidence=known.evidence/> },
    };
    view! {
        <Row>
            <Cell label=t!(customer.reseller) head=true><bdi translate="no">{partner.name}</bdi></Cell>
            <Cell label=t!(customer.standing)>
                <span class="sc-cell">
                    <ClassBadge class/>
                    {(!reasons.is_empty()).then(|| view! { <Reasons reasons/> })}
                </span>
            </Cell>
            <Cell label=t!(customer.relation)>{relation}</Cell>
            <Cell label=t!(customer.admin)>{admin}</Cell>
        </Row>
    }
}

#[component]
fn Admin(admin: DelegatedAdmin, evidence: Evidence) -> impl IntoView {
    let i18n = use_i18n();
    let held = admin.kind != AdminKind::None;
    view! {
        <span class="sc-cell">
            <span>{move || i18n.text(&admin.kind.name())}</span>
            {held.then(|| view! { <span>{move || i18n.text(&admin.status.name())}</span> })}
            {held.then(|| view! { <span>{move || end(i18n, &admin)}</span> })}
            <Origin evidence/>
        </span>
    }
}

fn end(i18n: I18n, admin: &DelegatedAdmin) -> String {
    let Some(ends) = admin.ends else { return i18n.text(&msg!(customer.no_end)) };
    let (ends, now) = (millis(ends), dom::document::now());
    let date = i18n.moment(Moment::Date, ends);
    i18n.text(&if ends > now {
        msg!(customer.ends, date = date, distance = i18n.relative(ends, now))
    } else {
        msg!(customer.ended, date = date)
    })
}

/// From where and when something is known.
#[component]
fn Origin(evidence: Evidence) -> impl IntoView {
    let i18n = use_i18n();
    view! { <span class="sc-small sc-muted">{move || origin(i18n, evidence)}</span> }
}
