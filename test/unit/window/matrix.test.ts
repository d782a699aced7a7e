import { expect, test } from 'vitest';
import type { MatrixCell, MatrixRow } from '#contract/comparison.ts';
import { succeed } from '#contract/outcome.ts';
import { cellText, differingPair } from '../../../src/matrix-words.ts';
import { NO_COMPARISON } from '../../../src/routing/comparison-address.ts';
import { EntityMatrix, matrixRequest } from '../../../src/state/matrix.svelte.ts';
import { catalog } from './catalog.ts';
import { FakeEngine } from './fake-engine.ts';
import { side } from './side.ts';

const present = (variant: number): MatrixCell => ({ state: 'present', variant });
const ABSENT: MatrixCell = { state: 'absent', variant: null };

function row(...cells: readonly MatrixCell[]): MatrixRow {
  return { name: 'CustomersV3', label: null, cells };
}

function texts(shown: MatrixRow): readonly string[] {
  return shown.cells.map((cell) => cellText(cell, shown).sign);
}

test('an entity that is the same everywhere has ticks', () => {
  expect(texts(row(present(0), present(0)))).toEqual(['✓', '✓']);
});

test('where an entity has one definition it needs no letter, though it is not everywhere', () => {
  expect(texts(row(ABSENT, present(0)))).toEqual(['–', '✓']);
});

test('equal letters are equal definitions', () => {
  const disabled: MatrixCell = { state: 'disabled', variant: 0 };
  const shown = row(present(0), present(1), present(0), ABSENT, disabled);
  expect(texts(shown)).toEqual(['A', 'B', 'A', '–', 'A off']);
  expect(shown.cells.map((cell) => cellText(cell, shown).words)).toEqual([
    'definition A',
    'definition B',
    'definition A',
    'not there',
    'definition A, off by configuration',
  ]);
});

test('the differences of a row are those of its first two that differ', () => {
  expect(differingPair(row(present(0), present(0), present(1)))).toEqual([0, 2]);
  expect(differingPair(row(ABSENT, present(0)))).toEqual([0, 1]);
  expect(differingPair(row(present(0), present(0)))).toBeNull();
});

test('a late matrix never overwrites a newer one, and knows when it is outdated', async () => {
  const engine = new FakeEngine();
  const matrix = new EntityMatrix(engine);
  const languages = ['en-US'];
  void matrix.run(matrixRequest([side(1), side(2)], NO_COMPARISON, languages));
  void matrix.run(
    matrixRequest([side(1), side(2), side(3)], { ...NO_COMPARISON, find: 'cust' }, languages),
  );
  expect(engine.calls[1]?.input).toEqual([
    [1, 2, 3],
    { languages, isDifferentOnly: true, text: 'cust', offset: 0, limit: 100 },
  ]);
  const rows = [row(present(0), present(1), ABSENT)];
  await engine.calls[1]?.answer(succeed({ catalogs: [1, 2, 3], total: 1, rows }));
  await engine.calls[0]?.answer(succeed({ catalogs: [1, 2], total: 0, rows: [] }));
  expect(matrix.rows?.total).toBe(1);
  expect(matrix.rows?.at(0)?.cells).toHaveLength(3);

  engine.tellAll({ kind: 'catalog_changed', environmentId: 3, catalog: catalog(3) });
  expect(matrix.isOutdated).toBe(true);
});
