import type {
  Action,
  Entity,
  NavigationProperty,
  Property,
  PropertyGroup,
} from '#contract/metadata.ts';
import {
  compareFacts,
  flagFact,
  labelFact,
  shapeFact,
  textFact,
  type FactComparison,
  type Pair,
} from './compare-facts.ts';
import {
  constraintsShape,
  namesShape,
  parametersShape,
  resultShape,
  typeShape,
} from './describe-parts.ts';
import {
  changedBy,
  NO_LABELS,
  wholeChange,
  type FoundChange,
  type LabelPair,
  type Place,
  type Subject,
} from './found-change.ts';
import { orderFact } from './order-fact.ts';
import { pairByName, type Pairing } from './pair-by-name.ts';
import type { RuleName } from './severity-rules.ts';

/** What differs between two descriptions of one entity that are not equal: never nothing. */
export function diffEntities(pair: Pair<Entity>): readonly FoundChange[] {
  const subject = entitySubject(pair);
  const parts = {
    properties: pairParts(pair, (entity) => entity.properties),
    navigationProperties: pairParts(pair, (entity) => entity.navigationProperties),
    propertyGroups: pairParts(pair, (entity) => entity.propertyGroups),
    actions: pairParts(pair, (entity) => entity.actions),
  };
  const part = partSubject(subject, pair);
  const changes = [
    ...changedBy(subject, compareFacts(pair, ENTITY_FACTS)),
    ...diffParts(parts.properties, {
      subject: (property) => part('property', property),
      facts: PROPERTY_FACTS,
      added: ruleOfAddedProperty,
      removed: () => 'property removed',
    }),
    ...diffParts(parts.navigationProperties, {
      subject: (property) => part('navigation_property', property),
      facts: NAVIGATION_FACTS,
      added: () => 'navigation property added',
      removed: () => 'navigation property removed',
    }),
    ...diffParts(parts.propertyGroups, {
      subject: (group) => part('property_group', group),
      facts: [membersFact(parts.properties)],
      added: () => 'property group added',
      removed: () => 'property group removed',
    }),
    ...diffParts(parts.actions, {
      subject: (action) => part('action', action),
      facts: ACTION_FACTS,
      added: () => 'action added',
      removed: () => 'action removed',
    }),
  ];
  return changes.length > 0 ? changes : changedBy(subject, [orderOf(pair)]);
}

/** As it is known in the second catalog; of one that is only in one of them give it twice. */
export function entitySubject({
  before,
  after,
}: Pair<Pick<Entity, 'entitySetName' | 'labelId'>>): Subject {
  return {
    kind: 'entity',
    owner: null,
    name: after.entitySetName,
    title: null,
    labels: { before: before.labelId, after: after.labelId },
    place: {
      names: [...new Set([after.entitySetName, before.entitySetName])],
      watched: 'entity',
      ownerLabel: null,
    },
  };
}

type PartKind = 'property' | 'navigation_property' | 'property_group' | 'action';
type Part = { readonly name: string; readonly labelId?: string | null };

function partSubject(
  entity: Subject,
  { before, after }: Pair<Entity>,
): (kind: PartKind, part: Pair<Part>) => Subject {
  const place: Place = { ...entity.place, ownerLabel: after.labelId ?? before.labelId };
  return (kind, part) => ({
    kind,
    owner: entity.name,
    name: part.after.name,
    title: null,
    labels: kind === 'property' ? labelsOf(part) : NO_LABELS,
    place,
  });
}

function labelsOf({ before, after }: Pair<Part>): LabelPair {
  return { before: before.labelId ?? null, after: after.labelId ?? null };
}

function pairParts<T extends Part>(
  { before, after }: Pair<Entity>,
  read: (entity: Entity) => readonly T[],
): Pairing<T> {
  return pairByName(read(before), read(after), ({ name }) => name);
}

interface PartRules<T> {
  readonly subject: (part: Pair<T>) => Subject;
  readonly facts: readonly FactComparison<T>[];
  readonly added: (part: T) => RuleName;
  readonly removed: (part: T) => RuleName;
}

function diffParts<T>(
  { pairs, added, removed }: Pairing<T>,
  rules: PartRules<T>,
): readonly FoundChange[] {
  const whole = (part: T): Subject => rules.subject({ before: part, after: part });
  return [
    ...pairs.flatMap((pair) => changedBy(rules.subject(pair), compareFacts(pair, rules.facts))),
    ...added.map((part) => wholeChange(whole(part), 'added', rules.added(part))),
    ...removed.map((part) => wholeChange(whole(part), 'removed', rules.removed(part))),
  ];
}

