import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import { fail } from '#contract/outcome.ts';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { registerVersion } from '../../worker/versions/version-registry.ts';
import { connectPair, countVersionRequests, type ConnectedPair } from './connected-demos.ts';
import { valueOf } from './open-engine.ts';

const FULL = { strategy: 'full_without_labels' } as const;

let first: ConnectedPair['first'];
let second: ConnectedPair['second'];
let atlas: ConnectedPair['atlas'];
let uat: ConnectedPair['uat'];
let dev: ConnectedPair['dev'];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  ({ first, second, atlas, uat, dev } = await connectPair());
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all([first.close(), second.close()]);
});

async function startShared() {
  const demo = await startDemoEnvironment({ scale: 'small' });
  return { url: demo.url, [Symbol.asyncDispose]: () => demo.close() };
}

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

describe('version check', () => {
  test('an answer is believed for five minutes, unless forced or cleared', async () => {
    const check = async (isForced = false) =>
      (await valueOf(atlas.engine.checkVersion(uat.id, isForced))).fromCache;
    expect(await check()).toBe(false);
    pass(4 * 60_000);
    expect(await check()).toBe(true);
    expect(await check(true)).toBe(false);
    pass(1);
    await valueOf(atlas.engine.clearVersionCache(uat.id));
    pass(1);
    expect(await check()).toBe(false);
    expect(await check()).toBe(true);
    pass(5 * 60_000 + 1);
    expect(await check()).toBe(false);
    expect(countVersionRequests(first)).toBe(4);
  });

  test('an answer from the future is not believed: the clock was set back', async () => {
    await valueOf(atlas.engine.checkVersion(uat.id, true));
    pass(-60 * 60_000);
    const { fromCache } = await valueOf(atlas.engine.checkVersion(uat.id, false));
    expect(fromCache).toBe(false);
    expect(countVersionRequests(first)).toBe(2);
  });

  test('it tells a new version from a known one, and whether its catalogue can be shared', async () => {
    const alone = await valueOf(atlas.engine.checkVersion(uat.id));
    expect(alone).toMatchObject({
      isKnown: false,
      wasLinked: false,
      sharedBy: 1,
      canShare: false,
      update: { strategy: 'full' },
    });
    await atlas.sync(uat, FULL);
    const other = await valueOf(atlas.engine.checkVersion(dev.id));
    expect(other).toMatchObject({
      isKnown: true,
      wasLinked: false,
      sharedBy: 2,
      canShare: true,
      update: { strategy: 'sharing' },
    });
    const again = await valueOf(atlas.engine.checkVersion(uat.id, true));
    expect(again).toMatchObject({ isKnown: true, wasLinked: true, update: null });
  });

  test('every tab hears of a version that was read, and nothing where it was only remembered', async () => {
    const heard = atlas.events.length;
    await valueOf(atlas.engine.checkVersion(uat.id));
    expect(atlas.events.slice(heard)).toEqual([{ kind: 'environments_changed' }]);
    await valueOf(atlas.engine.checkVersion(uat.id));
    expect(atlas.events.slice(heard)).toHaveLength(1);
  });

  test('an environment that is not there cannot be asked, nor its cache be cleared', async () => {
    const missing = fail({ kind: 'not_found', what: 'environment', name: '99' });
    expect(await atlas.engine.checkVersion(99)).toEqual(missing);
    expect(await atlas.engine.clearVersionCache(99)).toEqual(missing);
  });
});

