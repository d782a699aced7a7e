import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DataEntity, Entity, Enumeration } from '#contract/metadata.ts';
import { canonicalForm, type Definition } from '../../../worker/catalog/canonical-form.ts';
import type { Pair } from '../../../worker/diff/compare-facts.ts';
import { diffDataEntities } from '../../../worker/diff/diff-data-entities.ts';
import { diffEntities } from '../../../worker/diff/diff-entities.ts';
import { diffEnumerations } from '../../../worker/diff/diff-enumerations.ts';
import type { FoundChange } from '../../../worker/diff/found-change.ts';
import { definition } from '../../sqlite/definition-arbitraries.ts';
import { aDataEntity } from '../versions/version-samples.ts';

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

const CUSTOMERS: DataEntity = { ...aDataEntity, labelId: null };

test.each(['', null])(
  'a data entity without a set name (%o) is found by the one that it had',
  (none) => {
    const hidden = { ...CUSTOMERS, publicCollectionName: none };
    const pairs = [
      { before: CUSTOMERS, after: hidden },
      { before: hidden, after: CUSTOMERS },
    ];
    for (const pair of pairs) {
      expect(diffDataEntities(pair)).toMatchObject([
        { severity: 'breaking', place: { names: ['CustCustomerV3Entity', 'CustomersV3'] } },
      ]);
    }
  },
);

test('of a long list in another order five names are shown, and marks for what is left out', () => {
  const listed = (names: string): Enumeration => ({
    name: 'Letters',
    labelId: null,
    members: [...names].map((name) => ({
      name,
      value: name.charCodeAt(0),
      labelId: null,
      configurationEnabled: true,
    })),
  });
  const shown = (before: string, after: string) =>
    diffEnumerations({ before: listed(before), after: listed(after) }).map(({ facts }) => facts);
  expect(shown('abcde', 'bacde')).toMatchObject([
    [{ fact: 'order of values', before: 'a, b, c, d, e', after: 'b, a, c, d, e' }],
  ]);
  expect(shown('xabcdef', 'xbacdef')).toMatchObject([
    [{ before: '… a, b, c, d, e …', after: '… b, a, c, d, e …' }],
  ]);
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
