//! What the SQLite store costs at scale: `cargo bench -p server --bench store -- [subscriptions] [directory]`.
//!
//! Without a directory a temporary one is filled first. Times are of one caller; CPU is the process's, so it counts the
//! writer and the blocking pool too.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use server::ctx::Scope;
use server::store::sqlite::{Options, SqliteStore};
use server::store::{Change, Commit, CustomerFind, Put, Store};
use shared::api::query::{Place, Sort, WorklistQuery};
use shared::audit::{Action, Entry, Origin};
use shared::contact::{Provenance, SupportContact};
use shared::customer::{AdminKind, AdminStatus, Customer, DelegatedAdmin, Reach, Reference, Relation};
use shared::fact::{Known, Source};
use shared::id::{CommitId, CustomerId, PersonId, RequestId, SubscriptionId, TenantId};
use shared::partner::{Partner, PartnershipState, Provider, ProviderKind, Settings};
use shared::role::{Role, Roles};
use shared::subscription::{Channel, Commerce, Status, Subscription};
use shared::time::Timestamp;
use shared::version::Version;

const FIRST: [&str; 40] = [
    "Contoso",
    "Fabrikam",
    "Northwind",
    "Adventure",
    "Tailspin",
    "Litware",
    "Wingtip",
    "Proseware",
    "Woodgrove",
    "Relecloud",
    "Alpine",
    "Bellows",
    "Coho",
    "Fourth",
    "Graphic",
    "Humongous",
    "Lamna",
    "Lucerne",
    "Margie",
    "Munson",
    "Nod",
    "Parnell",
    "Phone",
    "Southridge",
    "Tasmanian",
    "Trey",
    "VanArsdel",
    "Wide",
    "Zava",
    "Best",
    "City",
    "Consol",
    "Blue",
    "Baldwin",
    "Duwamish",
    "Island",
    "Liberty",
    "Olympia",
    "Resource",
    "School",
];
const SECOND: [&str; 20] = [
    "Pharma",
    "Traders",
    "Works",
    "Toys",
    "Importers",
    "Winery",
    "Bank",
    "Design",
    "Insurance",
    "Healthcare",
    "Travel",
    "Publishing",
    "Video",
    "Pickle",
    "Airlines",
    "Museum",
    "Yachts",
    "Ski House",
    "Coffee",
    "Electric",
];
const THIRD: [&str; 5] = ["GmbH", "Ltd", "SARL", "Kft", "s.r.o."];
const PARTNERS: u64 = 200;

fn guid(kind: u64, n: u64) -> [u8; 16] {
    // Spread over the key space as real ids are.
    let mixed =
        (n ^ (kind << 56)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&mixed.to_be_bytes());
    bytes[8..].copy_from_slice(&(n + (kind << 48)).to_be_bytes());
    bytes
}

fn us() -> TenantId {
    TenantId::from_bytes(guid(1, 0))
}

fn now() -> Timestamp {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn known<T>(value: T) -> Known<T> {
    Known::new(value, Source::Simulated, now())
}

fn partner(n: u64) -> Partner {
    let name = if n == 0 { "Trey Research".to_owned() } else { format!("{} Consultants {n}", pick(&FIRST, n * 7)) };
    Partner {
        id: TenantId::from_bytes(guid(1, n)),
        mpn: format!("{}", 4_000_000 + n).parse().ok(),
        name: name.parse().unwrap(),
        country: "DE".parse().ok(),
        partnership: Some(known(PartnershipState::Active)),
        agreement: Some(known(true)),
        reachable: true,
        version: Version::NONE,
    }
}

fn pick<'a>(words: &[&'a str], n: u64) -> &'a str {
    words[usize::try_from(n).unwrap() % words.len()]
}

fn customer(n: u64) -> Customer {
    let (first, second) = (pick(&FIRST, n * 31 + n / 40), pick(&SECOND, n / 7));
    let slug = format!("{}{n}", first.to_lowercase());
    Customer {
        id: CustomerId::from_bytes(guid(2, n)),
        name: format!("{first} {second} {} {n}", pick(&THIRD, n / 3)).parse().unwrap(),
        domain: format!("{slug}.onmicrosoft.com").parse().ok(),
        country: "DE".parse().ok(),
        references: vec![Reference {
            system: "debtor".parse().unwrap(),
            value: format!("D-{}", 100_000 + n).parse().unwrap(),
        }],
        archived: None,
        version: Version::NONE,
    }
}

