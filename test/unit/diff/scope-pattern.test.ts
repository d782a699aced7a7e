import { expect, test } from 'vitest';
import { parseScope } from '../../../worker/diff/scope-pattern.ts';

test.each([
  ['CustomersV3', 'customersv3', true],
  ['CustomersV3', 'CustomersV30', false],
  ['Group', 'CustomerGroup', false],
  ['Cust*', 'CustomersV3', true],
  ['cust%', 'CustomersV3', true],
  ['*group', 'CustomerGroup', true],
  ['*group', 'CustomerGroups', false],
  ['Vend*, *Group ,', 'CustomerGroup', true],
  ['Vend*, *Group', 'Customers', false],
  ['a.c', 'abc', false],
  ['[a-z]', 'b', false],
  ['*', '', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
])('the pattern %s on %s gives %s', (pattern, name, isFitting) => {
  expect(parseScope(pattern)?.(name)).toBe(isFitting);
});

test.each([undefined, '', ' , '])('without a pattern (%o) nothing is narrowed', (pattern) => {
  expect(parseScope(pattern)).toBeNull();
});

test('a pattern of many parts takes no longer than the name is long', () => {
  const fits = parseScope(`*${'e*'.repeat(100)}9*`);
  expect(fits?.('CustomerSettlementAttributeDeliveryTermsCode'.repeat(20))).toBe(false);
});
