import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { succeed } from '#contract/outcome.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import { connectDemo, countVersionRequests, type ConnectedDemo } from './connected-demos.ts';
import { copyDatabase, isEndOf, openEngine, valueOf, type SessionEvent } from './open-engine.ts';
import { failureText } from '../../src/failure-text.ts';
import { emptyDatabase, fillDatabase } from './fill-database.ts';
import { isRunning, phaseOf } from './sync-events.ts';

let demo: ConnectedDemo['demo'];
let atlas: ConnectedDemo['atlas'];
let uat: ConnectedDemo['uat'];

beforeEach(async () => {
  ({ demo, atlas, uat } = await connectDemo());
});

afterEach(() => demo.close());

test('a paused sync stands still, through a restart too, and goes on where it was', async () => {
  demo.setKnobs({ latencyMs: { label: 5 } });
  const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('labels', 50));
  const paused = await valueOf(atlas.engine.pauseSync(id));
  expect(paused).toMatchObject({ status: 'running', isPaused: true, pace: null });
  const left = await copyDatabase(atlas.db);
  await atlas.engine.cancelSync(id);

  demo.setKnobs({ latencyMs: {} });
  demo.requests.reset();
  const next = await openEngine(left);
  // A sync that goes on would have asked for the version before this answer comes.
  await valueOf(next.engine.checkVersion(uat.id, true));
  expect(countVersionRequests(demo)).toBe(1);
  expect(demo.requests.read().counts.label).toBe(0);
  const found = await valueOf(next.engine.getSyncSession(id));
  expect(found).toMatchObject({ status: 'running', isPaused: true });

  await next.engine.resumeSync(id);
  const { session } = await next.waitFor(isEndOf(id));
  expect(session).toMatchObject({ status: 'completed', isPaused: false });
  const labels = phaseOf(session, 'labels');
  expect(labels?.done).toBe(labels?.total);
  expect(demo.requests.read().counts.label).toBeLessThan(labels?.total ?? 0);
});

test('a pause in the middle of a list reads that list again', async () => {
  demo.setKnobs({ hangAtBytes: { publicEntities: 200_000 } });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { strategy: 'full_without_labels', startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('schemas'));
  await atlas.engine.pauseSync(id);
  demo.setKnobs({ hangAtBytes: {} });
  await atlas.engine.resumeSync(id);
  const { session } = await atlas.waitFor(isEndOf(id));
  expect(session.status).toBe('completed');
  const { catalog } = await atlas.shown(uat);
  const proof = await valueOf(atlas.engine.proveCatalog(catalog?.id ?? 0));
  expect(proof.verdict).toBe('whole');
});

test.each([
  ['version_check', 'modules'],
  ['entities', 'dataEntities'],
  ['schemas', 'publicEntities'],
  ['enumerations', 'publicEnumerations'],
  ['labels', 'label'],
] as const)(
  'a sync can be cancelled in the phase %s while nothing answers',
  async (phase, endpoint) => {
    demo.setKnobs({ hang: [endpoint] });
    const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
    await atlas.waitFor(isRunning(phase));
    const session = await valueOf(atlas.engine.cancelSync(id));
    expect(session).toMatchObject({ status: 'cancelled', failure: null });
    expect(phaseOf(session, phase)?.status).toBe('cancelled');
  },
);

test('a sync can be cancelled while the environment asks for patience', async () => {
  demo.setKnobs({
    rejections: [{ path: 'PublicEntities', status: 429, times: 99, retryAfterSeconds: 300 }],
  });
  const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('schemas'));
  expect((await valueOf(atlas.engine.cancelSync(id))).status).toBe('cancelled');
});

test('an environment that asks for patience is not asked for its version meanwhile', async () => {
  demo.setKnobs({
    rejections: [{ path: 'PublicEntities', status: 429, times: 1, retryAfterSeconds: 300 }],
  });
  const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await vi.waitUntil(() => demo.requests.read().counts.publicEntities === 1);
  // What was sent before these has arrived before them.
  const exchangeOthers = async () => {
    for (let count = 0; count < 5; count++) await (await fetch(`${demo.url}/data`)).text();
  };
  await exchangeOthers();
  void atlas.engine.checkVersion(uat.id, true);
  await exchangeOthers();
  expect(countVersionRequests(demo)).toBe(1);
  await atlas.engine.cancelSync(id);
});

