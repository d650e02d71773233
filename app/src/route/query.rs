//! Query strings: names and values, percent-encoded (RFC 3986; `+` is read as a space, as forms write it).

use shared::api::query::{Pairs, Place};
use std::fmt::Write as _;

/// The path with its query, if there is any.
pub fn with(path: &str, pairs: &Pairs, place: &Place) -> String {
    let place = place.to_pairs();
    let mut address = path.to_owned();
    for (index, (name, value)) in pairs.iter().chain(&place).enumerate() {
        address.push(if index == 0 { '?' } else { '&' });
        encode(name, &mut address);
        address.push('=');
        encode(value, &mut address);
    }
    address
}

/// The names and values of a query, decoded.
pub fn pairs(query: &str) -> Pairs {
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, ""))).map(|(n, v)| (decode(n), decode(v))).collect()
}

/// As `shared` reads them.
pub fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,/".contains(&byte) {
            out.push(byte.into());
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// A broken escape stands for itself; bytes that are no UTF-8 become replacement characters.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let escaped = (first == b'%').then(|| after.get(..2)).flatten().and_then(hex);
        bytes.push(match (first, escaped) {
            (_, Some(byte)) => {
                rest = &after[2..];
                byte
            }
            (b'+', None) => b' ',
            (byte, None) => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let (high, low) = (digit(*digits.first()?)?, digit(*digits.get(1)?)?);
    u8::try_from(high * 16 + low).ok()
}
