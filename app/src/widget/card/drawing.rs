//! What the card looks like.

use crate::api::error::ApiError;
use crate::block::support;
use crate::dom::built::{Built, element};
use crate::dom::renew::renew;
use crate::i18n::problem;
use crate::i18n::texts::Texts;
use crate::msg;
use crate::piece::button::button;
use crate::piece::empty_state::empty_state;
use crate::piece::icon::Icon;
use crate::piece::message_bar::message_bar;
use crate::piece::skeleton::skeleton;
use crate::piece::tone::Tone;
use crate::widget::options::Wrong;
use js_sys::Function;
use shared::api::support::SupportView;

/// Whether the server is being asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asking {
    #[default]
    No,
    /// Nothing is to be seen yet.
    First,
    /// What is seen is about to be older.
    Again,
}

/// What stays while the rest is built anew: the page's own heading and help may stand in it.
pub(super) struct Frame {
    /// All of it.
    pub(super) whole: Built,
    heading: Built,
    matter: Built,
    bar: Built,
}

impl Frame {
    pub(super) fn new() -> Self {
        let heading = element("h2", "").attribute("part", "heading");
        let bar = element("div", "sc-refresh").attribute("aria-hidden", "true");
        let matter = element("div", "sc-remote").with(&bar);
        let whole = element("div", "sc-element")
            .with(&element("slot", "").attribute("name", "heading").with(&heading))
            .with(&matter)
            .with(&element("slot", "").attribute("name", "help"));
        Self { whole, heading, matter, bar }
    }

    /// Shows what comes and goes.
    pub(super) fn show(&self, title: &str, asking: Asking, mut pieces: Vec<Built>) {
        self.ask(asking);
        self.heading.as_element().set_text_content(Some(title));
        pieces.insert(0, self.bar.clone());
        renew(self.matter.as_element(), &pieces);
    }

    fn ask(&self, asking: Asking) {
        mark(&self.matter, "aria-busy", "true", asking != Asking::No);
        mark(&self.bar, "data-active", "", asking == Asking::Again);
    }
}

fn mark(on: &Built, name: &str, value: &str, set: bool) {
    let on = on.as_element();
    let _ = if set { on.set_attribute(name, value) } else { on.remove_attribute(name) };
}

/// Whom to call; that nobody is there to be called.
pub(super) fn answer(texts: Texts, view: &SupportView) -> Built {
    if view.providers.iter().all(|part| part.groups.is_empty()) {
        let (title, text) = (texts.text(&msg!(support.none_title)), texts.text(&msg!(support.none_text)));
        return empty_state(Icon::Phone, &title, &text);
    }
    element("div", "sc-stack").with_all(support::card(texts, view, 3))
}

pub(super) fn waiting(texts: Texts) -> Built {
    skeleton(4, &texts.text(&msg!(common.loading)))
}

/// Why there is no answer, or only an older one.
pub(super) fn failure(texts: Texts, error: &ApiError, older: bool, again: &Function) -> Built {
    let title = if older { msg!(problem.old_title) } else { msg!(problem.load_title) };
    let tone = if error.is_away() { Tone::Warning } else { Tone::Danger };
    let mut body = vec![element("p", "").text(&texts.text(&problem::words(error)))];
    if let Some(problem) = error.problem() {
        let fields = problem.errors.iter().map(|error| {
            let field = error.pointer.trim_start_matches(['/', '?']);
            let what = texts.text(&problem::invalid(error.code));
            element("li", "").text(&texts.text(&msg!(problem.field, field = field, what = what)))
        });
        if !problem.errors.is_empty() {
            body.push(element("ul", "sc-list").with_all(fields));
        }
        body.extend(problem.request_id.map(|id| {
            element("p", "sc-small sc-muted").text(&texts.text(&msg!(problem.request_id, id = id.to_string())))
        }));
    }
    let again = button(&texts.text(&msg!(common.retry)), again);
    message_bar(tone, Some(&texts.text(&title)), body, Some(again))
}

/// The page has not said, or not rightly, what the element is about.
pub(super) fn wrong(texts: Texts, wrong: &Wrong) -> Built {
    refused(&texts.text(&match wrong {
        Wrong::Missing => msg!(widget.missing),
        Wrong::Invalid(name) => msg!(widget.invalid, name = *name),
    }))
}

/// Whoever is signed in belongs to another provider than the page means.
pub(super) fn elsewhere(texts: Texts) -> Built {
    refused(&texts.text(&msg!(widget.wrong_tenant)))
}

fn refused(text: &str) -> Built {
    message_bar(Tone::Danger, None, vec![element("span", "").text(text)], None)
}
