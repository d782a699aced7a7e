import { beforeAll, expect, test } from 'vitest';
import type { CatalogId } from '#contract/domain.ts';
import { NAMESPACE_PREFIX, type Action } from '#contract/metadata.ts';
import { fail } from '#contract/outcome.ts';
import { findEntityLabels } from '../../worker/catalog/find-entity-labels.ts';
import { statement } from '../../worker/db/statement.ts';
import { field } from '../field.ts';
import { relation } from '../relation.ts';
import { dataEntity, entity, enumeration, fillCatalog } from './filled-catalog.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

const LANGUAGES = ['en-US'];

let engine: TestEngine['engine'];
let db: TestEngine['db'];
/** Has everything that `catalog` lacks or must not mix in: the same names, and uses of the same things. */
let other: CatalogId;
let catalog: CatalogId;

beforeAll(async () => {
  ({ engine, db } = await openEngine());
  other = await fillCatalog(db, { definitions: OTHER_DEFINITIONS });
  catalog = await fillCatalog(db, {
    definitions: DEFINITIONS,
    texts: { '@AR:Customers': 'Customers', '@SYS2': 'Customer group' },
  });
});

const enumField = (name: string, type: string) =>
  field(name, { typeName: NAMESPACE_PREFIX + type, dataType: 'Enum' });

const action = (name: string, facts: Partial<Action> = {}): Action => ({
  name,
  bindingKind: 'BoundToEntitySet',
  parameters: [],
  returnType: null,
  fieldLookup: null,
  ...facts,
});

const ties = (property: string, referencedProperty: string) =>
  ({ kind: 'referential', property, referencedProperty }) as const;

const DEFINITIONS = [
  entity(
    'Vendors',
    [enumField('OnHold', 'NoYes'), field('Group', { labelId: '@sys2' }), enumField('Art', 'noyes')],
    { isReadOnly: true, actions: [action('post'), action('block')] },
  ),
  entity(
    'Customers',
    [
      field('Account', { isKey: true, labelId: 'Account number' }),
      field('Group', { labelId: '@SYS2' }),
      field('Currency', { labelId: '@SYS3' }),
      enumField('Blocked', 'NoYes'),
      enumField('Status', 'CustStatus'),
    ],
    {
      labelId: '@AR:Customers',
      configurationEnabled: false,
      actions: [
        action('post'),
        action('Block', {
          parameters: [{ name: 'reason', type: { typeName: 'Edm.String', isCollection: false } }],
          returnType: { typeName: 'Edm.Boolean', isCollection: false },
        }),
      ],
      navigationProperties: [
        relation('CustomerGroup', 'CustomerGroup', { constraints: [ties('Group', 'Id')] }),
        relation('Setup', 'GroupSetup', {
          constraints: [
            { kind: 'fixed', property: 'Account', value: 1, valueText: null },
            ties('Group', 'GroupId'),
            ties('Currency', 'Code'),
          ],
        }),
        relation('Vendors', 'Vendor', {
          cardinality: 'Multiple',
          constraints: [ties('Account', 'Customer')],
        }),
      ],
    },
  ),
  entity('CustomerGroups', [field('Id', { isKey: true })]),
  enumeration('Sides', { Left: 0, Right: 1, Both: 2 }),
  enumeration('NoYes', { No: 0, Yes: 1 }, '@SYS4'),
  dataEntity('CustCustomerEntity', {
    publicEntityName: 'Customer',
    labelId: '@AR:CustomerEntity',
    entityCategory: 'Master',
    dataServiceEnabled: false,
  }),
  dataEntity('CustCustomerOldEntity', { publicEntityName: 'Customer' }),
  dataEntity('CustGroupEntity', {
    publicEntityName: 'customergroup',
    labelId: '@AR:Customers',
    isReadOnly: true,
  }),
  dataEntity('CustStagingEntity', { publicEntityName: '', dataManagementEnabled: false }),
  dataEntity('CustHiddenEntity', { publicEntityName: 'Hidden', labelId: '@SYS5' }),
];

const OTHER_DEFINITIONS = [
  dataEntity('CustOtherEntity', { publicEntityName: 'Customer', labelId: '@SYS6' }),
  entity('GroupSetups', [field('GroupId', { labelId: '@SYS2' })]),
  entity('Hiddens'),
  entity('Banks', [enumField('Blocked', 'NoYes'), field('Currency')], {
    labelId: '@AR:Customers',
    navigationProperties: [relation('Customer', 'Customer')],
    actions: [action('close')],
  }),
  enumeration('CustStatus', { Open: 0 }),
  entity(
    'Logs',
    Array.from({ length: 510 }, (_, at) => field(`Line${at}`, { labelId: '@SYS7' })),
  ),
];

