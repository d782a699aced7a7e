import { expect, test } from 'vitest';
import type { ListedEntity } from '#contract/listing.ts';
import { keepEntities, NO_ENTITY_FILTER } from '../../../src/state/entity-filter.ts';

function entity(overrides: Partial<ListedEntity>): ListedEntity {
  return {
    kind: 'entity',
    name: 'CustomersV3',
    aotName: 'CustCustomerV3Entity',
    label: 'Customers V3',
    category: 'Master',
    isReadOnly: false,
    configurationEnabled: true,
    hasOData: true,
    hasDataManagement: true,
    fieldCount: 300,
    ...overrides,
  };
}

const ALL = [
  entity({}),
  entity({ name: 'ReadOnly', isReadOnly: true, hasDataManagement: false }),
  entity({ name: 'DmfOnly', kind: 'data_entity', hasOData: false, category: 'Document' }),
  entity({ name: 'Off', configurationEnabled: false, hasOData: false, hasDataManagement: false }),
];

test.each([
  [{}, ['CustomersV3', 'ReadOnly', 'DmfOnly', 'Off']],
  [{ way: 'odata' }, ['CustomersV3', 'ReadOnly']],
  [{ way: 'data_management_only' }, ['DmfOnly']],
  [{ category: 'Document' }, ['DmfOnly']],
  [{ writing: 'read_only' }, ['ReadOnly']],
  [{ writing: 'writable', configuration: 'on' }, ['CustomersV3', 'DmfOnly']],
  [{ configuration: 'off' }, ['Off']],
] as const)('a filter %j keeps %j', (filter, names) => {
  const kept = keepEntities(ALL, { ...NO_ENTITY_FILTER, ...filter });
  expect(kept.map((each) => each.name)).toEqual(names);
});
