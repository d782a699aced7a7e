import { describe, expect, test } from 'vitest';
import type { Environment, GlobalVersion } from '#contract/domain.ts';
import type { RegisteredVersion, StoredCatalog, VersionRegistry } from '#contract/versions.ts';
import { choosePair, chooseSides } from '../../../src/state/choose-sides.ts';
import {
  comparableText,
  directionText,
  findComparable,
  listComparable,
} from '../../../src/state/comparable-catalogs.ts';
import { environment } from '../assistant/fake-engine.ts';
import { catalog } from './catalog.ts';

function stored(id: number, name: string, applicationVersion: string | null): Environment {
  const host = `${name.toLowerCase().replaceAll(' ', '-')}.example`;
  return environment({
    id,
    name,
    host,
    url: `https://${host}`,
    catalog: { ...catalog(id), versionId: id, state: 'complete' },
    version: version(id, applicationVersion),
  });
}

function version(id: number, applicationVersion: string | null): GlobalVersion {
  return {
    id,
    fingerprint: String(id).repeat(64),
    modulesHash: null,
    versionHash: null,
    source: 'modules',
    applicationVersion,
    platformVersion: null,
    moduleCount: 1,
    firstSeenAt: '2026-11-01T08:00:00.000Z',
    lastUsedAt: '2026-11-01T08:00:00.000Z',
  };
}

const uat = stored(1, 'UAT', '10.0.43');
const dev = stored(2, 'DEV', '10.0.44');
const gold = stored(3, 'GOLD', null);
const catalogs = listComparable([uat, dev, gold], null);
const NOTHING = { from: null, to: null };

