import type { Layout, LayoutEntity, LayoutId } from '#contract/diagram.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** By name. */
export function listLayouts(db: Database): readonly Layout[] {
  return db.all(allLayouts, {}).map((row) => ({ ...row, entities: readEntities(db, row.id) }));
}

export function readLayout(db: Database, id: LayoutId): Layout | undefined {
  const row = db.first(layoutById, { id });
  return row && { ...row, entities: readEntities(db, id) };
}

export function findLayout(db: Database, name: string): LayoutId | undefined {
  return db.first(layoutByName, { name })?.id;
}

export function insertLayout(db: Database, name: string, now: string): LayoutId {
  db.run(insertRow, { name, now });
  return db.lastInsertId();
}

/** All that it shows is this; of two entities of one name the first. */
export function replaceEntities(
  db: Database,
  id: LayoutId,
  { entities, now }: { readonly entities: readonly LayoutEntity[]; readonly now: string },
): void {
  db.run(touch, { id, now });
  db.run(deleteEntities, { id });
  for (const { entity, x, y, isCollapsed } of entities) {
    db.run(insertEntity, { id, entity, x: Math.round(x), y: Math.round(y), isCollapsed });
  }
}

export function renameLayout(db: Database, id: LayoutId, name: string): void {
  db.run(setName, { id, name });
}

export function deleteLayout(db: Database, id: LayoutId): void {
  db.run(deleteRow, { id });
}

function readEntities(db: Database, id: LayoutId): readonly LayoutEntity[] {
  return db.all(entitiesOf, { id }).map((row) => ({ ...row, isCollapsed: row.isCollapsed === 1 }));
}

type LayoutRow = Omit<Layout, 'entities'>;

const allLayouts = statement<{}, LayoutRow>('SELECT id, name FROM layout ORDER BY name');

const layoutById = statement<{ id: LayoutId }, LayoutRow>(
  'SELECT id, name FROM layout WHERE id = :id',
);

const layoutByName = statement<{ name: string }, { id: LayoutId }>(
  'SELECT id FROM layout WHERE name = :name',
);

const insertRow = statement<{ name: string; now: string }>(
  'INSERT INTO layout (name, changed_at) VALUES (:name, :now)',
);

const touch = statement<{ id: LayoutId; now: string }>(
  'UPDATE layout SET changed_at = :now WHERE id = :id',
);

const setName = statement<{ id: LayoutId; name: string }>(
  'UPDATE layout SET name = :name WHERE id = :id',
);

const deleteRow = statement<{ id: LayoutId }>('DELETE FROM layout WHERE id = :id');

const entitiesOf = statement<
  { id: LayoutId },
  { entity: string; x: number; y: number; isCollapsed: number }
>(/* sql */ `
  SELECT entity, x, y, is_collapsed AS isCollapsed
  FROM layout_entity WHERE layout_id = :id ORDER BY entity
`);

const deleteEntities = statement<{ id: LayoutId }>(
  'DELETE FROM layout_entity WHERE layout_id = :id',
);

const insertEntity = statement<{
  id: LayoutId;
  entity: string;
  x: number;
  y: number;
  isCollapsed: boolean;
}>(/* sql */ `
  INSERT INTO layout_entity (layout_id, entity, x, y, is_collapsed)
  VALUES (:id, :entity, :x, :y, :isCollapsed)
  ON CONFLICT DO NOTHING
`);
