//! Which roles may do what, by the provider's choice (D4).

use crate::i18n::I18n;
use crate::i18n::name::Name;
use crate::i18n::use_i18n;
use crate::state::me::use_me;
use crate::t;
use crate::ui::badge::Badge;
use crate::ui::icon::Icon;
use crate::ui::message_bar::MessageBar;
use crate::ui::table::{Cell, Column, Row, Table};
use crate::ui::tone::Tone;
use crate::view;
use leptos::prelude::*;
use shared::role::{Permission, RolePolicy, holders};

#[component]
pub fn Policy() -> impl IntoView {
    let (me, i18n) = (use_me(), use_i18n());
    let policy = me.session().role_policy;
    let assigns = if me.may(Permission::Assign) {
        view! { <MessageBar tone=Tone::Success>{t!(preferences.assign_yes)}</MessageBar> }
    } else {
        let roles = Signal::derive(move || i18n.either(&roles(i18n, Permission::Assign, policy)));
        view! { <MessageBar tone=Tone::Info>{t!(preferences.assign_no, roles = roles.get())}</MessageBar> }
    };
    let columns = vec![
        Column::new(t!(preferences.permission)),
        Column::new(t!(preferences.you_may)),
        Column::new(t!(preferences.roles)),
    ];
    let line = move |permission| view! { <Line permission policy allowed=me.may(permission)/> };
    view! {
        <section class="sc-stack" aria-labelledby="settings-policy">
            <div>
                <h2 id="settings-policy">{t!(preferences.who)}</h2>
                <p class="sc-muted">{t!(preferences.policy, policy = i18n.text(&policy.name()))}</p>
            </div>
            {assigns}
            <div class="sc-card sc-card--flush">
                <Table caption=t!(preferences.who) columns>{Permission::ALL.map(line).collect_view()}</Table>
            </div>
        </section>
    }
}

#[component]
fn Line(permission: Permission, policy: RolePolicy, allowed: bool) -> impl IntoView {
    let i18n = use_i18n();
    let badge = if allowed {
        view! { <Badge tone=Tone::Success icon=Icon::Check text=t!(common.yes)/> }
    } else {
        view! { <Badge tone=Tone::Neutral icon=Icon::Close text=t!(common.no)/> }
    };
    view! {
        <Row>
            <Cell label=t!(preferences.permission) head=true>{move || i18n.text(&permission.name())}</Cell>
            <Cell label=t!(preferences.you_may)>{badge}</Cell>
            <Cell label=t!(preferences.roles)>{move || i18n.list(&roles(i18n, permission, policy))}</Cell>
        </Row>
    }
}

fn roles(i18n: I18n, permission: Permission, policy: RolePolicy) -> Vec<String> {
    holders(permission, policy).iter().map(|role| i18n.text(&role.name())).collect()
}
