-- The way in for a customer's own people: not by tenant.
CREATE INDEX customer_party ON customer (id, tenant)
