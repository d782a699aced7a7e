import { Misfit } from './wire-object.ts';

/** What no two elements of one list may share, by the member of the wire that says it. */
export type Keys<T> = Readonly<Record<string, (element: T) => string>>;

/**
 * What the elements of one list are known by. A second one under the same key makes the list useless: which of the two
 * is meant nobody can tell, and each other fact is found by the name.
 */
export class DistinctKeys<T> {
  readonly #keys: readonly { readonly of: (element: T) => string; readonly place: string }[];
  readonly #seen: readonly Set<string>[];

  constructor(keys: Keys<T>) {
    this.#keys = Object.entries(keys).map(([member, of]) => ({ of, place: `.${member}` }));
    this.#seen = this.#keys.map(() => new Set());
  }

  /** Throws Misfit where an element before this one has the same key. */
  add(element: T): void {
    this.#keys.forEach(({ of, place }, index) => {
      const key = of(element);
      const seen = this.#seen[index];
      if (seen?.has(key)) throw new Misfit(place, `a second one is named '${key}'`);
      seen?.add(key);
    });
  }
}

/** The parser of one list's parts, which throws Misfit at the second part of a name. */
export function distinct<W, T extends { readonly name: string }>(
  parse: (wire: W) => T,
  keyOf: (part: T) => string = ({ name }) => name,
): (wire: W) => T {
  const keys = new DistinctKeys<T>({ Name: keyOf });
  return (wire) => {
    const part = parse(wire);
    keys.add(part);
    return part;
  };
}
