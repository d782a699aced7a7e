import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import {
  ACTIONS,
  ENUMERATION_MEMBERS,
  NAVIGATION_PROPERTIES,
  parseActions,
  parseEnumerationMembers,
  parseNavigationProperties,
  parseProperties,
  parsePropertyGroups,
  PROPERTIES,
  PROPERTY_GROUPS,
} from './definition-parts.ts';

/** Many definitions at once, by their ids. Ids of another kind are left out. */
export function readEntityDefinitions(
  db: Database,
  ids: readonly number[],
): ReadonlyMap<number, Entity> {
  const rows = db.all(entitiesById, { ids: JSON.stringify(ids) });
  return new Map(rows.map((row) => [row.id, toEntity(row)]));
}

export function readDataEntityDefinitions(
  db: Database,
  ids: readonly number[],
): ReadonlyMap<number, DataEntity> {
  const rows = db.all(dataEntitiesById, { ids: JSON.stringify(ids) });
  return new Map(rows.map((row) => [row.id, toDataEntity(row)]));
}

export function readEnumerationDefinitions(
  db: Database,
  ids: readonly number[],
): ReadonlyMap<number, Enumeration> {
  const rows = db.all(enumerationsById, { ids: JSON.stringify(ids) });
  return new Map(rows.map((row) => [row.id, toEnumeration(row)]));
}

function toEntity(row: EntityRow): Entity {
  return {
    name: row.name,
    entitySetName: row.entity_set_name,
    labelId: row.label_id,
    isReadOnly: row.is_read_only === 1,
    configurationEnabled: row.configuration_enabled === 1,
    properties: parseProperties(row.properties),
    navigationProperties: parseNavigationProperties(row.navigation_properties),
    propertyGroups: parsePropertyGroups(row.property_groups),
    actions: parseActions(row.actions),
  };
}

function toDataEntity(row: DataEntityRow): DataEntity {
  return {
    name: row.name,
    publicEntityName: row.public_entity_name,
    publicCollectionName: row.public_collection_name,
    labelId: row.label_id,
    dataServiceEnabled: row.data_service_enabled === 1,
    dataManagementEnabled: row.data_management_enabled === 1,
    entityCategory: row.entity_category,
    isReadOnly: row.is_read_only === 1,
  };
}

function toEnumeration(row: EnumerationRow): Enumeration {
  return {
    name: row.name,
    labelId: row.label_id,
    members: parseEnumerationMembers(row.members),
  };
}

interface EntityRow {
  readonly id: number;
  readonly name: string;
  readonly entity_set_name: string;
  readonly label_id: string | null;
  readonly is_read_only: number;
  readonly configuration_enabled: number;
  readonly properties: string;
  readonly navigation_properties: string;
  readonly property_groups: string;
  readonly actions: string;
}

const entitiesById = statement<{ ids: string }, EntityRow>(/* sql */ `
  SELECT e.definition_id AS id, e.name, e.entity_set_name, l.spelling AS label_id, e.is_read_only,
    e.configuration_enabled, (${PROPERTIES}) AS properties,
    (${NAVIGATION_PROPERTIES}) AS navigation_properties, (${PROPERTY_GROUPS}) AS property_groups,
    (${ACTIONS}) AS actions
  FROM json_each(:ids) wanted
  CROSS JOIN entity e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
`);

interface DataEntityRow {
  readonly id: number;
  readonly name: string;
  readonly public_entity_name: string | null;
  readonly public_collection_name: string | null;
  readonly label_id: string | null;
  readonly data_service_enabled: number;
  readonly data_management_enabled: number;
  readonly entity_category: string | null;
  readonly is_read_only: number;
}

const dataEntitiesById = statement<{ ids: string }, DataEntityRow>(/* sql */ `
  SELECT e.definition_id AS id, e.name, e.public_entity_name, e.public_collection_name,
    l.spelling AS label_id, e.data_service_enabled, e.data_management_enabled, e.entity_category,
    e.is_read_only
  FROM json_each(:ids) wanted
  CROSS JOIN data_entity e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
`);

interface EnumerationRow {
  readonly id: number;
  readonly name: string;
  readonly label_id: string | null;
  readonly members: string;
}

const enumerationsById = statement<{ ids: string }, EnumerationRow>(/* sql */ `
  SELECT e.definition_id AS id, e.name, l.spelling AS label_id, (${ENUMERATION_MEMBERS}) AS members
  FROM json_each(:ids) wanted
  CROSS JOIN enumeration e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
`);
