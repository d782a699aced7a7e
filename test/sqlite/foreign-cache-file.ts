import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { CatalogId } from '#contract/domain.ts';
import {
  readDataEntityDefinition,
  readEntityDefinition,
  readEnumerationDefinition,
} from '../../worker/catalog/read-definition.ts';
import type { Database } from '../../worker/db/database.ts';
import { openScratch } from '../../worker/db/open-foreign.ts';
import { statement, type Bindable } from '../../worker/db/statement.ts';

export type CacheKind = 'old' | 'v2';

type Row = Readonly<Record<string, Bindable>>;

/**
 * What d365fo-client would have kept of a catalog: its tables and columns as its sources publish them (the old layout in
 * `metadata_cache.py`, v2 in `metadata_v2/database_v2.py`), filled from the definitions that our own sync stored.
 */
export function writeCacheFile(
  sqlite: Sqlite3Static,
  source: { readonly db: Database; readonly catalog: CatalogId; readonly url: string },
  kind: CacheKind,
): Uint8Array<ArrayBuffer> {
  const cache = openScratch(sqlite);
  cache.execute(tablesOf(kind));
  cache.transaction(() => fill(cache, source, kind));
  const bytes = cache.serialize();
  cache.close();
  return bytes;
}

function fill(
  cache: Database,
  { db, catalog, url }: Parameters<typeof writeCacheFile>[1],
  kind: CacheKind,
): void {
  const isV2 = kind === 'v2';
  const version: Row = isV2 ? { global_version_id: 1 } : { version_id: 1 };
  const part: Row = isV2 ? { global_version_id: 1 } : {};
  insert(cache, 'metadata_environments', { id: 1, base_url: url, environment_name: 'uat' });
  if (isV2) {
    insert(cache, 'global_versions', { id: 1, version_hash: 'v', modules_hash: 'm' });
    insert(cache, 'environment_versions', {
      environment_id: 1,
      global_version_id: 1,
      is_active: 1,
    });
    for (const [order, row] of db.all(modulesOf, { catalog }).entries()) {
      insert(cache, 'global_version_modules', { ...row, global_version_id: 1, sort_order: order });
    }
  }
  insert(cache, 'metadata_versions', {
    id: 1,
    ...(isV2 ? { global_version_id: 1 } : { environment_id: 1, version_hash: 'v', is_active: 1 }),
    application_version: '10.0.2105.34092',
    platform_version: '7.0.7521.60',
  });
  for (const { id } of db.all(definitionsOf, { catalog, kind: 'data_entity' })) {
    const each = readDataEntityDefinition(db, id);
    insert(cache, 'data_entities', {
      ...version,
      name: each.name,
      public_entity_name: each.publicEntityName,
      public_collection_name: each.publicCollectionName,
      label_id: each.labelId,
      entity_category: each.entityCategory,
      data_service_enabled: each.dataServiceEnabled,
      data_management_enabled: each.dataManagementEnabled,
      is_read_only: each.isReadOnly,
    });
  }
  for (const { id } of db.all(definitionsOf, { catalog, kind: 'entity' })) {
    fillEntity(cache, readEntityDefinition(db, id), { isV2, version, part });
  }
  for (const { id } of db.all(definitionsOf, { catalog, kind: 'enumeration' })) {
    const each = readEnumerationDefinition(db, id);
    const enumeration = insert(cache, 'enumerations', {
      ...version,
      name: each.name,
      label_id: each.labelId,
    });
    for (const [order, member] of each.members.entries()) {
      insert(cache, 'enumeration_members', {
        enumeration_id: enumeration,
        ...part,
        name: member.name,
        value: member.value,
        label_id: member.labelId,
        configuration_enabled: member.configurationEnabled,
        member_order: order,
      });
    }
  }
  for (const { id, language, text } of db.all(labelsOf, { catalog })) {
    insert(cache, 'labels_cache', {
      ...part,
      label_id: id,
      language,
      [isV2 ? 'label_text' : 'value']: text,
    });
  }
}

