import { expect, test } from 'vitest';
import type {
  Action,
  DataEntity,
  Entity,
  EnumerationMember,
  NavigationProperty,
} from '#contract/metadata.ts';
import { diffDataEntities } from '../../../worker/diff/diff-data-entities.ts';
import { diffEntities } from '../../../worker/diff/diff-entities.ts';
import { diffEnumerations } from '../../../worker/diff/diff-enumerations.ts';
import type { FoundChange } from '../../../worker/diff/found-change.ts';
import { field } from '../../field.ts';
import { aDataEntity } from '../versions/version-samples.ts';

const GROUP: NavigationProperty = {
  name: 'Group',
  relatedEntity: 'CustomerGroup',
  relatedRelationName: null,
  cardinality: 'Single',
  constraints: [],
};
const POST: Action = {
  name: 'post',
  bindingKind: 'BoundToEntityInstance',
  parameters: [],
  returnType: null,
  fieldLookup: null,
};
const CUSTOMERS: Entity = {
  name: 'CustomerV3',
  entitySetName: 'CustomersV3',
  labelId: '@SYS1',
  isReadOnly: false,
  configurationEnabled: true,
  properties: [field('Account')],
  navigationProperties: [GROUP],
  propertyGroups: [{ name: 'Lookup', properties: ['Account'] }],
  actions: [POST],
};
const OPEN: EnumerationMember = {
  name: 'Open',
  value: 0,
  labelId: '@SYS1',
  configurationEnabled: true,
};

function told([change, ...others]: readonly FoundChange[]): string {
  expect(others).toEqual([]);
  return `${change?.kind} ${change?.type} ${change?.severity}`;
}

const withGroup = (facts: Partial<NavigationProperty>): Partial<Entity> => ({
  navigationProperties: [{ ...GROUP, ...facts }],
});
const withPost = (facts: Partial<Action>): Partial<Entity> => ({
  actions: [{ ...POST, ...facts }],
});

test.each<[Partial<Entity>, there: string, back: string]>([
  [{ name: 'Customer' }, 'entity changed risky', 'entity changed risky'],
  [{ entitySetName: 'Customers' }, 'entity changed breaking', 'entity changed breaking'],
  [{ labelId: null }, 'entity changed safe', 'entity changed safe'],
  [{ isReadOnly: true }, 'entity changed breaking', 'entity changed safe'],
  [{ configurationEnabled: false }, 'entity changed risky', 'entity changed safe'],
  [
    { navigationProperties: [] },
    'navigation_property removed breaking',
    'navigation_property added safe',
  ],
  [
    withGroup({ relatedEntity: 'VendorGroup' }),
    'navigation_property changed breaking',
    'navigation_property changed breaking',
  ],
  [
    withGroup({ cardinality: 'Multiple' }),
    'navigation_property changed breaking',
    'navigation_property changed breaking',
  ],
  [
    withGroup({ relatedRelationName: 'Customers' }),
    'navigation_property changed safe',
    'navigation_property changed safe',
  ],
  [{ propertyGroups: [] }, 'property_group removed safe', 'property_group added safe'],
  [{ actions: [] }, 'action removed breaking', 'action added safe'],
  [withPost({ bindingKind: 'Unbound' }), 'action changed breaking', 'action changed breaking'],
  [
    withPost({ returnType: { typeName: 'Edm.String', isCollection: false } }),
    'action changed breaking',
    'action changed breaking',
  ],
  [withPost({ fieldLookup: 'Account' }), 'action changed safe', 'action changed safe'],
])('an entity that gets %o is told as: %s; and the way back: %s', (facts, there, back) => {
  const after = { ...CUSTOMERS, ...facts };
  expect(told(diffEntities({ before: CUSTOMERS, after }))).toBe(there);
  expect(told(diffEntities({ before: after, after: CUSTOMERS }))).toBe(back);
});

test.each<[Partial<DataEntity>, there: string, back: string]>([
  [{ publicEntityName: null }, 'breaking', 'breaking'],
  [{ publicCollectionName: null }, 'breaking', 'breaking'],
  [{ labelId: null }, 'safe', 'safe'],
  [{ dataServiceEnabled: false }, 'breaking', 'safe'],
  [{ dataManagementEnabled: false }, 'risky', 'safe'],
  [{ entityCategory: null }, 'safe', 'safe'],
  [{ isReadOnly: true }, 'breaking', 'safe'],
])('a data entity that gets %o is %s, and %s on the way back', (facts, there, back) => {
  const after = { ...aDataEntity, ...facts };
  const changes = diffDataEntities({ before: aDataEntity, after });
  expect(told(changes)).toBe(`data_entity changed ${there}`);
  const mirrored = diffDataEntities({ before: after, after: aDataEntity });
  expect(told(mirrored)).toBe(`data_entity changed ${back}`);
});

test.each<[Partial<EnumerationMember>, there: string, back: string]>([
  [{ value: 1 }, 'breaking', 'breaking'],
  [{ labelId: null }, 'safe', 'safe'],
  [{ configurationEnabled: false }, 'risky', 'safe'],
])('a value that gets %o is %s, and %s on the way back', (facts, there, back) => {
  const before = { name: 'Status', labelId: '@SYS1', members: [OPEN] };
  const after = { ...before, members: [{ ...OPEN, ...facts }] };
  expect(told(diffEnumerations({ before, after }))).toBe(`enumeration_member changed ${there}`);
  const mirrored = diffEnumerations({ before: after, after: before });
  expect(told(mirrored)).toBe(`enumeration_member changed ${back}`);
});

test('an enumeration with another label works as before', () => {
  const before = { name: 'Status', labelId: '@SYS1', members: [OPEN] };
  const after = { ...before, labelId: '@SYS2' };
  expect(told(diffEnumerations({ before, after }))).toBe('enumeration changed safe');
});
