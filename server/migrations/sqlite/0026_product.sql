-- Every product name that a subscription has or had.
CREATE TABLE product (
    tenant BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (tenant, name)
) WITHOUT ROWID
