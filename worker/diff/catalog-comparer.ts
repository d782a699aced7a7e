import {
  SEVERITIES,
  type Comparison,
  type ComparisonFilter,
  type ComparisonQuery,
  type SchemaChange,
  type Severity,
} from '#contract/comparison.ts';
import { createOriginFinder, type OriginFinder } from '../catalog/origin.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { ChangeTexts } from './change-texts.ts';
import {
  completeDifference,
  diffCatalogDefinitions,
  type CatalogDifference,
  type CatalogPair,
  type CompleteDefinitionChanges,
} from './diff-catalogs.ts';
import { filterChanges, originOf } from './filter-changes.ts';
import type { FoundChange } from './found-change.ts';
import { KeptAnswers } from './kept-answers.ts';
import type { WatchedKeys } from './watch-filter.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;
const DEFAULT_LANGUAGES = ['en-US'];
/** A pair of catalogs in both directions, and what was looked at before. */
const KEPT_PAIRS = 4;

export interface TellingQuery extends ComparisonFilter {
  readonly languages?: readonly string[];
}

/** Compares two catalogs of the database. Keeps the last comparisons, so that filters and pages are instant. */
export class CatalogComparer {
  readonly #db: Database;
  readonly #watched: WatchedKeys;
  readonly #definitions = new KeptAnswers<CompleteDefinitionChanges>(KEPT_PAIRS);
  readonly #differences = new KeptAnswers<ToldDifference>(KEPT_PAIRS);

  constructor(db: Database, watched: WatchedKeys) {
    this.#db = db;
    this.#watched = watched;
  }

  compare(catalogs: CatalogPair, query: ComparisonQuery): Comparison {
    const { difference, filtered, tell } = this.#prepare(catalogs, query);
    const wanted = filtered.filter(hasSeverity(query));
    const offset = Math.max(query.offset ?? 0, 0);
    const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
    return {
      ...catalogs,
      isIdentical: difference.changes.length === 0,
      isUnrelated: difference.isUnrelated,
      summary: difference.summary,
      severityCounts: countSeverities(filtered),
      total: wanted.length,
      changes: tell(wanted.slice(offset, offset + limit)),
    };
  }

  /** All changes that the whole filter lets through. */
  list(catalogs: CatalogPair, query: TellingQuery): readonly SchemaChange[] {
    const { filtered, tell } = this.#prepare(catalogs, query);
    return tell(filtered.filter(hasSeverity(query)));
  }

  #prepare(catalogs: CatalogPair, query: TellingQuery): Prepared {
    const { difference, texts } = this.#difference(catalogs, query.languages);
    const origins = createOriginFinder(difference.modules, query.ownPublishers ?? []);
    const watched = this.#watched();
    return {
      difference,
      filtered: filterChanges(difference.changes, query, { texts, origins, watched }),
      tell: (changes) => tellChanges(changes, texts, origins),
    };
  }

  /** Good until anything is written: a sync may bring labels, or more of a partial catalog. */
  #difference(
    catalogs: CatalogPair,
    languages: readonly string[] = DEFAULT_LANGUAGES,
  ): ToldDifference {
    const written = this.#db.one(writtenRows, {}).count;
    const { from, to } = catalogs;
    return this.#differences.find(JSON.stringify([written, from, to, languages]), () => ({
      texts: new ChangeTexts(this.#db, catalogs, languages),
      difference: completeDifference(this.#db, catalogs, {
        definitions: this.#definitionChanges(catalogs),
        language: languages[0] ?? 'en-US',
      }),
    }));
  }

  /** What a complete catalog holds is known by its digest, and never changes. */
  #definitionChanges(catalogs: CatalogPair): CompleteDefinitionChanges {
    const diff = (): CompleteDefinitionChanges => diffCatalogDefinitions(this.#db, catalogs);
    const from = this.#db.first(digestOf, { catalog: catalogs.from })?.digest;
    const to = this.#db.first(digestOf, { catalog: catalogs.to })?.digest;
    if (from === null || from === undefined || to === null || to === undefined) return diff();
    return this.#definitions.find(`${from} ${to}`, diff);
  }
}

interface Prepared {
  readonly difference: CatalogDifference;
  readonly filtered: readonly FoundChange[];
  readonly tell: (changes: readonly FoundChange[]) => readonly SchemaChange[];
}

interface ToldDifference {
  readonly difference: CatalogDifference;
  readonly texts: ChangeTexts;
}

function tellChanges(
  changes: readonly FoundChange[],
  texts: ChangeTexts,
  origins: OriginFinder,
): readonly SchemaChange[] {
  texts.learn(changes);
  return changes.map((change) => ({
    kind: change.kind,
    type: change.type,
    owner: change.owner,
    name: change.name,
    label: texts.labelOf(change),
    origin: originOf(change, origins),
    severity: change.severity,
    reason: change.reason,
    facts: texts.factsOf(change),
  }));
}

function hasSeverity({ severities }: ComparisonFilter): (change: FoundChange) => boolean {
  return ({ severity }) => severities?.includes(severity) ?? true;
}

function countSeverities(changes: readonly FoundChange[]): Readonly<Record<Severity, number>> {
  const count = (wanted: Severity): number =>
    changes.filter(({ severity }) => severity === wanted).length;
  const [breaking, risky, safe] = SEVERITIES;
  return { [breaking]: count(breaking), [risky]: count(risky), [safe]: count(safe) };
}

/** Counts rows written through this connection: the only one that writes. */
const writtenRows = statement<{}, { count: number }>('SELECT total_changes() AS count');

const digestOf = statement<{ catalog: number }, { digest: string | null }>(
  'SELECT digest FROM catalog WHERE id = :catalog',
);
