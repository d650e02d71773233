//! Checks the translation catalogues. Used by the build script, which stops on the first run that
//! finds a fault, and by the tests, which prove that each kind of fault is found.
//!
//! A catalogue is nested JSON; a leaf is one message. Placeholders are written `{{ name }}`.
//! A message with a `{{ count }}` in several forms is written `key_one`, `key_few`, …, `key_other`,
//! and each language must have exactly its own forms.

mod node;
mod text;

use node::Node;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use text::{is_name, placeholders, words};

/// A language of the product, with the plural forms that the Unicode CLDR gives it for numbers.
pub struct Language {
    /// BCP 47 tag; also the name of the file in `locales/`.
    pub tag: &'static str,
    /// Plural categories in the order in which they are stored.
    pub forms: &'static [&'static str],
}

/// The languages, the reference first.
pub const LANGUAGES: [Language; 6] = [
    Language { tag: "en", forms: &["one", "other"] },
    Language { tag: "de", forms: &["one", "other"] },
    Language { tag: "hu", forms: &["one", "other"] },
    Language { tag: "cs", forms: &["one", "few", "many", "other"] },
    Language { tag: "pt-BR", forms: &["one", "many", "other"] },
    Language { tag: "zh-CN", forms: &["other"] },
];

const ALL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What is wrong, where. Its text is what the build prints.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The catalogue's file name.
    pub file: String,
    /// The key, dots between its parts; empty when the whole file is meant.
    pub key: String,
    /// The fault and what to do.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "locales/{}: ", self.file)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.what)
    }
}

/// A message as every language must have it.
#[derive(Debug)]
pub struct Message {
    /// Key, split at the dots.
    pub path: Vec<String>,
    /// Placeholders in the order of the reference language; their index is the stored number.
    pub names: Vec<String>,
    /// Whether it has plural forms.
    pub plural: bool,
    /// The reference text, for the documentation of the generated name.
    pub sample: String,
}

/// Checked catalogues: what the code may ask for, and the texts of each language in that order.
#[derive(Debug)]
pub struct Catalogues {
    /// Messages in the order of their keys.
    pub messages: Vec<Message>,
    /// For each of [`LANGUAGES`], for each message, its forms (a single one unless plural).
    pub texts: Vec<Vec<Vec<String>>>,
}

impl Catalogues {
    /// The same without the messages under this name.
    pub fn without(mut self, space: &str) -> Self {
        let keep: Vec<bool> = self.messages.iter().map(|message| message.path[0] != space).collect();
        let mut kept = keep.iter();
        self.messages.retain(|_| kept.next() == Some(&true));
        for texts in &mut self.texts {
            let mut kept = keep.iter();
            texts.retain(|_| kept.next() == Some(&true));
        }
        self
    }
}

/// One language's file taken apart: key to forms; a message without plural has the form `""`.
type Flat = BTreeMap<String, BTreeMap<String, String>>;

/// Checks the six catalogues, given in the order of [`LANGUAGES`] as JSON text.
///
/// # Errors
/// All faults that were found, sorted by file and key.
pub fn check(sources: &[String; 6]) -> Result<Catalogues, Vec<Fault>> {
    let mut faults = Vec::new();
    let flats: Vec<Flat> =
        LANGUAGES.iter().zip(sources).map(|(language, source)| flatten(language, source, &mut faults)).collect();
    if faults.iter().any(|fault| fault.key.is_empty()) {
        // A file that cannot be read would be reported once more for each of its keys.
        return Err(faults);
    }
    let reference = &flats[0];
    let messages: Vec<Message> = reference.iter().map(|(key, forms)| message(key, forms)).collect();
    for message in &messages {
        check_reference(message, reference, &mut faults);
    }
    for (language, flat) in LANGUAGES.iter().zip(&flats) {
        check_language(language, flat, reference, &messages, &mut faults);
    }
    if !faults.is_empty() {
        faults.sort();
        faults.dedup();
        return Err(faults);
    }
    let texts = LANGUAGES.iter().zip(&flats).map(|(l, flat)| compact(l, flat, &messages)).collect();
    Ok(Catalogues { messages, texts })
}

fn fault(language: &Language, key: &str, what: impl Into<String>) -> Fault {
    Fault { file: format!("{}.json", language.tag), key: key.to_owned(), what: what.into() }
}

fn flatten(language: &Language, source: &str, faults: &mut Vec<Fault>) -> Flat {
    let mut flat = Flat::new();
    match serde_json::from_str::<Node>(source) {
        Ok(node) => walk(language, &node, "", &mut flat, faults),
        Err(error) => faults.push(fault(language, "", format!("not a catalogue: {error}"))),
    }
    flat
}

