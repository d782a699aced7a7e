import type { CatalogId } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import type { FoundTerm } from '#contract/glossary.ts';
import type { Answer } from '#contract/outcome.ts';
import type {
  HitKind,
  KindCount,
  SearchHit,
  SearchQuery,
  SearchResult,
  SearchSuggestions,
} from '#contract/search.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { parseSearch } from '../search-grammar.ts';
import { groupHits, type SearchRow } from './search-rows.ts';

const PAGE_LENGTH = 50;
const MAX_TERMS = 3;

/** What is asked: the answer belongs to exactly this. */
export interface SearchRequest {
  readonly catalog: CatalogId;
  readonly text: string;
  readonly kind: HitKind | null;
  /** Conditions, as the grammar writes them. */
  readonly filters: string;
  readonly languages: readonly string[];
  /** Publishers that the user calls her own. */
  readonly ownPublishers?: readonly string[];
}

/** The search of this tab. A late answer never overwrites a newer one. */
export class Search {
  readonly #engine: EngineClient;
  /** By which the worker knows which searches are overtaken. */
  readonly #asker = crypto.randomUUID();
  #turn = 0;
  #isFetchingMore = false;

  /** What stands in the box; the list may still show the answer to what stood there before. */
  text = $state('');
  /** Whose answer is shown; null before the first one. */
  answered = $state.raw<SearchRequest | null>(null);
  hits = $state.raw<readonly SearchHit[]>([]);
  /** Of all kinds, also while only one is shown: the others stay on offer. */
  counts = $state.raw<readonly KindCount[]>([]);
  corrections = $state.raw<SearchResult['corrections']>([]);
  /** Nothing had all of the words. */
  isRelaxed = $state(false);
  /** Terms of the glossary that were typed, whatever they lead to. */
  terms = $state.raw<readonly FoundTerm[]>([]);
  /** What may help where nothing was found; null as long as nobody knows. */
  suggestions = $state.raw<SearchSuggestions | null>(null);
  failure = $state.raw<Failure | null>(null);
  isAsking = $state(false);
  /** More can be found now than when the shown answer was given. */
  isOutdated = $state(false);
  #isComplete = $state(false);

  readonly rows: readonly SearchRow[] = $derived(groupHits(this.hits, PAGE_LENGTH));

  constructor(engine: EngineClient) {
    this.#engine = engine;
    engine.onEvent((event) => this.#hear(event));
  }

  /** True if nothing was found, and the answer is to what is asked now. */
  get isEmpty(): boolean {
    return this.answered !== null && this.hits.length === 0 && !this.isAsking;
  }

  /** True if there is a list to walk through: found things, or those found before while asking again. */
  get hasList(): boolean {
    return this.answered !== null && this.failure === null && !this.isEmpty;
  }

  async run(request: SearchRequest): Promise<void> {
    const turn = ++this.#turn;
    if (request.text.trim() === '' && request.filters === '') {
      this.#clear();
      return;
    }
    this.isAsking = true;
    // Asked first, it is answered first: a term that comes later would push down what is found.
    const terms = this.#findTerms(request);
    const query = { ...queryOf(request, 0), asker: this.#asker };
    const outcome = await this.#engine.ask((engine) => engine.search(request.catalog, query));
    if (turn !== this.#turn) return; // the user has typed on

    this.isAsking = false;
    this.isOutdated = false;
    this.answered = request;
    this.failure = outcome.ok ? null : outcome.failure;
    if (!outcome.ok) return;
    this.#show(outcome.value);
    const isEmpty = this.hits.length === 0;
    await Promise.all([
      this.#showTerms(terms, turn),
      ...(isEmpty ? [this.#suggest(request, turn)] : []),
    ]);
  }

  /** The next page of the shown answer, added below. */
  async more(): Promise<void> {
    const request = this.answered;
    if (request === null || this.isAsking || this.#isFetchingMore || this.#isComplete) return;
    const turn = this.#turn;
    const offset = this.hits.length;
    this.#isFetchingMore = true;
    const outcome = await this.#engine.ask((engine) =>
      engine.search(request.catalog, queryOf(request, offset)),
    );
    this.#isFetchingMore = false;
    if (turn !== this.#turn || !outcome.ok) return;
    this.hits = [...this.hits, ...outcome.value.hits];
    this.#isComplete = outcome.value.hits.length < PAGE_LENGTH;
  }

  #findTerms(request: SearchRequest): Answer<readonly FoundTerm[]> {
    const { words } = parseSearch(`${request.filters} ${request.text}`);
    return this.#engine.ask((engine) => engine.findTerms(words, MAX_TERMS));
  }

  /** Nobody waits for the glossary. */
  async #showTerms(terms: Answer<readonly FoundTerm[]>, turn: number): Promise<void> {
    const outcome = await terms;
    if (turn === this.#turn) this.terms = outcome.ok ? outcome.value : [];
  }

  async #suggest(request: SearchRequest, turn: number): Promise<void> {
    const query = queryOf(request, 0);
    const outcome = await this.#engine.ask((engine) => engine.suggest(request.catalog, query));
    if (turn === this.#turn && outcome.ok) this.suggestions = outcome.value;
  }

  #show(result: SearchResult): void {
    this.hits = result.hits;
    this.counts = result.counts;
    this.corrections = result.corrections;
    this.isRelaxed = result.isRelaxed;
    this.suggestions = null;
    this.#isComplete = result.hits.length < PAGE_LENGTH;
  }

  #clear(): void {
    this.isAsking = false;
    this.isOutdated = false;
    this.answered = null;
    this.failure = null;
    this.hits = [];
    this.terms = [];
    this.counts = [];
    this.corrections = [];
    this.isRelaxed = false;
    this.suggestions = null;
  }

  #hear(event: EngineEvent): void {
    if (event.kind !== 'catalog_changed' || this.answered?.catalog !== event.catalog.id) return;
    if (this.hits.length === 0) void this.run(this.answered);
    else this.isOutdated = true;
  }
}

function queryOf(request: SearchRequest, offset: number): SearchQuery {
  const { words, kind, filters } = parseSearch(`${request.filters} ${request.text}`);
  const asked = kind ?? request.kind;
  return {
    text: words,
    ...(asked === null ? {} : { kinds: [asked] }),
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(filters.origins === undefined ? {} : { ownPublishers: request.ownPublishers ?? [] }),
    limit: PAGE_LENGTH,
    offset,
    languages: request.languages,
  };
}
