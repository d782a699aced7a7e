import { expect, test } from 'vitest';
import { SNAPSHOT_PARTS } from '#contract/snapshot.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import { addSynced, entityNamed, requestFor, TEXTS } from './snapshot-samples.ts';

const SETTINGS = { name: 'settings', text: '{"theme":"dark"}' };

/** Two catalogues, an environment without one, a term, a list, a diagram and settings. */
async function backUp(device: TestEngine): Promise<Blob> {
  const { engine } = device;
  const uat = await addSynced(device);
  const test = await addSynced(device, {
    name: 'Test',
    definitions: [entityNamed('Vendor')],
    texts: TEXTS.filter(([label]) => label === '@sys7149'),
  });
  const url = 'https://prod.operations.dynamics.com';
  await valueOf(
    engine.addEnvironment({ name: 'Production', url, auth: 'entra', transport: 'relay' }),
  );
  await valueOf(
    engine.saveTerm({ id: null, term: 'Skonto', synonyms: ['Rabatt'], note: 'n', links: [] }),
  );
  await valueOf(
    engine.pin('Integration', {
      catalog: uat.catalog?.id ?? 0,
      environment: uat.id,
      targets: [{ kind: 'entity', owner: 'CustomerGroup', part: null, isWhole: true }],
    }),
  );
  await valueOf(
    engine.createLayout('Sales', [{ entity: 'CustomerGroup', x: 8, y: -4, isCollapsed: true }]),
  );
  const request = requestFor([uat, test], {
    hasAddresses: true,
    parts: SNAPSHOT_PARTS,
    documents: [SETTINGS],
  });
  return (await valueOf(engine.exportSnapshot(request))).blob;
}

async function factsOf({ engine }: TestEngine) {
  const environments = await valueOf(engine.listEnvironments());
  const terms = await valueOf(engine.listTerms());
  const lists = await valueOf(engine.listWatchLists());
  const layouts = await valueOf(engine.listLayouts());
  return {
    environments: environments
      .map(({ name, url, kind, auth, transport, catalog, version }) => ({
        ...{ name, url, kind, auth, transport },
        digest: catalog?.digest ?? null,
        labels: catalog?.labels ?? [],
        fingerprint: version?.fingerprint ?? null,
      }))
      .toSorted((left, right) => (left.url < right.url ? -1 : 1)),
    terms: terms.map(({ changedAt: _, ...term }) => term),
    lists: lists.map(({ name, pins }) => ({ name, pins: pins.map(({ owner }) => owner) })),
    layouts: layouts.map(({ name, entities }) => ({ name, entities })),
  };
}

test('a backup that is restored on another machine is everything that was here', async () => {
  const old = await openEngine();
  const file = await backUp(old);
  const fresh = await openEngine();
  expect(await valueOf(fresh.engine.inspectSnapshot(file, 'test'))).toMatchObject({
    isBackup: true,
  });
  const restored = await valueOf(fresh.engine.importSnapshot(file, 'test', true));
  expect(restored.documents).toEqual([SETTINGS]);
  expect(await factsOf(fresh)).toEqual(await factsOf(old));
  const [uat] = await valueOf(fresh.engine.listEnvironments());
  expect(uat).toMatchObject({ name: 'UAT', transport: 'direct' });
  expect(uat?.snapshot).toBeUndefined();
});

test('restoring it twice changes nothing more', async () => {
  const old = await openEngine();
  const file = await backUp(old);
  const fresh = await openEngine();
  await valueOf(fresh.engine.importSnapshot(file, 'test', true));
  const { terms, lists, layouts } = await factsOf(fresh);
  await valueOf(fresh.engine.importSnapshot(file, 'test', true));
  expect(await factsOf(fresh)).toMatchObject({ terms, lists, layouts });
});

test('an address that is connected already keeps what it shows', async () => {
  const file = await backUp(await openEngine());
  const device = await openEngine();
  const own = await addSynced(device, { definitions: [entityNamed('Mine')] });
  await valueOf(device.engine.importSnapshot(file, 'test', true));
  const all = await valueOf(device.engine.listEnvironments());
  expect(all.find(({ id }) => id === own.id)?.catalog?.digest).toBe(own.catalog?.digest);
  expect(all.filter(({ name }) => name === 'UAT').map(({ transport }) => transport)).toEqual([
    'direct',
    'file',
  ]);
});

test('a backup that is only opened brings snapshots and connects nothing', async () => {
  const file = await backUp(await openEngine());
  const device = await openEngine();
  await valueOf(device.engine.importSnapshot(file, 'test'));
  const all = await valueOf(device.engine.listEnvironments());
  expect(all.map(({ transport }) => transport)).toEqual(['file', 'file']);
});

test('a snapshot without connections cannot be restored as a backup', async () => {
  const maker = await openEngine();
  const request = requestFor([await addSynced(maker)], { hasAddresses: true });
  const { blob } = await valueOf(maker.engine.exportSnapshot(request));
  const device = await openEngine();
  await valueOf(device.engine.importSnapshot(blob, 'test', true));
  const [only] = await valueOf(device.engine.listEnvironments());
  expect(only).toMatchObject({ transport: 'file', snapshot: { name: 'UAT' } });
});
