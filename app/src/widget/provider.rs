//! Whose data an element shows.

use shared::api::session::Session;
use shared::id::TenantId;
use shared::role::Side;

/// The provider whose data somebody sees; a reseller or a customer may see those of several.
pub fn provider(session: &Session) -> Option<TenantId> {
    session.partner.as_ref().filter(|_| session.side == Side::Provider).map(|partner| partner.tenant_id)
}
