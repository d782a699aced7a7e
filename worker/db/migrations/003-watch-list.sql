-- A watch-list holds what one interface uses of an environment, and says whether that is still there and the same.

-- environment_id: whose catalogue it was pinned from first. The list outlives the environment.
CREATE TABLE watch_list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  environment_id INTEGER REFERENCES environment (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX watch_list_by_environment ON watch_list (environment_id);

-- Names as on the wire. part: '' where the entity or enumeration itself is pinned, because NULLs are never equal.
-- definition_id is the baseline: the definition as it was when it was pinned. It keeps that definition alive after the
-- last catalog that held it is gone. Without ON DELETE, on purpose: whoever cleans up must leave such a definition where
-- it is, and SQLite refuses to delete it. NULL: no catalogue of this device had it yet (an imported list).
CREATE TABLE watch_list_pin (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES watch_list (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (
    kind IN (
      'entity', 'property', 'navigation_property', 'action', 'enumeration', 'enumeration_member'
    )
  ),
  owner TEXT NOT NULL,
  part TEXT NOT NULL,
  is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
  public_name TEXT,
  definition_id INTEGER REFERENCES definition (id),
  pinned_at TEXT NOT NULL,
  UNIQUE (list_id, kind, owner, part),
  CHECK ((part = '') = (kind IN ('entity', 'enumeration')))
) STRICT;
CREATE INDEX watch_list_pin_by_definition ON watch_list_pin (definition_id);
