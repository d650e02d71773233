//! Who can sign in to the demonstration.

use shared::id::{PersonId, TenantId};
use shared::person::Person;
use shared::role::{Role, Roles, Side};
use shared::text::Invalid;
use shared::version::Version;
use uuid::uuid;

use super::customers::CONTOSO;
use super::partners::{FIRST_UP, PROSEWARE, TREY, VANARSDEL};

/// Somebody of the story.
#[derive(Clone, Copy)]
pub(super) struct Persona {
    pub id: PersonId,
    pub name: &'static str,
    pub email: &'static str,
    pub side: Side,
    pub party: TenantId,
    pub roles: &'static [Role],
}

const fn id(guid: uuid::Uuid) -> PersonId {
    PersonId::new(guid)
}

/// Runs the support desk of Trey Research.
pub(super) const MEGAN: Persona = Persona {
    id: id(uuid!("48d31887-5fad-4d73-a9f5-3c356e68a038")),
    name: "Megan Bowen",
    email: "megan.bowen@treyresearch.example",
    side: Side::Provider,
    party: TREY,
    roles: &[Role::AdminAgent, Role::GlobalAdmin],
};
/// Answers the telephone there.
pub(super) const ALEX: Persona = Persona {
    id: id(uuid!("4782e723-f4f4-4af3-a76e-25e3bab0d896")),
    name: "Alex Wilber",
    email: "alex.wilber@treyresearch.example",
    side: Side::Provider,
    party: TREY,
    roles: &[Role::HelpdeskAgent],
};
/// Sells there.
pub(super) const DIEGO: Persona = Persona {
    id: id(uuid!("08fa38e4-cbfa-4488-94ed-c834da6539df")),
    name: "Diego Siciliani",
    email: "diego.siciliani@treyresearch.example",
    side: Side::Provider,
    party: TREY,
    roles: &[Role::SalesAgent],
};
const JOHANNA: Persona = Persona {
    id: id(uuid!("626cbf8c-5dde-46b0-8385-9e40d64736fe")),
    name: "Johanna Lorenz",
    email: "johanna.lorenz@treyresearch.example",
    side: Side::Provider,
    party: TREY,
    roles: &[Role::Auditor],
};
const LIDIA: Persona = Persona {
    id: id(uuid!("2ed03dfd-01d8-4005-a9ef-fa8ee546dc6c")),
    name: "Lidia Holloway",
    email: "lidia.holloway@firstup.example",
    side: Side::Reseller,
    party: FIRST_UP,
    roles: &[Role::AdminAgent],
};
const ADELE: Persona = Persona {
    id: id(uuid!("87d349ed-44d7-43e1-9a83-5f2406dee5bd")),
    name: "Adele Vance",
    email: "adele.vance@contoso.example",
    side: Side::Customer,
    party: CONTOSO.tenant(),
    roles: &[Role::GlobalAdmin],
};
/// Runs the support desk of Proseware.
pub(super) const ENRICO: Persona = Persona {
    id: id(uuid!("5bde3e51-d13b-4db1-9948-fe4b109d11a7")),
    name: "Enrico Cattaneo",
    email: "enrico.cattaneo@proseware.example",
    side: Side::Provider,
    party: PROSEWARE,
    roles: &[Role::AdminAgent, Role::GlobalAdmin],
};
/// Does everything at the direct-bill provider.
pub(super) const HENRIETTA: Persona = Persona {
    id: id(uuid!("c03e6eaa-b6ab-46d7-905b-73ec7ea1f755")),
    name: "Henrietta Mueller",
    email: "henrietta.mueller@vanarsdel.example",
    side: Side::Provider,
    party: VANARSDEL,
    roles: &[Role::AdminAgent, Role::GlobalAdmin],
};

/// Everybody who comes into the story with Trey Research, in the order of the sign-in page.
pub(super) const OF_TREY: [Persona; 6] = [MEGAN, ALEX, DIEGO, JOHANNA, LIDIA, ADELE];

impl Persona {
    /// The set of roles.
    pub fn roles(&self) -> Roles {
        self.roles.iter().copied().collect()
    }

    /// The row. Personas count as verified (D16), so their own tenant keeps it.
    pub fn row(&self) -> Result<Person, Invalid> {
        Ok(Person {
            tenant: self.party,
            id: self.id,
            side: self.side,
            party: self.party,
            verified: true,
            roles: self.roles(),
            name: Some(self.name.parse()?),
            email: Some(self.email.parse()?),
            persona: true,
            version: Version::FIRST,
        })
    }
}
