//! Types on the page.

use std::fmt::Write as _;

use serde_json::Value;

use super::{escape, prose};

/// Every type with its fields, each under the anchor `type-<name>`.
pub(super) fn types(document: &Value) -> String {
    let mut html = String::new();
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        let name = escape(name);
        let _ = write!(html, "<section class=\"entry\" id=\"type-{name}\"><h3>{name}</h3>");
        if let Some(about) = schema.get("description").and_then(Value::as_str) {
            let _ = write!(html, "<p>{}</p>", prose(about));
        }
        html.push_str(&fields(schema));
        html.push_str("</section>");
    }
    html
}

fn fields(schema: &Value) -> String {
    let objects: Vec<_> = objects(schema).collect();
    if objects.is_empty() {
        return format!("<p>{}</p>", kind(schema));
    }
    let mut html = String::from("<table><thead><tr><th>Field<th>Type<th>What</thead><tbody>");
    for object in objects {
        let required: Vec<_> = array(object, "required").filter_map(Value::as_str).collect();
        for (name, field) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let optional = if required.contains(&name.as_str()) { "" } else { " <i>optional</i>" };
            let about = field.get("description").and_then(Value::as_str).unwrap_or_default();
            let (name, kind) = (escape(name), kind(field));
            let _ = write!(html, "<tr><th scope=\"row\"><code>{name}</code>{optional}<td>{kind}<td>{}", prose(about));
        }
    }
    html.push_str("</tbody></table>");
    html
}

/// The objects that a type is made of: itself, or the parts that it joins or chooses from.
fn objects(schema: &Value) -> impl Iterator<Item = &Value> {
    let parts = ["allOf", "oneOf", "anyOf"].into_iter().flat_map(|join| array(schema, join));
    std::iter::once(schema).chain(parts).filter(|part| part.get("properties").is_some())
}

fn array<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// What a value is, in a few words.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
        let name = escape(name);
        return format!("<a href=\"#type-{name}\">{name}</a>");
    }
    let choices: Vec<_> =
        array(schema, "enum").filter_map(Value::as_str).map(|code| format!("<code>{}</code>", escape(code))).collect();
    if !choices.is_empty() {
        return choices.join(" · ");
    }
    let parts: Vec<_> = ["allOf", "oneOf", "anyOf"].iter().flat_map(|join| array(schema, join)).map(kind).collect();
    if !parts.is_empty() {
        return parts.join(" or ");
    }
    let named = match schema.get("type") {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        _ => "anything".to_owned(),
    };
    if let Some(items) = schema.get("items") {
        return format!("list of {}", kind(items));
    }
    match schema.get("format").and_then(Value::as_str) {
        Some(format) => format!("{} ({})", escape(&named), escape(format)),
        None => escape(&named),
    }
}