const ENTITY_FACTS: readonly FactComparison<Entity>[] = [
  textFact('set name', (entity) => entity.entitySetName, 'entity set renamed'),
  textFact('public name', (entity) => entity.name, 'entity renamed'),
  labelFact('entity label changed'),
  flagFact('read-only', (entity) => entity.isReadOnly, {
    on: 'entity became read-only',
    off: 'entity became writable',
  }),
  flagFact('switched on', (entity) => entity.configurationEnabled, {
    on: 'entity switched on',
    off: 'entity switched off',
  }),
];

const DIMENSION = 'property dimension changed';

const PROPERTY_FACTS: readonly FactComparison<Property>[] = [
  shapeFact('type', (property) => typeShape(property.typeName), 'property type changed'),
  textFact('X++ type', (property) => property.dataType, 'property X++ type changed'),
  flagFact('key', (property) => property.isKey, {
    on: 'property became key',
    off: 'property left key',
  }),
  flagFact('mandatory', (property) => property.isMandatory, {
    on: 'property became mandatory',
    off: 'property became optional',
  }),
  flagFact('editable', (property) => property.allowEdit, {
    on: 'property became editable',
    off: 'property became read-only',
  }),
  flagFact('editable on create', (property) => property.allowEditOnCreate, {
    on: 'property became editable on create',
    off: 'property became read-only on create',
  }),
  flagFact('switched on', (property) => property.configurationEnabled, {
    on: 'property switched on',
    off: 'property switched off',
  }),
  flagFact('dimension', (property) => property.isDimension, { on: DIMENSION, off: DIMENSION }),
  textFact('dimension relation', (property) => property.dimensionRelation, DIMENSION),
  flagFact('dynamic dimension', (property) => property.isDynamicDimension, {
    on: DIMENSION,
    off: DIMENSION,
  }),
  textFact(
    'dimension legal entity field',
    (property) => property.dimensionLegalEntityProperty,
    DIMENSION,
  ),
  textFact('dimension type field', (property) => property.dimensionTypeProperty, DIMENSION),
  labelFact('property label changed'),
];

const NAVIGATION_FACTS: readonly FactComparison<NavigationProperty>[] = [
  textFact(
    'related entity',
    (property) => property.relatedEntity,
    'navigation property leads elsewhere',
  ),
  textFact(
    'cardinality',
    (property) => property.cardinality,
    'navigation property cardinality changed',
  ),
  shapeFact('constraints', constraintsShape, 'navigation property constraints changed'),
  textFact(
    'relation',
    (property) => property.relatedRelationName,
    'navigation property relation renamed',
  ),
];

const ACTION_FACTS: readonly FactComparison<Action>[] = [
  textFact('binding', (action) => action.bindingKind, 'action binding changed'),
  shapeFact('parameters', parametersShape, 'action parameters changed'),
  shapeFact('result', resultShape, 'action result changed'),
  textFact('field lookup', (action) => action.fieldLookup, 'action field lookup changed'),
];

/** That a new field joined a group, or a removed one left it, is said with the field. */
function membersFact({ added, removed }: Pairing<Property>): FactComparison<PropertyGroup> {
  const said = new Set([...added, ...removed].map(({ name }) => name));
  return shapeFact(
    'fields',
    (group) => namesShape(group.properties.filter((name) => !said.has(name))),
    'property group members changed',
  );
}

function ruleOfAddedProperty({ isKey, isMandatory }: Property): RuleName {
  if (isKey) return 'key property added';
  return isMandatory ? 'mandatory property added' : 'property added';
}

function orderOf({ before, after }: Pair<Entity>) {
  const names = (parts: readonly Part[]): readonly string[] => parts.map(({ name }) => name);
  const list = (of: string, read: (entity: Entity) => readonly Part[]) => ({
    of,
    before: names(read(before)),
    after: names(read(after)),
  });
  return orderFact(
    [
      list('fields', (entity) => entity.properties),
      list('relations', (entity) => entity.navigationProperties),
      list('groups', (entity) => entity.propertyGroups),
      list('actions', (entity) => entity.actions),
    ],
    'parts of its relations or groups',
  );
}
