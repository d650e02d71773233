//! Resellers' reach to customers: the relationship, and delegated admin.

use std::collections::BTreeMap;

use shared::audit::{Action, Entry};
use shared::customer::{Reach, Relation};
use shared::id::{CustomerId, TenantId};

use super::Failure;
use super::gathered::{Gathered, ReachSights};
use super::report::{Kind, Place, Skip};
use super::writer::{CHUNK, Effect, Plan, TRIES, Writer, compare};
use crate::store::{Change, Put, Store};

/// A customer and a reseller.
type Pair = (CustomerId, TenantId);

impl<S: Store> Writer<'_, S> {
    /// Writes what is known of resellers' reach.
    pub async fn reaches(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        let keys: Vec<_> = gathered.reaches.keys().copied().collect();
        for keys in keys.chunks(CHUNK) {
            let mut keys = keys.to_vec();
            for _ in 0..TRIES {
                let mut plans = Vec::with_capacity(keys.len());
                let known = self.read_reaches(&keys).await?;
                for pair in keys {
                    let Some(sights) = gathered.reaches.get(&pair) else { continue };
                    plans.push((pair, self.reach(gathered, pair, sights, known.get(&pair)).await?));
                }
                keys = self.write(Kind::Reaches, plans).await?;
                if keys.is_empty() {
                    break;
                }
            }
            self.busy(Kind::Reaches, keys.iter().filter_map(|pair| gathered.reaches.get(pair)?.place()).collect());
        }
        Ok(())
    }

    async fn read_reaches(&self, keys: &[Pair]) -> Result<BTreeMap<Pair, Reach>, Failure> {
        let known = self.app.store.reaches(&self.scope, keys).await?;
        Ok(known.into_iter().map(|reach| ((reach.customer, reach.partner), reach)).collect())
    }

    async fn reach(
        &mut self,
        gathered: &Gathered,
        (customer, partner): Pair,
        sights: &ReachSights,
        known: Option<&Reach>,
    ) -> Result<Plan, Failure> {
        let Some(place) = sights.place() else { return Ok(Plan::Same) };
        if partner == self.provider.tenant() {
            return Ok(Plan::Skip(Skip::Own, place));
        }
        if !self.has_customer(customer).await? {
            return Ok(Plan::Skip(Skip::CustomerUnknown, place));
        }
        if !self.known.contains_key(&partner) {
            return Ok(Plan::Skip(Skip::PartnerUnknown, place));
        }
        let known = known.copied().unwrap_or(Reach::unknown(customer, partner));
        let (mut reach, mut effect) = (known, Effect::Unchanged);
        if let Some(seen) = &sights.related {
            let (fact, what) = compare(known.relation, Relation::Related, seen.at);
            reach.relation = fact;
            effect = effect.max(what);
        }
        if let Some((at, best)) = sights.best() {
            // A page alone must not take away what another page gave.
            let held = known.admin.is_some_and(|fact| fact.value.in_force());
            if held && !best.in_force() && !gathered.whole(partner) {
                return Ok(Plan::Skip(Skip::Partial, place));
            }
            let (fact, what) = compare(known.admin, best, at);
            let older = known.admin.is_some_and(|fact| fact.value != best && at < fact.evidence.at);
            if older && effect == Effect::Unchanged {
                return Ok(Plan::Skip(Skip::Older, place));
            }
            reach.admin = fact;
            effect = effect.max(what);
        }
        Ok(self.put_reach(effect, &known, reach))
    }

    fn put_reach(&self, effect: Effect, known: &Reach, reach: Reach) -> Plan {
        if effect == Effect::Unchanged {
            return Plan::Same;
        }
        let effect = if known.relation.is_none() && known.admin.is_none() { Effect::Added } else { effect };
        let (customer, partner) = (Some(reach.customer), Some(reach.partner));
        let entry =
            (effect != Effect::Refreshed).then(|| Entry { customer, partner, ..self.entry(Action::ReachChanged) });
        let reach = Reach { version: known.version.next(), ..reach };
        Plan::Write(effect, vec![Change { expect: known.version, put: Put::Reach(reach), entry }])
    }
}

impl ReachSights {
    fn place(&self) -> Option<Place> {
        let related = self.related.as_ref().map(|seen| &seen.place);
        related.or_else(|| self.admins.values().map(|seen| &seen.place).max()).cloned()
    }
}
