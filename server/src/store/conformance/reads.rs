//! Reads of one thing or of few.

use shared::api::query::ActivityQuery;
use shared::audit::Action;
use shared::contact::Seen;
use shared::fact::{Evidence, Source};
use shared::partner::{MissingAdmin, Settings};
use shared::role::RolePolicy;
use shared::subscription::{Channel, Commerce, Status};
use shared::version::Version;

use super::StoreBuilder;
use super::world::*;
use crate::ctx::Scope;
use crate::store::{Account, Put, Session, Store};

pub(super) async fn a_provider_is_read_as_it_was_put(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let mut changed = provider(US, "Trey Research AG");
    changed.settings = Settings {
        role_policy: RolePolicy::Current,
        missing_admin: MissingAdmin::Warn,
        ending_days: 30,
        review_months: Some(12),
    };
    world.put(1, Put::Provider(changed.clone())).await;
    changed.partner.version = Version::new(2);
    assert_eq!(world.store.provider(&world.scope).await.unwrap(), Some(changed));
    assert_eq!(world.store.provider(&Scope::system(tenant(9))).await.unwrap(), None);
    let early = World::of(&world.store, Scope::system(tenant(3)));
    early.put(0, Put::Provider(provider(3, "Ädatum"))).await;
    let names: Vec<_> = world.store.providers().await.unwrap().iter().map(|p| p.partner.name.to_string()).collect();
    assert_eq!(names, ["Ädatum", "Trey Research AG"]);
}

pub(super) async fn everything_of_a_row_comes_back(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    let mut owner = customer(10, "Contoso 北京");
    owner.domain = Some("contoso.example".parse().unwrap());
    owner.references = vec![reference("D-4711"), reference("4712")];
    let mut full = subscription(20, 10, "Microsoft 365 E3");
    full.offer = Some("Product:Sku:1".parse().unwrap());
    full.nickname = Some("Head office".parse().unwrap());
    (full.commerce, full.channel, full.status) = (Commerce::Legacy, Channel::Advisor, Status::Suspended);
    (full.quantity, full.record) = (u32::MAX, Some("999999999999".parse().unwrap()));
    (full.parent, full.predecessor) = (Some(subscription_id(30)), Some(subscription_id(31)));
    (full.created, full.term_ends) = (Some(now()), Some(now().plus_days(365)));
    let mut chosen = contact(20, 2);
    chosen.follows = true;
    chosen.seen =
        Some(Seen { partner: tenant(3), evidence: Evidence { source: Source::Attested, at: now().plus_days(-1) } });
    let known = reach(10, 2, "2027-01-01");
    let puts = [Put::Customer(owner.clone()), Put::Subscription(full.clone()), Put::Contact(chosen), Put::Reach(known)];
    for put in puts {
        world.put(0, put).await;
    }
    (owner.version, full.version) = (Version::FIRST, Version::FIRST);
    let rows = world.store.subscriptions_of(&world.scope, owner.id).await.unwrap();
    let [row] = rows.as_slice() else { panic!("one row") };
    assert_eq!((&row.customer, &row.subscription, row.contact), (&owner, &full, chosen));
    assert_eq!(row.current.reach, shared::customer::Reach { version: Version::FIRST, ..known });
    assert_eq!(row.current.partner, shared::partner::Partner { version: Version::FIRST, ..partner(2, "Adatum") });
    let read = world.store.contact(&world.scope, full.id).await.unwrap().unwrap();
    assert_eq!((read.customer, read.contact, read.partner), (owner.id, chosen, row.current.partner.clone()));
    assert!(world.store.contact(&world.scope, subscription_id(99)).await.unwrap().is_none());
}

