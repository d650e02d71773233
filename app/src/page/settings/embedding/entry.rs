//! What is typed about a portal, and what is wrong with it.

use crate::i18n::I18n;
use crate::i18n::message::Message;
use crate::i18n::problem::invalid;
use crate::msg;
use leptos::prelude::*;
use shared::api::embed::PortalView;
use shared::portal::{Origins, WebOrigin};
use shared::text::Name;

/// The ids of the fields.
pub const NAME: &str = "portal-name";
pub const ORIGINS: &str = "portal-origins";

/// A field, and what is wrong with it.
pub type Fault = (&'static str, Message);

/// What stands in the fields.
#[derive(Clone, Copy)]
pub struct Entry {
    pub name: RwSignal<String>,
    /// One origin a line.
    pub origins: RwSignal<String>,
}

impl Entry {
    pub fn new() -> Self {
        Self { name: RwSignal::new(String::new()), origins: RwSignal::new(String::new()) }
    }

    /// As the portal is now; empty for a new one.
    pub fn fill(self, portal: Option<&PortalView>) {
        let name = portal.map(|portal| portal.name.clone());
        let origins = portal.map(|portal| portal.origins.iter().map(WebOrigin::to_string).collect::<Vec<_>>());
        self.name.set(name.unwrap_or_default());
        self.origins.set(origins.unwrap_or_default().join("\n"));
    }

    /// What to send, or what is wrong.
    pub fn check(self, i18n: I18n) -> Result<(Name, Vec<WebOrigin>), Vec<Fault>> {
        let mut faults = Vec::new();
        let name = self.name.get_untracked().parse::<Name>();
        if let Err(code) = &name {
            faults.push((NAME, invalid(*code)));
        }
        let origins = self.origins.with_untracked(|text| read(text, i18n));
        if let Err(fault) = &origins {
            faults.push((ORIGINS, fault.clone()));
        }
        match (name, origins) {
            (Ok(name), Ok(origins)) => Ok((name, origins)),
            _ => Err(faults),
        }
    }
}

/// The origins, or what is wrong with the first one that is none.
fn read(text: &str, i18n: I18n) -> Result<Vec<WebOrigin>, Message> {
    let mut origins = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_end_matches([',', ';']);
        match word.parse() {
            Ok(origin) => origins.push(origin),
            Err(code) => {
                let what = i18n.text(&invalid(code));
                return Err(msg!(problem.field, field = word.to_owned(), what = what));
            }
        }
    }
    match Origins::try_from(origins) {
        Ok(origins) => Ok(origins.into()),
        Err(_) => Err(msg!(embedding.bound, most = Origins::MOST.to_string())),
    }
}
