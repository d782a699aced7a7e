import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_DIAGRAM_ENTITIES, MAX_DIAGRAM_FIELDS } from '#contract/diagram.ts';
import type { NavigationProperty } from '#contract/metadata.ts';
import { fail } from '#contract/outcome.ts';
import { field } from '../field.ts';
import { relation } from '../relation.ts';
import { entity, fillCatalog } from './filled-catalog.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

let atlas: TestEngine;
let catalog: number;
const scope = () => ({ catalog, languages: ['en-US'] });

beforeEach(async () => {
  atlas = await openEngine();
  // What stands in another catalogue is none of this one.
  await fillCatalog(atlas.db, {
    definitions: [
      entity('Orders', [field('Old')], {
        navigationProperties: [relation('Agent', 'CustomerGroup')],
      }),
      entity('OrderLines', [field('Batch')], {
        navigationProperties: [relation('Order', 'Order')],
      }),
    ],
  });
  catalog = await fillCatalog(atlas.db, {
    definitions: [
      entity(
        'Wides',
        Array.from({ length: 308 }, (_, index) => field(`Field${index}`)),
        {
          navigationProperties: [{ ...relation('Owner', 'Customer'), relatedRelationName: 'Main' }],
        },
      ),
      entity(
        'Orders',
        [
          field('Note'),
          field('Status', { isMandatory: true }),
          field('Batch'),
          field('Account'),
          field('Number', { isKey: true }),
        ],
        {
          labelId: '@ORDER',
          navigationProperties: [
            { ...tied('Buyer', 'Customer', { Account: 'Id' }), relatedRelationName: 'Orders' },
            tied('Payer', 'Customer', { Account: 'Id' }),
            tied('Parent', 'Order', { Account: 'Number' }),
            { ...tied('Lines', 'OrderLine', { Batch: 'Batch' }), cardinality: 'Multiple' },
          ],
        },
      ),
      entity('Customers', [field('Id', { isKey: true }), field('GroupId')], {
        navigationProperties: [
          {
            ...tied('Orders', 'Order', { Id: 'Account' }),
            relatedRelationName: 'Buyer',
            cardinality: 'Multiple',
          },
          tied('Main', 'CustomerGroup', { GroupId: 'Id' }),
          { ...relation('Hub', 'Hub'), relatedRelationName: 'Customers' },
        ],
      }),
      entity('CustomerGroups', [field('Id', { isKey: true })]),
      entity('Hubs', [], {
        navigationProperties: [
          { ...relation('Customers', 'Customer'), cardinality: 'Multiple' },
          relation('Main', 'Customer'),
        ],
      }),
    ],
    texts: { '@ORDER': 'Sales orders' },
  });
});

/** A reference to one record; constraints by own field. */
/** Which of its fields say which of the other's. */
function tied(
  name: string,
  relatedEntity: string,
  properties: Readonly<Record<string, string>>,
): NavigationProperty {
  const constraints = Object.entries(properties).map(
    ([property, referencedProperty]) =>
      ({ kind: 'referential', property, referencedProperty }) as const,
  );
  return relation(name, relatedEntity, { constraints });
}

