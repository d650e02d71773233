-- Local accounts by folded address: not by tenant, because an address signs in before its tenant is known.
CREATE TABLE account (
    address TEXT NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    email TEXT NOT NULL,
    person BLOB NOT NULL,
    password TEXT,
    locked INTEGER NOT NULL,
    since INTEGER NOT NULL
) WITHOUT ROWID
