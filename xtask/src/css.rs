//! Joins the style sheets into one file: a page that starts with thirty requests for CSS starts late.
//!
//! `style/index.css` names the cascade layers and imports one file a line:
//! `@import "component/button.css" layer(component);`. Nothing else of CSS is understood here.

use crate::problem::{Outcome, Problem, at};
use crate::project;
use std::path::Path;

/// Writes `target/style.css`, only if it changed, so that a watching Trunk comes to rest.
pub(crate) fn run() -> Outcome {
    let joined = join(&project::at("style"))?;
    let place = project::at("target/style.css");
    if std::fs::read_to_string(&place).is_ok_and(|old| old == joined) {
        return Ok(());
    }
    at(&project::at("target"), std::fs::create_dir_all(project::at("target")))?;
    at(&place, std::fs::write(&place, joined))
}

/// `index.css` of the folder with every import replaced by the file in its layer.
fn join(folder: &Path) -> Outcome<String> {
    let index = folder.join("index.css");
    let mut joined = String::new();
    for (number, line) in at(&index, std::fs::read_to_string(&index))?.lines().enumerate() {
        if !line.trim_start().starts_with("@import") {
            joined.push_str(line);
            joined.push('\n');
            continue;
        }
        let (file, layer) = import(line).ok_or_else(|| {
            Problem::new(format!(
                "{}:{}: an import is written @import \"file.css\" layer(name);",
                index.display(),
                number + 1
            ))
        })?;
        let path = folder.join(file);
        let text = at(&path, std::fs::read_to_string(&path))?;
        if text.contains("@import") {
            return Err(Problem::new(format!("{}: only index.css imports other files.", path.display())));
        }
        joined.extend(["@layer ", layer, " {\n", &text, "\n}\n"]);
    }
    Ok(joined)
}

/// The file and the layer of an import line.
fn import(line: &str) -> Option<(&str, &str)> {
    let (file, rest) = line.trim().strip_prefix("@import \"")?.split_once('"')?;
    let layer = rest.trim().strip_prefix("layer(")?.strip_suffix(");")?;
    Some((file, layer))
}

#[cfg(test)]
mod tests {
    use super::import;

    #[test]
    fn an_import_names_its_file_and_layer() {
        assert_eq!(import("@import \"ui/button.css\" layer(component);"), Some(("ui/button.css", "component")));
        for bad in ["@import \"a.css\";", "@import url(a.css) layer(base);", "@import \"a.css\" layer(base)"] {
            assert_eq!(import(bad), None, "{bad}");
        }
    }
}
