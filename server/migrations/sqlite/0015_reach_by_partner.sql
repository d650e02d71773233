-- The customers to which a reseller is related, by name.
CREATE INDEX reach_by_partner ON reach (tenant, partner, relation, name_key, customer)
