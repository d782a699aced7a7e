import { tick } from 'svelte';
import type { SearchHit } from '#contract/search.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import type { ResultWalk } from '../../state/result-walk.svelte.ts';
import type { SearchAddress } from '../../state/search-address.ts';
import { completeSearch, type Completion } from '../../state/search-completion.ts';
import type { ResultPanePlace } from './result-pane-place.svelte.ts';

export interface SearchKeysParts {
  readonly address: SearchAddress;
  readonly walk: ResultWalk;
  readonly pane: ResultPanePlace;
  /** Moves the keyboard to the page. */
  readonly enterPage: () => void;
}

/** What keys do in the search box, and in the list of what it finds. */
export class SearchKeys {
  readonly #app: Pick<AppState, 'navigation' | 'search' | 'shelf'>;
  readonly #parts: SearchKeysParts;

  /** What Tab would make of the text; null where it moves on. */
  readonly completion: Completion | null = $derived.by(() =>
    completeSearch(this.#app.search.text, this.#app.search.hits),
  );

  constructor(app: Pick<AppState, 'navigation' | 'search' | 'shelf'>, parts: SearchKeysParts) {
    this.#app = app;
    this.#parts = parts;
  }

  hearBox(event: KeyboardEvent): void {
    const isTab = event.key === 'Tab' && !event.shiftKey;
    if (isTab && this.completion !== null) {
      event.preventDefault();
      this.#complete(this.completion);
    } else if (event.key === 'Escape' && this.#app.search.text !== '') {
      event.preventDefault();
      event.stopPropagation();
      this.#parts.address.type('');
    } else {
      void this.hearList(event);
    }
  }

  async hearList(event: KeyboardEvent): Promise<void> {
    const { address, enterPage, pane, walk } = this.#parts;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      await address.flush();
      const isFollowed = !pane.isNarrow;
      walk.step(key === 'ArrowDown' ? 1 : -1, { isFollowed, isHeld: event.repeat });
    } else if (key === 'Enter') {
      event.preventDefault();
      await this.open(walk.chosen);
      await tick();
      enterPage();
    }
  }

  /** Enter and a click alike. */
  async open(hit: SearchHit | null): Promise<void> {
    if (hit === null) return;
    const { address, walk } = this.#parts;
    await address.flush();
    this.#app.shelf.noteSearch(this.#app.search.text);
    await walk.open(hit);
  }

  #complete({ text, kind, condition }: Completion): void {
    const { query } = this.#app.navigation;
    const filters = condition === null ? query.filters : `${query.filters} ${condition}`.trim();
    void this.#parts.address.narrow({ text, kind: kind ?? query.kind, filters });
  }
}
