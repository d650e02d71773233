-- Where the pages of live portals come from: read before the tenant is known, when a browser asks first.
CREATE TABLE portal_origin (
    origin TEXT NOT NULL,
    tenant BLOB NOT NULL,
    portal BLOB NOT NULL,
    PRIMARY KEY (origin, tenant, portal)
) WITHOUT ROWID
