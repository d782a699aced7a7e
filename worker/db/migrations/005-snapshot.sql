-- Where an environment comes from that was opened from a snapshot. Its address leads nowhere (worker/environments/
-- snapshot-address.ts), and it cannot be synced.
CREATE TABLE environment_snapshot (
  environment_id INTEGER PRIMARY KEY REFERENCES environment (id) ON DELETE CASCADE,
  created_by TEXT,
  created_at TEXT NOT NULL,
  app_version TEXT NOT NULL,
  origin_name TEXT,
  origin_url TEXT,
  synced_at TEXT NOT NULL,
  opened_at TEXT NOT NULL
) STRICT;
