-- By which words products (kind 0, their name's bytes) and partners (kind 1, their ids) are found.
CREATE TABLE word (
    tenant BLOB NOT NULL,
    kind INTEGER NOT NULL,
    term TEXT NOT NULL,
    thing BLOB NOT NULL,
    PRIMARY KEY (tenant, kind, term, thing)
) WITHOUT ROWID
