import type { HitKind } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { statement, type Bindable } from '../db/statement.ts';
import { ROW_SOURCES } from './row-sources.ts';
import { keyExpression, searchKeyOf, type SearchKey } from './search-key.ts';
import {
  ROW_DEFINITION,
  scopeCondition,
  wholeCondition,
  type ScopeCondition,
  type SearchScope,
} from './search-scope.ts';

/** So many rows at most are ordered: beyond it, ordering takes longer than it is worth. */
const ORDERED_ROWS = 1500;

export interface WantedKeys {
  readonly kind: HitKind;
  /** FTS5. */
  readonly match: string;
  readonly limit: number;
}

/** Rows of all kinds that match, in the order in which they are stored. */
export function findAllKeys(
  db: Database,
  scope: SearchScope,
  { match, limit }: Omit<WantedKeys, 'kind'>,
): readonly SearchKey[] {
  return read(db, wholeCondition(scope), { match, limit });
}

/** Rows of one kind that match, those with the fewest words first where there are not too many to be ordered. */
export function findKeys(
  db: Database,
  scope: SearchScope,
  { kind, match, limit }: WantedKeys,
): readonly SearchKey[] {
  const condition = scopeCondition(scope, kind);
  if (condition === null) return [];
  const keys = read(db, condition, { match, limit });
  const isAll = keys.length < limit || countUpTo(db, condition, match) === ORDERED_ROWS;
  return isAll ? keys : read(db, { ...condition, order: SHORTEST_FIRST }, { match, limit });
}

/** Rows of one kind that match, any of them. */
export function findSomeKeys(
  db: Database,
  scope: SearchScope,
  { kind, match, limit }: WantedKeys,
): readonly SearchKey[] {
  const condition = scopeCondition(scope, kind);
  return condition === null ? [] : read(db, condition, { match, limit });
}

/** Those of them that belong to these definitions; none where looking through all of them would take too long. */
export function findKeysAmong(
  db: Database,
  scope: SearchScope,
  { kind, match, limit, definitions }: WantedKeys & { readonly definitions: readonly number[] },
): readonly SearchKey[] {
  const condition = scopeCondition(scope, kind);
  if (condition === null || countUpTo(db, condition, match) === ORDERED_ROWS) return [];
  const sql = `${ROW_DEFINITION} IN (SELECT value FROM json_each(:definitions)) AND ${condition.sql}`;
  const bindings = { match, limit, definitions: JSON.stringify(definitions) };
  return read(db, { ...condition, sql }, bindings);
}

/** What is there without any word being asked for, in the order in which it is stored. */
export function listKeys(
  db: Database,
  scope: SearchScope,
  { kind, limit }: Omit<WantedKeys, 'match'>,
): readonly SearchKey[] {
  const condition = scopeCondition(scope, kind);
  const source = ROW_SOURCES.find((each) => each.kind === kind);
  if (condition === null || source === undefined) return [];
  const definition = scope.within?.definition ?? null;
  const sql = /* sql */ `
    SELECT s.rowid FROM (
      SELECT ${keyExpression(kind, 'd.definition_id', source.position)} AS rowid
      FROM catalog_definition k CROSS JOIN ${source.from}
      WHERE k.catalog_id = :catalog AND d.definition_id = k.definition_id
        AND k.definition_id = coalesce(:definition, k.definition_id)
    ) s
    WHERE ${condition.sql} LIMIT :limit
  `;
  return keysOf(db, sql, { ...condition.parameters, definition, limit });
}

/**
 * FTS5 keeps the number of words of each column: name, context, label, one byte each as long as there are fewer than
 * 128. It cannot rank by itself: without contents and positions its bm25 is 0 for every row.
 */
const SHORTEST_FIRST = 'ORDER BY (SELECT z.sz FROM search_index_docsize z WHERE z.id = s.rowid)';

function read(
  db: Database,
  { sql, parameters, first, end, order = '' }: ScopeCondition & { readonly order?: string },
  bindings: Readonly<Record<string, Bindable>>,
): readonly SearchKey[] {
  const select = /* sql */ `
    SELECT s.rowid FROM search_index s
    WHERE s.search_index MATCH :match AND s.rowid >= :first AND s.rowid < :end AND ${sql}
    ${order} LIMIT :limit
  `;
  return keysOf(db, select, { ...parameters, ...bindings, first, end });
}

function keysOf(
  db: Database,
  sql: string,
  parameters: Readonly<Record<string, Bindable>>,
): readonly SearchKey[] {
  const rows = db.all(
    statement<Readonly<Record<string, Bindable>>, { rowid: number }>(sql),
    parameters,
  );
  return rows.map(({ rowid }) => searchKeyOf(rowid));
}

function countUpTo(db: Database, { first, end }: ScopeCondition, match: string): number {
  return db.first(countRows, { match, first, end, limit: ORDERED_ROWS })?.rows ?? 0;
}

const countRows = statement<
  { match: string; first: number; end: number; limit: number },
  { rows: number }
>(/* sql */ `
  SELECT count(*) AS rows FROM (
    SELECT 1 FROM search_index
    WHERE search_index MATCH :match AND rowid >= :first AND rowid < :end LIMIT :limit
  )
`);
