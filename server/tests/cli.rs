//! The command as a person or a script meets it: from an empty directory to a server that answers, and every way in
//! which it says no.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "cli/elements.rs"]
mod elements;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::{Value, json};

const TENANT: &str = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const PASSWORD: &str = "correct horse battery";

/// Runs the command to its end; `input` goes to its standard input.
fn run(arguments: &[&str], data: &Path, input: &str) -> Output {
    let mut child = command(arguments, data).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn command(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_switchboard"));
    command.args(arguments).env_clear().env("SWITCHBOARD_DATA", data).stderr(Stdio::piped());
    command
}

fn done(arguments: &[&str], data: &Path, input: &str) -> String {
    let output = run(arguments, data, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The one line with which the command refuses.
fn refused(arguments: &[&str], data: &Path) -> String {
    let output = run(arguments, data, "");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{arguments:?} should have been refused");
    assert_eq!(output.stdout, b"", "{arguments:?}: {said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{arguments:?}: {said}");
    said.trim_end().to_owned()
}

fn init(data: &Path, more: &[&str]) {
    let mut arguments = vec!["init", "--tenant", TENANT, "--mpn", "4391507", "--name", "Trey Research"];
    arguments.extend(["--country", "DE", "--kind", "indirect_provider", "--admin", "ada@trey.example"]);
    arguments.extend(["--password-file", "-"]);
    arguments.extend(more);
    let said = done(&arguments, data, PASSWORD);
    assert!(said.contains("ada@trey.example can sign in") && !said.contains(PASSWORD), "{said}");
}

/// A server on a port of its own, and what it said so far.
struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
    port: u16,
}

fn serve(arguments: &[&str], data: &Path) -> Server {
    serve_with(arguments, data, None)
}

/// With the files of this folder as its app.
fn serve_with(arguments: &[&str], data: &Path, app: Option<&Path>) -> Server {
    let mut all = vec!["serve", "--listen", "127.0.0.1:0"];
    all.extend(arguments);
    let mut command = command(&all, data);
    command.envs(app.map(|app| ("SWITCHBOARD_APP_DIR", app)));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    let port =
        line.trim_end().strip_prefix("Switchboard answers at http://127.0.0.1:").and_then(|port| port.parse().ok());
    Server { child, output, port: port.unwrap_or_else(|| panic!("{line}")) }
}

impl Server {
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, String, Value) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n", self.port);
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head.to_owned(), serde_json::from_str(body).unwrap_or(Value::Null))
    }

    fn who(&self, token: &str) -> (u16, Value) {
        let (status, _, body) =
            self.ask("GET", "/api/v1/session", &[("Authorization", &format!("Bearer {token}"))], "");
        (status, body)
    }

    fn sign_in(&self, email: &str, password: &str) -> u16 {
        let body = json!({"email": email, "password": password}).to_string();
        self.ask("POST", "/api/v1/session", &[("Content-Type", "application/json")], &body).0
    }

    /// What a service manager does.
    #[cfg(unix)]
    fn stop(mut self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success(), "it ends by itself, and well");
    }

    #[cfg(not(unix))]
    fn stop(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn from_an_empty_directory_to_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    init(data, &["--local-tokens"]);
    let added = ["user", "add", "--email", "bo@trey.example", "--name", "Bo", "--role", "helpdesk_agent"];
    let said = done(&added, data, "");
    let made_up = said.lines().find_map(|line| line.strip_prefix("The password, shown this once: ")).unwrap();
    let listed = done(&["user", "list"], data, "");
    assert_eq!(
        listed,
        "ada@trey.example\tada@trey.example\tprovider\tadmin_agent,global_admin\tenabled\n\
         bo@trey.example\tBo\tprovider\thelpdesk_agent\tenabled\n"
    );
    let token = done(&["token", "--role", "admin_agent", "--role", "auditor"], data, "");

    let server = serve(&[], data);
    let (status, session) = server.who(token.trim_end());
    assert_eq!((status, &session["partner"]["name"]), (200, &json!("Trey Research")), "{session}");
    assert_eq!(session["roles"], json!(["admin_agent", "auditor"]));
    assert_eq!(session["person"]["name"], json!("Token (admin_agent, auditor)"));
    assert_eq!(server.sign_in("ADA@trey.example", PASSWORD), 201);
    assert_eq!(server.sign_in("bo@trey.example", made_up), 201);
    assert_eq!(server.sign_in("bo@trey.example", PASSWORD), 401);
    assert_eq!(server.ask("GET", "/readyz", &[], "").0, 200);
    server.stop();
}

