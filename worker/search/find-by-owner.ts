import type { HitKind } from '#contract/search.ts';
import type { Database } from '../db/database.ts';
import { findKeysAmong, findSomeKeys } from './find-keys.ts';
import { ownExpression, requiredWords } from './match-expression.ts';
import type { SearchPlan, SearchedWord } from './plan-search.ts';
import type { SearchKey } from './index/search-key.ts';
import type { SearchScope } from './search-scope.ts';

/** More words are cut in two in too many ways. */
const MAX_WORDS = 5;
const MAX_OWNERS = 300;
const MAX_FOUND = 60;

/**
 * What belongs to something that some of the words name, the others naming it itself, each in whatever language:
 * `Kunde Lieferbedingung` is DeliveryTerms of CustomersV3. The rows of the index hold the name of the owner, but not
 * its label: that would have to be written again for each of its fields.
 */
export function findByOwner(
  db: Database,
  scope: SearchScope,
  plan: SearchPlan,
): readonly SearchKey[] {
  const words = requiredWords(plan);
  if (words.length < 2 || words.length > MAX_WORDS || scope.within !== null) return [];
  return OWNERS.flatMap(({ owner, owned }) => {
    const ownersByWord = new Map(
      words.map((word) => [word, findOwners(db, scope, { owner, word })]),
    );
    return cuts(words).flatMap(({ ownersWords, ownWords }) => {
      const sets = ownersWords.map((word) => ownersByWord.get(word) ?? new Set<number>());
      const [first = new Set<number>(), ...others] = sets;
      const definitions = [...first].filter((id) => others.every((each) => each.has(id)));
      if (definitions.length === 0) return [];
      const match = ownExpression(ownWords);
      if (match === null) return [];
      return owned.flatMap((kind) =>
        findKeysAmong(db, scope, { kind, match, limit: MAX_FOUND, definitions }),
      );
    });
  });
}

const OWNERS: readonly { readonly owner: HitKind; readonly owned: readonly HitKind[] }[] = [
  { owner: 'entity', owned: ['property', 'action'] },
  { owner: 'enumeration', owned: ['enumeration_member'] },
];

/** Entities or enumerations that the word names, whatever is asked of their parts. */
function findOwners(
  db: Database,
  { catalog }: SearchScope,
  { owner: kind, word }: { readonly owner: HitKind; readonly word: SearchedWord },
): ReadonlySet<number> {
  const match = ownExpression([word]);
  if (match === null) return new Set();
  const scope = { catalog, filters: {}, within: null, origins: null };
  const keys = findSomeKeys(db, scope, { kind, match, limit: MAX_OWNERS });
  return new Set(keys.map(({ definition }) => definition));
}

interface Cut {
  readonly ownersWords: readonly SearchedWord[];
  readonly ownWords: readonly SearchedWord[];
}

/** All ways to give each word either to the owner or to the thing itself, neither getting none. */
function cuts(words: readonly SearchedWord[]): readonly Cut[] {
  const all = Array.from({ length: 2 ** words.length - 2 }, (_, index) => index + 1);
  return all.map((mask) => ({
    ownersWords: words.filter((_, index) => (mask >> index) % 2 === 1),
    ownWords: words.filter((_, index) => (mask >> index) % 2 === 0),
  }));
}
