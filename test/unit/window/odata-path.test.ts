import { expect, test } from 'vitest';
import type { PropertyDetail } from '#contract/detail.ts';
import { field } from '../../field.ts';
import { actionPath, entityPath, fieldPath, memberLiteral } from '../../../src/odata-path.ts';

function property(name: string, isKey: boolean): PropertyDetail {
  const facts = { isKey, isMandatory: isKey };
  return { ...field(name, facts), label: null, enumeration: null, references: [] };
}

const customers = {
  entitySetName: 'CustomersV3',
  dataEntity: null,
  properties: [
    property('dataAreaId', true),
    property('CustomerAccount', true),
    property('DeliveryTerms', false),
  ],
};
const action = { name: 'hold', parameters: [], returnType: null, fieldLookup: null };

test('a field is asked for with its keys and across companies', () => {
  expect(fieldPath(customers, 'DeliveryTerms')).toBe(
    '/data/CustomersV3?$select=dataAreaId,CustomerAccount,DeliveryTerms&cross-company=true',
  );
});

test('a key field is not asked for twice', () => {
  expect(fieldPath(customers, 'CustomerAccount')).toBe(
    '/data/CustomersV3?$select=dataAreaId,CustomerAccount&cross-company=true',
  );
});

test('an entity without companies is asked without them', () => {
  expect(entityPath({ ...customers, properties: [property('Code', true)] })).toBe(
    '/data/CustomersV3',
  );
});

test('what F&O does not serve has no address', () => {
  const dataEntity = {
    name: 'CustCustomerV3Entity',
    publicEntityName: 'CustomerV3',
    publicCollectionName: 'CustomersV3',
    labelId: null,
    dataServiceEnabled: false,
    dataManagementEnabled: true,
    entityCategory: 'Master',
    isReadOnly: false,
  };
  expect(entityPath({ ...customers, dataEntity })).toBeNull();
  expect(fieldPath({ ...customers, dataEntity }, 'DeliveryTerms')).toBeNull();
});

test('an action is called on what it is bound to', () => {
  const pathOf = (bindingKind: string) => actionPath(customers, { ...action, bindingKind });
  expect(pathOf('Unbound')).toBe('/data/hold');
  expect(pathOf('BoundToEntitySet')).toBe('/data/CustomersV3/Microsoft.Dynamics.DataEntities.hold');
  expect(pathOf('BoundToEntityInstance')).toBe(
    "/data/CustomersV3(dataAreaId='…',CustomerAccount='…')/Microsoft.Dynamics.DataEntities.hold",
  );
});

test('a filter names a member by its name', () => {
  expect(memberLiteral('NoYes', 'Yes')).toBe("Microsoft.Dynamics.DataEntities.NoYes'Yes'");
});

test('no name leads out of the address, or of a literal', () => {
  const name = "../a?b=1&c#d'e";
  const encoded = "..%2Fa%3Fb%3D1%26c%23d'e";
  const strange = { ...customers, entitySetName: name, properties: [property(name, true)] };
  expect(entityPath(strange)).toBe(`/data/${encoded}`);
  expect(fieldPath(strange, name)).toBe(`/data/${encoded}?$select=${encoded}`);
  const unbound = { ...action, name, bindingKind: 'Unbound' };
  expect(actionPath(strange, unbound)).toBe(`/data/${encoded}`);
  expect(actionPath(strange, { ...unbound, bindingKind: 'BoundToEntityInstance' })).toBe(
    `/data/${encoded}(${encoded}='…')/Microsoft.Dynamics.DataEntities.${encoded}`,
  );
  expect(memberLiteral('NoYes', "No' or 1 eq 1")).toBe(
    "Microsoft.Dynamics.DataEntities.NoYes'No'' or 1 eq 1'",
  );
});
