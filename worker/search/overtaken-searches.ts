import type { SearchQuery } from '#contract/search.ts';

/**
 * Which search of each asker is the newest. A search is worth running only if no newer one of the same asker has
 * arrived while it waited: nobody looks at its answer any more.
 */
export class OvertakenSearches {
  readonly #pause: () => Promise<void>;
  readonly #turns = new Map<string, number>();

  /** `pause` lets what has arrived meanwhile be heard. */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** True as soon as the search may run, false if it was overtaken before that. */
  async isWanted({ asker }: Pick<SearchQuery, 'asker'>): Promise<boolean> {
    if (asker === undefined) return true;
    const turn = (this.#turns.get(asker) ?? 0) + 1;
    this.#turns.set(asker, turn);
    await this.#pause();
    return this.#turns.get(asker) === turn;
  }
}
