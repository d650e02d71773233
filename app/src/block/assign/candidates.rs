//! Who may be a subscription's contact. As soon as all of them are here, a search is answered without the server, by its
//! own rule; until then the server is asked.

use crate::api::error::ApiError;
use crate::api::use_api;
use crate::dom::fold::fold;
use crate::dom::reactive::effect;
use crate::state::query::use_query;
use crate::state::remote::{Remote, Source};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::candidate::{CandidatePage, CandidateView};
use shared::api::query::Place;
use shared::id::SubscriptionId;
use shared::page::Limit;
use shared::sought::{Known, Sought};
use std::sync::Arc;

/// So many are shown; a longer text finds the others.
const SHOWN: usize = 50;
/// With more than this a list is not fetched whole.
const MOST: u32 = 2_000;

/// All of them, with what each is found by.
type All = Arc<Vec<(Known, CandidateView)>>;

/// The candidates of one subscription. Copies are the same.
#[derive(Clone, Copy)]
pub struct Candidates {
    id: SubscriptionId,
    words: RwSignal<String>,
    found: Source<CandidatePage, ApiError>,
    all: RwSignal<Option<All>>,
}

impl Candidates {
    /// Asks for them.
    pub fn of(id: SubscriptionId) -> Self {
        let api = use_api();
        let (words, all) = (RwSignal::new(String::new()), RwSignal::new(None::<All>));
        let asked = RwSignal::new(String::new());
        let found = use_query(move |signal| {
            let q = asked.get();
            api.candidates(id, Some(q.as_str()).filter(|q| !q.is_empty()), &Place::default(), signal)
        });
        let it = Self { id, words, found, all };
        effect(move || {
            let text = words.get();
            // Asked before all were here, and by then worth no question any more.
            if all.with_untracked(Option::is_none) && asked.with_untracked(|asked| *asked != text) {
                asked.set(text);
            }
        });
        effect(move || {
            let first = found.with(|remote| match remote {
                Remote::Ready(page) if asked.with_untracked(String::is_empty) => Some(page.clone()),
                _ => None,
            });
            if let Some(first) = first {
                it.complete(first);
            }
        });
        it
    }

    /// What was asked of the server last.
    pub fn found(self) -> Source<CandidatePage, ApiError> {
        self.found
    }

    /// Whether a search needs no server. Tracked.
    pub fn are_all_here(self) -> bool {
        self.all.with(Option::is_some)
    }

    /// Those that match this text from now on.
    pub fn search(self, text: String) {
        if self.words.with_untracked(|words| *words != text) {
            self.words.set(text);
        }
    }

    /// Looks at those that match, and whether there are more of them. Tracked.
    pub fn with<R>(self, look: impl FnOnce(Remote<&[CandidateView], &ApiError>, bool) -> R) -> R {
        if let Some(all) = self.all.get() {
            let (some, more) = self.words.with(|words| matching(&all, words));
            return look(Remote::Ready(&some), more);
        }
        self.found.with(|remote| {
            let more = matches!(&remote, Remote::Ready(page) if page.next.is_some());
            look(items(remote), more)
        })
    }

    /// The one with this tenant, for an event that happens now.
    pub fn get(self, id: &str) -> Option<CandidateView> {
        let is = |candidate: &&CandidateView| candidate.tenant_id.to_string() == id;
        match self.all.get_untracked() {
            Some(all) => all.iter().map(|(_, candidate)| candidate).find(is).cloned(),
            None => self.found.answer(|page| page.items.iter().find(is).cloned()).flatten(),
        }
    }

    /// Fetches what the first page left; what fails meanwhile is asked of the server as before.
    fn complete(self, first: CandidatePage) {
        if first.total > MOST {
            return;
        }
        let api = use_api();
        spawn_local(async move {
            let CandidatePage { mut items, mut next, .. } = first;
            while next.is_some() {
                let place = Place { limit: Limit::new(Limit::MOST).unwrap_or_default(), cursor: next };
                let Ok(page) = api.candidates(self.id, None, &place, None).await else { return };
                items.extend(page.items);
                next = page.next;
            }
            self.all
                .try_set(Some(Arc::new(items.into_iter().map(|candidate| (known(&candidate), candidate)).collect())));
        });
    }
}

fn known(candidate: &CandidateView) -> Known {
    Known::new(candidate.tenant_id, &fold(&candidate.name), candidate.mpn_id, candidate.country)
}

/// The first that match, and whether there are more.
fn matching(all: &All, text: &str) -> (Vec<CandidateView>, bool) {
    let sought = Sought::new(text, &fold(text));
    let mut found = all.iter().filter(|(known, _)| sought.finds(known)).map(|(_, candidate)| candidate);
    let some = found.by_ref().take(SHOWN).cloned().collect();
    (some, found.next().is_some())
}

fn items<'a>(remote: Remote<&'a CandidatePage, &'a ApiError>) -> Remote<&'a [CandidateView], &'a ApiError> {
    match remote {
        Remote::Loading => Remote::Loading,
        Remote::Slow => Remote::Slow,
        Remote::Ready(page) => Remote::Ready(&page.items),
        Remote::Refreshing(page) => Remote::Refreshing(&page.items),
        Remote::Failed { error, last } => Remote::Failed { error, last: last.map(|page| &*page.items) },
    }
}
