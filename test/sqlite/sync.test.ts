import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { connectDemo, type ConnectedDemo } from './connected-demos.ts';
import { copyDatabase, isEndOf, openEngine, valueOf } from './open-engine.ts';
import { isRunning, phaseOf } from './sync-events.ts';

let demo: ConnectedDemo['demo'];
let atlas: ConnectedDemo['atlas'];
let uat: ConnectedDemo['uat'];

beforeEach(async () => {
  ({ demo, atlas, uat } = await connectDemo());
});

afterEach(() => demo.close());

async function firstHit(environment: Environment, text: string): Promise<string | undefined> {
  const { catalog } = await atlas.shown(environment);
  if (catalog === null) throw new Error('Nothing to search.');
  const { hits } = await valueOf(atlas.engine.search(catalog.id, { text }));
  return hits[0] && `${hits[0].parent ?? ''}.${hits[0].name}`;
}

test('a full sync ends with a complete catalogue that answers searches', async () => {
  const session = await atlas.sync(uat, { languages: ['en-US', 'de'] });
  expect(session.failure).toBeNull();
  expect(session.status).toBe('completed');
  expect(session.warnings).toEqual([]);
  expect(session.phases.map(({ status }) => status)).toEqual(Array(8).fill('completed'));
  for (const { phase, startedAt, endedAt } of session.phases) {
    expect([startedAt, endedAt], phase).not.toContain(null);
  }

  const { catalog } = await atlas.shown(uat);
  expect(catalog?.state).toBe('complete');
  expect(catalog?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(catalog?.counts.entities).toBe(phaseOf(session, 'schemas')?.total);
  expect(catalog?.counts.dataEntities).toBe(phaseOf(session, 'entities')?.total);
  expect(catalog?.counts.enumerations).toBe(phaseOf(session, 'enumerations')?.total);
  expect(catalog?.labels.map(({ language }) => language)).toEqual(['de', 'en-US']);
  for (const { known, unknown, total } of catalog?.labels ?? [])
    expect(known + unknown).toBe(total);

  expect(await firstHit(uat, 'customer delivery terms')).toBe('CustomersV3.DeliveryTerms');
  expect(await firstHit(uat, 'Lieferbedingung')).toMatch(/DeliveryTerms/);
});

test('hits of every kind are counted while only one kind is asked for', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const id = (await atlas.shown(uat)).catalog?.id ?? 0;
  const all = await valueOf(atlas.engine.search(id, { text: 'customer' }));
  const one = await valueOf(atlas.engine.search(id, { text: 'customer', kinds: ['entity'] }));
  expect(one.counts).toEqual(all.counts);
  expect(one.counts.length).toBeGreaterThan(2);
  expect(new Set(one.hits.map(({ kind }) => kind))).toEqual(new Set(['entity']));
});

test('names can be searched before fields have arrived', async () => {
  demo.setKnobs({ hang: ['publicEntities'] });
  const session = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('schemas'));
  const { catalog } = await atlas.shown(uat);
  expect(catalog?.state).toBe('partial');
  const { hits } = await valueOf(
    atlas.engine.search(catalog?.id ?? 0, { text: 'CustCustomerV3Entity' }),
  );
  expect(hits[0]?.kind).toBe('data_entity');
  const ended = await valueOf(atlas.engine.cancelSync(session.id));
  expect(ended.status).toBe('cancelled');
});

test('an environment with the same modules is ready without a metadata request', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const twin = await startDemoEnvironment({ scale: 'small' });
  const prod = await atlas.connect(twin, 'PROD');
  const session = await atlas.sync(prod);
  expect(session.strategy).toBe('sharing');
  expect(session.status).toBe('completed');
  expect((await atlas.shown(prod)).catalog?.id).toBe((await atlas.shown(uat)).catalog?.id);
  const { counts, total } = twin.requests.read();
  expect(counts.modules).toBe(1);
  expect(total - counts.modules - counts.applicationVersion - counts.platformVersion).toBe(0);
  await twin.close();
});

test('a new release writes only what changed and takes its labels over', async () => {
  await atlas.sync(uat);
  const before = await valueOf(atlas.engine.cacheStatistics());
  const [older] = (await atlas.shown(uat)).catalog?.labels ?? [];
  demo.setKnobs({ release: 2 });
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const after = await valueOf(atlas.engine.cacheStatistics());
  const added = after.definitions - before.definitions;
  expect(added).toBeGreaterThan(0);
  expect(added).toBeLessThan(before.definitions / 4);
  const [newer] = (await atlas.shown(uat)).catalog?.labels ?? [];
  expect(older?.known).toBeGreaterThan(100);
  expect(newer?.known).toBeGreaterThan(0.9 * (older?.known ?? 0));
});

