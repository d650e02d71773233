-- The worklist by customer, and one customer's subscriptions.
CREATE INDEX subscription_by_customer ON subscription (tenant, life, name_key, customer, product_key, id)
