//! Which messages the elements can show: those that the sources name that they are made of.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// What the elements are made of; the primitives know no message.
const SOURCES: [&str; 3] = ["src/widget", "src/block", "src/i18n"];

/// The keys that are named there; one that ends in a dot stands for all that begin so.
pub fn named() -> io::Result<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    for folder in SOURCES {
        println!("cargo::rerun-if-changed={folder}");
        walk(Path::new(folder), &mut keys)?;
    }
    Ok(keys)
}

fn walk(path: &Path, keys: &mut BTreeSet<String>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            walk(&entry?.path(), keys)?;
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        let source = fs::read_to_string(path)?;
        for call in ["msg!(", "t!(", "rich!("] {
            keys.extend(source.split(call).skip(1).map(key));
        }
    }
    Ok(())
}

/// The key at the start of a call's arguments.
fn key(arguments: &str) -> String {
    let key = arguments.trim_start();
    let end = key.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.'));
    key[..end.unwrap_or(key.len())].to_owned()
}

/// Whether the key is among them.
pub fn is_named(keys: &BTreeSet<String>, key: &str) -> bool {
    keys.contains(key) || keys.iter().any(|start| start.ends_with('.') && key.starts_with(start.as_str()))
}
