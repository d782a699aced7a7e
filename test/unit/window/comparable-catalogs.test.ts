import { expect, test } from 'vitest';
import type { Environment, GlobalVersion } from '#contract/domain.ts';
import {
  choosePair,
  chooseSides,
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
const catalogs = listComparable([uat, dev, gold]);
const NOTHING = { from: null, to: null };

function names(pair: ReturnType<typeof choosePair>) {
  return [pair.from?.name, pair.to?.name];
}

test('only what is stored can be compared', () => {
  const empty = environment({ id: 4, name: 'NEW', catalog: null });
  expect(listComparable([uat, empty]).map(({ name }) => name)).toEqual(['UAT']);
});

test('a side is told by its environment and its version, said once', () => {
  const demo = stored(5, 'Demo 10.0.43', '10.0.43');
  expect(listComparable([uat, gold, demo]).map(comparableText)).toEqual([
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
  const [side] = listComparable([updated]);
  expect(side && comparableText(side)).toBe('UAT');
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
  const pair = choosePair(listComparable([uat, twin, dev]), NOTHING, 'uat.example');
  expect(names(pair)).toEqual(['UAT', 'DEV']);
  const pairOfTwins = choosePair(listComparable([uat, twin]), NOTHING, 'uat.example');
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
