import type { HitKind } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { statement, type Bindable } from '../db/statement.ts';
import { ROW_SOURCES } from './index/row-sources.ts';
import { keyExpression, keyOf, searchKeyOf, type SearchKey } from './index/search-key.ts';
import {
  ROW_DEFINITION,
  scopeCondition,
  conditionFrom,
  type ScopeCondition,
  type SearchScope,
} from './search-scope.ts';

/**
 * So many rows at most are looked through: beyond it, that takes longer than it is worth, for what is mostly meant and
 * even more for what comes last.
 */
const SEEN_ROWS: Readonly<Record<HitKind, number>> = {
  entity: 700,
  property: 700,
  enumeration: 700,
  enumeration_member: 300,
  action: 300,
  data_entity: 300,
  label: 150,
};

export interface WantedKeys {
  readonly kind: HitKind;
  /** FTS5. */
  readonly match: string;
  readonly limit: number;
}

/** Rows of this kind and all after it that match, in the order in which they are stored: kind by kind. */
export function findKeysFrom(
  db: Database,
  scope: SearchScope,
  { kind, match, limit }: WantedKeys,
): readonly SearchKey[] {
  return read(db, conditionFrom(scope, kind), { match, limit });
}

/** Rows of one kind that match, of those seen the ones with the fewest words first. */
export function findKeys(
  db: Database,
  scope: SearchScope,
  { kind, match, limit }: WantedKeys,
): readonly SearchKey[] {
  const condition = scopeCondition(scope, kind);
  return condition === null
    ? []
    : readSeen(db, { ...condition, kind, which: SHORTEST_FIRST }, { match, limit });
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

/** Those of them that belong to these definitions, as far as they are seen. */
export function findKeysAmong(
  db: Database,
  scope: SearchScope,
  { kind, match, limit, definitions }: WantedKeys & { readonly definitions: readonly number[] },
): readonly SearchKey[] {
  const condition = scopeCondition(scope, kind);
  if (condition === null) return [];
  const bindings = { match, limit, definitions: JSON.stringify(definitions) };
  const [lowest, highest] = [Math.min(...definitions), Math.max(...definitions)];
  const first = keyOf({ kind, definition: lowest, position: 0 });
  const end = keyOf({ kind, definition: highest + 1, position: 0 });
  return readSeen(db, { ...condition, kind, first, end, which: OF_DEFINITIONS }, bindings);
}

/** What is there without any word being asked for, in the order in which it is stored. */
export function listKeys(
  db: Database,
  scope: SearchScope,
  { kind, limit }: Omit<WantedKeys, 'match'>,
): readonly SearchKey[] {
  const condition = scopeCondition(scope, kind);
  if (condition === null || kind === 'label') return [];
  const source = ROW_SOURCES[kind];
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

const OF_DEFINITIONS = `WHERE ${ROW_DEFINITION} IN (SELECT value FROM json_each(:definitions))`;

function read(
  db: Database,
  condition: ScopeCondition,
  bindings: Readonly<Record<string, Bindable>>,
): readonly SearchKey[] {
  const { parameters, first, end } = condition;
  return keysOf(db, matching(condition, ':limit'), { ...parameters, ...bindings, first, end });
}

function readSeen(
  db: Database,
  condition: ScopeCondition & { readonly kind: HitKind; readonly which: string },
  bindings: Readonly<Record<string, Bindable>>,
): readonly SearchKey[] {
  const { kind, parameters, first, end, which } = condition;
  const sql = /* sql */ `
    SELECT s.rowid FROM (${matching(condition, `${SEEN_ROWS[kind]}`)}) s ${which} LIMIT :limit
  `;
  return keysOf(db, sql, { ...parameters, ...bindings, first, end });
}

function matching({ sql }: ScopeCondition, limit: string): string {
  return /* sql */ `
    SELECT s.rowid AS rowid FROM search_index s
    WHERE s.search_index MATCH :match AND s.rowid >= :first AND s.rowid < :end AND ${sql}
    LIMIT ${limit}
  `;
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
