-- The add-ons of a subscription.
CREATE INDEX subscription_by_parent ON subscription (tenant, parent, id) WHERE parent IS NOT NULL
