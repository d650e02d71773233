//! Each kind of fault in a catalogue stops the build: the build script's checker, tested.

#[expect(dead_code, reason = "the build script uses more of it than the tests")]
#[path = "../../build/catalogue.rs"]
mod catalogue;

use catalogue::{Catalogues, LANGUAGES, check};

/// Six catalogues without a fault: a plain message, one with a name, one with plural forms.
fn sound() -> [String; 6] {
    LANGUAGES.map(|language| {
        let form = |f: &&str| format!(r#""rows_{f}": "{{{{ count }}}} in {{{{ list }}}} {}{f}""#, language.tag);
        let forms: Vec<String> = language.forms.iter().map(form).collect();
        format!(r#"{{"page": {{"title": "T", "call": "Call {{{{ name }}}}", {}}}}}"#, forms.join(", "))
    })
}

/// The catalogues after `change` to the file of `tag`.
fn changed(tag: &str, from: &str, to: &str) -> Result<Catalogues, Vec<String>> {
    let mut sources = sound();
    let index = LANGUAGES.iter().position(|l| l.tag == tag).unwrap_or_default();
    assert!(sources[index].contains(from), "{from} is not in {}", sources[index]);
    sources[index] = sources[index].replacen(from, to, 1);
    check(&sources).map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

#[test]
fn sound_catalogues_pass_with_numbered_placeholders() {
    let catalogues = check(&sound()).map_err(|faults| format!("{faults:?}"));
    let catalogues = catalogues.unwrap_or_else(|faults| unreachable!("{faults}"));
    let keys: Vec<String> = catalogues.messages.iter().map(|m| m.path.join(".")).collect();
    assert_eq!(keys, ["page.call", "page.rows", "page.title"]);
    assert_eq!(catalogues.messages[1].names, ["count", "list"]);
    assert_eq!(catalogues.texts[0][0], ["Call {0}"]);
    assert_eq!(catalogues.texts[3][1].len(), 4);
    assert_eq!(catalogues.texts[5][1], ["{0} in {1} zh-CNother"]);
}

#[test]
fn every_fault_is_found_and_named_with_file_and_key() {
    let cases = [
        ("de", r#""title": "T", "#, "", "locales/de.json: page.title: missing key: en.json has it"),
        (
            "hu",
            r#""title": "T""#,
            r#""title": "T", "more": "M""#,
            "locales/hu.json: page.more: surplus key: en.json does not have it",
        ),
        ("en", r#""title": "T", "#, "", "locales/de.json: page.title: surplus key: en.json does not have it"),
        ("cs", "Call {{ name }}", "Call", "locales/cs.json: page.call: missing placeholder `name`"),
        ("cs", "Call {{ name }}", "{{ name }} {{ nmae }}", "locales/cs.json: page.call: unknown placeholder `nmae`"),
        ("cs", "rows_few", "rows_two", "locales/cs.json: page.rows: missing plural form `few`"),
        (
            "cs",
            "rows_few",
            "rows_two",
            "locales/cs.json: page.rows: the language does not have the plural form `two` here",
        ),
        (
            "pt-BR",
            "{{ count }} in {{ list }} pt-BRmany",
            "many {{ list }}",
            "locales/pt-BR.json: page.rows_many: missing placeholder `count`",
        ),
        ("zh-CN", r#""title""#, r#""title_other""#, "locales/zh-CN.json: page.title: missing plural form `(none)`"),
        (
            "de",
            "Call {{ name }}",
            "Call {{name}}",
            "locales/de.json: page.call: a brace may stand only in a placeholder, written `{{ name }}`",
        ),
        ("de", "Call {{ name }}", "Call {{ name", "locales/de.json: page.call: a placeholder does not end with ` }}`"),
        ("de", r#""title": "T""#, r#""title": """#, "locales/de.json: page.title: the text is empty"),
        (
            "de",
            r#""title": "T""#,
            r#""title": "T ""#,
            "locales/de.json: page.title: the text begins or ends with a space",
        ),
        (
            "de",
            r#""title": "T""#,
            r#""title": "T\nU""#,
            "locales/de.json: page.title: the text has a line break, a tab or another control character",
        ),
        (
            "de",
            r#""title": "T""#,
            r#""title": "T...""#,
            "locales/de.json: page.title: write … as one character, not three full stops",
        ),
        (
            "de",
            r#""title": "T""#,
            r#""title": ["T"]"#,
            "locales/de.json: not a catalogue: invalid type: sequence, expected a text or an object of texts at line 1 column 20",
        ),
        (
            "de",
            r#""title": "T""#,
            r#""title": "T", "title": "U""#,
            "locales/de.json: not a catalogue: the key `title` stands twice at line 1 column 36",
        ),
        (
            "en",
            r#""title": "T""#,
            r#""Title": "T""#,
            "locales/en.json: page.Title: a key is lower-case letters, digits and `_`, begins with a letter and is no Rust keyword",
        ),
        (
            "en",
            r#""title": "T""#,
            r#""rows": {"a": "b"}"#,
            "locales/en.json: page.rows: a message and a group of messages have this name",
        ),
        (
            "en",
            "{{ count }} in {{ list }} enone",
            "In {{ list }}",
            "locales/en.json: page.rows_one: missing placeholder `count`",
        ),
        (
            "en",
            r#""title": "T""#,
            r#""title": "{{ count }}""#,
            "locales/en.json: page.title: `{{ count }}` needs plural forms; use another name for a number without them",
        ),
    ];
    for (tag, from, to, expected) in cases {
        match changed(tag, from, to) {
            Ok(_) => unreachable!("not found: {expected}"),
            Err(faults) => assert!(faults.iter().any(|f| f == expected), "wanted {expected}\nfound {faults:#?}"),
        }
    }
}

#[test]
fn a_sentence_left_in_english_is_found() {
    let english = r#""title": "Nothing matches these filters""#;
    let mut sources = sound().map(|source| source.replacen(r#""title": "T""#, english, 1));
    for source in sources.iter_mut().skip(2) {
        *source = source.replacen(english, r#""title": "Ő""#, 1);
    }
    let faults =
        check(&sources).map(|_| ()).map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(
        faults,
        Err(vec!["locales/de.json: page.title: not translated: the same words as in en.json".to_owned()])
    );
}

#[test]
fn the_catalogues_of_the_product_are_sound() {
    let sources = LANGUAGES.map(|language| {
        let path = format!("{}/locales/{}.json", env!("CARGO_MANIFEST_DIR"), language.tag);
        std::fs::read_to_string(path).unwrap_or_default()
    });
    assert_eq!(check(&sources).err(), None);
}