pub(super) async fn facts_are_one_snapshot_with_target_and_followers(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Microsoft 365 E3", 1), (21, "Audio", 1), (22, "Phone", 1)]).await;
    world.add(customer(11, "Fabrikam"), &[(23, "Visio", 2)]).await;
    for (n, follows) in [(21, true), (22, false)] {
        let mut addon = subscription(n, 10, "Add-on");
        addon.parent = Some(subscription_id(20));
        world.put(1, Put::Subscription(addon)).await;
        world.put(1, Put::Contact(shared::contact::SupportContact { follows, ..contact(n, 1) })).await;
    }
    world.put(0, Put::Reach(reach(10, 2, "2027-01-01"))).await;
    let ids = [subscription_id(20), subscription_id(99), subscription_id(23)];
    let facts = world.store.facts(&world.scope, &ids, Some(tenant(2))).await.unwrap();
    assert_eq!(facts.provider.tenant(), tenant(US));
    let found: Vec<_> = facts.rows.iter().map(|row| row.row.subscription.id).collect();
    assert_eq!(found, [subscription_id(20), subscription_id(23)]);
    let followers: Vec<_> = facts.rows[0].followers.iter().map(|contact| contact.subscription).collect();
    assert_eq!(followers, [subscription_id(21)]);
    assert!(facts.rows[0].target.as_ref().unwrap().reach.relation.is_some());
    assert_eq!(facts.rows[1].target.as_ref().unwrap().reach.version, Version::NONE, "of its own customer");
    let many: Vec<_> = (0..=255).map(subscription_id).collect();
    let facts = world.store.facts(&world.scope, &many, Some(tenant(77))).await.unwrap();
    assert_eq!(facts.rows.len(), 4);
    assert!(facts.rows.iter().all(|row| row.target.is_none()));
    assert!(world.store.facts(&Scope::system(tenant(9)), &many, None).await.is_err());
}

