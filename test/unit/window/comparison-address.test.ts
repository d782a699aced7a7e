import { expect, test } from 'vitest';
import { NO_QUERY, readQuery, writeQuery } from '../../../src/routing/address-query.ts';
import { placeOfChange } from '../../../src/routing/change-place.ts';
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
  ['entity', null, 'CustomersV3', { page: 'entity', entity: 'CustomersV3' }],
  ['property', 'CustomersV3', 'Name', { page: 'field', entity: 'CustomersV3', field: 'Name' }],
  ['navigation_property', 'CustomersV3', 'Site', { page: 'entity', entity: 'CustomersV3' }],
  ['action', 'CustomersV3', 'send', { page: 'action', entity: 'CustomersV3', action: 'send' }],
  ['enumeration_member', 'NoYes', 'Yes', { page: 'member', enumeration: 'NoYes', member: 'Yes' }],
  ['label', null, '@SYS1', null],
  ['module', null, 'dynamicsax-demo', null],
] as const)('a changed %s leads to its page, if it has one', (kind, owner, name, place) => {
  expect(placeOfChange({ kind, owner, name })).toEqual(place);
});
