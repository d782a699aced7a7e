import type { PinKind } from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { isOfEnumeration } from './catalog-names.ts';

/**
 * What all lists hold, for a comparison that shows only that: `entity/<set name>` for an entity with all that is in it,
 * `entity/<set name>/<part>` for a field, relation or action, `entity/<set name>/` where only the entity itself counts,
 * and the same below `enumeration/`.
 */
export function readWatchedKeys(db: Database): ReadonlySet<string> {
  return new Set(
    db.all(allPins, {}).map(({ kind, owner, part, isWhole }) => {
      const key = `${isOfEnumeration(kind) ? 'enumeration' : 'entity'}/${owner}`;
      return isWhole === 1 ? key : `${key}/${part}`;
    }),
  );
}

const allPins = statement<
  {},
  { kind: PinKind; owner: string; part: string; isWhole: number }
>(/* sql */ `
  SELECT kind, owner, part, is_whole AS isWhole FROM watch_list_pin
`);
