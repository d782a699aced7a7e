import type { EngineApi } from '#contract/api.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import type { Answer } from '#contract/outcome.ts';
import type { EngineClient } from '../engine/engine-client.ts';

const REMEMBERED = 40;
const REFRESH_PAUSE_MS = 1000;

export interface LookupKey {
  readonly catalog: CatalogId;
  readonly name: string;
  readonly languages: readonly string[];
}

export type LookupQuestion<T> = (engine: EngineApi, key: LookupKey) => Answer<T>;

/** One described thing at a time, by name. What was shown lately is shown again at once. */
export class Lookup<T> {
  readonly #engine: EngineClient;
  readonly #question: LookupQuestion<T>;
  readonly #valuesByKey = new Map<string, T>();
  readonly #answersByKey = new Map<string, Answer<T>>();
  #turn = 0;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  /** What is asked for now. */
  key = $state.raw<LookupKey | null>(null);
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);

  constructor(engine: EngineClient, question: LookupQuestion<T>) {
    this.#engine = engine;
    this.#question = question;
    engine.onEvent((event) => this.#hear(event));
  }

  async show(key: LookupKey): Promise<void> {
    this.key = key;
    this.failure = null;
    this.value = this.#valuesByKey.get(textOf(key)) ?? null;
    if (this.value === null) await this.#fetch(key);
    else this.#turn += 1; // what is under way is not wanted any more
  }

  /** Fetches what will probably be shown next, so that it can be shown at once; waits no longer than `patienceMs`. */
  async prepare(key: LookupKey, patienceMs: number): Promise<void> {
    if (this.#valuesByKey.has(textOf(key))) return;
    const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
    await Promise.race([this.#ask(key), patience]);
  }

  async #fetch(key: LookupKey): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await this.#ask(key);
    if (turn !== this.#turn) return; // something else is shown by now
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.value = outcome.value;
  }

  /** Whoever asks for what is being asked for already waits for the same answer. */
  #ask(key: LookupKey): Answer<T> {
    const text = textOf(key);
    const asked = this.#answersByKey.get(text);
    if (asked !== undefined) return asked;
    const answer = this.#engine
      .ask((engine) => this.#question(engine, key))
      .then((outcome) => {
        if (this.#answersByKey.get(text) !== answer) return outcome; // forgotten meanwhile
        this.#answersByKey.delete(text);
        if (outcome.ok) this.#remember(key, outcome.value);
        return outcome;
      });
    this.#answersByKey.set(text, answer);
    return answer;
  }

  #remember(key: LookupKey, value: T): void {
    this.#valuesByKey.set(textOf(key), value);
    const oldest = this.#valuesByKey.keys().next();
    if (this.#valuesByKey.size > REMEMBERED && !oldest.done) {
      this.#valuesByKey.delete(oldest.value);
    }
  }

  /** A running sync tells of news many times a second; the page takes them once in a while. */
  #hear(event: EngineEvent): void {
    if (!FORGETTING.has(event.kind)) return;
    this.#valuesByKey.clear();
    this.#answersByKey.clear();
    if (event.kind !== 'catalog_changed') return;
    if (this.key?.catalog !== event.catalog.id || this.#refresh !== undefined) return;
    this.#refresh = setTimeout(() => {
      this.#refresh = undefined;
      if (this.key !== null) void this.#fetch(this.key);
    }, REFRESH_PAUSE_MS);
  }
}

/** After these, what a catalog's id stood for may be another. */
const FORGETTING: ReadonlySet<EngineEvent['kind']> = new Set([
  'catalog_changed',
  'catalogs_removed',
  'environment_removed',
]);

function textOf(key: LookupKey): string {
  return JSON.stringify([key.catalog, key.name, key.languages]);
}
