import { beforeEach, expect, test } from 'vitest';
import { MAX_DIAGRAM_ENTITIES, type LayoutEntity } from '#contract/diagram.ts';
import { mergeLayouts } from '../../worker/layouts/merge-layouts.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

let atlas: TestEngine;

beforeEach(async () => {
  atlas = await openEngine();
});

function at(entity: string, x: number, y: number): LayoutEntity {
  return { entity, x, y, isCollapsed: false };
}

test('a layout is kept by its name as it was left', async () => {
  const { engine } = atlas;
  const made = await valueOf(engine.createLayout(' Sales ', [at('Orders', 10.4, -20)]));
  expect(made).toMatchObject({ name: 'Sales', entities: [at('Orders', 10, -20)] });
  const changed = [{ ...at('Customers', 0, 0), isCollapsed: true }, at('Orders', 300, 40)];
  await valueOf(engine.changeLayout(made.id, changed));
  expect(await valueOf(engine.listLayouts())).toMatchObject([{ name: 'Sales', entities: changed }]);
});

test('every tab hears of every change of a layout', async () => {
  const { engine, events } = atlas;
  const { id } = await valueOf(engine.createLayout('Sales', []));
  await valueOf(engine.changeLayout(id, [at('Orders', 8, 8)]));
  await valueOf(engine.renameLayout(id, 'Orders'));
  await valueOf(engine.removeLayout(id));
  expect((await engine.createLayout(' ', [])).ok).toBe(false);
  expect(events).toEqual(Array(4).fill({ kind: 'layouts_changed' }));
});

test('what is done to one layout is done to no other', async () => {
  const { engine } = atlas;
  const first = await valueOf(engine.createLayout('Purchasing', [at('Orders', 0, 0)]));
  const second = await valueOf(engine.createLayout('Sales', []));
  const changed = await valueOf(engine.changeLayout(second.id, [at('Vendors', 8, 8)]));
  expect(changed).toEqual({ ...second, entities: [at('Vendors', 8, 8)] });
  expect(await valueOf(engine.listLayouts())).toEqual([first, changed]);
  await valueOf(engine.removeLayout(second.id));
  expect(await valueOf(engine.listLayouts())).toEqual([first]);
});

test('two layouts never have one name, whatever its case', async () => {
  const { engine } = atlas;
  await valueOf(engine.createLayout('Sales', []));
  const other = await valueOf(engine.createLayout('Purchasing', []));
  const taken = { ok: false, failure: { kind: 'bad_input', field: 'name' } };
  expect(await engine.createLayout('sales', [])).toMatchObject(taken);
  expect(await engine.renameLayout(other.id, 'SALES')).toMatchObject(taken);
  expect(await engine.renameLayout(other.id, '..')).toMatchObject(taken);
  expect(await valueOf(engine.renameLayout(other.id, 'purchasing'))).toMatchObject({
    name: 'purchasing',
  });
});

test('a layout of a taken name gets a number, which cuts a long name but no character', async () => {
  const long = `${'x'.repeat(75)}\u{1F4E6}yyy`;
  const files = [
    { name: long, entities: [at('Orders', 0, 0)] },
    { name: long, entities: [at('Orders', 9, 0)] },
    { name: long.toUpperCase(), entities: [at('orders', 0, 0)] },
    { name: 'Sales', entities: [at('Orders', 0, 0), at('Customers', 9, 9)] },
    { name: 'SALES', entities: [at('Orders', 0, 0)] },
  ];
  // The second time, all of it is there.
  for (const day of [20, 21]) mergeLayouts(atlas.db, files, `2026-11-${day}T08:00:00.000Z`);
  const layouts = await valueOf(atlas.engine.listLayouts());
  expect(layouts.map(({ name }) => name)).toEqual([
    'Sales',
    'SALES (2)',
    `${'x'.repeat(75)} (2)`,
    long,
  ]);
});

test('a layout that is removed takes its entities along and cannot be changed any more', async () => {
  const { engine } = atlas;
  const { id } = await valueOf(engine.createLayout('Sales', [at('Orders', 0, 0)]));
  await valueOf(engine.removeLayout(id));
  await valueOf(engine.removeLayout(id));
  expect(await valueOf(engine.listLayouts())).toEqual([]);
  expect(await engine.changeLayout(id, [at('Orders', 0, 0)])).toMatchObject({
    failure: { kind: 'not_found', what: 'layout' },
  });
  const next = await valueOf(engine.createLayout('Sales', []));
  expect(next.entities).toEqual([]);
});

test('a layout holds as many entities as a diagram can show, and no more', async () => {
  const { engine } = atlas;
  const crowd = Array.from({ length: MAX_DIAGRAM_ENTITIES + 1 }, (_, index) =>
    at(`E${index}`, 0, 0),
  );
  const refused = { ok: false, failure: { kind: 'bad_input', field: 'entities' } };
  expect(await engine.createLayout('Crowd', crowd)).toMatchObject(refused);
  const full = await valueOf(engine.createLayout('Full', crowd.slice(1)));
  expect(full.entities).toHaveLength(MAX_DIAGRAM_ENTITIES);
  expect(await engine.changeLayout(full.id, crowd)).toMatchObject(refused);
  expect(await valueOf(engine.listLayouts())).toEqual([full]);
});

test('a layout that cannot be stored whole is not there at all, or stays as it was', async () => {
  const { engine } = atlas;
  const kept = await valueOf(engine.createLayout('Purchasing', [at('Vendors', 0, 0)]));
  atlas.db.execute(`
    CREATE TRIGGER no_room BEFORE INSERT ON layout_entity WHEN new.entity = 'Customers'
    BEGIN SELECT RAISE(ABORT, 'no room'); END
  `);
  const entities = [at('Orders', 0, 0), at('Customers', 0, 0)];
  await expect(engine.createLayout('Sales', entities)).rejects.toThrow('no room');
  await expect(engine.changeLayout(kept.id, entities)).rejects.toThrow('no room');
  expect(await valueOf(engine.listLayouts())).toEqual([kept]);
});
