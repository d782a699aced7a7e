import type { CatalogId } from '#contract/domain.ts';
import {
  HIT_KINDS,
  type HitKind,
  type KindCount,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
} from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import {
  matchExpressions,
  planSearch,
  type MatchExpressions,
  type SearchPlan,
} from './match-expression.ts';
import { rankCandidate, type Ranking } from './rank-candidate.ts';
import { findRows, readLabelTexts, readRows, type CandidateRow } from './read-candidates.ts';
import type { SearchKey } from './search-key.ts';
import type { SearchIndex } from './search-index.ts';
import { Vocabulary } from './vocabulary.ts';

/** Rows looked at for each kind: enough that the best are among them, few enough for a key press. */
const CANDIDATES: Readonly<Record<HitKind, number>> = {
  entity: 70,
  property: 120,
  enumeration: 30,
  enumeration_member: 30,
  action: 20,
  data_entity: 30,
};
/** Up to this many rows, all are ranked. */
const NARROW = 150;
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
const VOCABULARY_FRESH_MS = 500;

/** Searches one catalog of the database. Keeps the words of the index in memory. */
export class CatalogSearch {
  readonly #db: Database;
  readonly #index: SearchIndex;
  #vocabulary: Vocabulary | null = null;
  #vocabularyOf = -1;
  #vocabularyReadAt = 0;

  constructor(db: Database, index: SearchIndex) {
    this.#db = db;
    this.#index = index;
  }

  /** Reads the words of the index, so that the first search need not wait for it. */
  warm(): void {
    this.#readVocabulary();
  }

