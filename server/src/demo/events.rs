//! What happened: ten months of the life of three providers.

use shared::audit::Origin;
use shared::contact::Provenance;
use shared::fact::{Evidence, Known, Source};
use shared::partner::{Partner, PartnershipState};
use shared::subscription::Status;
use shared::text::Invalid;
use shared::time::Timestamp;

use super::customers::{self, Buyer, COHO, CONTOSO, MARGIES};
use super::partners::{
    self, FABRIKAM, FIRST_UP, Firm, LITWARE, MESSENGER, RELECLOUD, RESELLERS, SOUTHRIDGE, TAILWIND, TREY, lines,
};
use super::people::{ALEX, DIEGO, ENRICO, HENRIETTA, MEGAN, OF_TREY, Persona};
use super::reach::{Admin, FIRST, LAST};
use super::subscriptions::{self, Sold};
use super::teller::{Teller, Wish};

/// Subscriptions that arrive later than the first import.
const LATER: [u8; 3] = [21, 30, 33];

/// The story of Trey Research.
pub(super) fn trey(now: Timestamp) -> Result<Teller, Invalid> {
    let mut teller = Teller::begin(now, partners::trey()?, &MEGAN, 300);
    teller.people(&OF_TREY)?;
    teller.scene(300, "09:00", &MEGAN, Origin::Web);
    teller.profile(TREY, lines(TREY, now)?);
    trey_first_import(&mut teller)?;
    trey_first_months(&mut teller)?;
    trey_spring(&mut teller)?;
    trey_last_weeks(&mut teller)?;
    trey_last_days(&mut teller)?;
    Ok(teller)
}

fn trey_first_import(teller: &mut Teller) -> Result<(), Invalid> {
    teller.scene(299, "09:00", &MEGAN, Origin::Import);
    for firm in RESELLERS {
        let agreement = match firm.id {
            LITWARE => Some(false),
            TAILWIND => None,
            _ => Some(true),
        };
        let source = match firm.id {
            TAILWIND => Source::Attested,
            SOUTHRIDGE => Source::Simulated,
            _ => Source::Imported,
        };
        teller.partner(known(&firm, agreement, source, teller.at())?);
    }
    buyers(teller, 299, &MEGAN, &customers::OF_TREY)?;
    teller.scene(299, "09:20", &MEGAN, Origin::Import);
    sold(teller, subscriptions::OF_TREY.iter().filter(|sold| !LATER.contains(&sold.n)))?;
    teller.scene(299, "09:30", &MEGAN, Origin::Import);
    for line in FIRST {
        teller.reach(line);
    }
    teller.scene(299, "09:40", &MEGAN, Origin::Import);
    for (n, partner) in [(5, FIRST_UP), (6, TREY), (14, TREY), (24, RELECLOUD), (28, TREY)] {
        teller.sees(n, partner);
    }
    teller.scene(299, "10:15", &MEGAN, Origin::Web);
    for firm in RESELLERS {
        teller.profile(firm.id, lines(firm.id, teller.now)?);
    }
    Ok(())
}

fn trey_first_months(teller: &mut Teller) -> Result<(), Invalid> {
    teller.scene(292, "13:05", &ALEX, Origin::Web);
    let wish = Wish::manual(26, FIRST_UP, "Agreed with the bank's IT by telephone", "INC-20413");
    teller.tries(&ALEX, wish)?;
    teller.scene(285, "08:47", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(28, FABRIKAM, "The customer asked for its usual reseller", "INC-20455"))?;
    teller.scene(270, "15:31", &MEGAN, Origin::Web);
    teller.tries(&MEGAN, Wish::manual(13, FABRIKAM, "", ""))?;
    teller.scene(260, "10:02", &ALEX, Origin::PartnerCenter);
    teller.tries(&ALEX, Wish::manual(16, MESSENGER, "", ""))?;
    teller.scene(240, "09:00", &MEGAN, Origin::Web);
    teller.settings(|provider| provider.settings.review_months = Some(9));
    Ok(())
}

