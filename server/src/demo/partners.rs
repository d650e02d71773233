//! The providers and resellers of the story, and how to reach them.

use shared::hours::{Hours, Span};
use shared::id::TenantId;
use shared::partner::{Partner, Provider, ProviderKind, Settings};
use shared::profile::SupportLine;
use shared::text::Invalid;
use shared::time::{Date, Timestamp};
use shared::version::Version;
use uuid::uuid;

/// The provider of the story.
pub(super) const TREY: TenantId = TenantId::new(uuid!("3b33e682-00c3-41ee-9dd2-a548adf56438"));
/// Another provider, which shares a customer with it.
pub(super) const PROSEWARE: TenantId = TenantId::new(uuid!("6b0f4cde-95c2-4a5e-8a0d-3f5c0f1d7b21"));
/// A provider without resellers.
pub(super) const VANARSDEL: TenantId = TenantId::new(uuid!("9d6a1f0e-7c34-4b1a-b0f8-51e2d3c4a6f7"));

/// Everything is right with it.
pub(super) const FIRST_UP: TenantId = TenantId::new(uuid!("484e548c-f5f3-4528-93a9-c16c6373cb59"));
/// Its delegated admin ends here and there.
pub(super) const FABRIKAM: TenantId = TenantId::new(uuid!("0f5e9d2a-6f0b-4a7c-8f53-2f6f3d1c9b84"));
/// In another region.
pub(super) const RELECLOUD: TenantId = TenantId::new(uuid!("b01b1487-b36e-4e6d-9b5e-0b58974c4b28"));
/// Has not signed the agreement.
pub(super) const LITWARE: TenantId = TenantId::new(uuid!("c4b7a3d1-2e58-4c6f-9a17-7d0e4b2f8c35"));
/// No longer a partner.
pub(super) const MESSENGER: TenantId = TenantId::new(uuid!("71d3c0b5-4f9a-4e26-8d7b-1a6c5e3f0942"));
/// Little is known of it.
pub(super) const TAILWIND: TenantId = TenantId::new(uuid!("e8a25f63-90d4-4b7e-a3c1-64f7b8d20e19"));
/// Has a web page only.
pub(super) const SOUTHRIDGE: TenantId = TenantId::new(uuid!("25c9f7e4-83b1-4d60-b5a2-0e9d6c4f1738"));

/// A partner without its facts.
#[derive(Clone, Copy)]
pub(super) struct Firm {
    pub id: TenantId,
    pub mpn: Option<&'static str>,
    pub name: &'static str,
    pub country: Option<&'static str>,
}

const fn firm(id: TenantId, mpn: &'static str, name: &'static str, country: &'static str) -> Firm {
    Firm { id, mpn: Some(mpn), name, country: Some(country) }
}

/// The resellers of Trey Research.
pub(super) const RESELLERS: [Firm; 7] = [
    firm(FIRST_UP, "4847383", "First Up Consultants", "AT"),
    firm(FABRIKAM, "4847512", "Fabrikam, Inc.", "DE"),
    firm(RELECLOUD, "4847433", "ReleCloud", "BR"),
    firm(LITWARE, "4848021", "Litware, Inc.", "PL"),
    firm(MESSENGER, "4847976", "Consolidated Messenger", "NL"),
    Firm { id: TAILWIND, mpn: None, name: "Tailwind Traders", country: None },
    firm(SOUTHRIDGE, "4848107", "Southridge Vídeo", "ES"),
];

impl Firm {
    /// The record, with nothing known yet.
    pub fn partner(&self) -> Result<Partner, Invalid> {
        Ok(Partner {
            id: self.id,
            mpn: self.mpn.map(str::parse).transpose()?,
            name: self.name.parse()?,
            country: self.country.map(str::parse).transpose()?,
            partnership: None,
            agreement: None,
            reachable: false,
            version: Version::FIRST,
        })
    }
}

fn provider(firm: Firm, kind: ProviderKind) -> Result<Provider, Invalid> {
    Ok(Provider { kind, partner: firm.partner()?, settings: Settings::default() })
}

/// Trey Research.
pub(super) fn trey() -> Result<Provider, Invalid> {
    provider(firm(TREY, "4391507", "Trey Research", "DE"), ProviderKind::IndirectProvider)
}

/// Proseware.
pub(super) fn proseware() -> Result<Provider, Invalid> {
    provider(firm(PROSEWARE, "4402218", "Proseware, Inc.", "HU"), ProviderKind::IndirectProvider)
}

/// The direct-bill provider.
pub(super) fn vanarsdel() -> Result<Provider, Invalid> {
    provider(firm(VANARSDEL, "4417730", "VanArsdel, Ltd.", "SE"), ProviderKind::DirectBill)
}