pub(super) async fn a_profile_makes_its_partner_reachable(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let mut claims = partner(2, "Adatum");
    claims.reachable = true;
    world.put(0, Put::Partner(claims.clone())).await;
    let read = async || world.store.partners(&world.scope, Some(&[tenant(2)])).await.unwrap().remove(0);
    assert!(!read().await.reachable, "a partner cannot say so itself");
    world.put(0, Put::Profile(profile(2, r#"{"label":"Desk","telephone":"+49 30 1234"}"#))).await;
    assert!(read().await.reachable);
    assert_eq!(read().await.version, Version::FIRST, "the record did not change");
    claims.reachable = false;
    world.put(1, Put::Partner(claims)).await;
    assert!(read().await.reachable);
    world.put(1, Put::Profile(profile(2, r#"{"label":"Web","website":"https://a.example"}"#))).await;
    assert!(!read().await.reachable);
    // A profile that was there first.
    world.put(0, Put::Profile(profile(3, r#"{"label":"Desk","email":"a@b.example"}"#))).await;
    world.put(0, Put::Partner(partner(3, "Bellows"))).await;
    let both = world.store.profiles(&world.scope, &[tenant(3), tenant(2), tenant(4)]).await.unwrap();
    assert_eq!(both.len(), 2);
    assert!(world.store.partners(&world.scope, Some(&[tenant(3)])).await.unwrap()[0].reachable);
}

pub(super) async fn candidates_stand_by_name_with_their_reach(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    for (n, name) in [(4, "Zeta"), (2, "Ångström"), (3, "angstrom"), (5, "bellows")] {
        world.put(0, Put::Partner(partner(n, name))).await;
    }
    world.put(0, Put::Customer(customer(10, "Contoso"))).await;
    world.put(0, Put::Reach(reach(10, 5, "2027-01-01"))).await;
    world.put(0, Put::Reach(reach(11, 4, "2027-01-01"))).await;
    let found = world.store.candidates(&world.scope, customer_id(10)).await.unwrap();
    let ids: Vec<_> = found.iter().map(|candidate| candidate.partner.id).collect();
    assert_eq!(ids, [2, 3, 5, 1, 4].map(tenant));
    let reached: Vec<_> = found.iter().filter(|one| one.reach.relation.is_some()).map(|one| one.partner.id).collect();
    assert_eq!(reached, [tenant(5)]);
    assert!(found.iter().all(|one| one.reach.customer == customer_id(10) && one.reach.partner == one.partner.id));
    let asked = [(customer_id(10), tenant(5)), (customer_id(10), tenant(4)), (customer_id(11), tenant(4))];
    let mut known = world.store.reaches(&world.scope, &asked).await.unwrap();
    known.sort_by_key(|reach| reach.customer);
    let pairs: Vec<_> = known.iter().map(|reach| (reach.customer, reach.partner)).collect();
    assert_eq!(pairs, [asked[0], asked[2]]);
    let by_name = world.store.partners(&world.scope, None).await.unwrap();
    assert_eq!(by_name.iter().map(|partner| partner.id).collect::<Vec<_>>(), ids);
}

pub(super) async fn people_accounts_sessions_and_personas(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    let account = |email: &str, locked| Account {
        tenant: tenant(US),
        email: email.parse().unwrap(),
        person: person_id(50),
        password: Some("$argon2id$…".to_owned()),
        locked,
        since: now().plus_seconds(i64::from(locked)),
    };
    for (n, persona) in [(52, true), (50, true), (51, false)] {
        world.put(0, Put::Person(shared::person::Person { persona, ..person(US, n, "Megan Bowen") })).await;
    }
    let personas = async || {
        let found = world.store.personas().await.unwrap();
        found.iter().map(|person| person.id).collect::<Vec<_>>()
    };
    assert_eq!(personas().await, [person_id(52), person_id(50)]);
    world.put(1, Put::Person(shared::person::Person { persona: true, ..person(US, 51, "Alex") })).await;
    world.put(1, Put::Person(shared::person::Person { name: None, ..person(US, 52, "x") })).await;
    assert_eq!(personas().await, [person_id(50), person_id(51)]);
    let all = world.store.people(&world.scope, None).await.unwrap();
    assert_eq!(all.iter().map(|person| person.id).collect::<Vec<_>>(), [50, 51, 52].map(person_id));
    assert_eq!(all[2].name, None);
    let some = world.store.people(&world.scope, Some(&[person_id(51), person_id(99)])).await.unwrap();
    assert_eq!(some.len(), 1);

    world.put(0, Put::Account(account("Megan@Contoso.example", false))).await;
    let found = world.store.account(&"megan@contoso.EXAMPLE".parse().unwrap()).await.unwrap();
    assert!(found == Some(account("Megan@Contoso.example", false)));
    world.put(0, Put::Account(account("megan@contoso.example", true))).await;
    assert!(world.store.account(&"megan@contoso.example".parse().unwrap()).await.unwrap().unwrap().locked);
    assert!(world.store.account(&"alex@contoso.example".parse().unwrap()).await.unwrap().is_none());

    let session = Session {
        token: [9; 32],
        tenant: tenant(US),
        person: person_id(50),
        created: now(),
        idle_until: now().plus_seconds(60),
        expires: now().plus_days(1),
    };
    world.put(0, Put::Session(session)).await;
    let later = Session { idle_until: now().plus_seconds(90), ..session };
    world.put(0, Put::Session(later)).await;
    let (found, who) = world.store.session([9; 32]).await.unwrap().unwrap();
    assert_eq!((found, who.id), (later, person_id(50)));
    assert!(world.store.session([8; 32]).await.unwrap().is_none());
    world.put(0, Put::NoSession([9; 32])).await;
    assert!(world.store.session([9; 32]).await.unwrap().is_none());

    world.put(0, Put::Session(session)).await;
    let begins = |token, created| Session { token, created, expires: created.plus_days(1), ..session };
    world.put(0, Put::Session(begins([7; 32], session.expires.plus_seconds(-1)))).await;
    assert!(world.store.session([9; 32]).await.unwrap().is_some());
    world.put(0, Put::Session(begins([6; 32], session.expires))).await;
    assert!(world.store.session([9; 32]).await.unwrap().is_none(), "what is over makes room");
    assert!(world.store.session([7; 32]).await.unwrap().is_some());
}

pub(super) async fn parties_find_their_providers(builder: &impl StoreBuilder) {
    let store = builder.build().await;
    for n in [3, 1, 2] {
        let world = World::of(&store, Scope::system(tenant(n)));
        world.put(0, Put::Provider(provider(n, "Provider"))).await;
        if n != 2 {
            world.put(0, Put::Customer(customer(10, "Contoso"))).await;
            world.put(0, Put::Partner(partner(2, "Two"))).await;
        }
    }
    assert_eq!(store.providers_of_customer(customer_id(10)).await.unwrap(), [tenant(1), tenant(3)]);
    assert_eq!(store.providers_of_customer(customer_id(11)).await.unwrap(), []);
    assert_eq!(store.providers_of_partner(tenant(2)).await.unwrap(), [tenant(1), tenant(3)], "not itself");
    assert!(store.ready().await.is_ok());
}

pub(super) async fn history_is_walked_from_entry_to_entry(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1), (21, "Teams", 1)]).await;
    for round in 1..=7 {
        let to = if round % 2 == 1 { 2 } else { 1 };
        for n in [20, 21] {
            world.commit(vec![with_entry(round, Put::Contact(contact(n, to)), assigned(n, 10, 3 - to, to))]).await;
        }
    }
    let query = ActivityQuery { subscription: Some(subscription_id(21)), ..ActivityQuery::default() };
    for limit in [1, 3, 7, 50] {
        let found = walk(limit, async |place| world.store.changes(&world.scope, &query, &place).await).await;
        let seqs: Vec<_> = found.iter().map(|entry| entry.seq).collect();
        assert_eq!(seqs, [14, 12, 10, 8, 6, 4, 2], "{limit}");
    }
}

pub(super) async fn the_log_is_asked_by_every_field(builder: &impl StoreBuilder) {
    let world = World::empty(builder.build().await).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1)]).await;
    let refused = Some(shared::reason::Code::RelationshipMissing);
    let entries = [
        entry(Action::SettingsChanged),
        shared::audit::Entry { actor: person_id(7), ..entry(Action::PartnerChanged) },
        shared::audit::Entry { refused, ..assigned(20, 10, 1, 2) },
        shared::audit::Entry { at: now().plus_days(1), ..assigned(20, 10, 1, 2) },
    ];
    for one in entries {
        world.commit(vec![with_entry(0, Put::Nothing, one)]).await;
    }
    let none = ActivityQuery::default;
    for (query, expected) in [
        (none(), vec![4, 3, 2, 1]),
        (ActivityQuery { actor: Some(person_id(7)), ..none() }, vec![2]),
        (ActivityQuery { customer: Some(customer_id(10)), ..none() }, vec![4, 3]),
        (ActivityQuery { subscription: Some(subscription_id(20)), refused: Some(false), ..none() }, vec![4]),
        (ActivityQuery { subscription: Some(subscription_id(99)), ..none() }, vec![]),
        (ActivityQuery { action: vec![Action::SettingsChanged, Action::PartnerChanged], ..none() }, vec![2, 1]),
        (ActivityQuery { refused: Some(true), ..none() }, vec![3]),
        (ActivityQuery { from: Some(now().plus_seconds(1)), ..none() }, vec![4]),
        (ActivityQuery { to: Some(now().plus_days(1)), ..none() }, vec![3, 2, 1]),
    ] {
        let found = walk(1, async |place| world.store.changes(&world.scope, &query, &place).await).await;
        assert_eq!(found.iter().map(|entry| entry.seq).collect::<Vec<_>>(), expected, "{query:?}");
    }
}
