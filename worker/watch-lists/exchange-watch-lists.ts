import type { CatalogId } from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { WatchListFile, WatchListId, WatchListImport } from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { CatalogNames } from './catalog-names.ts';
import { openWatchList } from './open-watch-list.ts';
import { parseWatchListFile } from './parse-watch-list-file.ts';
import { findHome, insertPin, listWatchLists } from './watch-list-store.ts';

/** All lists, or only these: names, without a baseline or an environment. */
export function exportWatchLists(db: Database, ids?: readonly WatchListId[]): WatchListFile {
  const lists = listWatchLists(db).filter(({ id }) => ids?.includes(id) ?? true);
  return {
    format: 'fo-atlas/watch-lists',
    formatVersion: 1,
    lists: lists.map(({ name, pins }) => ({
      name,
      pins: pins.map(({ kind, owner, part, isWhole }) => ({ kind, owner, part, isWhole })),
    })),
  };
}

/**
 * Adds to the lists of these names, all or nothing. The baseline is what the catalog shows; what it does not have, and
 * everything without a catalog, gets none.
 */
export function importWatchLists(
  db: Database,
  file: unknown,
  { catalog, now }: { readonly catalog: CatalogId | null; readonly now: string },
): Outcome<WatchListImport> {
  const parsed = parseWatchListFile(file);
  if ('problem' in parsed) {
    return fail({ kind: 'bad_input', field: 'file', problem: parsed.problem });
  }
  return db.transaction(() => {
    const names = catalog === null ? null : new CatalogNames(db, catalog);
    const environment = catalog === null ? null : findHome(db, catalog);
    const ids = new Set<WatchListId>();
    const sum = { added: 0, known: 0 };
    for (const { name, pins } of parsed.lists) {
      const list = openWatchList(db, name, { environment, now });
      if (!list.ok) return list;
      ids.add(list.value);
      for (const target of pins) {
        const pin = names?.find(target) ?? { target, owner: null };
        const isNew = insertPin(db, { list: list.value, now }, pin);
        sum[isNew ? 'added' : 'known'] += 1;
      }
    }
    return succeed({ lists: listWatchLists(db).filter(({ id }) => ids.has(id)), ...sum });
  });
}
