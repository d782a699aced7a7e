-- Diagrams that users keep. They name what they show and refer to no row of the catalogue, so that they survive every
-- sync and every clean-up.

CREATE TABLE layout (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  changed_at TEXT NOT NULL
) STRICT;

-- Set names. x and y: left upper corner, in pixels at full size.
CREATE TABLE layout_entity (
  layout_id INTEGER NOT NULL REFERENCES layout (id) ON DELETE CASCADE,
  entity TEXT NOT NULL COLLATE NOCASE,
  x INTEGER NOT NULL,
  y INTEGER NOT NULL,
  is_collapsed INTEGER NOT NULL CHECK (is_collapsed IN (0, 1)),
  PRIMARY KEY (layout_id, entity)
) STRICT, WITHOUT ROWID;
