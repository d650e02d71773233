//! The customers of the story.

use shared::customer::{Customer, Reference};
use shared::id::CustomerId;
use shared::text::Invalid;
use shared::version::Version;
use uuid::uuid;

/// A customer before anything happens to it.
#[derive(Clone, Copy)]
pub(super) struct Buyer {
    pub id: CustomerId,
    pub name: &'static str,
    pub domain: &'static str,
    pub country: &'static str,
    /// Its debtor number at the distributor (D14).
    pub debtor: &'static str,
}

macro_rules! customers {
    ($($(#[$doc:meta])* $key:ident = $guid:literal;)+) => {
        $($(#[$doc])* pub(super) const $key: CustomerId = CustomerId::new(uuid!($guid));)+
    };
}

customers! {
    /// Buys from two providers.
    CONTOSO = "2a5f8c31-6d7e-4b90-a1c4-9f3e0d6b7c52";
    FOURTH_COFFEE = "b6d1e0f7-3c2a-4985-8e6b-5a7f1c9d0e34";
    NORTHWIND = "58e4b2c9-a0f1-4d63-97b8-c3d2e1f0a465";
    ADATUM = "d97c3a1b-4e5f-4206-b8a9-0c1d2e3f4a5b";
    WINGTIP = "7f0b9e8d-1c2b-4a39-8d4e-5f6a7b8c9d01";
    TAILSPIN = "41c7d5e6-f8a9-4b0c-9d1e-2f3a4b5c6d72";
    LUCERNE = "e3f2a1b0-c9d8-4e7f-a6b5-c4d3e2f1a083";
    WOODGROVE = "96a8b7c5-d4e3-4f21-8091-a2b3c4d5e694";
    MARGIES = "0d9e8f7a-6b5c-4d4e-b3f2-a1c0b9d8e7a5";
    /// Its name is Chinese.
    BAKERY = "c5b4a392-81f0-4e6d-9c7b-8a5f4e3d2cb6";
    /// Its name has sixty characters.
    INSTITUTE = "3e2d1c0b-9a8f-4c7e-8d6b-5c4a3f2e1dc7";
    /// No longer a customer.
    COHO = "8b7a6c5d-4e3f-4a1b-a0c9-d8e7f6a5b4d8";
    IMPORTERS = "1f0e2d3c-4b5a-4697-88c7-b6a5d4e3f2e9";
    ALPINE = "a4b3c2d1-e0f9-4887-96a5-b4c3d2e1f0fa";
}

const fn buyer(
    id: CustomerId,
    name: &'static str,
    domain: &'static str,
    country: &'static str,
    debtor: &'static str,
) -> Buyer {
    Buyer { id, name, domain, country, debtor }
}

/// The customers of Trey Research.
pub(super) const OF_TREY: [Buyer; 12] = [
    buyer(CONTOSO, "Contoso GmbH", "contoso.onmicrosoft.com", "DE", "D-10023"),
    buyer(FOURTH_COFFEE, "Fourth Coffee Café & Pâtisserie", "fourthcoffee.onmicrosoft.com", "FR", "D-10047"),
    buyer(NORTHWIND, "Northwind Traders AG", "northwindtraders.onmicrosoft.com", "DE", "D-10051"),
    buyer(ADATUM, "A. Datum Österreich", "adatum.onmicrosoft.com", "AT", "D-10078"),
    buyer(WINGTIP, "Wingtip Toys", "wingtiptoys.onmicrosoft.com", "NL", "D-10102"),
    buyer(TAILSPIN, "Tailspin Toys Łódź", "tailspintoys.onmicrosoft.com", "PL", "D-10119"),
    buyer(LUCERNE, "Nakladatelství Lucerne Publishing", "lucernepublishing.onmicrosoft.com", "CZ", "D-10124"),
    buyer(WOODGROVE, "Woodgrove Bank", "woodgrovebank.onmicrosoft.com", "ES", "D-10140"),
    buyer(MARGIES, "Margie's Travel", "margiestravel.onmicrosoft.com", "IE", "D-10166"),
    buyer(BAKERY, "康托索烘焙（柏林）有限公司", "contosobakery.onmicrosoft.com", "DE", "D-10173"),
    buyer(
        INSTITUTE,
        "Graphic Design Institute für angewandte Kunst und Typografie",
        "graphicdesigninstitute.onmicrosoft.com",
        "CH",
        "D-10188",
    ),
    buyer(COHO, "Coho Winery", "cohowinery.onmicrosoft.com", "PT", "D-10195"),
];

/// Contoso as Proseware knows it, and a customer of its own.
pub(super) const OF_PROSEWARE: [Buyer; 2] = [
    buyer(CONTOSO, "Contoso GmbH", "contoso.onmicrosoft.com", "DE", "PW/7731"),
    buyer(IMPORTERS, "Wide World Importers Nagykereskedő Kft.", "wideworldimporters.onmicrosoft.com", "HU", "PW/7802"),
];

/// The one customer of the direct-bill provider.
pub(super) const OF_VANARSDEL: [Buyer; 1] =
    [buyer(ALPINE, "Alpine Ski House Åre", "alpineskihouse.onmicrosoft.com", "SE", "1004")];

impl Buyer {
    /// The record.
    pub fn customer(&self) -> Result<Customer, Invalid> {
        Ok(Customer {
            id: self.id,
            name: self.name.parse()?,
            domain: Some(self.domain.parse()?),
            country: Some(self.country.parse()?),
            references: vec![Reference { system: "debtor".parse()?, value: self.debtor.parse()? }],
            archived: None,
            version: Version::FIRST,
        })
    }
}
