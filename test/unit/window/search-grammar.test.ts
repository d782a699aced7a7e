import { expect, test } from 'vitest';
import { isCondition, parseSearch } from '../../../src/search-grammar.ts';
import { searchChips, withoutChip } from '../../../src/state/search-chips.ts';
import { completeSearch } from '../../../src/state/search-completion.ts';
import { hit } from './hits.ts';

test('words stay words, however they look', () => {
  for (const text of [
    'customer delivery terms',
    'a:b:c',
    '50',
    '$',
    '^',
    '%',
    'price: 5',
    'x:y',
    'constructor:x',
    '__proto__:x',
    'via:constructor',
    'via:__proto__',
  ]) {
    const { words, filters } = parseSearch(text);
    expect(filters).toEqual({});
    expect(`${text.startsWith('a:') ? 'a:' : ''}${words}`).toBe(text);
  }
});

test.each([
  ['e:', 'entity'],
  ['f:delivery', 'property'],
  ['V: on hold', 'enumeration_member'],
  ['n: status', 'enumeration'],
  ['a: post', 'action'],
  ['d: cust', 'data_entity'],
  ['l: Lieferbedingung', 'label'],
  ['customer', null],
])('%s looks for %s', (text, kind) => {
  expect(parseSearch(text).kind).toBe(kind);
});

test('a scope may be written before a word or alone', () => {
  expect(parseSearch('f:delivery terms').words).toBe('delivery terms');
  expect(parseSearch('f: delivery terms').words).toBe('delivery terms');
  expect(parseSearch('g: ship-to').filters).toEqual({ isFromGlossary: true });
});

test('conditions may stand anywhere among the words', () => {
  expect(
    parseSearch('credit in:CustomersV3 type:Real,Int64 limit mandatory:yes readonly:no config:off'),
  ).toEqual({
    words: 'credit limit',
    kind: null,
    filters: {
      within: 'CustomersV3',
      types: ['Real', 'Int64'],
      isMandatory: true,
      isReadOnly: false,
      isConfigurationEnabled: false,
    },
  });
  expect(parseSearch('via:dmf category:Master file:@SYS key:yes').filters).toEqual({
    channel: 'data_management',
    categories: ['Master'],
    labelFiles: ['SYS'],
    isKey: true,
  });
  expect(parseSearch('mandatory:perhaps').words).toBe('mandatory:perhaps');
});

test('whose something is may be one origin or several, and nothing else', () => {
  expect(parseSearch('credit from:own').filters).toEqual({ origins: ['own'] });
  expect(parseSearch('from:Partner,microsoft').filters).toEqual({
    origins: ['partner', 'microsoft'],
  });
  expect(parseSearch('from:nobody,own').words).toBe('from:nobody,own');
  expect(completeSearch('credit from:partner', [])).toMatchObject({ condition: 'from:partner' });
});

test('patterns are told from words', () => {
  expect(parseSearch('%customer% ^sales line$ ^exact$').filters.patterns).toEqual([
    { text: '%customer%', isAtStart: false, isAtEnd: false },
    { text: 'sales', isAtStart: true, isAtEnd: false },
    { text: 'line', isAtStart: false, isAtEnd: true },
    { text: 'exact', isAtStart: true, isAtEnd: true },
  ]);
  expect(isCondition('^sales')).toBe(true);
  expect(isCondition('sales')).toBe(false);
});

test('Tab makes a chip of a scope, of a condition and of an entity', () => {
  const hits = [hit('property', 'CustomerGroup', 'CustomersV3'), hit('entity', 'CustomersV3')];
  expect(completeSearch('delivery f:', hits)).toMatchObject({ text: 'delivery', kind: 'property' });
  expect(completeSearch('enum', hits)).toMatchObject({ text: '', kind: 'enumeration' });
  expect(completeSearch('mandatory:yes', hits)).toMatchObject({ condition: 'mandatory:yes' });
  expect(completeSearch('credit customersv', hits)).toMatchObject({
    text: 'credit',
    condition: 'in:CustomersV3',
  });
  expect(completeSearch('in:cust', hits)).toMatchObject({ condition: 'in:CustomersV3' });
});

test('where there is nothing to complete, Tab moves on as everywhere', () => {
  expect(completeSearch('', [])).toBeNull();
  expect(completeSearch('delivery ', [hit('entity', 'DeliveryTerms')])).toBeNull();
  expect(completeSearch('vendor', [hit('entity', 'CustomersV3')])).toBeNull();
  expect(completeSearch(`${'a'.repeat(200_000)} `, [])).toBeNull();
});

test('the kind is the first chip, then come the conditions', () => {
  expect(searchChips({ kind: 'property', filters: 'in:CustomersV3 mandatory:yes' })).toEqual([
    'Fields',
    'in:CustomersV3',
    'mandatory:yes',
  ]);
  expect(searchChips({ kind: null, filters: '' })).toEqual([]);
});

test('a chip is taken away by its number, however a link spaces the conditions', () => {
  const narrowed = { kind: 'property', filters: 'in:CustomersV3  mandatory:yes' } as const;
  expect(withoutChip(narrowed, 0)).toEqual({ ...narrowed, kind: null });
  expect(withoutChip(narrowed, 2)).toEqual({ kind: 'property', filters: 'in:CustomersV3' });
  expect(withoutChip({ ...narrowed, kind: null }, 0)).toEqual({
    kind: null,
    filters: 'mandatory:yes',
  });
});

test('what a link says beyond a thousand characters is not searched', () => {
  const { words, filters } = parseSearch(`customer ${'%a% '.repeat(100_000)}`);
  expect(words).toBe('customer');
  expect(filters.patterns?.length).toBeLessThan(300);
});
