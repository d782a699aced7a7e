import type { HitKind } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { statement, type Statement } from '../db/statement.ts';
import { keyExpression } from './search-key.ts';
import { splitWords } from './split-words.ts';

const MAX_POSITION = 8191;
const REMEMBERED_NAMES = 4096;

/** Prepares a connection for the statements below: call it once, after the migrations. */
export function prepareSearchIndex(db: Database): void {
  db.defineTextFunction('split_words', remember(splitWords));
  // Few, large segments: a full catalogue's index is written in half the time. Merging waits for `tidy`.
  db.execute(`
    INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 16777216);
    INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
    INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 64);
  `);
}

/** How many stored definitions are not in the index yet. */
export function countUnindexed(db: Database): number {
  return db.first(unindexed, {})?.count ?? 0;
}

/**
 * Adds the next definitions, in the order in which they were stored, in one transaction.
 * Returns how many it added: fewer than asked for when none are left.
 */
export function indexNextDefinitions(db: Database, limit: number): number {
  return db.transaction(() => {
    const range = db.first(nextRange, { limit });
    if (range === undefined || range.upTo === null) return 0;
    for (const insert of INSERT_BY_DEFINITION)
      db.run(insert, { after: range.after, upTo: range.upTo });
    db.run(moveProgress, { upTo: range.upTo });
    return range.count;
  });
}

/** Writes the rows again whose label has other texts now; `labelIds` are owners (table `label`). */
export function reindexLabels(db: Database, labelIds: readonly number[]): void {
  const labels = JSON.stringify(labelIds);
  db.transaction(() => {
    for (const replace of REPLACE_BY_LABEL) db.run(replace, { labels });
  });
}

/** Merges segments for a bounded time; true when there is nothing left to merge. */
export function tidySearchIndex(db: Database): boolean {
  const before = totalChanges(db);
  db.execute(`INSERT INTO search_index (search_index, rank) VALUES ('merge', 500)`);
  // FTS5 says so itself: fewer than two changes mean that the merge had nothing to do.
  return totalChanges(db) - before < 2;
}

function totalChanges(db: Database): number {
  return db.first(changes, {})?.count ?? 0;
}

interface RowSource {
  readonly kind: HitKind;
  /** FROM clause; `d` is the table that holds definition_id and label_id. */
  readonly from: string;
  readonly position: string;
  readonly name: string;
  readonly context: string;
}

const ROW_SOURCES: readonly RowSource[] = [
  {
    kind: 'data_entity',
    from: 'data_entity d',
    position: '0',
    name: `split_words(d.name)`,
    context: `split_words(d.public_collection_name) || ' ' || split_words(d.public_entity_name)`,
  },
  {
    kind: 'entity',
    from: 'entity d',
    position: '0',
    name: `split_words(d.entity_set_name) || ' ' || split_words(d.name)`,
    context: `(SELECT group_concat(split_words(aot.name), ' ') FROM data_entity aot WHERE aot.public_entity_name = d.name)`,
  },
  {
    kind: 'property',
    from: 'entity e JOIN property d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'split_words(d.name)',
    context: `split_words(e.entity_set_name) || ' ' || split_words(e.name)`,
  },
  {
    kind: 'enumeration',
    from: 'enumeration d',
    position: '0',
    name: 'split_words(d.name)',
    context: 'NULL',
  },
  {
    kind: 'enumeration_member',
    from: 'enumeration e JOIN enumeration_member d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'split_words(d.name)',
    context: 'split_words(e.name)',
  },
  {
    kind: 'action',
    from: 'entity e JOIN (SELECT *, NULL AS label_id FROM action) d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'split_words(d.name)',
    context: `split_words(e.entity_set_name) || ' ' || split_words(e.name)`,
  },
];

// All texts of all languages of a label id, and the text itself where it is not an id.
const LABEL_TEXTS = /* sql */ `
  CASE WHEN d.label_id IS NULL THEN NULL ELSE (
    SELECT group_concat(text, ' ') FROM (
      SELECT t.text FROM label l JOIN label_text t ON t.label_id = l.owner_id WHERE l.id = d.label_id
      UNION ALL
      SELECT l.spelling FROM label l WHERE l.id = d.label_id AND l.spelling NOT LIKE '@%'
    )
  ) END
`;

function insertRows(verb: string, source: RowSource, condition: string): string {
  return /* sql */ `
    ${verb} INTO search_index (rowid, name, context, label)
    SELECT ${keyExpression(source.kind, 'd.definition_id', source.position)},
      ${source.name}, ${source.context}, ${LABEL_TEXTS}
    FROM ${source.from}
    WHERE ${source.position} <= ${MAX_POSITION} AND ${condition}
  `;
}

type DefinitionRange = { after: number; upTo: number };

const INSERT_BY_DEFINITION: readonly Statement<DefinitionRange, never>[] = ROW_SOURCES.map(
  (source) =>
    statement(
      insertRows('INSERT', source, 'd.definition_id > :after AND d.definition_id <= :upTo'),
    ),
);

const REPLACE_BY_LABEL: readonly Statement<{ labels: string }, never>[] = ROW_SOURCES.filter(
  ({ kind }) => kind !== 'action',
).map((source) =>
  statement(
    insertRows(
      'INSERT OR REPLACE',
      source,
      `d.label_id IN (
        SELECT id FROM label WHERE owner_id IN (SELECT value FROM json_each(:labels))
      ) AND d.definition_id <= (SELECT indexed_up_to FROM search_progress)`,
    ),
  ),
);

const unindexed = statement<{}, { count: number }>(/* sql */ `
  SELECT count(*) AS count FROM definition WHERE id > (SELECT indexed_up_to FROM search_progress)
`);

const nextRange = statement<
  { limit: number },
  { after: number; upTo: number | null; count: number }
>(/* sql */ `
  SELECT (SELECT indexed_up_to FROM search_progress) AS after, max(id) AS upTo, count(*) AS count
  FROM (
    SELECT id FROM definition WHERE id > (SELECT indexed_up_to FROM search_progress)
    ORDER BY id LIMIT :limit
  )
`);

const moveProgress = statement<{ upTo: number }>(
  'UPDATE search_progress SET indexed_up_to = :upTo',
);

const changes = statement<{}, { count: number }>('SELECT total_changes() AS count');

/** Fields repeat their names, and each repeats its entity's: most answers are there already. */
function remember(compute: (text: string) => string): (text: string) => string {
  const results = new Map<string, string>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    if (results.size >= REMEMBERED_NAMES) results.clear();
    const result = compute(text);
    results.set(text, result);
    return result;
  };
}
