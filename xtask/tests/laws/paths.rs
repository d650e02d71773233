//! Finds the paths that a piece of code names: `a::b::c` wherever it stands, and the trees of `use`.

/// Every path with its line; `crate`, `self` and `super` are resolved for a file of the given module.
pub(crate) fn named(code: &str, module: &[String]) -> Vec<(usize, String)> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        let before = place;
        tree(&tokens, &mut place, &[], &mut found);
        place = place.max(before + 1);
    }
    let resolved = |(line, path): (usize, Vec<&str>)| (line, resolve(&path, module).join("::"));
    found.into_iter().filter(|(_, path)| path.len() > 1).map(resolved).collect()
}

/// Reads one path from `place` on, and the paths of the braces behind it.
fn tree<'a>(tokens: &[(usize, &'a str)], place: &mut usize, start: &[&'a str], found: &mut Vec<(usize, Vec<&'a str>)>) {
    let mut path = start.to_vec();
    let line = tokens[*place].0;
    let at = |place: usize| tokens.get(place).map_or("", |token| token.1);
    while is_name(at(*place)) {
        path.push(at(*place));
        *place += 1;
        if at(*place) != "::" {
            break;
        }
        *place += 1;
    }
    let in_braces = at(*place) == "{" && *place > 0 && at(*place - 1) == "::";
    if !in_braces {
        if path.len() > start.len() {
            found.push((line, path));
        }
        return;
    }
    *place += 1;
    while *place < tokens.len() && at(*place) != "}" {
        let before = *place;
        // Behind `as` stands a new name, not a path.
        if at(before) == "as" {
            *place += 2;
        } else {
            tree(tokens, place, &path, found);
            *place = (*place).max(before + 1);
        }
    }
    *place += 1;
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Names, `::` and single other characters, each with its line.
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let other = |c: char| !c.is_alphanumeric() && c != '_';
            let length = if rest.starts_with("::") {
                2
            } else if other(first) {
                first.len_utf8()
            } else {
                rest.find(other).unwrap_or(rest.len())
            };
            let (token, tail) = rest.split_at(length);
            if !token.trim().is_empty() {
                tokens.push((number + 1, token));
            }
            rest = tail;
        }
    }
    tokens
}

fn resolve<'a>(path: &[&'a str], module: &'a [String]) -> Vec<&'a str> {
    let ups = path.iter().take_while(|part| **part == "super").count();
    let rest = &path[ups..];
    if ups == 0 && path.first() != Some(&"self") {
        return path.to_vec();
    }
    let rest = rest.strip_prefix(&["self"]).unwrap_or(rest);
    let depth = module.len().saturating_sub(ups);
    std::iter::once("crate").chain(module[..depth].iter().map(String::as_str)).chain(rest.iter().copied()).collect()
}

#[test]
fn trees_and_relative_paths_are_written_out() {
    let module = ["http".to_owned(), "routes".to_owned()];
    let found = |code: &str| named(code, &module).into_iter().map(|(_, path)| path).collect::<Vec<_>>();
    assert_eq!(found("use a::{b, c::{d, e as f}, self};"), ["a::b", "a::c::d", "a::c::e", "a::self"]);
    assert_eq!(found("super::etag::X + self::y::Z"), ["crate::http::etag::X", "crate::http::routes::y::Z"]);
    assert_eq!(found("match x { A::B => crate::c::d(), _ => {} }"), ["A::B", "crate::c::d"]);
}
