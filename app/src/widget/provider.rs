//! Whose data an element shows.

use shared::api::PartnerRef;
use shared::id::TenantId;
use shared::read;
use shared::role::Side;

/// Of a session, what says whose data it is shown.
pub struct Holder {
    side: Side,
    partner: Option<PartnerRef>,
}

read!(Holder { side, partner });

impl Holder {
    /// The provider whose data are shown; a reseller or a customer may see those of several.
    pub fn provider(&self) -> Option<TenantId> {
        one_provider(self.side, self.partner.as_ref())
    }
}

/// The same of a whole session.
#[cfg(feature = "views")]
pub fn provider(session: &shared::api::session::Session) -> Option<TenantId> {
    one_provider(session.side, session.partner.as_ref())
}

fn one_provider(side: Side, partner: Option<&PartnerRef>) -> Option<TenantId> {
    partner.filter(|_| side == Side::Provider).map(|partner| partner.tenant_id)
}
