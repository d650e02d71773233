//! The assigner: one subscription, or a list of them.

use super::found::{Found, What, find, provider};
use super::handle::use_acts;
use super::many::many;
use super::one::one;
use super::options::{Subject, Wrong};
use super::shell::{elsewhere, shell, wrong};
use super::told::use_told;
use crate::api::error::ApiError;
use crate::api::use_api;
use crate::block::remote::remote;
use crate::dom::reactive::memo;
use crate::i18n::rich::bdi;
use crate::state::me::Me;
use crate::state::query::use_query;
use crate::state::remote::Source;
use crate::t;
use crate::view;
use leptos::prelude::*;
use shared::api::session::Session;
use shared::id::SubscriptionId;

/// The view of an instance.
pub fn assigner() -> AnyView {
    let acts = use_acts();
    let subject = memo(move || acts.options.with(|options| options.subject()?.ok_or(Wrong::Missing)));
    view! {
        {move || match subject.get() {
            Ok(subject) => about(subject),
            Err(fault) => {
                let title = t!(terms.designated_support_contact);
                shell(move || title.get().into_any(), wrong(fault))
            }
        }}
    }
}

/// What decides which view is shown; while it stays, the view does, and what is entered in it.
#[derive(Clone, PartialEq)]
struct Kind {
    session: Session,
    /// None for one subscription.
    list: Option<Vec<SubscriptionId>>,
    fits: bool,
}

fn about(subject: Subject) -> AnyView {
    let (api, acts, told) = (use_api(), use_acts(), use_told());
    let source = use_query(move |signal| {
        acts.refresh.track();
        find(api, subject.clone(), signal)
    });
    told.follow(source);
    let kind = memo(move || {
        source.with(|remote| remote.value().cloned()).map(|found| Kind {
            fits: acts.options.with(|options| options.fits(provider(&found.session))),
            session: found.session,
            list: if let What::Many(ids) = found.what { Some(ids) } else { None },
        })
    });
    let title = t!(terms.designated_support_contact);
    let several = t!(widget.list_title);
    let heading = memo(move || source.with(|remote| product(remote.value()?)));
    let listed =
        memo(move || source.with(|remote| remote.value().is_some_and(|found| matches!(found.what, What::Many(_)))));
    let matter = view! {
        {remote(source, 6, |_| ().into_any())}
        {move || kind.get().map(|kind| shown(source, kind))}
    };
    shell(
        move || heading.get().map_or_else(|| if listed.get() { several.get() } else { title.get() }.into_any(), bdi),
        matter,
    )
}

fn product(found: &Found) -> Option<String> {
    match &found.what {
        What::One(detail) => Some(detail.row.product.clone()),
        What::Many(_) => None,
    }
}

fn shown(source: Source<Found, ApiError>, kind: Kind) -> AnyView {
    if !kind.fits {
        return elsewhere();
    }
    provide_context(Me::new(kind.session));
    match kind.list {
        None => one(source),
        Some(ids) => many(ids),
    }
}