describe('a new version', () => {
  test('the old catalogue is shown until the new one is complete, and stays after it', async () => {
    await atlas.sync(uat, { strategy: 'full' });
    const before = (await atlas.shown(uat)).catalog;
    first.setKnobs({ release: 2, hang: ['publicEnumerations'] });
    const session = await valueOf(atlas.engine.startSync(uat.id, { startedBy: 'user', ...FULL }));
    await atlas.waitFor(
      (event): event is Extract<typeof event, { kind: 'sync_changed' }> =>
        event.kind === 'sync_changed' &&
        event.session.id === session.id &&
        event.session.phases.some(
          ({ phase, status }) => phase === 'enumerations' && status === 'running',
        ),
    );
    expect((await atlas.shown(uat)).catalog).toEqual(before);
    await valueOf(atlas.engine.cancelSync(session.id));
    first.setKnobs({ hang: [] });
    await atlas.sync(uat, FULL);

    const after = await atlas.shown(uat);
    expect(after.catalog?.digest).not.toBe(before?.digest);
    const { versions, sharing } = await valueOf(atlas.engine.listVersions());
    // The figures are of what is shown and run now: nothing is shared with what was.
    expect(sharing).toMatchObject({
      versions: 1,
      activeLinks: 1,
      distribution: [{ environments: 1, versions: 1 }],
    });
    expect(sharing.storedBytes).toBe(sharing.separateBytes);
    const old = versions.find(({ version }) => version.id === before?.versionId);
    expect(old).toMatchObject({ environments: [], formerEnvironments: [{ name: 'UAT' }] });
    expect(old?.catalogs.map(({ catalog, shownBy }) => ({ catalog, shownBy }))).toEqual([
      { catalog: before, shownBy: [] },
    ]);
    const found = await valueOf(atlas.engine.search(before?.id ?? 0, { text: 'CustomersV3' }));
    expect(found.hits[0]?.name).toBe('CustomersV3');
  });

  test('the time line tells each version, what changed, and whether a catalogue is here', async () => {
    await valueOf(atlas.engine.checkVersion(dev.id));
    await atlas.sync(uat, FULL);
    pass(1000);
    first.setKnobs({ release: 2 });
    await valueOf(atlas.engine.checkVersion(uat.id, true));
    const { periods, verifiedAt } = await valueOf(atlas.engine.versionHistory(uat.id));
    const { version, catalog } = await atlas.shown(uat);
    expect(periods).toMatchObject([
      {
        version,
        endedAt: null,
        modules: { added: 1, removed: 0, updated: 107 },
        catalogs: [],
      },
      {
        version: { applicationVersion: '10.0.2105.34092' },
        modules: null,
        catalogs: [catalog?.id],
      },
    ]);
    expect(periods[1]?.endedAt).toBe(periods[0]?.detectedAt);
    expect(verifiedAt).not.toBeNull();
    // Whoever ran the same version still does.
    const ofDev = await valueOf(atlas.engine.versionHistory(dev.id));
    expect(ofDev.periods).toMatchObject([{ version: periods[1]?.version, endedAt: null }]);
    expect(await atlas.engine.versionHistory(99)).toMatchObject({ ok: false });
  });

  test('is listed with its catalogue while that is still empty', async () => {
    const { version } = await valueOf(atlas.engine.checkVersion(uat.id));
    const id = createCatalog(atlas.db, version.id, new Date().toISOString());
    const { versions } = await valueOf(atlas.engine.listVersions());
    expect(versions).toMatchObject([{ catalogs: [{ catalog: { id }, bytes: 0 }] }]);
  });

  test('keeps the build numbers that it was once seen with', async () => {
    const known = {
      source: 'modules',
      fingerprint: 'f',
      modulesHash: null,
      versionHash: null,
    } as const;
    const seen = [null, '10.0.44', null].map((applicationVersion) => ({
      ...known,
      modules: [],
      unreadable: [],
      applicationVersion,
      platformVersion: null,
    }));
    seen.forEach((detected, day) => registerVersion(atlas.db, detected, `2026-11-0${day + 1}`));
    const { versions } = await valueOf(atlas.engine.listVersions());
    expect(versions.map(({ version }) => version)).toMatchObject([
      { applicationVersion: '10.0.44', firstSeenAt: '2026-11-01', lastUsedAt: '2026-11-03' },
    ]);
  });

  test('that cannot be stored leaves the one before in its place', async () => {
    await valueOf(atlas.engine.checkVersion(uat.id));
    const before = await atlas.shown(uat);
    atlas.db.execute(`
      CREATE TRIGGER no_room BEFORE INSERT ON environment_version
      BEGIN SELECT RAISE(ABORT, 'no room'); END
    `);
    first.setKnobs({ release: 2 });
    await expect(atlas.engine.checkVersion(uat.id, true)).rejects.toThrow('no room');
    expect(await atlas.shown(uat)).toEqual(before);
    expect((await valueOf(atlas.engine.listVersions())).versions).toHaveLength(1);
  });

  test('its modules are listed, and compared with those before', async () => {
    await valueOf(atlas.engine.checkVersion(uat.id));
    second.setKnobs({ release: 2 });
    await valueOf(atlas.engine.checkVersion(dev.id));
    const [older, newer] = [
      (await atlas.shown(uat)).version?.id ?? 0,
      (await atlas.shown(dev)).version?.id ?? 0,
    ];
    const { modules, unreadable } = await valueOf(atlas.engine.listModules(older));
    expect(modules).toHaveLength(first.catalogue.modules.length);
    expect(unreadable).toEqual([]);
    expect(modules).toContainEqual({
      name: 'AdatumPipes',
      version: '1.8.313.0',
      moduleId: 'AdatumPipes',
      publisher: 'Adatum',
      displayName: 'Adatum | Pipe works',
    });
    const there = await valueOf(atlas.engine.compareModules(older, newer));
    expect(there.added.map(({ name }) => name)).toEqual(['SustainabilityAccounting']);
    expect(there.updated).toHaveLength(107);
    const back = await valueOf(atlas.engine.compareModules(newer, older));
    expect(back.removed).toEqual(there.added);
    const missing = fail({ kind: 'not_found', what: 'version', name: '99' });
    expect(await atlas.engine.compareModules(older, 99)).toEqual(missing);
    expect(await atlas.engine.compareModules(99, older)).toEqual(missing);
    expect(await atlas.engine.listModules(99)).toEqual(missing);
  });
});

