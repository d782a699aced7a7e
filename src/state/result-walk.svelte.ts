import type { SearchHit } from '#contract/search.ts';
import { placeOfHit } from '../routing/hit-place.ts';
import type { Navigation } from '../routing/navigation.svelte.ts';
import { pathOf } from '../routing/place.ts';
import type { Search } from './search.svelte.ts';

/** So long a held arrow key must rest before the page follows: browsers limit how fast addresses may change. */
const REST_MS = 100;

/** Walking through the list of results: one is active, and its page is beside the list where there is room. */
export class ResultWalk {
  readonly #search: Search;
  readonly #navigation: Navigation;
  #path = $state<string | null>(null);
  #following: ReturnType<typeof setTimeout> | undefined;

  /** Number of the active row; -1 if none is. */
  readonly activeRow: number = $derived.by(() =>
    this.#search.rows.findIndex(
      (row) => row.kind === 'hit' && pathOf(placeOfHit(row.hit)) === this.#path,
    ),
  );

  constructor(search: Search, navigation: Navigation) {
    this.#search = search;
    this.#navigation = navigation;
  }

  /** The page was opened another way, by going back for instance. */
  activate(path: string): void {
    this.#path = path;
  }

  /** `isFollowed`: the page beside the list shows the hit. `isHeld`: the key repeats. */
  step(step: 1 | -1, options: { readonly isFollowed: boolean; readonly isHeld: boolean }): void {
    const hit = this.#hitFrom(this.activeRow, step);
    if (hit === null) return;
    this.#path = pathOf(placeOfHit(hit));
    if (!options.isFollowed) return;
    clearTimeout(this.#following);
    if (!options.isHeld) this.#follow(hit);
    else this.#following = setTimeout(() => this.#follow(hit), REST_MS);
  }

  /** The active hit, or the best one. */
  get chosen(): SearchHit | null {
    const row = this.#search.rows[this.activeRow];
    return row?.kind === 'hit' ? row.hit : (this.#search.hits[0] ?? null);
  }

  /** Opens the chosen hit for good: walking on adds to the history again. */
  async open(hit: SearchHit | null = this.chosen): Promise<void> {
    if (hit === null) return;
    clearTimeout(this.#following);
    const place = placeOfHit(hit);
    this.#path = pathOf(place);
    const isShown = this.#path === this.#navigation.path;
    await this.#navigation.go(place, {
      isReplacing: isShown || this.#navigation.isWalked,
      query: { text: this.#search.text },
    });
  }

  #follow(hit: SearchHit): void {
    void this.#navigation.go(placeOfHit(hit), {
      isReplacing: this.#navigation.isWalked,
      isWalking: true,
      query: { text: this.#search.text },
    });
  }

  #hitFrom(row: number, step: 1 | -1): SearchHit | null {
    const { rows } = this.#search;
    for (let index = row + step; index >= 0 && index < rows.length; index += step) {
      const candidate = rows[index];
      if (candidate?.kind === 'hit') return candidate.hit;
    }
    return null;
  }
}
