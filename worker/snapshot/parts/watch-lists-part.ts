import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { PinTarget, WatchListFile } from '#contract/watch-list.ts';
import type { Database } from '../../db/database.ts';
import { exportWatchLists, importWatchLists } from '../../watch-lists/exchange-watch-lists.ts';
import { parseWatchListFile } from '../../watch-lists/parse-watch-list-file.ts';
import { findWatchList, readPins } from '../../watch-lists/watch-list-store.ts';
import type { SnapshotPart } from '../snapshot-part.ts';
import { cleanName, isVisible } from '../../names/visible-text.ts';
import { LIMITS } from '../snapshot-format.ts';
import { canGoAlong } from './can-go-along.ts';

/** Pins are added to the lists of the same names; their baseline is the catalog that came along, if it is one. */
export const WATCH_LISTS_PART: SnapshotPart = {
  name: 'watch_lists',
  changed: { kind: 'watch_lists_changed' },
  write: (db) => {
    const file = exportWatchLists(db);
    if (file.lists.length === 0) return null;
    const lists = file.lists.map(({ name, pins }, index) => ({
      name: cleanName(name, LIMITS.nameLength) ?? `List ${index + 1}`,
      pins: pins.filter(({ owner, part }) => canGoAlong(owner, part)),
    }));
    return JSON.stringify({ ...file, lists });
  },
  inspect: (db, document) => {
    const file = parse(document);
    if (!file.ok) return file;
    const { lists } = file.value;
    const added = lists.filter((list) => addsTo(db, list)).length;
    return succeed({ total: lists.length, added, kept: 0 });
  },
  merge: (db, document, place) => {
    const merged = importWatchLists(db, document, place);
    if (!merged.ok) throw new Error('The watch-lists were inspected.');
  },
};

function parse(document: unknown): Outcome<WatchListFile> {
  const file = parseWatchListFile(document);
  if ('problem' in file) return refuse(file.problem);
  const isHarmless = file.lists.every(
    ({ name, pins }) =>
      isVisible(name) && pins.every(({ owner, part }) => isVisible(owner + (part ?? ''))),
  );
  return isHarmless ? succeed(file) : refuse('a name in it cannot be shown');
}

function refuse(problem: string): Outcome<never> {
  return fail({ kind: 'bad_input', field: 'watch_lists', problem });
}

function addsTo(db: Database, { name, pins }: WatchListFile['lists'][number]): boolean {
  const list = findWatchList(db, name);
  if (list === undefined) return true;
  const known = new Set(readPins(db, list).map(keyOf));
  return pins.some((pin) => !known.has(keyOf(pin)));
}

function keyOf({ kind, owner, part, isWhole }: PinTarget): string {
  return JSON.stringify([kind, owner, part, isWhole]);
}
