//! What an embed token lets its bearer do: the one place where it is said.
//!
//! A portal asks for a token for one of its people. The token names a customer, perhaps some of its subscriptions, and
//! what may be done with them; it is good for nothing else.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::id::{CustomerId, PortalId, SubscriptionId};
use crate::role::Permission;
use crate::text::Invalid;

choice! {
    /// What a portal may ask for.
    pub enum EmbedPermission {
        /// Read the subscriptions that are named, their contacts, and who may be their contact.
        Read = "read",
        /// Set an eligible contact, and what comes before and after it: read, and see the customer's card.
        Assign = "assign",
        /// Set a contact of which not every fact is known, once that was confirmed. Needs `assign`.
        Confirm = "confirm",
        /// Read whom the customer calls.
        Support = "support",
    }
}

/// A set of permissions that makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<EmbedPermission>", into = "Vec<EmbedPermission>")]
pub struct EmbedPermissions(u8);

impl EmbedPermissions {
    /// Is the permission in the set?
    pub const fn contains(self, permission: EmbedPermission) -> bool {
        self.0 & (1 << permission as u8) != 0
    }

    /// The permissions, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = EmbedPermission> {
        EmbedPermission::ALL.into_iter().filter(move |permission| self.contains(*permission))
    }

    /// As one byte for a store.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// From a store's byte.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b1111)
    }

    /// May its bearer do this act?
    pub const fn allow(self, act: EmbedAct) -> bool {
        use EmbedPermission::{Assign, Read, Support};
        match act {
            EmbedAct::Ask => true,
            EmbedAct::Look => self.contains(Read) || self.contains(Assign),
            EmbedAct::Assign => self.contains(Assign),
            EmbedAct::Card => self.contains(Support) || self.contains(Assign),
        }
    }

    /// Which of the provider's own permissions it stands for, within what the token names.
    pub const fn stand_for(self, permission: Permission) -> bool {
        match permission {
            Permission::Read => self.0 != 0,
            Permission::Assign => self.contains(EmbedPermission::Assign),
            // Of all that an administrator may do, the routes of a token leave this one: confirming a candidate.
            Permission::Administer => self.contains(EmbedPermission::Assign) && self.contains(EmbedPermission::Confirm),
            Permission::AssignMany
            | Permission::RequestRelationship
            | Permission::EndRelationship
            | Permission::ManagePeople
            | Permission::ReadActivity => false,
        }
    }
}

impl TryFrom<Vec<EmbedPermission>> for EmbedPermissions {
    type Error = Invalid;

    /// One at least; `confirm` only with `assign`.
    fn try_from(permissions: Vec<EmbedPermission>) -> Result<Self, Invalid> {
        let set = Self(permissions.into_iter().fold(0, |set, permission| set | 1 << permission as u8));
        if set.0 == 0 {
            return Err(Invalid::Empty);
        }
        if set.contains(EmbedPermission::Confirm) && !set.contains(EmbedPermission::Assign) {
            return Err(Invalid::Choice);
        }
        Ok(set)
    }
}

impl From<EmbedPermissions> for Vec<EmbedPermission> {
    fn from(set: EmbedPermissions) -> Self {
        set.iter().collect()
    }
}

/// What the bearer of an embed token can try at all; every other address refuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedAct {
    /// Ask who it is and what it may.
    Ask,
    /// Look at a subscription, its contact, its candidates.
    Look,
    /// Set a contact.
    Assign,
    /// Look at the card that says whom to call.
    Card,
}

/// What one embed token is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The portal that asked for it.
    pub portal: PortalId,
    /// The customer.
    pub customer: CustomerId,
    /// Its subscriptions; none for all that the customer has.
    pub subscriptions: Option<Vec<SubscriptionId>>,
    /// What may be done.
    pub permissions: EmbedPermissions,
}

impl Grant {
    /// The most subscriptions that one token names.
    pub const MOST: usize = 100;

    /// Does it name this subscription? Whether that is the customer's is another question.
    pub fn names(&self, id: SubscriptionId) -> bool {
        self.subscriptions.as_ref().is_none_or(|ids| ids.contains(&id))
    }
}

/// The version of an element, as it stands in its address: `1.4.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ElementVersion([u16; 3]);

impl ElementVersion {
    /// The oldest whose requests are answered.
    pub const LOWEST: Self = Self([1, 0, 0]);

    /// The version by its three numbers.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self([major, minor, patch])
    }
}

impl FromStr for ElementVersion {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let number = |part: &str| {
            let plain = part == "0" || !part.starts_with(['0', '+']);
            part.parse::<u16>().ok().filter(|_| plain).ok_or(Invalid::Digits)
        };
        let parts = text.split('.').map(number).collect::<Result<Vec<_>, _>>()?;
        parts.try_into().map(Self).map_err(|_| Invalid::Digits)
    }
}

impl fmt::Display for ElementVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTS: [EmbedAct; 4] = [EmbedAct::Ask, EmbedAct::Look, EmbedAct::Assign, EmbedAct::Card];

    /// A grid a reader can check: one line a set of permissions, then what it may try and what it stands for.
    #[test]
    fn what_a_token_lets_its_bearer_do() {
        let mut grid = String::new();
        for bits in 0..16 {
            let wished: Vec<_> = EmbedPermissions(bits).iter().collect();
            let codes: Vec<_> = wished.iter().map(|permission| permission.code()).collect();
            let line = match EmbedPermissions::try_from(wished) {
                Err(invalid) => format!("refused: {invalid}"),
                Ok(set) => {
                    let acts = ACTS.iter().filter(|act| set.allow(**act)).map(|act| format!("{act:?}"));
                    let stands = Permission::ALL.iter().filter(|it| set.stand_for(**it)).map(|it| it.code().to_owned());
                    format!("{:<24}| {}", acts.collect::<Vec<_>>().join(" "), stands.collect::<Vec<_>>().join(" "))
                }
            };
            grid += &format!("{:<28}| {line}\n", codes.join(" "));
        }
        insta::assert_snapshot!(grid);
    }

    #[test]
    fn a_token_names_all_or_some() {
        let id = |n: u8| SubscriptionId::from_bytes([n; 16]);
        let all = Grant {
            portal: PortalId::from_bytes([1; 16]),
            customer: CustomerId::from_bytes([2; 16]),
            subscriptions: None,
            permissions: EmbedPermissions(1),
        };
        assert!(all.names(id(7)));
        let some = Grant { subscriptions: Some(vec![id(7)]), ..all };
        assert!(some.names(id(7)) && !some.names(id(8)));
    }

    #[test]
    fn versions_are_compared_by_their_numbers() {
        let read = |text: &str| text.parse::<ElementVersion>();
        assert!(read("1.10.0").unwrap() > read("1.9.9").unwrap());
        assert_eq!(read("1.4.2").unwrap().to_string(), "1.4.2");
        for text in ["", "1", "1.0", "1.0.0.0", "1.0.x", "1.0.+1", "01.0.0", "1.0.70000", "1.0.0-beta"] {
            assert_eq!(read(text), Err(Invalid::Digits), "{text}");
        }
    }
}