fn walk(language: &Language, node: &Node, at: &str, flat: &mut Flat, faults: &mut Vec<Fault>) {
    match node {
        Node::Tree(children) => {
            for (name, child) in children {
                let key = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                if !is_name(name) {
                    faults.push(fault(
                        language,
                        &key,
                        "a key is lower-case letters, digits and `_`, begins with a letter and is no Rust keyword",
                    ));
                }
                walk(language, child, &key, flat, faults);
            }
        }
        Node::Text(text) => {
            let (key, form) = split_form(at);
            faults.extend(text::faults(text).into_iter().map(|what| fault(language, at, what)));
            flat.entry(key.to_owned()).or_default().insert(form.to_owned(), text.clone());
        }
    }
}

/// `a.selected_one` is the form `one` of `a.selected`; anything else is the form `""` of itself.
fn split_form(key: &str) -> (&str, &str) {
    match key.rsplit_once('_') {
        Some((base, form)) if ALL_FORMS.contains(&form) => (base, form),
        _ => (key, ""),
    }
}

fn message(key: &str, forms: &BTreeMap<String, String>) -> Message {
    let plural = !forms.contains_key("");
    let sample = forms.get("other").or_else(|| forms.values().next()).cloned().unwrap_or_default();
    let names = placeholders(&sample).unwrap_or_default();
    Message { path: key.split('.').map(str::to_owned).collect(), names, plural, sample }
}

fn check_reference(message: &Message, reference: &Flat, faults: &mut Vec<Fault>) {
    let key = message.path.join(".");
    if reference.keys().any(|other| other.strip_prefix(&key).is_some_and(|rest| rest.starts_with('.'))) {
        faults.push(fault(&LANGUAGES[0], &key, "a message and a group of messages have this name"));
    }
    let counts = message.names.iter().any(|name| name == "count");
    if message.plural && !counts {
        faults.push(fault(&LANGUAGES[0], &key, "a message with plural forms needs the placeholder `{{ count }}`"));
    }
    if counts && !message.plural {
        faults.push(fault(
            &LANGUAGES[0],
            &key,
            "`{{ count }}` needs plural forms; use another name for a number without them",
        ));
    }
    if message.names.len() > 10 {
        faults.push(fault(&LANGUAGES[0], &key, "more than ten placeholders"));
    }
}

fn check_language(language: &Language, flat: &Flat, reference: &Flat, messages: &[Message], faults: &mut Vec<Fault>) {
    for key in flat.keys().filter(|key| !reference.contains_key(*key)) {
        faults.push(fault(language, key, "surplus key: en.json does not have it"));
    }
    for message in messages {
        let key = message.path.join(".");
        match flat.get(&key) {
            Some(forms) => check_message(language, &key, message, forms, reference, faults),
            None => faults.push(fault(language, &key, "missing key: en.json has it")),
        }
    }
}

fn check_message(
    language: &Language,
    key: &str,
    message: &Message,
    forms: &BTreeMap<String, String>,
    reference: &Flat,
    faults: &mut Vec<Fault>,
) {
    let wanted: &[&str] = if message.plural { language.forms } else { &[""] };
    for form in wanted.iter().filter(|form| !forms.contains_key(**form)) {
        faults.push(fault(language, key, format!("missing plural form `{}`", shown(form))));
    }
    for form in forms.keys().filter(|form| !wanted.contains(&form.as_str())) {
        faults.push(fault(language, key, format!("the language does not have the plural form `{}` here", shown(form))));
    }
    let expected: BTreeSet<&String> = message.names.iter().collect();
    for (form, text) in forms {
        let names = placeholders(text).unwrap_or_default();
        let found: BTreeSet<&String> = names.iter().collect();
        let place = if form.is_empty() { key.to_owned() } else { format!("{key}_{form}") };
        for name in expected.difference(&found) {
            faults.push(fault(language, &place, format!("missing placeholder `{name}`")));
        }
        for name in found.difference(&expected) {
            faults.push(fault(language, &place, format!("unknown placeholder `{name}`")));
        }
        let same = language.tag != "en" && reference.get(key).is_some_and(|r| r.values().any(|t| t == text));
        if same && words(text) > 3 {
            faults.push(fault(language, &place, "not translated: the same words as in en.json"));
        }
    }
}

fn shown(form: &str) -> &str {
    if form.is_empty() { "(none)" } else { form }
}

/// The texts of one language in the order of the messages, `{{ name }}` replaced by `{index}`.
fn compact(language: &Language, flat: &Flat, messages: &[Message]) -> Vec<Vec<String>> {
    let texts = |message: &Message| {
        let forms = &flat[&message.path.join(".")];
        let order: &[&str] = if message.plural { language.forms } else { &[""] };
        order.iter().map(|form| numbered(&forms[*form], &message.names)).collect()
    };
    messages.iter().map(texts).collect()
}

fn numbered(text: &str, names: &[String]) -> String {
    names.iter().enumerate().fold(text.to_owned(), |text, (index, name)| {
        text.replace(&format!("{{{{ {name} }}}}"), &format!("{{{index}}}"))
    })
}
