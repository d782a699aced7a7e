import { NAMESPACE_PREFIX } from '#contract/metadata.ts';
import type { HitKind, SearchFilters } from '#contract/search.ts';
import type { Bindable } from '../db/statement.ts';
import { originTest, partOriginTest } from './origin-files.ts';
import { definitionExpression, positionExpression } from './index/search-key.ts';

/** SQL of ours on a row `s` of the index, empty where nothing is asked, and what it binds. */
export interface FilterCondition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Bindable>>;
}

/** The condition that rows of one kind must meet; null where no row of this kind can. */
export function filterCondition(kind: HitKind, filters: SearchFilters): FilterCondition | null {
  const asked = ASKED.filter((name) => filters[name] !== undefined);
  if (asked.length === 0) return { sql: '', parameters: {} };
  const source = SOURCES[kind];
  const tests = asked.map((name) => source.tests[name]);
  if (tests.includes(undefined)) return null;
  return {
    sql: `EXISTS (SELECT 1 FROM ${source.from} WHERE ${source.row} AND ${tests.join(' AND ')})`,
    parameters: Object.fromEntries(asked.map((name) => [name, bound(filters[name])])),
  };
}

const ASKED = [
  'categories',
  'channel',
  'isReadOnly',
  'isConfigurationEnabled',
  'labelFiles',
  'origins',
  'types',
  'isMandatory',
  'isKey',
] as const;
type AskedFilter = (typeof ASKED)[number];

/** Where a kind's facts are, and the SQL of each filter that it knows; each binds the parameter of its name. */
interface FilterSource {
  readonly from: string;
  readonly row: string;
  readonly tests: Readonly<Partial<Record<AskedFilter, string>>>;
}

function bound(value: SearchFilters[AskedFilter]): Bindable {
  return typeof value === 'string' || typeof value === 'boolean' ? value : JSON.stringify(value);
}

const DEFINITION = definitionExpression('s.rowid');
const POSITION = positionExpression('s.rowid');
const PART_ROW = `d.definition_id = ${DEFINITION} AND d.position = ${POSITION}`;
const WHOLE_ROW = `d.definition_id = ${DEFINITION}`;
const NO_CASE_LIST = (list: string): string =>
  `(SELECT value COLLATE NOCASE FROM json_each(:${list}))`;

// `@SYS123` is of the file SYS, `@Sales:Name` of the file Sales.
const labelFileTest = (label: string): string => /* sql */ `EXISTS (
  SELECT 1 FROM label l, json_each(:labelFiles) f
  WHERE l.id = ${label} AND (
    l.spelling LIKE '@' || f.value || ':%' OR l.spelling GLOB '@' || upper(f.value) || '[0-9]*'
  )
)`;

const dataEntityTest = (name: string, test: string): string => /* sql */ `EXISTS (
  SELECT 1 FROM data_entity a JOIN catalog_definition k ON k.definition_id = a.definition_id
  WHERE a.public_entity_name = ${name} AND k.catalog_id = :catalog AND ${test}
)`;

const CHANNEL_TEST = (alias: string): string =>
  `iif(:channel = 'odata', ${alias}.data_service_enabled, ${alias}.data_management_enabled)`;
const CATEGORY_TEST = (alias: string): string =>
  `${alias}.entity_category IN ${NO_CASE_LIST('categories')}`;

/** Tests of the entity `e`, which its fields and actions share. */
const ENTITY_TESTS = {
  categories: dataEntityTest('e.name', CATEGORY_TEST('a')),
  channel: `(:channel = 'odata' OR ${dataEntityTest('e.name', 'a.data_management_enabled')})`,
};

const SOURCES: Readonly<Record<HitKind, FilterSource>> = {
  entity: {
    from: 'entity e',
    row: `e.definition_id = ${DEFINITION}`,
    tests: {
      ...ENTITY_TESTS,
      isReadOnly: 'e.is_read_only = :isReadOnly',
      isConfigurationEnabled: 'e.configuration_enabled = :isConfigurationEnabled',
      labelFiles: labelFileTest('e.label_id'),
      origins: originTest('e.label_id'),
    },
  },
  property: {
    from: 'property d JOIN entity e ON e.definition_id = d.definition_id',
    row: PART_ROW,
    tests: {
      ...ENTITY_TESTS,
      isReadOnly: '(NOT d.allow_edit AND NOT d.allow_edit_on_create) = :isReadOnly',
      isConfigurationEnabled: 'd.configuration_enabled = :isConfigurationEnabled',
      labelFiles: labelFileTest('d.label_id'),
      origins: partOriginTest('d.label_id', 'e.label_id'),
      types: /* sql */ `EXISTS (
        SELECT 1 FROM property_type t WHERE t.id = d.type_id AND (
          t.data_type IN ${NO_CASE_LIST('types')}
          OR replace(t.type_name, '${NAMESPACE_PREFIX}', '') IN ${NO_CASE_LIST('types')}
        )
      )`,
      isMandatory: 'd.is_mandatory = :isMandatory',
      isKey: 'd.is_key = :isKey',
    },
  },
  action: {
    from: 'entity e',
    row: `e.definition_id = ${DEFINITION}`,
    tests: { ...ENTITY_TESTS, origins: originTest('e.label_id') },
  },
  enumeration: {
    from: 'enumeration d',
    row: WHOLE_ROW,
    tests: { labelFiles: labelFileTest('d.label_id'), origins: originTest('d.label_id') },
  },
  enumeration_member: {
    from: 'enumeration_member d JOIN enumeration e ON e.definition_id = d.definition_id',
    row: PART_ROW,
    tests: {
      isConfigurationEnabled: 'd.configuration_enabled = :isConfigurationEnabled',
      labelFiles: labelFileTest('d.label_id'),
      origins: partOriginTest('d.label_id', 'e.label_id'),
    },
  },
  data_entity: {
    from: 'data_entity d',
    row: WHOLE_ROW,
    tests: {
      categories: CATEGORY_TEST('d'),
      channel: CHANNEL_TEST('d'),
      isReadOnly: 'd.is_read_only = :isReadOnly',
      labelFiles: labelFileTest('d.label_id'),
      origins: originTest('d.label_id'),
    },
  },
  label: {
    from: 'label d',
    row: `d.id = ${DEFINITION}`,
    tests: { labelFiles: labelFileTest('d.id'), origins: originTest('d.id') },
  },
};
