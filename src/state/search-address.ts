import type { Navigation } from '../routing/navigation.svelte.ts';
import type { Search } from './search.svelte.ts';

/** Browsers limit how often an address may change; the search itself never waits for this. */
const PAUSE_MS = 250;

/** Keeps the box and the address alike: typing replaces the history entry, coming from another page adds one. */
export class SearchAddress {
  readonly #search: Search;
  readonly #navigation: Navigation;
  #written = '';
  #writing: ReturnType<typeof setTimeout> | undefined;

  constructor(search: Search, navigation: Navigation) {
    this.#search = search;
    this.#navigation = navigation;
  }

  type(text: string): void {
    this.#search.text = text;
    clearTimeout(this.#writing);
    if (this.#isOnSearch) this.#writing = setTimeout(() => void this.flush(), PAUSE_MS);
    else if (text.trim() !== '') void this.#write(text, false);
    else void this.#leaveList();
  }

  /** Before going elsewhere, so that coming back finds what was typed. */
  async flush(): Promise<void> {
    clearTimeout(this.#writing);
    const { text } = this.#search;
    if (this.#isOnSearch && text !== this.#navigation.query.text) await this.#write(text, true);
  }

  /** The address was changed by going back, or by a link. */
  read(text: string): void {
    if (text === this.#written) return; // our own writing, perhaps overtaken by typing
    this.#written = text;
    this.#search.text = text;
  }

  get #isOnSearch(): boolean {
    return this.#navigation.place?.page === 'search';
  }

  #write(text: string, isReplacing: boolean): Promise<void> {
    this.#written = text;
    return this.#navigation.go({ page: 'search' }, { isReplacing, query: { text } });
  }

  async #leaveList(): Promise<void> {
    const { place } = this.#navigation;
    this.#written = '';
    if (place === null || this.#navigation.query.text === '') return;
    await this.#navigation.go(place, { isReplacing: true, query: { text: '', kind: null } });
  }
}
