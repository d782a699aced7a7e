import type { CatalogId } from '#contract/domain.ts';
import { HIT_KINDS, type SearchQuery, type SearchResult } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { addKeys, countOf, findKinds, nothingOf, type FoundKind } from './find-kinds.ts';
import { findByOwner } from './find-by-owner.ts';
import { findLabels } from './find-labels.ts';
import { NO_TERMS, type KnownTerms } from './known-terms.ts';
import { OriginFiles } from './origin-files.ts';
import { mergeRows, orderRows, type RankedRow } from './ranking/order-rows.ts';
import type { SearchPlan } from './plan-search.ts';
import { readRows, type CandidateRow } from './read-candidates.ts';
import { keyOf } from './index/search-key.ts';
import type { SearchIndex } from './index/search-index.ts';
import { waysToUnderstand, type SearchQuestion } from './search-question.ts';
import { openScope, type SearchScope } from './search-scope.ts';
import { findTerms, type FoundTerms } from './find-terms.ts';
import { toHit } from './to-hit.ts';
import { Vocabulary } from './language/vocabulary.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
const MAX_LABELS = 50;
/** While the index changes, at most a part of the time in so many goes into reading its words again. */
const READING_SHARE = 10;

/** Searches one catalog of the database. Keeps the words of the index in memory. */
export class CatalogSearch {
  readonly #db: Database;
  readonly #index: SearchIndex;
  readonly #terms: KnownTerms;
  readonly #origins: OriginFiles;
  #vocabulary: Vocabulary | null = null;
  #vocabularyOf = -1;
  #freshUntilMs = 0;

  constructor(db: Database, index: SearchIndex, terms: KnownTerms = NO_TERMS) {
    this.#db = db;
    this.#index = index;
    this.#terms = terms;
    this.#origins = new OriginFiles(db);
  }

  /** Reads the words of the index, so that the first search need not wait for it. */
  warm(): void {
    this.vocabulary();
  }

  search(catalog: CatalogId, query: SearchQuery): SearchResult {
    const origins = this.#origins.find(catalog, query, this.#index.changes);
    const scope = openScope(this.#db, catalog, { filters: query.filters ?? {}, origins });
    if (scope === null) return noResult(catalog);
    const result = this.#answerAnyWay(scope, query, this.vocabulary());
    // Words that are out of date may miss some of the hits, but must not say that there are none.
    return result.counts.length > 0 || this.#isCurrent
      ? result
      : this.#answerAnyWay(scope, query, this.#readVocabulary());
  }

  /**
   * While a sync writes, new words are seen a little later: reading them all takes longer than a search, though not in
   * its first moments, when somebody looks for the first names.
   */
  vocabulary(): Vocabulary {
    const isFresh = this.#isCurrent || performance.now() < this.#freshUntilMs;
    return this.#vocabulary !== null && isFresh ? this.#vocabulary : this.#readVocabulary();
  }

  get #isCurrent(): boolean {
    return this.#vocabularyOf === this.#index.changes;
  }

