//! Partners with their partnership and agreement, and support profiles.

use shared::audit::{Action, Entry};
use shared::id::TenantId;
use shared::partner::Partner;
use shared::profile::{SupportLine, SupportProfile};
use shared::text::Name;
use shared::version::Version;

use super::Failure;
use super::gathered::{Gathered, Newest, PartnerSights};
use super::report::{Kind, Place, Skip};
use super::sight::{PartnerSeen, ProfileSeen};
use super::writer::{CHUNK, Effect, Plan, TRIES, Writer, compare};
use crate::store::{Change, Put, Store};

/// What the line of an imported profile is called.
const LABEL: &str = "Support";

impl<S: Store> Writer<'_, S> {
    /// Writes partners. One that is only met in passing is kept with its facts unknown.
    pub async fn partners(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        let sights = self.by_tenant(gathered);
        let keys: Vec<_> = sights.keys().copied().collect();
        for keys in keys.chunks(CHUNK) {
            let mut keys = keys.to_vec();
            for _ in 0..TRIES {
                let plans = keys.iter().filter_map(|id| Some((*id, self.partner(*id, sights.get(id)?)?))).collect();
                let again = self.write(Kind::Partners, plans).await?;
                for partner in self.app.store.partners(&self.scope, Some(&keys)).await? {
                    self.known.insert(partner.id, partner);
                }
                keys = again;
                if keys.is_empty() {
                    break;
                }
            }
            self.busy(Kind::Partners, keys.iter().filter_map(|id| sights.get(id)?.place()).collect());
        }
        Ok(())
    }

    /// Counts records that were changed by somebody again and again.
    pub fn busy(&mut self, kind: Kind, places: Vec<Place>) {
        for place in places {
            self.skip(kind, Skip::Busy, place);
        }
    }

    /// Agreements that name a partner by its number join those that name it by its tenant.
    fn by_tenant(&mut self, gathered: &Gathered) -> std::collections::BTreeMap<TenantId, PartnerSights> {
        let mut all = gathered.partners.clone();
        let own = self.provider.tenant();
        all.remove(&own);
        for (mpn, newest) in gathered.agreements.values() {
            let listed =
                all.iter().find(|(_, sights)| sights.listed.as_ref().is_some_and(|it| it.value.mpn == Some(*mpn)));
            let known = || self.known.values().find(|partner| partner.mpn == Some(*mpn)).map(|partner| partner.id);
            match listed.map(|(id, _)| *id).or_else(known) {
                Some(id) if id == own => self.skip(Kind::Partners, Skip::Own, newest.place.clone()),
                Some(id) => {
                    let slot = &mut all.entry(id).or_default().agreement;
                    if slot.as_ref().is_none_or(|it| (it.at, &it.place) <= (newest.at, &newest.place)) {
                        *slot = Some(newest.clone());
                    }
                }
                None => self.skip(Kind::Partners, Skip::PartnerUnknown, newest.place.clone()),
            }
        }
        all
    }

    /// What to do about one partner; none for one that was only met in passing and is known.
    fn partner(&self, id: TenantId, sights: &PartnerSights) -> Option<Plan> {
        let Some(known) = self.known.get(&id) else { return self.new_partner(id, sights) };
        let mut partner = known.clone();
        if let Some(seen) = &sights.listed {
            let PartnerSeen { mpn, name, country, .. } = &seen.value;
            partner.mpn = mpn.or(partner.mpn);
            partner.name = name.clone().unwrap_or(partner.name);
            partner.country = country.or(partner.country);
        } else if partner.mpn.is_none() {
            partner.mpn = sights.passing.as_ref().and_then(|seen| seen.value.mpn);
        }
        let said = if partner == *known { Effect::Unchanged } else { Effect::Changed };
        let effect = said.max(facts(&mut partner, sights));
        if effect == Effect::Unchanged {
            let place = sights.listed.as_ref().map(|it| &it.place).or(sights.agreement.as_ref().map(|it| &it.place))?;
            return Some(if is_older(known, sights) { Plan::Skip(Skip::Older, place.clone()) } else { Plan::Same });
        }
        partner.version = known.version.next();
        let entry =
            (effect == Effect::Changed).then(|| Entry { partner: Some(id), ..self.entry(Action::PartnerChanged) });
        Some(Plan::Write(effect, vec![Change { expect: known.version, put: Put::Partner(partner), entry }]))
    }

    fn new_partner(&self, id: TenantId, sights: &PartnerSights) -> Option<Plan> {
        let seen = sights.listed.as_ref().or(sights.passing.as_ref().filter(|seen| seen.value.name.is_some()));
        let Some(Newest { value, .. }) = seen else {
            return sights.place().map(|place| Plan::Skip(Skip::PartnerUnknown, place));
        };
        let mut partner = Partner {
            id,
            mpn: value.mpn,
            name: value.name.clone()?,
            country: value.country,
            partnership: None,
            agreement: None,
            reachable: false,
            version: Version::FIRST,
        };
        facts(&mut partner, sights);
        let entry = Some(Entry { partner: Some(id), ..self.entry(Action::PartnerAdded) });
        Some(Plan::Write(Effect::Added, vec![Change { expect: Version::NONE, put: Put::Partner(partner), entry }]))
    }

    /// Writes support profiles where nobody keeps a better one.
    pub async fn profiles(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        let own = self.provider.tenant();
        for (partner, newest) in &gathered.profiles {
            let id = partner.unwrap_or(own);
            let mut keys = vec![id];
            for _ in 0..TRIES {
                let known = self.app.store.profiles(&self.scope, &[id]).await?.pop();
                let plan = self.profile(id, newest, known)?;
                keys = self.write(Kind::Profiles, vec![(id, plan)]).await?;
                if keys.is_empty() {
                    break;
                }
            }
            self.busy(Kind::Profiles, keys.iter().map(|_| newest.place.clone()).collect());
        }
        Ok(())
    }

    fn profile(
        &self,
        id: TenantId,
        newest: &Newest<ProfileSeen>,
        known: Option<SupportProfile>,
    ) -> Result<Plan, Failure> {
        if id != self.provider.tenant() && !self.known.contains_key(&id) {
            return Ok(Plan::Skip(Skip::PartnerUnknown, newest.place.clone()));
        }
        let line = line(&newest.value)?;
        let Some(known) = known else { return Ok(self.put_profile(id, Version::NONE, line)) };
        Ok(match known.lines.as_slice() {
            [only] if *only == line => Plan::Same,
            [only] if is_imported(only) => self.put_profile(id, known.version, line),
            _ => Plan::Skip(Skip::ProfileKept, newest.place.clone()),
        })
    }

    fn put_profile(&self, id: TenantId, expect: Version, line: SupportLine) -> Plan {
        let effect = if expect == Version::NONE { Effect::Added } else { Effect::Changed };
        let profile = SupportProfile { partner: id, lines: vec![line], version: expect.next() };
        let entry = Some(Entry { partner: Some(id), ..self.entry(Action::ProfileChanged) });
        Plan::Write(effect, vec![Change { expect, put: Put::Profile(profile), entry }])
    }
}

