-- The activity log. `body` holds the canonical bytes that the chain is made over; the other columns repeat what
-- questions are about.
CREATE TABLE entry (
    tenant BLOB NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor BLOB NOT NULL,
    action TEXT NOT NULL,
    customer BLOB,
    subscription BLOB,
    contact_before BLOB,
    contact_after BLOB,
    refused INTEGER NOT NULL,
    prev INTEGER,
    body BLOB NOT NULL,
    PRIMARY KEY (tenant, seq)
) WITHOUT ROWID
