-- Sessions by their token's hash: not by tenant, for the same reason.
CREATE TABLE session (
    token BLOB NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    created INTEGER NOT NULL,
    idle_until INTEGER NOT NULL,
    expires INTEGER NOT NULL
) WITHOUT ROWID