fn trey_spring(teller: &mut Teller) -> Result<(), Invalid> {
    teller.scene(160, "07:58", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(1, FIRST_UP, "Support agreement signed", "INC-21877"))?;
    teller.scene(150, "14:20", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(6, FIRST_UP, "Same desk as for their Business Standard", ""))?;
    teller.scene(120, "09:15", &MEGAN, Origin::Web);
    let many = |n| Wish {
        provenance: Provenance::Operation,
        ..Wish::manual(n, FABRIKAM, "Fabrikam looks after Northwind from now on", "CHG-1180")
    };
    teller.operation(&MEGAN, &[many(8), many(9), many(10)])?;
    teller.scene(100, "11:11", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(20, SOUTHRIDGE, "Wish of the customer", "INC-22390"))?;
    teller.scene(98, "16:40", &DIEGO, Origin::Web);
    teller.tries(&DIEGO, Wish::manual(22, SOUTHRIDGE, "", ""))?;
    teller.scene(75, "12:00", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(32, FIRST_UP, "Takes over from us", "INC-22804"))?;
    teller.scene(69, "05:00", &MEGAN, Origin::Import);
    sold(teller, later(33))?;
    teller.changes(32, |subscription| subscription.status = Status::Deleted);
    teller.scene(61, "05:00", &MEGAN, Origin::Import);
    sold(teller, later(30))?;
    teller.scene(60, "05:30", &MEGAN, Origin::Command);
    teller.tries(&MEGAN, Wish { provenance: Provenance::Rule, ..Wish::manual(30, FIRST_UP, "", "") })
}

fn trey_last_weeks(teller: &mut Teller) -> Result<(), Invalid> {
    teller.scene(55, "10:26", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(3, FABRIKAM, "Runs their Azure landing zone", "INC-23051"))?;
    teller.scene(46, "09:03", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(14, FABRIKAM, "", ""))?;
    teller.scene(45, "08:10", &MEGAN, Origin::Web);
    let undo = Wish { provenance: Provenance::Undo, ..Wish::manual(14, TREY, "That was the wrong row", "") };
    teller.tries(&MEGAN, undo)?;
    let tailwind = Wish::manual(23, TAILWIND, "", "INC-23177");
    teller.scene(40, "13:44", &ALEX, Origin::Web);
    teller.tries(&ALEX, tailwind)?;
    teller.scene(39, "09:20", &MEGAN, Origin::Web);
    let reason = "Tailwind confirmed by e-mail that it holds delegated admin";
    teller.tries(&MEGAN, Wish { confirm: true, reason, ..tailwind })?;
    teller.scene(30, "15:02", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(22, LITWARE, "", ""))?;
    teller.scene(21, "05:00", &MEGAN, Origin::Import);
    teller.changes(34, |subscription| subscription.status = Status::Deleted);
    teller.scene(20, "09:35", &MEGAN, Origin::Web);
    let archived = teller.customers.get(&COHO).cloned();
    if let Some(coho) = archived {
        let archived = Some(teller.at());
        teller.customer(shared::customer::Customer { archived, ..coho });
    }
    Ok(())
}

fn trey_last_days(teller: &mut Teller) -> Result<(), Invalid> {
    teller.scene(10, "05:00", &MEGAN, Origin::Import);
    if let Some(messenger) = teller.partners.get(&MESSENGER).cloned() {
        let partnership = Some(Known::new(PartnershipState::Ended, Source::Imported, teller.at()));
        teller.partner(Partner { partnership, ..messenger });
    }
    teller.scene(9, "08:52", &MEGAN, Origin::Web);
    let heir = Wish::manual(17, FIRST_UP, "Consolidated Messenger is no longer our partner", "CHG-1202");
    teller.tries(&MEGAN, Wish { provenance: Provenance::Succession, ..heir })?;
    teller.scene(8, "11:37", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(22, MESSENGER, "", ""))?;
    teller.scene(5, "14:09", &ALEX, Origin::PartnerCenter);
    teller.tries(&ALEX, Wish::manual(4, RELECLOUD, "", ""))?;
    trey_last_import(teller);
    teller.scene(2, "09:12", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(11, FIRST_UP, "", "INC-23688"))?;
    teller.scene(2, "09:14", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(14, FIRST_UP, "", "INC-23690"))?;
    teller.scene(2, "10:31", &ALEX, Origin::Web);
    teller.tries(&ALEX, Wish::manual(7, FIRST_UP, "", ""))?;
    teller.scene(1, "05:00", &MEGAN, Origin::Import);
    sold(teller, later(21))
}

/// It sees everything again but Margie's Travel, and some news.
fn trey_last_import(teller: &mut Teller) {
    teller.scene(3, "05:00", &MEGAN, Origin::Import);
    let news = |customer, partner| LAST.iter().any(|line| (line.0, line.1) == (customer, partner));
    for (customer, partner, ..) in FIRST {
        if customer != MARGIES && !news(customer, partner) {
            teller.same_reach(customer, partner);
        }
    }
    for line in LAST {
        teller.reach(line);
    }
    for (n, partner) in [(5, FIRST_UP), (6, TREY), (14, TREY), (24, RELECLOUD)] {
        teller.sees(n, partner);
    }
}

/// The story of Proseware, which shares Contoso with Trey Research.
pub(super) fn proseware(now: Timestamp) -> Result<Teller, Invalid> {
    let provider = partners::proseware()?;
    let own = provider.tenant();
    let mut teller = Teller::begin(now, provider, &ENRICO, 200);
    teller.people(&[ENRICO])?;
    teller.scene(200, "09:00", &ENRICO, Origin::Web);
    teller.profile(own, lines(own, now)?);
    teller.scene(199, "09:00", &ENRICO, Origin::Import);
    for firm in RESELLERS.iter().filter(|firm| [FIRST_UP, FABRIKAM].contains(&firm.id)) {
        teller.partner(known(firm, Some(true), Source::Imported, teller.at())?);
    }
    buyers(&mut teller, 199, &ENRICO, &customers::OF_PROSEWARE)?;
    teller.scene(199, "09:20", &ENRICO, Origin::Import);
    sold(&mut teller, &subscriptions::OF_PROSEWARE)?;
    teller.reach((CONTOSO, FIRST_UP, shared::customer::Relation::Related, Admin::active(350)));
    teller.scene(199, "10:00", &ENRICO, Origin::Web);
    for partner in [FIRST_UP, FABRIKAM] {
        teller.profile(partner, lines(partner, now)?);
    }
    teller.scene(150, "10:10", &ENRICO, Origin::Web);
    teller.tries(&ENRICO, Wish::manual(35, FIRST_UP, "First Up knows their sales processes", "PW-88"))?;
    Ok(teller)
}

/// The story of the provider that bills directly and is the contact of everything (D13).
pub(super) fn vanarsdel(now: Timestamp) -> Result<Teller, Invalid> {
    let provider = partners::vanarsdel()?;
    let own = provider.tenant();
    let mut teller = Teller::begin(now, provider, &HENRIETTA, 120);
    teller.people(&[HENRIETTA])?;
    teller.scene(120, "09:00", &HENRIETTA, Origin::Web);
    teller.profile(own, lines(own, now)?);
    buyers(&mut teller, 119, &HENRIETTA, &customers::OF_VANARSDEL)?;
    teller.scene(119, "09:20", &HENRIETTA, Origin::Import);
    sold(&mut teller, &subscriptions::OF_VANARSDEL)?;
    Ok(teller)
}

fn known(firm: &Firm, agreement: Option<bool>, source: Source, at: Timestamp) -> Result<Partner, Invalid> {
    let evidence = Evidence { source, at };
    Ok(Partner {
        partnership: Some(Known { value: PartnershipState::Active, evidence }),
        agreement: agreement.map(|value| Known { value, evidence }),
        ..firm.partner()?
    })
}

fn buyers(teller: &mut Teller, day: i64, who: &Persona, buyers: &[Buyer]) -> Result<(), Invalid> {
    teller.scene(day, "09:10", who, Origin::Import);
    for buyer in buyers {
        teller.customer(buyer.customer()?);
    }
    Ok(())
}

fn sold<'a>(teller: &mut Teller, sold: impl IntoIterator<Item = &'a Sold>) -> Result<(), Invalid> {
    for sold in sold {
        teller.arrives(sold.subscription(teller.now)?);
    }
    Ok(())
}

fn later(n: u8) -> impl Iterator<Item = &'static Sold> {
    subscriptions::OF_TREY.iter().filter(move |sold| sold.n == n)
}