fn product(n: u64) -> String {
    let families = ["Microsoft 365", "Office 365", "Azure", "Dynamics 365", "Power", "Visio", "Project", "Windows"];
    format!("{} Plan {}", pick(&families, n % 60), n % 60)
}

fn subscription(n: u64, customer: u64) -> Subscription {
    Subscription {
        id: SubscriptionId::from_bytes(guid(3, n)),
        customer: CustomerId::from_bytes(guid(2, customer)),
        product: product(n.wrapping_mul(2_654_435_761) >> 7).parse().unwrap(),
        offer: Some(format!("CFQ7TTC0{n:05}:0001:CFQ7TTC0").parse().unwrap()),
        nickname: None,
        commerce: Commerce::ALL[usize::try_from(n % 3).unwrap()],
        channel: Channel::Csp,
        status: if n % 20 == 0 { Status::Suspended } else { Status::Active },
        quantity: 25,
        record: None,
        parent: None,
        predecessor: None,
        created: Some(now().plus_days(-400)),
        term_ends: Some(now().plus_days(200)),
        version: Version::NONE,
    }
}

fn contact(n: u64, partner: u64, version: Version) -> SupportContact {
    let partner = TenantId::from_bytes(guid(1, partner));
    let base = SupportContact::default_of(SubscriptionId::from_bytes(guid(3, n)), partner, now());
    SupportContact { provenance: Provenance::Manual, version, ..base }
}

fn entry(action: Action, n: u64, customer: u64, after: u64) -> Entry {
    Entry {
        at: now(),
        actor: PersonId::from_bytes(guid(5, 1)),
        roles: Roles::NONE.with(Role::AdminAgent),
        origin: Origin::Web,
        action,
        customer: Some(CustomerId::from_bytes(guid(2, customer))),
        subscription: Some(SubscriptionId::from_bytes(guid(3, n))),
        partner: None,
        before: Some(us()),
        after: Some(TenantId::from_bytes(guid(1, after))),
        version: Some(Version::FIRST),
        provenance: Some(Provenance::Manual),
        reason: None,
        ticket: None,
        confirmed: false,
        blind: false,
        refused: None,
        times: None,
        operation: None,
        request: RequestId::from_bytes(guid(6, n)),
    }
}

fn change(put: Put, entry: Option<Entry>) -> Change {
    Change { expect: Version::NONE, put, entry }
}

fn reach(customer: u64, partner: u64) -> Reach {
    let admin = DelegatedAdmin { kind: AdminKind::Gdap, status: AdminStatus::Active, ends: Some(now().plus_days(300)) };
    Reach {
        relation: Some(known(Relation::Related)),
        admin: Some(known(admin)),
        ..Reach::unknown(CustomerId::from_bytes(guid(2, customer)), TenantId::from_bytes(guid(1, partner)))
    }
}

/// Ten subscriptions a customer; half of the customers with a reseller.
fn commits(subscriptions: u64) -> impl Iterator<Item = Commit> {
    let settings = Settings::default();
    let provider = Provider { kind: ProviderKind::IndirectProvider, partner: partner(0), settings };
    let mut first = vec![change(Put::Provider(provider), None)];
    first.extend((1..=PARTNERS).map(|n| change(Put::Partner(partner(n)), None)));
    let rest = (0..subscriptions.div_ceil(10)).collect::<Vec<_>>();
    let chunks: Vec<Vec<u64>> = rest.chunks(40).map(<[u64]>::to_vec).collect();
    let rows = chunks.into_iter().map(|customers| customers.into_iter().flat_map(rows).collect());
    std::iter::once(first).chain(rows).enumerate().map(|(n, changes)| Commit {
        id: CommitId::from_bytes(guid(4, n as u64)),
        guards: Vec::new(),
        changes,
    })
}

