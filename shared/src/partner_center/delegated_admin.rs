//! Delegated admin relationships as Microsoft Graph lists them: only read, by the import.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::word::Word;
use crate::customer::{AdminKind, AdminStatus, DelegatedAdmin};
use crate::id::{CustomerId, TenantId};
use crate::text::Invalid;
use crate::time::Timestamp;

/// A list of Graph: `{"value": […], "@odata.nextLink": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphList {
    /// The items, each read on its own.
    pub value: Vec<Value>,
    /// There is more, which this answer does not have.
    #[serde(default, rename = "@odata.nextLink")]
    pub next: Option<String>,
}

/// One relationship: `delegatedAdminRelationship`, or `resellerDelegatedAdminRelationship` where a provider made it for
/// a reseller.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DelegatedAdminRelationship {
    /// Its id.
    pub id: Option<String>,
    /// What the partner calls it.
    pub display_name: Option<String>,
    /// Its state.
    pub status: Option<Word<AdminStatus>>,
    /// When it came into force.
    pub activated_date_time: Option<Timestamp>,
    /// When it ends.
    pub end_date_time: Option<Timestamp>,
    /// By how much it is extended when it would end: `PT0S`, `P0D` or `P180D`.
    pub auto_extend_duration: Option<String>,
    /// On whom; none while no customer accepted.
    pub customer: Option<GraphCustomer>,
    /// The provider that made it for a reseller.
    pub indirect_provider_tenant_id: Option<TenantId>,
    /// The reseller has not agreed yet.
    pub is_partner_consent_pending: Option<bool>,
}

/// The customer of a relationship.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GraphCustomer {
    /// Its tenant.
    pub tenant_id: Option<CustomerId>,
    /// Its name.
    pub display_name: Option<String>,
}

/// The length of an extension that is written as days, `P180D`.
fn extension(text: &str) -> Result<i64, Invalid> {
    if text == "PT0S" {
        return Ok(0);
    }
    let days = text.strip_prefix('P').and_then(|rest| rest.strip_suffix('D')).ok_or(Invalid::Time)?;
    days.parse().map_err(|_| Invalid::Time)
}

impl DelegatedAdminRelationship {
    /// What it says of the partner's privileges. While it is in force and extends itself, it ends after the extension
    /// (D6). One that waits for the reseller is not in force.
    pub fn privileges(&self) -> DelegatedAdmin {
        let status = self.status.as_ref().and_then(Word::known).unwrap_or(AdminStatus::UnknownFutureValue);
        let status = if self.is_partner_consent_pending == Some(true) { AdminStatus::ApprovalPending } else { status };
        let extended = self.auto_extend_duration.as_deref().map_or(Ok(0), extension).unwrap_or(0);
        let ends = self.end_date_time.map(|end| end.plus_days(extended));
        DelegatedAdmin { kind: AdminKind::Gdap, status, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partner_center::{Notes, parse, read};

    fn one(json: &str) -> DelegatedAdmin {
        let read: DelegatedAdminRelationship = read(parse(json.as_bytes()).unwrap(), &mut Notes::default()).unwrap();
        read.privileges()
    }

    #[test]
    fn an_extension_counts() {
        let plain = one(r#"{"status":"active","endDateTime":"2027-01-01T00:00:00Z","autoExtendDuration":"PT0S"}"#);
        assert_eq!(
            (plain.status, plain.ends.unwrap().to_string().as_str()),
            (AdminStatus::Active, "2027-01-01T00:00:00Z")
        );
        let extended =
            one(r#"{"status":"Expiring","endDateTime":"2027-01-01T00:00:00Z","autoExtendDuration":"P180D"}"#);
        assert_eq!(extended.ends.unwrap().to_string(), "2027-06-30T00:00:00Z");
    }

    #[test]
    fn what_is_not_in_force_is_not() {
        assert!(!one(r#"{"status":"active","isPartnerConsentPending":true}"#).in_force());
        assert_eq!(one(r#"{"status":"dreaming"}"#).status, AdminStatus::UnknownFutureValue);
    }
}