#[test]
fn what_the_command_line_does_counts_beside_a_running_server() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    init(data, &["--local-tokens"]);
    let server = serve(&[], data);
    let token = |role: &str| done(&["token", "--role", role], data, "").trim_end().to_owned();
    let before = token("auditor");
    assert_eq!(server.who(&before).0, 200, "the first key was made after the server had begun");
    done(&["token", "--rotate-key"], data, "");
    // A key that is not known is looked for at most every two seconds.
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(server.who(&token("auditor")).0, 200);
    assert_eq!(server.who(&before).0, 200, "what the old key signed stays good");
    assert_eq!(server.who(&format!("{before}x")).0, 401);

    done(&["user", "disable", "ada@trey.example"], data, "");
    assert_eq!(server.sign_in("ada@trey.example", PASSWORD), 401);
    done(&["user", "enable", "ada@trey.example"], data, "");
    assert_eq!(server.sign_in("ada@trey.example", PASSWORD), 201);
    done(&["user", "password", "ada@trey.example", "--password-file", "-"], data, "another horse battery\n");
    assert_eq!(server.sign_in("ada@trey.example", PASSWORD), 401);
    assert_eq!(server.sign_in("ada@trey.example", "another horse battery"), 201);
}

#[test]
fn a_demonstration_is_made_once_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("demo");
    let mut server = serve(&["--demo"], data);
    let mut line = String::new();
    server.output.read_line(&mut line).unwrap();
    assert!(line.contains("without a password"), "{line}");
    let (_, _, personas) = server.ask("GET", "/api/v1/personas", &[], "");
    assert!(personas["items"].as_array().unwrap().len() >= 4, "{personas}");
    server.stop();

    let server = serve(&["--demo"], data);
    assert_eq!(server.ask("GET", "/api/v1/personas", &[], "").2, personas);
    let token = done(&["token", "--role", "helpdesk_agent"], data, "");
    assert_eq!(server.who(token.trim_end()).1["partner"]["name"], json!("Trey Research"));
    drop(server);
    assert!(refused(&["serve", "--listen", "127.0.0.1:0"], data).contains("--demo"));
}

#[test]
fn a_backup_is_a_data_directory_again() {
    let folder = tempfile::tempdir().unwrap();
    let [data, saved, again] = &["data", "saved", "again"].map(|name| folder.path().join(name));
    init(data, &["--local-tokens"]);
    let token = done(&["token", "--role", "auditor"], data, "");
    let server = serve(&[], data);
    let saved_name = saved.to_str().unwrap();
    assert!(done(&["backup", saved_name], data, "").contains("keep it as safe"));
    drop(server);
    assert!(refused(&["backup", saved_name], data).contains("holds data already"));
    done(&["restore", saved_name], again, "");
    assert!(refused(&["restore", saved_name], again).contains("holds data already"));
    assert_eq!(done(&["user", "list"], again, ""), done(&["user", "list"], data, ""));
    let server = serve(&[], again);
    assert_eq!(server.who(token.trim_end()).0, 200, "the keys are in it");
    drop(server);
    let checked = done(&["verify-audit"], again, "");
    assert!(checked.starts_with(TENANT) && checked.trim_end().ends_with("whole"), "{checked}");
    done(&["migrate"], again, "");
    std::fs::write(again.join("switchboard.db"), "this is no database, but it is long enough to be looked at").unwrap();
    refused(&["user", "list"], again);
    std::fs::remove_file(again.join("switchboard.db")).unwrap();
    assert!(refused(&["serve"], again).contains("no database"), "an empty one is not made in its place");
}

