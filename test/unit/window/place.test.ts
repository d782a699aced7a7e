import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_QUERY, readQuery, writeQuery } from '../../../src/routing/address-query.ts';
import { NO_COMPARISON } from '../../../src/routing/comparison-address.ts';
import { placeOfHit } from '../../../src/routing/object-place.ts';
import { pathOf, placeAt, type Place } from '../../../src/routing/place.ts';
import { hit } from './hits.ts';

const PLACES: readonly Place[] = [
  { page: 'start' },
  { page: 'search' },
  { page: 'entity', entity: 'CustomersV3' },
  { page: 'field', entity: 'CustomersV3', field: 'DeliveryTerms' },
  { page: 'action', entity: 'CustomersV3', action: 'validate' },
  { page: 'data_entity', dataEntity: 'CustCustomerV3Entity' },
  { page: 'enumeration', enumeration: 'NoYes' },
  { page: 'member', enumeration: 'NoYes', member: 'Yes' },
  { page: 'label', label: '@SYS14680' },
  { page: 'environments' },
  { page: 'environment', host: '127.0.0.1:7101' },
  { page: 'connection_check', host: '127.0.0.1:7101' },
  { page: 'collector' },
  { page: 'compare' },
  { page: 'compare_matrix' },
  { page: 'glossary' },
  { page: 'term', term: 'Ship-to code / 50 %' },
  { page: 'diagram' },
  { page: 'layout', layout: 'From order / to invoice' },
  { page: 'snapshots' },
  { page: 'sync' },
  { page: 'sync_session', session: '0190-abc' },
  { page: 'watch_lists' },
  { page: 'watch_list', list: 'Interface to the shop / 50 %' },
];

test.each(PLACES)('the address of $page leads back to it', (place) => {
  expect(placeAt(pathOf(place))).toEqual(place);
});

test('addresses are as short and as readable as their names', () => {
  expect(pathOf({ page: 'field', entity: 'CustomersV3', field: 'DeliveryTerms' })).toBe(
    '/e/CustomersV3/f/DeliveryTerms',
  );
});

test('a name may contain whatever it likes', () => {
  const name = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => text.isWellFormed() && text !== '.' && text !== '..');
  fc.assert(
    fc.property(name, name, (enumeration, member) => {
      const place: Place = { page: 'member', enumeration, member };
      expect(placeAt(pathOf(place))).toEqual(place);
    }),
  );
});

test.each([
  '/nowhere',
  '/e',
  '/e/A/x/B',
  '/e/A/f',
  '/e/A/f/B/more',
  '/search/more',
  '/compare/more',
  '/compare/matrix/more',
  '/environments/A/nowhere',
  '/environments/A/check/more',
  '/e/%E0%A4',
])('there is no page at %s', (path) => {
  expect(placeAt(path)).toBeNull();
});

test('a slash at the end changes nothing', () => {
  expect(placeAt('/environments/')).toEqual({ page: 'environments' });
});

test('every kind of hit has a page', () => {
  expect(pathOf(placeOfHit(hit('entity', 'CustomersV3', 'CustomerV3')))).toBe('/e/CustomersV3');
  expect(pathOf(placeOfHit(hit('property', 'DeliveryTerms', 'CustomersV3')))).toBe(
    '/e/CustomersV3/f/DeliveryTerms',
  );
  expect(pathOf(placeOfHit(hit('enumeration', 'NoYes', null)))).toBe('/n/NoYes');
  expect(pathOf(placeOfHit(hit('enumeration_member', 'Yes', 'NoYes')))).toBe('/n/NoYes/m/Yes');
  expect(pathOf(placeOfHit(hit('action', 'validate', 'CustomersV3')))).toBe(
    '/e/CustomersV3/a/validate',
  );
  expect(pathOf(placeOfHit(hit('data_entity', 'CustCustomerV3Entity', null)))).toBe(
    '/d/CustCustomerV3Entity',
  );
});

test('what an address says beside the place is read as it was written', () => {
  const query = {
    environment: '127.0.0.1:7101',
    text: '007 = a&b?',
    kind: 'property',
    catalog: '0123456789abcdef',
    filters: 'in:CustomersV3 %a%',
    tab: 'relations',
    show: 'CustomersV3',
    comparison: NO_COMPARISON,
  } as const;
  expect(readQuery(writeQuery(query))).toEqual(query);
});

test('an address without words says nothing', () => {
  expect(writeQuery(NO_QUERY)).toBe('');
  expect(readQuery('')).toEqual(NO_QUERY);
});

test('a kind that does not exist is no kind', () => {
  expect(readQuery('?kind=table').kind).toBeNull();
});

test.each(['', 'short', 'ABCDEF0123456789', '%'])('%j names no catalogue', (digest) => {
  expect(readQuery(`?catalog=${digest}`).catalog).toBeNull();
});
