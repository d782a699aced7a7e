import type { Failure } from '#contract/failure.ts';
import type { Answer } from '#contract/outcome.ts';

export const PAGE_LENGTH = 100;

/** The rows of one answer. Its first page is there; of the others those are read that somebody looks at. */
export class PagedRows<Row> {
  readonly total: number;
  readonly #readFrom: (offset: number) => Answer<readonly Row[]>;
  readonly #asked = new Set([0]);
  #pages = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
  failure = $state.raw<Failure | null>(null);

  /** `readFrom` gives a page, of `PAGE_LENGTH` rows unless it is the last. */
  constructor(
    total: number,
    first: readonly Row[],
    readFrom: (offset: number) => Answer<readonly Row[]>,
  ) {
    this.total = total;
    this.#readFrom = readFrom;
    this.#pages = new Map([[0, first]]);
  }

  /** Null until its page has arrived. */
  at(index: number): Row | null {
    return this.#pages.get(pageOf(index))?.[index % PAGE_LENGTH] ?? null;
  }

  /** Rows `first` to `last` are on screen. A page that failed is asked for again when it is looked at again. */
  async look(first: number, last: number): Promise<void> {
    const fetched: Promise<void>[] = [];
    for (let page = pageOf(first); page <= pageOf(last); page += 1) {
      if (this.#asked.has(page) || page * PAGE_LENGTH >= this.total) continue;
      this.#asked.add(page);
      fetched.push(this.#fetch(page));
    }
    await Promise.all(fetched);
  }

  async #fetch(page: number): Promise<void> {
    const outcome = await this.#readFrom(page * PAGE_LENGTH);
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.#pages = new Map(this.#pages).set(page, outcome.value);
    else this.#asked.delete(page);
  }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_LENGTH);
}
