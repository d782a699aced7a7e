-- A session that was stopped by hand stays so when its owner goes away.
ALTER TABLE sync_session ADD COLUMN is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1));

-- How many definitions differ from the catalog before; null until this one is complete, or without one before.
ALTER TABLE sync_session ADD COLUMN changes TEXT CHECK (changes IS NULL OR json_valid(changes));

CREATE INDEX sync_session_by_catalog ON sync_session (catalog_id);