describe('sharing', () => {
  test('its figures say what is stored once instead of twice', async () => {
    await atlas.sync(uat, FULL);
    await atlas.sync(dev);
    const { sharing, versions } = await valueOf(atlas.engine.listVersions());
    expect(sharing).toMatchObject({
      environments: 2,
      versions: 1,
      activeLinks: 2,
      sharingEnvironments: 2,
      distribution: [{ environments: 2, versions: 1 }],
    });
    expect(sharing.separateBytes / sharing.storedBytes).toBeCloseTo(2, 1);
    const [catalog] = versions[0]?.catalogs ?? [];
    expect(catalog?.shownBy.map(({ name }) => name)).toEqual(['UAT', 'DEV']);
    expect(catalog?.ownDefinitions).toBe(
      (await valueOf(atlas.engine.cacheStatistics())).definitions,
    );
    const { databaseBytes } = await valueOf(atlas.engine.cacheStatistics());
    expect(catalog?.ownBytes).toBeLessThanOrEqual(databaseBytes);
  });

  test('of three with the same modules, two download nothing and two thirds are saved', async () => {
    await using third = await startShared();
    const test = await atlas.connect(third, 'TEST');
    const sessions = [await atlas.sync(uat, FULL), await atlas.sync(dev), await atlas.sync(test)];
    expect(sessions.map(({ strategy, receivedBytes }) => [strategy, receivedBytes > 0])).toEqual([
      ['full_without_labels', true],
      ['sharing', false],
      ['sharing', false],
    ]);
    const { sharing } = await valueOf(atlas.engine.listVersions());
    expect(sharing.distribution).toEqual([{ environments: 3, versions: 1 }]);
    expect(1 - sharing.storedBytes / sharing.separateBytes).toBeGreaterThan(0.6);
  });

  test('two versions share the definitions that did not change', async () => {
    second.setKnobs({ release: 2 });
    await atlas.sync(uat, FULL);
    await atlas.sync(dev, FULL);
    const { sharing, versions } = await valueOf(atlas.engine.listVersions());
    expect(sharing.sharingEnvironments).toBe(0);
    expect(sharing.separateBytes / sharing.storedBytes).toBeGreaterThan(1.5);
    expect(versions).toMatchObject([
      { environments: [{ name: 'DEV' }], formerEnvironments: [] },
      { environments: [{ name: 'UAT' }], formerEnvironments: [] },
    ]);
    for (const { catalogs } of versions) {
      expect(catalogs[0]?.ownBytes).toBeLessThan((catalogs[0]?.bytes ?? 0) / 2);
      expect(catalogs[0]?.ownDefinitions).toBeGreaterThan(0);
    }
  });
});

