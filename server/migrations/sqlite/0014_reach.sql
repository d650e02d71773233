-- What is known of one reseller's reach to one customer.
CREATE TABLE reach (
    tenant BLOB NOT NULL,
    customer BLOB NOT NULL,
    partner BLOB NOT NULL,
    name_key TEXT NOT NULL,
    relation TEXT,
    relation_source TEXT,
    relation_at INTEGER,
    admin_kind TEXT,
    admin_status TEXT,
    admin_ends INTEGER,
    admin_source TEXT,
    admin_at INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, customer, partner)
) WITHOUT ROWID
