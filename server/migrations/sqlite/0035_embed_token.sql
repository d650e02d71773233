-- Embed tokens by their hash: not by tenant, for the same reason as sessions. `subscriptions` holds their ids as JSON,
-- or nothing for all of the customer.
CREATE TABLE embed_token (
    token BLOB NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    portal BLOB NOT NULL,
    person BLOB NOT NULL,
    customer BLOB NOT NULL,
    subscriptions TEXT,
    permissions INTEGER NOT NULL,
    expires INTEGER NOT NULL
) WITHOUT ROWID
