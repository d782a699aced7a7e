-- A catalogue is a tree of content-addressed definitions, like a git tree: a definition is stored once, under the
-- digest of its canonical form (worker/catalog/canonical-form.ts); a catalog is a set of them; an environment shows one.

CREATE TABLE global_version (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  modules_hash TEXT,
  version_hash TEXT,
  source TEXT NOT NULL CHECK (source IN ('modules', 'builds', 'data_entities')),
  application_version TEXT,
  platform_version TEXT,
  first_seen_at TEXT NOT NULL,
  last_used_at TEXT NOT NULL
) STRICT;

-- A line in no known shape keeps only its raw text.
CREATE TABLE installed_module (
  version_id INTEGER NOT NULL REFERENCES global_version (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  version TEXT,
  module_id TEXT,
  publisher TEXT,
  display_name TEXT,
  raw TEXT,
  PRIMARY KEY (version_id, position),
  CHECK ((name IS NULL) = (raw IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE catalog (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES global_version (id),
  state TEXT NOT NULL CHECK (state IN ('partial', 'complete')),
  digest TEXT,
  created_at TEXT NOT NULL,
  completed_at TEXT,
  CHECK ((state = 'complete') = (digest IS NOT NULL AND completed_at IS NOT NULL))
) STRICT;
CREATE INDEX catalog_by_version ON catalog (version_id);

CREATE TABLE environment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('production', 'test', 'development', 'snapshot', 'demo')),
  auth TEXT NOT NULL CHECK (auth IN ('entra', 'none')),
  transport TEXT NOT NULL CHECK (transport IN ('relay', 'direct', 'file')),
  added_at TEXT NOT NULL,
  catalog_id INTEGER REFERENCES catalog (id)
) STRICT;
CREATE INDEX environment_by_catalog ON environment (catalog_id);

-- The one without ended_at is the version that the environment runs now.
CREATE TABLE environment_version (
  id INTEGER PRIMARY KEY,
  environment_id INTEGER NOT NULL REFERENCES environment (id) ON DELETE CASCADE,
  version_id INTEGER NOT NULL REFERENCES global_version (id),
  detected_at TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX environment_version_active ON environment_version (environment_id) WHERE ended_at IS NULL;
CREATE INDEX environment_version_by_version ON environment_version (version_id);

CREATE TABLE definition (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('data_entity', 'entity', 'enumeration')),
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32)
) STRICT;

CREATE TABLE catalog_definition (
  catalog_id INTEGER NOT NULL REFERENCES catalog (id) ON DELETE CASCADE,
  definition_id INTEGER NOT NULL REFERENCES definition (id),
  PRIMARY KEY (catalog_id, definition_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX catalog_definition_by_definition ON catalog_definition (definition_id);

-- Every spelling of a label id (or literal text) that a definition uses. Ids are compared without case:
-- texts belong to the first spelling seen, named by owner_id, which is the row's own id for that first one.
CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  spelling TEXT NOT NULL UNIQUE,
  owner_id INTEGER NOT NULL REFERENCES label (id)
) STRICT;
CREATE INDEX label_by_owner ON label (owner_id);

CREATE TABLE label_text (
  id INTEGER PRIMARY KEY,
  label_id INTEGER NOT NULL REFERENCES label (id),
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (label_id, language, text)
) STRICT;

-- What a catalog knows of its labels. No text: the service does not know the label in this language.
CREATE TABLE catalog_label (
  catalog_id INTEGER NOT NULL REFERENCES catalog (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  label_id INTEGER NOT NULL REFERENCES label (id),
  text_id INTEGER REFERENCES label_text (id),
  is_inherited INTEGER NOT NULL CHECK (is_inherited IN (0, 1)),
  PRIMARY KEY (catalog_id, label_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_entity (
  definition_id INTEGER PRIMARY KEY REFERENCES definition (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  public_entity_name TEXT,
  public_collection_name TEXT,
  label_id INTEGER REFERENCES label (id),
  data_service_enabled INTEGER NOT NULL CHECK (data_service_enabled IN (0, 1)),
  data_management_enabled INTEGER NOT NULL CHECK (data_management_enabled IN (0, 1)),
  entity_category TEXT,
  is_read_only INTEGER NOT NULL CHECK (is_read_only IN (0, 1))
) STRICT;
CREATE INDEX data_entity_by_name ON data_entity (name COLLATE NOCASE);
CREATE INDEX data_entity_by_public_entity_name ON data_entity (public_entity_name);
CREATE INDEX data_entity_by_label ON data_entity (label_id);

CREATE TABLE entity (
  definition_id INTEGER PRIMARY KEY REFERENCES definition (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  entity_set_name TEXT NOT NULL,
  label_id INTEGER REFERENCES label (id),
  is_read_only INTEGER NOT NULL CHECK (is_read_only IN (0, 1)),
  configuration_enabled INTEGER NOT NULL CHECK (configuration_enabled IN (0, 1))
) STRICT;
CREATE INDEX entity_by_name ON entity (name COLLATE NOCASE);
CREATE INDEX entity_by_entity_set_name ON entity (entity_set_name COLLATE NOCASE);
CREATE INDEX entity_by_label ON entity (label_id);

-- The pairs of OData type and X++ type that properties have: a few thousand for all of them.
CREATE TABLE property_type (
  id INTEGER PRIMARY KEY,
  type_name TEXT NOT NULL,
  data_type TEXT NOT NULL,
  UNIQUE (type_name, data_type)
) STRICT;

CREATE TABLE property (
  definition_id INTEGER NOT NULL REFERENCES entity (definition_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type_id INTEGER NOT NULL REFERENCES property_type (id),
  label_id INTEGER REFERENCES label (id),
  is_key INTEGER NOT NULL,
  is_mandatory INTEGER NOT NULL,
  configuration_enabled INTEGER NOT NULL,
  allow_edit INTEGER NOT NULL,
  allow_edit_on_create INTEGER NOT NULL,
  is_dimension INTEGER NOT NULL,
  dimension_relation TEXT,
  is_dynamic_dimension INTEGER NOT NULL,
  dimension_legal_entity_property TEXT,
  dimension_type_property TEXT,
  PRIMARY KEY (definition_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX property_by_type ON property (type_id);
CREATE INDEX property_by_label ON property (label_id);

CREATE TABLE navigation_property (
  definition_id INTEGER NOT NULL REFERENCES entity (definition_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  related_entity TEXT NOT NULL,
  related_relation_name TEXT,
  cardinality TEXT NOT NULL,
  PRIMARY KEY (definition_id, position)
) STRICT, WITHOUT ROWID;

-- referential: property and referenced_property; fixed: property and value;
-- related_fixed: referenced_property (of the related entity) and value.
CREATE TABLE relation_constraint (
  definition_id INTEGER NOT NULL,
  navigation_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('referential', 'fixed', 'related_fixed')),
  property TEXT,
  referenced_property TEXT,
  value INTEGER,
  value_text TEXT,
  PRIMARY KEY (definition_id, navigation_position, position),
  FOREIGN KEY (definition_id, navigation_position)
    REFERENCES navigation_property (definition_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE property_group (
  definition_id INTEGER NOT NULL REFERENCES entity (definition_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (definition_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE property_group_member (
  definition_id INTEGER NOT NULL,
  group_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  property TEXT NOT NULL,
  PRIMARY KEY (definition_id, group_position, position),
  FOREIGN KEY (definition_id, group_position)
    REFERENCES property_group (definition_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- No return type: the action returns nothing.
CREATE TABLE action (
  definition_id INTEGER NOT NULL REFERENCES entity (definition_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  binding_kind TEXT NOT NULL,
  return_type_name TEXT,
  return_is_collection INTEGER,
  field_lookup TEXT,
  PRIMARY KEY (definition_id, position),
  CHECK ((return_type_name IS NULL) = (return_is_collection IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE action_parameter (
  definition_id INTEGER NOT NULL,
  action_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type_name TEXT NOT NULL,
  is_collection INTEGER NOT NULL CHECK (is_collection IN (0, 1)),
  PRIMARY KEY (definition_id, action_position, position),
  FOREIGN KEY (definition_id, action_position)
    REFERENCES action (definition_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE enumeration (
  definition_id INTEGER PRIMARY KEY REFERENCES definition (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  label_id INTEGER REFERENCES label (id)
) STRICT;
CREATE INDEX enumeration_by_name ON enumeration (name COLLATE NOCASE);
CREATE INDEX enumeration_by_label ON enumeration (label_id);

CREATE TABLE enumeration_member (
  definition_id INTEGER NOT NULL REFERENCES enumeration (definition_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  label_id INTEGER REFERENCES label (id),
  configuration_enabled INTEGER NOT NULL CHECK (configuration_enabled IN (0, 1)),
  PRIMARY KEY (definition_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX enumeration_member_by_label ON enumeration_member (label_id);

CREATE TABLE sync_session (
  id TEXT PRIMARY KEY,
  environment_id INTEGER NOT NULL REFERENCES environment (id) ON DELETE CASCADE,
  version_id INTEGER REFERENCES global_version (id) ON DELETE SET NULL,
  catalog_id INTEGER REFERENCES catalog (id) ON DELETE SET NULL,
  strategy TEXT NOT NULL,
  strategy_reason TEXT NOT NULL,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  started_by TEXT NOT NULL CHECK (started_by IN ('user', 'assistant', 'automatic')),
  status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  received_bytes INTEGER NOT NULL,
  failure TEXT CHECK (failure IS NULL OR json_valid(failure)),
  warnings TEXT NOT NULL CHECK (json_valid(warnings))
) STRICT;
CREATE INDEX sync_session_by_environment ON sync_session (environment_id, started_at);
CREATE INDEX sync_session_by_start ON sync_session (started_at);

CREATE TABLE sync_phase (
  session_id TEXT NOT NULL REFERENCES sync_session (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  phase TEXT NOT NULL,
  status TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER,
  current_item TEXT,
  started_at TEXT,
  ended_at TEXT,
  PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;

-- Words of everything that can be found. The rowid is made from kind, definition and position (worker/search/
-- search-key.ts), so nothing is stored twice; without contents, its columns read back as NULL.
CREATE VIRTUAL TABLE search_index USING fts5 (
  name, context, label,
  content = '', contentless_delete = 1, detail = 'column', prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Every word of the index, folded as its tokenizer folds: prefixes, plurals and misspellings are looked up here, so that
-- the index is only asked for whole words. A name written in one (`deliveryterms`) is no word but a whole name.
CREATE TABLE search_word (
  word TEXT PRIMARY KEY,
  is_whole_name INTEGER NOT NULL CHECK (is_whole_name IN (0, 1))
) STRICT, WITHOUT ROWID;

-- One row. Definitions up to this id have their rows in search_index.
CREATE TABLE search_progress (
  indexed_up_to INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress (indexed_up_to) VALUES (0);

-- Labels with texts that are not in search_index yet; owners only.
CREATE TABLE unindexed_label (
  label_id INTEGER PRIMARY KEY REFERENCES label (id)
) STRICT;