test('a field says which fields of other entities its values come from', async () => {
  const { properties } = await valueOf(engine.getEntity(catalog, 'Customers', LANGUAGES));
  const references = properties.map((each) => [each.name, each.references] as const);
  expect(Object.fromEntries(references)).toEqual({
    // What is fixed, and the way to many, say nothing of where a value comes from.
    Account: [],
    Group: [
      {
        navigationProperty: 'CustomerGroup',
        relatedEntity: 'CustomerGroup',
        referencedProperty: 'Id',
      },
      { navigationProperty: 'Setup', relatedEntity: 'GroupSetup', referencedProperty: 'GroupId' },
    ],
    Currency: [
      { navigationProperty: 'Setup', relatedEntity: 'GroupSetup', referencedProperty: 'Code' },
    ],
    Blocked: [],
    Status: [],
  });
});

test('what a page leads to is in the same catalogue', async () => {
  const detail = await valueOf(engine.getEntity(catalog, 'Customers', LANGUAGES));
  expect(detail.navigationProperties.map((each) => [each.name, each.relatedEntitySetName])).toEqual(
    [
      ['CustomerGroup', 'CustomerGroups'],
      ['Setup', null],
      ['Vendors', 'Vendors'],
    ],
  );
  expect(detail.properties.map((each) => [each.name, each.enumeration])).toEqual([
    ['Account', null],
    ['Group', null],
    ['Currency', null],
    ['Blocked', 'NoYes'],
    ['Status', null],
  ]);
  expect(detail.dataEntity?.name).toBe('CustCustomerEntity');
  const vendors = await valueOf(engine.getEntity(catalog, 'Vendor', LANGUAGES));
  expect(vendors).toMatchObject({ entitySetName: 'Vendors', dataEntity: null });
  expect(vendors.properties.map((each) => each.enumeration)).toEqual(['NoYes', null, 'NoYes']);
});

test('the page of a data entity leads to its public entity, if the catalogue has that', async () => {
  const setNameOf = async (name: string) =>
    (await valueOf(engine.getDataEntity(catalog, name, LANGUAGES))).entitySetName;
  expect(await setNameOf('custcustomeroldentity')).toBe('Customers');
  expect(await setNameOf('CustGroupEntity')).toBe('CustomerGroups');
  expect(await setNameOf('CustStagingEntity')).toBeNull();
  expect(await setNameOf('CustHiddenEntity')).toBeNull();
  const { label, catalogId } = await valueOf(
    engine.getDataEntity(catalog, 'CustGroupEntity', LANGUAGES),
  );
  expect([label?.text, catalogId]).toEqual(['Customers', catalog]);
});

test('an enumeration is found with its namespace, and lists the fields of its type', async () => {
  for (const name of ['NoYes', `${NAMESPACE_PREFIX}NoYes`]) {
    const detail = await valueOf(engine.getEnumeration(catalog, name, LANGUAGES));
    expect(detail).toMatchObject({ name: 'NoYes', catalogId: catalog, usageCount: 3 });
    expect(detail.usages).toEqual([
      { entitySetName: 'Customers', property: 'Blocked' },
      { entitySetName: 'Vendors', property: 'OnHold' },
      { entitySetName: 'Vendors', property: 'Art' },
    ]);
  }
});

test('what a catalogue lacks is not found in it, whatever others have', async () => {
  const lacking = { ok: false, failure: { kind: 'not_found' } };
  expect(await engine.getEntity(catalog, 'Banks', LANGUAGES)).toMatchObject(lacking);
  expect(await engine.getDataEntity(catalog, 'CustOtherEntity', [])).toMatchObject(lacking);
  expect(await engine.getEnumeration(catalog, 'CustStatus', LANGUAGES)).toEqual(
    fail({ kind: 'not_found', what: 'enumeration', name: 'CustStatus' }),
  );
  expect(await engine.getEnumeration(99, 'NoYes', LANGUAGES)).toEqual(
    fail({ kind: 'not_found', what: 'catalog', name: '99' }),
  );
});

test('a label is found in any spelling where its catalogue uses it, with or without a text', async () => {
  const used = await valueOf(engine.getLabel(catalog, '@ar:CUSTOMERS', LANGUAGES));
  expect(used).toMatchObject({
    label: { id: '@AR:Customers', text: 'Customers' },
    usageCount: 2,
  });
  expect(await valueOf(engine.getLabel(catalog, '@SYS3', LANGUAGES))).toMatchObject({
    label: { text: null },
    usageCount: 1,
  });
  for (const id of ['@SYS3', '@SYS999']) {
    expect(await engine.getLabel(other, id, LANGUAGES)).toEqual(
      fail({ kind: 'not_found', what: 'label', name: id }),
    );
  }
});

