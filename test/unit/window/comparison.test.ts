import { expect, test } from 'vitest';
import type { Comparison, SchemaChange } from '#contract/comparison.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { NO_COMPARISON } from '../../../src/routing/comparison-address.ts';
import { comparisonRequest } from '../../../src/state/comparison-request.ts';
import { CatalogComparison, type ComparisonRequest } from '../../../src/state/comparison.svelte.ts';
import { catalog } from './catalog.ts';
import { side } from './side.ts';
import { FakeEngine } from './fake-engine.ts';

const request = (to: number): ComparisonRequest => ({
  from: 1,
  to,
  isWhole: true,
  filter: {},
  languages: ['en-US'],
});

function change(name: string): SchemaChange {
  return {
    kind: 'property',
    type: 'removed',
    owner: 'CustomersV3',
    name,
    label: null,
    origin: 'microsoft',
    severity: 'breaking',
    reason: 'Whoever reads it fails.',
    facts: [],
  };
}

function comparison(names: readonly string[], total = names.length): Comparison {
  return {
    from: 1,
    to: 2,
    isIdentical: false,
    isUnrelated: false,
    summary: [],
    severityCounts: { breaking: total, risky: 0, safe: 0 },
    total,
    changes: names.map(change),
  };
}

const hundred = (prefix: string) => Array.from({ length: 100 }, (_, index) => `${prefix}${index}`);

test('a comparison that is likely next is made ready once, and shows nothing yet', () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.foresee({ ...request(2), isWhole: false });
  expect(engine.calls).toHaveLength(0);
  void compared.foresee(request(2));
  void compared.foresee(request(2));
  expect(engine.callsOf('compareCatalogs').map(({ input }) => input)).toEqual([
    [1, 2, { languages: ['en-US'], limit: 1 }],
  ]);
  expect(compared).toMatchObject({ isAsking: false, answered: null, reply: null });
  void compared.foresee(request(3));
  expect(engine.calls).toHaveLength(2);
});

test('a late comparison never overwrites a newer one', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  void compared.run(request(3));
  await engine.calls[1]?.answer(succeed(comparison(['New'])));
  await engine.calls[0]?.answer(succeed(comparison(['Old'])));

  expect(compared.rows?.at(0)?.name).toBe('New');
  expect(compared.answered?.to).toBe(3);
  expect(compared.isAsking).toBe(false);
});

test('what is shown, or on its way, is not asked for again', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  void compared.run(request(2));
  await engine.calls[0]?.answer(succeed(comparison(['A'])));
  void compared.run(request(2));

  expect(engine.calls).toHaveLength(1);
});

test('what was compared in part is compared again when all of it is there', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  const preferences = { languages: ['en-US'], ownPublishers: [] };
  const part = comparisonRequest([side(1), side(2, false)], NO_COMPARISON, preferences);
  void compared.run(part);
  await engine.calls[0]?.answer(succeed(comparison(['A'])));
  void compared.run(comparisonRequest([side(1), side(2)], NO_COMPARISON, preferences));
  expect(engine.calls).toHaveLength(2);
});

test('a comparison that failed is tried again', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  await engine.calls[0]?.answer(fail({ kind: 'not_found', what: 'catalog', name: '2' }));
  expect(compared.failure?.kind).toBe('not_found');
  expect(compared.rows).toBeNull();

  void compared.run(request(2));
  await engine.calls[1]?.answer(succeed(comparison(['A'])));
  expect(compared.failure).toBeNull();
  expect(compared.rows?.at(0)?.name).toBe('A');
});

test('only the pages that come on screen are read, each once', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  await engine.calls[0]?.answer(succeed(comparison(hundred('A'), 450)));
  const rows = compared.rows;

  void rows?.look(0, 40);
  expect(engine.calls).toHaveLength(1);
  void rows?.look(395, 410);
  void rows?.look(396, 411);
  expect(engine.calls.slice(1).map(({ input }) => input[2])).toMatchObject([
    { offset: 300, limit: 100 },
    { offset: 400, limit: 100 },
  ]);
  expect(rows?.at(400)).toBeNull();
  await engine.calls[2]?.answer(succeed(comparison(hundred('E').slice(0, 50), 450)));
  expect(rows?.at(400)?.name).toBe('E0');
  expect(rows?.at(449)?.name).toBe('E49');
});

