import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { fail } from '#contract/outcome.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { statement } from '../../worker/db/statement.ts';
import { connectDemo } from './connected-demos.ts';
import { openEngine, valueOf, type SessionEvent, type TestEngine } from './open-engine.ts';
import { isRunning } from './sync-events.ts';

let first: DemoEnvironment;
let second: DemoEnvironment;
let atlas: TestEngine;
let uat: Environment;

beforeEach(async () => {
  ({ demo: first, atlas, uat } = await connectDemo());
  second = await startDemoEnvironment({ scale: 'small' });
});

afterEach(() => Promise.all([first.close(), second.close()]));

async function catalogOf(id: number) {
  const environments = await valueOf(atlas.engine.listEnvironments());
  const catalog = environments.find((each) => each.id === id)?.catalog;
  if (!catalog) throw new Error(`Environment ${id} shows nothing.`);
  return catalog;
}

async function hitsOf({ id }: Environment, text: string): Promise<readonly string[]> {
  const catalog = await catalogOf(id);
  const { hits } = await valueOf(atlas.engine.search(catalog.id, { text }));
  return hits.map((hit) => `${hit.parent ?? ''}.${hit.name}`);
}

/** What is stored, but the words and texts that a removal leaves. */
const countRows = (): unknown =>
  atlas.db.first(
    statement<{}, Record<string, number>>(/* sql */ `
      SELECT (SELECT count(*) FROM environment) AS environments,
        (SELECT count(*) FROM environment_version) AS links,
        (SELECT count(*) FROM global_version) AS versions,
        (SELECT count(*) FROM installed_module) AS modules,
        (SELECT count(*) FROM sync_session) AS sessions,
        (SELECT count(*) FROM catalog) AS catalogs,
        (SELECT count(*) FROM catalog_label) AS labels,
        (SELECT count(*) FROM definition) AS definitions,
        (SELECT count(*) FROM property) AS properties,
        (SELECT count(*) FROM action_parameter) AS parameters,
        (SELECT count(*) FROM enumeration_member) AS members,
        (SELECT count(*) FROM search_index) AS searchable
    `),
    {},
  );

test('a new environment is told to every tab', async () => {
  const { connect, events } = await openEngine();
  await connect(first);
  expect(events).toEqual([{ kind: 'environments_changed' }]);
});

test('a new name and another kind are kept, and told to every tab', async () => {
  const change = { name: ' Golden ', kind: 'production' } as const;
  const heard = atlas.events.length;
  const updated = await valueOf(atlas.engine.updateEnvironment(uat.id, change));
  expect(updated).toEqual({ ...uat, name: 'Golden', kind: 'production' });
  expect(await valueOf(atlas.engine.listEnvironments())).toEqual([updated]);
  expect(atlas.events.slice(heard)).toEqual([{ kind: 'environments_changed' }]);
});

test('what is not changed stays as it is, and a name is neither empty nor endless', async () => {
  await valueOf(atlas.engine.updateEnvironment(uat.id, { kind: 'test' }));
  for (const name of [' ', 'x'.repeat(81)]) {
    const refused = await atlas.engine.updateEnvironment(uat.id, { name, kind: 'production' });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'bad_input', field: 'name' } });
  }
  const [kept] = await valueOf(atlas.engine.listEnvironments());
  expect(kept).toEqual({ ...uat, kind: 'test' });
});

test('an environment that is not there is neither changed nor removed', async () => {
  const missing = fail({ kind: 'not_found', what: 'environment', name: '99' });
  expect(await atlas.engine.updateEnvironment(99, { name: 'X' })).toEqual(missing);
  expect(await atlas.engine.previewRemoval(99)).toEqual(missing);
  expect(await atlas.engine.removeEnvironment(99)).toEqual(missing);
});

test('a catalogue that another environment shows stays, whichever of both goes', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = await catalogOf(uat.id);
  const found = await hitsOf(uat, 'customer delivery terms');
  const twin = await atlas.connect(second, 'TWIN');
  await atlas.sync(twin);
  expect((await catalogOf(twin.id)).id).toBe(before.id);

  const removed = await valueOf(atlas.engine.removeEnvironment(uat.id));
  expect(removed).toEqual({
    environment: 'UAT',
    catalogs: 0,
    definitions: 0,
    labelTexts: 0,
    freedBytes: 0,
  });
  expect(await catalogOf(twin.id)).toEqual(before);
  expect(await hitsOf(twin, 'customer delivery terms')).toEqual(found);
  expect(found[0]).toBe('CustomersV3.DeliveryTerms');
  expect(await valueOf(atlas.engine.listSyncSessions(10, uat.id))).toEqual([]);
});