test('the next start reads only the lists that the last one did not finish', async () => {
  demo.setKnobs({ rejections: [{ path: 'PublicEnumerations', status: 403, times: 1 }] });
  const failed = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(failed.status).toBe('failed');
  demo.requests.reset();
  const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(session.status).toBe('completed');
  expect(session.catalogId).toBe(failed.catalogId);
  expect(phaseOf(session, 'schemas')?.status).toBe('skipped');
  const { counts } = demo.requests.read();
  expect([counts.dataEntities, counts.publicEntities, counts.publicEnumerations]).toEqual([
    0, 0, 1,
  ]);
});

test('what was complete when a sync was cancelled is not read again', async () => {
  demo.setKnobs({ hangAtBytes: { publicEntities: 200_000 } });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { strategy: 'full_without_labels', startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('schemas'));
  const cancelled = await valueOf(atlas.engine.cancelSync(id));
  expect(phaseOf(cancelled, 'entities')?.status).toBe('completed');
  expect(phaseOf(cancelled, 'schemas')?.status).toBe('cancelled');
  demo.setKnobs({ hangAtBytes: {} });
  demo.requests.reset();
  const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(session.catalogId).toBe(cancelled.catalogId);
  expect(demo.requests.read().counts).toMatchObject({ dataEntities: 0, publicEntities: 1 });
  const proof = await valueOf(atlas.engine.proveCatalog(session.catalogId ?? 0));
  expect(proof.verdict).toBe('whole');
});

test('a version that changes while the owner is away is read from its beginning', async () => {
  demo.setKnobs({ hang: ['publicEnumerations'] });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { strategy: 'full_without_labels', startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('enumerations'));
  const left = await copyDatabase(atlas.db);
  await atlas.engine.cancelSync(id);

  demo.setKnobs({ hang: [], release: 2 });
  const next = await openEngine(left);
  const { session } = await next.waitFor(isEndOf(id));
  // What was chosen by hand stays chosen, though a full sync would be recommended now.
  expect(session).toMatchObject({ status: 'completed', strategy: 'full_without_labels' });
  expect((await next.shown(uat)).catalog?.counts).toMatchObject({
    dataEntities: demo.catalogue.dataEntities.length,
    entities: demo.catalogue.publicEntities.length,
    enumerations: demo.catalogue.publicEnumerations.length,
  });
});

test('what was not decided when the owner went away is decided by the next one', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({ hang: ['modules'] });
  const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('version_check'));
  const left = await copyDatabase(atlas.db);
  await atlas.engine.cancelSync(id);

  demo.setKnobs({ hang: [] });
  const next = await openEngine(left);
  const { session } = await next.waitFor(isEndOf(id));
  expect(session).toMatchObject({ status: 'completed', strategy: 'labels_only' });
});

test('a sync that waits for a sign-in can be cancelled', async () => {
  const tokens = { token: () => Promise.resolve(succeed('token')) };
  const secured = await openEngine(undefined, { tokens });
  const prod = await valueOf(
    secured.engine.addEnvironment({
      name: 'PROD',
      url: demo.url,
      auth: 'entra',
      transport: 'direct',
    }),
  );
  demo.setKnobs({ rejections: [{ path: 'PublicEntities', status: 401, times: 99 }] });
  const { id } = await valueOf(secured.engine.startSync(prod.id, { startedBy: 'user' }));
  await secured.waitFor(
    (event): event is SessionEvent =>
      event.kind === 'sync_changed' && event.session.waitingFor !== null,
  );
  expect(await valueOf(secured.engine.cancelSync(id))).toMatchObject({
    status: 'cancelled',
    waitingFor: null,
  });
});

test('what a sync left unfinished is gone when another version takes its place', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({ release: 2, rejections: [{ path: 'PublicEntities', status: 403, times: 1 }] });
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({ release: 1 });
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect((await valueOf(atlas.engine.cacheStatistics())).catalogs).toBe(1);
});