test('usages are those of this catalogue, whatever case is asked for', async () => {
  const usagesOf = async (what: 'label' | 'enumeration' | 'entity' | 'field', name: string) => {
    const { places, count } = await valueOf(engine.findUsages(catalog, { what, name }));
    expect(count).toBe(places.length);
    return places.map(({ kind, name: used, parent }) => `${kind} ${parent ?? ''}/${used}`);
  };
  expect(await usagesOf('label', '@ar:customers')).toEqual([
    'data_entity /CustGroupEntity',
    'entity /Customers',
  ]);
  expect(await usagesOf('label', '@Sys2')).toEqual([
    'property Customers/Group',
    'property Vendors/Group',
  ]);
  expect(await usagesOf('label', '@SYS4')).toEqual(['enumeration /NoYes']);
  for (const name of ['noyes', `${NAMESPACE_PREFIX}NoYes`]) {
    expect(await usagesOf('enumeration', name)).toEqual([
      'property Customers/Blocked',
      'property Vendors/Art',
      'property Vendors/OnHold',
    ]);
  }
  expect(await usagesOf('entity', 'VENDORS')).toEqual(['relation Customers/Vendors']);
  expect(await usagesOf('entity', 'Customer')).toEqual([]);
  expect(await usagesOf('entity', 'GroupSetups')).toEqual([]);
  expect(await usagesOf('field', 'GROUP')).toEqual([
    'property Customers/Group',
    'property Vendors/Group',
  ]);
});

test('a page of usages has 1 to 500 places, and goes on where the last one ended', async () => {
  const pageOf = async (page: { readonly limit?: number; readonly offset?: number }) => {
    const query = { what: 'enumeration', name: 'NoYes', ...page } as const;
    const { places, count } = await valueOf(engine.findUsages(catalog, query));
    expect(count).toBe(3);
    return places.map(({ name }) => name);
  };
  expect(await pageOf({ limit: 0 })).toEqual(['Blocked']);
  expect(await pageOf({ limit: 2 })).toEqual(['Blocked', 'Art']);
  expect(await pageOf({ limit: 2, offset: 2 })).toEqual(['OnHold']);
  expect(await pageOf({ offset: -1 })).toEqual(['Blocked', 'Art', 'OnHold']);
  const lines = { what: 'label', name: '@SYS7', limit: 510 } as const;
  const { places, count } = await valueOf(engine.findUsages(other, lines));
  expect([places.length, count]).toEqual([500, 510]);
});

test('the labels of an entity are those of its page: its own, of its fields, of its data entities', () => {
  const spellings = statement<{ id: number }, { spelling: string }>(
    'SELECT spelling FROM label WHERE id = :id',
  );
  for (const name of ['Customer', 'CUSTOMERS']) {
    const labels = [...findEntityLabels(db, { catalog, name })].map(
      (id) => db.one(spellings, { id }).spelling,
    );
    expect(labels.toSorted()).toEqual([
      '@AR:CustomerEntity',
      '@AR:Customers',
      '@SYS2',
      '@SYS3',
      'Account number',
    ]);
  }
});

test('lists say of each thing what its page says, in the order of names', async () => {
  const scope = { catalog, languages: LANGUAGES };
  const entities = await valueOf(engine.listEntities(scope));
  expect(entities.map(({ kind, name, aotName, label }) => [kind, name, aotName, label])).toEqual([
    // One whose public entity is spelt otherwise is not lost.
    ['data_entity', 'CustGroupEntity', 'CustGroupEntity', 'Customers'],
    ['data_entity', 'CustHiddenEntity', 'CustHiddenEntity', null],
    ['entity', 'CustomerGroups', null, null],
    ['entity', 'Customers', 'CustCustomerEntity', 'Customers'],
    ['data_entity', 'CustStagingEntity', 'CustStagingEntity', null],
    ['entity', 'Vendors', null, null],
  ]);
  const factsOf = (wanted: string) => {
    const listed = entities.find(({ name }) => name === wanted);
    return [
      listed?.category,
      listed?.isReadOnly,
      listed?.configurationEnabled,
      listed?.hasOData,
      listed?.hasDataManagement,
      listed?.fieldCount,
    ];
  };
  expect(factsOf('Customers')).toEqual(['Master', false, false, false, true, 5]);
  expect(factsOf('Vendors')).toEqual([null, true, true, true, false, 3]);
  expect(factsOf('CustGroupEntity')).toEqual([null, true, true, false, true, null]);
  expect(factsOf('CustStagingEntity')).toEqual([null, false, true, false, false, null]);

  expect(await valueOf(engine.listEnumerations(scope))).toEqual([
    { name: 'NoYes', label: null, memberCount: 2, usageCount: 3 },
    { name: 'Sides', label: null, memberCount: 3, usageCount: 0 },
  ]);

  const actions = await valueOf(engine.listActions(scope));
  expect(
    actions.map((each) => [each.name, each.entitySetName, each.parameterCount, each.returnType]),
  ).toEqual([
    ['block', 'Vendors', 0, null],
    ['Block', 'Customers', 1, 'Edm.Boolean'],
    ['post', 'Customers', 0, null],
    ['post', 'Vendors', 0, null],
  ]);
});
