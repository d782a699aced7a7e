import type { HitKind } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { statement, type Statement } from '../db/statement.ts';
import { keyExpression } from './search-key.ts';
import { WordCollector } from './word-collector.ts';

const MAX_POSITION = 8191;
const FEW_PIECES = 64;
const MERGE_PAGES = 400;

/**
 * Writes the full-text index from what is stored. It follows the ids of definitions, so what was indexed stays
 * indexed, whoever shows it, and a sync that stops in the middle goes on where it was.
 */
export class SearchIndex {
  readonly #db: Database;
  readonly #words: WordCollector;
  #changes = 0;
  /** Each transaction leaves one. */
  #pieces = 0;
  #isMerging = false;

  constructor(db: Database) {
    this.#db = db;
    this.#words = new WordCollector(db);
    // Few, large segments: a full catalogue's index is written in half the time. Merging waits for `tidy`.
    db.execute(`
      INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 4194304);
      INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
      INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 64);
    `);
  }

  /** Grows with every change of the index. */
  get changes(): number {
    return this.#changes;
  }

  /** How many stored definitions are not in the index yet. */
  countUnindexed(): number {
    return this.#db.first(unindexed, {})?.count ?? 0;
  }

  /**
   * Adds the next definitions, in the order in which they were stored, in one transaction.
   * Returns how many it added: fewer than asked for when none are left.
   */
  indexNext(limit: number): number {
    return this.#write(() => {
      const range = this.#db.first(nextRange, { limit });
      if (range === undefined || range.upTo === null) return 0;
      const { after, upTo } = range;
      for (const insert of INSERT_BY_DEFINITION) this.#db.run(insert, { after, upTo });
      this.#db.run(moveProgress, { upTo });
      return range.count;
    });
  }

  /** Labels (owners, table `label`) with texts that the index does not have yet. */
  listUnindexedLabels(limit: number): readonly number[] {
    return this.#db.all(unindexedLabels, { limit }).map((row) => row.label_id);
  }

  /** Writes the rows again that have these labels, with all texts they have now. */
  reindexLabels(labelIds: readonly number[]): void {
    const labels = JSON.stringify(labelIds);
    this.#write(() => {
      for (const replace of REPLACE_BY_LABEL) this.#db.run(replace, { labels });
      this.#db.run(markIndexed, { labels });
    });
  }

  /** Takes the rows of these definitions out; call it while they are still stored. Their ids may be given again. */
  removeDefinitions(ids: readonly number[]): void {
    const definitions = JSON.stringify(ids);
    this.#write(() => {
      for (const remove of REMOVE_BY_DEFINITION) this.#db.run(remove, { definitions });
      this.#db.run(moveProgressBack, { definitions });
    });
  }

  /**
   * Merges the pieces of the index into one, for a bounded time; true when there is nothing left to merge. A few
   * pieces are left alone: reading them all costs less than merging.
   */
  tidy(): boolean {
    if (this.#pieces <= FEW_PIECES && !this.#isMerging) return true;
    // A negative number of pages begins to merge everything, a positive one goes on with it.
    const pages = this.#isMerging ? MERGE_PAGES : -MERGE_PAGES;
    this.#isMerging = true;
    this.#pieces = 0;
    const before = totalChanges(this.#db);
    this.#db.execute(`INSERT INTO search_index (search_index, rank) VALUES ('merge', ${pages})`);
    // FTS5 says so itself: fewer than two changes mean that the merge had nothing to do.
    this.#isMerging = totalChanges(this.#db) - before >= 2;
    return !this.#isMerging;
  }

  #write<T>(work: () => T): T {
    return this.#db.transaction(() => {
      const result = work();
      this.#words.flush();
      this.#changes += 1;
      this.#pieces += 1;
      return result;
    });
  }
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
    name: `index_name(d.name)`,
    context: `index_name(d.public_collection_name) || ' ' || index_name(d.public_entity_name)`,
  },
  {
    kind: 'entity',
    from: 'entity d',
    position: '0',
    // Who types an AOT name wants the entity too.
    name: `index_name(d.entity_set_name) || ' ' || index_name(d.name) || ' ' || coalesce((
      SELECT group_concat(index_name(aot.name), ' ') FROM data_entity aot WHERE aot.public_entity_name = d.name
    ), '')`,
    context: 'NULL',
  },
  {
    kind: 'property',
    from: 'entity e JOIN property d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: `index_name(e.entity_set_name) || ' ' || index_name(e.name)`,
  },
  {
    kind: 'enumeration',
    from: 'enumeration d',
    position: '0',
    name: 'index_name(d.name)',
    context: 'NULL',
  },
  {
    kind: 'enumeration_member',
    from: 'enumeration e JOIN enumeration_member d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: 'index_name(e.name)',
  },
  {
    kind: 'action',
    from: 'entity e JOIN (SELECT *, NULL AS label_id FROM action) d ON d.definition_id = e.definition_id',
    position: 'd.position',
    name: 'index_name(d.name)',
    context: `index_name(e.entity_set_name) || ' ' || index_name(e.name)`,
  },
];

// All texts of all languages of a label id, and the text itself where it is not an id.
const LABEL_TEXTS = /* sql */ `
  CASE WHEN d.label_id IS NULL THEN NULL ELSE (
    SELECT group_concat(index_label(text), ' ') FROM (
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

const REMOVE_BY_DEFINITION: readonly Statement<{ definitions: string }, never>[] = ROW_SOURCES.map(
  ({ kind, from, position }) =>
    statement(/* sql */ `
      DELETE FROM search_index WHERE rowid IN (
        SELECT ${keyExpression(kind, 'd.definition_id', position)} FROM ${from}
        WHERE ${position} <= ${MAX_POSITION}
          AND d.definition_id IN (SELECT value FROM json_each(:definitions))
          AND d.definition_id <= (SELECT indexed_up_to FROM search_progress)
      )
    `),
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

// The next definition takes the id after the last: it must not look as if it were in the index already.
const moveProgressBack = statement<{ definitions: string }>(/* sql */ `
  UPDATE search_progress SET indexed_up_to = min(indexed_up_to, coalesce((
    SELECT max(id) FROM definition WHERE id NOT IN (SELECT value FROM json_each(:definitions))
  ), 0))
`);

const unindexedLabels = statement<{ limit: number }, { label_id: number }>(
  'SELECT label_id FROM unindexed_label ORDER BY label_id LIMIT :limit',
);

const markIndexed = statement<{ labels: string }>(
  'DELETE FROM unindexed_label WHERE label_id IN (SELECT value FROM json_each(:labels))',
);

const changes = statement<{}, { count: number }>('SELECT total_changes() AS count');