test('a page that failed says so, and is read when it is looked at again', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  await engine.calls[0]?.answer(succeed(comparison(hundred('A'), 200)));
  void compared.rows?.look(100, 120);
  await engine.calls[1]?.answer(fail({ kind: 'not_found', what: 'catalog', name: '2' }));
  expect(compared.rows?.failure?.kind).toBe('not_found');

  void compared.rows?.look(100, 120);
  await engine.calls[2]?.answer(succeed(comparison(hundred('B'), 200)));
  expect(compared.rows?.failure).toBeNull();
  expect(compared.rows?.at(100)?.name).toBe('B0');
});

test('a page of an older answer never gets among newer rows', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  await engine.calls[0]?.answer(succeed(comparison(hundred('Old'), 200)));
  void compared.rows?.look(100, 120);
  void compared.run(request(3));
  await engine.calls[2]?.answer(succeed(comparison(hundred('New'), 200)));
  await engine.calls[1]?.answer(succeed(comparison(hundred('Old'), 200)));

  expect(compared.rows?.at(0)?.name).toBe('New0');
  expect(compared.rows?.at(100)).toBeNull();
});

test('a catalogue that changes is told, and compared again only when somebody asks', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  await engine.calls[0]?.answer(succeed(comparison(['A'])));

  engine.tellAll({ kind: 'catalog_changed', environmentId: 9, catalog: catalog(9) });
  expect(compared.isOutdated).toBe(false);
  engine.tellAll({ kind: 'catalog_changed', environmentId: 2, catalog: catalog(2) });
  expect(compared.isOutdated).toBe(true);
  void compared.run(request(2));
  expect(engine.calls).toHaveLength(1);

  void compared.again();
  await engine.calls[1]?.answer(succeed(comparison(['B'])));
  expect(compared.isOutdated).toBe(false);
  expect(compared.rows?.at(0)?.name).toBe('B');
});

test.each([
  { kind: 'environment_removed', environmentId: 2 },
  { kind: 'catalogs_removed', catalogs: [2] },
] as const)('after $kind its numbers may mean another catalogue', async (event) => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  void compared.run(request(2));
  await engine.calls[0]?.answer(succeed(comparison(['A'])));
  engine.tellAll(event);
  void compared.run(request(2));
  expect(engine.calls).toHaveLength(2);
});

test('a file holds what the request lets through, under the names of both sides', async () => {
  const engine = new FakeEngine();
  const compared = new CatalogComparison(engine);
  const asked = { ...request(2), filter: { severities: ['breaking'] } } as const;
  const exporting = compared.export(asked, { format: 'csv', names: ['UAT', 'DEV'] });
  expect(engine.calls[0]?.input).toEqual([
    1,
    2,
    { severities: ['breaking'], languages: ['en-US'], format: 'csv', names: ['UAT', 'DEV'] },
  ]);
  const file = { name: 'UAT to DEV.csv', blob: new Blob(['']) };
  await engine.calls[0]?.answer(succeed(file));
  expect(await exporting).toEqual(succeed(file));
});

test('filters that are empty do not narrow', () => {
  const preferences = { languages: ['en-US'], ownPublishers: [] };
  expect(
    comparisonRequest([side(1), side(2)], { ...NO_COMPARISON, find: '  ' }, preferences),
  ).toEqual(request(2));
});

test('an address narrows as it says, and own publishers come from the preferences', () => {
  const preferences = { languages: ['de'], ownPublishers: ['Contoso, Inc.'] };
  const address = {
    ...NO_COMPARISON,
    severities: ['breaking'],
    types: ['removed'],
    kinds: ['property'],
    origins: ['own'],
    find: ' terms ',
    scope: 'Cust*',
    isWatchedOnly: true,
  } as const;
  expect(comparisonRequest([side(1), side(2)], address, preferences)).toEqual({
    from: 1,
    to: 2,
    isWhole: true,
    languages: ['de'],
    filter: {
      severities: ['breaking'],
      types: ['removed'],
      kinds: ['property'],
      origins: ['own'],
      text: 'terms',
      scope: 'Cust*',
      isWatchedOnly: true,
      ownPublishers: ['Contoso, Inc.'],
    },
  });
});
