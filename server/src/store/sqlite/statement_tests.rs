//! Every statement prepares, in a form that PostgreSQL would take too, and none walks what grows.

use std::path::Path;

use rusqlite::Connection;

use super::migrate::migrate;

/// Every statement of the sources, taken from their text.
fn statements() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/sqlite");
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.to_string_lossy().ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for part in text.split("const ").skip(1) {
            let Some((head, body)) = part.split_once('=') else { continue };
            if !head.trim_end().ends_with("&str") || !body.trim_start().starts_with(['"', 'c']) {
                continue;
            }
            let Some(body) = body.split_once(';').map(|(body, _)| body) else { continue };
            let sql = literal(body);
            if ["SELECT", "INSERT", "UPDATE", "DELETE"].iter().any(|verb| sql.starts_with(verb)) {
                found.push(sql);
            }
        }
    }
    found
}

/// A string literal, or a `concat!` of literals and of the columns' macros.
fn literal(body: &str) -> String {
    let columns = [
        ("partner_columns!()", partner_columns!()),
        ("partner_columns!(\"p.\")", partner_columns!("p.")),
        ("subscription_columns!()", subscription_columns!()),
        ("subscription_columns!(\"s.\")", subscription_columns!("s.")),
        ("contact_columns!(\"s.\")", contact_columns!("s.")),
        ("customer_columns!(\"\")", customer_columns!("")),
        ("customer_columns!(\"c.\")", customer_columns!("c.")),
        ("reach_columns!(\"\")", reach_columns!("")),
        ("reach_columns!(\"r.\")", reach_columns!("r.")),
        ("reach_columns!(\"t.\")", reach_columns!("t.")),
        ("person_columns!()", person_columns!()),
        ("portal_columns!()", portal_columns!()),
        ("entry_columns!()", "seq, body"),
    ];
    let mut text = body.to_owned();
    for (name, list) in columns {
        text = text.replace(name, &format!("\"{list}\""));
    }
    let mut sql = String::new();
    for (at, part) in text.split('"').enumerate() {
        if at % 2 == 1 {
            sql.push_str(&part.replace("\\\n", "\n"));
        }
    }
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn schema() -> Connection {
    let mut db = Connection::open_in_memory().unwrap();
    migrate(&mut db).unwrap();
    db
}

#[test]
fn every_statement_prepares() {
    let (db, all) = (schema(), statements());
    assert!(all.len() > 60, "{} statements were found", all.len());
    for sql in all {
        db.prepare(&sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
        // Parameters are first used in ascending order, so that $1 is the first everywhere.
        let mut next = 1;
        for part in sql.split('$').skip(1) {
            let number: u32 = part.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap();
            assert!(number <= next, "${number} before ${next}: {sql}");
            next = next.max(number + 1);
        }
    }
}

fn plan(db: &Connection, sql: &str) -> String {
    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let count = statement.parameter_count();
    for at in 1..=count {
        statement.raw_bind_parameter(at, 1).unwrap();
    }
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get::<_, String>(3).unwrap());
    }
    steps.join("; ")
}

#[test]
fn no_statement_walks_a_growing_table() {
    let db = schema();
    for sql in statements() {
        let plan = plan(&db, &sql);
        // One row a persona of a demonstration, one a provider; what a bounded search found.
        let small = ["SCAN persona", "SCAN provider", "SCAN found"];
        let scans = plan.split("; ").any(|step| step.starts_with("SCAN") && !small.contains(&step));
        assert!(!scans, "{plan}\n{sql}");
        let bounded = sql.contains("GROUP BY partner");
        assert!(bounded || !plan.contains("TEMP B-TREE"), "{plan}\n{sql}");
    }
}

#[test]
fn every_walk_is_in_the_order_of_its_index() {
    let db = schema();
    let walks = super::walk::every_walk().into_iter().chain(super::roll::every_roll());
    for sql in walks.chain(super::pair::every_step()) {
        let plan = plan(&db, sql);
        assert!(plan.starts_with("SEARCH") && !plan.contains("TEMP B-TREE"), "{plan}\n{sql}");
        // Every part of the question but the place to go on is looked up, not tried row by row.
        let equal = sql.split(" > (").next().and_then(|sql| sql.split(" < (").next()).unwrap_or_default();
        for column in ["tenant", "life", "partner", "product_key", "name_key", "customer", "term"] {
            assert!(
                !equal.contains(&format!("{column} = $")) || plan.contains(&format!("{column}=?")),
                "{plan}\n{sql}"
            );
        }
    }
}

/// A list is found by its customer, its product or its contact; a row by its id. Numbers that are in the database from
/// its beginning see to it.
#[test]
fn subscriptions_are_looked_up_by_the_narrowest_index() {
    let db = schema();
    for sql in statements().iter().filter(|sql| sql.contains("subscription")) {
        let plan = plan(&db, sql);
        assert!(!plan.contains("(tenant=?)") && !plan.contains("(tenant=? AND life=?)"), "{plan}\n{sql}");
    }
}
