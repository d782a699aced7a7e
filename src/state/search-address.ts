import type { HitKind } from '#contract/search.ts';
import type { AddressQuery } from '../routing/address-query.ts';
import type { Navigation } from '../routing/navigation.svelte.ts';
import { withoutChip } from './search-chips.ts';
import type { Search } from './search.svelte.ts';

/** What the address says of the search. */
export type Narrowing = Pick<AddressQuery, 'text' | 'kind' | 'filters'>;

/** What it reads and changes of the address. */
type AddressedSearch = Pick<Navigation, 'go' | 'place' | 'query'>;

/** Browsers limit how often an address may change; the search itself never waits for this. */
const PAUSE_MS = 250;

/** Keeps the box and the address alike: typing replaces the history entry, coming from another page adds one. */
export class SearchAddress {
  readonly #search: Search;
  readonly #navigation: AddressedSearch;
  #written = '';
  #writing: ReturnType<typeof setTimeout> | undefined;

  constructor(search: Search, navigation: AddressedSearch) {
    this.#search = search;
    this.#navigation = navigation;
  }

  type(text: string): void {
    this.#search.text = text;
    clearTimeout(this.#writing);
    if (this.#isOnSearch) this.#writing = setTimeout(() => void this.flush(), PAUSE_MS);
    else if (text.trim() !== '' || this.#filters !== '') void this.#write(text, false);
    else void this.#leaveList();
  }

  /** Before going elsewhere, so that coming back finds what was typed. */
  async flush(): Promise<void> {
    clearTimeout(this.#writing);
    const { text } = this.#search;
    if (this.#isOnSearch && text !== this.#navigation.query.text) await this.#write(text, true);
  }

  /** What Tab or a chip changes beside the text. */
  async narrow({ text, kind, filters }: Narrowing): Promise<void> {
    clearTimeout(this.#writing);
    this.#search.text = text;
    this.#written = text;
    const query = { text, kind, filters };
    if (!this.#isOnSearch && text.trim() === '' && filters === '') return this.#leaveList(kind);
    await this.#navigation.go({ page: 'search' }, { isReplacing: this.#isOnSearch, query });
  }

  /** By its number in the box. */
  removeChip(index: number): void {
    const { text } = this.#search;
    void this.narrow({ text, ...withoutChip(this.#navigation.query, index) });
  }

  clear(): void {
    void this.narrow({ text: '', kind: null, filters: '' });
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

  get #filters(): string {
    return this.#navigation.query.filters;
  }

  #write(text: string, isReplacing: boolean): Promise<void> {
    this.#written = text;
    return this.#navigation.go(
      { page: 'search' },
      {
        isReplacing,
        query: { text, filters: this.#filters },
      },
    );
  }

  async #leaveList(kind: HitKind | null = null): Promise<void> {
    const { place } = this.#navigation;
    this.#written = '';
    const { query } = this.#navigation;
    if (place === null || (query.text === '' && query.filters === '')) return;
    await this.#navigation.go(place, { isReplacing: true, query: { text: '', kind } });
  }
}
