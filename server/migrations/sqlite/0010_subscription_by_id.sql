-- One subscription.
CREATE UNIQUE INDEX subscription_by_id ON subscription (tenant, id)
