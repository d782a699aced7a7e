import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import {
  completeCatalog,
  computeCatalogDigest,
  createCatalog,
} from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import { entityNamed, requestFor } from './snapshot-samples.ts';

const FULL = { strategy: 'full_without_labels' } as const;

let demo: DemoEnvironment;
let twin: DemoEnvironment;
let device: TestEngine;

beforeEach(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  twin = await startDemoEnvironment({ scale: 'small' });
  device = await openEngine();
});

afterEach(() => Promise.all([demo.close(), twin.close()]));

async function findNamed({ engine }: TestEngine, name: string): Promise<Environment> {
  const found = (await valueOf(engine.listEnvironments())).find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

/** The catalogue of the demo environment, or another one under the fingerprint of its modules. */
async function snapshotOf(what: 'the truth' | 'a forgery'): Promise<Blob> {
  const maker = await openEngine();
  await maker.sync(await maker.connect(demo, 'From a file'), FULL);
  const { id, version } = await findNamed(maker, 'From a file');
  if (what === 'a forgery') {
    const { db } = maker;
    const catalog = createCatalog(db, version?.id ?? 0, '2026-11-03T08:00:00.000Z');
    await new DefinitionStore(db, catalog).store([entityNamed('Forged')]);
    const digest = await computeCatalogDigest(db, catalog);
    completeCatalog(db, catalog, { digest, now: '2026-11-03T08:00:00.000Z' });
    db.execute(`UPDATE environment SET catalog_id = ${catalog} WHERE id = ${id}`);
  }
  const request = requestFor([await findNamed(maker, 'From a file')]);
  return (await valueOf(maker.engine.exportSnapshot(request))).blob;
}

test.each(['the truth', 'a forgery'] as const)(
  '%s in a file is not shared with a connected environment',
  async (what) => {
    await valueOf(device.engine.importSnapshot(await snapshotOf(what), 'test'));
    const uat = await device.connect(demo);
    expect(await valueOf(device.engine.checkVersion(uat.id))).toMatchObject({ canShare: false });
    expect((await device.sync(uat, { strategy: 'sharing' })).failure?.kind).toBe('no_catalog');
    const session = await device.sync(uat);
    expect([session.strategy, session.status]).toEqual(['full', 'completed']);
    const file = await findNamed(device, 'From a file');
    const { catalog } = await findNamed(device, 'UAT');
    expect(catalog?.digest === file.catalog?.digest).toBe(what === 'the truth');
  },
);

test('once an environment has shown the same, it is shared as any other, and stored once', async () => {
  await valueOf(device.engine.importSnapshot(await snapshotOf('the truth'), 'test'));
  await device.sync(await device.connect(demo), FULL);
  const uat = await findNamed(device, 'UAT');
  expect((await findNamed(device, 'From a file')).catalog?.id).toBe(uat.catalog?.id);
  const other = await device.connect(twin, 'DEV');
  expect((await device.sync(other)).strategy).toBe('sharing');
});

test('a file that is opened later does not make the catalogue of an environment foreign', async () => {
  await device.sync(await device.connect(demo), FULL);
  await valueOf(device.engine.importSnapshot(await snapshotOf('the truth'), 'test'));
  expect((await device.sync(await device.connect(twin, 'DEV'))).strategy).toBe('sharing');
});
