import type { CatalogId } from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type {
  PinId,
  PinningResult,
  PinRequest,
  PinTarget,
  WatchList,
  WatchListId,
} from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { checkSavedName } from '../names/check-saved-name.ts';
import { CatalogNames } from './catalog-names.ts';
import { openWatchList } from './open-watch-list.ts';
import {
  deletePins,
  deleteWatchList,
  findHome,
  findWatchList,
  insertPin,
  listWatchLists,
  readPins,
  readWatchList,
  renameWatchList,
  setBaseline,
} from './watch-list-store.ts';

/** The watch-lists of this device. Each command is one transaction. */
export class WatchLists {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** By name. */
  list(): readonly WatchList[] {
    return listWatchLists(this.#db);
  }

  find(id: WatchListId): Outcome<WatchList> {
    const list = readWatchList(this.#db, id);
    return list === undefined
      ? fail({ kind: 'not_found', what: 'watch_list', name: String(id) })
      : succeed(list);
  }

  /** What the catalog has is pinned; a list of another case in its name is the same list. */
  pin(name: string, { catalog, environment, targets }: PinRequest, now: string) {
    return this.#db.transaction((): Outcome<PinningResult> => {
      const names = new CatalogNames(this.#db, catalog);
      const found = targets.map((target) => names.find(normalise(target)));
      const list = openWatchList(this.#db, name, {
        environment: environment ?? findHome(this.#db, catalog),
        now,
      });
      if (!list.ok) return list;
      const pinned = found.filter((each) => each !== undefined);
      const added = pinned.filter((each) => insertPin(this.#db, { list: list.value, now }, each));
      const read = this.find(list.value);
      if (!read.ok) return read;
      return succeed({
        list: read.value,
        added: added.length,
        known: pinned.length - added.length,
        missing: targets.filter((_, index) => found[index] === undefined),
      });
    });
  }

  unpin(pins: readonly PinId[]): void {
    deletePins(this.#db, pins);
  }

  /** What the catalog shows is the baseline from now on; what it does not have keeps the one it had. */
  accept(
    id: WatchListId,
    {
      catalog,
      pins,
      now,
    }: { catalog: CatalogId; pins?: readonly PinId[] | undefined; now: string },
  ): Outcome<WatchList> {
    return this.#db.transaction(() => {
      const names = new CatalogNames(this.#db, catalog);
      const wanted = pins && new Set(pins);
      for (const pin of readPins(this.#db, id)) {
        if (wanted?.has(pin.id) === false) continue;
        const found = pin.hasBaseline ? names.findAgain(pin) : names.find(pin);
        if (found !== undefined) setBaseline(this.#db, { id: pin.id, now }, found);
      }
      return this.find(id);
    });
  }

  rename(id: WatchListId, name: string): Outcome<WatchList> {
    const checked = checkSavedName(name);
    if (!checked.ok) return checked;
    const other = findWatchList(this.#db, checked.value);
    if (other !== undefined && other !== id) {
      const problem = 'another watch-list has this name';
      return fail({ kind: 'bad_input', field: 'name', problem });
    }
    renameWatchList(this.#db, id, checked.value);
    return this.find(id);
  }

  remove(id: WatchListId): void {
    deleteWatchList(this.#db, id);
  }
}

/** Only an entity is a whole or not. */
function normalise(target: PinTarget): PinTarget {
  if (target.kind === 'entity') return target;
  return { ...target, isWhole: target.kind === 'enumeration' };
}
