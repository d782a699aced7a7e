import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { parseLayoutFile, writeLayoutFile, type LayoutFile } from '../../layouts/layout-file.ts';
import { listLayouts } from '../../layouts/layout-store.ts';
import { listNewLayouts, mergeLayouts } from '../../layouts/merge-layouts.ts';
import type { SnapshotPart } from '../snapshot-part.ts';
import { cleanName, isVisible } from '../../names/visible-text.ts';
import { LIMITS } from '../snapshot-format.ts';
import { canGoAlong } from './can-go-along.ts';

/** Saved diagrams. One's own stay as they are; another one of the same name comes beside it. */
export const LAYOUTS_PART: SnapshotPart = {
  name: 'layouts',
  changed: { kind: 'layouts_changed' },
  write: (db) => {
    const layouts = listLayouts(db).map((layout) => ({
      ...layout,
      name: cleanName(layout.name, LIMITS.nameLength) ?? `Diagram ${layout.id}`,
      entities: layout.entities.filter(({ entity }) => canGoAlong(entity)),
    }));
    return layouts.length === 0 ? null : JSON.stringify(writeLayoutFile(layouts));
  },
  inspect: (db, document) => {
    const file = parse(document);
    if (!file.ok) return file;
    const { layouts } = file.value;
    const added = listNewLayouts(db, layouts);
    const kept = added.filter(({ isRenamed }) => isRenamed).length;
    return succeed({ total: layouts.length, added: added.length, kept });
  },
  merge: (db, document, { now }) => {
    const file = parse(document);
    if (!file.ok) throw new Error('The layouts were inspected.');
    mergeLayouts(db, file.value.layouts, now);
  },
};

function parse(document: unknown): Outcome<LayoutFile> {
  const file = parseLayoutFile(document);
  if ('problem' in file) return refuse(file.problem);
  const isHarmless = file.layouts.every(
    ({ name, entities }) => isVisible(name) && entities.every(({ entity }) => isVisible(entity)),
  );
  return isHarmless ? succeed(file) : refuse('a name in it cannot be shown');
}

function refuse(problem: string): Outcome<never> {
  return fail({ kind: 'bad_input', field: 'layouts', problem });
}
