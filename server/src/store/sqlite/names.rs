//! The columns of each table in the order in which they are read, written once.

/// Columns, behind the short name of their table where there is one.
macro_rules! columns {
    ($of:literal $first:literal $($rest:literal)*) => { concat!($of, $first $(, ", ", $of, $rest)*) };
}
macro_rules! partner_columns {
    () => {
        partner_columns!("")
    };
    ($of:literal) => {
        columns!($of "id" "mpn" "name" "country" "partnership" "partnership_source" "partnership_at" "agreement"
            "agreement_source" "agreement_at" "reachable" "version")
    };
}
macro_rules! subscription_columns {
    () => {
        subscription_columns!("")
    };
    ($of:literal) => {
        concat!(
            columns!($of "id" "customer" "name_key" "product_key" "product" "offer" "nickname" "commerce" "channel"
                "status" "quantity" "record" "parent" "predecessor" "created" "term_ends" "version"),
            ", ",
            contact_columns!($of)
        )
    };
}
macro_rules! contact_columns {
    ($of:literal) => {
        columns!($of "partner" "provenance" "since" "reviewed" "follows" "seen_partner" "seen_source" "seen_at"
            "contact_version")
    };
}
macro_rules! customer_columns {
    ($of:literal) => {
        columns!($of "id" "name_key" "name" "domain" "country" "refs" "archived" "version")
    };
}
macro_rules! reach_columns {
    ($of:literal) => {
        columns!($of "relation" "relation_source" "relation_at" "admin_kind" "admin_status" "admin_ends"
            "admin_source" "admin_at" "version")
    };
}
macro_rules! person_columns {
    () => {
        "tenant, id, side, party, verified, roles, name, email, persona, version"
    };
}
macro_rules! portal_columns {
    () => {
        "tenant, id, name, origins, secret, created, creator, revoked, version"
    };
}
