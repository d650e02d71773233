//! Tests of what is SQLite's own: the file, its schema, its errors, its plans.

use std::path::Path;

use rusqlite::Connection;
use shared::audit::Action;
use shared::id::CommitId;

use super::migrate::STEPS;
use super::open::reader;
use super::*;
use crate::ports::timed;
use crate::store::conformance::world::*;
use crate::store::{Put, Verdict};

async fn filled(directory: &Path) -> World<SqliteStore> {
    let world = World::empty(SqliteStore::open(directory, Options::default()).unwrap()).await;
    world.put(0, Put::Partner(partner(2, "Adatum"))).await;
    world.add(customer(10, "Contoso"), &[(20, "Visio", 1), (21, "Teams", 2)]).await;
    for round in 1..=3 {
        let assign = |n: u8| with_entry(round, Put::Contact(contact(n, 2)), assigned(n, 10, 1, 2));
        world.commit(vec![assign(20), assign(21)]).await;
    }
    world
}

fn message<T>(result: Read<T>) -> String {
    match result {
        Ok(_) => panic!("it should fail"),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    drop(filled(directory.path()).await);
    let store = SqliteStore::open(directory.path(), Options { create: false, ..Options::default() }).unwrap();
    let scope = Scope::system(tenant(US));
    let kept = store.contact(&scope, subscription_id(20)).await.unwrap().unwrap();
    assert_eq!(kept.contact.version.number(), 4);
    assert!(store.verify_audit(None).await.unwrap().is_whole());
}

#[tokio::test]
async fn many_callers_make_one_chain() {
    let directory = tempfile::tempdir().unwrap();
    let world = filled(directory.path()).await;
    let attempts = (0..200_u8).map(|n| {
        let (store, scope) = (world.store.clone(), world.scope);
        let changes = vec![with_entry(0, Put::Nothing, entry(Action::SettingsChanged))];
        let commit = Commit {
            id: CommitId::from_bytes([n, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
            guards: Vec::new(),
            changes,
        };
        tokio::spawn(async move { store.commit(&scope, commit).await })
    });
    let mut seqs = Vec::new();
    for attempt in attempts.collect::<Vec<_>>() {
        let Outcome::Done(verdicts) = attempt.await.unwrap().unwrap() else { panic!("no guard") };
        let [Verdict::Put(Some(seq))] = verdicts.as_slice() else { panic!("one entry") };
        seqs.push(*seq);
    }
    seqs.sort_unstable();
    assert_eq!(seqs, (7..207).collect::<Vec<_>>());
    let report = world.store.verify_audit(None).await.unwrap();
    assert_eq!((report.tenants[0].links, report.tenants[0].entries, report.tenants[0].broken), (203, 206, None));
}

#[tokio::test]
async fn one_that_fails_in_a_group_takes_no_other_with_it() {
    let directory = tempfile::tempdir().unwrap();
    let world = filled(directory.path()).await;
    let commit = |n: u8, put| {
        let changes = vec![with_entry(0, put, entry(Action::SettingsChanged))];
        world
            .store
            .writer()
            .unwrap()
            .send(world.scope, Commit { id: CommitId::from_bytes([n; 16]), guards: Vec::new(), changes })
            .unwrap()
    };
    let waiting: Vec<_> = (100..120)
        .map(|n| commit(n, if n % 5 == 0 { Put::Person(person(99, 1, "Another tenant's")) } else { Put::Nothing }))
        .collect();
    let mut failed = 0;
    for outcome in waiting {
        failed += u32::from(outcome.await.unwrap().is_err());
    }
    assert_eq!(failed, 4);
    let report = world.store.verify_audit(None).await.unwrap();
    assert_eq!((report.is_whole(), report.tenants[0].entries), (true, 6 + 16));
}

#[tokio::test]
async fn two_programs_write_one_file() {
    let directory = tempfile::tempdir().unwrap();
    let world = filled(directory.path()).await;
    let other = SqliteStore::open(directory.path(), Options::default()).unwrap();
    for n in 0..20_u8 {
        let store = if n % 2 == 0 { &world.store } else { &other };
        let changes = vec![with_entry(0, Put::Nothing, entry(Action::SettingsChanged))];
        let commit = Commit { id: CommitId::from_bytes([n + 100; 16]), guards: Vec::new(), changes };
        assert!(matches!(store.commit(&world.scope, commit).await, Ok(Outcome::Done(_))));
    }
    let report = other.verify_audit(None).await.unwrap();
    assert_eq!((report.is_whole(), report.tenants[0].entries), (true, 26));
}

#[tokio::test]
async fn what_another_program_writes_is_seen_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let world = filled(directory.path()).await;
    let other = SqliteStore::open(directory.path(), Options::default()).unwrap();
    for (expect, name) in ["Adatum", "Adatum Ltd", "Adatum GmbH"].into_iter().enumerate() {
        let mut changes = Vec::new();
        if expect > 0 {
            changes.push(change(u32::try_from(expect).unwrap(), Put::Partner(partner(2, name))));
        }
        let id = CommitId::from_bytes([u8::try_from(expect).unwrap() + 100; 16]);
        other.commit(&world.scope, Commit { id, guards: Vec::new(), changes }).await.unwrap();
        let facts = world.store.facts(&world.scope, &[subscription_id(20)], Some(tenant(2))).await.unwrap();
        assert_eq!(facts.rows[0].target.as_ref().unwrap().partner.name.as_str(), name);
    }
}

#[tokio::test]
async fn a_commit_is_found_again_for_a_day() {
    let directory = tempfile::tempdir().unwrap();
    let world = filled(directory.path()).await;
    let id = |hour: i64| timed(now().plus_seconds(hour * 3_600), [7; 16]);
    for hour in [0, 1, 24, 25] {
        let commit = Commit { id: id(hour), guards: Vec::new(), changes: Vec::new() };
        world.store.commit(&world.scope, commit).await.unwrap();
    }
    let mut found = Vec::new();
    for hour in [0, 1, 24, 25] {
        found.push(world.store.committed(&world.scope, id(hour)).await.unwrap());
    }
    assert_eq!(found, [false, true, true, true]);
}

#[tokio::test]
async fn tampering_shows() {
    let cases = [
        (
            "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'web', 'command') AS BLOB) WHERE seq = 3",
            Broken::Link(2),
        ),
        ("DELETE FROM entry WHERE seq = 4", Broken::Link(2)),
        ("DELETE FROM link WHERE number = 2", Broken::Link(3)),
        ("UPDATE entry SET actor = x'00000000000000000000000000000000' WHERE seq = 5", Broken::Entry(5)),
        ("DELETE FROM link WHERE number = 3", Broken::Unlinked(5)),
    ];
    for (tampering, expected) in cases {
        let directory = tempfile::tempdir().unwrap();
        let world = filled(directory.path()).await;
        let db = Connection::open(directory.path().join(FILE)).unwrap();
        assert_eq!(db.execute(tampering, []).unwrap(), 1, "{tampering}");
        let report = world.store.verify_audit(Some(tenant(US))).await.unwrap();
        assert_eq!(report.tenants[0].broken, Some(expected), "{tampering}");
    }
}

#[tokio::test]
async fn a_backup_of_a_working_store_is_restored() {
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let world = filled(directory.path()).await;
    let file = other.path().join("copy.db");
    backup(directory.path(), &file).unwrap();
    assert!(message(backup(directory.path(), &file)).contains("is there already"));
    world.commit(vec![with_entry(0, Put::Nothing, entry(Action::SettingsChanged))]).await;
    let place = other.path().join("restored");
    restore(&file, &place).unwrap();
    assert!(message(restore(&file, &place)).contains("is there already"));
    let restored = SqliteStore::open(&place, Options::default()).unwrap();
    let report = restored.verify_audit(None).await.unwrap();
    assert_eq!((report.is_whole(), report.tenants[0].entries), (true, 6), "as of the backup");
    let nothing = other.path().join("nothing.db");
    assert!(message(restore(&nothing, other.path().join("x"))).contains("there is no backup"));
    std::fs::write(&nothing, "not a database, but long enough to look like one".repeat(40)).unwrap();
    assert!(message(restore(&nothing, other.path().join("x"))).contains("not a Switchboard database"));
    assert!(!other.path().join("x").join(FILE).exists(), "nothing half done");
}

#[test]
fn files_that_are_not_ours_are_refused_with_a_sentence() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE);
    let closed = Options { create: false, ..Options::default() };
    assert!(message(SqliteStore::open(directory.path(), closed)).contains("there is no database"));

    std::fs::write(&file, "nothing that SQLite knows ".repeat(100)).unwrap();
    assert!(message(SqliteStore::open(directory.path(), closed)).contains("not a Switchboard database"));
    std::fs::remove_file(&file).unwrap();

    Connection::open(&file).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    assert!(message(SqliteStore::open(directory.path(), closed)).contains("another program"));
}

