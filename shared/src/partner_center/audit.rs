//! Records of the activity log: `/auditrecords`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::resource::Attributes;
use crate::audit::Action;
use crate::choice::choice;
use crate::id::{CustomerId, RequestId, TenantId};
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
        | Action::SettingsChanged => None,
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
    /// The thing before: JSON in a string, PascalCase.
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
#[serde(rename_all = "camelCase")]
pub struct KeyValue {
    /// Its name.
    pub key: Cow<'static, str>,
    /// Its value.
    pub value: String,
}
