import { MediaQuery } from 'svelte/reactivity';
import type { AppState } from '../../state/app-state.svelte.ts';

type Parts = Pick<AppState, 'catalog' | 'environments' | 'navigation' | 'search'>;

/** Where the list of results is: beside the page, or a step before it where there is room for one of them. */
export class ResultPanePlace {
  readonly #app: Parts;
  readonly #narrow = new MediaQuery('width < 900px');

  /** It has its place before it is known what it holds, lest the page beside it moves. */
  readonly #hasList: boolean = $derived.by(() => {
    const { catalog, environments, navigation, search } = this.#app;
    const { text, filters } = navigation.query;
    if (catalog === null && environments.isLoaded) return false;
    if (search.text.trim() === '' && filters === '') return false;
    return this.#isOnSearch || text !== '' || filters !== '';
  });

  constructor(app: Parts) {
    this.#app = app;
  }

  /** True where there is room for the list or the page, not for both. */
  get isNarrow(): boolean {
    return this.#narrow.current;
  }

  get isShown(): boolean {
    return this.#hasList && (!this.isNarrow || this.#isOnSearch);
  }

  /** True where the page is shown in place of the list that led to it. */
  get isBehindPage(): boolean {
    return this.#hasList && this.isNarrow && !this.#isOnSearch;
  }

  /** From the page that stands in its place. */
  show(): void {
    const { navigation, search } = this.#app;
    const { filters } = navigation.query;
    void navigation.go(
      { page: 'search' },
      { isReplacing: true, query: { text: search.text, filters } },
    );
  }

  get #isOnSearch(): boolean {
    return this.#app.navigation.place?.page === 'search';
  }
}
