//! Records of the activity log: `/auditrecords`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::resource::Attributes;
use crate::audit::{Action, Entry};
use crate::choice::choice;
use crate::id::{CustomerId, MpnId, RequestId, TenantId};
use crate::partner::Partner;
use crate::time::Timestamp;

choice! {
    /// What kind of thing changed; published words only.
    pub enum ResourceType {
        /// A customer.
        Customer = "customer",
        /// A subscription; its support contact too (D9).
        Subscription = "subscription",
        /// A partnership.
        PartnerRelationship = "partner_relationship",
        /// The relationship with a customer.
        PartnerCustomerRelationship = "partner_customer_relationship",
        /// A person of the partner.
        PartnerUser = "partner_user",
    }
}

choice! {
    /// What was done; published words only: a client library throws at others, for the whole list.
    pub enum OperationType {
        /// A subscription changed; its support contact too (D9).
        UpdateSubscription = "update_subscription",
        /// A customer arrived.
        AddCustomer = "add_customer",
        /// A customer left (D7c).
        RemovePartnerCustomerRelationship = "remove_partner_customer_relationship",
        /// A partnership began.
        CreatePartnerRelationship = "create_partner_relationship",
        /// A person of the partner was added or changed.
        UpdatePartnerUser = "update_partner_user",
    }
}

/// What an action is called in the published vocabulary; none for those that have no honest name there. Our own API shows
/// all.
pub const fn published(action: Action) -> Option<(ResourceType, OperationType)> {
    match action {
        Action::ContactAssigned
        | Action::ContactFollowed
        | Action::ContactImported
        | Action::SubscriptionAdded
        | Action::SubscriptionChanged => Some((ResourceType::Subscription, OperationType::UpdateSubscription)),
        Action::CustomerAdded => Some((ResourceType::Customer, OperationType::AddCustomer)),
        Action::CustomerArchived => {
            Some((ResourceType::PartnerCustomerRelationship, OperationType::RemovePartnerCustomerRelationship))
        }
        Action::PartnerAdded => Some((ResourceType::PartnerRelationship, OperationType::CreatePartnerRelationship)),
        Action::PersonChanged => Some((ResourceType::PartnerUser, OperationType::UpdatePartnerUser)),
        Action::CustomerChanged
        | Action::PartnerChanged
        | Action::ReachChanged
        | Action::ProfileChanged
        | Action::SettingsChanged
        | Action::PortalCreated
        | Action::PortalChanged
        | Action::PortalRevoked => None,
    }
}

choice! {
    /// How it ended.
    pub enum OperationStatus {
        /// Done.
        Succeeded = "succeeded",
        /// Refused.
        Failed = "failed",
    }
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditRecord {
    /// `partner_customer_resource_operation_ticks`, as in Partner Center.
    pub id: String,
    /// The provider.
    pub partner_id: TenantId,
    /// The customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Its name now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_name: Option<String>,
    /// Who did it; absent once erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_principal_name: Option<String>,
    /// Through what: always this application.
    pub application_id: Cow<'static, str>,
    /// The kind of thing.
    pub resource_type: ResourceType,
    /// The thing before: JSON in a string, its names in `PascalCase`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_old_value: Option<String>,
    /// The thing after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_new_value: Option<String>,
    /// What was done.
    pub operation_type: OperationType,
    /// The request.
    pub original_correlation_id: RequestId,
    /// When.
    pub operation_date: Timestamp,
    /// How it ended.
    pub operation_status: OperationStatus,
    /// The precise story (D9).
    pub customized_data: Vec<KeyValue>,
    /// `AuditRecord`.
    pub attributes: Attributes,
}

/// One detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct KeyValue {
    /// Its name.
    pub key: Cow<'static, str>,
    /// Its value.
    pub value: String,
}

