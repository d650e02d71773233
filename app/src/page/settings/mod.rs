//! Settings: how the pages look in this browser, who one is, and who may do what.

mod embedding;
mod looks;
mod policy;

use super::layout::Person;
use super::title::PageTitle;
use crate::i18n::intl::Moment;
use crate::i18n::reason::millis;
use crate::i18n::use_i18n;
use crate::page::activity::PersonName;
use crate::state::me::use_me;
use crate::t;
use crate::ui::description_list::{DescriptionList, Pair};
use crate::view;
use embedding::Embedding;
use leptos::prelude::*;
use looks::LookFields;
use policy::Policy;
use shared::role::{Permission, Side};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let me = use_me();
    let provider = me.side() == Side::Provider;
    let embeds = me.may(Permission::Administer);
    view! {
        <div class="sc-page">
            <div class="sc-page__header">
                <div>
                    <PageTitle text=t!(nav.settings)/>
                    <p class="sc-page__lead">{t!(preferences.lead)}</p>
                </div>
            </div>
            <LookFields/>
            <You/>
            {embeds.then(|| view! { <Embedding/> })}
            {provider.then(|| view! { <Policy/> })}
        </div>
    }
}

/// Who is signed in, for whom, until when.
#[component]
fn You() -> impl IntoView {
    let (me, i18n) = (use_me(), use_i18n());
    let (name, expires) = (me.session().person.name.clone(), millis(me.session().expires));
    view! {
        <section class="sc-card" aria-labelledby="settings-you">
            <h2 id="settings-you">{t!(preferences.you)}</h2>
            <DescriptionList>
                <Pair term=t!(preferences.name)><PersonName name/></Pair>
                <Person/>
                <Pair term=t!(preferences.expires)>{move || i18n.moment(Moment::DateTime, expires)}</Pair>
            </DescriptionList>
        </section>
    }
}