test('the statistics tell when each environment was last read to the end', async () => {
  const { endedAt } = await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({ userMapped: false });
  expect((await atlas.sync(uat)).status).toBe('failed');
  await atlas.connect({ url: 'http://127.0.0.1:2' }, 'NEVER');
  const { environments } = await valueOf(atlas.engine.cacheStatistics());
  expect(endedAt).not.toBeNull();
  expect(environments).toMatchObject([
    { environment: 'UAT', lastSyncAt: endedAt, catalogState: 'complete' },
    { environment: 'NEVER', lastSyncAt: null, modules: 0, catalogState: 'absent', counts: null },
  ]);
});

test('syncing the same release again stores nothing twice', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = await valueOf(atlas.engine.cacheStatistics());
  const digest = (await atlas.shown(uat)).catalog?.digest;
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const after = await valueOf(atlas.engine.cacheStatistics());
  expect(after.definitions).toBe(before.definitions);
  expect(after.catalogs).toBe(1);
  expect((await atlas.shown(uat)).catalog?.digest).toBe(digest);
});

test('the order of the service decides nothing but the order of fields', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const digest = (await atlas.shown(uat)).catalog?.digest;
  const other = await openEngine();
  const twin = await startDemoEnvironment({ scale: 'small', knobs: { gzip: false, page: 50 } });
  const environment = await other.connect(twin, 'X');
  const session = await other.sync(environment, { strategy: 'full_without_labels' });
  expect(session.failure).toBeNull();
  const [again] = await valueOf(other.engine.listEnvironments());
  expect(again?.catalog?.digest).toBe(digest);
  await twin.close();
});

test('a second start answers with the session that is running', async () => {
  demo.setKnobs({ hang: ['publicEntities'] });
  const session = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  const second = await atlas.engine.startSync(uat.id, { startedBy: 'assistant' });
  expect(second).toEqual({
    ok: false,
    failure: { kind: 'sync_running', sessionId: session.id },
  });
  await atlas.engine.cancelSync(session.id);
});

test('labels that were read before a cancel are not asked for again', async () => {
  // Without the list of data management every text is one that was asked for.
  demo.setKnobs({
    latencyMs: { label: 5 },
    rejections: [{ path: 'DataManagementEntities$', status: 403, times: 99 }],
  });
  const session = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('labels', 1));
  const cancelled = await valueOf(atlas.engine.cancelSync(session.id));
  expect(cancelled.status).toBe('cancelled');
  const coverage = (await atlas.shown(uat)).catalog?.labels[0];
  expect(coverage?.known).toBeGreaterThan(0);
  expect(coverage?.known).toBeLessThan(coverage?.total ?? 0);

  demo.setKnobs({ latencyMs: {} });
  const { catalog: before } = await atlas.shown(uat);
  const next = await atlas.sync(uat);
  expect(next.strategy).toBe('labels_only');
  expect(next.status).toBe('completed');
  expect((await atlas.shown(uat)).catalog?.completedAt).toBe(before?.completedAt);
  const settledBefore = (coverage?.known ?? 0) + (coverage?.unknown ?? 0);
  expect(phaseOf(next, 'labels')?.total).toBe((coverage?.total ?? 0) - settledBefore);
});

test('a new owner goes on with the sync that the last one left', async () => {
  demo.setKnobs({ hang: ['publicEnumerations'] });
  const session = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('enumerations'));
  // The owner's tab is closed.
  const left = await copyDatabase(atlas.db);
  await atlas.engine.cancelSync(session.id);
  demo.setKnobs({ hang: [] });
  demo.requests.reset();
  const next = await openEngine(left);
  const end = await next.waitFor(isEndOf(session.id));
  expect(end.session.failure).toBeNull();
  expect(end.session.status).toBe('completed');
  expect(phaseOf(end.session, 'schemas')?.status).toBe('completed');
  // Entities and their fields were there already.
  expect(demo.requests.read().counts.publicEntities).toBe(0);
  expect(demo.requests.read().counts.publicEnumerations).toBe(1);
});
