-- People: the only place of their names and addresses, which can be erased.
CREATE TABLE person (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    side TEXT NOT NULL,
    party BLOB NOT NULL,
    verified INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    name TEXT,
    email TEXT,
    persona INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID
