import { expect, test } from 'vitest';
import { NO_QUERY, readQuery, writeQuery } from '../../../src/routing/address-query.ts';
import { placeOfChange } from '../../../src/routing/object-place.ts';
import { NO_COMPARISON, type ComparisonAddress } from '../../../src/routing/comparison-address.ts';

const address: ComparisonAddress = {
  from: 'contoso-uat.example',
  to: '127.0.0.1:7101@0a1b2c3d',
  sides: [],
  severities: ['breaking', 'risky'],
  types: ['removed'],
  kinds: ['property', 'action'],
  origins: ['own'],
  find: 'terms & conditions, 100 %',
  scope: 'Cust*,Vend*',
  isWatchedOnly: true,
  showsEqual: false,
};

function addressOf(comparison: Partial<ComparisonAddress>): string {
  return writeQuery({ ...NO_QUERY, comparison: { ...NO_COMPARISON, ...comparison } });
}

test('what is compared is read from an address as it was written', () => {
  expect(readQuery(addressOf(address)).comparison).toEqual(address);
});

test('an address of a comparison can be read by people', () => {
  expect(addressOf({ from: 'a.example', to: '127.0.0.1:7101@0a1b' })).toBe(
    '?from=a.example&to=127.0.0.1:7101@0a1b',
  );
  expect(addressOf({ sides: ['a', 'b', 'c'], showsEqual: true })).toBe('?with=a,b,c&all=1');
});

test('the search inside a comparison is not the search of the catalogue', () => {
  const query = readQuery(addressOf({ find: 'terms' }));
  expect(query.text).toBe('');
  expect(query.comparison.find).toBe('terms');
});

test('filters that do not exist do not narrow', () => {
  const { comparison } = readQuery('?severity=lethal,safe&kinds=table&type=&origin=,');
  expect(comparison.severities).toEqual(['safe']);
  expect(comparison.kinds).toEqual([]);
  expect(comparison.types).toEqual([]);
  expect(comparison.origins).toEqual([]);
});

test.each([
  [
    { kind: 'entity', owner: null, name: 'A' },
    { page: 'entity', entity: 'A' },
  ],
  [
    { kind: 'property', owner: 'A', name: 'B' },
    { page: 'field', entity: 'A', field: 'B' },
  ],
  [
    { kind: 'navigation_property', owner: 'A', name: 'B' },
    { page: 'entity', entity: 'A' },
  ],
  [
    { kind: 'action', owner: 'A', name: 'B' },
    { page: 'action', entity: 'A', action: 'B' },
  ],
  [
    { kind: 'data_entity', owner: null, name: 'A' },
    { page: 'data_entity', dataEntity: 'A' },
  ],
  [
    { kind: 'enumeration_member', owner: 'A', name: 'B' },
    { page: 'member', enumeration: 'A', member: 'B' },
  ],
  [
    { kind: 'label', owner: null, name: '@SYS1' },
    { page: 'label', label: '@SYS1' },
  ],
  [{ kind: 'module', owner: null, name: 'dynamicsax-demo' }, null],
] as const)('%o leads to its page, if it has one', (change, place) => {
  expect(placeOfChange(change)).toEqual(place);
});
