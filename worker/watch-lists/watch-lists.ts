import type { CatalogId } from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type {
  PinId,
  PinningResult,
  PinRequest,
  PinTarget,
  WatchList,
  WatchListFile,
  WatchListId,
  WatchListImport,
} from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { CatalogNames, type FoundTarget } from './catalog-names.ts';
import { isListName, MAX_NAME_CHARACTERS, parseWatchListFile } from './parse-watch-list-file.ts';
import {
  deletePins,
  deleteWatchList,
  findHome,
  findWatchList,
  insertPin,
  insertWatchList,
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
      const list = this.#make(name, {
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
        const found = names.find(pin) ?? findRenamed(names, pin, pin.publicName);
        if (found !== undefined) setBaseline(this.#db, { id: pin.id, now }, found);
      }
      return this.find(id);
    });
  }

  rename(id: WatchListId, name: string): Outcome<WatchList> {
    const trimmed = name.trim();
    if (!isListName(trimmed)) return BAD_NAME;
    const other = findWatchList(this.#db, trimmed);
    if (other !== undefined && other !== id) return NAME_TAKEN;
    renameWatchList(this.#db, id, trimmed);
    return this.find(id);
  }

  remove(id: WatchListId): void {
    deleteWatchList(this.#db, id);
  }

  /** All lists, or only these: names, without a baseline or an environment. */
  export(ids?: readonly WatchListId[]): WatchListFile {
    const lists = this.list().filter(({ id }) => ids?.includes(id) ?? true);
    return {
      format: 'fo-atlas/watch-lists',
      formatVersion: 1,
      lists: lists.map(({ name, pins }) => ({
        name,
        pins: pins.map(({ kind, owner, part, isWhole }) => ({ kind, owner, part, isWhole })),
      })),
    };
  }

  /** Adds to the lists of these names. The baseline is what the catalog shows; what it does not have gets none. */
  import(file: unknown, { catalog, now }: { catalog: CatalogId | null; now: string }) {
    const parsed = parseWatchListFile(file);
    if ('problem' in parsed) {
      return fail({ kind: 'bad_input', field: 'file', problem: parsed.problem });
    }
    return this.#db.transaction((): Outcome<WatchListImport> => {
      const names = catalog === null ? null : new CatalogNames(this.#db, catalog);
      const environment = catalog === null ? null : findHome(this.#db, catalog);
      const ids = new Set<WatchListId>();
      const sum = { added: 0, known: 0, withoutBaseline: 0 };
      for (const { name, pins } of parsed.lists) {
        const list = this.#make(name, { environment, now });
        if (!list.ok) return list;
        ids.add(list.value);
        for (const target of pins) {
          const found = names?.find(target);
          const isNew = insertPin(
            this.#db,
            { list: list.value, now },
            found ?? { target, owner: null },
          );
          sum[isNew ? 'added' : 'known'] += 1;
          if (isNew && found === undefined) sum.withoutBaseline += 1;
        }
      }
      return succeed({ lists: this.list().filter(({ id }) => ids.has(id)), ...sum });
    });
  }

  #make(
    name: string,
    { environment, now }: { environment: WatchList['environmentId']; now: string },
  ): Outcome<WatchListId> {
    const trimmed = name.trim();
    if (!isListName(trimmed)) return BAD_NAME;
    const known = findWatchList(this.#db, trimmed);
    return succeed(known ?? insertWatchList(this.#db, { name: trimmed, environment, now }));
  }
}

/** Only an entity is a whole or not. */
function normalise(target: PinTarget): PinTarget {
  if (target.kind === 'entity') return target;
  return { ...target, isWhole: target.kind === 'enumeration' };
}

function findRenamed(
  names: CatalogNames,
  pin: PinTarget,
  publicName: string | null,
): FoundTarget | undefined {
  return publicName === null ? undefined : names.find({ ...pin, owner: publicName });
}

const BAD_NAME = fail({
  kind: 'bad_input',
  field: 'name',
  problem: `a name has 1 to ${MAX_NAME_CHARACTERS} characters, one of them a letter or digit`,
});

const NAME_TAKEN = fail({
  kind: 'bad_input',
  field: 'name',
  problem: 'another watch-list has this name',
});
