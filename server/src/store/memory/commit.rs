//! The one write.

use shared::audit::{Entry, Link, Recorded};
use shared::partner::Partner;
use shared::person::Person;
use shared::version::Version;

use super::state::{Held, State, Tenant, address};
use crate::ctx::Scope;
use crate::store::{Change, Commit, Guard, Outcome, Put, Read, Verdict};

impl State {
    pub(super) fn commit(&mut self, scope: &Scope, commit: Commit) -> Read<Outcome> {
        commit.check(scope)?;
        let tenant = self.tenants.entry(scope.tenant()).or_default();
        if let Some(verdicts) = tenant.made.get(&commit.id) {
            return Ok(Outcome::Done(verdicts.clone()));
        }
        if !commit.guards.iter().all(|guard| tenant.holds(guard)) {
            return Ok(Outcome::Guarded);
        }
        let before = tenant.entries.len();
        let verdicts: Vec<_> = commit.changes.into_iter().map(|change| self.change(scope, change)).collect();
        let tenant = self.tenants.entry(scope.tenant()).or_default();
        let written: Vec<_> = tenant.entries.iter().skip(before).map(Recorded::canonical).collect();
        if !written.is_empty() {
            let entries = written.iter().map(Vec::as_slice);
            let link = Link::after(tenant.links.last(), scope.tenant(), commit.id, entries, written.len() as u64);
            tenant.links.push(link);
        }
        tenant.made.insert(commit.id, verdicts.clone());
        Ok(Outcome::Done(verdicts))
    }

    fn change(&mut self, scope: &Scope, change: Change) -> Verdict {
        let tenant = self.tenants.entry(scope.tenant()).or_default();
        if !tenant.may(&change.put, change.expect) {
            return Verdict::Conflict;
        }
        self.put(scope, change.put, change.expect.next());
        let tenant = self.tenants.entry(scope.tenant()).or_default();
        Verdict::Put(change.entry.map(|entry| tenant.record(entry)))
    }

    fn put(&mut self, scope: &Scope, put: Put, version: Version) {
        match put {
            Put::Account(account) => {
                self.accounts.insert(address(&account.email), account);
            }
            Put::Session(session) => {
                self.sessions.retain(|_, other| other.expires > session.created);
                self.sessions.insert(session.token, session);
            }
            Put::NoSession(token) => {
                if self.sessions.get(&token).is_some_and(|session| session.tenant == scope.tenant()) {
                    self.sessions.remove(&token);
                }
            }
            Put::EmbedToken(token, now) => {
                self.embed_tokens.retain(|_, other| other.expires > now);
                self.embed_tokens.insert(token.token, token);
            }
            Put::Person(person) => {
                self.put_persona(&person);
                let tenant = self.tenants.entry(scope.tenant()).or_default();
                tenant.people.insert(person.id, Person { version, ..person });
            }
            put => self.tenants.entry(scope.tenant()).or_default().put(put, version),
        }
    }

    fn put_persona(&mut self, person: &Person) {
        let key = (person.tenant, person.id);
        if !person.persona {
            self.personas.retain(|persona| *persona != key);
        } else if !self.personas.contains(&key) {
            self.personas.push(key);
        }
    }
}

impl Tenant {
    fn holds(&self, guard: &Guard) -> bool {
        let (now, seen) = match *guard {
            Guard::Partner(id, seen) => (self.partners.get(&id).map(|partner| partner.version), seen),
            Guard::Reach(customer, partner, seen) => {
                (self.reaches.get(&(customer, partner)).map(|reach| reach.version), seen)
            }
            Guard::Customer(id, seen) => (self.customers.get(&id).map(|customer| customer.version), seen),
            Guard::Subscription(id, seen) => (self.subscriptions.get(&id).map(|held| held.subscription.version), seen),
            Guard::Contact(id, seen) => {
                (self.subscriptions.get(&id).and_then(|held| held.contact).map(|contact| contact.version), seen)
            }
        };
        now.unwrap_or(Version::NONE) == seen
    }

    /// Has the row the version that is expected, and is there what it refers to?
    fn may(&self, put: &Put, expect: Version) -> bool {
        let now = match put {
            Put::Provider(provider) => self.partners.get(&provider.partner.id).map(|partner| partner.version),
            Put::Partner(partner) => self.partners.get(&partner.id).map(|partner| partner.version),
            Put::Customer(customer) => self.customers.get(&customer.id).map(|customer| customer.version),
            Put::Subscription(subscription) => {
                if !self.customers.contains_key(&subscription.customer) {
                    return false;
                }
                self.subscriptions.get(&subscription.id).map(|held| held.subscription.version)
            }
            Put::Contact(contact) => match self.subscriptions.get(&contact.subscription) {
                Some(held) if self.partners.contains_key(&contact.partner) => held.contact.map(|now| now.version),
                _ => return false,
            },
            Put::Reach(reach) => self.reaches.get(&(reach.customer, reach.partner)).map(|reach| reach.version),
            Put::Profile(profile) => self.profiles.get(&profile.partner).map(|profile| profile.version),
            Put::Person(person) => self.people.get(&person.id).map(|person| person.version),
            Put::Portal(portal) => self.portals.get(&portal.id).map(|portal| portal.version),
            Put::Account(_) | Put::Session(_) | Put::NoSession(_) | Put::EmbedToken(..) | Put::Nothing => None,
        };
        now.unwrap_or(Version::NONE) == expect
    }

    fn put(&mut self, put: Put, version: Version) {
        match put {
            Put::Provider(provider) => {
                self.provider = Some((provider.kind, provider.settings));
                self.put_partner(provider.partner, version);
            }
            Put::Partner(partner) => self.put_partner(partner, version),
            Put::Customer(mut customer) => {
                customer.version = version;
                self.customers.insert(customer.id, customer);
            }
            Put::Subscription(mut subscription) => {
                subscription.version = version;
                let held = self.subscriptions.remove(&subscription.id);
                let (contact, last) = held.map_or((None, None), |held| (held.contact, held.last));
                self.subscriptions.insert(subscription.id, Held { subscription, contact, last });
            }
            Put::Contact(mut contact) => {
                contact.version = version;
                if let Some(held) = self.subscriptions.get_mut(&contact.subscription) {
                    held.contact = Some(contact);
                }
            }
            Put::Reach(mut reach) => {
                reach.version = version;
                self.reaches.insert((reach.customer, reach.partner), reach);
            }
            Put::Profile(mut profile) => {
                profile.version = version;
                if let Some(partner) = self.partners.get_mut(&profile.partner) {
                    partner.reachable = profile.reachable();
                }
                self.profiles.insert(profile.partner, profile);
            }
            Put::Portal(mut portal) => {
                portal.version = version;
                self.portals.insert(portal.id, portal);
            }
            Put::Person(_)
            | Put::Account(_)
            | Put::Session(_)
            | Put::NoSession(_)
            | Put::EmbedToken(..)
            | Put::Nothing => (),
        }
    }

    fn put_partner(&mut self, partner: Partner, version: Version) {
        let reachable = self.profiles.get(&partner.id).is_some_and(shared::profile::SupportProfile::reachable);
        self.partners.insert(partner.id, Partner { reachable, version, ..partner });
    }

    fn record(&mut self, entry: Entry) -> u64 {
        let seq = self.entries.last().map_or(1, |last| last.seq + 1);
        let held = entry.subscription.and_then(|id| self.subscriptions.get_mut(&id));
        let prev = held.and_then(|held| held.last.replace(seq));
        self.entries.push(Recorded { seq, prev, entry });
        seq
    }
}
