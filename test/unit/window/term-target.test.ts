import { expect, test } from 'vitest';
import { placeOfPin, placeOfTarget } from '../../../src/routing/object-place.ts';
import { pathOf } from '../../../src/routing/place.ts';
import { pinOf, targetOfHit } from '../../../src/term-target.ts';
import { hit } from './hits.ts';

test.each([
  ['entity', 'CustomersV3', null, '/e/CustomersV3', true],
  ['enumeration', 'NoYes', null, '/n/NoYes', true],
  ['property', 'Name', 'CustomersV3', '/e/CustomersV3/f/Name', false],
  ['action', 'merge', 'CustomersV3', '/e/CustomersV3/a/merge', false],
  ['enumeration_member', 'Yes', 'NoYes', '/n/NoYes/m/Yes', false],
] as const)('a found %s %s of %s can be meant and watched, and leads to %s', (...row) => {
  const [kind, name, parent, path, isWhole] = row;
  const target = targetOfHit(hit(kind, name, parent));
  const pin = target && pinOf(target);
  expect(target && pathOf(placeOfTarget(target))).toBe(path);
  expect(pin && pathOf(placeOfPin(pin))).toBe(path);
  expect(pin?.isWhole).toBe(isWhole);
});

test('a data entity can be meant and not watched, a label is only a text', () => {
  const target = targetOfHit(hit('data_entity', 'CustCustomerV3Entity'));
  expect(target && pathOf(placeOfTarget(target))).toBe('/d/CustCustomerV3Entity');
  expect(target && pinOf(target)).toBeNull();
  expect(targetOfHit(hit('label', '@SYS1'))).toBeNull();
});
