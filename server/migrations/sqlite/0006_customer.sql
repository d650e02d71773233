-- A customer of one provider. `refs`: JSON, or null for none.
CREATE TABLE customer (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    domain TEXT,
    country TEXT,
    refs TEXT,
    archived INTEGER,
    gone INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID
