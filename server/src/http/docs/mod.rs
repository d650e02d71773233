//! The API's documentation as a page: plain HTML made of the OpenAPI document, readable without a script.

mod page;
mod schema;

pub use self::page::page;

/// The page's style.
pub const STYLE: &str = include_str!("docs.css");

/// The page's script: narrows the page down to what is searched for.
pub const SCRIPT: &str = include_str!("docs.js");

/// Text as HTML shows it.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter => safe.push(letter),
        }
    }
    safe
}

/// Text in which `…` stands between back ticks for code.
fn prose(text: &str) -> String {
    let mut safe = String::new();
    for (at, part) in text.split('`').enumerate() {
        let part = escape(part);
        if at % 2 == 1 {
            safe.push_str(&format!("<code>{part}</code>"));
        } else {
            safe.push_str(&part.replace('\n', "<br>"));
        }
    }
    safe
}
