-- Embed tokens that are over, to be taken away by those that are made.
CREATE INDEX embed_token_by_end ON embed_token (expires)
