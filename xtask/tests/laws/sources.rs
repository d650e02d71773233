//! The sources, with comments, strings and tests taken out of the code.

use std::path::Path;

/// One file.
pub(crate) struct Source {
    /// From the project's folder, with `/`.
    pub(crate) path: String,
    /// The module it is, from the crate's root.
    pub(crate) module: Vec<String>,
    /// The code line by line, without comments, contents of strings and inline tests.
    pub(crate) code: String,
    /// The contents of the strings, with their lines.
    pub(crate) strings: Vec<(usize, String)>,
    /// Lines of the file as it stands.
    pub(crate) lines: usize,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let own = without_tests(text);
        let (code, strings) = split(own);
        Self { path: path.to_owned(), module: module(path), code, strings, lines: text.lines().count() }
    }
}

/// Every file of the three crates but those that are only tests.
pub(crate) fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the project");
    let mut found = Vec::new();
    for part in ["shared/src", "server/src", "app/src"] {
        walk(root, part, &mut found);
    }
    found
}

fn walk(root: &Path, folder: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(root.join(folder)).expect("a readable folder") {
        let entry = entry.expect("a readable entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if name.trim_end_matches(".rs").ends_with("tests") {
            continue;
        }
        if entry.path().is_dir() {
            walk(root, &path, found);
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(entry.path()).expect("a readable file");
            found.push(Source::new(&path, &text));
        }
    }
}

/// `server/src/http/etag.rs` is `http::etag`.
fn module(path: &str) -> Vec<String> {
    let inner = path.split_once("/src/").map_or(path, |(_, inner)| inner).trim_end_matches(".rs");
    let parts = inner.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main"));
    parts.map(str::to_owned).collect()
}

/// The file up to its inline test module, which is the last thing in it.
fn without_tests(text: &str) -> &str {
    let starts = text.match_indices("#[cfg(test)]").map(|(place, _)| place);
    let is_module = |place: &usize| {
        let rest = &text[*place + "#[cfg(test)]".len()..];
        let item = rest.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("#["));
        item.is_some_and(|item| item.contains("mod ") && item.ends_with('{'))
    };
    starts.into_iter().find(is_module).map_or(text, |place| &text[..place])
}

/// Code and strings apart. Lines stay where they are.
fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut strings, mut rest, mut line) = (String::new(), Vec::new(), text, 1);
    while let Some(first) = rest.chars().next() {
        let (length, string) = piece(rest, code.chars().next_back());
        let (taken, tail) = rest.split_at(length);
        match string {
            Piece::Code => code.push(first),
            Piece::Comment => {}
            Piece::Text(from, to) => {
                strings.push((line, taken[from..to].to_owned()));
                code.push('"');
            }
        }
        if !matches!(string, Piece::Code) {
            code.extend(taken.matches('\n'));
        }
        line += taken.matches('\n').count();
        rest = tail;
    }
    (code, strings)
}

enum Piece {
    Code,
    Comment,
    /// A string or a character; where its content stands in the piece.
    Text(usize, usize),
}

/// The length and kind of what `rest` begins with.
fn piece(rest: &str, before: Option<char>) -> (usize, Piece) {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Piece::Comment);
    }
    if rest.starts_with("/*") {
        return (rest.find("*/").map_or(rest.len(), |end| end + 2), Piece::Comment);
    }
    let in_name = before.is_some_and(|character| character.is_alphanumeric() || character == '_');
    if !in_name && rest.starts_with('r') {
        let hashes = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
        if rest[1 + hashes..].starts_with('"') {
            let (start, close) = (2 + hashes, format!("\"{}", "#".repeat(hashes)));
            let end = rest[start..].find(&close).map_or(rest.len(), |place| start + place);
            return ((end + close.len()).min(rest.len()), Piece::Text(start, end));
        }
    }
    if rest.starts_with('"') {
        let end = closing(rest, '"');
        return ((end + 1).min(rest.len()), Piece::Text(1, end));
    }
    match character(rest) {
        Some(length) => (length, Piece::Code),
        None => (first, Piece::Code),
    }
}

/// The length of a character literal; a lifetime has none.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    let mut characters = inner.chars();
    let first = characters.next()?;
    let closed = first == '\\' || characters.next() == Some('\'');
    closed.then(|| closing(rest, '\'') + 1)
}

/// Where the quote that stands first in `rest` is closed.
fn closing(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, character) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == quote {
            return place;
        }
    }
    rest.len()
}
