//! The page: operations by group, errors, types.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;
use shared::problem::sentence;
use shared::reason::Code;

use super::schema::{kind, types};
use super::{escape, prose};

/// The whole page of this OpenAPI document.
pub fn page(document: &str) -> String {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let title = text(&document, "/info/title");
    let groups = groups(&document);
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title} API</title>\
         <link rel=\"stylesheet\" href=\"/docs/docs.css\"><script src=\"/docs/docs.js\" defer></script></head><body>\
         <header><h1>{title} API <small>{version}</small></h1><p>{about}</p>\
         <p><a href=\"/api/v1/openapi.json\">OpenAPI document</a></p>\
         <p class=\"search\" hidden><label>Search <input type=\"search\" id=\"search\"></label> \
         <output id=\"found\"></output></p></header><nav aria-label=\"Contents\"><ul>",
        version = text(&document, "/info/version"),
        about = prose(document.pointer("/info/description").and_then(Value::as_str).unwrap_or_default()),
    );
    for group in groups.keys() {
        let _ = write!(html, "<li><a href=\"#{0}\">{0}</a>", escape(group));
    }
    html.push_str("<li><a href=\"#errors\">Errors</a><li><a href=\"#types\">Types</a></ul></nav><main>");
    for (group, operations) in &groups {
        let _ = write!(html, "<h2 id=\"{0}\">{0}</h2>{1}", escape(group), operations.concat());
    }
    let _ = write!(html, "<h2 id=\"errors\">Errors</h2>{}", errors());
    let _ = write!(html, "<h2 id=\"types\">Types</h2>{}</main></body></html>", types(&document));
    html
}

fn text(document: &Value, pointer: &str) -> String {
    escape(document.pointer(pointer).and_then(Value::as_str).unwrap_or_default())
}

/// The operations as HTML, by the group that each names.
fn groups(document: &Value) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let group = operation.pointer("/tags/0").and_then(Value::as_str).unwrap_or("Other");
            groups.entry(group.to_owned()).or_default().push(show(method, path, operation));
        }
    }
    groups
}

fn show(method: &str, path: &str, operation: &Value) -> String {
    let mut html = format!(
        "<section class=\"entry\"><h3><code>{} {}</code></h3><p>{}</p>",
        escape(&method.to_uppercase()),
        escape(path),
        text(operation, "/summary")
    );
    if let Some(about) = operation.get("description").and_then(Value::as_str) {
        let _ = write!(html, "<p>{}</p>", prose(about));
    }
    html.push_str(&parameters(operation));
    if let Some(body) = operation.pointer("/requestBody/content/application~1json/schema") {
        let _ = write!(html, "<p>Body: {}</p>", kind(body));
    }
    html.push_str(&responses(operation));
    html.push_str("</section>");
    html
}

fn parameters(operation: &Value) -> String {
    let Some(parameters) = operation.get("parameters").and_then(Value::as_array) else { return String::new() };
    let mut html = String::from("<table><thead><tr><th>Parameter<th>In<th>Type<th>What</thead><tbody>");
    for parameter in parameters {
        let about = parameter.get("description").and_then(Value::as_str).unwrap_or_default();
        let (name, place) = (text(parameter, "/name"), text(parameter, "/in"));
        let kind = parameter.get("schema").map(kind).unwrap_or_default();
        let _ = write!(html, "<tr><th scope=\"row\"><code>{name}</code><td>{place}<td>{kind}<td>{}", prose(about));
    }
    html.push_str("</tbody></table>");
    html
}

fn responses(operation: &Value) -> String {
    let mut html = String::from("<table><thead><tr><th>Status<th>Answer</thead><tbody>");
    for (status, response) in operation.get("responses").and_then(Value::as_object).into_iter().flatten() {
        let about = response.get("description").and_then(Value::as_str).unwrap_or_default();
        let body = response.pointer("/content/application~1json/schema").map(kind).unwrap_or_default();
        let _ = write!(html, "<tr><th scope=\"row\">{}<td>{} {body}", escape(status), linked(about));
    }
    html.push_str("</tbody></table>");
    html
}

/// A description with its error codes as links to the table.
fn linked(about: &str) -> String {
    let mut html = prose(about);
    for code in Code::ALL {
        html = html
            .replace(&format!("<code>{code}</code>:"), &format!("<a href=\"#error-{code}\"><code>{code}</code></a>:"));
    }
    html
}

fn errors() -> String {
    let mut html = String::from(
        "<table><thead><tr><th><code>errorCode</code><th>Status<th>What it means<th>In the Partner Center compatible API\
         </thead><tbody>",
    );
    for code in Code::ALL {
        let (status, number) = code.partner_center();
        let _ = write!(
            html,
            "<tr class=\"entry\" id=\"error-{code}\"><th scope=\"row\"><code>{code}</code><td>{}<td>{}<td>{status}, {number}",
            code.status(),
            escape(sentence(code)),
        );
    }
    html.push_str("</tbody></table>");
    html
}