fn rows(c: u64) -> Vec<Change> {
    let whose = if c % 2 == 0 { 0 } else { 1 + c % PARTNERS };
    let mut changes = vec![change(Put::Customer(customer(c)), None)];
    if whose > 0 {
        changes.push(change(Put::Reach(reach(c, whose)), None));
    }
    for n in c * 10..c * 10 + 10 {
        changes.push(change(Put::Subscription(subscription(n, c)), None));
        let entry = entry(Action::SubscriptionAdded, n, c, whose);
        changes.push(change(Put::Contact(contact(n, whose, Version::NONE)), Some(entry)));
    }
    changes
}

/// What all threads that live have spent. Linux only; nothing elsewhere.
fn cpu() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("schedstat")).ok());
    let nanos = spent.filter_map(|text| text.split_whitespace().next()?.parse::<u64>().ok());
    Duration::from_nanos(nanos.sum())
}

fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or(0) / 1024
}

async fn measure<T>(name: &str, times: u32, mut run: impl AsyncFnMut(u32) -> T) {
    for n in 0..times / 10 + 3 {
        run(n).await;
    }
    let (mut taken, mut spent) = (Vec::new(), Vec::new());
    for n in 0..times {
        let (before, begun) = (cpu(), Instant::now());
        run(n).await;
        taken.push(begun.elapsed());
        spent.push(cpu().saturating_sub(before));
    }
    taken.sort();
    spent.sort();
    let at = |times: &[Duration], part: usize| times[(times.len() - 1) * part / 100].as_micros();
    println!(
        "{name:36} cpu: median {:>6} p99 {:>6} max {:>6} µs; taken: median {:>6} µs",
        at(&spent, 50),
        at(&spent, 99),
        at(&spent, 100),
        at(&taken, 50)
    );
}

fn question(q: &str) -> WorklistQuery {
    WorklistQuery { q: Some(q.to_owned()), ..WorklistQuery::default() }
}

async fn reads(store: &SqliteStore, subscriptions: u64) {
    let scope = Scope::system(us());
    let ids = |n: u32| SubscriptionId::from_bytes(guid(3, u64::from(n).wrapping_mul(7_919) % subscriptions));
    measure("contact", 2_000, async |n| store.contact(&scope, ids(n)).await.unwrap().is_some()).await;
    measure("facts of one", 2_000, async |n| {
        store.facts(&scope, &[ids(n)], Some(TenantId::from_bytes(guid(1, 5)))).await.unwrap().rows.len()
    })
    .await;
    let by_contact = |n: u32| WorklistQuery {
        contact: vec![TenantId::from_bytes(guid(1, 1 + u64::from(n) % PARTNERS))],
        ..question("")
    };
    let by_contact = |n| WorklistQuery { q: None, ..by_contact(n) };
    let first = |n: u32| pick(&FIRST, u64::from(n)).to_lowercase();
    let second = |n: u32| pick(&SECOND, u64::from(n)).to_lowercase();
    let kinds: Vec<(&str, Box<dyn Fn(u32) -> WorklistQuery>)> = vec![
        ("no question", Box::new(|_| WorklistQuery::default())),
        ("exact term, many", Box::new(move |n| question(&first(n)))),
        (
            "exact term, one",
            Box::new(move |n| question(&format!("d-{}", 100_000 + u64::from(n) % (subscriptions / 10)))),
        ),
        ("one letter", Box::new(move |n| question(&first(n)[..1]))),
        ("three letters", Box::new(move |n| question(&first(n)[..3]))),
        ("three letters of the second word", Box::new(move |n| question(&second(n)[..3]))),
        ("two words", Box::new(move |n| question(&format!("{} {}", first(n), second(n / 3))))),
        ("customer and product", Box::new(move |n| question(&format!("{} visio", first(n))))),
        ("product", Box::new(|n| question(["visio", "dynamics", "azure"][n as usize % 3]))),
        ("a miss", Box::new(|n| question(&format!("zzz{n}")))),
        ("a contact's rows", Box::new(by_contact)),
        ("by product", Box::new(|_| WorklistQuery { sort: Some(Sort::Product), ..WorklistQuery::default() })),
        ("from the end", Box::new(|_| WorklistQuery { sort: Some(Sort::CustomerDesc), ..WorklistQuery::default() })),
    ];
    for (name, query) in kinds {
        measure(name, 200, async |n| {
            store.find(&scope, &query(n), &Place::default(), now()).await.unwrap().items.len()
        })
        .await;
    }
    measure("customers", 100, async |n| {
        let find = CustomerFind::Text(pick(&FIRST, u64::from(n))[..3].to_lowercase());
        store.customers(&scope, &find, &Place::default()).await.unwrap().items.len()
    })
    .await;
    measure("facets of everything", 10, async |_| {
        store.facets(&scope, &WorklistQuery::default(), now()).await.unwrap()
    })
    .await;
}