#[test]
fn an_edited_a_newer_and_an_older_schema() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE);
    drop(SqliteStore::open(directory.path(), Options::default()).unwrap());
    let run = |sql: &str| Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let open = |options| SqliteStore::open(directory.path(), options);

    run("INSERT INTO migration VALUES ('9999_later', zeroblob(32))");
    assert!(message(open(Options::default())).contains("newer version (9999_later)"));
    run("DELETE FROM migration WHERE name = '9999_later'");
    assert!(open(Options::default()).is_ok());

    run("DROP INDEX embed_token_by_end; DELETE FROM migration WHERE name = '0036_embed_token_by_end'");
    assert!(message(open(Options { migrate: false, ..Options::default() })).contains("switchboard migrate"));
    assert_eq!(migrate_database(directory.path()).unwrap(), 1);
    assert_eq!(migrate_database(directory.path()).unwrap(), 0);
    assert!(open(Options { migrate: false, ..Options::default() }).is_ok());

    run("UPDATE migration SET hash = zeroblob(32) WHERE name = '0003_partner'");
    assert!(message(open(Options::default())).contains("0003_partner"));
}

#[test]
fn steps_are_numbered_and_one_statement_each() {
    for (at, step) in STEPS.iter().enumerate() {
        assert!(step.name.starts_with(&format!("{:04}_", at + 1)), "{}", step.name);
        assert!(
            !step.sql.contains(';')
                || step.sql.lines().filter(|line| !line.starts_with("--")).all(|line| !line.contains(';'))
        );
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), STEPS.len(), "every file is a step");
}

