import { HIT_KINDS, type HitKind, type KindCount } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { findAllKeys, findKeys, listKeys } from './find-keys.ts';
import type { MatchExpressions } from './match-expression.ts';
import { keyOf, type SearchKey } from './search-key.ts';
import type { SearchQuestion } from './search-question.ts';
import type { SearchScope } from './search-scope.ts';

/** Rows looked at for each kind: enough that the best are among them, few enough for a key press. */
const CANDIDATES: Readonly<Record<HitKind, number>> = {
  entity: 70,
  property: 120,
  enumeration: 30,
  enumeration_member: 40,
  action: 20,
  data_entity: 30,
  label: 30,
};
/** Up to this many rows, all are looked at. */
const NARROW = 150;
/** Without words there is nothing to rank: so many are listed. */
const LISTED = 500;

export interface FoundKind {
  readonly kind: HitKind;
  readonly keys: readonly SearchKey[];
  /** There are more than were looked at. */
  readonly isCapped: boolean;
  /** The rows that were found by their owner's label, by their rowid. */
  readonly byOwner: ReadonlySet<number>;
}

/** The rows of each kind that are worth ranking. */
export function findKinds(
  db: Database,
  scope: SearchScope,
  { match }: SearchQuestion,
): readonly FoundKind[] {
  if (match === null) return HIT_KINDS.map((kind) => listKind(db, scope, kind));
  if (!isFiltered(scope)) {
    const all = findAllKeys(db, scope, { match: match.wide, limit: NARROW });
    if (all.length < NARROW) return addKeys(HIT_KINDS.map(nothingOf), all);
  }
  return HIT_KINDS.map((kind) => findKind(db, scope, { kind, match }));
}

export function nothingOf(kind: HitKind): FoundKind {
  return { kind, keys: [], isCapped: false, byOwner: new Set() };
}

/** With more rows, each once. */
export function addKeys(
  found: readonly FoundKind[],
  more: readonly SearchKey[],
  byOwner: ReadonlySet<number> = new Set(),
): readonly FoundKind[] {
  if (more.length === 0) return found;
  const moreByKind = Map.groupBy(more, ({ kind }) => kind);
  return found.map((each) => {
    const keys = [...each.keys, ...(moreByKind.get(each.kind) ?? [])];
    const byRowid = new Map(keys.map((key) => [keyOf(key), key]));
    return { ...each, keys: [...byRowid.values()], byOwner };
  });
}

export function countOf({ kind, keys, isCapped }: FoundKind): KindCount {
  return { kind, count: keys.length, isCapped };
}

function isFiltered({ filters, within }: SearchScope): boolean {
  return within !== null || Object.keys(filters).length > 0;
}

/** A common word has more rows of one kind than are looked at. */
function findKind(
  db: Database,
  scope: SearchScope,
  { kind, match }: { readonly kind: HitKind; readonly match: MatchExpressions },
): FoundKind {
  const limit = CANDIDATES[kind];
  const keys = new Map<number, SearchKey>();
  for (const expression of new Set(ATTEMPTS[kind].map((name) => match[name]))) {
    if (keys.size >= limit) break;
    for (const key of findKeys(db, scope, { kind, match: expression, limit })) {
      if (keys.size < limit) keys.set(keyOf(key), key);
    }
  }
  const isCapped = keys.size === limit;
  return { ...nothingOf(kind), keys: [...keys.values()], isCapped };
}

/**
 * What is tried for each kind until there are enough rows: some are called by their name alone, others are asked for
 * together with what they belong to.
 */
const ATTEMPTS: Readonly<Record<HitKind, readonly (keyof MatchExpressions)[]>> = {
  entity: ['called', 'exact', 'wide'],
  property: ['owned', 'exact', 'wide'],
  enumeration: ['called', 'exact', 'wide'],
  enumeration_member: ['owned', 'wide'],
  action: ['owned', 'wide'],
  data_entity: ['called', 'wide'],
  label: ['wide'],
};

function listKind(db: Database, scope: SearchScope, kind: HitKind): FoundKind {
  const keys = isFiltered(scope) ? listKeys(db, scope, { kind, limit: LISTED }) : [];
  return { ...nothingOf(kind), keys, isCapped: keys.length === LISTED };
}
