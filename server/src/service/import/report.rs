//! What an import read, changed and skipped, and why: for people, and for programs as JSON.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use shared::partner_center::fault::said;
use shared::problem::FieldError;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file, as it was named.
    #[serde(serialize_with = "as_text")]
    pub file: Arc<str>,
    /// The line, from 1, where a file has one answer a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The item of a list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<usize>,
}

fn as_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

/// Why a file was refused; nothing of it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// A `.csv` file.
    Csv,
    /// The system could not read it.
    Unreadable(String),
    /// Larger than [`super::MOST_BYTES`].
    TooLarge,
    /// Not JSON, nested too deep, or a field is not what it should be.
    Field(FieldError),
    /// Neither where it comes from nor what is in it says what it is.
    NotKnown,
    /// It does not say which customer's.
    NoCustomer,
    /// It does not say which subscription's.
    NoSubscription,
    /// It does not say which partner's.
    NoPartner,
    /// It names two customers.
    TwoCustomers,
    /// It is the answer to a request that failed.
    ErrorAnswer(String),
}

/// A refused file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Why.
    pub why: Fault,
}

/// Why a record was left out; the rest of its file was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
    /// Its customer is not known here.
    CustomerUnknown,
    /// The subscription is not known here.
    SubscriptionUnknown,
    /// The partner is not known here.
    PartnerUnknown,
    /// Tenant id and partner number name different partners (D3).
    PartnerAmbiguous,
    /// The subscription is another customer's here.
    OtherCustomer,
    /// The subscription has ended.
    Ended,
    /// The customer still has subscriptions in use (D7c).
    InUse,
    /// A new customer to whom there is no relationship.
    NoRelationship,
    /// The partner's support profile is kept here by people (D2).
    ProfileKept,
    /// A profile without any address.
    NothingToReach,
    /// What is known here is newer.
    Older,
    /// One page of several, and another page may say better.
    Partial,
    /// About the provider itself, which needs none.
    Own,
    /// A partner that is not a reseller of the provider.
    NotReseller,
    /// It says nothing that other answers do not say.
    NothingNew,
    /// A delegated admin relationship that was offered to no customer yet.
    Unoffered,
    /// It was changed again and again meanwhile.
    Busy,
}

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Partners, with partnership and agreement.
    Partners,
    /// Support profiles.
    Profiles,
    /// Customers.
    Customers,
    /// Subscriptions.
    Subscriptions,
    /// Support contacts.
    Contacts,
    /// Resellers' reach to customers: relationship and delegated admin.
    Reaches,
}

/// How it went with the records of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Items in the files; several may be about one record.
    pub read: u32,
    /// Records that are new here.
    pub added: u32,
    /// Records that say something else now.
    pub changed: u32,
    /// Records seen again as they are: only the date of the evidence is newer.
    pub refreshed: u32,
    /// Records that were not touched.
    pub unchanged: u32,
    /// Records that were left out, with why.
    pub skipped: BTreeMap<Skip, Vec<Place>>,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileRead {
    /// The file, as it was named.
    #[serde(serialize_with = "as_text")]
    pub file: Arc<str>,
    /// Items by kind.
    pub items: BTreeMap<Kind, u32>,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Files that were read.
    pub files: Vec<FileRead>,
    /// Files that were not.
    pub refused: Vec<Refused>,
    /// How it went, by kind.
    pub kinds: BTreeMap<Kind, Tally>,
    /// Contacts that stay although Partner Center names somebody else (D18).
    pub differs: u32,
    /// Fields that are not known here, how often.
    pub unknown_fields: BTreeMap<String, u32>,
    /// Values that are not known here, or were mended, how often.
    pub unknown_values: BTreeMap<String, u32>,
}

