import type { SearchHit } from '#contract/search.ts';
import { placeOfHit } from '../routing/object-place.ts';
import { pathOf, type Place } from '../routing/place.ts';
import type { Navigation } from '../routing/navigation.svelte.ts';
import type { AppState } from './app-state.svelte.ts';

/** What the walk moves through, and what it moves. */
interface WalkedApp extends Pick<AppState, 'search' | 'prepare'> {
  readonly navigation: Pick<Navigation, 'go' | 'isWalked' | 'path' | 'query'>;
}

/** So long a held arrow key must rest before the page follows: browsers limit how fast addresses may change. */
const REST_MS = 100;

/** Walking through the list of results: one is active, and its page is beside the list where there is room. */
export class ResultWalk {
  readonly #app: WalkedApp;
  /** Of what is active: the page that is open, until the walk is a step ahead of it. */
  #path: string = $derived.by(() => this.#app.navigation.path);
  #following: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Number of the active row; -1 if none is. */
  readonly activeRow: number = $derived.by(() =>
    this.#app.search.rows.findIndex(
      (row) => row.kind === 'hit' && pathOf(placeOfHit(row.hit)) === this.#path,
    ),
  );

  constructor(app: WalkedApp) {
    this.#app = app;
  }

  /** The active hit, or the best one. */
  get chosen(): SearchHit | null {
    const row = this.#app.search.rows[this.activeRow];
    return row?.kind === 'hit' ? row.hit : (this.#app.search.hits[0] ?? null);
  }

  /** `isFollowed`: the page beside the list shows the hit. `isHeld`: the key repeats. */
  step(step: 1 | -1, options: { readonly isFollowed: boolean; readonly isHeld: boolean }): void {
    const hit = this.#hitFrom(this.activeRow, step);
    if (hit === null) return;
    const place = placeOfHit(hit);
    this.#path = pathOf(place);
    if (!options.isFollowed) return;
    clearTimeout(this.#following);
    if (!options.isHeld) void this.#follow(place);
    else this.#following = setTimeout(() => void this.#follow(place), REST_MS);
  }

  /** Opens a hit for good: walking on adds to the history again. */
  async open(hit: SearchHit): Promise<void> {
    clearTimeout(this.#following);
    const { navigation } = this.#app;
    const place = placeOfHit(hit);
    this.#path = pathOf(place);
    const isReplacing = this.#path === navigation.path || navigation.isWalked;
    await this.#go(place, { isReplacing, isWalking: false });
  }

  #follow(place: Place): Promise<void> {
    const { isWalked } = this.#app.navigation;
    return this.#go(place, { isReplacing: isWalked, isWalking: true });
  }

  async #go(
    place: Place,
    way: { readonly isReplacing: boolean; readonly isWalking: boolean },
  ): Promise<void> {
    const turn = ++this.#turn;
    await this.#app.prepare(place);
    if (turn !== this.#turn) return; // walked on meanwhile
    const { navigation, search } = this.#app;
    const { filters } = navigation.query;
    await navigation.go(place, { ...way, query: { text: search.text, filters } });
  }

  #hitFrom(row: number, step: 1 | -1): SearchHit | null {
    const { rows } = this.#app.search;
    for (let index = row + step; index >= 0 && index < rows.length; index += step) {
      const candidate = rows[index];
      if (candidate?.kind === 'hit') return candidate.hit;
    }
    return null;
  }
}