  search(catalog: CatalogId, query: SearchQuery): SearchResult {
    const plan = planSearch(query.text, this.#readVocabulary());
    if (plan === null) return { catalogId: catalog, hits: [], counts: [], corrections: [] };
    const result = this.#answer(catalog, query, plan);
    if (result.counts.length > 0) return result;
    const guess = planSearch(query.text, this.#readVocabulary(), true);
    return guess === null ? result : this.#answer(catalog, query, guess);
  }

  #answer(catalog: CatalogId, query: SearchQuery, plan: SearchPlan): SearchResult {
    const found = this.#findAll(catalog, matchExpressions(plan));
    const wanted = found.filter(({ kind }) => query.kinds?.includes(kind) ?? true);
    const rows = wanted.flatMap(({ keys }) => readRows(this.#db, catalog, keys));
    const ranked = this.#rank(catalog, rows, plan);
    const offset = query.offset ?? 0;
    const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
    const languages = query.languages ?? ['en-US'];
    return {
      catalogId: catalog,
      hits: ranked.slice(offset, offset + limit).map((hit) => toHit(hit, languages)),
      counts: found.map(countOf).filter(({ count }) => count > 0),
      corrections: correctionsOf(plan),
    };
  }

  /** A narrow question has few rows in all: one look at the index is enough. */
  #findAll(catalog: CatalogId, match: MatchExpressions): readonly FoundKind[] {
    const all = findRows(this.#db, { catalog, match: match.wide, limit: NARROW });
    if (all.length === NARROW) {
      return HIT_KINDS.map((kind) => {
        const keys = this.#findKind(catalog, kind, match);
        return { kind, keys, isCapped: keys.length === CANDIDATES[kind] };
      });
    }
    const byKind = Map.groupBy(all, (key) => key.kind);
    return HIT_KINDS.map((kind) => ({ kind, keys: byKind.get(kind) ?? [], isCapped: false }));
  }

  /** The rows of one kind that are worth ranking; a common word has more than are looked at. */
  #findKind(catalog: CatalogId, kind: HitKind, match: MatchExpressions): readonly SearchKey[] {
    const limit = CANDIDATES[kind];
    const keys = new Map<string, SearchKey>();
    const named = NAMED_KINDS.has(kind) ? [match.called] : [];
    for (const expression of [...named, match.exact, match.wide]) {
      if (keys.size >= limit) break;
      for (const key of findRows(this.#db, { catalog, kind, match: expression, limit })) {
        if (keys.size < limit) keys.set(`${key.definition} ${key.position}`, key);
      }
    }
    return [...keys.values()];
  }

  #rank(catalog: CatalogId, rows: readonly CandidateRow[], plan: SearchPlan): readonly RankedRow[] {
    const labelIds = new Set(rows.map((row) => row.labelId).filter((id) => id !== null));
    const texts = readLabelTexts(this.#db, catalog, [...labelIds]);
    return rows
      .map((row) => {
        const labels = row.labelId === null ? [] : (texts.get(row.labelId) ?? []);
        const ranking = rankCandidate(
          {
            kind: row.kind,
            name: row.name,
            otherNames: otherNamesOf(row),
            owner: OWNED_KINDS.has(row.kind) ? row.parent : null,
            ownerOtherName: OWNED_KINDS.has(row.kind) ? row.entityName : null,
            labels,
          },
          plan,
        );
        return { row, labels, ...ranking };
      })
      .sort((a, b) => b.score - a.score || compareNames(a.row, b.row));
  }

  /** While a sync writes, new words are seen a little later: reading them all takes longer than a search. */
  #readVocabulary(): Vocabulary {
    const isCurrent = this.#vocabularyOf === this.#index.changes;
    const isFresh = performance.now() - this.#vocabularyReadAt < VOCABULARY_FRESH_MS;
    if (this.#vocabulary !== null && (isCurrent || (isFresh && !this.#vocabulary.isEmpty))) {
      return this.#vocabulary;
    }
    this.#vocabularyOf = this.#index.changes;
    this.#vocabularyReadAt = performance.now();
    this.#vocabulary = Vocabulary.read(this.#db);
    return this.#vocabulary;
  }
}

interface FoundKind {
  readonly kind: HitKind;
  readonly keys: readonly SearchKey[];
  /** There are more than were looked at. */
  readonly isCapped: boolean;
}

function countOf({ kind, keys, isCapped }: FoundKind): KindCount {
  return { kind, count: keys.length, isCapped };
}

interface RankedRow extends Ranking {
  readonly row: CandidateRow;
  readonly labels: readonly { readonly language: string | null; readonly text: string }[];
}

/** What people call by its name alone; the others are asked for together with what they belong to. */
const NAMED_KINDS: ReadonlySet<HitKind> = new Set(['entity', 'enumeration', 'data_entity']);
const OWNED_KINDS: ReadonlySet<HitKind> = new Set(['property', 'enumeration_member', 'action']);

function otherNamesOf(row: CandidateRow): readonly string[] {
  const names = row.aotNames?.split(' ') ?? [];
  if (row.kind === 'entity' && row.parent !== null) names.push(row.parent);
  if (row.kind === 'data_entity' && row.parent !== null) names.push(row.parent);
  return names;
}

/** Equal hits keep their order from search to search: shorter names first, then by letters. */
function compareNames(a: CandidateRow, b: CandidateRow): number {
  const [left, right] = [`${a.parent ?? ''}.${a.name}`, `${b.parent ?? ''}.${b.name}`];
  return left.length - right.length || (left < right ? -1 : Number(left > right));
}

function toHit({ row, labels, reasons }: RankedRow, languages: readonly string[]): SearchHit {
  return {
    kind: row.kind,
    name: row.name,
    parent: row.parent,
    label: labelFor(labels, languages),
    detail: row.detail,
    entityName: row.entityName,
    reasons,
  };
}

function labelFor(labels: RankedRow['labels'], languages: readonly string[]): string | null {
  for (const language of languages) {
    const label = labels.find((candidate) => candidate.language === language);
    if (label !== undefined) return label.text;
  }
  return labels[0]?.text ?? null;
}

function correctionsOf(plan: SearchPlan): SearchResult['corrections'] {
  return plan.words.flatMap(({ typed, forms }) => {
    const corrections = [...forms].filter(([, kind]) => kind === 'correction');
    // Of equally similar words the first is the most usual one; formMap keeps it last.
    const to = corrections.at(-1)?.[0];
    return to === undefined ? [] : [{ from: typed, to }];
  });
}