describe('verifying', () => {
  beforeEach(async () => {
    await atlas.sync(uat, { strategy: 'full' });
    await atlas.sync(dev);
  });

  const verifiedAt = async ({ id }: Environment) =>
    (await valueOf(atlas.engine.versionHistory(id))).verifiedAt;

  test('the same metadata keeps the shared catalogue, with all that is known of its labels', async () => {
    const before = (await atlas.shown(dev)).catalog;
    expect(await verifiedAt(dev)).toBeNull();
    pass(1000);
    const session = await atlas.sync(dev, FULL);
    expect(session.warnings).toEqual([]);
    expect(session.catalogId).toBe(before?.id);
    expect((await atlas.shown(dev)).catalog).toEqual(before);
    expect((await atlas.shown(uat)).catalog).toEqual(before);
    expect(Date.parse((await verifiedAt(dev)) ?? '')).toBeGreaterThan(
      Date.parse(before?.completedAt ?? ''),
    );
    expect(await valueOf(atlas.engine.cacheStatistics())).toMatchObject({ catalogs: 1 });
    const labels = second.requests.read().counts.label;
    await atlas.sync(dev, { strategy: 'labels_only' });
    expect(second.requests.read().counts.label).toBe(labels);
  });

  test('other metadata under the same modules gets a catalogue of its own, and is told', async () => {
    const before = (await atlas.shown(uat)).catalog;
    const definitions = (await valueOf(atlas.engine.cacheStatistics())).definitions;
    second.setKnobs({ configurationFlip: true });
    pass(1000);
    const session = await atlas.sync(dev, FULL);
    expect(session.warnings).toEqual([expect.stringContaining('its own')]);
    const fork = (await atlas.shown(dev)).catalog;
    expect(fork?.digest).not.toBe(before?.digest);
    expect(fork?.versionId).toBe(before?.versionId);
    expect((await atlas.shown(uat)).catalog).toEqual(before);
    const { definitions: after } = await valueOf(atlas.engine.cacheStatistics());
    expect(after - definitions).toBeGreaterThan(0);
    expect(after - definitions).toBeLessThan(definitions / 10);
    expect(await verifiedAt(dev)).not.toBeNull();

    second.setKnobs({ configurationFlip: false });
    pass(1000);
    await atlas.sync(dev, FULL);
    expect((await atlas.shown(dev)).catalog).toEqual(before);
  });

  test('who downloaded a catalogue keeps it when a twin takes its place', async () => {
    pass(1000);
    await atlas.sync(dev, { strategy: 'full' });
    expect(await verifiedAt(uat)).not.toBeNull();
    first.setKnobs({ release: 2 });
    await atlas.sync(uat, FULL);
    await valueOf(atlas.engine.removeEnvironment(dev.id));
    const { periods } = await valueOf(atlas.engine.versionHistory(uat.id));
    expect(periods.map(({ catalogs }) => catalogs.length)).toEqual([1, 1]);
  });
});

test('an environment goes with the catalogues of its former versions', async () => {
  await atlas.sync(uat, FULL);
  first.setKnobs({ release: 2 });
  await atlas.sync(uat, FULL);
  const preview = await valueOf(atlas.engine.previewRemoval(uat.id));
  expect(preview.catalogs).toBe(2);
  expect(await valueOf(atlas.engine.removeEnvironment(uat.id))).toEqual(preview);
  expect(await valueOf(atlas.engine.cacheStatistics())).toMatchObject({
    catalogs: 0,
    definitions: 0,
    versions: 0,
  });
});
