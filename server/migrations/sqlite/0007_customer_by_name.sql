CREATE INDEX customer_by_name ON customer (tenant, gone, name_key, id)
