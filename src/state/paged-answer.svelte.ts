import type { EngineApi } from '#contract/api.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer } from '#contract/outcome.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { PAGE_LENGTH, PagedRows } from './paged-rows.svelte.ts';

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** A question to the engine that is answered page by page. */
export interface PagedQuestion<Request, Reply extends { readonly total: number }, Row> {
  readonly ask: (engine: EngineApi, request: Request, page: Page) => Answer<Reply>;
  readonly rowsOf: (reply: Reply) => readonly Row[];
  readonly catalogsOf: (request: Request) => readonly CatalogId[];
}

/** One such question at a time. A late answer never overwrites a newer one. */
export class PagedAnswer<Request, Reply extends { readonly total: number }, Row> {
  protected readonly engine: EngineClient;
  readonly #question: PagedQuestion<Request, Reply, Row>;
  #turn = 0;
  #asked: Request | null = null;

  /** Whose answer is shown; null before the first one. */
  answered = $state.raw<Request | null>(null);
  reply = $state.raw<Reply | null>(null);
  rows = $state.raw<PagedRows<Row> | null>(null);
  failure = $state.raw<Failure | null>(null);
  isAsking = $state(false);
  /** One of the catalogues has changed since the shown answer was given. */
  isOutdated = $state(false);

  constructor(engine: EngineClient, question: PagedQuestion<Request, Reply, Row>) {
    this.engine = engine;
    this.#question = question;
    engine.onEvent((event) => this.#hear(event));
  }

  /** Asks unless the same is shown, or on its way. */
  async run(request: Request): Promise<void> {
    const isKnown = this.failure === null && isSame(request, this.#asked);
    if (!isKnown) await this.#ask(request);
  }

  async again(): Promise<void> {
    if (this.#asked !== null) await this.#ask(this.#asked);
  }

  async #ask(request: Request): Promise<void> {
    const turn = ++this.#turn;
    this.#asked = request;
    this.isAsking = true;
    const outcome = await this.#read(request, 0);
    if (turn !== this.#turn) return; // something else is asked by now

    this.isAsking = false;
    this.isOutdated = false;
    this.answered = request;
    this.failure = outcome.ok ? null : outcome.failure;
    this.reply = outcome.ok ? outcome.value : null;
    this.rows = outcome.ok ? this.#rowsOf(request, outcome.value) : null;
  }

  #rowsOf(request: Request, reply: Reply): PagedRows<Row> {
    const { rowsOf } = this.#question;
    return new PagedRows(reply.total, rowsOf(reply), async (offset) => {
      const outcome = await this.#read(request, offset);
      return outcome.ok ? { ok: true, value: rowsOf(outcome.value) } : outcome;
    });
  }

  #read(request: Request, offset: number): Answer<Reply> {
    return this.engine.ask((engine) =>
      this.#question.ask(engine, request, { offset, limit: PAGE_LENGTH }),
    );
  }

  /** A running sync tells of news many times a second: what is on screen stays until somebody asks again. */
  #hear(event: EngineEvent): void {
    const isRemoval = event.kind === 'environment_removed' || event.kind === 'catalogs_removed';
    if (isRemoval) this.#asked = null; // their ids may be given again
    if (event.kind !== 'catalog_changed' || this.answered === null) return;
    if (this.#question.catalogsOf(this.answered).includes(event.catalog.id)) this.isOutdated = true;
  }
}

/** Requests are plain values, made in one place: their keys are in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
