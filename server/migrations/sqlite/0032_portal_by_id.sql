-- A credential is read before its tenant is known.
CREATE UNIQUE INDEX portal_by_id ON portal (id)
