import { unionOf } from '../../catalog/labelled-tables.ts';
import type { Database } from '../../db/database.ts';
import { statement, type Statement } from '../../db/statement.ts';
import { ROW_SOURCES, type RowSource } from './row-sources.ts';
import { keyExpression } from './search-key.ts';
import { WordCollector } from './word-collector.ts';

const MAX_POSITION = 8191;
/** A search seeks every word in each piece: with twenty of them it takes twice as long as with one. */
const FEW_PIECES = 16;
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
    return this.#db.one(unindexed, {}).count;
  }

  /**
   * Adds the next definitions, in the order in which they were stored, in one transaction.
   * Returns how many it added: fewer than asked for when none are left.
   */
  indexNext(limit: number): number {
    return this.#write(() => {
      const { after, upTo, count } = this.#db.one(nextRange, { limit });
      if (upTo === null) return 0;
      for (const insert of INSERT_BY_DEFINITION) this.#db.run(insert, { after, upTo });
      this.#db.run(moveProgress, { upTo });
      return count;
    });
  }

  /** Labels (owners, table `label`) with texts that the index does not have yet. */
  listUnindexedLabels(limit: number): readonly number[] {
    return this.#db.all(unindexedLabels, { limit }).map((row) => row.label_id);
  }

  /** What is stored and what is indexed at this moment, for `settleLabels`. */
  markPlace(): IndexPlace {
    return this.#db.one(presentPlace, {});
  }

  /**
   * Labels with texts that were stored before that place, and that only definitions use that were indexed after it:
   * these have the texts already, so only the label's own row is written. Returns how many: fewer than asked for when
   * none are left.
   */
  settleLabels(place: IndexPlace, limit: number): number {
    const settled = this.#db.all(labelsOfNewRows, { ...place, limit }).map((row) => row.label_id);
    if (settled.length === 0) return 0;
    const labels = JSON.stringify(settled);
    this.#write(() => {
      this.#db.run(replaceLabels, { labels });
      this.#db.run(markIndexed, { labels });
    });
    return settled.length;
  }

  /** Writes the rows again that have these labels, with all texts they have now. */
  reindexLabels(labelIds: readonly number[]): void {
    const steps = this.reindexInSteps(labelIds, Number.MAX_SAFE_INTEGER);
    while (!steps.next().done);
  }

  /**
   * The same, about so many rows in one transaction: a label may be used by thousands of fields, and a search must
   * not wait for all of them. What is left when the steps are not gone to their end is still listed as unindexed.
   */
  *reindexInSteps(labelIds: readonly number[], rowsTogether: number): Generator<void> {
    const labels = JSON.stringify(labelIds);
    for (let after = 0, isLast = false; !isLast;) {
      const asked = { labels, after, rows: rowsTogether };
      const { upTo, rows } = this.#db.one(nextLabelledProperties, asked);
      isLast = rows < rowsTogether || upTo === null;
      this.#write(() => {
        this.#db.run(replaceProperties, { labels, after, upTo: upTo ?? after });
        if (!isLast) return;
        for (const replace of REPLACE_BY_LABEL) this.#db.run(replace, { labels });
        this.#db.run(replaceLabels, { labels });
        this.#db.run(removeTextless, { labels });
        this.#db.run(markIndexed, { labels });
      });
      after = upTo ?? after;
      yield;
    }
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

export type IndexPlace = { readonly indexedUpTo: number; readonly lastText: number };

function totalChanges(db: Database): number {
  return db.one(changes, {}).count;
}

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

const ALL_SOURCES = Object.values(ROW_SOURCES);

const INSERT_BY_DEFINITION: readonly Statement<DefinitionRange, never>[] = ALL_SOURCES.map(
  (source) =>
    statement(
      insertRows('INSERT', source, 'd.definition_id > :after AND d.definition_id <= :upTo'),
    ),
);

const WITH_LABEL = /* sql */ `d.label_id IN (
  SELECT id FROM label WHERE owner_id IN (SELECT value FROM json_each(:labels))
)`;
const INDEXED = 'd.definition_id <= (SELECT indexed_up_to FROM search_progress)';

/** Of all kinds that have labels but properties, of which there may be thousands. */
const REPLACE_BY_LABEL: readonly Statement<{ labels: string }, never>[] = ALL_SOURCES.filter(
  ({ kind }) => kind !== 'action' && kind !== 'property',
).map((source) =>
  statement(insertRows('INSERT OR REPLACE', source, `${WITH_LABEL} AND ${INDEXED}`)),
);

const replaceProperties = statement<DefinitionRange & { labels: string }>(
  insertRows(
    'INSERT OR REPLACE',
    ROW_SOURCES.property,
    `${WITH_LABEL} AND ${INDEXED} AND d.definition_id > :after AND d.definition_id <= :upTo`,
  ),
);

const nextLabelledProperties = statement<
  { labels: string; after: number; rows: number },
  { upTo: number | null; rows: number }
>(/* sql */ `
  SELECT max(definition_id) AS upTo, count(*) AS rows FROM (
    SELECT d.definition_id FROM property d WHERE ${WITH_LABEL} AND d.definition_id > :after
    ORDER BY d.definition_id LIMIT :rows
  )
`);

// A label is found by its id and by all its texts, whoever uses it.
const replaceLabels = statement<{ labels: string }>(/* sql */ `
  INSERT OR REPLACE INTO search_index (rowid, name, context, label)
  SELECT ${keyExpression('label', 'l.id', '0')}, index_words(l.spelling), NULL, (
    SELECT group_concat(index_label(t.text), ' ') FROM label_text t WHERE t.label_id = l.id
  )
  FROM label l WHERE l.id IN (SELECT value FROM json_each(:labels)) AND l.id = l.owner_id
    AND EXISTS (SELECT 1 FROM label_text WHERE label_id = l.id)
`);

/** A clean-up may have taken the last text. */
const removeTextless = statement<{ labels: string }>(/* sql */ `
  DELETE FROM search_index WHERE rowid IN (
    SELECT ${keyExpression('label', 'l.id', '0')} FROM label l
    WHERE l.id IN (SELECT value FROM json_each(:labels))
      AND NOT EXISTS (SELECT 1 FROM label_text WHERE label_id = l.id)
  )
`);

const REMOVE_BY_DEFINITION: readonly Statement<{ definitions: string }, never>[] = ALL_SOURCES.map(
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

const presentPlace = statement<{}, IndexPlace>(/* sql */ `
  SELECT (SELECT indexed_up_to FROM search_progress) AS indexedUpTo,
    coalesce((SELECT max(id) FROM label_text), 0) AS lastText
`);

const labelsOfNewRows = statement<IndexPlace & { limit: number }, { label_id: number }>(/* sql */ `
  SELECT label_id FROM unindexed_label
  WHERE label_id NOT IN (
      SELECT l.owner_id FROM label l JOIN (
        ${unionOf((table) => `SELECT label_id FROM ${table} WHERE definition_id <= :indexedUpTo`)}
      ) used ON used.label_id = l.id
    )
    AND label_id NOT IN (SELECT label_id FROM label_text WHERE id > :lastText)
  ORDER BY label_id LIMIT :limit
`);

const markIndexed = statement<{ labels: string }>(
  'DELETE FROM unindexed_label WHERE label_id IN (SELECT value FROM json_each(:labels))',
);

const changes = statement<{}, { count: number }>('SELECT total_changes() AS count');