function fillEntity(
  cache: Database,
  each: ReturnType<typeof readEntityDefinition>,
  {
    isV2,
    version,
    part,
  }: {
    readonly isV2: boolean;
    readonly version: Row;
    readonly part: Row;
  },
): void {
  const entity_id = insert(cache, 'public_entities', {
    ...version,
    name: each.name,
    entity_set_name: each.entitySetName,
    label_id: each.labelId,
    is_read_only: each.isReadOnly,
    configuration_enabled: each.configurationEnabled,
  });
  for (const [order, property] of each.properties.entries()) {
    insert(cache, 'entity_properties', {
      entity_id,
      ...part,
      name: property.name,
      type_name: property.typeName,
      data_type: property.dataType,
      odata_xpp_type: property.dataType,
      label_id: property.labelId,
      is_key: property.isKey,
      is_mandatory: property.isMandatory,
      configuration_enabled: property.configurationEnabled,
      allow_edit: property.allowEdit,
      allow_edit_on_create: property.allowEditOnCreate,
      is_dimension: property.isDimension,
      dimension_relation: property.dimensionRelation,
      is_dynamic_dimension: property.isDynamicDimension,
      dimension_legal_entity_property: property.dimensionLegalEntityProperty,
      dimension_type_property: property.dimensionTypeProperty,
      property_order: order + 1,
    });
  }
  for (const navigation of each.navigationProperties) {
    const navigation_property_id = insert(cache, 'navigation_properties', {
      entity_id,
      ...part,
      name: navigation.name,
      related_entity: navigation.relatedEntity,
      related_relation_name: navigation.relatedRelationName,
      cardinality: navigation.cardinality,
    });
    for (const constraint of navigation.constraints) {
      insert(cache, 'relation_constraints', {
        navigation_property_id,
        ...part,
        ...(constraint.kind === 'referential'
          ? {
              constraint_type: 'Referential',
              property_name: constraint.property,
              referenced_property: constraint.referencedProperty,
            }
          : {
              constraint_type: constraint.kind === 'fixed' ? 'Fixed' : 'RelatedFixed',
              ...(constraint.kind === 'fixed'
                ? { property_name: constraint.property }
                : { related_property: constraint.relatedProperty }),
              fixed_value: constraint.value,
              fixed_value_str: constraint.valueText,
            }),
      });
    }
  }
  for (const group of each.propertyGroups) {
    const group_id = insert(cache, 'property_groups', { entity_id, ...part, name: group.name });
    for (const property_name of group.properties) {
      const owner: Row = isV2 ? { property_group_id: group_id } : { group_id };
      insert(cache, 'property_group_members', { ...owner, ...part, property_name });
    }
  }
  for (const action of each.actions) {
    const action_id = insert(cache, 'entity_actions', {
      entity_id,
      ...part,
      name: action.name,
      binding_kind: action.bindingKind,
      return_type_name: action.returnType?.typeName ?? null,
      return_is_collection: action.returnType?.isCollection ?? false,
      field_lookup: action.fieldLookup,
    });
    for (const [order, parameter] of action.parameters.entries()) {
      insert(cache, 'action_parameters', {
        action_id,
        ...part,
        name: parameter.name,
        type_name: parameter.type.typeName,
        is_collection: parameter.type.isCollection,
        parameter_order: order + 1,
      });
    }
  }
}

