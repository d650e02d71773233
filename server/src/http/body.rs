//! Bodies of our own API: JSON of at most [`MOST_BYTES`], strictly of the shape that the address takes.

use axum::extract::Request;
use http::{HeaderMap, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use shared::problem::FieldError;
use shared::reason::Code;
use shared::text::Invalid;

use crate::service::Failure;

/// The most bytes of a body. The largest that means anything is a reason of 500 characters.
pub const MOST_BYTES: usize = 16 * 1_024;

/// Reads the body. Never holds more than [`MOST_BYTES`], and never goes deeper than the shape does.
pub async fn json<T: DeserializeOwned>(request: Request) -> Result<T, Failure> {
    if !is_json(request.headers()) {
        return Err(Code::UnsupportedMedia.into());
    }
    let body = Limited::new(request.into_body(), MOST_BYTES);
    let bytes = body.collect().await.map_err(|error| unread(error.as_ref()))?.to_bytes();
    parse(&bytes).map_err(Failure::from)
}

fn unread(error: &(dyn std::error::Error + Send + Sync + 'static)) -> Failure {
    if error.is::<LengthLimitError>() { Code::TooLarge.into() } else { whole(Invalid::Json).into() }
}

fn is_json(headers: &HeaderMap) -> bool {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = named.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// A fault of the body as a whole.
const fn whole(code: Invalid) -> FieldError {
    FieldError { pointer: String::new(), code }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, FieldError> {
    // The reader would take an array for an object, its items for the fields in their order.
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(whole(Invalid::Type));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = pointer(error.path());
        field_error(path, error.inner())
    })?;
    reader.end().map_err(|_| whole(Invalid::Json))?;
    Ok(value)
}

/// What the reader says, as a pointer and a code. Our own types say the code as the text of their error.
fn field_error(path: String, error: &serde_json::Error) -> FieldError {
    if !error.is_data() {
        return whole(Invalid::Json);
    }
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    if let Some(name) = quoted(text, "unknown field `") {
        return FieldError { pointer: child(&path, name), code: Invalid::Unknown };
    }
    if let Some(name) = quoted(text, "missing field `") {
        return FieldError { pointer: child(&path, name), code: Invalid::Missing };
    }
    if text.starts_with("duplicate field") {
        return FieldError { pointer: path, code: Invalid::Json };
    }
    FieldError { pointer: path, code: text.parse().unwrap_or(Invalid::Type) }
}

fn quoted<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(prefix)?;
    // The list of known fields follows; a name may hold back ticks itself.
    let end = rest.find("`, expected").or_else(|| rest.find("`, there are no fields")).or_else(|| rest.rfind('`'))?;
    rest.get(..end)
}

/// RFC 6901.
fn pointer(path: &Path) -> String {
    path.iter().fold(String::new(), |pointer, segment| match segment {
        Segment::Seq { index } => child(&pointer, &index.to_string()),
        Segment::Map { key } => child(&pointer, key),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}

fn child(pointer: &str, name: &str) -> String {
    let escaped = name.replace('~', "~0").replace('/', "~1");
    // A reader that failed on the name itself has it in the path already.
    let tail = format!("/{escaped}");
    if pointer.ends_with(&tail) { pointer.to_owned() } else { format!("{pointer}{tail}") }
}

#[cfg(test)]
mod tests {
    use shared::api::contact::PutContact;

    use super::*;

    fn fault(body: &str) -> (String, Invalid) {
        let error = parse::<PutContact>(body.as_bytes()).unwrap_err();
        (error.pointer, error.code)
    }

    const TENANT: &str = r#""tenantId":"3b33e682-00c3-41ee-9dd2-a548adf56438""#;

    #[test]
    fn the_fault_of_a_field_has_its_pointer_and_code() {
        let with = |rest: &str| fault(&format!("{{{TENANT},{rest}}}"));
        let said = |pointer: &str, code| (pointer.to_owned(), code);
        assert_eq!(fault(r#"{"tenantId":"3b33e682"}"#), said("/tenantId", Invalid::Guid));
        assert_eq!(fault(r#"{"tenantId":7}"#), said("/tenantId", Invalid::Type));
        assert_eq!(fault("{}"), said("/tenantId", Invalid::Missing));
        assert_eq!(with(r#""confirm":"yes""#), said("/confirm", Invalid::Type));
        assert_eq!(with(r#""name":"Trey""#), said("/name", Invalid::Unknown));
        assert_eq!(with(r#""a/b~c":1"#), said("/a~1b~0c", Invalid::Unknown));
        assert_eq!(with(r#""reason":"""#), said("/reason", Invalid::Empty));
        assert_eq!(with(r#""ticket":"\u202Eevil""#), said("/ticket", Invalid::Character));
        assert_eq!(with(TENANT).1, Invalid::Json, "twice");
    }

    #[test]
    fn what_is_not_json_is_said_of_the_whole_body() {
        let deep = "[".repeat(10_000);
        let deep_field = format!("{{{TENANT},\"reason\":{deep}");
        for body in ["", "{", "nonsense", "{} {}", "\u{feff}{}", deep_field.as_str()] {
            let (pointer, code) = fault(body);
            assert!(matches!(code, Invalid::Json | Invalid::Type | Invalid::Missing), "{body}: {pointer} {code}");
        }
        assert_eq!(fault(&deep).1, Invalid::Type, "refused at the first bracket");
        assert_eq!(fault(r#" ["3b33e682-00c3-41ee-9dd2-a548adf56438"]"#).1, Invalid::Type);
        assert_eq!(parse::<PutContact>(b"{\"tenantId\":\"\xff\"}").unwrap_err().code, Invalid::Json);
        assert_eq!(fault(&format!("{{{TENANT}}} x")).1, Invalid::Json);
    }
}
