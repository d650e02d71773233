//! Writes what the checked catalogues become: the typed names (Rust) and one compact file a language.

use crate::catalogue::{Catalogues, LANGUAGES, Message};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where the generated names find their types.
const PLACE: &str = "crate::i18n::message";

/// A fingerprint of everything the code relies on: keys, placeholders and their order, plural forms.
/// It stands in the program and in the first line of each language file; a file left over from
/// another build is noticed by it.
pub fn fingerprint(catalogues: &Catalogues) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for message in &catalogues.messages {
        eat(&message.path.join("."));
        message.names.iter().for_each(|name| eat(name));
        eat(if message.plural { "*" } else { "." });
    }
    format!("{hash:016x}")
}

/// The file of one language: the fingerprint, then one line a message, plural forms parted by tabs. The line of a message
/// that is not `wanted` is empty.
pub fn language_file(catalogues: &Catalogues, index: usize, wanted: impl Fn(&str) -> bool) -> String {
    let mut file = fingerprint(catalogues);
    for (message, forms) in catalogues.messages.iter().zip(&catalogues.texts[index]) {
        file.push('\n');
        if wanted(&message.path.join(".")) {
            file.push_str(&forms.join("\t"));
        }
    }
    file
}

/// How a field becomes an argument; only a count is not one already.
fn argument(field: &str) -> String {
    if field == "count" { "self.count.into()".to_owned() } else { format!("self.{field}") }
}

/// The Rust module `tr`: a struct for each message, whose fields are its placeholders.
pub fn names(catalogues: &Catalogues) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "/// The key set that this program was built with; see the first line of a language file.");
    let _ = writeln!(out, "pub const FINGERPRINT: &str = \"{}\";", fingerprint(catalogues));
    let _ = writeln!(out, "/// How many messages a language file has.");
    let _ = writeln!(out, "pub const MESSAGES: usize = {};", catalogues.messages.len());
    let _ = writeln!(out, "/// Each language's tag and its plural categories in stored order.");
    let _ = writeln!(out, "pub const LANGUAGES: [(&str, &[&str]); {}] = [", LANGUAGES.len());
    for language in &LANGUAGES {
        let _ = writeln!(out, "    ({:?}, &{:?}),", language.tag, language.forms);
    }
    let _ = writeln!(out, "];");
    let mut root = Space::default();
    for (index, message) in catalogues.messages.iter().enumerate() {
        root.insert(&message.path, index);
    }
    root.write(&mut out, &catalogues.messages);
    out
}

/// A namespace: its messages and the namespaces in it.
#[derive(Default)]
struct Space {
    spaces: BTreeMap<String, Space>,
    messages: BTreeMap<String, usize>,
}

impl Space {
    fn insert(&mut self, path: &[String], index: usize) {
        match path {
            [name] => {
                self.messages.insert(name.clone(), index);
            }
            [space, rest @ ..] => self.spaces.entry(space.clone()).or_default().insert(rest, index),
            [] => {}
        }
    }

    fn write(&self, out: &mut String, all: &[Message]) {
        for (name, index) in &self.messages {
            write_message(out, name, *index, &all[*index]);
        }
        for (name, space) in &self.spaces {
            let _ = writeln!(out, "/// Messages under `{name}`.\npub mod {name} {{");
            space.write(out, all);
            out.push_str("}\n");
        }
    }
}

fn write_message(out: &mut String, name: &str, index: usize, message: &Message) {
    let _ = writeln!(out, "/// `{}`\npub struct {name} {{", message.sample);
    for field in &message.names {
        let kind = if field == "count" { "Number" } else { "Arg" };
        let _ = writeln!(out, "    /// The placeholder `{field}`.\n    pub {field}: {PLACE}::{kind},");
    }
    let _ = writeln!(
        out,
        "}}\nimpl {name} {{\n    /// The message with its arguments.\n    pub fn message(self) -> {PLACE}::Message {{"
    );
    let args: Vec<String> = message.names.iter().map(|field| argument(field)).collect();
    let count = if message.plural { "Some(self.count)" } else { "None" };
    let _ = writeln!(out, "        {PLACE}::Message::new({index}, {count}, vec![{}])\n    }}\n}}", args.join(", "));
}
