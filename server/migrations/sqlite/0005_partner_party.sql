-- The way in for a reseller's own people: not by tenant.
CREATE INDEX partner_party ON partner (id, tenant)
