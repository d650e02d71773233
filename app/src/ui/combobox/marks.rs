//! Which parts of an option's name the search has found.

/// Splits `label` into parts, each with whether it matches a word of `query`. `fold` takes case and
/// accents away; it is given one character of the label at a time, so that places stay known.
pub fn marks<'a>(label: &'a str, query: &str, fold: impl Fn(&str) -> String) -> Vec<(&'a str, bool)> {
    let words: Vec<String> = query.split_whitespace().map(&fold).filter(|word| !word.is_empty()).collect();
    let (folded, origins) = folded_with_origins(label, &fold);
    let mut found = vec![false; label.len()];
    for word in &words {
        for (start, _) in folded.match_indices(word.as_str()) {
            for origin in &origins[start..start + word.len()] {
                found[*origin] = true;
            }
        }
    }
    runs(label, &found)
}

/// The folded label, and for each of its bytes where the character it came from begins.
fn folded_with_origins(label: &str, fold: impl Fn(&str) -> String) -> (String, Vec<usize>) {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    for (at, letter) in label.char_indices() {
        let plain = fold(&label[at..at + letter.len_utf8()]);
        origins.extend(std::iter::repeat_n(at, plain.len()));
        folded.push_str(&plain);
    }
    (folded, origins)
}

/// Joins neighbours that are both found or both not.
fn runs<'a>(label: &'a str, found: &[bool]) -> Vec<(&'a str, bool)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in label.char_indices().skip(1) {
        if found[at] != found[start] {
            parts.push((&label[start..at], found[start]));
            start = at;
        }
    }
    if !label.is_empty() {
        parts.push((&label[start..], found[start]));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Enough of folding for the tests; in the browser its own Unicode tables do it.
    fn fold(text: &str) -> String {
        text.to_lowercase().replace('č', "c").replace(['é', 'è'], "e")
    }

    #[test]
    fn matches_are_found_whatever_case_and_accents() {
        for (label, query, expected) in [
            ("Fabrikam", "fab", vec![("Fab", true), ("rikam", false)]),
            ("Fabrikam", "", vec![("Fabrikam", false)]),
            ("Fabrikam", "xyz", vec![("Fabrikam", false)]),
            ("Čapek Café", "caf cap", vec![("Čap", true), ("ek ", false), ("Caf", true), ("é", false)]),
            ("anana", "ana", vec![("ana", true), ("na", false)]),
            ("康拓索 Contoso", "拓", vec![("康", false), ("拓", true), ("索 Contoso", false)]),
            ("İstanbul", "st", vec![("İ", false), ("st", true), ("anbul", false)]),
            ("", "a", vec![]),
        ] {
            assert_eq!(marks(label, query, fold), expected, "{label} / {query}");
        }
    }
}
