//! Roles and what each may do: the one table, per policy (D4).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::choice::choice;

choice! {
    /// A role of Partner Center, or our read-only auditor. A reseller's and a customer's people carry the same
    /// names; what a role allows depends on the [`Side`] its holder stands on.
    pub enum Role {
        /// Admin agent.
        AdminAgent = "admin_agent",
        /// Global admin.
        GlobalAdmin = "global_admin",
        /// Helpdesk agent.
        HelpdeskAgent = "helpdesk_agent",
        /// Sales agent.
        SalesAgent = "sales_agent",
        /// User management admin.
        UserManagementAdmin = "user_management_admin",
        /// Reads everything, changes nothing.
        Auditor = "auditor",
    }
}

choice! {
    /// Who the signed-in person speaks for.
    pub enum Side {
        /// The provider, the owner of the data.
        Provider = "provider",
        /// A reseller: reads what it supports.
        Reseller = "reseller",
        /// A customer: reads whom to call.
        Customer = "customer",
    }
}

choice! {
    /// Which roles may assign. Microsoft's page changed over the years; each provider chooses (D4).
    pub enum RolePolicy {
        /// The five roles of the page of 2020.
        P2020 = "2020",
        /// Admin agent, Global admin, Helpdesk agent: the page of 2021 to 2024. The default.
        P2021 = "2021",
        /// Admin agent and Helpdesk agent: the newest page.
        Current = "current",
    }
}

choice! {
    /// What the provider's people do.
    pub enum Permission {
        /// Read, search and export.
        Read = "read",
        /// Assign, plan, apply, undo, confirm a reviewed contact.
        Assign = "assign",
        /// A plan of more than 100 rows.
        AssignMany = "assign_many",
        /// Confirm an unverified candidate; attest a fact; rules, settings, profiles, links, import.
        Administer = "administer",
        /// Request a relationship.
        RequestRelationship = "request_relationship",
        /// End a partnership or a customer relationship.
        EndRelationship = "end_relationship",
        /// Invite and remove people.
        ManagePeople = "manage_people",
        /// The activity log.
        ReadActivity = "read_activity",
    }
}

/// A set of roles.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Role>", into = "Vec<Role>")]
pub struct Roles(u8);

impl Roles {
    /// No role.
    pub const NONE: Self = Self(0);

    /// The set with this role too.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    /// Is the role in the set?
    pub const fn contains(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// Do the sets share a role?
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Is there no role in the set?
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contains(*role))
    }

    /// As one byte for a store.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// From a store's byte.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b11_1111)
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Vec<Role>> for Roles {
    fn from(roles: Vec<Role>) -> Self {
        roles.into_iter().collect()
    }
}

impl From<Roles> for Vec<Role> {
    fn from(roles: Roles) -> Self {
        roles.iter().collect()
    }
}

impl fmt::Debug for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

const fn set<const N: usize>(roles: [Role; N]) -> Roles {
    let mut sum = Roles::NONE;
    let mut index = 0;
    while index < N {
        sum = sum.with(roles[index]);
        index += 1;
    }
    sum
}

/// The roles of the provider's side that have the permission, under the policy. The permission table of the design.
pub const fn holders(permission: Permission, policy: RolePolicy) -> Roles {
    use Role::{AdminAgent, Auditor, GlobalAdmin, HelpdeskAgent, SalesAgent, UserManagementAdmin};
    let write = match policy {
        RolePolicy::P2020 => set([AdminAgent, GlobalAdmin, HelpdeskAgent, SalesAgent, UserManagementAdmin]),
        RolePolicy::P2021 => set([AdminAgent, GlobalAdmin, HelpdeskAgent]),
        RolePolicy::Current => set([AdminAgent, HelpdeskAgent]),
    };
    let lead = match policy {
        RolePolicy::P2020 | RolePolicy::P2021 => set([AdminAgent, GlobalAdmin]),
        RolePolicy::Current => set([AdminAgent]),
    };
    match permission {
        Permission::Read => set([AdminAgent, GlobalAdmin, HelpdeskAgent, SalesAgent, UserManagementAdmin, Auditor]),
        Permission::Assign => write,
        Permission::AssignMany | Permission::Administer => lead,
        Permission::RequestRelationship => set([AdminAgent, SalesAgent]),
        Permission::EndRelationship => match policy {
            RolePolicy::P2020 | RolePolicy::P2021 => set([GlobalAdmin]),
            RolePolicy::Current => set([AdminAgent]),
        },
        Permission::ManagePeople => set([GlobalAdmin, UserManagementAdmin]),
        Permission::ReadActivity => write.with(Auditor),
    }
}

/// May a holder of these roles, standing on this side, do this? Only the provider's people have permissions.
pub fn may(side: Side, roles: Roles, permission: Permission, policy: RolePolicy) -> bool {
    side == Side::Provider && roles.meets(holders(permission, policy))
}

/// May a holder of these roles read at all? The provider's people what is the provider's; a reseller's people what it
/// supports; of a customer its admins, the page that says whom to call.
pub const fn reads(side: Side, roles: Roles) -> bool {
    match side {
        // The same under every policy.
        Side::Provider => roles.meets(holders(Permission::Read, RolePolicy::P2021)),
        Side::Reseller => !roles.is_empty(),
        Side::Customer => roles.meets(set([Role::GlobalAdmin, Role::AdminAgent])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid a reader can check against the design: one line a permission and policy, one column a role.
    #[test]
    fn the_permission_table() {
        let mut grid = String::new();
        for permission in Permission::ALL {
            for policy in RolePolicy::ALL {
                let cells: Vec<_> = Role::ALL
                    .iter()
                    .map(|role| if holders(permission, policy).contains(*role) { role.code() } else { "-" })
                    .collect();
                grid += &format!("{:<21}{:<9}{}\n", permission.code(), policy.code(), cells.join(" "));
            }
        }
        insta::assert_snapshot!(grid);
    }

    #[test]
    fn other_sides_have_no_permission_of_the_provider() {
        let all: Roles = Role::ALL.into_iter().collect();
        for permission in Permission::ALL {
            assert!(may(Side::Provider, all, permission, RolePolicy::P2021));
            assert!(!may(Side::Reseller, all, permission, RolePolicy::P2021));
            assert!(!may(Side::Customer, all, permission, RolePolicy::P2021));
        }
    }

    #[test]
    fn a_set_survives_its_byte_and_its_json() {
        let roles = Roles::NONE.with(Role::Auditor).with(Role::AdminAgent);
        assert_eq!(Roles::from_bits(roles.bits()), roles);
        assert_eq!(serde_json::to_string(&roles).unwrap(), r#"["admin_agent","auditor"]"#);
        assert_eq!(serde_json::from_str::<Roles>(r#"["auditor","admin_agent"]"#).unwrap(), roles);
    }
}