  #readVocabulary(): Vocabulary {
    const startedAt = performance.now();
    this.#vocabularyOf = this.#index.changes;
    this.#vocabulary = Vocabulary.read(this.#db);
    const endedAt = performance.now();
    this.#freshUntilMs = endedAt + READING_SHARE * (endedAt - startedAt);
    return this.#vocabulary;
  }

  #answerAnyWay(scope: SearchScope, query: SearchQuery, vocabulary: Vocabulary): SearchResult {
    const { patterns = [] } = scope.filters;
    let result = noResult(scope.catalog);
    for (const question of waysToUnderstand(query.text, patterns, vocabulary)) {
      result = this.#answer(scope, query, question);
      if (result.counts.length > 0) return result;
    }
    return result;
  }

  #answer(scope: SearchScope, query: SearchQuery, question: SearchQuestion): SearchResult {
    const terms = findTerms(this.#db, scope.catalog, { plan: question.plan, known: this.#terms });
    const sought: Sought = { scope, query, question, terms };
    const { found, ordered } = this.#order(sought);
    const offset = query.offset ?? 0;
    const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
    const languages = query.languages ?? ['en-US'];
    return {
      catalogId: scope.catalog,
      hits: ordered.slice(offset, offset + limit).map((hit) => toHit(hit, languages)),
      counts: countsOf(found, question.hasPatterns ? ordered : null),
      corrections: correctionsOf(question.plan, ordered),
      isRelaxed: question.isRelaxed && ordered.length > 0,
    };
  }

  /** What belongs to something is looked for by its owner's label only if nothing says all that was typed. */
  #order(sought: Sought): Ordered {
    const first = this.#rank(sought, this.#find(sought));
    const { plan, hasPatterns, isRelaxed } = sought.question;
    const isDone = first.ordered[0]?.isComplete ?? false;
    if (plan === null || hasPatterns || isRelaxed || isDone) return first;
    if (first.found.some(({ isCapped }) => isCapped)) return first;
    const owned = findByOwner(this.#db, sought.scope, plan);
    if (owned.length === 0) return first;
    const byOwner = addKeys(HIT_KINDS.map(nothingOf), owned, new Set(owned.map(keyOf)));
    const again = this.#rank(sought, byOwner);
    return {
      found: addKeys(first.found, owned),
      ordered: mergeRows(first.ordered, again.ordered),
    };
  }

  #find({ scope, query, question, terms }: Sought): readonly FoundKind[] {
    const isOnlyTerms = scope.filters.isFromGlossary === true;
    const found = isOnlyTerms ? HIT_KINDS.map(nothingOf) : findKinds(this.#db, scope, question);
    const isLabelId = query.text.startsWith('@') && query.text.length > 1;
    const labels = isLabelId
      ? findLabels(this.#db, scope.catalog, { id: query.text.trim(), limit: MAX_LABELS })
      : [];
    return addKeys(found, [...terms.keys, ...labels]);
  }

  #rank({ scope, query, question, terms }: Sought, found: readonly FoundKind[]): Ordered {
    const { catalog } = scope;
    const wanted = found.filter(({ kind }) => query.kinds?.includes(kind) ?? true);
    const rows = wanted.flatMap(({ keys, byOwner }) =>
      readRows(this.#db, catalog, keys)
        .filter((row) => namesOf(row).some(question.isNamed))
        .map((row) => ({ row, isByOwner: byOwner.has(keyOf(row)) })),
    );
    return { found, ordered: orderRows(this.#db, rows, { catalog, plan: question.plan, terms }) };
  }
}

interface Sought {
  readonly scope: SearchScope;
  readonly query: SearchQuery;
  readonly question: SearchQuestion;
  readonly terms: FoundTerms;
}

function noResult(catalogId: CatalogId): SearchResult {
  return { catalogId, hits: [], counts: [], corrections: [], isRelaxed: false };
}

interface Ordered {
  readonly found: readonly FoundKind[];
  readonly ordered: readonly RankedRow[];
}

function namesOf({ name, aotNames }: CandidateRow): readonly string[] {
  return [name, ...(aotNames?.split(' ') ?? [])];
}

/** Where names were compared, only what is left counts. */
function countsOf(
  found: readonly FoundKind[],
  rows: readonly RankedRow[] | null,
): SearchResult['counts'] {
  const left = rows === null ? null : new Set(rows.map(({ row }) => keyOf(row)));
  return found
    .map((each) =>
      left === null ? each : { ...each, keys: each.keys.filter((key) => left.has(keyOf(key))) },
    )
    .map(countOf)
    .filter(({ count }) => count > 0);
}

/** Only of words without which the hits would not be there. */
function correctionsOf(
  plan: SearchPlan | null,
  ordered: readonly RankedRow[],
): SearchResult['corrections'] {
  return (plan?.words ?? []).flatMap(({ typed, forms }) => {
    const isUsed = ordered[0]?.reasons.some((each) => each.how === 'correction');
    if (isUsed !== true) return [];
    const corrections = [...forms].filter(([, kind]) => kind === 'correction');
    // Of equally similar words the first is the most usual one; the plan keeps it last.
    const to = corrections.at(-1)?.[0];
    return to === undefined ? [] : [{ from: typed, to }];
  });
}
