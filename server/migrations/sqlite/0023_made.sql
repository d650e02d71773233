-- Commits that were made, with what became of their changes: by it a lost answer is found again, for a day. Ids begin
-- with their time, so that new ones stand at the end.
CREATE TABLE made (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    verdicts BLOB NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID
