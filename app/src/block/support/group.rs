//! One contact: how to reach it, and what it supports.

use super::card::heading;
use super::line::line;
use crate::dom::built::{Built, element};
use crate::i18n::message::Arg;
use crate::i18n::name::Name;
use crate::i18n::texts::{Texts, bdi};
use crate::msg;
use crate::piece::badge::badge;
use crate::piece::icon::Icon;
use crate::piece::tone::Tone;
use shared::api::support::{LineView, ProductView, SupportGroup};
use shared::subscription::Channel;
use shared::time::Timestamp;

pub(super) fn group(texts: Texts, group: &SupportGroup, provider: &str, at: Timestamp, level: u8) -> Built {
    let SupportGroup { contact, lines: own, fallback, products } = group;
    let article = element("article", "sc-card sc-support__group")
        .with(&heading(level).with(&bdi(&contact.name)))
        .with(&list_of(texts, products))
        .with_all((!own.is_empty()).then(|| lines(texts, own, at)));
    if !fallback.is_empty() {
        let message = msg!(support.fallback, contact = Arg::Slot(0), provider = Arg::Slot(1));
        let why = texts.fill(element("p", ""), &message, &[bdi(&contact.name), bdi(provider)]);
        return article.with(&why).with(&lines(texts, fallback, at));
    }
    // A contact that can only be looked up on the web comes with the provider's lines too.
    let nobody = own.is_empty().then(|| element("p", "").text(&texts.text(&msg!(support.nobody))));
    article.with_all(nobody)
}

fn lines(texts: Texts, lines: &[LineView], at: Timestamp) -> Built {
    element("ul", "sc-lines").with_all(lines.iter().map(|one| element("li", "").with(&line(texts, one, at))))
}

fn list_of(texts: Texts, products: &[ProductView]) -> Built {
    element("div", "sc-support__products")
        .with(&element("p", "sc-small sc-muted").text(&texts.text(&msg!(support.products))))
        .with(&element("ul", "").with_all(products.iter().map(|one| product(texts, one))))
}

fn product(texts: Texts, product: &ProductView) -> Built {
    let item = element("li", "").with(&bdi(&product.product));
    let item = item.with_all(
        product.nickname.as_ref().map(|nickname| element("span", "sc-muted").text(" – ").with(&bdi(nickname))),
    );
    if product.channel == Channel::Csp {
        return item;
    }
    let text = texts.text(&msg!(support.elsewhere, channel = texts.text(&product.channel.name())));
    item.text(" ").with(&badge(Tone::Neutral, Icon::Info, &text))
}