/// Contacts that really change, from 64 callers at once.
async fn writes(store: &SqliteStore, subscriptions: u64) {
    const CALLERS: u64 = 64;
    const EACH: u64 = 300;
    let scope = Scope::system(us());
    let (before, begun) = (cpu(), Instant::now());
    let mut callers = Vec::new();
    let round = begun.elapsed().subsec_nanos();
    for caller in 0..CALLERS {
        let store = store.clone();
        callers.push(tokio::spawn(async move {
            for turn in 0..EACH {
                let n = (caller * EACH + turn).wrapping_mul(7_919) % subscriptions;
                let id = SubscriptionId::from_bytes(guid(3, n));
                let now_at = store.contact(&scope, id).await.unwrap().unwrap().contact;
                let to = 1 + (n + u64::from(now_at.version.number())) % PARTNERS;
                let put = Put::Contact(contact(n, to, now_at.version.next()));
                let entry = Some(entry(Action::ContactAssigned, n, n / 10, to));
                let mut id = guid(7, n + u64::from(round));
                id[0..4].copy_from_slice(&now_at.version.number().to_be_bytes());
                id[4..8].copy_from_slice(&u32::try_from(n).unwrap().to_be_bytes());
                let changes = vec![Change { expect: now_at.version, put, entry }];
                let commit = Commit { id: CommitId::from_bytes(id), guards: Vec::new(), changes };
                store.commit(&scope, commit).await.unwrap();
            }
        }));
    }
    for caller in callers {
        caller.await.unwrap();
    }
    let made = u32::try_from(CALLERS * EACH).unwrap();
    let (spent, taken) = ((cpu() - before) / made, begun.elapsed());
    println!(
        "grouped durable assignment, {CALLERS} callers: cpu {} µs each, {:.0} a second",
        spent.as_micros(),
        f64::from(made) / taken.as_secs_f64()
    );
}

fn directory(argument: Option<&String>) -> (PathBuf, Option<tempfile::TempDir>) {
    match argument {
        Some(path) => (PathBuf::from(path), None),
        None => {
            let directory = tempfile::tempdir().unwrap();
            (directory.path().to_owned(), Some(directory))
        }
    }
}

async fn fill(path: &Path, subscriptions: u64) {
    let begun = Instant::now();
    let store = SqliteStore::open(path, Options::default()).unwrap();
    store.load(&Scope::system(us()), commits(subscriptions)).await.unwrap();
    drop(store);
    let size = std::fs::metadata(server::store::sqlite::file_of(path)).map_or(0, |file| file.len()) >> 20;
    println!("filled with {subscriptions} subscriptions in {:.1} s, {size} MiB", begun.elapsed().as_secs_f64());
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let subscriptions = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let (path, _keep) = directory(arguments.get(1));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    if !server::store::sqlite::file_of(&path).exists() {
        runtime.block_on(fill(&path, subscriptions));
    }
    let begun = Instant::now();
    let store = SqliteStore::open(&path, Options::default()).unwrap();
    runtime.block_on(store.ready()).unwrap();
    println!("ready after {} ms, {} MiB resident", begun.elapsed().as_millis(), resident());
    runtime.block_on(reads(&store, subscriptions));
    runtime.block_on(writes(&store, subscriptions));
    println!("{} MiB resident at the end", resident());
}