function insert(cache: Database, table: string, row: Row): number {
  const columns = Object.keys(row);
  const values = columns.map((column) => `:${column}`);
  cache.run(
    statement<Row>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`),
    row,
  );
  return cache.lastInsertId();
}

/** Tables with all their columns, the index of texts and an index, as d365fo-client makes them. */
function tablesOf(kind: CacheKind): string {
  const isV2 = kind === 'v2';
  const version = isV2
    ? 'global_version_id INTEGER NOT NULL REFERENCES global_versions (id)'
    : 'version_id INTEGER NOT NULL REFERENCES metadata_versions (id)';
  const part = isV2 ? 'global_version_id INTEGER NOT NULL REFERENCES global_versions (id),' : '';
  const text = isV2 ? ', label_text TEXT' : '';
  const made = 'created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP';
  const madeIfOld = isV2 ? '' : `, ${made}`;
  const tables: readonly (readonly [name: string, columns: string])[] = [
    [
      'metadata_environments',
      `base_url TEXT NOT NULL UNIQUE, environment_name TEXT, ${made}, last_sync_at TIMESTAMP${isV2 ? ', last_version_check TIMESTAMP, is_active BOOLEAN DEFAULT 1' : ''}`,
    ],
    [
      'metadata_versions',
      isV2
        ? `${version}, application_version TEXT, platform_version TEXT, ${made}, sync_completed_at TIMESTAMP, entity_count INTEGER DEFAULT 0, action_count INTEGER DEFAULT 0, enumeration_count INTEGER DEFAULT 0, label_count INTEGER DEFAULT 0`
        : `environment_id INTEGER NOT NULL REFERENCES metadata_environments (id), version_hash TEXT NOT NULL, application_version TEXT, platform_version TEXT, package_info TEXT, ${made}, is_active BOOLEAN DEFAULT 1`,
    ],
    [
      'data_entities',
      `${version}, name TEXT NOT NULL, public_entity_name TEXT, public_collection_name TEXT, label_id TEXT${text}, entity_category TEXT, data_service_enabled BOOLEAN DEFAULT 1, data_management_enabled BOOLEAN DEFAULT 1, is_read_only BOOLEAN DEFAULT 0, ${made}`,
    ],
    [
      'public_entities',
      `${version}, name TEXT NOT NULL, entity_set_name TEXT, label_id TEXT${text}, is_read_only BOOLEAN DEFAULT 0, configuration_enabled BOOLEAN DEFAULT 1, ${made}`,
    ],
    [
      'entity_properties',
      `entity_id INTEGER NOT NULL REFERENCES public_entities (id), ${part} name TEXT NOT NULL, type_name TEXT, data_type TEXT, odata_xpp_type TEXT, label_id TEXT${text}, is_key BOOLEAN DEFAULT 0, is_mandatory BOOLEAN DEFAULT 0, configuration_enabled BOOLEAN DEFAULT 1, allow_edit BOOLEAN DEFAULT 1, allow_edit_on_create BOOLEAN DEFAULT 1, is_dimension BOOLEAN DEFAULT 0, dimension_relation TEXT, is_dynamic_dimension BOOLEAN DEFAULT 0, dimension_legal_entity_property TEXT, dimension_type_property TEXT, property_order INTEGER DEFAULT 0`,
    ],
    [
      'navigation_properties',
      `entity_id INTEGER NOT NULL REFERENCES public_entities (id), ${part} name TEXT NOT NULL, related_entity TEXT${isV2 ? '' : ' NOT NULL'}, related_relation_name TEXT, cardinality TEXT DEFAULT 'Single'${madeIfOld}`,
    ],
    [
      'relation_constraints',
      `navigation_property_id INTEGER NOT NULL REFERENCES navigation_properties (id), ${part} constraint_type TEXT NOT NULL, property_name TEXT, referenced_property TEXT, related_property TEXT, fixed_value INTEGER, fixed_value_str TEXT`,
    ],
    [
      'property_groups',
      `entity_id INTEGER NOT NULL REFERENCES public_entities (id), ${part} name TEXT NOT NULL${isV2 ? '' : ', group_order INTEGER DEFAULT 0'}`,
    ],
    [
      'property_group_members',
      `${isV2 ? 'property_group_id' : 'group_id'} INTEGER NOT NULL REFERENCES property_groups (id), ${part} property_name TEXT NOT NULL, member_order INTEGER DEFAULT 0`,
    ],
    [
      'entity_actions',
      isV2
        ? `entity_id INTEGER NOT NULL REFERENCES public_entities (id), ${part} name TEXT NOT NULL, binding_kind TEXT DEFAULT 'BoundToEntitySet', entity_name TEXT, entity_set_name TEXT, return_type_name TEXT, return_is_collection BOOLEAN DEFAULT 0, return_odata_xpp_type TEXT, field_lookup TEXT`
        : `entity_id INTEGER REFERENCES public_entities (id), name TEXT NOT NULL, binding_kind TEXT, field_lookup TEXT, return_type_name TEXT, return_is_collection BOOLEAN DEFAULT 0, return_odata_xpp_type TEXT, ${made}`,
    ],
    [
      'action_parameters',
      `action_id INTEGER NOT NULL REFERENCES entity_actions (id), ${part} name TEXT NOT NULL, type_name TEXT${isV2 ? '' : ' NOT NULL'}, is_collection BOOLEAN DEFAULT 0, odata_xpp_type TEXT, parameter_order INTEGER DEFAULT 0`,
    ],
    ['enumerations', `${version}, name TEXT NOT NULL, label_id TEXT${text}, ${made}`],
    [
      'enumeration_members',
      `enumeration_id INTEGER NOT NULL REFERENCES enumerations (id), ${part} name TEXT NOT NULL, value INTEGER NOT NULL, label_id TEXT${text}, configuration_enabled BOOLEAN DEFAULT 1, member_order INTEGER DEFAULT 0`,
    ],
    [
      'labels_cache',
      isV2
        ? `global_version_id INTEGER REFERENCES global_versions (id), label_id TEXT NOT NULL, language TEXT NOT NULL DEFAULT 'en-US', label_text TEXT, ${made}, expires_at TIMESTAMP, hit_count INTEGER DEFAULT 0, last_accessed TIMESTAMP DEFAULT CURRENT_TIMESTAMP, UNIQUE (global_version_id, label_id, language)`
        : `label_id TEXT NOT NULL, language TEXT NOT NULL DEFAULT 'en-US', value TEXT, cached_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, expires_at TIMESTAMP, UNIQUE (label_id, language)`,
    ],
    ...(isV2
      ? ([
          [
            'global_versions',
            'version_hash TEXT UNIQUE NOT NULL, modules_hash TEXT UNIQUE NOT NULL, first_seen_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, last_used_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, reference_count INTEGER DEFAULT 0, metadata_size_bytes INTEGER DEFAULT 0, created_by_environment_id INTEGER REFERENCES metadata_environments (id)',
          ],
          [
            'global_version_modules',
            'global_version_id INTEGER REFERENCES global_versions (id), module_id TEXT NOT NULL, module_name TEXT, version TEXT, publisher TEXT, display_name TEXT, sort_order INTEGER DEFAULT 0',
          ],
        ] as const)
      : []),
  ];
  const statements = tables.map(
    ([name, columns]) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, ${columns})`,
  );
  return [...statements, ...(isV2 ? REST_OF_V2 : REST_OF_OLD)].join(';\n');
}