#[tokio::test]
async fn a_locked_file_is_unavailable_and_read_on() {
    let directory = tempfile::tempdir().unwrap();
    let world = filled(directory.path()).await;
    let other = Connection::open(directory.path().join(FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let attempt = world.try_commit(Vec::new(), vec![with_entry(0, Put::Nothing, entry(Action::SettingsChanged))]);
    let read = async {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        world.store.contact(&world.scope, subscription_id(20)).await.unwrap().is_some()
    };
    let (refused, seen) = tokio::join!(attempt, read);
    assert!(seen);
    assert!(matches!(refused, Err(StoreError::Unavailable(what)) if what.contains("another program")));
    other.execute_batch("ROLLBACK").unwrap();
    let again = world.try_commit(Vec::new(), vec![with_entry(0, Put::Nothing, entry(Action::SettingsChanged))]).await;
    assert_eq!(again.unwrap(), Outcome::Done(vec![Verdict::Put(Some(7))]));
}

#[tokio::test]
async fn a_full_disk_is_unavailable_and_loses_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE);
    drop(filled(directory.path()).await);
    let db = super::open::writer(&file, false).unwrap();
    let pages: i64 = db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let _most: i64 = db.query_row(&format!("PRAGMA max_page_count = {}", pages + 2), [], |row| row.get(0)).unwrap();
    let writer = Writer::start(db, 8).unwrap();
    let scope = Scope::system(tenant(US));
    let mut acknowledged = 6;
    let refused = loop {
        let mut id = [9; 16];
        id[..8].copy_from_slice(&u64::to_be_bytes(acknowledged));
        let changes = (0..20).map(|_| with_entry(0, Put::Nothing, entry(Action::SettingsChanged))).collect();
        let commit = Commit { id: CommitId::from_bytes(id), guards: Vec::new(), changes };
        match writer.send(scope, commit).unwrap().await.unwrap() {
            Ok(_) => acknowledged += 20,
            Err(error) => break error,
        }
    };
    assert!(matches!(&refused, StoreError::Unavailable(what) if what.contains("disk is full")), "{refused}");
    drop(writer);
    let store = SqliteStore::open(directory.path(), Options::default()).unwrap();
    let report = store.verify_audit(None).await.unwrap();
    assert_eq!((report.is_whole(), report.tenants[0].entries), (true, acknowledged));
    let more = vec![with_entry(0, Put::Nothing, entry(Action::SettingsChanged))];
    let commit = Commit { id: CommitId::from_bytes([8; 16]), guards: Vec::new(), changes: more };
    assert!(store.commit(&scope, commit).await.is_ok(), "goes on when there is room");
}

#[tokio::test]
async fn a_full_queue_is_unavailable() {
    let directory = tempfile::tempdir().unwrap();
    drop(filled(directory.path()).await);
    let store = SqliteStore::open(directory.path(), Options { queue: 2, ..Options::default() }).unwrap();
    let lock = Connection::open(directory.path().join(FILE)).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let scope = Scope::system(tenant(US));
    let commit = |n: u8| {
        let commit = Commit { id: CommitId::from_bytes([n; 16]), guards: Vec::new(), changes: Vec::new() };
        store.writer().unwrap().send(scope, commit)
    };
    let sent: Vec<_> = (100..110).map(commit).collect();
    assert!(sent.iter().any(|sent| matches!(sent, Err(StoreError::Unavailable(what)) if what.contains("waiting"))));
    lock.execute_batch("ROLLBACK").unwrap();
    for waiting in sent.into_iter().flatten() {
        assert!(waiting.await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_read_only_file_is_read() {
    let directory = tempfile::tempdir().unwrap();
    let world = filled(directory.path()).await;
    let read_only = SqliteStore { writer: None, ..world.store.clone() };
    assert!(matches!(read_only.ready().await, Err(StoreError::ReadOnly(_))));
    assert!(read_only.contact(&world.scope, subscription_id(20)).await.unwrap().is_some());
    let commit = Commit { id: CommitId::from_bytes([8; 16]), guards: Vec::new(), changes: Vec::new() };
    assert!(matches!(read_only.commit(&world.scope, commit).await, Err(StoreError::ReadOnly(_))));
    // What SQLite itself says when the file turns read-only under the writer.
    let db = reader(&directory.path().join(FILE)).unwrap();
    let error = StoreError::from(db.execute("DELETE FROM made", []).unwrap_err());
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error}");
}
