-- One contact's rows by customer.
CREATE INDEX subscription_by_contact ON subscription (tenant, partner, life, name_key, customer, product_key, id)
