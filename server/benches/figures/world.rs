//! The data that is measured on: made once by `switchboard seed`, kept between runs, copied before anything is written.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::child::{Server, switchboard};
use crate::load::{Wire, request};

/// A data directory with that many subscriptions, made when it is not there.
pub fn seeded(scratch: &Path, subscriptions: usize) -> PathBuf {
    let data = scratch.join(format!("seed-{subscriptions}"));
    if !data.exists() {
        eprintln!("Making {subscriptions} subscriptions …");
        let part = scratch.join("seed-part");
        if part.exists() {
            std::fs::remove_dir_all(&part).expect("the scratch folder can be written");
        }
        switchboard(&["seed", "--data", &part.to_string_lossy(), "--subscriptions", &subscriptions.to_string()]);
        std::fs::rename(&part, &data).expect("the scratch folder can be written");
    }
    data
}

/// A copy to write to.
pub fn copy(from: &Path, to: &Path) -> PathBuf {
    if to.exists() {
        std::fs::remove_dir_all(to).expect("the scratch folder can be written");
    }
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        std::fs::create_dir_all(to.join(&folder)).expect("the scratch folder can be written");
        for entry in std::fs::read_dir(from.join(&folder)).expect("the data can be read") {
            let entry = entry.expect("the data can be read");
            let name = folder.join(entry.file_name());
            if entry.file_type().expect("the data can be read").is_dir() {
                folders.push(name);
            } else {
                std::fs::copy(entry.path(), to.join(name)).expect("the data can be copied");
            }
        }
    }
    to.to_owned()
}

/// A token of an Admin agent.
pub fn token(data: &Path) -> String {
    switchboard(&["token", "--data", &data.to_string_lossy(), "--role", "admin_agent", "--expires", "12h"])
}

/// Asks our own API and reads the answer.
pub async fn ask(server: &Server, token: &str, path: &str) -> Value {
    let (status, body) = Wire::connect(server.address).await.exchange(&request("GET", path, token, "")).await;
    assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&body));
    serde_json::from_slice(&body).expect("JSON")
}

/// A subscription that can have either of two contacts.
pub struct Switchable {
    customer: String,
    subscription: String,
    /// Tenant id and partner number of the two.
    contacts: [(String, String); 2],
}

impl Switchable {
    /// The address of its contact in the Partner Center compatible API.
    pub fn path(&self) -> String {
        format!("/v1/customers/{}/subscriptions/{}/supportcontact", self.customer, self.subscription)
    }

    /// The two bodies, each of which makes it the other's turn.
    pub fn bodies(&self) -> [String; 2] {
        let body = |(tenant, mpn): &(String, String)| {
            format!(r#"{{"supportTenantId":"{tenant}","supportMpnId":"{mpn}","name":"-"}}"#)
        };
        [body(&self.contacts[0]), body(&self.contacts[1])]
    }
}

/// About so many rows of a worklist of that many, spread over the whole of it.
pub async fn spread(server: &Server, token: &str, count: usize, of: usize) -> Vec<Value> {
    let stride = (of / count).max(1);
    let (mut found, mut seen, mut next) = (Vec::new(), 0, String::new());
    loop {
        let mut page = ask(server, token, &format!("/api/v1/subscriptions?limit=200{next}")).await;
        for row in page["items"].as_array_mut().expect("a list") {
            if seen % stride == 0 {
                found.push(row.take());
            }
            seen += 1;
        }
        let Some(cursor) = page["next"].as_str() else { return found };
        next = format!("&cursor={cursor}");
    }
}

/// Finds so many subscriptions whose contact is an eligible reseller, so that the provider may be it too.
pub async fn switchables(server: &Server, token: &str, count: usize, of: usize) -> Vec<Switchable> {
    let rows = spread(server, token, count * 8, of).await;
    let own = rows.iter().find(|row| row["contact"]["isProvider"] == true).expect("the provider supports something");
    let provider = contact(server, token, own).await;
    let fine = |row: &&Value| row["contact"]["isProvider"] != true && row["flags"] == Value::Array(Vec::new());
    let rows: Vec<_> = rows.iter().filter(fine).collect();
    assert!(rows.len() >= count, "enough subscriptions can be switched");
    let mut found = Vec::new();
    for row in rows.iter().step_by(rows.len() / count).take(count) {
        let reseller = contact(server, token, row).await;
        let (customer, subscription) = address(row);
        found.push(Switchable { customer, subscription, contacts: [provider.clone(), reseller] });
    }
    found
}

fn address(row: &Value) -> (String, String) {
    let text = |value: &Value| value.as_str().expect("an id").to_owned();
    (text(&row["customer"]["id"]), text(&row["id"]))
}

/// Tenant id and partner number of a row's contact.
async fn contact(server: &Server, token: &str, row: &Value) -> (String, String) {
    let (customer, subscription) = address(row);
    let path = format!("/v1/customers/{customer}/subscriptions/{subscription}/supportcontact");
    let now = ask(server, token, &path).await;
    let text = |name: &str| now[name].as_str().expect("a contact's number").to_owned();
    (text("supportTenantId"), text("supportMpnId"))
}
