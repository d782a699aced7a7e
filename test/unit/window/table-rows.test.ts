import { expect, test } from 'vitest';
import { filterRows, nextOrder, sortRows } from '../../../src/components/table-rows.ts';

const rows = [
  { name: 'Field10', value: 3 },
  { name: 'Field2', value: 10 },
  { name: 'Other', value: 3 },
];
const columns = [
  { key: 'name', title: 'Name', track: '1fr', sortBy: (row: (typeof rows)[number]) => row.name },
  { key: 'value', title: 'Value', track: '1fr', sortBy: (row: (typeof rows)[number]) => row.value },
];
const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name);

test('a filter wants every word, in any order and case', () => {
  const found = filterRows(rows, ' 3 FIELD ', (row) => `${row.name} ${row.value}`);
  expect(namesOf(found)).toEqual(['Field10']);
});

test('names are sorted as people count', () => {
  const sorted = sortRows(rows, columns, { key: 'name', isDescending: false });
  expect(namesOf(sorted)).toEqual(['Field2', 'Field10', 'Other']);
});

test('numbers are sorted as numbers, and equal rows keep their order', () => {
  const sorted = sortRows(rows, columns, { key: 'value', isDescending: false });
  expect(namesOf(sorted)).toEqual(['Field10', 'Other', 'Field2']);
});

test('a column is sorted up, then down, then not at all', () => {
  const up = nextOrder(null, 'name');
  const down = nextOrder(up, 'name');
  expect([up?.isDescending, down?.isDescending, nextOrder(down, 'name')]).toEqual([
    false,
    true,
    null,
  ]);
  expect(nextOrder(down, 'value')).toEqual({ key: 'value', isDescending: false });
});
