//! What the story's first import knew of resellers' reach to customers, and what the last one found.

use shared::customer::{AdminKind, AdminStatus, DelegatedAdmin, Relation};
use shared::id::{CustomerId, TenantId};
use shared::time::Timestamp;

use super::customers::{
    ADATUM, BAKERY, CONTOSO, FOURTH_COFFEE, INSTITUTE, LUCERNE, MARGIES, NORTHWIND, TAILSPIN, WINGTIP, WOODGROVE,
};
use super::partners::{FABRIKAM, FIRST_UP, LITWARE, MESSENGER, RELECLOUD, SOUTHRIDGE};

/// A reseller's delegated admin on a customer.
#[derive(Clone, Copy)]
pub(super) enum Admin {
    /// Nobody said.
    Unknown,
    /// None at all.
    None,
    /// The older kind, without an end.
    Dap,
    /// Granular: its state, and the day from now on which it ends.
    Gdap(AdminStatus, i64),
}

/// One line of an import.
pub(super) type Line = (CustomerId, TenantId, Relation, Admin);

const fn related(customer: CustomerId, partner: TenantId, admin: Admin) -> Line {
    (customer, partner, Relation::Related, admin)
}

const fn active(ends: i64) -> Admin {
    Admin::active(ends)
}

/// As it was when everything began.
pub(super) const FIRST: [Line; 14] = [
    related(CONTOSO, FIRST_UP, active(400)),
    related(CONTOSO, FABRIKAM, active(300)),
    related(FOURTH_COFFEE, FIRST_UP, active(500)),
    related(NORTHWIND, FABRIKAM, active(40)),
    related(ADATUM, FABRIKAM, active(-12)),
    related(ADATUM, FIRST_UP, active(-60)),
    related(WINGTIP, FIRST_UP, active(320)),
    related(WINGTIP, MESSENGER, active(150)),
    related(TAILSPIN, SOUTHRIDGE, active(280)),
    related(LUCERNE, RELECLOUD, active(250)),
    related(WOODGROVE, FIRST_UP, active(610)),
    related(MARGIES, FABRIKAM, active(-5)),
    related(BAKERY, FIRST_UP, Admin::Dap),
    related(INSTITUTE, FIRST_UP, active(200)),
];

/// What the last import found besides; everything else it saw unchanged, but for Margie's Travel, which it did not see.
pub(super) const LAST: [Line; 9] = [
    (NORTHWIND, FIRST_UP, Relation::Unrelated, Admin::Unknown),
    related(NORTHWIND, FABRIKAM, Admin::Gdap(AdminStatus::Expiring, 40)),
    related(ADATUM, FABRIKAM, Admin::Gdap(AdminStatus::Expired, -12)),
    related(ADATUM, FIRST_UP, Admin::None),
    related(TAILSPIN, FIRST_UP, Admin::Gdap(AdminStatus::ApprovalPending, 725)),
    related(TAILSPIN, LITWARE, active(330)),
    related(FOURTH_COFFEE, FABRIKAM, Admin::Gdap(AdminStatus::UnknownFutureValue, 90)),
    related(WOODGROVE, SOUTHRIDGE, active(100)),
    related(INSTITUTE, FABRIKAM, Admin::Gdap(AdminStatus::Terminated, 120)),
];

impl Admin {
    /// Granular, in force, to end so many days from now.
    pub const fn active(ends: i64) -> Self {
        Self::Gdap(AdminStatus::Active, ends)
    }

    /// The value; none when nobody said.
    pub fn value(self, now: Timestamp) -> Option<DelegatedAdmin> {
        match self {
            Self::Unknown => None,
            Self::None => Some(DelegatedAdmin::NONE),
            Self::Dap => Some(DelegatedAdmin { kind: AdminKind::Dap, status: AdminStatus::Active, ends: None }),
            Self::Gdap(status, days) => {
                Some(DelegatedAdmin { kind: AdminKind::Gdap, status, ends: Some(now.plus_days(days)) })
            }
        }
    }
}
