CREATE INDEX partner_by_name ON partner (tenant, name_key, id)
