import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fail } from '#contract/outcome.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import type { Database } from '../../worker/db/database.ts';
import { proveCatalog } from '../../worker/catalog/prove-catalog.ts';
import { statement } from '../../worker/db/statement.ts';
import { copyDatabase, openEngine, valueOf, type TestEngine } from './open-engine.ts';

let demo: DemoEnvironment;
let whole: TestEngine;
let catalog: number;
/** A copy that each test may spoil. */
let atlas: TestEngine;

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  whole = await openEngine();
  const uat = await whole.connect(demo);
  await whole.sync(uat, { strategy: 'full_without_labels' });
  catalog = (await whole.shown(uat)).catalog?.id ?? 0;
});

beforeEach(async () => {
  atlas = await openEngine(await copyDatabase(whole.db));
});

afterAll(() => demo.close());

test('a complete catalogue is proved whole', async () => {
  const { counts } = (await valueOf(atlas.engine.listEnvironments()))[0]?.catalog ?? {};
  expect(await valueOf(atlas.engine.proveCatalog(catalog))).toEqual({
    catalogId: catalog,
    verdict: 'whole',
    definitions:
      (counts?.entities ?? 0) + (counts?.dataEntities ?? 0) + (counts?.enumerations ?? 0),
    broken: [],
    brokenCount: 0,
  });
});

describe('a row that was spoilt is found', () => {
  const customers = "(SELECT definition_id FROM entity WHERE entity_set_name = 'CustomersV3')";
  const first = (table: string) => `(SELECT min(definition_id) FROM ${table})`;

  test.each([
    [
      'entity',
      `UPDATE entity SET is_read_only = 1 - is_read_only WHERE definition_id = ${customers}`,
    ],
    [
      'property',
      `UPDATE property SET is_mandatory = 1 - is_mandatory WHERE definition_id = ${customers} AND position = 3`,
    ],
    ['property', `DELETE FROM property WHERE definition_id = ${customers} AND position = 7`],
    [
      'property_type',
      `UPDATE property_type SET data_type = 'Guid' WHERE id = (SELECT max(type_id) FROM property)`,
    ],
    [
      'label',
      `UPDATE label SET spelling = spelling || 'x' WHERE id = (SELECT label_id FROM entity WHERE definition_id = ${customers})`,
    ],
    [
      'navigation_property',
      `UPDATE navigation_property SET cardinality = 'Multiple' WHERE definition_id = ${first('navigation_property')}`,
    ],
    [
      'relation_constraint',
      `UPDATE relation_constraint SET property = 'X' WHERE definition_id = ${first('relation_constraint')}`,
    ],
    [
      'property_group',
      `UPDATE property_group SET name = 'X' WHERE definition_id = ${first('property_group')}`,
    ],
    [
      'property_group_member',
      `DELETE FROM property_group_member WHERE definition_id = ${first('property_group_member')} AND position = 0`,
    ],
    ['action', `UPDATE action SET binding_kind = 'X' WHERE definition_id = ${first('action')}`],
    [
      'action_parameter',
      `UPDATE action_parameter SET is_collection = 1 - is_collection WHERE definition_id = ${first('action_parameter')}`,
    ],
    [
      'data_entity',
      `UPDATE data_entity SET entity_category = 'X' WHERE definition_id = ${first('data_entity')}`,
    ],
    ['enumeration', `DELETE FROM enumeration WHERE definition_id = ${first('enumeration')}`],
    [
      'enumeration_member',
      `UPDATE enumeration_member SET value = value + 1 WHERE definition_id = ${first('enumeration_member')} AND position = 0`,
    ],
    ['definition', `UPDATE definition SET digest = randomblob(32) WHERE id = ${customers}`],
    ['definition', `PRAGMA foreign_keys = OFF; DELETE FROM definition WHERE id = ${customers}`],
  ])('in %s: %s', async (_, spoil) => {
    const touched = atlas.db;
    touched.execute(spoil);
    const proof = await valueOf(atlas.engine.proveCatalog(catalog));
    expect(proof.verdict).toBe('broken');
    expect(proof.brokenCount).toBeGreaterThan(0);
  });

  test('by its name and kind, and nothing else is accused', async () => {
    atlas.db.execute(`
      UPDATE property SET name = 'X' WHERE definition_id = ${customers} AND position = 0;
      UPDATE enumeration_member SET value = 99 WHERE position = 0 AND definition_id = (
        SELECT definition_id FROM enumeration WHERE name = 'NoYes'
      );
    `);
    const proof = await valueOf(atlas.engine.proveCatalog(catalog));
    expect(proof).toMatchObject({ verdict: 'broken', brokenCount: 2 });
    expect(proof.broken.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'entity CustomerV3',
      'enumeration NoYes',
    ]);
  });
});

test.each([
  [
    'one definition is missing',
    'DELETE FROM catalog_definition WHERE definition_id = (SELECT max(definition_id) FROM entity)',
  ],
  ['the digest of the catalogue is another', "UPDATE catalog SET digest = 'x'"],
])('where %s, no definition is accused, yet the catalogue is not whole', async (_, spoil) => {
  atlas.db.execute(spoil);
  expect(await valueOf(atlas.engine.proveCatalog(catalog))).toMatchObject({
    verdict: 'broken',
    brokenCount: 0,
  });
});

test('a partial catalogue has no digest to compare with, but its definitions have', async () => {
  atlas.db.execute("UPDATE catalog SET state = 'partial', digest = NULL, completed_at = NULL");
  expect(await valueOf(atlas.engine.proveCatalog(catalog))).toMatchObject({
    verdict: 'partial',
    brokenCount: 0,
  });
});

test('other questions are answered while a proof is under way', async () => {
  const proof = atlas.engine.proveCatalog(catalog).then(() => 'proof');
  const environments = atlas.engine.listEnvironments().then(() => 'question');
  expect(await Promise.race([proof, environments])).toBe('question');
  expect(await countPauses(atlas.db)).toBeGreaterThan(1);
});

async function countPauses(db: Database): Promise<number> {
  const definitions = statement<{}, { count: number }>('SELECT count(*) AS count FROM definition');
  let pauses = 0;
  await proveCatalog(db, catalog, async () => void (pauses += 1));
  expect(pauses).toBeLessThan(db.first(definitions, {})?.count ?? 0);
  return pauses;
}

test('a catalogue that goes meanwhile proves nothing', async () => {
  const gone = proveCatalog(atlas.db, catalog, async () => {
    atlas.db.execute('UPDATE environment SET catalog_id = NULL; DELETE FROM catalog');
  });
  expect(await gone).toEqual(fail({ kind: 'not_found', what: 'catalog', name: String(catalog) }));
  expect(await atlas.engine.proveCatalog(99)).toMatchObject({ ok: false });
});
