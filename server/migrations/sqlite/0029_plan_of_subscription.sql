-- One tenant's million subscriptions: first all of them, then how many share the first columns of an index.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('subscription', 'subscription', '1000000 1000000 400000 5 5 1 1'),
    ('subscription', 'subscription_by_id', '1000000 1000000 1'),
    ('subscription', 'subscription_by_product', '1000000 1000000 400000 20000 2 2 1'),
    ('subscription', 'subscription_by_contact', '1000000 1000000 200 150 5 5 1 1'),
    ('subscription', 'subscription_by_parent', '100000 100000 2 1')
