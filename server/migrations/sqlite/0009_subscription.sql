-- A subscription with its contact: one row, because every list and every decision reads both. The key is the order of
-- the worklist, so that a page of it is a few pages of the file, and a customer's rows lie together.
-- `life`: 0 live, 1 ended (its own status, or its customer archived), 2 without a contact yet and so in no list.
-- `over`: ended by its own status. `last_entry`: the newest entry about it; from there `prev` leads through its history.
CREATE TABLE subscription (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    customer BLOB NOT NULL,
    name_key TEXT NOT NULL,
    product_key TEXT NOT NULL,
    life INTEGER NOT NULL,
    over INTEGER NOT NULL,
    product TEXT NOT NULL,
    offer TEXT,
    nickname TEXT,
    commerce TEXT NOT NULL,
    channel TEXT NOT NULL,
    status TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    record INTEGER,
    parent BLOB,
    predecessor BLOB,
    created INTEGER,
    term_ends INTEGER,
    version INTEGER NOT NULL,
    partner BLOB,
    provenance TEXT,
    since INTEGER,
    reviewed INTEGER,
    follows INTEGER,
    seen_partner BLOB,
    seen_source TEXT,
    seen_at INTEGER,
    contact_version INTEGER NOT NULL,
    last_entry INTEGER,
    PRIMARY KEY (tenant, life, name_key, customer, product_key, id)
) WITHOUT ROWID
