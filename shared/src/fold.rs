//! How names are compared and found: one folding and one order for every store and the browser.

#[cfg(feature = "normalize")]
use crate::unicode::unmarked;

/// Letters without marks and case: compatibility forms taken apart (NFKD), marks stripped, lower case.
/// `Ångström GmbH` and `angstrom gmbh` fold to the same text.
#[cfg(feature = "normalize")]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower: String = unmarked(text).chars().flat_map(char::to_lowercase).collect();
    // Small letters may have marks again.
    plain(unmarked(&lower).chars())
}

/// The end of folding, for whoever has taken letters apart, marks off and capitals down already: letters that have no
/// decomposition, but that readers expect to be found.
pub fn plain(letters: impl Iterator<Item = char>) -> String {
    let mut folded = String::new();
    for letter in letters {
        match letter {
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            letter => folded.push(letter),
        }
    }
    folded
}

/// The key by which names are ordered, bytewise, on every store: the folded name, single spaces, at most 64 bytes.
#[cfg(feature = "normalize")]
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<_> = folded.split_whitespace().collect();
    let mut key = words.join(" ");
    let mut end = key.len().min(64);
    while !key.is_char_boundary(end) {
        end -= 1;
    }
    key.truncate(end);
    key
}

/// More words say nothing more of a name.
const MOST_TERMS: usize = 32;

fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The terms by which a name is found: its folded words; runs of Chinese, Japanese or Korean letters, which have no
/// spaces, as overlapping pairs. Each once, at most 32 of at most 32 letters.
#[cfg(feature = "normalize")]
pub fn terms(text: &str) -> Vec<String> {
    terms_of(&fold(text))
}

/// The terms of a text that is folded already.
pub fn terms_of(folded: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for word in folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        for run in letters.chunk_by(|a, b| is_cjk(*a) == is_cjk(*b)) {
            if run.first().is_some_and(|letter| is_cjk(*letter)) && run.len() > 1 {
                terms.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
            } else {
                terms.push(run.iter().take(32).collect());
            }
        }
    }
    let mut once: Vec<String> = Vec::with_capacity(terms.len().min(MOST_TERMS));
    for term in terms {
        if once.len() < MOST_TERMS && !once.contains(&term) {
            once.push(term);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_fold_to_what_people_type() {
        for (name, folded) in [
            ("Ångström GmbH", "angstrom gmbh"),
            ("Müller & Söhne", "muller & sohne"),
            ("Kőszegi Árpád", "koszegi arpad"),
            ("Straße", "strasse"),
            ("Ｃｏｎｔｏｓｏ", "contoso"),
            ("Łódź", "lodz"),
            ("北京科技", "北京科技"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
    }

    #[test]
    fn terms_are_words_and_pairs() {
        assert_eq!(terms("O'Neil & Sons, Ltd."), ["o", "neil", "sons", "ltd"]);
        assert_eq!(terms("北京科技 Contoso"), ["北京", "京科", "科技", "contoso"]);
        assert_eq!(terms("contoso-24.example.com"), ["contoso", "24", "example", "com"]);
        assert_eq!(terms("王"), ["王"]);
        assert!(terms(" !? ").is_empty());
    }

    #[test]
    fn keys_are_short_and_cut_between_letters() {
        assert_eq!(name_key("  Zoë   Café "), "zoe cafe");
        assert_eq!(name_key(&"中".repeat(40)), "中".repeat(21));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn every_term_of_a_name_finds_it(name in "\\PC{1,40}") {
            let all = terms(&name);
            for term in &all {
                prop_assert!(terms(term).iter().all(|part| all.contains(part)), "{} of {}", term, name);
            }
        }
    }
}
