import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/**
 * The two layouts of d365fo-client's cache, as its sources publish them: `metadata.db`, whose rows belong to a version
 * of one environment, and `metadata_v2.db`, whose rows belong to a global version. All names here are ours; nothing
 * that a file says becomes SQL.
 */
export interface CacheLayout {
  readonly name: 'old' | 'v2';
  /** Column of every list that says to which version a row belongs. */
  readonly versionColumn: 'version_id' | 'global_version_id';
  /** Column of a group's member that says to which group it belongs. */
  readonly groupColumn: 'group_id' | 'property_group_id';
  /** Column of a label's text. */
  readonly labelColumn: 'value' | 'label_text';
}

const OLD: CacheLayout = {
  name: 'old',
  versionColumn: 'version_id',
  groupColumn: 'group_id',
  labelColumn: 'value',
};

const V2: CacheLayout = {
  name: 'v2',
  versionColumn: 'global_version_id',
  groupColumn: 'property_group_id',
  labelColumn: 'label_text',
};

/** Null where it lacks a table of d365fo-client, or one of the columns by which its rows are found. */
export function recogniseLayout(db: Database): CacheLayout | null {
  const columns = new Set(db.all(allColumns, {}).map((row) => `${row.tableName}.${row.column}`));
  return [V2, OLD].find((layout) => columnsOf(layout).every((each) => columns.has(each))) ?? null;
}

function columnsOf(layout: CacheLayout): readonly string[] {
  return [
    ...['data_entities', 'public_entities', 'enumerations'].flatMap((table) => [
      `${table}.${layout.versionColumn}`,
      `${table}.name`,
      `${table}.label_id`,
    ]),
    'entity_properties.entity_id',
    'entity_properties.type_name',
    'navigation_properties.entity_id',
    'relation_constraints.navigation_property_id',
    'entity_actions.entity_id',
    'action_parameters.action_id',
    'enumeration_members.enumeration_id',
    'property_groups.entity_id',
    `property_group_members.${layout.groupColumn}`,
    `labels_cache.${layout.labelColumn}`,
    'metadata_environments.base_url',
    'metadata_versions.application_version',
    ...(layout.name === 'v2'
      ? ['global_versions.id', 'global_version_modules.module_id', 'environment_versions.is_active']
      : ['metadata_versions.environment_id']),
  ];
}

/** Every table that is read. */
export function tablesOf(layout: CacheLayout): readonly string[] {
  return [...new Set(columnsOf(layout).map((column) => column.split('.')[0] ?? ''))];
}

/** Only real tables: a view of this name could say anything, and so could a column that is computed. */
const allColumns = statement<{}, { tableName: string; column: string }>(/* sql */ `
  SELECT s.name AS tableName, c.name AS column
  FROM sqlite_schema s JOIN pragma_table_info(s.name) c
  WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' AND NOT EXISTS (
    SELECT 1 FROM pragma_table_xinfo(s.name) WHERE hidden <> 0
  )
`);
