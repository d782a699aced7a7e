import type { CatalogId } from '#contract/domain.ts';
import type { HitKind, SearchFilters } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { statement, type Bindable } from '../db/statement.ts';
import { filterCondition, type FilterCondition } from './filter-condition.ts';
import {
  definitionExpression,
  endKey,
  firstKey,
  keyOf,
  type SearchKey,
} from './index/search-key.ts';

/** Where a search looks: in one catalog, at what passes the filters. */
export interface SearchScope {
  readonly catalog: CatalogId;
  readonly filters: SearchFilters;
  /** The one definition that is looked into; null for all. */
  readonly within: Pick<SearchKey, 'kind' | 'definition'> | null;
  /** What the filter of origins binds. */
  readonly origins: string | null;
}

/** A condition on the rowids of the index, SQL of ours, and what it binds. */
export interface ScopeCondition extends FilterCondition {
  /** The rowids of the kind. */
  readonly first: number;
  readonly end: number;
}

/** Null where the filters are given up: no such catalog has what is looked into. */
export function openScope(
  db: Database,
  catalog: CatalogId,
  { filters, origins }: Pick<SearchScope, 'filters' | 'origins'>,
): SearchScope | null {
  const { within: name } = filters;
  if (name === undefined) return { catalog, filters, origins, within: null };
  const within = db.first(ownerByName, { catalog, name });
  return within === undefined ? null : { catalog, filters, origins, within };
}

/** What is in the scope, of one kind; null where nothing of this kind can be. */
export function scopeCondition(scope: SearchScope, kind: HitKind): ScopeCondition | null {
  const { within, filters, catalog, origins } = scope;
  const filter = filterCondition(kind, filters);
  if (filter === null || (within !== null && !OWNED_BY[within.kind].includes(kind))) return null;
  const parameters: Record<string, Bindable> = { catalog, ...filter.parameters };
  if (origins !== null) parameters.origins = origins;
  const membership = kind === 'label' ? LABEL_IN_CATALOG : DEFINITION_IN_CATALOG;
  const sql = filter.sql === '' ? membership : `${membership} AND ${filter.sql}`;
  if (within === null) return { sql, parameters, first: firstKey(kind), end: endKey(kind) };
  const first = keyOf({ kind, definition: within.definition, position: 0 });
  const end = keyOf({ kind, definition: within.definition + 1, position: 0 });
  return { sql, parameters, first, end };
}

/** What is in the scope, of this kind and all after it; only for one without filters. */
export function conditionFrom({ catalog }: SearchScope, kind: HitKind): ScopeCondition {
  const labels = firstKey('label');
  const sql = `iif(s.rowid >= ${labels}, ${LABEL_IN_CATALOG}, ${DEFINITION_IN_CATALOG})`;
  return { sql, parameters: { catalog }, first: firstKey(kind), end: endKey('label') };
}

/** SQL for the definition that the row `s` of the index belongs to. */
export const ROW_DEFINITION = definitionExpression('s.rowid');

const OWNED_BY: Readonly<Record<HitKind, readonly HitKind[]>> = {
  entity: ['property', 'action'],
  enumeration: ['enumeration_member'],
  property: [],
  enumeration_member: [],
  action: [],
  data_entity: [],
  label: [],
};

const DEFINITION_IN_CATALOG = /* sql */ `EXISTS (
  SELECT 1 FROM catalog_definition c
  WHERE c.catalog_id = :catalog AND c.definition_id = ${ROW_DEFINITION}
)`;

const LABEL_IN_CATALOG = /* sql */ `EXISTS (
  SELECT 1 FROM catalog_label c
  WHERE c.catalog_id = :catalog AND c.label_id = ${ROW_DEFINITION} AND c.text_id IS NOT NULL
)`;

const ownerByName = statement<
  { catalog: CatalogId; name: string },
  { kind: 'entity' | 'enumeration'; definition: number }
>(/* sql */ `
  SELECT 'entity' AS kind, e.definition_id AS definition
  FROM entity e JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = e.definition_id
  WHERE e.entity_set_name = :name COLLATE NOCASE OR e.name = :name COLLATE NOCASE
  UNION ALL
  SELECT 'enumeration', n.definition_id
  FROM enumeration n JOIN catalog_definition c ON c.catalog_id = :catalog AND c.definition_id = n.definition_id
  WHERE n.name = :name COLLATE NOCASE
  LIMIT 1
`);
