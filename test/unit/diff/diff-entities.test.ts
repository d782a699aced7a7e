import { describe, expect, test } from 'vitest';
import type { Action, Entity, RelationConstraint } from '#contract/metadata.ts';
import { diffEntities } from '../../../worker/diff/diff-entities.ts';
import type { FoundChange } from '../../../worker/diff/found-change.ts';
import { field } from '../../field.ts';

describe('an entity', () => {
  const customers: Entity = {
    name: 'CustomerV3',
    entitySetName: 'CustomersV3',
    labelId: '@SYS1',
    isReadOnly: false,
    configurationEnabled: true,
    properties: [field('Account', { isKey: true }), field('Name'), field('Group')],
    navigationProperties: [
      {
        name: 'Group',
        relatedEntity: 'CustomerGroup',
        relatedRelationName: null,
        cardinality: 'Single',
        constraints: [
          { kind: 'referential', property: 'Group', referencedProperty: 'Id' },
          { kind: 'fixed', property: 'Kind', value: 1, valueText: 'Customer' },
        ],
      },
    ],
    propertyGroups: [{ name: 'Lookup', properties: ['Account', 'Name', 'Group'] }],
    actions: [],
  };
  const changed = (facts: Partial<Entity>) =>
    diffEntities({ before: customers, after: { ...customers, ...facts } });
  const told = (changes: readonly FoundChange[]) =>
    changes.map(({ kind, type, name, severity, facts }) => [
      `${kind} ${name} ${type} ${severity}`,
      ...facts.map(({ fact, before, after }) => `${fact}: ${before} → ${after}`),
    ]);

  test('that only lists its fields in another order is safe, and says where the order begins to differ', () => {
    const [account, name, group] = customers.properties;
    if (!account || !name || !group) throw new Error('The example has three fields.');
    expect(told(changed({ properties: [account, group, name] }))).toEqual([
      ['entity CustomersV3 changed safe', 'order of fields: … Name, Group → … Group, Name'],
    ]);
    // Anything else explains the digest.
    expect(told(changed({ properties: [account, group, name], isReadOnly: true }))).toEqual([
      ['entity CustomersV3 changed breaking', 'read-only: no → yes'],
    ]);
  });

  test('that lost a field lost it from its groups, which is not said twice', () => {
    const changes = changed({
      properties: customers.properties.slice(0, 2),
      propertyGroups: [{ name: 'Lookup', properties: ['Name', 'Account'] }],
    });
    expect(told(changes)).toEqual([['property Group removed breaking']]);
    const groups = changed({ propertyGroups: [{ name: 'Lookup', properties: ['Name'] }] });
    expect(told(groups)).toEqual([
      ['property_group Lookup changed safe', 'fields: Account, Group, Name → Name'],
    ]);
  });

  test('whose constraints are only listed in another order still leads to the same records', () => {
    const [navigation] = customers.navigationProperties;
    if (!navigation) throw new Error('The example has a relation.');
    const constraints = navigation.constraints.toReversed();
    expect(told(changed({ navigationProperties: [{ ...navigation, constraints }] }))).toEqual([
      ['entity CustomersV3 changed safe', 'order of parts of its relations or groups: null → null'],
    ]);
    const other = { kind: 'fixed', property: 'Kind', value: 2, valueText: 'Vendor' } as const;
    const changedToo = [{ ...navigation, constraints: [other, ...constraints.slice(1)] }];
    expect(told(changed({ navigationProperties: changedToo }))).toEqual([
      [
        'navigation_property Group changed risky',
        'constraints: Group = related Id, Kind = Customer → Group = related Id, Kind = Vendor',
      ],
    ]);
  });

  test('of whose relation only a fixed value changed shows the number where it has no name', () => {
    const [navigation] = customers.navigationProperties;
    if (!navigation) throw new Error('The example has a relation.');
    const withConstraint = (constraint: RelationConstraint) => ({
      navigationProperties: [{ ...navigation, constraints: [constraint] }],
    });
    const before = { kind: 'related_fixed', relatedProperty: 'Kind', value: 7 } as const;
    expect(
      told(
        diffEntities({
          before: { ...customers, ...withConstraint({ ...before, valueText: null }) },
          after: {
            ...customers,
            ...withConstraint({ kind: 'fixed', property: 'Kind', value: 8, valueText: null }),
          },
        }),
      ),
    ).toEqual([
      ['navigation_property Group changed risky', 'constraints: related Kind = 7 → Kind = 8'],
    ]);
  });

  test('tells the parameters and the result of an action, short and with what is a list', () => {
    const type = (typeName: string, isCollection = false) => ({ typeName, isCollection });
    const post: Action = {
      name: 'post',
      bindingKind: 'BoundToEntityInstance',
      parameters: [{ name: 'lines', type: type('Edm.Int64') }],
      returnType: null,
      fieldLookup: null,
    };
    const renewed: Action = {
      ...post,
      parameters: [
        { name: 'lines', type: type('Edm.Int64', true) },
        { name: 'kind', type: type('Microsoft.Dynamics.DataEntities.NoYes') },
      ],
      returnType: type('Edm.String', true),
    };
    const before = { ...customers, actions: [post] };
    const after = { ...customers, actions: [renewed] };
    expect(told(diffEntities({ before, after }))).toEqual([
      [
        'action post changed breaking',
        'parameters: lines: Edm.Int64 → lines: Edm.Int64[], kind: NoYes',
        'result: null → Edm.String[]',
      ],
    ]);
  });

  test('tells a type in full where its short names are the same', () => {
    const typed = (typeName: string) => ({
      ...customers,
      properties: [field('Kind', { typeName })],
    });
    const types = (before: string, after: string) =>
      diffEntities({ before: typed(before), after: typed(after) }).flatMap((each) =>
        each.facts.map((fact) => [fact.before, fact.after]),
      );
    const namespace = 'Microsoft.Dynamics.DataEntities.';
    expect(types(`${namespace}NoYes`, 'Edm.String')).toEqual([['NoYes', 'Edm.String']]);
    expect(types(`${namespace}NoYes`, 'NoYes')).toEqual([[`${namespace}NoYes`, 'NoYes']]);
  });

  test('is as bad as the worst of its facts', () => {
    const [change] = changed({ labelId: '@SYS2', entitySetName: 'CustomersV4', isReadOnly: true });
    expect(change?.severity).toBe('breaking');
    expect(change?.name).toBe('CustomersV4');
    expect(change?.place.names).toEqual(['CustomersV4', 'CustomersV3']);
    expect(change?.reason).toBe('It is part of every address: requests under the old one fail.');
    expect(change?.facts.map(({ fact }) => fact)).toEqual(['set name', 'label', 'read-only']);
  });

  test.each([
    ['a field', field('Note'), 'safe'],
    ['a mandatory field', field('Note', { isMandatory: true }), 'breaking'],
    ['a key field', field('Note', { isKey: true }), 'breaking'],
  ])('with %s more', (_what, more, severity) => {
    expect(told(changed({ properties: [...customers.properties, more] }))).toEqual([
      [`property Note added ${severity}`],
    ]);
  });

  test.each([
    { facts: { isMandatory: true }, fact: 'mandatory', there: 'breaking', back: 'safe' },
    { facts: { allowEdit: false }, fact: 'editable', there: 'breaking', back: 'safe' },
    {
      facts: { allowEditOnCreate: false },
      fact: 'editable on create',
      there: 'breaking',
      back: 'safe',
    },
    { facts: { isKey: true }, fact: 'key', there: 'breaking', back: 'breaking' },
    { facts: { configurationEnabled: false }, fact: 'switched on', there: 'risky', back: 'safe' },
    { facts: { typeName: 'Edm.Int64' }, fact: 'type', there: 'breaking', back: 'breaking' },
    { facts: { dataType: 'Int64' }, fact: 'X++ type', there: 'risky', back: 'risky' },
    { facts: { isDimension: true }, fact: 'dimension', there: 'risky', back: 'risky' },
    { facts: { labelId: '@SYS9' }, fact: 'label', there: 'safe', back: 'safe' },
  ])('of which a field changed in $fact is $there, and $back on the way back', (example) => {
    const [account, , group] = customers.properties;
    if (!account || !group) throw new Error('The example has three fields.');
    const renewed = [account, field('Name', example.facts), group];
    const after = { ...customers, properties: renewed };
    const [change] = diffEntities({ before: customers, after });
    const [mirrored] = diffEntities({ before: after, after: customers });
    expect(change).toMatchObject({ kind: 'property', name: 'Name', severity: example.there });
    expect(change?.facts.map(({ fact }) => fact)).toEqual([example.fact]);
    expect(mirrored?.severity).toBe(example.back);
  });
});
