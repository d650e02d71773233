-- The portals of a tenant whose credential is good.
CREATE INDEX portal_live ON portal (tenant, id) WHERE revoked IS NULL
