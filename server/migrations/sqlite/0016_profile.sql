-- How to reach a partner. `lines`: JSON.
CREATE TABLE profile (
    tenant BLOB NOT NULL,
    partner BLOB NOT NULL,
    lines TEXT NOT NULL,
    reachable INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, partner)
) WITHOUT ROWID
