import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { succeed } from '#contract/outcome.ts';
import type { CatalogProof, VersionNews, VersionRegistry } from '#contract/versions.ts';
import { keepVersionsChecked } from '../../../src/pages/frame/keep-versions-checked.ts';
import { EnvironmentDetails } from '../../../src/state/environment-details.svelte.ts';
import { shortDigestOf, Versions } from '../../../src/state/versions.svelte.ts';
import { catalog } from './catalog.ts';
import { FakeEngine } from './fake-engine.ts';

const news = (environmentId: number, uncheckedSince: string | null = null): VersionNews => ({
  environmentId,
  update: null,
  uncheckedSince,
  failure: null,
});

const empty: VersionRegistry = {
  versions: [],
  sharing: {
    environments: 0,
    versions: 0,
    activeLinks: 0,
    sharingEnvironments: 0,
    distribution: [],
    storedBytes: 0,
    separateBytes: 0,
  },
};

describe('what is known of versions', () => {
  test('an older answer never replaces a newer one', async () => {
    const engine = new FakeEngine();
    const versions = new Versions(engine);
    void versions.load();
    engine.tellAll({ kind: 'environments_changed' });
    const [first, second] = engine.callsOf('listVersionNews');
    await second?.answer(succeed([news(1, 'new')]));
    await first?.answer(succeed([news(1, 'old')]));
    expect(versions.newsOf(1)?.uncheckedSince).toBe('new');
  });

  test('the registry is asked for only once somebody wants it', async () => {
    const engine = new FakeEngine();
    const versions = new Versions(engine);
    engine.tellAll({ kind: 'environments_changed' });
    expect(engine.callsOf('listVersions')).toHaveLength(0);
    void versions.loadRegistry();
    await engine.callsOf('listVersions')[0]?.answer(succeed(empty));
    engine.tellAll({ kind: 'environments_changed' });
    expect(engine.callsOf('listVersions')).toHaveLength(2);
  });
});

test('an address finds a catalogue by the first digits of its digest', async () => {
  const engine = new FakeEngine();
  const versions = new Versions(engine);
  expect(versions.catalogNamed('0123')).toBeNull();
  void versions.loadRegistry();
  const stored = ['0123456789abcdef', '0123456789abcdee'].map((start, id) => ({
    catalog: { ...catalog(id), digest: start.padEnd(64, '0') },
    shownBy: [],
    ownDefinitions: 0,
    bytes: 0,
    ownBytes: 0,
  }));
  const registered = { version: null, environments: [], formerEnvironments: [], catalogs: stored };
  await engine.calls[0]?.answer(succeed({ ...empty, versions: [registered] }));
  const name = shortDigestOf(stored[1]?.catalog.digest ?? null) ?? '';
  expect(versions.catalogNamed(name)).toBe(stored[1]);
  expect(versions.catalogNamed('fedc')).toBeNull();
  expect(shortDigestOf(null)).toBeNull();
});

describe('details of an environment', () => {
  const proof: CatalogProof = {
    catalogId: 7,
    verdict: 'whole',
    definitions: 1,
    broken: [],
    brokenCount: 0,
  };

  test('a late time line of another environment is not shown', async () => {
    const engine = new FakeEngine();
    const details = new EnvironmentDetails(engine);
    void details.show(1);
    void details.show(2);
    const [first, second] = engine.callsOf('versionHistory');
    await second?.answer(succeed({ periods: [], verifiedAt: 'second' }));
    await first?.answer(succeed({ periods: [], verifiedAt: 'first' }));
    expect(details.history?.verifiedAt).toBe('second');
  });

  test('to look again leaves the time line on screen, another environment does not', async () => {
    const engine = new FakeEngine();
    const details = new EnvironmentDetails(engine);
    void details.show(1);
    await engine.callsOf('versionHistory')[0]?.answer(succeed({ periods: [], verifiedAt: 'once' }));
    void details.show(1);
    expect(details.history?.verifiedAt).toBe('once');
    void details.show(2);
    expect(details.history).toBeNull();
  });

  test('news of other things leave a proof as it is', async () => {
    const engine = new FakeEngine();
    const details = new EnvironmentDetails(engine);
    void details.prove(7);
    await engine.callsOf('proveCatalog')[0]?.answer(succeed(proof));
    engine.tellAll({ kind: 'glossary_changed' });
    expect(details.proofOf(7)).toEqual(proof);
    engine.tellAll({ kind: 'environment_removed', environmentId: 1 });
    expect(details.proofOf(7)).toBeNull();
  });

  test('a catalogue is proved once at a time, and the proof goes with its id', async () => {
    const engine = new FakeEngine();
    const details = new EnvironmentDetails(engine);
    void details.prove(7);
    void details.prove(7);
    expect(engine.callsOf('proveCatalog')).toHaveLength(1);
    expect(details.isProving(7)).toBe(true);
    await engine.callsOf('proveCatalog')[0]?.answer(succeed(proof));
    expect(details.isProving(7)).toBe(false);
    expect(details.proofOf(7)).toEqual(proof);
    engine.tellAll({ kind: 'catalogs_removed', catalogs: [7] });
    expect(details.proofOf(7)).toBeNull();
  });
});

describe('versions are checked by themselves', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watch(isOnline: boolean) {
    const network = Object.assign(new EventTarget(), { navigator: { onLine: isOnline } });
    const checks: number[] = [];
    const checker = { checkQuietly: () => Promise.resolve(checks.push(Date.now())) };
    return { network, checks, stop: keepVersionsChecked(checker, network) };
  }

  test('after the app has been opened, and now and then', () => {
    const { checks, stop } = watch(true);
    expect(checks).toHaveLength(0);
    vi.advanceTimersByTime(5000);
    expect(checks).toHaveLength(1);
    vi.advanceTimersByTime(60 * 60_000);
    expect(checks.length).toBeGreaterThan(1);
    stop();
  });

  test('not without a network, and as soon as it returns', () => {
    const { network, checks, stop } = watch(false);
    vi.advanceTimersByTime(60 * 60_000);
    expect(checks).toHaveLength(0);
    network.navigator.onLine = true;
    network.dispatchEvent(new Event('online'));
    expect(checks).toHaveLength(1);
    stop();
  });

  test('until it is called off', () => {
    const { network, checks, stop } = watch(true);
    stop();
    network.dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(60 * 60_000);
    expect(checks).toHaveLength(0);
  });
});
