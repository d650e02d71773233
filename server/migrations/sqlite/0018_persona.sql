-- The personas of a demonstration, in the order in which they were made: not by tenant.
CREATE TABLE persona (
    place INTEGER NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    person BLOB NOT NULL
)