/// What an entry mentions, as it is called now.
#[derive(Clone, Debug, Default)]
pub struct Mentioned<'a> {
    /// The customer's name.
    pub customer: Option<String>,
    /// Who did it.
    pub user: Option<String>,
    /// The contact before.
    pub before: Option<&'a Partner>,
    /// The contact after.
    pub after: Option<&'a Partner>,
}

/// A contact as it stands in a record.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Value<'a> {
    support_tenant_id: TenantId,
    #[serde(skip_serializing_if = "Option::is_none")]
    support_mpn_id: Option<MpnId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

fn value(id: Option<TenantId>, partner: Option<&Partner>) -> Option<String> {
    let value = Value {
        support_tenant_id: id?,
        support_mpn_id: partner.and_then(|partner| partner.mpn),
        name: partner.map(|partner| partner.name.as_str()),
    };
    serde_json::to_string(&value).ok()
}

impl AuditRecord {
    /// The record of an entry of this provider; none for entries without a published name, nor for the provider's own
    /// record, which is no relationship.
    pub fn of(provider: TenantId, entry: &Entry, mentioned: Mentioned<'_>) -> Option<Self> {
        if entry.partner == Some(provider) {
            return None;
        }
        let (resource_type, operation_type) = published(entry.action)?;
        let status = if entry.refused.is_some() { OperationStatus::Failed } else { OperationStatus::Succeeded };
        Some(Self {
            id: id(provider, entry, operation_type),
            partner_id: provider,
            customer_id: entry.customer,
            customer_name: mentioned.customer,
            user_principal_name: mentioned.user,
            application_id: Cow::Borrowed("Switchboard"),
            resource_type,
            resource_old_value: value(entry.before, mentioned.before),
            resource_new_value: value(entry.after, mentioned.after),
            operation_type,
            original_correlation_id: entry.request,
            operation_date: entry.at,
            operation_status: status,
            customized_data: details(entry),
            attributes: Attributes::of("AuditRecord"),
        })
    }
}

/// `partner_customer_subscription_operation_ticks`; ticks are tenths of a microsecond since the year 1.
fn id(provider: TenantId, entry: &Entry, operation: OperationType) -> String {
    let ticks = entry.at.micros().saturating_mul(10).saturating_add(621_355_968_000_000_000);
    let mut id = provider.to_string();
    for part in [entry.customer.map(|id| id.to_string()), entry.subscription.map(|id| id.to_string())] {
        id.extend(part.iter().flat_map(|part| ["_", part]));
    }
    format!("{id}_{}_{ticks}", operation.code().replace('_', ""))
}

/// The precise story of an entry, beyond what the published words can say (D9).
fn details(entry: &Entry) -> Vec<KeyValue> {
    let roles: Vec<_> = entry.roles.iter().map(crate::role::Role::code).collect();
    let yes = |is: bool| is.then(|| "true".to_owned());
    let all = [
        ("Action", Some(entry.action.to_string())),
        ("SubscriptionId", entry.subscription.map(|id| id.to_string())),
        ("PartnerId", entry.partner.map(|id| id.to_string())),
        ("Version", entry.version.map(|version| version.to_string())),
        ("Provenance", entry.provenance.map(|provenance| provenance.to_string())),
        ("Origin", Some(entry.origin.to_string())),
        ("UserId", Some(entry.actor.to_string())),
        ("Roles", Some(roles.join(","))),
        ("Reason", entry.reason.as_ref().map(ToString::to_string)),
        ("Ticket", entry.ticket.as_ref().map(ToString::to_string)),
        ("Confirmed", yes(entry.confirmed)),
        ("LastWriteWins", yes(entry.blind)),
        ("ErrorCode", entry.refused.map(|code| code.to_string())),
        ("Attempts", entry.times.map(|times| times.to_string())),
        ("OperationId", entry.operation.map(|id| id.to_string())),
    ];
    let told = all.into_iter().filter_map(|(key, value)| Some((key, value.filter(|value| !value.is_empty())?)));
    told.map(|(key, value)| KeyValue { key: Cow::Borrowed(key), value }).collect()
}
