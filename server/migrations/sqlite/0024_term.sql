-- By which words customers are found, in the order of their names: every term, and behind a `*` its first letters.
-- `source`: empty, or the subscription whose nickname has the term.
CREATE TABLE term (
    tenant BLOB NOT NULL,
    term TEXT NOT NULL,
    name_key TEXT NOT NULL,
    customer BLOB NOT NULL,
    source BLOB NOT NULL,
    PRIMARY KEY (tenant, term, name_key, customer, source)
) WITHOUT ROWID
