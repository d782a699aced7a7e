import type { Pair } from './compare-facts.ts';

export interface Pairing<T> {
  readonly pairs: readonly Pair<T>[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** Pairs what has the same name; of several with one name, the first with the first. */
export function pairByName<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (thing: T) => string,
): Pairing<T> {
  const left = Map.groupBy(before, nameOf);
  const right = Map.groupBy(after, nameOf);
  const twins = (name: string, things: readonly T[]): readonly Pair<T>[] =>
    things.flatMap((thing, turn) => {
      const twin = left.get(name)?.[turn];
      return twin === undefined ? [] : [{ before: twin, after: thing }];
    });
  return {
    pairs: [...right].flatMap(([name, things]) => twins(name, things)),
    removed: [...left].flatMap(([name, things]) => things.slice(right.get(name)?.length ?? 0)),
    added: [...right].flatMap(([name, things]) => things.slice(left.get(name)?.length ?? 0)),
  };
}
