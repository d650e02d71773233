//! Where a walk through an index goes on: after this key, in the order of the walk.

use std::cmp::Ordering;

use shared::id::{CustomerId, SubscriptionId};

use crate::store::order::RowKey;

/// Sorts after every key of a name: seventeen times the highest letter is longer than any key.
const HIGH: &str = "\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\
                    \u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}\u{10FFFF}";

/// Which way a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    /// How two things follow each other on this way.
    pub(super) fn order<T: Ord + ?Sized>(self, a: &T, b: &T) -> Ordering {
        match self {
            Self::Up => a.cmp(b),
            Self::Down => b.cmp(a),
        }
    }

    /// Before every name.
    pub(super) fn first_name(self) -> String {
        if self == Self::Up { String::new() } else { HIGH.to_owned() }
    }

    /// Behind every name.
    pub(super) fn last_name(self) -> String {
        if self == Self::Up { HIGH.to_owned() } else { String::new() }
    }

    /// Before every id; an id of another length is met by none.
    pub(super) fn first_id(self) -> Vec<u8> {
        if self == Self::Up { Vec::new() } else { vec![0xff; 17] }
    }

    /// Behind every id.
    pub(super) fn last_id(self) -> Vec<u8> {
        if self == Self::Up { vec![0xff; 17] } else { Vec::new() }
    }

    /// The key behind everything of a customer.
    pub(super) fn behind(self, name: String, customer: CustomerId) -> RowKey {
        let id = if self == Self::Up { [0xff; 16] } else { [0; 16] };
        RowKey { name, customer, product: self.last_name(), subscription: SubscriptionId::from_bytes(id) }
    }
}

/// A key as columns; parts may stand before or behind everything.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) name: String,
    pub(super) customer: Vec<u8>,
    pub(super) product: String,
    pub(super) id: Vec<u8>,
}

impl Edge {
    /// Before everything.
    pub(super) fn start(way: Way) -> Self {
        let (name, id) = (way.first_name(), way.first_id());
        Self { name: name.clone(), customer: id.clone(), product: name, id }
    }

    /// At a row.
    pub(super) fn at(key: &RowKey) -> Self {
        Self {
            name: key.name.clone(),
            customer: key.customer.bytes().to_vec(),
            product: key.product.clone(),
            id: key.subscription.bytes().to_vec(),
        }
    }
}
