import { expect, test } from 'vitest';
import { GROUP_LENGTH, groupHits, type SearchRow } from '../../../src/state/search-rows.ts';
import { hit } from './hits.ts';

const field = (name: string) => hit('property', name, 'CustomersV3');
const entity = (name: string) => hit('entity', name);

test('the group of the best hit comes first', () => {
  const rows = groupHits([field('A'), entity('B'), field('C')], 50);
  expect(rows.map(textOf)).toEqual(['# property', '1 A', '2 C', '# entity', '3 B']);
});

test('hits of one kind need no heading', () => {
  expect(groupHits([field('A'), field('B')], 50).map(textOf)).toEqual(['1 A', '2 B']);
});

test('a long group goes on below the others', () => {
  const fields = Array.from({ length: GROUP_LENGTH + 1 }, (_, index) => field(`F${index}`));
  const rows = groupHits([...fields, entity('B')], 50).map(textOf);
  expect(rows.slice(-4)).toEqual(['# entity', '7 B', '# more', '8 F6']);
});

test('a further page changes nothing above itself', () => {
  const first = [field('A'), entity('B')];
  const before = groupHits(first, 2).map(textOf);
  const after = groupHits([...first, entity('C'), hit('enumeration', 'D')], 2).map(textOf);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length)).toEqual(['# more', '3 C', '4 D']);
});

function textOf(row: SearchRow): string {
  return row.kind === 'heading' ? `# ${row.of}` : `${row.position} ${row.hit.name}`;
}
