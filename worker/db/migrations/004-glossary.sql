-- Terms of the users' own. They name what they mean and refer to no row of the catalogue, so that they survive every
-- sync and every clean-up.

CREATE TABLE glossary_term (
  id TEXT PRIMARY KEY,
  term TEXT NOT NULL,
  -- Without case and accents (worker/glossary/check-term.ts): no two terms are the same word.
  folded TEXT NOT NULL UNIQUE,
  note TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE glossary_synonym (
  term_id TEXT NOT NULL REFERENCES glossary_term (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  synonym TEXT NOT NULL,
  PRIMARY KEY (term_id, position)
) STRICT, WITHOUT ROWID;

-- Owner: of a field or an action its entity's set name, of a member its enumeration.
CREATE TABLE glossary_link (
  term_id TEXT NOT NULL REFERENCES glossary_term (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (
    kind IN ('entity', 'property', 'action', 'data_entity', 'enumeration', 'enumeration_member')
  ),
  owner TEXT,
  name TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('guess', 'likely', 'confirmed')),
  PRIMARY KEY (term_id, position),
  CHECK ((owner IS NOT NULL) = (kind IN ('property', 'action', 'enumeration_member')))
) STRICT, WITHOUT ROWID;
