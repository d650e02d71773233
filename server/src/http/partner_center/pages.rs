//! Lists in pages, as Partner Center's clients walk them: they replay the address and the headers of a link as they are.
//!
//! A token holds the question, so that it may be sent without it, and where each page began that was passed on the way:
//! our stores only go forwards, and a client may want to go back. Inside are cursors of the store, which no other tenant
//! or question can use.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use shared::api::query::Pairs;
use shared::partner_center::resource::CONTINUATION;
use shared::partner_center::word::{SeekOperation, spelled};
use shared::partner_center::{Collection, Link, Links};
use shared::problem::FieldError;
use shared::text::Invalid;

use super::call::Call;
use super::stop::Stop;
use crate::service::partner_center::customers::MOST_ITEMS;
use crate::store::Store;

/// So many pages back a client may go.
const MOST_TRAIL: usize = 16;

#[derive(Debug, Serialize, Deserialize)]
struct Token {
    /// The question.
    #[serde(rename = "q")]
    question: Pairs,
    /// Where the pages before began, this one, and the next; the first page needs no mark, and the last has an empty
    /// one after it.
    #[serde(rename = "t")]
    trail: Vec<String>,
    /// The trail does not reach back to the first page.
    #[serde(rename = "c", default)]
    cut: bool,
}

impl Token {
    /// Adds where the next page begins; what lies too far back is forgotten.
    fn push(&mut self, next: String) {
        self.trail.push(next);
        let excess = self.trail.len().saturating_sub(MOST_TRAIL);
        if excess > 0 {
            self.trail.drain(..excess);
            self.cut = true;
        }
    }
}

/// Which page of which list is asked for.
#[derive(Debug)]
pub struct Asked {
    /// At most so many items.
    pub size: usize,
    uri: &'static str,
    question: Pairs,
    /// Where the pages up to this one began.
    trail: Vec<String>,
    cut: bool,
    /// The size as it stands in links; 0 for all.
    said: u32,
}

impl Asked {
    /// Reads which page is asked for. The named parameters make up the question; `usual` is the size where nobody said
    /// one, 0 for all.
    pub fn read<S: Store>(call: &Call<S>, uri: &'static str, names: &[&str], usual: u32) -> Result<Self, Stop> {
        let said = call.read_query("size", |text| text.parse::<u32>().map_err(|_| Invalid::Digits))?.unwrap_or(usual);
        let size = if said == 0 { MOST_ITEMS } else { usize::try_from(said).unwrap_or(MOST_ITEMS).min(MOST_ITEMS) };
        let value = |name: &&str| Some(((*name).to_owned(), call.query(name)?));
        let fresh = |question| Self { size, uri, question, trail: Vec::new(), cut: false, said };
        let seek = call.read_query("seekOperation", |text| spelled(text).ok_or(Invalid::Choice))?;
        let Some(token) = call.header(&CONTINUATION_NAME).map(str::trim).filter(|token| !token.is_empty()) else {
            return Ok(fresh(names.iter().filter_map(value).collect()));
        };
        let Token { question, mut trail, cut } = open(token).ok_or_else(|| wrong(CONTINUATION, Invalid::Cursor))?;
        match seek.unwrap_or(SeekOperation::Next) {
            SeekOperation::First => return Ok(fresh(question)),
            SeekOperation::Next if trail.last().is_some_and(String::is_empty) => {
                return Err(wrong(CONTINUATION, Invalid::Cursor));
            }
            SeekOperation::Next => (),
            SeekOperation::Previous => {
                trail.truncate(trail.len().saturating_sub(2));
                if cut && trail.is_empty() {
                    return Err(wrong("?seekOperation", Invalid::Range));
                }
            }
            SeekOperation::Last | SeekOperation::PageIndex => return Err(wrong("?seekOperation", Invalid::Choice)),
        }
        Ok(Self { trail, cut, ..fresh(question) })
    }

    /// One value of the question.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.question.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Settles a value that nobody gave, so that later pages are of the same question.
    pub fn settle(&mut self, name: &str, value: String) {
        if self.value(name).is_none() {
            self.question.push((name.to_owned(), value));
        }
    }

    /// Where this page begins, for the store.
    pub fn cursor(&self) -> Option<String> {
        self.trail.last().cloned()
    }

    /// The page with its links; the store says where the next one begins.
    pub fn page<T>(self, items: Vec<T>, next: Option<String>) -> Collection<T> {
        let more = next.is_some();
        let previous = self.trail.len() > usize::from(self.cut);
        let address = self.address();
        let seek = |how: &str, token: &str| Link::page(format!("{address}&seekOperation={how}"), token.to_owned());
        let first = self.trail.is_empty();
        let mut token = Token { question: self.question, trail: self.trail, cut: self.cut };
        let own = if first { Link::get(address.clone()) } else { seek("Next", &seal(&token)) };
        token.push(next.unwrap_or_default());
        let token = seal(&token);
        let links = Links {
            own: Some(own),
            next: more.then(|| seek("Next", &token)),
            previous: previous.then(|| seek("Previous", &token)),
        };
        Collection::page(items, links, more.then_some(token))
    }

    /// The address of the list with its question.
    fn address(&self) -> String {
        let mut address = format!("{}?size={}", self.uri, self.said);
        for (name, value) in &self.question {
            let _ = write!(address, "&{name}={}", encoded(value));
        }
        address
    }
}

const CONTINUATION_NAME: http::HeaderName = http::HeaderName::from_static("ms-continuationtoken");

fn seal(token: &Token) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(token).unwrap_or_default())
}

fn open(token: &str) -> Option<Token> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token).ok()?).ok()
}

/// Percent-encodes everything but what may stand anywhere in an address (RFC 3986, 2.3).
fn encoded(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len() * 3);
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A fault of a parameter or a header.
pub fn wrong(pointer: &str, code: Invalid) -> Stop {
    FieldError { pointer: pointer.to_owned(), code }.into()
}
