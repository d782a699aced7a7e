import type { EngineApi } from '#contract/api.ts';
import type { CatalogId, Environment } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import { succeed, type Answer } from '#contract/outcome.ts';
import type {
  PasteReport,
  Pin,
  PinId,
  PinningResult,
  PinTarget,
  WatchList,
  WatchListFile,
  WatchListId,
  WatchListImport,
  WatchListVerdict,
} from '#contract/watch-list.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { Preferences } from './preferences.svelte.ts';

/** While a catalogue arrives, it changes many times a second. */
const REFRESH_PAUSE_MS = 1000;

/** The watch-lists of this device, and how they look from one catalogue. */
export class WatchLists {
  readonly #engine: EngineClient;
  readonly #preferences: Preferences;
  #turn = 0;
  #checkTurn = 0;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  all = $state.raw<readonly WatchList[]>([]);
  /** False until the first answer: nothing is claimed to be missing before that. */
  isLoaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** The catalogue that the lists are seen from. */
  #seenFrom = $state.raw<CatalogId | null>(null);
  #verdicts = $state.raw<ReadonlyMap<WatchListId, WatchListVerdict>>(new Map());

  constructor(engine: EngineClient, preferences: Preferences) {
    this.#engine = engine;
    this.#preferences = preferences;
    engine.onEvent((event) => this.#hear(event));
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await this.#engine.ask((engine) => engine.listWatchLists());
    if (turn !== this.#turn) return; // a newer answer is on its way
    this.isLoaded = true;
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) this.all = outcome.value;
    await this.#check();
  }

  /** From now on `verdictOf` tells how the lists look from there. */
  async seeFrom(catalog: CatalogId | null): Promise<void> {
    if (catalog === this.#seenFrom) return;
    this.#seenFrom = catalog;
    this.#verdicts = new Map();
    await this.#check();
  }

  /** Null until it is known. */
  verdictOf(list: WatchListId): WatchListVerdict | null {
    return this.#verdicts.get(list) ?? null;
  }

  /** How all lists look from any catalogue, for whoever compares. */
  check(catalog: CatalogId): Answer<readonly WatchListVerdict[]> {
    const { languages } = this.#preferences;
    return this.#engine.ask((engine) => engine.checkWatchLists(catalog, undefined, languages));
  }

  withName(name: string): WatchList | null {
    return this.all.find((list) => isSameName(list.name, name)) ?? null;
  }

  /** The list that was used last, and where the next pin goes. */
  get currentName(): string {
    return this.#preferences.watchListName;
  }

  pinIn(list: WatchList, target: PinTarget): Pin | null {
    return list.pins.find((pin) => isSamePin(pin, target)) ?? null;
  }

  listsWith(target: PinTarget): readonly WatchList[] {
    return this.all.filter((list) => this.pinIn(list, target) !== null);
  }

  /** Pins to the list of this name, which is made if there is none and is the current one from now on. */
  async pin(
    name: string,
    { id, catalog }: Environment,
    targets: readonly PinTarget[],
  ): Answer<PinningResult> {
    if (catalog === null) throw new Error('What is shown to be pinned has a catalogue.');
    const request = { catalog: catalog.id, environment: id, targets };
    const pinned = await this.#tell((engine) => engine.pin(name, request));
    if (pinned.ok) this.#preferences.watchListName = pinned.value.list.name;
    return pinned;
  }

  unpin(pins: readonly PinId[]): Answer<void> {
    return this.#tell((engine) => engine.unpin(pins));
  }

  /** What the catalogue that is seen from shows is what the list is compared with from now on. */
  async accept(list: WatchListId, pins?: readonly PinId[]): Answer<WatchList | null> {
    const catalog = this.#seenFrom;
    if (catalog === null) return succeed(null);
    return this.#tell((engine) => engine.acceptPins(list, catalog, pins));
  }

  async rename(list: WatchList, name: string): Answer<WatchList> {
    const renamed = await this.#tell((engine) => engine.renameWatchList(list.id, name));
    if (renamed.ok && isSameName(this.currentName, list.name)) {
      this.#preferences.watchListName = renamed.value.name;
    }
    return renamed;
  }

  async remove(list: WatchList): Answer<void> {
    const removed = await this.#tell((engine) => engine.removeWatchList(list.id));
    if (removed.ok && isSameName(this.currentName, list.name)) {
      this.#preferences.forgetWatchList();
    }
    return removed;
  }

  recognise(catalog: CatalogId, text: string, entity: string | undefined): Answer<PasteReport> {
    return this.#engine.ask((engine) => engine.recognisePaste(catalog, text, entity));
  }

  export(lists?: readonly WatchListId[]): Answer<WatchListFile> {
    return this.#engine.ask((engine) => engine.exportWatchLists(lists));
  }

  import(file: unknown): Answer<WatchListImport> {
    const catalog = this.#seenFrom;
    return this.#tell((engine) => engine.importWatchLists(file, catalog));
  }

  async #tell<T>(command: (engine: EngineApi) => Answer<T>): Answer<T> {
    const outcome = await this.#engine.tell(command);
    if (outcome.ok) await this.load();
    return outcome;
  }

  async #check(): Promise<void> {
    const catalog = this.#seenFrom;
    const turn = ++this.#checkTurn;
    if (catalog === null || this.all.length === 0) return;
    const outcome = await this.check(catalog);
    if (turn !== this.#checkTurn) return; // the lists or the catalogue are others by now
    this.failure = outcome.ok ? null : outcome.failure;
    if (outcome.ok) {
      this.#verdicts = new Map(outcome.value.map((verdict) => [verdict.listId, verdict]));
    }
  }

  #hear(event: EngineEvent): void {
    if (event.kind === 'watch_lists_changed') void this.load();
    // Its catalogue may be gone with it, and its name from the lists.
    if (event.kind === 'environment_removed') void this.load();
    if (event.kind !== 'catalog_changed' || event.catalog.id !== this.#seenFrom) return;
    this.#refresh ??= setTimeout(() => {
      this.#refresh = undefined;
      void this.#check();
    }, REFRESH_PAUSE_MS);
  }
}

function isSameName(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

function isSamePin(pin: PinTarget, target: PinTarget): boolean {
  return (
    pin.kind === target.kind &&
    pin.owner === target.owner &&
    pin.part === target.part &&
    (pin.isWhole || !target.isWhole)
  );
}
