import { beforeEach, describe, expect, test } from 'vitest';
import { field } from '../field.ts';
import { entity, enumeration, fillCatalog } from './filled-catalog.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

let atlas: TestEngine;

beforeEach(async () => {
  atlas = await openEngine();
});

describe('of two catalogues with many differences', () => {
  const names = Array.from({ length: 501 }, (_, index) => `Type${index + 100}s`);
  let catalogs: readonly [number, number];

  beforeEach(async () => {
    catalogs = [
      await fillCatalog(atlas.db, { definitions: [] }),
      await fillCatalog(atlas.db, { definitions: names.toReversed().map((name) => entity(name)) }),
    ];
  });

  test.each([
    [{}, names.slice(0, 100)],
    [{ limit: 1000 }, names.slice(0, 500)],
    [{ limit: 1000, offset: 499 }, names.slice(499)],
    [{ limit: 0, offset: -3 }, names.slice(0, 1)],
  ])('a page (%o) is neither empty nor without end', async (page, expected) => {
    const changes = await valueOf(atlas.engine.compareCatalogs(...catalogs, page));
    expect(changes.total).toBe(501);
    const kinds = { kind: 'entity', type: 'added', severity: 'safe' };
    expect(changes.summary).toEqual([{ ...kinds, count: 501 }]);
    expect(changes.changes.map(({ name }) => name)).toEqual(expected);
    const matrix = await valueOf(atlas.engine.compareMatrix(catalogs, page));
    expect(matrix.total).toBe(501);
    expect(matrix.rows.map(({ name }) => name)).toEqual(expected);
  });
});

test('a file has all that the filter lets through, not a page of it', async () => {
  const many = Array.from({ length: 120 }, (_, index) => field(`Field${index + 100}`));
  const from = await fillCatalog(atlas.db, {
    definitions: [entity('Customers', many), enumeration('Status', { Open: 0 })],
  });
  const to = await fillCatalog(atlas.db, {
    definitions: [entity('Customers', [field('New')]), enumeration('Status', { Open: 1 })],
  });
  const { name, blob } = await valueOf(
    atlas.engine.exportComparison(from, to, {
      format: 'csv',
      names: ['UAT', 'PROD'],
      languages: ['en-US'],
      severities: ['breaking'],
      scope: 'Cust*',
    }),
  );
  expect(name).toBe('Changes from UAT to PROD.csv');
  const [, ...lines] = (await blob.text()).trimEnd().split('\r\n');
  expect(lines.map((line) => line.split(',').slice(0, 5))).toEqual(
    many.map((each) => ['breaking', 'removed', 'property', 'Customers', each.name]),
  );
});

test('a catalogue that does not exist is named', async () => {
  const there = await fillCatalog(atlas.db, { definitions: [] });
  const missing = { ok: false, failure: { kind: 'not_found', what: 'catalog', name: '99' } };
  expect(await atlas.engine.compareCatalogs(there, 99, {})).toEqual(missing);
  expect(await atlas.engine.compareCatalogs(99, there, {})).toEqual(missing);
  expect(await atlas.engine.compareMatrix([there, 99], {})).toEqual(missing);
  const request = { format: 'csv', languages: [], names: ['A', 'B'] } as const;
  expect(await atlas.engine.exportComparison(99, there, request)).toEqual(missing);
});
