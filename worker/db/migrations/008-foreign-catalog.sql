-- A catalog that came in a file is not shared with an environment before an environment has shown the same.
ALTER TABLE catalog ADD COLUMN is_foreign INTEGER NOT NULL DEFAULT 0 CHECK (is_foreign IN (0, 1));

UPDATE catalog SET is_foreign = 1
WHERE id IN (
    SELECT e.catalog_id FROM environment e
    JOIN environment_snapshot s ON s.environment_id = e.id
  )
  AND id NOT IN (SELECT catalog_id FROM sync_session WHERE catalog_id IS NOT NULL);
