-- When the last environment stopped showing a catalog: how long a clean-up has let it be.
ALTER TABLE catalog ADD COLUMN left_at TEXT;

-- Beside what was detected (environment_version): when a quiet check was tried, since when none has succeeded and why,
-- and up to when detected versions are not believed any more.
CREATE TABLE version_check (
  environment_id INTEGER PRIMARY KEY REFERENCES environment (id) ON DELETE CASCADE,
  attempted_at TEXT,
  failed_since TEXT,
  failure TEXT CHECK (failure IS NULL OR json_valid(failure)),
  cleared_at TEXT,
  CHECK ((failed_since IS NULL) = (failure IS NULL))
) STRICT;
