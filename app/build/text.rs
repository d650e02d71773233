//! One text of a catalogue: its placeholders and what may be wrong with it.

/// Words that cannot be a key, because each key becomes a Rust name.
const KEYWORDS: [&str; 38] = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn",
    "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while",
];

/// What is wrong with the text itself, whatever its key.
pub fn faults(text: &str) -> Vec<String> {
    let mut faults: Vec<String> = Vec::new();
    if text.trim().is_empty() {
        faults.push("the text is empty".into());
    } else if text.trim() != text {
        faults.push("the text begins or ends with a space".into());
    }
    if text.chars().any(char::is_control) {
        faults.push("the text has a line break, a tab or another control character".into());
    }
    if text.contains("...") {
        faults.push("write … as one character, not three full stops".into());
    }
    if let Err(what) = placeholders(text) {
        faults.push(what);
    }
    faults
}

/// The placeholders of a text in order, each once.
pub fn placeholders(text: &str) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let Some(inner) = rest[at..].strip_prefix("{{ ") else {
            return Err("a brace may stand only in a placeholder, written `{{ name }}`".into());
        };
        let Some((name, after)) = inner.split_once(" }}") else {
            return Err("a placeholder does not end with ` }}`".into());
        };
        if !is_name(name) {
            return Err(format!("`{name}` cannot be the name of a placeholder"));
        }
        if !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
        rest = after;
    }
    Ok(names)
}

/// Whether this can be a key or a placeholder.
pub fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(plain) && !KEYWORDS.contains(&name)
}

/// How many words a text has beside its placeholders.
pub fn words(text: &str) -> usize {
    let plain = text.split("{{ ").map(|part| part.split_once(" }}").map_or(part, |(_, after)| after));
    plain.flat_map(str::split_whitespace).filter(|word| word.chars().any(char::is_alphabetic)).count()
}