impl Report {
    /// Was anything written that says something new?
    pub fn changed(&self) -> bool {
        self.kinds.values().any(|tally| tally.added + tally.changed > 0)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(item) = self.item {
            write!(f, ", item {item}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Csv => f.write_str("CSV files cannot be imported yet; give the JSON answers as they are"),
            Self::Unreadable(why) => write!(f, "it cannot be read: {why}"),
            Self::TooLarge => write!(f, "larger than {} MB; split it", super::MOST_BYTES >> 20),
            Self::Field(error) => f.write_str(&said(error)),
            Self::NotKnown => f.write_str(
                "neither its address nor its name says what it is; name it like the address it was read from, for \
                 example customers/GUID/subscriptions.json",
            ),
            Self::NoCustomer => f.write_str(
                "it does not say which customer's; put it into customers/GUID/, or write {\"url\",\"fetchedAt\",\"body\"}",
            ),
            Self::NoSubscription => f.write_str(
                "it does not say which subscription's; put it into customers/GUID/subscriptions/GUID/, or write \
                 {\"url\",\"fetchedAt\",\"body\"}",
            ),
            Self::NoPartner => f.write_str(
                "it does not say which partner's; put it into partners/GUID/ (the provider's own are not needed)",
            ),
            Self::TwoCustomers => f.write_str("its address and its content name different customers"),
            Self::ErrorAnswer(said) => write!(f, "it is the answer to a request that failed: {said}"),
        }
    }
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CustomerUnknown => "the customer is not known here; import it too",
            Self::SubscriptionUnknown => "the subscription is not known here; import it too",
            Self::PartnerUnknown => "the partner is not known here; import the list of resellers too",
            Self::PartnerAmbiguous => "tenant id and partner number name different partners",
            Self::OtherCustomer => "the subscription belongs to another customer here",
            Self::Ended => "the subscription has ended",
            Self::InUse => "the relationship ended, but subscriptions are still in use; the customer stays",
            Self::NoRelationship => "there is no relationship with this customer",
            Self::ProfileKept => "people keep this support profile here",
            Self::NothingToReach => "it has neither telephone nor e-mail nor website",
            Self::Older => "what is known here is newer",
            Self::Partial => "one page of several; import all pages together",
            Self::Own => "the provider itself; not needed",
            Self::NotReseller => "not a reseller of the provider",
            Self::NothingNew => "it says nothing that the lists do not say",
            Self::Unoffered => "not yet offered to a customer",
            Self::Busy => "changed by somebody at the same time; run the import again",
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Partners => "partners",
            Self::Profiles => "support profiles",
            Self::Customers => "customers",
            Self::Subscriptions => "subscriptions",
            Self::Contacts => "support contacts",
            Self::Reaches => "reseller relationships",
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { read, added, changed, refreshed, unchanged, .. } = self;
        write!(f, "{read} read: {added} added, {changed} changed, {refreshed} seen again, {unchanged} unchanged")?;
        let skipped: usize = self.skipped.values().map(Vec::len).sum();
        if skipped > 0 { write!(f, ", {skipped} skipped") } else { Ok(()) }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for refused in &self.refused {
            writeln!(f, "refused: {}: {}", refused.place, refused.why)?;
        }
        for (kind, tally) in &self.kinds {
            writeln!(f, "{kind}: {tally}")?;
            for (skip, places) in &tally.skipped {
                let shown: Vec<_> = places.iter().take(3).map(ToString::to_string).collect();
                let more = if places.len() > 3 { format!(" and {} more", places.len() - 3) } else { String::new() };
                writeln!(f, "  skipped: {skip} ({}{more})", shown.join("; "))?;
            }
        }
        if self.differs > 0 {
            writeln!(f, "{} contacts stay although Partner Center names somebody else", self.differs)?;
        }
        let list = |counts: &BTreeMap<String, u32>| {
            counts.iter().map(|(name, times)| format!("{name} ({times})")).collect::<Vec<_>>().join(", ")
        };
        if !self.unknown_fields.is_empty() {
            writeln!(f, "fields not known here, not used: {}", list(&self.unknown_fields))?;
        }
        if !self.unknown_values.is_empty() {
            writeln!(f, "values not known here, or mended: {}", list(&self.unknown_values))?;
        }
        let (read, refused) = (self.files.len(), self.refused.len());
        writeln!(f, "{read} files read, {refused} refused")
    }
}
