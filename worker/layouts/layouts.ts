import {
  MAX_DIAGRAM_ENTITIES,
  type Layout,
  type LayoutEntity,
  type LayoutId,
} from '#contract/diagram.ts';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import type { Database } from '../db/database.ts';
import { checkSavedName } from '../names/check-saved-name.ts';
import {
  deleteLayout,
  findLayout,
  insertLayout,
  listLayouts,
  readLayout,
  renameLayout,
  replaceEntities,
} from './layout-store.ts';

/** The saved diagrams of this device. Each command is one transaction. */
export class Layouts {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** By name. */
  list(): readonly Layout[] {
    return listLayouts(this.#db);
  }

  create(name: string, entities: readonly LayoutEntity[], now: string): Outcome<Layout> {
    return this.#db.transaction(() => {
      const checked = this.#checkName(name, null);
      if (!checked.ok) return checked;
      const crowded = checkCount(entities);
      if (!crowded.ok) return crowded;
      const id = insertLayout(this.#db, checked.value, now);
      replaceEntities(this.#db, id, { entities, now });
      return this.#find(id);
    });
  }

  change(id: LayoutId, entities: readonly LayoutEntity[], now: string): Outcome<Layout> {
    return this.#db.transaction(() => {
      const found = this.#find(id);
      if (!found.ok) return found;
      const crowded = checkCount(entities);
      if (!crowded.ok) return crowded;
      replaceEntities(this.#db, id, { entities, now });
      return this.#find(id);
    });
  }

  rename(id: LayoutId, name: string): Outcome<Layout> {
    const checked = this.#checkName(name, id);
    if (!checked.ok) return checked;
    renameLayout(this.#db, id, checked.value);
    return this.#find(id);
  }

  remove(id: LayoutId): void {
    deleteLayout(this.#db, id);
  }

  #find(id: LayoutId): Outcome<Layout> {
    const layout = readLayout(this.#db, id);
    return layout === undefined
      ? fail({ kind: 'not_found', what: 'layout', name: String(id) })
      : succeed(layout);
  }

  /** `own`: the layout that may have this name already. */
  #checkName(name: string, own: LayoutId | null): Outcome<string> {
    const checked = checkSavedName(name);
    if (!checked.ok) return checked;
    const other = findLayout(this.#db, checked.value);
    if (other === undefined || other === own) return checked;
    const problem = 'another diagram has this name';
    return fail({ kind: 'bad_input', field: 'name', problem });
  }
}

function checkCount(entities: readonly LayoutEntity[]): Outcome<void> {
  if (entities.length <= MAX_DIAGRAM_ENTITIES) return succeed(undefined);
  const problem = `a diagram holds at most ${MAX_DIAGRAM_ENTITIES}`;
  return fail({ kind: 'bad_input', field: 'entities', problem });
}
