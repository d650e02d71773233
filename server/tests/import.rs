//! `switchboard import` and `switchboard seed` from outside: what a person or a script sees of them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const TENANT: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/sample");

/// Whether it went well, what it printed, and what it said on standard error.
fn run(data: &Path, arguments: &[&str]) -> (bool, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_switchboard"));
    let output = command.args(arguments).env_clear().env("SWITCHBOARD_DATA", data).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn done(data: &Path, arguments: &[&str]) -> String {
    let (well, printed, said) = run(data, arguments);
    assert!(well, "{arguments:?}: {said}");
    printed
}

fn init(data: &Path) {
    let mut arguments = vec!["init", "--tenant", TENANT, "--mpn", "4391507", "--name", "Trey Research"];
    arguments.extend(["--country", "DE", "--kind", "indirect_provider", "--admin", "ada@trey.example"]);
    done(data, &arguments);
}

#[test]
fn an_export_is_imported_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    init(&data);
    let report = done(&data, &["import", SAMPLE]);
    assert!(report.contains("subscriptions: 6 read: 6 added"), "{report}");
    assert!(report.ends_with("15 files read, 0 refused\n"), "{report}");
    let again: Value = serde_json::from_str(&done(&data, &["import", "--json", SAMPLE])).unwrap();
    let kinds = again["kinds"].as_object().unwrap();
    assert!(
        kinds.values().all(|tally| tally["added"] == 0 && tally["changed"] == 0 && tally["refreshed"] == 0),
        "{again}"
    );
    assert!(done(&data, &["verify-audit"]).contains("whole"));
}

#[test]
fn what_cannot_be_used_is_said_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    init(&data);
    let export = folder.path().join("export");
    fs::create_dir(&export).unwrap();
    fs::write(export.join("customers.json"), r#"{"items":[{"id":"12"}]}"#).unwrap();
    fs::write(export.join("contacts.csv"), "id;contact\n").unwrap();
    fs::write(export.join("notes.txt"), "not looked at").unwrap();
    fs::copy(Path::new(SAMPLE).join("relationships.json"), export.join("relationships.json")).unwrap();
    let (well, printed, said) = run(&data, &["import", export.to_str().unwrap()]);
    assert!(!well && said.starts_with("2 of 3 files were refused") && said.trim_end().lines().count() == 1, "{said}");
    assert!(printed.contains("customers.json, item 1: /id is not a GUID"), "{printed}");
    assert!(printed.contains("partners: 4 read: 4 added"), "{printed}");
    for (arguments, words) in [
        (["import", "--data", "nowhere", SAMPLE].as_slice(), "there is no data in nowhere"),
        (&["import", "no-such-folder"], "cannot use no-such-folder"),
        (&["import", "--tenant", "9d6a1f0e-7c34-4b1a-b0f8-51e2d3c4a6f7", SAMPLE], "there is no provider"),
        (&["import"], "required"),
    ] {
        let (well, _, said) = run(&data, arguments);
        assert!(!well && said.contains(words) && said.trim_end().lines().count() == 1, "{arguments:?}: {said}");
    }
}

#[test]
fn synthetic_data_are_whole_and_always_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    let seed = ["seed", "--subscriptions", "400", "--tenants", "2", "--seed", "7"];
    assert!(done(&one, &seed).contains("400 subscriptions of 2 providers"));
    done(&two, &seed);
    assert_eq!(done(&one, &["flags"]), done(&two, &["flags"]));
    assert_eq!(done(&one, &["verify-audit"]), done(&two, &["verify-audit"]));
    assert_eq!(done(&one, &["verify-audit"]).matches("whole").count(), 2);
    assert!(done(&one, &["token", "--role", "admin_agent"]).matches('.').count() == 2);
    let (well, _, said) = run(&one, &seed);
    assert!(!well && said.contains("is an installation already"), "{said}");
}