test('a second environment of a version that is being synced is refused with that session', async () => {
  demo.setKnobs({ hang: ['publicEntities'] });
  const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('schemas'));
  const twin = await startDemoEnvironment({ scale: 'small' });
  const prod = await atlas.connect(twin, 'PROD');
  const learnt = await atlas.sync(prod);
  expect(learnt.failure).toEqual({ kind: 'sync_running', sessionId: id });
  // Its version is known now.
  const second = await atlas.engine.startSync(prod.id, { startedBy: 'user' });
  expect(second).toEqual({ ok: false, failure: { kind: 'sync_running', sessionId: id } });

  demo.setKnobs({ hang: [] });
  await atlas.engine.pauseSync(id);
  await atlas.engine.resumeSync(id);
  expect((await atlas.waitFor(isEndOf(id))).session.status).toBe('completed');
  twin.requests.reset();
  const shared = await atlas.sync(prod);
  expect(shared).toMatchObject({ status: 'completed', strategy: 'sharing' });
  expect(twin.requests.read().counts).toMatchObject(NO_METADATA);
  expect((await atlas.shown(prod)).catalog).toEqual((await atlas.shown(uat)).catalog);
  await twin.close();
});

const NO_METADATA = { dataEntities: 0, publicEntities: 0, publicEnumerations: 0, label: 0 };

test('what is complete is shared while another environment reads the same version again', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = (await atlas.shown(uat)).catalog;
  demo.setKnobs({ hang: ['publicEntities'] });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { strategy: 'full_without_labels', startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('schemas'));
  const twin = await startDemoEnvironment({ scale: 'small' });
  const prod = await atlas.connect(twin, 'PROD');
  for (const round of ['first', 'again']) {
    const shared = await atlas.sync(prod, { strategy: 'sharing' });
    expect([round, shared.status, shared.failure]).toEqual([round, 'completed', null]);
    expect(twin.requests.read().counts).toMatchObject(NO_METADATA);
    expect((await atlas.shown(prod)).catalog?.id).toBe(before?.id);
  }
  // Everything else would fill a catalog of this version twice.
  const full = await atlas.engine.startSync(prod.id, { strategy: 'full', startedBy: 'user' });
  expect(full).toEqual({ ok: false, failure: { kind: 'sync_running', sessionId: id } });

  demo.setKnobs({ hang: [] });
  await atlas.engine.pauseSync(id);
  await atlas.engine.resumeSync(id);
  expect((await atlas.waitFor(isEndOf(id))).session.status).toBe('completed');
  const both = [(await atlas.shown(uat)).catalog, (await atlas.shown(prod)).catalog];
  expect(both[0]).toEqual(both[1]);
  expect(both[0]?.digest).toBe(before?.digest);
  await twin.close();
});

