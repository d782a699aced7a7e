import type { LayoutEntity } from '#contract/diagram.ts';
import type { Database } from '../db/database.ts';
import { MAX_SAVED_NAME_CHARACTERS } from '../names/check-saved-name.ts';
import { insertLayout, listLayouts, replaceEntities } from './layout-store.ts';
import type { FileLayout } from './layout-file.ts';

/** `isRenamed`: there is another one of its name on this device, or before it in the file. */
interface NewLayout extends FileLayout {
  readonly isRenamed: boolean;
}

/**
 * Those of a file that this device does not have, under the names that they get here. One that shows something else
 * than the one of its name here is kept beside it, with a number behind its name.
 */
export function listNewLayouts(db: Database, layouts: readonly FileLayout[]): readonly NewLayout[] {
  const taken = new Map(
    listLayouts(db).map(({ name, entities }) => [name.toLowerCase(), contentOf(entities)]),
  );
  const added: NewLayout[] = [];
  for (const { name, entities } of layouts) {
    const content = contentOf(entities);
    for (let number = 1; ; number += 1) {
      const own = number === 1 ? name : withNumber(name, number);
      const known = taken.get(own.toLowerCase());
      if (known === content) break;
      if (known !== undefined) continue;
      taken.set(own.toLowerCase(), content);
      added.push({ name: own, entities, isRenamed: number > 1 });
      break;
    }
  }
  return added;
}

/** In the transaction of whoever calls. */
export function mergeLayouts(db: Database, layouts: readonly FileLayout[], now: string): void {
  for (const { name, entities } of listNewLayouts(db, layouts)) {
    replaceEntities(db, insertLayout(db, name, now), { entities, now });
  }
}

function withNumber(name: string, number: number): string {
  const suffix = ` (${number})`;
  const cut = name
    .slice(0, MAX_SAVED_NAME_CHARACTERS - suffix.length)
    .replace(/[\uD800-\uDBFF]$/, '');
  return cut.trimEnd() + suffix;
}

/** Whatever the order and the case of the names. */
function contentOf(entities: readonly LayoutEntity[]): string {
  const rows = entities.map(({ entity, x, y, isCollapsed }) =>
    JSON.stringify([entity.toLowerCase(), x, y, isCollapsed]),
  );
  return rows.toSorted().join('\n');
}
