import type { EnvironmentId } from '#contract/domain.ts';
import { succeed, type Outcome } from '#contract/outcome.ts';
import type { WatchListId } from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { checkSavedName } from '../names/check-saved-name.ts';
import { findWatchList, insertWatchList } from './watch-list-store.ts';

/** The list of this name, made if there is none. */
export function openWatchList(
  db: Database,
  name: string,
  made: { readonly environment: EnvironmentId | null; readonly now: string },
): Outcome<WatchListId> {
  const checked = checkSavedName(name);
  if (!checked.ok) return checked;
  const known = findWatchList(db, checked.value);
  return succeed(known ?? insertWatchList(db, { name: checked.value, ...made }));
}
