import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import type { VersionNews } from '#contract/versions.ts';
import { connectPair, countVersionRequests, type ConnectedPair } from './connected-demos.ts';
import { isEndOf, valueOf } from './open-engine.ts';

const HOUR_MS = 60 * 60_000;
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

async function newsOf({ id }: Environment): Promise<VersionNews | undefined> {
  const news = await valueOf(atlas.engine.listVersionNews());
  return news.find(({ environmentId }) => environmentId === id);
}

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

describe('quiet check', () => {
  test('each environment is asked at most once an hour, however many tabs wish it', async () => {
    const ask = () => atlas.engine.checkQuietly();
    await Promise.all([ask(), ask(), ask()]);
    expect([countVersionRequests(first), countVersionRequests(second)]).toEqual([1, 1]);
    pass(HOUR_MS - 1);
    await ask();
    expect(countVersionRequests(first)).toBe(1);
    pass(1);
    await Promise.all([ask(), ask()]);
    expect(countVersionRequests(first)).toBe(2);
  });

  test('an environment that has just been connected is asked, whenever others were', async () => {
    await valueOf(atlas.engine.removeEnvironment(dev.id));
    await valueOf(atlas.engine.checkQuietly());
    await atlas.connect(second, 'DEV');
    await valueOf(atlas.engine.checkQuietly());
    expect([countVersionRequests(first), countVersionRequests(second)]).toEqual([1, 1]);
  });

  test('somebody who has just checked spares the quiet check', async () => {
    await valueOf(atlas.engine.checkVersion(uat.id));
    await atlas.engine.checkQuietly();
    expect([countVersionRequests(first), countVersionRequests(second)]).toEqual([1, 1]);
  });

  test('every tab hears what a check has found, and nothing of what was known', async () => {
    const heard = atlas.events.length;
    for (const fromCache of [false, true]) {
      expect(await valueOf(atlas.engine.checkVersion(uat.id))).toMatchObject({ fromCache });
      expect(atlas.events.slice(heard)).toEqual([{ kind: 'environments_changed' }]);
    }
  });

  test('a failure is silent, kept with its beginning, and over with the next success', async () => {
    second.setKnobs({ htmlLogin: true });
    const startedAt = new Date().toISOString();
    await valueOf(atlas.engine.checkQuietly());
    expect(await newsOf(dev)).toMatchObject({
      uncheckedSince: startedAt,
      failure: { kind: expect.any(String) },
    });
    expect(await newsOf(uat)).toMatchObject({ uncheckedSince: null, failure: null });

    const requests = second.requests.read().total;
    await valueOf(atlas.engine.checkQuietly());
    expect(second.requests.read().total).toBe(requests);
    pass(HOUR_MS);
    await valueOf(atlas.engine.checkQuietly());
    expect(second.requests.read().total).toBeGreaterThan(requests);
    expect((await newsOf(dev))?.uncheckedSince).toBe(startedAt);

    second.setKnobs({ htmlLogin: false });
    pass(1);
    await valueOf(atlas.engine.checkVersion(dev.id));
    expect(await newsOf(dev)).toMatchObject({ uncheckedSince: null, failure: null });
  });

  test('who is not signed in is not asked to, and the environment is not bothered', async () => {
    const { engine } = atlas;
    const { url } = second;
    dev = await valueOf(
      engine.addEnvironment({ name: 'DEV', url, auth: 'entra', transport: 'direct' }),
    );
    await valueOf(engine.checkQuietly());
    expect(await newsOf(dev)).toMatchObject({ failure: { kind: 'sign_in_failed' } });
    expect(second.requests.read().total).toBe(0);
  });

  test('what is known from files, and a snapshot, is never asked', async () => {
    await valueOf(atlas.engine.updateEnvironment(dev.id, { kind: 'snapshot' }));
    const modules = new File(
      [JSON.stringify({ value: first.catalogue.modules })],
      'GetInstalledModules.json',
    );
    const entities = new File([JSON.stringify({ value: first.catalogue.dataEntities })], 'd.json');
    const imported = await valueOf(atlas.engine.importFiles([modules, entities], 'Golden'));
    await atlas.waitFor(isEndOf(imported.session.id));
    pass(2 * HOUR_MS);
    await valueOf(atlas.engine.checkQuietly());
    expect(countVersionRequests(second)).toBe(0);
    expect(await newsOf(imported.environment)).toMatchObject({ uncheckedSince: null });
  });

  test('a new version is told with what changed, what to do, why, and what it costs', async () => {
    const { receivedBytes } = await atlas.sync(uat, { strategy: 'full' });
    expect((await newsOf(uat))?.update).toBeNull();
    first.setKnobs({ release: 2 });
    pass(HOUR_MS);
    await valueOf(atlas.engine.checkQuietly());
    const update = (await newsOf(uat))?.update;
    expect(update).toMatchObject({
      modules: { added: 1, removed: 0 },
      strategy: 'incremental',
      reason: expect.stringContaining('labels are taken over'),
      downloadBytes: receivedBytes,
      keepsLabels: true,
    });
    // The 105 of Microsoft, and two models of a customer.
    expect(update?.modules?.updated).toBe(107);
  });

  test('a catalogue without labels has none that a new version keeps', async () => {
    await atlas.sync(uat, FULL);
    first.setKnobs({ release: 2 });
    await valueOf(atlas.engine.checkVersion(uat.id, true));
    expect((await newsOf(uat))?.update).toMatchObject({ keepsLabels: false });
  });

  test('where another environment has the new version already, nothing is downloaded', async () => {
    await atlas.sync(uat, FULL);
    second.setKnobs({ release: 2 });
    await atlas.sync(dev, FULL);
    first.setKnobs({ release: 2 });
    await valueOf(atlas.engine.checkVersion(uat.id, true));
    expect((await newsOf(uat))?.update).toMatchObject({ strategy: 'sharing', downloadBytes: 0 });
  });
});
