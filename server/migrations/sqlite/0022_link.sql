-- The chain: one link a commit that wrote entries.
CREATE TABLE link (
    tenant BLOB NOT NULL,
    number INTEGER NOT NULL,
    made BLOB NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    digest BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (tenant, number)
) WITHOUT ROWID
