-- Portals that show our elements, each with its credential: the SHA-256 of a secret that is kept nowhere.
CREATE TABLE portal (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    origins TEXT NOT NULL,
    secret BLOB NOT NULL,
    created INTEGER NOT NULL,
    creator BLOB NOT NULL,
    revoked INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID
