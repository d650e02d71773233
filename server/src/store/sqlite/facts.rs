//! Everything that decisions on some subscriptions look at, in one snapshot.

use rusqlite::{Connection, params};
use shared::contact::SupportContact;
use shared::customer::{Customer, Reach};
use shared::eligibility::Candidate;
use shared::id::{SubscriptionId, TenantId};

use super::columns::{Columns, all, first};
use super::kept::Kept;
use super::record::{Held, customer_in, held, held_in, reach_in};
use crate::ctx::Scope;
use crate::store::read::{FactRow, Row, Snapshot};
use crate::store::search::sees;
use crate::store::{Read, StoreError};

/// One subscription with what the decision looks at, but for the partners.
struct Found {
    held: Held,
    customer: Customer,
    current: Reach,
    target: Option<Reach>,
    has_addons: bool,
}

/// The facts of these subscriptions.
pub(super) fn facts(
    db: &Connection,
    kept: &mut Kept,
    scope: &Scope,
    ids: &[SubscriptionId],
    target: Option<TenantId>,
) -> Read<Snapshot> {
    let tenant = scope.tenant();
    kept.renew(db)?;
    let provider = kept
        .provider(db, tenant)?
        .ok_or_else(|| StoreError::Inconsistent { table: "provider", what: "the tenant has none".to_owned() })?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(found) = one(db, tenant, *id, target)? else { continue };
        let Held { subscription, contact: Some(contact), .. } = found.held else { continue };
        if !sees(scope.bound(), subscription.customer, contact.partner) {
            continue;
        }
        let Some(partner) = kept.partner(db, tenant, contact.partner)? else { continue };
        let current = Candidate { partner, reach: found.current };
        let target = match found.target {
            Some(reach) => kept.partner(db, tenant, reach.partner)?.map(|partner| Candidate { partner, reach }),
            None => None,
        };
        let followers = if found.has_addons { followers(db, tenant, *id)? } else { Vec::new() };
        let row = Row { customer: found.customer, subscription, contact, current };
        rows.push(FactRow { row, target, followers });
    }
    Ok(Snapshot { provider, rows })
}

fn one(db: &Connection, tenant: TenantId, id: SubscriptionId, target: Option<TenantId>) -> Read<Option<Found>> {
    const SQL: &str = concat!(
        "SELECT ",
        subscription_columns!("s."),
        ", ",
        customer_columns!("c."),
        ", ",
        reach_columns!("r."),
        ", ",
        reach_columns!("t."),
        ", EXISTS (SELECT 1 FROM subscription AS a WHERE a.tenant = s.tenant AND a.parent = s.id AND a.parent IS NOT NULL) \
         FROM subscription AS s JOIN customer AS c ON c.tenant = s.tenant AND c.id = s.customer \
         LEFT JOIN reach AS r ON r.tenant = s.tenant AND r.customer = s.customer AND r.partner = s.partner \
         LEFT JOIN reach AS t ON t.tenant = s.tenant AND t.customer = s.customer AND t.partner = $1 \
         WHERE s.tenant = $2 AND s.id = $3"
    );
    let wanted = target.as_ref().map(TenantId::bytes);
    first(db, SQL, params![wanted, tenant.bytes(), id.bytes()], |row| {
        let columns = Columns::new(row, "subscription");
        let held = held_in(&columns)?;
        let customer = customer_in(&columns)?.customer;
        let partner = held.contact.map_or(tenant, |contact| contact.partner);
        let current = reach_in(&columns, customer.id, partner)?;
        let reach = reach_in(&columns, customer.id, target.unwrap_or(tenant))?;
        Ok(Found { held, customer, current, target: target.map(|_| reach), has_addons: columns.get()? })
    })
}

fn followers(db: &Connection, tenant: TenantId, parent: SubscriptionId) -> Read<Vec<SupportContact>> {
    const SQL: &str = concat!(
        "SELECT ",
        subscription_columns!(),
        " FROM subscription WHERE tenant = $1 AND parent = $2 AND parent IS NOT NULL ORDER BY id"
    );
    let addons = all(db, SQL, params![tenant.bytes(), parent.bytes()], held)?;
    Ok(addons.into_iter().filter_map(|held| held.contact).filter(|contact| contact.follows).collect())
}