/// The lines of a partner's support profile; none for a partner that has none.
pub(super) fn lines(id: TenantId, now: Timestamp) -> Result<Vec<SupportLine>, Invalid> {
    let closed = &holidays(now)?;
    Ok(match id {
        TREY => trey_lines(closed)?,
        PROSEWARE => vec![SupportLine {
            hours: office("Europe/Budapest", 510, 990, closed)?,
            ..line("Ügyfélszolgálat", "+36 1 555 0140", "support@proseware.example", &["hu", "en"])?
        }],
        VANARSDEL => vec![SupportLine {
            hours: office("Europe/Stockholm", 480, 1_020, closed)?,
            ..line("Support", "+46 8 465 004 21", "support@vanarsdel.example", &["sv", "en"])?
        }],
        FIRST_UP => follow_the_sun(closed)?,
        FABRIKAM => fabrikam_lines(closed)?,
        RELECLOUD => vec![SupportLine {
            hours: office("America/Sao_Paulo", 540, 1_080, closed)?,
            ..line("Atendimento", "+55 11 5555 0188", "suporte@relecloud.example", &["pt-BR"])?
        }],
        LITWARE => vec![line("Pomoc techniczna", "+48 22 555 01 12", "pomoc@litware.example", &["pl", "en"])?],
        MESSENGER => vec![line("Servicedesk", "+31 20 555 0163", "desk@consolidated.example", &["nl", "en"])?],
        TAILWIND => vec![line("Helpdesk", "+420 555 010 177", "help@tailwind.example", &["cs", "en"])?],
        SOUTHRIDGE => vec![SupportLine {
            telephone: None,
            email: None,
            website: Some("https://ayuda.southridge.example/tickets".parse()?),
            ..line("Portal de ayuda", "", "", &["es"])?
        }],
        _ => Vec::new(),
    })
}

fn trey_lines(closed: &[Date]) -> Result<Vec<SupportLine>, Invalid> {
    Ok(vec![
        SupportLine {
            hours: office("Europe/Berlin", 480, 1_080, closed)?,
            ..line("Service desk", "+49 30 23125 100", "support@treyresearch.example", &["de", "en"])?
        },
        SupportLine {
            hours: daily("Europe/Berlin", 0, 1_440)?,
            families: vec!["Azure".parse()?],
            ..line("Azure hotline", "+49 30 23125 190", "azure@treyresearch.example", &["en"])?
        },
    ])
}

/// Three desks around the world: at every hour of every day one of them is open.
fn follow_the_sun(closed: &[Date]) -> Result<Vec<SupportLine>, Invalid> {
    Ok(vec![
        SupportLine {
            hours: office("Europe/Berlin", 420, 1_020, closed)?,
            website: Some("https://firstup.example/support".parse()?),
            ..line("Service desk Europe", "+49 89 99998 210", "desk@firstup.example", &["de", "en", "fr"])?
        },
        SupportLine {
            hours: daily("America/Sao_Paulo", 540, 1_260)?,
            ..line("Plantão São Paulo", "+55 11 5555 0121", "plantao@firstup.example", &["pt-BR", "en"])?
        },
        SupportLine {
            hours: daily("Asia/Shanghai", 480, 1_200)?,
            ..line("上海服务台", "+86 21 5555 0134", "shanghai@firstup.example", &["zh-CN", "en"])?
        },
    ])
}

fn fabrikam_lines(closed: &[Date]) -> Result<Vec<SupportLine>, Invalid> {
    Ok(vec![
        SupportLine {
            hours: office("Europe/Berlin", 540, 1_020, closed)?,
            ..line("Kundendienst", "+49 40 66969 300", "hilfe@fabrikam.example", &["de"])?
        },
        SupportLine {
            countries: vec!["FR".parse()?, "IE".parse()?],
            ..line("International", "+353 20 911 1234", "help@fabrikam.example", &["en", "fr"])?
        },
    ])
}

fn line(label: &str, telephone: &str, email: &str, languages: &[&str]) -> Result<SupportLine, Invalid> {
    let given = |text: &str| !text.is_empty();
    Ok(SupportLine {
        label: label.parse()?,
        telephone: Some(telephone).filter(|text| given(text)).map(str::parse).transpose()?,
        email: Some(email).filter(|text| given(text)).map(str::parse).transpose()?,
        website: None,
        hours: None,
        languages: languages.iter().map(|tag| tag.parse()).collect::<Result<_, _>>()?,
        countries: Vec::new(),
        families: Vec::new(),
    })
}

/// Monday to Friday, but for holidays; minutes since midnight.
fn office(zone: &str, from: u16, to: u16, holidays: &[Date]) -> Result<Option<Hours>, Invalid> {
    let day = vec![Span::new(from, to)?];
    let week = std::array::from_fn(|weekday| if weekday < 5 { day.clone() } else { Vec::new() });
    Ok(Some(Hours { zone: zone.parse()?, week, holidays: holidays.to_vec() }))
}

/// Every day; minutes since midnight.
fn daily(zone: &str, from: u16, to: u16) -> Result<Option<Hours>, Invalid> {
    let day = vec![Span::new(from, to)?];
    let week = std::array::from_fn(|_| day.clone());
    Ok(Some(Hours { zone: zone.parse()?, week, holidays: Vec::new() }))
}

/// The fixed public holidays of this year and the next.
fn holidays(now: Timestamp) -> Result<Vec<Date>, Invalid> {
    let year = now.date().year;
    let days = ["01-01", "05-01", "12-25", "12-26"];
    let of = |year: i32| days.into_iter().map(move |day| format!("{year:04}-{day}").parse());
    of(year).chain(of(year + 1)).collect()
}
