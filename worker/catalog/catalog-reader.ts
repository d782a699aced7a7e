import type {
  Catalog,
  CatalogCounts,
  CatalogId,
  GlobalVersionId,
  LabelCoverage,
} from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { USED_LABELS } from './labelled-tables.ts';

/**
 * Catalogs with their counts. What a complete catalog holds never changes, so it is counted once and
 * remembered; a partial one is counted each time.
 */
export class CatalogReader {
  readonly #db: Database;
  readonly #counts = new Map<CatalogId, CatalogCounts>();
  readonly #labelTotals = new Map<CatalogId, number>();

  constructor(db: Database) {
    this.#db = db;
  }

  exists(id: CatalogId): boolean {
    return this.#db.first(catalogById, { id }) !== undefined;
  }

  isComplete(id: CatalogId): boolean {
    return this.#db.first(catalogById, { id })?.state === 'complete';
  }

  read(id: CatalogId): Catalog | null {
    const row = this.#db.first(catalogById, { id });
    if (row === undefined) return null;
    return {
      id,
      versionId: row.version_id,
      state: row.state,
      digest: row.digest,
      createdAt: row.created_at,
      completedAt: row.completed_at,
      counts: this.#remember(this.#counts, row, () => this.#count(id)),
      labels: this.#coverage(row),
    };
  }

  /** Catalogs that are gone: their ids may be given again. */
  forget(ids: readonly CatalogId[]): void {
    for (const id of ids) {
      this.#counts.delete(id);
      this.#labelTotals.delete(id);
    }
  }

  #coverage(row: CatalogRow): readonly LabelCoverage[] {
    const languages = this.#db.all(settledLabels, { id: row.id });
    if (languages.length === 0) return [];
    const total = this.#remember(
      this.#labelTotals,
      row,
      () => this.#db.one(countLabels, { catalog: row.id }).count,
    );
    return languages.map(({ language, known, settled }) => ({
      language,
      known,
      unknown: settled - known,
      total,
    }));
  }

  #count(id: CatalogId): CatalogCounts {
    return this.#db.one(countDefinitions, { id });
  }

  #remember<T>(known: Map<CatalogId, T>, row: CatalogRow, count: () => T): T {
    if (row.state === 'partial') return count();
    const value = known.get(row.id) ?? count();
    known.set(row.id, value);
    return value;
  }
}

interface CatalogRow {
  readonly id: CatalogId;
  readonly version_id: GlobalVersionId;
  readonly state: Catalog['state'];
  readonly digest: string | null;
  readonly created_at: string;
  readonly completed_at: string | null;
}

const catalogById = statement<{ id: CatalogId }, CatalogRow>(/* sql */ `
  SELECT id, version_id, state, digest, created_at, completed_at FROM catalog WHERE id = :id
`);

const settledLabels = statement<
  { id: CatalogId },
  { language: string; known: number; settled: number }
>(/* sql */ `
  SELECT language, count(text_id) AS known, count(*) AS settled
  FROM catalog_label WHERE catalog_id = :id GROUP BY language ORDER BY language
`);

const countLabels = statement<{ catalog: CatalogId }, { count: number }>(/* sql */ `
  WITH ${USED_LABELS}
  SELECT count(DISTINCT l.owner_id) AS count
  FROM used JOIN label l ON l.id = used.label_id WHERE l.spelling LIKE '@%'
`);

const COUNTED_TABLES: Readonly<Record<keyof CatalogCounts, string>> = {
  dataEntities: 'data_entity',
  entities: 'entity',
  properties: 'property',
  navigationProperties: 'navigation_property',
  actions: 'action',
  enumerations: 'enumeration',
  enumerationMembers: 'enumeration_member',
};

const countDefinitions = statement<{ id: CatalogId }, CatalogCounts>(/* sql */ `
  WITH member AS (SELECT definition_id FROM catalog_definition WHERE catalog_id = :id)
  SELECT ${Object.entries(COUNTED_TABLES)
    .map(
      ([count, table]) =>
        `(SELECT count(*) FROM member JOIN ${table} USING (definition_id)) AS ${count}`,
    )
    .join(', ')}
`);
