import { beforeEach, describe, expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import type { Database } from '../../worker/db/database.ts';
import { field } from '../field.ts';
import { entity, fillCatalog } from './filled-catalog.ts';
import { openEngine, valueOf } from './open-engine.ts';

let engine: EngineApi;
let db: Database;

beforeEach(async () => {
  ({ engine, db } = await openEngine());
});

describe('a matrix of three catalogues', () => {
  let catalogs: readonly [number, number, number];

  beforeEach(async () => {
    const id = field('Id');
    const customers = entity('Customers', [id], { labelId: '@SYS1' });
    catalogs = [
      await fillCatalog(db, {
        definitions: [customers, entity('Vendors', [id])],
        texts: { '@SYS1': 'Buyers' },
      }),
      await fillCatalog(db, {
        definitions: [customers, entity('Vendors', [id], { configurationEnabled: false })],
        texts: { '@SYS1': 'Clients' },
      }),
      await fillCatalog(db, {
        definitions: [customers, entity('Vendors', []), entity('Assets', [id])],
      }),
    ];
  });

  const matrix = async (query: Parameters<EngineApi['compareMatrix']>[1] = {}) =>
    valueOf(engine.compareMatrix(catalogs, query));

  test('tells what is absent, switched off and different', async () => {
    expect(await matrix()).toEqual({
      catalogs,
      total: 3,
      rows: [
        {
          name: 'Assets',
          label: null,
          cells: [
            { state: 'absent', variant: null },
            { state: 'absent', variant: null },
            { state: 'present', variant: 0 },
          ],
        },
        {
          name: 'Customers',
          // Of the last one that has a text.
          label: 'Clients',
          cells: [
            { state: 'present', variant: 0 },
            { state: 'present', variant: 0 },
            { state: 'present', variant: 0 },
          ],
        },
        {
          name: 'Vendors',
          label: null,
          cells: [
            { state: 'present', variant: 0 },
            { state: 'disabled', variant: 1 },
            { state: 'present', variant: 2 },
          ],
        },
      ],
    });
  });

  test.each([
    [{ isDifferentOnly: true }, ['Assets', 'Vendors'], 2],
    [{ scope: '*ers' }, ['Customers'], 1],
    [{ text: ' CLI ' }, ['Customers'], 1],
    [{ text: 'ven' }, ['Vendors'], 1],
    [{ limit: 1, offset: 1 }, ['Customers'], 3],
  ])('is narrowed by %o', async (query, names, total) => {
    const { rows, total: found } = await matrix(query);
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(found).toBe(total);
  });

  test('takes two to six catalogues', async () => {
    const refused = {
      ok: false,
      failure: { kind: 'bad_input', field: 'catalogs', problem: 'must be two to 6' },
    };
    expect(await engine.compareMatrix(catalogs.slice(0, 1), {})).toEqual(refused);
    expect(await engine.compareMatrix(Array(7).fill(catalogs[0]), {})).toEqual(refused);
    expect((await engine.compareMatrix(Array(6).fill(catalogs[0]), {})).ok).toBe(true);
  });
});
