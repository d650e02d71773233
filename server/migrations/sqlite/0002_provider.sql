-- The owners of everything else, with their settings. Name and version stand in their own row of `partner`.
CREATE TABLE provider (
    tenant BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    role_policy TEXT NOT NULL,
    missing_admin TEXT NOT NULL,
    ending_days INTEGER NOT NULL,
    review_months INTEGER
) WITHOUT ROWID
