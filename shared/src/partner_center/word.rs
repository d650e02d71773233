//! Words of Partner Center's vocabularies. Its clients spell one word in three ways, and it adds words over time.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::audit::ResourceType;
use super::filter::{Field, Operator};
use crate::choice::choice;
use crate::customer::AdminStatus;
use crate::subscription::Status;

/// A word that is known here, or another one, kept as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word<T> {
    /// Known.
    Known(T),
    /// Added later, or elsewhere.
    Other(String),
}

impl<T: Copy> Word<T> {
    /// The word, when it is known.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Other(_) => None,
        }
    }
}

/// A closed list of words.
pub trait Vocabulary: Copy + 'static {
    /// Every word.
    const WORDS: &'static [Self];

    /// How it is written here.
    fn written(self) -> &'static str;
}

macro_rules! vocabulary {
    ($($name:ty),+ $(,)?) => {
        $(impl Vocabulary for $name {
            const WORDS: &'static [Self] = &Self::ALL;

            fn written(self) -> &'static str {
                self.code()
            }
        })+
    };
}

vocabulary!(AdminStatus, Field, Operator, RelationshipToPartner, RelationshipType, ResourceType, SeekOperation, Status);

/// The known word that is meant by `snake_case`, `PascalCase`, `camelCase` or any mixture of them.
pub fn spelled<T: Vocabulary>(text: &str) -> Option<T> {
    let meant = letters(text);
    T::WORDS.iter().copied().find(|word| letters(word.written()) == meant)
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase()).collect()
}

impl<T: Copy + Serialize> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(word) => word.serialize(serializer),
            Self::Other(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(spelled(&text).map_or(Self::Other(text), Self::Known))
    }
}

choice! {
    /// How two partners are related, seen from the one who asks.
    pub enum RelationshipType {
        /// The provider asks for its resellers.
        IsIndirectCloudSolutionProviderOf = "is_indirect_cloud_solution_provider_of",
        /// The reseller asks for its providers.
        IsIndirectResellerOf = "is_indirect_reseller_of",
    }
}

choice! {
    /// What the partner is to a customer.
    pub enum RelationshipToPartner {
        /// Not said.
        Unknown = "unknown",
        /// It sells to the customer.
        Reseller = "reseller",
        /// It advises.
        Advisor = "advisor",
        /// Syndication.
        Syndication = "syndication",
        /// Microsoft's own support.
        MicrosoftSupport = "microsoft_support",
        /// Nothing, or no longer anything (D7c).
        None = "none",
    }
}

choice! {
    /// Which page of a list, seen from the one that the token came with.
    pub enum SeekOperation {
        /// The one after it.
        Next = "next",
        /// The one before it.
        Previous = "previous",
        /// The first.
        First = "first",
        /// The last.
        Last = "last",
        /// One by its number.
        PageIndex = "page_index",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_every_spelling() {
        for text in [
            "is_indirect_cloud_solution_provider_of",
            "IsIndirectCloudSolutionProviderOf",
            "isIndirectCloudSolutionProviderOf",
            "isindirectcloudsolutionproviderof",
        ] {
            assert_eq!(spelled(text), Some(RelationshipType::IsIndirectCloudSolutionProviderOf), "{text}");
        }
        assert_eq!(spelled("Active"), Some(Status::Active));
        assert_eq!(spelled("ApprovalPending"), Some(AdminStatus::ApprovalPending));
        assert_eq!(spelled::<Status>("paused"), None);
    }

    #[test]
    fn unknown_words_are_kept() {
        let word: Word<Status> = serde_json::from_str("\"Paused\"").unwrap();
        assert_eq!((word.known(), serde_json::to_string(&word).unwrap().as_str()), (None, "\"Paused\""));
    }
}
