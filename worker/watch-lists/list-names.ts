import type { EnvironmentId } from '#contract/domain.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { WatchListId } from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { findWatchList, insertWatchList } from './watch-list-store.ts';

const MAX_CHARACTERS = 80;

/** The list of this name, made if there is none. */
export function openWatchList(
  db: Database,
  name: string,
  made: { readonly environment: EnvironmentId | null; readonly now: string },
): Outcome<WatchListId> {
  const checked = checkListName(name);
  if (!checked.ok) return checked;
  const known = findWatchList(db, checked.value);
  return succeed(known ?? insertWatchList(db, { name: checked.value, ...made }));
}

/** Without the spaces around it. A name stands in an address, where one of dots alone would lead elsewhere. */
export function checkListName(name: string): Outcome<string> {
  const trimmed = name.trim();
  if (trimmed.length <= MAX_CHARACTERS && /[\p{L}\p{N}]/u.test(trimmed)) return succeed(trimmed);
  return fail({
    kind: 'bad_input',
    field: 'name',
    problem: `a name has 1 to ${MAX_CHARACTERS} characters, one of them a letter or digit`,
  });
}
