import { HIT_KINDS, type HitKind, type KindCount } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { findKeys, findKeysFrom, listKeys } from './find-keys.ts';
import type { MatchExpressions } from './match-expression.ts';
import { keyOf, type SearchKey } from './index/search-key.ts';
import type { SearchQuestion } from './search-question.ts';
import type { SearchScope } from './search-scope.ts';

/** Rows looked at for each kind: enough that the best are among them, few enough for a key press. */
const CANDIDATES: Readonly<Record<HitKind, number>> = {
  entity: 70,
  property: 90,
  enumeration: 30,
  enumeration_member: 40,
  action: 20,
  data_entity: 30,
  label: 30,
};
/** Up to this many rows, all are looked at. */
const NARROW = 110;
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
  if (isFiltered(scope))
    return HIT_KINDS.map((kind) => findKind(db, scope, { kind, match, isCommon: false }));
  return findInTurn(db, scope, match);
}

/**
 * Few rows are read at once, whatever their kinds. Of many, one look finds all of the first kinds, and then what has
 * too many is looked at on its own.
 */
function findInTurn(
  db: Database,
  scope: SearchScope,
  match: MatchExpressions,
): readonly FoundKind[] {
  let found: readonly FoundKind[] = HIT_KINDS.map(nothingOf);
  for (let next = 0, looks = 0; match.wide !== null && next < HIT_KINDS.length; next += 1) {
    let kind = HIT_KINDS[next] ?? 'label';
    let isCommon = false;
    if (looks < MOST_COMMON_LOOKS) {
      looks += 1;
      const keys = findKeysFrom(db, scope, { kind, match: match.wide, limit: NARROW });
      const last = keys.length < NARROW ? undefined : keys.at(-1);
      found = addKeys(
        found,
        keys.filter((key) => key.kind !== last?.kind),
      );
      if (last === undefined) break;
      kind = last.kind;
      isCommon = countOfKind(keys, kind) >= CANDIDATES[kind];
    }
    next = HIT_KINDS.indexOf(kind);
    found = found.with(next, findKind(db, scope, { kind, match, isCommon }));
  }
  return found;
}

/** A common word has too many rows of most kinds. */
const MOST_COMMON_LOOKS = 2;

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

interface WantedKind {
  readonly kind: HitKind;
  readonly match: MatchExpressions;
  /** It is known that more match than are looked at. */
  readonly isCommon: boolean;
}

/** All that match, where that is less than is looked at; else those first that are asked for most plainly. */
function findKind(
  db: Database,
  scope: SearchScope,
  { kind, match, isCommon }: WantedKind,
): FoundKind {
  const limit = CANDIDATES[kind];
  const find = (expression: string | null): readonly SearchKey[] =>
    expression === null ? [] : findKeys(db, scope, { kind, match: expression, limit });
  const { wide, plainest } = ATTEMPTS[kind];
  const all = isCommon ? null : find(match[wide]);
  if (all !== null && all.length < limit) return { ...nothingOf(kind), keys: all };
  const keys = new Map<number, SearchKey>();
  for (const name of plainest) {
    if (keys.size >= limit || match[name] === match[wide]) break;
    for (const key of find(match[name])) keys.set(keyOf(key), key);
  }
  if (keys.size < limit) for (const key of all ?? find(match[wide])) keys.set(keyOf(key), key);
  return { ...nothingOf(kind), keys: [...keys.values()].slice(0, limit), isCapped: true };
}

/**
 * What is tried for each kind until there are enough rows: some are called by their name alone, others are asked for
 * together with what they belong to.
 */
const ATTEMPTS: Readonly<Record<HitKind, Attempts>> = {
  entity: { plainest: ['called', 'ownExact'], wide: 'ownWide' },
  property: { plainest: ['owned', 'exact'], wide: 'wide' },
  enumeration: { plainest: ['called', 'ownExact'], wide: 'ownWide' },
  enumeration_member: { plainest: ['owned'], wide: 'wide' },
  action: { plainest: ['owned'], wide: 'wide' },
  data_entity: { plainest: ['called'], wide: 'wide' },
  label: { plainest: [], wide: 'ownWide' },
};

interface Attempts {
  readonly plainest: readonly (keyof MatchExpressions)[];
  readonly wide: keyof MatchExpressions;
}

function countOfKind(keys: readonly SearchKey[], kind: HitKind): number {
  return keys.filter((key) => key.kind === kind).length;
}

function listKind(db: Database, scope: SearchScope, kind: HitKind): FoundKind {
  const keys = isFiltered(scope) ? listKeys(db, scope, { kind, limit: LISTED }) : [];
  return { ...nothingOf(kind), keys, isCapped: keys.length === LISTED };
}
