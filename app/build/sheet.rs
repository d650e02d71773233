//! The style sheet of an element, from the app's own files: in the element's base instead of the document, in px instead
//! of rem (the page's root may have any size), by the element's width instead of the window's.

use std::path::Path;
use std::{fs, io};

/// The sheet that `index` lists, a file of `folder`.
pub fn sheet(folder: &Path, index: &str) -> io::Result<String> {
    let mut joined = String::new();
    for line in read(&folder.join(index))?.lines() {
        match import(line) {
            Some((file, layer)) => {
                joined.extend(["@layer ", layer, "{", &read(&folder.join(file))?, "}"]);
            }
            None => joined.push_str(line),
        }
        joined.push('\n');
    }
    Ok(by_container(&in_px(&in_base(&dense(&joined)))))
}

fn read(path: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
}

/// The file and the layer of an import line.
fn import(line: &str) -> Option<(&str, &str)> {
    let (file, rest) = line.trim().strip_prefix("@import \"")?.split_once('"')?;
    Some((file, rest.trim().strip_prefix("layer(")?.strip_suffix(");")?))
}

/// Without comments and needless space.
fn dense(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let mut out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    for sign in ["{", "}", ";", ","] {
        out = out.replace(&format!(" {sign}"), sign).replace(&format!("{sign} "), sign);
    }
    out.replace(";}", "}")
}

/// The document's root becomes the element's base; our own properties get names of their own, and those that the page
/// sets keep theirs.
fn in_base(css: &str) -> String {
    css.replace(":root,:host{", ":root{")
        .replace(":root", "[part=base]")
        .replace("--sc-", "--i-")
        .replace("--host-", "--sc-")
}

/// `1.5rem` is `24px`.
fn in_px(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut parts = css.split("rem").peekable();
    while let Some(part) = parts.next() {
        let number = part.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |end| end + 1);
        let size = part[number..].parse::<f64>().ok().filter(|_| parts.peek().is_some());
        if let Some(size) = size {
            out.push_str(&format!("{}{}px", &part[..number], size * 16.0));
        } else {
            out.push_str(part);
            out.push_str(if parts.peek().is_some() { "rem" } else { "" });
        }
    }
    out
}

/// Rules for a narrow window are for a narrow element; those that are for touch as well are written twice.
fn by_container(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("@media (max-width:") {
        let Some((condition, body)) = after.split_once('{') else { break };
        let end = end_of_block(body);
        let (width, other) = condition.split_once(',').unwrap_or((condition, ""));
        out.push_str(before);
        out.push_str(&format!("@container main (max-width:{width}{{{}", &body[..end]));
        if !other.is_empty() {
            out.push_str(&format!("@media {other}{{{}", &body[..end]));
        }
        rest = &body[end..];
    }
    out.push_str(rest);
    out
}

/// Where the block ends whose first brace was just read; its own brace is within.
fn end_of_block(text: &str) -> usize {
    let mut depth = 1;
    for (place, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place + 1;
        }
    }
    text.len()
}
