import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../worker/search/language/edit-distance.ts';
import { endKey, firstKey, keyOf, searchKeyOf } from '../../../worker/search/index/search-key.ts';
import { fold, wordsOfName, wordsOfText } from '../../../worker/search/language/words.ts';
import { HIT_KINDS } from '#contract/search.ts';

test.each([
  ['CustCustomerV3Entity', 'cust customer v3 entity'],
  ['SalesOrderHeadersV2', 'sales order headers v2'],
  ['dataAreaId', 'data area id'],
  ['HTTPRequestLog', 'http request log'],
  ['LedgerJournalTrans_Asset', 'ledger journal trans asset'],
  ['Address1Line', 'address1 line'],
  ['ÄnderungsGrund', 'anderungs grund'],
  ['RecId', 'rec id'],
  ['', ''],
])('the words of the name %s are: %s', (name, words) => {
  expect(
    wordsOfName(name)
      .map((word) => word.text)
      .join(' '),
  ).toBe(words);
});

test('the words of a text stand where their offsets say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { text: word, start, end } of [...wordsOfText(text), ...wordsOfName(text)]) {
        expect(fold(text.slice(start, end))).toBe(word);
      }
    }),
  );
});

test('diacritics and case do not matter, other letters do', () => {
  expect(fold('Größe')).toBe('große');
  expect(fold('Čeština')).toBe('cestina');
  expect(fold('ЗАКАЗ')).toBe('заказ');
});

test.each([
  ['custmer', 'customer', 1],
  ['adress', 'address', 1],
  ['recieve', 'receive', 1],
  ['vendor', 'vendor', 0],
  ['invoise', 'invoice', 1],
])('%s is %s with %i mistakes', (from, to, distance) => {
  expect(editDistance(from, to, 2)).toBe(distance);
  expect(editDistance(to, from, 2)).toBe(distance);
});

test('beyond its limit the distance only promises to be greater', () => {
  expect(editDistance('customer', 'warehouse', 2)).toBeGreaterThan(2);
});

test('a search key gives back kind, definition and position', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...HIT_KINDS),
      fc.integer({ min: 0, max: 2 ** 35 }),
      fc.integer({ min: 0, max: 8191 }),
      (kind, definition, position) => {
        const rowid = keyOf({ kind, definition, position });
        expect(rowid).toBeGreaterThanOrEqual(firstKey(kind));
        expect(rowid).toBeLessThan(endKey(kind));
        expect(Number.isSafeInteger(rowid)).toBe(true);
        expect(searchKeyOf(rowid)).toEqual({ kind, definition, position });
      },
    ),
  );
});

test('rows that are in the index of a user stay of the kind that they were written for', () => {
  const first = (number: number) => searchKeyOf(number * 2 ** 49).kind;
  expect([0, 1, 2, 3, 4, 5, 6].map(first)).toEqual([
    'entity',
    'property',
    'enumeration',
    'enumeration_member',
    'action',
    'data_entity',
    'label',
  ]);
});