const REST_OF_OLD = [
  `CREATE VIRTUAL TABLE metadata_search USING fts5 (entity_name, entity_type, entity_set_name, description, labels, properties_text, actions_text, content='')`,
  "INSERT INTO metadata_search (rowid, entity_name) VALUES (1, 'CustomersV3')",
  'CREATE INDEX idx_data_entities_name ON data_entities (name)',
];

const REST_OF_V2 = [
  `CREATE TABLE environment_versions (environment_id INTEGER REFERENCES metadata_environments (id), global_version_id INTEGER REFERENCES global_versions (id), detected_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, is_active BOOLEAN DEFAULT 1, sync_status TEXT DEFAULT 'pending', last_sync_duration_ms INTEGER, PRIMARY KEY (environment_id, global_version_id))`,
  `CREATE VIRTUAL TABLE metadata_search_v2 USING fts5 (name, entity_type, description, properties, labels, global_version_id UNINDEXED, entity_id UNINDEXED, content='', contentless_delete=1)`,
  "INSERT INTO metadata_search_v2 (rowid, name) VALUES (1, 'CustomersV3')",
  'CREATE INDEX idx_data_entities_version ON data_entities (global_version_id, name)',
];

const definitionsOf = statement<{ catalog: CatalogId; kind: string }, { id: number }>(/* sql */ `
  SELECT d.id FROM definition d
  JOIN catalog_definition c ON c.definition_id = d.id AND c.catalog_id = :catalog
  WHERE d.kind = :kind ORDER BY d.id
`);

const modulesOf = statement<
  { catalog: CatalogId },
  Readonly<
    Record<'module_id' | 'module_name' | 'version' | 'publisher' | 'display_name', string | null>
  >
>(/* sql */ `
  SELECT m.module_id, m.name AS module_name, m.version, m.publisher, m.display_name
  FROM catalog c JOIN installed_module m ON m.version_id = c.version_id
  WHERE c.id = :catalog AND m.name IS NOT NULL ORDER BY m.position
`);

const labelsOf = statement<
  { catalog: CatalogId },
  { id: string; language: string; text: string }
>(/* sql */ `
  SELECT l.spelling AS id, c.language, t.text
  FROM catalog_label c JOIN label l ON l.id = c.label_id JOIN label_text t ON t.id = c.text_id
  WHERE c.catalog_id = :catalog ORDER BY l.id, c.language
`);
