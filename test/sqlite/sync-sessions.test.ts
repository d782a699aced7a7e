import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import type { SyncPhase, SyncSession } from '#contract/sync.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import {
  copyDatabase,
  isEndOf,
  openEngine,
  valueOf,
  type SessionEvent,
  type TestEngine,
} from './open-engine.ts';
import { statement } from '../../worker/db/statement.ts';
import { failureText } from '../../src/failure-text.ts';

let demo: DemoEnvironment;
let atlas: TestEngine;
let uat: Environment;

beforeEach(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  atlas = await openEngine();
  uat = await atlas.connect(demo, 'UAT');
});

afterEach(() => demo.close());

async function shown(engine: TestEngine, id: number): Promise<Environment> {
  const environments = await valueOf(engine.engine.listEnvironments());
  const environment = environments.find((each) => each.id === id);
  if (environment === undefined) throw new Error(`No environment ${id}.`);
  return environment;
}

const phaseOf = (session: SyncSession, phase: SyncPhase) =>
  session.phases.find((state) => state.phase === phase);

function isRunning(phase: SyncPhase, done = 0): (event: unknown) => event is SessionEvent {
  return (event): event is SessionEvent => {
    const { kind, session } = event as SessionEvent; // what other events lack, the next line finds missing
    if (kind !== 'sync_changed') return false;
    const state = phaseOf(session, phase);
    return state?.status === 'running' && state.done >= done;
  };
}

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
  const found = await valueOf(next.engine.getSyncSession(id));
  expect(found).toMatchObject({ status: 'running', isPaused: true });
  expect(demo.requests.read().total).toBe(0);

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
  const { catalog } = await shown(atlas, uat.id);
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
  expect(proof).toMatchObject({ verdict: 'whole', isDigestSame: true });
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
  expect(session.status).toBe('completed');
  expect((await shown(next, uat.id)).catalog?.counts).toMatchObject({
    dataEntities: demo.catalogue.dataEntities.length,
    entities: demo.catalogue.publicEntities.length,
    enumerations: demo.catalogue.publicEnumerations.length,
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
  expect((await shown(atlas, prod.id)).catalog).toEqual((await shown(atlas, uat.id)).catalog);
  await twin.close();
});

const NO_METADATA = { dataEntities: 0, publicEntities: 0, publicEnumerations: 0, label: 0 };

test('what is complete is shared while another environment reads the same version again', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = (await shown(atlas, uat.id)).catalog;
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
    expect((await shown(atlas, prod.id)).catalog?.id).toBe(before?.id);
  }
  // Everything else would fill a catalog of this version twice.
  const full = await atlas.engine.startSync(prod.id, { strategy: 'full', startedBy: 'user' });
  expect(full).toEqual({ ok: false, failure: { kind: 'sync_running', sessionId: id } });

  demo.setKnobs({ hang: [] });
  await atlas.engine.pauseSync(id);
  await atlas.engine.resumeSync(id);
  expect((await atlas.waitFor(isEndOf(id))).session.status).toBe('completed');
  const both = [(await shown(atlas, uat.id)).catalog, (await shown(atlas, prod.id)).catalog];
  expect(both[0]).toEqual(both[1]);
  expect(both[0]?.digest).toBe(before?.digest);
  await twin.close();
});

test('a new release tells what differs, and the history how long syncs take', async () => {
  const first = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(first.changes).toBeNull();
  demo.setKnobs({ release: 2 });
  const second = await atlas.sync(uat, { strategy: 'incremental', languages: ['de'] });
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

test('labels of an entity that is opened are asked for before all others', async () => {
  demo.setKnobs({ latencyMs: { label: 20 } });
  const { id } = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user' }));
  await atlas.waitFor(isRunning('labels', 1));
  const catalog = (await shown(atlas, uat.id)).catalog?.id ?? 0;
  const wanted = await valueOf(atlas.engine.wantLabels(catalog, 'CustomersV3'));
  expect(wanted).toBeGreaterThan(10);
  expect(await valueOf(atlas.engine.wantLabels(catalog, 'CustomerV3'))).toBe(0);
  const missing = async (): Promise<number> => {
    const entity = await valueOf(atlas.engine.getEntity(catalog, 'CustomersV3', ['en-US']));
    return entity.properties.filter(({ label }) => label?.id.startsWith('@') && !label.text).length;
  };
  const told = atlas.events.length;
  await atlas.waitFor(
    (event): event is Extract<typeof event, { kind: 'catalog_changed' }> =>
      event.kind === 'catalog_changed' && atlas.events.indexOf(event) >= told,
  );
  expect(await missing()).toBe(0);
  const { total = 0, done = 0 } =
    phaseOf(await valueOf(atlas.engine.getSyncSession(id)), 'labels') ?? {};
  expect(done).toBeLessThan(total ?? 0);
  await atlas.engine.cancelSync(id);
  expect(await valueOf(atlas.engine.wantLabels(catalog, 'CustomersV3'))).toBe(0);
});

test('labels of an entity that is opened come first in every chosen language', async () => {
  demo.setKnobs({ latencyMs: { label: 20 } });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { languages: ['de', 'en-US'], startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('labels', 1));
  const catalog = (await shown(atlas, uat.id)).catalog?.id ?? 0;
  await valueOf(atlas.engine.wantLabels(catalog, 'CustomersV3'));
  await expectLabelsBeforeAll(id, 'CustomersV3', ['de', 'en-US']);
});

test('labels that are wanted before any is asked for come first, too', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({
    latencyMs: { label: 20 },
    interruptions: [{ path: 'DataManagementEntities$', times: 1, how: 'hang' }],
  });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, { strategy: 'labels_only', startedBy: 'user' }),
  );
  await atlas.waitFor(isRunning('labels'));
  const catalog = (await shown(atlas, uat.id)).catalog?.id ?? 0;
  expect(await valueOf(atlas.engine.wantLabels(catalog, 'CustomersV3'))).toBe(0);
  await atlas.engine.pauseSync(id);
  demo.setKnobs({ interruptions: [] });
  await atlas.engine.resumeSync(id);
  await expectLabelsBeforeAll(id, 'CustomersV3', ['en-US']);
});