function registryOf(...versions: readonly Partial<RegisteredVersion>[]): VersionRegistry {
  return {
    versions: versions.map((each) => ({
      version: version(1, '10.0.43'),
      environments: [],
      formerEnvironments: [],
      catalogs: [],
      ...each,
    })),
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
}

function storedCatalog(id: number, versionId: number): StoredCatalog {
  const digest = `${id}d`.repeat(32);
  const completedAt = '2026-11-12T12:00:00.000Z';
  return {
    catalog: { ...catalog(id), versionId, state: 'complete', digest, completedAt },
    shownBy: [],
    ownDefinitions: 0,
    bytes: 0,
    ownBytes: 0,
  };
}

function names(pair: ReturnType<typeof choosePair>) {
  return [pair.from?.name, pair.to?.name];
}

test('only what is stored can be compared', () => {
  const empty = environment({ id: 4, name: 'NEW', catalog: null });
  expect(listComparable([uat, empty], null).map(({ name }) => name)).toEqual(['UAT']);
});

test('a side is told by its environment and its version, said once', () => {
  const demo = stored(5, 'Demo 10.0.43', '10.0.43');
  expect(listComparable([uat, gold, demo], null).map(comparableText)).toEqual([
    'UAT, 10.0.43',
    'GOLD',
    'Demo 10.0.43',
  ]);
});

test('the direction is said in words', () => {
  const [first, second, third] = catalogs;
  if (first === undefined || second === undefined || third === undefined) throw new Error();
  expect(directionText(first, second)).toBe('What changes from UAT, 10.0.43, to DEV, 10.0.44');
  expect(directionText(third, first)).toBe('What changes from GOLD to UAT, 10.0.43');
});

test('a version that is known but not stored yet is not said of the stored catalogue', () => {
  const updated = { ...uat, version: version(9, '10.0.45') };
  const [side] = listComparable([updated], null);
  expect(side && comparableText(side)).toBe('UAT');
});

test('what an environment shows is told by its own version, though it runs a newer one', () => {
  const updated = { ...uat, version: version(9, '10.0.45') };
  const [side] = listComparable([updated], registryOf({ version: version(1, '10.0.43') }));
  expect(side && comparableText(side)).toBe('UAT, 10.0.43');
});

describe('after an update', () => {
  const updated = stored(2, 'UAT', '10.0.44');
  const registry = registryOf({
    version: version(1, '10.0.43'),
    formerEnvironments: [{ id: updated.id, name: 'UAT', host: updated.host }],
    catalogs: [storedCatalog(8, 1), storedCatalog(7, 1)],
  });
  const sides = listComparable([updated], registry);

  test('older catalogues stand behind what is shown, with stable names', () => {
    expect(sides.map(({ catalogId, address }) => [catalogId, address])).toEqual([
      [2, 'uat.example'],
      [8, 'uat.example@11111111'],
      [7, 'uat.example@7d7d7d7d'],
    ]);
    expect(sides.map(comparableText)).toEqual([
      'UAT, 10.0.44',
      'UAT, 10.0.43, stored 12 Nov 2026',
      'UAT, 10.0.43, stored 12 Nov 2026',
    ]);
  });

  test('what was not read to its end is no side', () => {
    const partial = storedCatalog(9, 1);
    const cut = { ...partial, catalog: { ...partial.catalog, state: 'partial' as const } };
    const ran = [{ id: updated.id, name: 'UAT', host: updated.host }];
    const halves = registryOf({ formerEnvironments: ran, catalogs: [cut] });
    expect(listComparable([updated], halves).map(({ catalogId }) => catalogId)).toEqual([2]);
  });

  test('a version that runs on without its catalogue being shown is a side too', () => {
    const runs = [{ id: updated.id, name: 'UAT', host: updated.host }];
    const fresh = registryOf({
      version: version(3, '10.0.45'),
      environments: runs,
      catalogs: [storedCatalog(6, 3)],
    });
    expect(listComparable([updated], fresh).map(({ catalogId }) => catalogId)).toEqual([2, 6]);
  });

  test('their objects are opened in them', () => {
    expect(sides.map(({ objects }) => objects)).toEqual([
      { environment: 'uat.example', catalog: null },
      { environment: 'uat.example', catalog: '8d8d8d8d8d8d8d8d' },
      { environment: 'uat.example', catalog: '7d7d7d7d7d7d7d7d' },
    ]);
  });

  test('a link made before the update leads to what it meant', () => {
    expect(findComparable(sides, 'uat.example@1111')?.catalogId).toBe(8);
    expect(findComparable(sides, 'uat.example@7d7d')?.catalogId).toBe(7);
    expect(findComparable(sides, 'uat.example@2222')?.catalogId).toBe(2);
  });

  test('an environment alone is compared with what it was, from then to now', () => {
    const pair = choosePair(sides, NOTHING, 'uat.example');
    expect([pair.from?.catalogId, pair.to?.catalogId]).toEqual([8, 2]);
  });

  test('the matrix begins with what is shown now, if there is enough of it', () => {
    const two = listComparable([updated, dev], registry);
    expect(chooseSides(two, [], 6).sides.map(({ name }) => name)).toEqual(['UAT', 'DEV']);
    expect(chooseSides(sides, [], 6).sides).toHaveLength(3);
  });
});

test('a link to a version finds it while it is in use', () => {
  expect(findComparable(catalogs, 'dev.example')?.name).toBe('DEV');
  expect(findComparable(catalogs, 'dev.example@2222')?.name).toBe('DEV');
  expect(findComparable(catalogs, 'dev.example@9999')).toBeNull();
  expect(findComparable(catalogs, 'prod.example')).toBeNull();
});

test('without an address the environment in use is compared with the next', () => {
  expect(names(choosePair(catalogs, NOTHING, 'dev.example'))).toEqual(['DEV', 'UAT']);
  expect(names(choosePair(catalogs, NOTHING, null))).toEqual(['UAT', 'DEV']);
});

test('a side that the address leaves open is never the other side', () => {
  expect(names(choosePair(catalogs, { from: 'dev.example', to: null }, null))).toEqual([
    'DEV',
    'UAT',
  ]);
  const toOnly = { from: null, to: 'dev.example' };
  expect(names(choosePair(catalogs, toOnly, 'dev.example'))).toEqual(['UAT', 'DEV']);
});

test('an environment with another catalogue is preferred to one that shares it', () => {
  const twin = { ...stored(4, 'TWIN', '10.0.43'), catalog: uat.catalog };
  const pair = choosePair(listComparable([uat, twin, dev], null), NOTHING, 'uat.example');
  expect(names(pair)).toEqual(['UAT', 'DEV']);
  const pairOfTwins = choosePair(listComparable([uat, twin], null), NOTHING, 'uat.example');
  expect(names(pairOfTwins)).toEqual(['UAT', 'TWIN']);
});

test('a side that is not on this device is missing, and not replaced', () => {
  const pair = choosePair(catalogs, { from: 'prod.example', to: 'dev.example' }, 'uat.example');
  expect(pair.from).toBeNull();
  expect(pair.to?.name).toBe('DEV');
  expect(pair.missing).toEqual(['prod.example']);
});

test('the matrix shows what its address names, in that order and each once', () => {
  const { sides, missing } = chooseSides(
    catalogs,
    ['gold.example', 'prod.example', 'uat.example', 'gold.example'],
    6,
  );
  expect(sides.map(({ name }) => name)).toEqual(['GOLD', 'UAT']);
  expect(missing).toEqual(['prod.example']);
});

test('a matrix of nothing in particular shows all there is room for', () => {
  expect(chooseSides(catalogs, [], 2).sides.map(({ name }) => name)).toEqual(['UAT', 'DEV']);
});