test('of two versions that share definitions, one goes with what only it has', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = countRows();
  const found = await hitsOf(uat, 'customer delivery terms');
  second.setKnobs({ release: 2 });
  const dev = await atlas.connect(second, 'DEV');
  await atlas.sync(dev, { strategy: 'full_without_labels' });
  const names = second.catalogue.publicEntities.map(({ Name }) => Name);
  const older = new Set(first.catalogue.publicEntities.map(({ Name }) => Name));
  const newName = names.find((name) => !older.has(name)) ?? '';
  expect(newName).not.toBe('');
  expect((await hitsOf(dev, newName)).join()).toContain(newName);

  const preview = await valueOf(atlas.engine.previewRemoval(dev.id));
  expect(preview.catalogs).toBe(1);
  expect(preview.definitions).toBeGreaterThan(0);
  expect(preview.definitions).toBeLessThan(names.length / 2);
  expect(preview.freedBytes).toBeGreaterThan(0);
  const { databaseBytes } = await valueOf(atlas.engine.cacheStatistics());
  expect(preview.freedBytes).toBeLessThan(databaseBytes / 2);
  expect(await valueOf(atlas.engine.removeEnvironment(dev.id))).toEqual(preview);

  expect(countRows()).toEqual(before);
  expect(await hitsOf(uat, 'customer delivery terms')).toEqual(found);
  const inIndex = statement<{ match: string }, { count: number }>(
    'SELECT count(*) AS count FROM search_index WHERE search_index MATCH :match',
  );
  const match = newName.toLowerCase();
  expect(atlas.db.first(inIndex, { match })).toEqual({ count: 0 });
  expect(atlas.events.slice(-2)).toEqual([
    { kind: 'environment_removed', environmentId: dev.id },
    { kind: 'environments_changed' },
  ]);
});

test('after the last one is gone, the next sync is found again in full', async () => {
  await atlas.sync(uat);
  const before = countRows();
  const { digest, counts } = await catalogOf(uat.id);
  const found = await hitsOf(uat, 'customer delivery terms');
  const { definitions, labelTexts } = await valueOf(atlas.engine.removeEnvironment(uat.id));
  const statistics = await valueOf(atlas.engine.cacheStatistics());
  expect(statistics).toMatchObject({ catalogs: 0, versions: 0, definitions: 0, environments: [] });
  expect(labelTexts).toBe(statistics.labelTexts);

  uat = await atlas.connect(first, 'UAT again');
  await atlas.sync(uat);
  expect(countRows()).toEqual(before);
  expect(await catalogOf(uat.id)).toMatchObject({ digest, counts });
  expect((await valueOf(atlas.engine.cacheStatistics())).definitions).toBe(definitions);
  expect(await hitsOf(uat, 'customer delivery terms')).toEqual(found);
});

test('a sync that is running is cancelled before its environment goes', async () => {
  first.setKnobs({ hang: ['publicEnumerations'] });
  const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('enumerations'));

  const preview = await valueOf(atlas.engine.previewRemoval(uat.id));
  const removed = await valueOf(atlas.engine.removeEnvironment(uat.id));
  expect(removed).toMatchObject({ catalogs: 1, definitions: preview.definitions });
  expect(preview.catalogs).toBe(1);
  expect(removed.definitions).toBeGreaterThan(0);
  expect(countRows()).toMatchObject({
    environments: 0,
    sessions: 0,
    definitions: 0,
    searchable: 0,
  });
  const ended = atlas.events.findLast((event) => event.kind === 'sync_changed');
  expect(ended).toMatchObject({ session: { id, status: 'cancelled' } });
  expect(await atlas.engine.getSyncSession(id)).toMatchObject({ ok: false });
});

test('what another environment is downloading at this moment stays', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const dev = await atlas.connect(second, 'DEV');
  await atlas.sync(dev, { strategy: 'sharing' });
  second.setKnobs({ release: 2, hang: ['publicEnumerations'] });
  const { id } = await valueOf(atlas.engine.startSync(dev.id, { startedBy: 'user' }));
  const isEnumerating = isRunning('enumerations');
  await atlas.waitFor(
    (event): event is SessionEvent => isEnumerating(event) && event.session.id === id,
  );
  const before = await catalogOf(dev.id);
  await valueOf(atlas.engine.removeEnvironment(uat.id));
  expect(await catalogOf(dev.id)).toEqual(before);
  expect(countRows()).toMatchObject({ environments: 1, catalogs: 2 });
  expect((await valueOf(atlas.engine.getSyncSession(id))).status).toBe('running');

  second.setKnobs({ hang: [] });
  await valueOf(atlas.engine.cancelSync(id));
  const session = await atlas.sync(dev, { strategy: 'full_without_labels' });
  expect(session.failure).toBeNull();
  expect(await hitsOf(dev, 'customer delivery terms')).toContain('CustomersV3.DeliveryTerms');
});

test('a removal that fails half-way leaves everything, and can be repeated', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = [countRows(), await catalogOf(uat.id)];
  atlas.db.execute(`
    CREATE TRIGGER no_room BEFORE DELETE ON global_version
    BEGIN SELECT RAISE(ABORT, 'no room'); END
  `);
  await expect(atlas.engine.removeEnvironment(uat.id)).rejects.toThrow('no room');
  expect([countRows(), await catalogOf(uat.id)]).toEqual(before);
  atlas.db.execute('DROP TRIGGER no_room');
  await valueOf(atlas.engine.removeEnvironment(uat.id));
  expect(countRows()).toMatchObject({ environments: 0, definitions: 0 });
});