#[test]
fn an_export_is_imported_once_and_the_second_time_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("data");
    init(data, &["--local-tokens"]);
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/sample");
    let first = run(&["import", sample], data, "");
    let said = String::from_utf8(first.stdout).unwrap();
    assert!(said.contains("subscriptions: ") && said.contains(" added, "), "{said}");
    let second = run(&["import", sample], data, "");
    let again = String::from_utf8(second.stdout).unwrap();
    let counts = again.lines().filter(|line| line.contains(" read: "));
    assert!(
        counts.clone().count() > 2 && counts.into_iter().all(|line| line.contains(": 0 added, 0 changed")),
        "{again}"
    );
    assert!(done(&["verify-audit"], data, "").trim_end().ends_with("whole"));

    let letter = folder.path().join("letter.json");
    std::fs::write(&letter, "{\"dear\": \"reader\"}").unwrap();
    let output = run(&["import", letter.to_str().unwrap()], data, "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().contains("letter.json: neither its address nor its name"));
    assert!(refused(&["import", "/nowhere/at/all.json"], data).contains("/nowhere/at/all.json"));
}

#[test]
fn what_needs_attention_is_counted_for_monitoring() {
    let folder = tempfile::tempdir().unwrap();
    let data = &folder.path().join("demo");
    serve(&["--demo"], data).stop();
    let counts: Value = serde_json::from_str(&done(&["flags", "--json"], data, "")).unwrap();
    let ineligible = counts["counts"]["ineligible"].as_u64().unwrap();
    assert!(ineligible > 0, "{counts}");
    assert!(done(&["flags"], data, "").contains(&format!("ineligible\t{ineligible}\n")));
    let output = run(&["flags", "--fail-on", "ineligible"], data, "");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, format!("subscriptions need attention: {ineligible} ineligible; see the worklist\n"));
    let whole = done(&["verify-audit"], data, "");
    assert!(whole.lines().count() >= 2 && whole.lines().all(|line| line.ends_with("whole")), "{whole}");
    assert!(done(&["openapi"], data, "").starts_with('{'));
}

#[test]
fn every_refusal_is_one_line_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = &folder.path().join("nothing");
    let real = &folder.path().join("real");
    init(real, &[]);
    let letters = folder.path().join("letters");
    std::fs::create_dir(&letters).unwrap();
    std::fs::write(letters.join("letter.txt"), "dear").unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();

    let table: &[(&[&str], &Path, &str)] = &[
        (&["serve"], nothing, "switchboard init"),
        (&["serve", "--demo", "--listen", "127.0.0.1:0"], real, "was not made with --demo"),
        (&["serve", "--demo", "--listen", "127.0.0.1:0"], &letters, "not a data directory"),
        (&["serve", "--listen", &taken], real, "--listen"),
        (&["serve", "--database-url", "postgres://localhost/x"], real, "PostgreSQL comes in a later version"),
        (&["token", "--role", "auditor"], real, "--local-tokens"),
        (&["token"], real, "--role"),
        (&["token", "--role", "boss"], real, "--role"),
        (&["user", "disable", "nobody@trey.example"], real, "switchboard user list"),
        (&["user", "add", "--email", "ada@trey.example", "--name", "A", "--role", "auditor"], real, "has an account"),
        (&["user", "list", "--tenant", "3b33e682-00c3-41ee-9dd2-a548adf56439"], real, "no provider"),
        (&["user", "password", "ada@trey.example", "--password-file", "/nowhere/at/all"], real, "/nowhere/at/all"),
        (&["nonsense"], real, "switchboard help"),
    ];
    for (arguments, data, expected) in table {
        let said = refused(arguments, data);
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    let again = ["init", "--tenant", TENANT, "--mpn", "1", "--name", "X", "--country", "DE"];
    let again = [&again[..], &["--kind", "direct_bill", "--admin", "x@y.example"]].concat();
    assert!(refused(&again, real).contains("is an installation already"));
}
