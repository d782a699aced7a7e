import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import { canonicalForm, type Definition } from '../../../worker/catalog/canonical-form.ts';
import type { Pair } from '../../../worker/diff/compare-facts.ts';
import { diffDataEntities } from '../../../worker/diff/diff-data-entities.ts';
import { diffEntities } from '../../../worker/diff/diff-entities.ts';
import { diffEnumerations } from '../../../worker/diff/diff-enumerations.ts';
import type { FoundChange } from '../../../worker/diff/found-change.ts';
import { definition } from '../../sqlite/definition-arbitraries.ts';
import { field } from '../../field.ts';

/** Two descriptions of one thing, most of it the same. */
const pair: fc.Arbitrary<Pair<Definition>> = fc
  .tuple(definition, definition, fc.integer())
  .map(([before, other, seed]) => ({ before, after: mix(before, other, seed) }));

function mix(before: Definition, other: Definition, seed: number): Definition {
  switch (before.kind) {
    case 'entity':
      return { kind: 'entity', value: mixEntities(before.value, other, seed) };
    case 'data_entity': {
      const value = other.kind === 'data_entity' ? other.value : before.value;
      return { kind: 'data_entity', value: { ...mixFacts(before.value, value, seed) } };
    }
    case 'enumeration': {
      const value = other.kind === 'enumeration' ? other.value : before.value;
      const members = mixParts(before.value.members, value.members, seed);
      return { kind: 'enumeration', value: { ...mixFacts(before.value, value, seed), members } };
    }
  }
}

function mixEntities(before: Entity, other: Definition, seed: number): Entity {
  const from = other.kind === 'entity' ? other.value : before;
  return {
    ...mixFacts(before, from, seed),
    properties: mixParts(before.properties, from.properties, seed),
    navigationProperties: mixParts(before.navigationProperties, from.navigationProperties, seed),
    propertyGroups: mixParts(before.propertyGroups, from.propertyGroups, seed),
    actions: mixParts(before.actions, from.actions, seed),
  };
}

/** The name stays; of the other facts those whose bit is set come from the other one. */
function mixFacts<T extends { readonly name: string }>(before: T, other: T, seed: number): T {
  const facts = Object.entries(before).map(([key, value], index) => [
    key,
    key !== 'name' && (seed >> index) & 1 ? Reflect.get(other, key) : value,
  ]);
  return Object.fromEntries(facts);
}

/** Some stay, some change in some facts, some go, some come, and perhaps they turn around. */
function mixParts<T extends { readonly name: string }>(
  before: readonly T[],
  other: readonly T[],
  seed: number,
): readonly T[] {
  const parts = before.flatMap((part, index) => {
    const twin = other[index];
    switch ((seed >> (index * 2)) & 3) {
      case 0:
        return [];
      case 1:
        return twin === undefined ? [part] : [mixFacts(part, twin, seed >> 3)];
      case 2:
        return [part];
      default:
        return twin === undefined ? [part] : [part, twin];
    }
  });
  return seed % 3 === 0 ? parts.toReversed() : parts;
}

function diff({ before, after }: Pair<Definition>): readonly FoundChange[] {
  if (before.kind === 'entity' && after.kind === 'entity') {
    return diffEntities({ before: before.value, after: after.value });
  }
  if (before.kind === 'data_entity' && after.kind === 'data_entity') {
    return diffDataEntities({ before: before.value, after: after.value });
  }
  if (before.kind === 'enumeration' && after.kind === 'enumeration') {
    return diffEnumerations({ before: before.value, after: after.value });
  }
  throw new Error('Two kinds.');
}

const isEqual = ({ before, after }: Pair<Definition>): boolean =>
  canonicalForm(before) === canonicalForm(after);

/** What a mirror shows: types and facts, but not whose set name owns it. */
function essence({ kind, type, name, facts }: FoundChange) {
  const known = kind === 'entity' ? '' : name;
  return {
    kind,
    type,
    name: known,
    facts: facts.map(({ fact, before, after }) => [fact, before, after]),
  };
}

function mirror({ kind, type, name, facts }: ReturnType<typeof essence>) {
  const types = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  return {
    kind,
    type: types[type],
    name,
    facts: facts.map(([fact, before, after]) => [fact, after, before]),
  };
}

const inOrder = (list: readonly object[]): readonly string[] =>
  list.map((each) => JSON.stringify(each)).sort();