/** They are there in these languages while the sync still reads others, which is then cancelled. */
async function expectLabelsBeforeAll(
  sessionId: string,
  entity: string,
  languages: readonly string[],
): Promise<void> {
  const catalog = (await shown(atlas, uat.id)).catalog?.id ?? 0;
  const hasAll = async (language: string): Promise<boolean> => {
    const { properties } = await valueOf(atlas.engine.getEntity(catalog, entity, [language]));
    const ids = properties.flatMap(({ label }) => (label?.id.startsWith('@') ? [label] : []));
    return ids.every(({ texts }) => texts.some((text) => text.language === language));
  };
  const labelsNow = async () =>
    phaseOf(await valueOf(atlas.engine.getSyncSession(sessionId)), 'labels');
  for (;;) {
    const state = await labelsNow();
    const done = state?.done ?? 0;
    // Of those that nobody looks at, most are still to come.
    if (done > 0) expect(done).toBeLessThan((state?.total ?? 0) / 4);
    const isThere = await Promise.all(languages.map(hasAll));
    if (!isThere.includes(false)) break;
    await atlas.waitFor(isRunning('labels', done + 1));
  }
  await atlas.engine.cancelSync(sessionId);
}

test('bytes of labels count as received', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const session = await atlas.sync(uat, { strategy: 'labels_only' });
  const { done = 0 } = phaseOf(session, 'labels') ?? {};
  expect(session.receivedBytes).toBeGreaterThan(100 * done);
});

test.each([
  ['with 404', '404'],
  ['with a message', 'text'],
  ['with an empty text', 'empty'],
] as const)('labels that the service does not know, %s, are not asked again', async (_, way) => {
  demo.setKnobs({ unknownLabel: way });
  await atlas.sync(uat, { languages: ['fr'] }); // the demo speaks English and German
  const all = demo.requests.read().counts.label;
  expect(all).toBeGreaterThan(100);
  const [coverage] = (await shown(atlas, uat.id)).catalog?.labels ?? [];
  expect(coverage).toMatchObject({ language: 'fr', known: 0, unknown: coverage?.total });
  demo.requests.reset();
  await atlas.sync(uat, { strategy: 'full', languages: ['fr'] });
  expect(demo.requests.read().counts.label).toBe(0);
});

test('a sync that cannot fit is refused with the figures, before anything is downloaded', async () => {
  const small = await openEngine(undefined, {
    estimateStorage: async () => ({ usage: 95_000_000, quota: 100_000_000 }),
  });
  const environment = await small.connect(demo, 'X');
  const { options } = await valueOf(small.engine.planSync(environment.id, ['en-US']));
  const neededBytes = options.find(({ strategy }) => strategy === 'full')?.neededBytes;
  expect(neededBytes).toBeGreaterThan(5_000_000);
  const session = await small.sync(environment, { strategy: 'full' });
  expect(session.failure).toMatchObject({
    kind: 'storage_short',
    neededBytes,
    freeBytes: 5_000_000,
  });
  expect(demo.requests.read().counts.dataEntities).toBe(0);
});

test.each([
  [0, 'failed', /the list is empty, where 253 were before/],
  [3, 'completed', /PublicEntities lists 3 elements, where 253 were before/],
])('%i entities where there were 253 end as %s, and say so', async (count, status, words) => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  const before = (await shown(atlas, uat.id)).catalog;
  const fewer = await serveFewerEntities(count);
  const session = await atlas.sync(uat, { strategy: 'full_without_labels' });
  expect(session.status).toBe(status);
  const told = session.failure === null ? session.warnings.join() : failureText(session.failure);
  expect(told).toMatch(words);
  const after = (await shown(atlas, uat.id)).catalog;
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

test('labels of entities come with one answer, in the language that proves to be theirs', async () => {
  await atlas.sync(uat, { strategy: 'full_without_labels' });
  demo.setKnobs({ latencyMs: { label: 20 } });
  const { id } = await valueOf(
    atlas.engine.startSync(uat.id, {
      strategy: 'labels_only',
      languages: ['de', 'en-US'],
      startedBy: 'user',
    }),
  );
  await atlas.waitFor(isRunning('labels', 1));
  await atlas.engine.cancelSync(id);
  const texts = (language: string): number =>
    atlas.db.first(presumedTexts, { language })?.count ?? 0;
  expect(texts('en-US')).toBeGreaterThan(200);
  expect(texts('de')).toBe(0);

  demo.setKnobs({ latencyMs: {} });
  const session = await atlas.sync(uat, { languages: ['de', 'en-US'] });
  expect(session.status).toBe('completed');
  expect(texts('en-US')).toBe(0);
});

test('a user who may not read data gets the labels of entities one by one', async () => {
  demo.setKnobs({ rejections: [{ path: 'DataManagementEntities$', status: 403, times: 99 }] });
  const session = await atlas.sync(uat);
  expect(session.status).toBe('completed');
  const [coverage] = (await shown(atlas, uat.id)).catalog?.labels ?? [];
  expect((coverage?.known ?? 0) + (coverage?.unknown ?? 0)).toBe(coverage?.total);
});

const presumedTexts = statement<{ language: string }, { count: number }>(/* sql */ `
  SELECT count(*) AS count FROM catalog_label WHERE language = :language AND is_inherited = 1
`);