/// Puts the newer partnership and agreement into a partner.
fn facts(partner: &mut Partner, sights: &PartnerSights) -> Effect {
    let mut effect = Effect::Unchanged;
    let state = sights.listed.as_ref().and_then(|seen| Some((seen.value.partnership?, seen.at)));
    if let Some((value, at)) = state {
        let (fact, what) = compare(partner.partnership, value, at);
        partner.partnership = fact;
        effect = effect.max(what);
    }
    if let Some(seen) = &sights.agreement {
        let (fact, what) = compare(partner.agreement, seen.value, seen.at);
        partner.agreement = fact;
        effect = effect.max(what);
    }
    effect
}

/// Is everything seen of its facts older than what is known, and says something else?
fn is_older(known: &Partner, sights: &PartnerSights) -> bool {
    let state = sights.listed.as_ref().and_then(|seen| Some((seen.value.partnership?, seen.at)));
    let partnership =
        known.partnership.zip(state).is_some_and(|(fact, (value, at))| fact.value != value && at < fact.evidence.at);
    let signed = known.agreement.zip(sights.agreement.as_ref());
    partnership || signed.is_some_and(|(fact, seen)| fact.value != seen.value && seen.at < fact.evidence.at)
}

impl PartnerSights {
    /// Where it was seen, to be told when it cannot be used.
    fn place(&self) -> Option<Place> {
        let seen = self.listed.as_ref().or(self.passing.as_ref()).map(|seen| &seen.place);
        seen.or(self.agreement.as_ref().map(|seen| &seen.place)).cloned()
    }
}

fn line(seen: &ProfileSeen) -> Result<SupportLine, Failure> {
    let label: Name = LABEL.parse().map_err(|_| Failure::from(shared::reason::Code::Internal))?;
    Ok(SupportLine {
        label,
        telephone: seen.telephone.clone(),
        email: seen.email.clone(),
        website: seen.website.clone(),
        hours: None,
        languages: Vec::new(),
        countries: Vec::new(),
        families: Vec::new(),
    })
}

/// Has nobody added anything to an imported line?
fn is_imported(line: &SupportLine) -> bool {
    line.label.as_str() == LABEL
        && line.hours.is_none()
        && line.languages.is_empty()
        && line.countries.is_empty()
        && line.families.is_empty()
}
