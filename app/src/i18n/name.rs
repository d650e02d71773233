//! What the closed sets of `shared` are called: one message a value, checked to be complete by the compiler.

use super::message::Message;
use crate::msg;
use shared::audit::{Action, Origin};
use shared::contact::Provenance;
use shared::customer::{AdminKind, AdminStatus, Relation};
use shared::eligibility::Class;
use shared::fact::Source;
use shared::flags::Flag;
use shared::role::{Permission, Role, RolePolicy, Side};
use shared::subscription::{Channel, Commerce, Status};

/// Something that has a name in every language.
pub trait Name: Copy {
    /// Its name.
    fn name(self) -> Message;
}

macro_rules! names {
    ($kind:ident, $space:ident { $($value:ident: $key:ident),+ $(,)? }) => {
        impl Name for $kind {
            fn name(self) -> Message {
                match self {
                    $(Self::$value => msg!(name.$space.$key),)+
                }
            }
        }
    };
}

names!(
    Role,
    role {
        AdminAgent: admin_agent,
        GlobalAdmin: global_admin,
        HelpdeskAgent: helpdesk_agent,
        SalesAgent: sales_agent,
        UserManagementAdmin: user_management_admin,
        Auditor: auditor,
    }
);

names!(Side, side { Provider: provider, Reseller: reseller, Customer: customer });

names!(RolePolicy, policy { P2020: p2020, P2021: p2021, Current: current });

names!(
    Permission,
    permission {
        Read: read,
        Assign: assign,
        AssignMany: assign_bulk,
        Administer: administer,
        RequestRelationship: request_relationship,
        EndRelationship: end_relationship,
        ManagePeople: manage_people,
        ReadActivity: read_activity,
    }
);

names!(
    Channel,
    channel {
        Csp: csp,
        Direct: direct,
        EnterpriseAgreement: enterprise_agreement,
        Open: open,
        Advisor: advisor,
        AnotherProvider: another_provider,
        Other: other,
    }
);

names!(Commerce, commerce { Legacy: legacy, NewCommerce: new_commerce, Azure: azure, Software: software });

names!(
    Status,
    status {
        None: none,
        Active: active,
        Pending: pending,
        Suspended: suspended,
        Expired: expired,
        Canceled: canceled,
        Disabled: disabled,
        Deleted: deleted,
        Unknown: unknown,
    }
);

names!(
    Flag,
    flag {
        Ineligible: ineligible,
        Unverified: unverified,
        Ending: ending,
        Unreachable: unreachable,
        Unreviewed: unreviewed,
        Differs: differs,
    }
);

names!(Class, class { Eligible: eligible, Unverified: unverified, Ineligible: ineligible });

names!(
    Provenance,
    provenance {
        Default: default,
        Manual: manual,
        Operation: operation,
        Rule: rule,
        Import: import,
        Undo: undo,
        Succession: succession,
    }
);

names!(
    Action,
    action {
        ContactAssigned: contact_assigned,
        ContactFollowed: contact_followed,
        ContactImported: contact_imported,
        SubscriptionAdded: subscription_added,
        SubscriptionChanged: subscription_changed,
        CustomerAdded: customer_added,
        CustomerChanged: customer_changed,
        CustomerArchived: customer_archived,
        PartnerAdded: partner_added,
        PartnerChanged: partner_changed,
        ReachChanged: reach_changed,
        ProfileChanged: profile_changed,
        SettingsChanged: settings_changed,
        PersonChanged: person_changed,
        PortalCreated: portal_created,
        PortalChanged: portal_changed,
        PortalRevoked: portal_revoked,
    }
);

names!(Origin, origin { Web: web, PartnerCenter: partner_center, Import: import, Command: command, Portal: portal });

names!(Source, source { Imported: imported, Attested: attested, Simulated: simulated });

names!(Relation, relation { Related: related, Unrelated: unrelated });

names!(AdminKind, admin { None: none, Gdap: gdap, Dap: dap });

names!(
    AdminStatus,
    admin_status {
        Created: created,
        ApprovalPending: approval_pending,
        Approved: approved,
        Activating: activating,
        Active: active,
        Expiring: expiring,
        Expired: expired,
        TerminationRequested: termination_requested,
        Terminating: terminating,
        Terminated: terminated,
        UnknownFutureValue: unknown_future_value,
    }
);
