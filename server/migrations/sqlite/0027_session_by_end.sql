-- Sessions that are over, to be taken away by those that begin.
CREATE INDEX session_by_end ON session (expires)
