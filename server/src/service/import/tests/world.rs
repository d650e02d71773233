//! A provider with nothing but itself, a way to import into it, and a way to look at everything in it.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use shared::assignment::Actor;
use shared::audit::Origin;
use shared::id::{CustomerId, PersonId, RequestId, TenantId};
use shared::partner::{Partner, Provider, ProviderKind, Settings};
use shared::role::{Role, Roles, Side};
use shared::time::Timestamp;
use shared::version::Version;

use crate::app::App;
use crate::ctx::{Ctx, Scope};
use crate::ports::{Clock, Ids};
use crate::service::import::report::Report;
use crate::service::import::{File, import};
use crate::store::memory::MemoryStore;
use crate::store::{Change, Commit, Put, Store};

pub const TREY: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";

struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> Timestamp {
        "2026-11-20T10:00:00Z".parse().unwrap()
    }
}

#[derive(Default)]
struct Counted(AtomicU64);

impl Ids for Counted {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        let number = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        bytes.iter_mut().zip(number.iter().cycle()).for_each(|(byte, from)| *byte = *from);
        true
    }
}

pub struct World {
    pub app: App<MemoryStore>,
    pub scope: Scope,
}

impl World {
    pub async fn new() -> Self {
        let app = App::new(MemoryStore::new([3; 32]), Arc::new(Fixed), Arc::new(Counted::default()));
        let scope = Scope::system(TREY.parse().unwrap());
        let partner = Partner {
            id: scope.tenant(),
            mpn: Some("4391507".parse().unwrap()),
            name: "Trey Research".parse().unwrap(),
            country: Some("DE".parse().unwrap()),
            partnership: None,
            agreement: None,
            reachable: false,
            version: Version::FIRST,
        };
        let provider = Provider { kind: ProviderKind::IndirectProvider, partner, settings: Settings::default() };
        let changes = vec![Change { expect: Version::NONE, put: Put::Provider(provider), entry: None }];
        let commit = Commit { id: app.commit_id(), guards: Vec::new(), changes };
        app.store.commit(&scope, commit).await.unwrap();
        Self { app, scope }
    }

    pub fn ctx(&self, role: Role) -> Ctx {
        let actor = Actor {
            person: PersonId::from_bytes([8; 16]),
            side: Side::Provider,
            roles: Roles::NONE.with(role),
            app_only: false,
            embed: None,
        };
        let tenant = self.scope.tenant();
        let request = RequestId::from_bytes([5; 16]);
        Ctx { actor, party: tenant, keeper: tenant, request, origin: Origin::Command, grant: None }
    }

    pub async fn import(&self, files: impl IntoIterator<Item = File>) -> Report {
        import(&self.app, &self.ctx(Role::AdminAgent), files.into_iter().map(Ok)).await.unwrap()
    }

    /// Everything that is known: one line a record.
    pub async fn facts(&self) -> String {
        let (store, scope) = (&self.app.store, &self.scope);
        let mut text = String::new();
        let mut partners = store.partners(scope, None).await.unwrap();
        partners.sort_by_key(|partner| partner.id);
        for it in &partners {
            let _ = write!(text, "partner {} {:?} {:?}", it.name, it.mpn, it.country);
            let _ = write!(
                text,
                " partnership {} agreement",
                said(it.partnership.map(|fact| (fact.value.code(), fact.evidence.at)))
            );
            let _ = writeln!(text, " {}", said(it.agreement.map(|fact| (fact.value, fact.evidence.at))));
        }
        for customer in self.customers() {
            let it = store.customer(scope, customer).await.unwrap().unwrap().customer;
            let archived = if it.archived.is_some() { " archived" } else { "" };
            let _ = writeln!(text, "customer {:?} {:?} {:?}{archived}", it.name.as_str(), it.domain, it.country);
            for row in store.subscriptions_of(scope, customer).await.unwrap() {
                let (it, contact) = (&row.subscription, &row.contact);
                let nickname = it.nickname.as_ref().map_or("", |name| name.as_str());
                let _ = write!(text, "  {} {nickname} {} {} x{}", it.product, it.commerce, it.status, it.quantity);
                let follows = if contact.follows { ", follows" } else { "" };
                let _ = write!(text, " -> {} ({}{follows})", row.current.partner.name, contact.provenance);
                let name = |id| partners.iter().find(|partner| partner.id == id).unwrap().name.clone();
                let _ =
                    writeln!(text, " seen {}", said(contact.seen.map(|seen| (name(seen.partner), seen.evidence.at))));
            }
            for candidate in store.candidates(scope, customer).await.unwrap() {
                let reach = candidate.reach;
                if reach.version == Version::NONE {
                    continue;
                }
                let relation = said(reach.relation.map(|fact| (fact.value, fact.evidence.at)));
                let ends = |ends: Option<Timestamp>| ends.map_or_else(|| "-".to_owned(), |ends| ends.to_string());
                let admin = reach.admin.map(|fact| {
                    let status = fact.value.status;
                    (format!("{} {status} until {}", fact.value.kind, ends(fact.value.ends)), fact.evidence.at)
                });
                let _ = writeln!(text, "  + {}: {relation}, {}", candidate.partner.name, said(admin));
            }
        }
        for profile in store.profiles(scope, &[scope.tenant()]).await.unwrap() {
            let _ = writeln!(text, "profile {}", serde_json::to_string(&profile.lines).unwrap());
        }
        text
    }

    /// Customers that ever had an entry, archived ones too.
    fn customers(&self) -> Vec<CustomerId> {
        let entries = self.app.store.chain(self.scope.tenant()).into_iter().flat_map(|(_, entries)| entries);
        let mut ids: Vec<_> = entries.filter_map(|recorded| recorded.entry.customer).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// Entries of the activity log.
    pub fn entries(&self) -> usize {
        self.app.store.chain(self.scope.tenant()).iter().map(|(_, entries)| entries.len()).sum()
    }
}

fn said<T: std::fmt::Display>(fact: Option<(T, Timestamp)>) -> String {
    fact.map_or_else(|| "unknown".to_owned(), |(value, at)| format!("{value} @{at}"))
}

/// A file that was written at noon on 17 November.
pub fn file(name: &str, text: &str) -> File {
    File { name: name.to_owned(), modified: "2026-11-17T12:00:00Z".parse().unwrap(), bytes: text.into() }
}

/// The sample export, in the order of names.
pub fn sample() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/sample");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let parts: Vec<_> = path.strip_prefix(&root).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
            files.push(File { bytes: std::fs::read(&path).unwrap(), ..file(&parts.join("/"), "") });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

pub fn tenant(text: &str) -> TenantId {
    text.parse().unwrap()
}