test('nothing that is not equal differs in nothing', () => {
  let compared = 0;
  fc.assert(
    fc.property(pair, (two) => {
      if (isEqual(two)) return;
      compared += 1;
      expect(diff(two).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(100);
});

test('no fact has the same value before and after, and no change is without a fact', () => {
  fc.assert(
    fc.property(pair, (two) => {
      if (isEqual(two)) return;
      for (const { type, facts } of diff(two)) {
        expect(facts.length > 0).toBe(type === 'changed');
        for (const { fact, before, after } of facts) {
          if (!fact.startsWith('order of parts')) expect(before).not.toBe(after);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('the way back is the way there, mirrored', () => {
  fc.assert(
    fc.property(pair, ({ before, after }) => {
      if (isEqual({ before, after })) return;
      const there = diff({ before, after }).map(essence);
      const back = diff({ before: after, after: before }).map(essence);
      expect(inOrder(back)).toEqual(inOrder(there.map(mirror)));
    }),
    { numRuns: 500 },
  );
});

test('what was added and removed turns the names before into the names after', () => {
  fc.assert(
    fc.property(pair, (two) => {
      if (isEqual(two)) return;
      const changes = diff(two);
      for (const [kind, read] of PART_NAMES) {
        const names = read(two.before).toSorted();
        for (const change of changes.filter((each) => each.kind === kind)) {
          if (change.type === 'removed') names.splice(names.indexOf(change.name), 1);
          if (change.type === 'added') names.push(change.name);
        }
        expect(names.sort()).toEqual(read(two.after).toSorted());
      }
    }),
    { numRuns: 500 },
  );
});

const names = (parts: readonly { readonly name: string }[]): string[] =>
  parts.map(({ name }) => name);

const entityParts =
  (read: (entity: Entity) => readonly { readonly name: string }[]) =>
  (each: Definition): string[] =>
    each.kind === 'entity' ? names(read(each.value)) : [];

const PART_NAMES = [
  ['property', entityParts((entity) => entity.properties)],
  ['navigation_property', entityParts((entity) => entity.navigationProperties)],
  ['property_group', entityParts((entity) => entity.propertyGroups)],
  ['action', entityParts((entity) => entity.actions)],
  [
    'enumeration_member',
    (each: Definition): string[] => (each.kind === 'enumeration' ? names(each.value.members) : []),
  ],
] as const;

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
    const fewer = [{ ...navigation, constraints: navigation.constraints.slice(0, 1) }];
    expect(told(changed({ navigationProperties: fewer }))).toEqual([
      [
        'navigation_property Group changed risky',
        'constraints: Group = related Id, Kind = Customer → Group = related Id',
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
    ['a key field', field('Note', { isKey: true, isMandatory: true }), 'breaking'],
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

test('a data entity without its data service is broken, without data management only risky', () => {
  const before: DataEntity = {
    name: 'CustCustomerV3Entity',
    publicEntityName: 'CustomerV3',
    publicCollectionName: 'CustomersV3',
    labelId: null,
    dataServiceEnabled: true,
    dataManagementEnabled: true,
    entityCategory: 'Master',
    isReadOnly: false,
  };
  const change = (facts: Partial<DataEntity>) =>
    diffDataEntities({ before, after: { ...before, ...facts } })[0];
  expect(change({ dataServiceEnabled: false })?.severity).toBe('breaking');
  expect(change({ dataManagementEnabled: false })?.severity).toBe('risky');
  expect(change({ entityCategory: null })?.severity).toBe('safe');
  const hidden = change({ publicCollectionName: '' });
  expect(hidden?.severity).toBe('breaking');
  // It is looked for under the set name that it had, too.
  expect(hidden?.place.names).toEqual(['CustCustomerV3Entity', 'CustomersV3']);
});

test('a value more is risky, one renumbered or gone breaks', () => {
  const member = (name: string, value: number) => ({
    name,
    value,
    labelId: null,
    configurationEnabled: true,
  });
  const before: Enumeration = {
    name: 'NoYes',
    labelId: null,
    members: [member('No', 0), member('Yes', 1)],
  };
  const after = { ...before, members: [member('Yes', 7), member('Unknown', 2)] };
  const changes = diffEnumerations({ before, after });
  expect(changes.map(({ name, type, severity }) => `${name} ${type} ${severity}`)).toEqual([
    'Yes changed breaking',
    'Unknown added risky',
    'No removed breaking',
  ]);
});
