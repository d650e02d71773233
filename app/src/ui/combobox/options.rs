//! What a combobox offers.

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the owner knows it by.
    pub id: String,
    /// Its name; searched and marked.
    pub name: String,
    /// More to tell it from others: number, country; each line of its own. Read out with the name.
    pub detail: String,
    /// A word after the name, such as "Default".
    pub mark: Option<String>,
    /// Why it cannot simply be taken.
    pub reasons: Vec<String>,
    /// Whether choosing it sets the value. The owner hears of the choice either way and can tell
    /// more about the reasons.
    pub settable: bool,
}

/// Choices of one kind, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind, as a heading; empty when there is only one kind.
    pub heading: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// The choice at a place counted through all groups.
pub fn at(groups: &[Group], place: usize) -> Option<&Choice> {
    groups.iter().flat_map(|group| &group.choices).nth(place)
}

/// How many choices there are in all groups.
pub fn count(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.choices.len()).sum()
}