test('a new release tells what differs, and the history how long syncs take', async () => {
  const first = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(first.changes).toBeNull();
  demo.setKnobs({ release: 2 });
  const second = await atlas.sync(uat, { strategy: 'incremental', languages: ['de'] });
  expect(second.warnings).toEqual([]);
  const before = new Map(demoNames(1));
  const after = new Map(demoNames(2));
  expect(second.changes).toEqual({
    added: [...after].filter(([name]) => !before.has(name)).length,
    removed: [...before].filter(([name]) => !after.has(name)).length,
    changed: [...after].filter(([name, facts]) => before.has(name) && before.get(name) !== facts)
      .length,
  });
  const { sessions, statistics } = await valueOf(atlas.engine.getSyncHistory());
  expect(sessions.map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(sessions[0]?.changes).toEqual(second.changes);
  expect(statistics).toMatchObject({ total: 2, completed: 2, failed: 0, cancelled: 0 });
  expect(statistics.receivedBytes).toBe(first.receivedBytes + second.receivedBytes);
  expect(statistics.strategies.map(({ name, count }) => [name, count])).toEqual([
    ['full_without_labels', 1],
    ['incremental', 1],
  ]);
  expect(statistics.phases.find(({ name }) => name === 'schemas')?.count).toBe(2);
});

test('a sync that cannot fit is refused with the figures, before anything is downloaded', async () => {
  const small = await openEngine(undefined, {
    estimateStorage: async () => ({ usage: 95_000_000, quota: 100_000_000 }),
  });
  const environment = await small.connect(demo, 'X');
  const { options } = await valueOf(small.engine.planSync(environment.id, ['en-US']));
  const neededBytes = options.find(({ strategy }) => strategy === 'full')?.neededBytes;
  expect(neededBytes).toBeGreaterThan(5_000_000);
  // Of no chosen language the usual one is read.
  expect(await small.engine.planSync(environment.id, [])).toMatchObject({ value: { options } });
  const session = await small.sync(environment, { strategy: 'full' });
  expect(session.failure).toMatchObject({
    kind: 'storage_short',
    neededBytes,
    freeBytes: 5_000_000,
  });
  expect(demo.requests.read().counts.dataEntities).toBe(0);
});

test('a sync that breaks in the middle of a phase leaves none running', async () => {
  atlas.db.execute(`
    CREATE TEMP TRIGGER odd BEFORE INSERT ON main.enumeration
    BEGIN SELECT RAISE(ABORT, 'odd'); END
  `);
  const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(session.status).toBe('failed');
  expect(phaseOf(session, 'enumerations')?.status).toBe('failed');
  expect(session.phases.map(({ status }) => status)).not.toContain('running');
});

test('files are read however little room is left: how large they are is not known before', async () => {
  const small = await openEngine(undefined, {
    estimateStorage: async () => ({ usage: 99_999_999, quota: 100_000_000 }),
  });
  const dataEntities = await (await fetch(`${demo.url}/metadata/DataEntities`)).text();
  const files = [new File([dataEntities], 'saved')];
  const { session } = await valueOf(small.engine.importFiles(files, 'Saved'));
  const end = await small.waitFor(isEndOf(session.id));
  expect([end.session.status, end.session.failure]).toEqual(['completed', null]);
});

test('a sync that ends for want of room is known to have failed where even that cannot be stored', async () => {
  demo.setKnobs({ hang: ['publicEntities'] });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { strategy: 'full_without_labels', startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('schemas'));
  fillDatabase(atlas.db);
  atlas.db.execute(`
    CREATE TEMP TRIGGER no_room BEFORE UPDATE ON main.sync_session WHEN new.ended_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'no room'); END
  `);
  await atlas.engine.pauseSync(id);
  demo.setKnobs({ hang: [] });
  await atlas.engine.resumeSync(id);
  const { session } = await atlas.waitFor(isEndOf(id));
  expect(session).toMatchObject({ status: 'failed', failure: { kind: 'storage_full' } });
  expect(await valueOf(atlas.engine.getSyncSession(id))).toEqual(session);
  expect(await valueOf(atlas.engine.listSyncSessions(1))).toEqual([session]);

  emptyDatabase(atlas.db);
  const next = await openEngine(await copyDatabase(atlas.db));
  expect((await next.waitFor(isEndOf(id))).session.status).toBe('completed');
});

test.each([
  [0, 'failed', /the list is empty, where 253 were before/],
  [3, 'completed', /PublicEntities lists 3 elements, where 253 were before/],
])('%i entities where there were 253 end as %s, and say so', async (count, status, words) => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = (await atlas.shown(uat)).catalog;
  const fewer = await serveFewerEntities(count);
  const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(session.status).toBe(status);
  const told = session.failure === null ? session.warnings.join() : failureText(session.failure);
  expect(told).toMatch(words);
  const after = (await atlas.shown(uat)).catalog;
  if (status === 'failed') expect(after).toEqual(before);
  else expect(after?.counts.entities).toBe(count);
  await fewer.close();
});

/** At the address of the environment, which is closed. */
async function serveFewerEntities(count: number): Promise<DemoEnvironment> {
  const { catalogue } = demo;
  const directory = mkdtempSync(join(tmpdir(), 'fo-atlas-fewer-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const save = (name: string, value: unknown): void =>
    writeFileSync(join(directory, `${name}.json`), JSON.stringify({ value }));
  save('DataEntities', catalogue.dataEntities);
  save('PublicEntities', catalogue.publicEntities.slice(0, count));
  save('PublicEnumerations', catalogue.publicEnumerations);
  save('GetInstalledModules', catalogue.modules);
  save('GetApplicationVersion', catalogue.applicationVersion);
  save('GetPlatformBuildVersion', catalogue.platformVersion);
  await demo.close();
  return startDemoEnvironment({ port: Number(new URL(demo.url).port), source: { directory } });
}

function demoNames(release: 1 | 2): readonly (readonly [string, string])[] {
  demo.setKnobs({ release });
  const { dataEntities, publicEntities, publicEnumerations } = demo.catalogue;
  return [dataEntities, publicEntities, publicEnumerations].flatMap((list, kind) =>
    list.map((element) => [`${kind} ${element.Name}`, JSON.stringify(element)] as const),
  );
}
