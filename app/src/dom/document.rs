//! The document as a whole: title, language, looks, base address.

use web_sys::{Document, Element};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Sets the title that the browser's tab shows.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets or removes an attribute of `<html>`, by which the style sheet chooses.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// The browser's languages, the preferred one first.
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// The path of something that lies beside the page, wherever the app is mounted (`<base href>`).
pub fn at_base(path: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    format!("{}{path}", base_path(&base))
}

/// The folder of an address, without its origin: `https://host/app/` and `…/app/x` are in `/app/`.
fn base_path(address: &str) -> &str {
    let path =
        address.split_once("://").map_or(address, |(_, rest)| rest.find('/').map_or("/", |start| &rest[start..]));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/').map_or("/", |end| &path[..=end])
}

/// Whether there is room for something beside the content.
pub fn is_wide() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(min-width: 64rem)").ok().flatten());
    query.is_none_or(|query| query.matches())
}

/// Milliseconds since 1970 by the browser's clock.
#[expect(clippy::disallowed_methods, reason = "this is where the rest of the app gets it from")]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Loads the page again from the server.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Shows the print dialog of the browser.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_folder_of_the_page_is_found() {
        for (address, folder) in [
            ("http://127.0.0.1:8080/", "/"),
            ("http://127.0.0.1:8080", "/"),
            ("https://portal.example/app/", "/app/"),
            ("https://portal.example/app/x?y=/z#/w", "/app/"),
            ("", "/"),
        ] {
            assert_eq!(base_path(address), folder, "{address}");
        }
    }
}
