//! The languages of the product and which of them a person gets.

use super::tr::LANGUAGES;

/// A language that Switchboard speaks. English is the reference and the last resort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// German.
    De,
    /// Hungarian.
    Hu,
    /// Czech.
    Cs,
    /// Brazilian Portuguese.
    PtBr,
    /// Simplified Chinese.
    ZhCn,
}

impl Lang {
    /// All languages, in the order of the generated table and of the language menu.
    pub const ALL: [Self; 6] = [Self::En, Self::De, Self::Hu, Self::Cs, Self::PtBr, Self::ZhCn];

    /// The BCP 47 tag: for `lang` attributes, `Intl` and the name of the language's file.
    pub fn tag(self) -> &'static str {
        LANGUAGES[self as usize].0
    }

    /// Its plural categories in the order in which a message's forms are stored.
    pub fn forms(self) -> &'static [&'static str] {
        LANGUAGES[self as usize].1
    }

    /// The language's own name for itself, so that its speakers find it whatever is shown now.
    pub fn endonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Hu => "Magyar",
            Self::Cs => "Čeština",
            Self::PtBr => "Português (Brasil)",
            Self::ZhCn => "简体中文",
        }
    }

    /// The language that serves a reader of `tag` (BCP 47, any case): `de-AT` is read as German.
    /// Traditional Chinese is not served by the simplified script.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        if primary == "zh" {
            let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
            return (!traditional).then_some(Self::ZhCn);
        }
        Self::ALL.into_iter().find(|lang| lang.tag().split('-').next() == Some(primary))
    }

    /// The stored choice if there is one, else the first of the browser's languages that we speak,
    /// else English.
    pub fn choose(stored: Option<&str>, preferred: &[String]) -> Self {
        stored
            .and_then(Self::from_tag)
            .or_else(|| preferred.iter().find_map(|tag| Self::from_tag(tag)))
            .unwrap_or(Self::En)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_the_language_that_its_reader_understands() {
        for (tag, lang) in [
            ("en", Some(Lang::En)),
            ("EN-us", Some(Lang::En)),
            ("de-AT", Some(Lang::De)),
            ("pt", Some(Lang::PtBr)),
            ("pt-PT", Some(Lang::PtBr)),
            ("zh", Some(Lang::ZhCn)),
            ("zh-Hans-SG", Some(Lang::ZhCn)),
            ("zh_CN", Some(Lang::ZhCn)),
            ("zh-TW", None),
            ("zh-Hant-HK", None),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }

    #[test]
    fn the_stored_choice_wins_then_the_browser_then_english() {
        let browser = ["fr-FR".to_owned(), "cs".to_owned(), "de".to_owned()];
        assert_eq!(Lang::choose(Some("hu"), &browser), Lang::Hu);
        assert_eq!(Lang::choose(Some("klingon"), &browser), Lang::Cs);
        assert_eq!(Lang::choose(None, &browser), Lang::Cs);
        assert_eq!(Lang::choose(None, &[]), Lang::En);
    }

    #[test]
    fn the_order_is_that_of_the_generated_table() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
    }
}
