import { expect, test } from 'vitest';
import type { Property } from '#contract/metadata.ts';
import {
  actionTypeText,
  cardinalityText,
  constraintText,
  propertyMarks,
  typeText,
} from '../../../src/property-words.ts';
import { field } from '../../field.ts';

const plain = field('Name');

test('of a usual field nothing is said', () => {
  expect(propertyMarks(plain)).toEqual([]);
});

test.each<[Partial<Property>, string]>([
  [{ isKey: true }, 'key'],
  [{ isMandatory: true }, 'mandatory'],
  [{ allowEdit: false }, 'only set on create'],
  [{ allowEdit: false, allowEditOnCreate: false }, 'read-only'],
  [{ configurationEnabled: false }, 'off by configuration'],
  [{ isDimension: true }, 'dimension'],
  [{ isDynamicDimension: true }, 'dynamic dimension'],
])('a field with %o is marked as %s', (change, mark) => {
  expect(propertyMarks({ ...plain, ...change })).toEqual([mark]);
});

test('a type is told by what says most of it', () => {
  const noYes = { typeName: 'Microsoft.Dynamics.DataEntities.NoYes', dataType: 'Enum' };
  expect(typeText(noYes)).toBe('NoYes');
  expect(typeText({ typeName: 'Edm.DateTimeOffset', dataType: 'Date' })).toBe('Date');
  expect(typeText({ typeName: 'Edm.DateTimeOffset', dataType: '' })).toBe('DateTimeOffset');
});

test('an action takes and gives one of a type, a list or nothing', () => {
  const type = { typeName: 'Edm.String', isCollection: false };
  expect(actionTypeText(type)).toBe('String');
  expect(actionTypeText({ ...type, isCollection: true })).toBe('list of String');
  expect(actionTypeText(null)).toBe('nothing');
});

test('a relation is read from this entity to the related one', () => {
  const texts = (
    [
      { kind: 'referential', property: 'DeliveryTerms', referencedProperty: 'TermsCode' },
      { kind: 'fixed', property: 'Kind', value: 2, valueText: null },
      { kind: 'fixed', property: 'Kind', value: null, valueText: null },
      { kind: 'related_fixed', relatedProperty: 'Open', value: 1, valueText: 'Yes' },
      { kind: 'related_fixed', relatedProperty: 'Open', value: null, valueText: 'Yes' },
    ] as const
  ).map((constraint) => constraintText(constraint, 'Terms'));
  expect(texts).toEqual([
    'DeliveryTerms = Terms.TermsCode',
    'Kind = 2',
    'Kind = nothing',
    'Terms.Open = Yes (1)',
    'Terms.Open = Yes',
  ]);
  const words = ['Single', 'Multiple', 'Other'].map((cardinality) =>
    cardinalityText({ cardinality }),
  );
  expect(words).toEqual(['to one', 'to many', 'Other']);
});