describe('a diagram', () => {
  test('draws what both sides name as one relation, and none that leads to what is not shown', async () => {
    const { relations } = await valueOf(atlas.engine.drawDiagram(scope(), ['Customers', 'Orders']));
    expect(relations.map(({ from, to, name }) => [from, to, name])).toEqual([
      ['Orders', 'Customers', 'Buyer'],
      ['Orders', 'Customers', 'Payer'],
      ['Orders', 'Orders', 'Parent'],
    ]);
    expect(relations[0]?.constraints).toEqual([
      { kind: 'referential', property: 'Account', referencedProperty: 'Id' },
    ]);
    const alone = await valueOf(atlas.engine.drawDiagram(scope(), ['Customers']));
    expect(alone.relations).toEqual([]);
    // To them lead Orders and Wides, from them CustomerGroups and Hubs.
    expect(alone.entities[0]?.relatedCount).toBe(4);
  });

  test('draws as one relation what only one side says to be the same', async () => {
    const { relations } = await valueOf(atlas.engine.drawDiagram(scope(), ['Hubs', 'Customers']));
    expect(relations.map(({ from, to, name }) => [from, to, name])).toEqual([
      ['Hubs', 'Customers', 'Main'],
      ['Customers', 'Hubs', 'Hub'],
    ]);
  });

  test('draws two where what one names as its other side leads elsewhere', async () => {
    const names = ['Wides', 'Customers', 'CustomerGroups'];
    const { relations } = await valueOf(atlas.engine.drawDiagram(scope(), names));
    expect(relations.map(({ from, to, name }) => [from, to, name])).toEqual([
      ['Wides', 'Customers', 'Owner'],
      ['Customers', 'CustomerGroups', 'Main'],
    ]);
  });

  test('shows key, references and mandatory fields first, and says where a field leads', async () => {
    const drawn = await valueOf(atlas.engine.drawDiagram(scope(), ['Orders']));
    expect(drawn.entities).toMatchObject([
      { entitySetName: 'Orders', label: 'Sales orders', fieldCount: 5, relatedCount: 1 },
    ]);
    expect(drawn.entities[0]?.fields.map(({ name, refersTo }) => [name, refersTo])).toEqual([
      ['Number', []],
      ['Account', ['Customers', 'Orders']],
      // Many refer to it.
      ['Batch', []],
      ['Status', []],
      ['Note', []],
    ]);
  });

  test('takes where a field leads from the own relation, not from one of its name elsewhere', async () => {
    const { entities } = await valueOf(atlas.engine.drawDiagram(scope(), ['Customers']));
    expect(entities).toMatchObject([
      {
        label: null,
        fields: [
          { name: 'Id', refersTo: [] },
          { name: 'GroupId', refersTo: ['CustomerGroups'] },
        ],
      },
    ]);
  });

  test('of a catalogue that is not there is no empty one', async () => {
    const missing = fail({ kind: 'not_found', what: 'catalog', name: '99' });
    const elsewhere = { catalog: 99, languages: ['en-US'] };
    const { engine } = atlas;
    expect(await engine.drawDiagram(elsewhere, ['Orders'])).toEqual(missing);
    expect(await engine.listRelatedEntities(elsewhere, 'Orders')).toEqual(missing);
    expect(await engine.suggestForDiagram(elsewhere)).toEqual(missing);
  });

  test('cuts a long list of fields and says how many there are', async () => {
    const { entities } = await valueOf(atlas.engine.drawDiagram(scope(), ['Wides']));
    expect(entities[0]?.fields).toHaveLength(MAX_DIAGRAM_FIELDS);
    expect(entities[0]?.fieldCount).toBe(308);
  });

  test('says which of the names its catalogue does not have, and takes them in any case, once', async () => {
    const drawn = await valueOf(
      atlas.engine.drawDiagram(scope(), ['ORDERS', 'Gones', 'orders', 'Customers']),
    );
    expect(drawn.entities.map(({ entitySetName }) => entitySetName)).toEqual([
      'Orders',
      'Customers',
    ]);
    expect(drawn.missing).toEqual(['Gones']);
  });

  test('is refused beyond what anybody can read', async () => {
    const names = Array.from({ length: MAX_DIAGRAM_ENTITIES + 1 }, (_, index) => `E${index}`);
    const entities = names.map((name) => ({ name, width: 8, height: 8, at: null }));
    const refused = { ok: false, failure: { kind: 'bad_input', field: 'entities' } };
    const { engine } = atlas;
    expect(await engine.drawDiagram(scope(), names)).toMatchObject(refused);
    expect(await engine.placeEntities({ entities, relations: [] })).toMatchObject(refused);
    const full = await valueOf(engine.drawDiagram(scope(), names.slice(1)));
    expect(full.missing).toEqual(names.slice(1));
    const places = await valueOf(
      engine.placeEntities({ entities: entities.slice(1), relations: [] }),
    );
    expect(places).toHaveLength(MAX_DIAGRAM_ENTITIES);
  });
});

test('an entity is related to others in both directions, whichever side names the relation', async () => {
  const related = await valueOf(atlas.engine.listRelatedEntities(scope(), 'Customers'));
  expect(
    related.map(({ entitySetName, isReferredTo, relations }) => [
      entitySetName,
      isReferredTo,
      relations,
    ]),
  ).toEqual([
    ['CustomerGroups', true, ['Main']],
    ['Hubs', true, ['Hub', 'Customers']],
    ['Hubs', false, ['Main']],
    ['Orders', false, ['Buyer', 'Payer']],
    ['Wides', false, ['Owner']],
  ]);
  const ofOrders = await valueOf(atlas.engine.listRelatedEntities(scope(), 'orders'));
  expect(ofOrders.map(({ entitySetName }) => entitySetName)).toEqual(['Customers']);
  expect(await atlas.engine.listRelatedEntities(scope(), 'Nothings')).toMatchObject({
    failure: { kind: 'not_found', what: 'entity' },
  });
});

test('a diagram may begin with what most entities refer to, itself not counted', async () => {
  const suggested = await valueOf(atlas.engine.suggestForDiagram(scope()));
  expect(
    suggested.map(({ entitySetName, referrerCount }) => [entitySetName, referrerCount]),
  ).toEqual([
    ['Customers', 3],
    ['CustomerGroups', 1],
    ['Hubs', 1],
  ]);
});

test('of many entities that are referred to twelve are proposed, the most referred to first', async () => {
  const names = Array.from({ length: 14 }, (_, index) => `Type${index + 10}`);
  const referring = (set: string, to: readonly string[]) =>
    entity(set, [], { navigationProperties: to.map((name) => relation(name, name)) });
  const many = await fillCatalog(atlas.db, {
    definitions: [
      ...names.map((name) => entity(`${name}s`)),
      referring('Orders', names.toReversed()),
      referring('Invoices', ['Type22']),
    ],
  });
  const suggested = await valueOf(
    atlas.engine.suggestForDiagram({ catalog: many, languages: ['en-US'] }),
  );
  expect(
    suggested.map(({ entitySetName, referrerCount }) => `${entitySetName} ${referrerCount}`),
  ).toEqual(['Type22s 2', ...names.slice(0, 11).map((name) => `${name}s 1`)]);
});
