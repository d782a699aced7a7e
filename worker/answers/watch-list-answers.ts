import type { WatchListApi } from '#contract/api/watch-list-api.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { WatchListCheck } from '../watch-lists/check-watch-list.ts';
import { exportWatchLists, importWatchLists } from '../watch-lists/exchange-watch-lists.ts';
import { MAX_PASTE_CHARACTERS } from '../watch-lists/parse-paste.ts';
import { recognisePaste } from '../watch-lists/recognise-paste.ts';
import { WatchLists } from '../watch-lists/watch-lists.ts';
import type { EngineHouse } from './engine-house.ts';
import { withCatalog } from './find-in-catalog.ts';

export function watchListAnswers({ db, catalogs, publish }: EngineHouse): WatchListApi {
  const lists = new WatchLists(db);
  const now = (): string => new Date().toISOString();
  const tell = <T>(outcome: Outcome<T>): Outcome<T> => {
    if (outcome.ok) publish({ kind: 'watch_lists_changed' });
    return outcome;
  };
  const inCatalog = withCatalog(catalogs);
  return {
    listWatchLists: async () => succeed(lists.list()),
    checkWatchLists: async (id, wanted, languages = ['en-US']) =>
      inCatalog(id, () => {
        const isComplete = catalogs.isComplete(id);
        const check = new WatchListCheck(db, { id, isComplete, languages });
        const missing = wanted?.map((list) => lists.find(list)).find((list) => !list.ok);
        if (missing !== undefined && !missing.ok) return missing;
        const found = lists.list().filter((list) => wanted?.includes(list.id) ?? true);
        return succeed(found.map((list) => check.check(list.id)));
      }),
    pin: async (name, request) =>
      inCatalog(request.catalog, () => tell(lists.pin(name, request, now()))),
    unpin: async (pins) => tell(succeed(lists.unpin(pins))),
    acceptPins: async (list, catalog, pins) =>
      inCatalog(catalog, () => tell(lists.accept(list, { catalog, pins, now: now() }))),
    renameWatchList: async (list, name) => tell(lists.rename(list, name)),
    removeWatchList: async (list) => tell(succeed(lists.remove(list))),
    recognisePaste: async (catalog, text, entity) => {
      if (text.length > MAX_PASTE_CHARACTERS) return TOO_LONG;
      return inCatalog(catalog, () => succeed(recognisePaste(db, catalog, { text, entity })));
    },
    exportWatchLists: async (ids) => succeed(exportWatchLists(db, ids)),
    importWatchLists: async (file, catalog) => {
      const read = () => tell(importWatchLists(db, file, { catalog, now: now() }));
      return catalog === null ? read() : inCatalog(catalog, read);
    },
  };
}

const TOO_LONG = fail({
  kind: 'bad_input',
  field: 'text',
  problem: `it is longer than ${MAX_PASTE_CHARACTERS / 1000},000 characters`,
});
