import type { Pair } from './compare-facts.ts';

export interface Pairing<T> {
  readonly pairs: readonly Pair<T>[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** Pairs what has the same name, in the order of the second list. Of several with one name, the first pairs with the first. */
export function pairByName<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (thing: T) => string,
): Pairing<T> {
  const left = Map.groupBy(before, nameOf);
  const pairs: Pair<T>[] = [];
  const added: T[] = [];
  const paired = new Set<T>();
  const turns = new Map<string, number>();
  for (const thing of after) {
    const name = nameOf(thing);
    const turn = turns.get(name) ?? 0;
    turns.set(name, turn + 1);
    const twin = left.get(name)?.[turn];
    if (twin === undefined) {
      added.push(thing);
      continue;
    }
    paired.add(twin);
    pairs.push({ before: twin, after: thing });
  }
  return { pairs, removed: before.filter((thing) => !paired.has(thing)), added };
}
