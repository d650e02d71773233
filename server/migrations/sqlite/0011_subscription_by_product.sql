-- The worklist by product, and one product's rows by customer.
CREATE INDEX subscription_by_product ON subscription (tenant, life, product_key, name_key, customer, id)
