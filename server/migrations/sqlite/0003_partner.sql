-- A partner as one provider knows it, the provider itself too.
CREATE TABLE partner (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    mpn INTEGER,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    country TEXT,
    partnership TEXT,
    partnership_source TEXT,
    partnership_at INTEGER,
    agreement INTEGER,
    agreement_source TEXT,
    agreement_at INTEGER,
    reachable INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID
