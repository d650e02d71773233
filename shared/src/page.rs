//! Lists in pages: how many rows, where to go on.

use serde::{Deserialize, Serialize};

use crate::read::read;
use crate::text::Invalid;

/// How many rows of a list at once: 1 to 200, 50 where nobody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "u16", into = "u16")]
pub struct Limit(u16);

impl Limit {
    /// The most rows of one page.
    pub const MOST: u16 = 200;

    /// A limit within its bounds.
    pub const fn new(rows: u16) -> Result<Self, Invalid> {
        if rows >= 1 && rows <= Self::MOST { Ok(Self(rows)) } else { Err(Invalid::Range) }
    }

    /// The number of rows.
    pub const fn rows(self) -> usize {
        self.0 as usize
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(50)
    }
}

impl TryFrom<u16> for Limit {
    type Error = Invalid;

    fn try_from(rows: u16) -> Result<Self, Invalid> {
        Self::new(rows)
    }
}

impl From<Limit> for u16 {
    fn from(limit: Limit) -> Self {
        limit.0
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where to go on; absent on the last page. Opaque, and good only for the same query of the same tenant. A page
    /// may have fewer rows than asked for, even none, and still go on: a search stops after a bounded amount of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

read!(Page<T> { items, next });

impl<T> Page<T> {
    /// The same page with its rows turned into others.
    pub fn map<U>(self, into: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(into).collect(), next: self.next }
    }
}
