//! A message: what happened, what it means, what to do.

use super::tone::Tone;
use crate::dom::built::{Built, element};

/// A message that is read out when it appears: at once for a failure, politely for the rest.
pub fn message_bar(tone: Tone, title: Option<&str>, body: Vec<Built>, action: Option<Built>) -> Built {
    let title = title.map(|title| element("strong", "sc-message__title").text(title));
    let text = element("div", "").with_all(body);
    element("div", &["sc-message sc-message--", tone.name()].concat())
        .attribute("role", if tone == Tone::Danger { "alert" } else { "status" })
        .attribute("part", "message")
        .with(&tone.icon().built())
        .with(&element("div", "sc-message__body").with_all(title).with(&text))
        .with_all(action.map(|action| element("div", "sc-message__actions").with(&action)))
}
