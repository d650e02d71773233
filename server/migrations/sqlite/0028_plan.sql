-- The numbers from which SQLite chooses an index: fixed here once, so that its choice never follows from what the data
-- happen to be. The next two steps fill them in and have them read.
ANALYZE setting
