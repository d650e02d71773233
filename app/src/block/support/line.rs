//! One line to call or write to.

use super::hours::hours;
use super::opening;
use crate::dom::built::{Built, element};
use crate::i18n::intl;
use crate::i18n::texts::{Texts, bdi};
use crate::msg;
use crate::piece::icon::Icon;
use shared::api::support::LineView;
use shared::time::Timestamp;

pub(super) fn line(texts: Texts, line: &LineView, at: Timestamp) -> Built {
    let spoken = (!line.languages.is_empty()).then(|| {
        let names: Vec<_> = line.languages.iter().map(|tag| intl::language(texts.lang(), tag.as_str())).collect();
        let text = texts.text(&msg!(support.languages, list = texts.list(&names)));
        element("p", "sc-small sc-muted").text(&text)
    });
    element("div", "sc-line")
        .with(&element("p", "sc-line__label").with(&bdi(&line.label)))
        .with(&opening::opening(texts, line.opening, at))
        .with_all(line.telephone.as_deref().map(telephone))
        .with_all(line.email.as_deref().map(email))
        .with_all(line.website.as_deref().map(website))
        .with_all(spoken)
        .with_all(line.hours.as_ref().map(|of| hours(texts, of, &line.label)))
}

/// The number as it is written; the dialler gets its digits.
fn telephone(number: &str) -> Built {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    element("a", "sc-line__call")
        .attribute("href", &["tel:", &digits].concat())
        .with(&Icon::Phone.built())
        .with(&bdi(number).attribute("class", "sc-number"))
}

fn email(address: &str) -> Built {
    element("a", "sc-line__link")
        .attribute("href", &["mailto:", address].concat())
        .with(&Icon::Mail.built())
        .with(&bdi(address))
}

/// The host and path; the rest of the address says nothing to a reader.
fn website(address: &str) -> Built {
    let shown = address.split_once(':').map_or(address, |(_, rest)| rest).trim_matches('/');
    element("a", "sc-line__link")
        .attribute("href", address)
        .attribute("rel", "external noopener noreferrer")
        .with(&Icon::Globe.built())
        .with(&bdi(shown))
}
