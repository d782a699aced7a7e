import fc from 'fast-check';
import type { DefinitionKind } from '#contract/metadata.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,12}$/);
/** What real systems send as labels: ids in any case, literal texts, nothing, and things nobody expects. */
const labelId = fc.oneof(
  fc.constant(null),
  fc.constant(''),
  fc.stringMatching(/^@(SYS|sys|GLS)[0-9]{1,3}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 8 }), { nil: null });
const type = fc.record({ typeName: name, isCollection: fc.boolean() });

const property = fc.record({
  name,
  typeName: name,
  dataType: fc.constantFrom('String', 'Enum', 'Real'),
  labelId,
  isKey: fc.boolean(),
  isMandatory: fc.boolean(),
  configurationEnabled: fc.boolean(),
  allowEdit: fc.boolean(),
  allowEditOnCreate: fc.boolean(),
  isDimension: fc.boolean(),
  dimensionRelation: text,
  isDynamicDimension: fc.boolean(),
  dimensionLegalEntityProperty: text,
  dimensionTypeProperty: text,
});

const value = fc.option(fc.integer(), { nil: null });
const constraint = fc.oneof(
  fc.record({
    kind: fc.constant('referential' as const),
    property: name,
    referencedProperty: name,
  }),
  fc.record({ kind: fc.constant('fixed' as const), property: name, value, valueText: text }),
  fc.record({
    kind: fc.constant('related_fixed' as const),
    relatedProperty: name,
    value,
    valueText: text,
  }),
);

const entity = fc.record({
  name,
  entitySetName: name,
  labelId,
  isReadOnly: fc.boolean(),
  configurationEnabled: fc.boolean(),
  properties: fc.array(property, { maxLength: 6 }),
  navigationProperties: fc.array(
    fc.record({
      name,
      relatedEntity: name,
      relatedRelationName: text,
      cardinality: fc.constantFrom('Single', 'Multiple'),
      constraints: fc.array(constraint, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  propertyGroups: fc.array(fc.record({ name, properties: fc.array(name, { maxLength: 3 }) }), {
    maxLength: 2,
  }),
  actions: fc.array(
    fc.record({
      name,
      bindingKind: fc.constantFrom('BoundToEntitySet', 'Unbound'),
      parameters: fc.array(fc.record({ name, type }), { maxLength: 3 }),
      returnType: fc.option(type, { nil: null }),
      fieldLookup: text,
    }),
    { maxLength: 2 },
  ),
});

const dataEntity = fc.record({
  name,
  publicEntityName: text,
  publicCollectionName: text,
  labelId,
  dataServiceEnabled: fc.boolean(),
  dataManagementEnabled: fc.boolean(),
  entityCategory: fc.option(fc.constantFrom('Master', 'Parameters'), { nil: null }),
  isReadOnly: fc.boolean(),
});

const enumeration = fc.record({
  name,
  labelId,
  members: fc.array(
    fc.record({ name, labelId, value: fc.integer(), configurationEnabled: fc.boolean() }),
    { maxLength: 5 },
  ),
});

const KINDS: Readonly<Record<DefinitionKind, fc.Arbitrary<Definition>>> = {
  entity: entity.map((value) => ({ kind: 'entity', value })),
  data_entity: dataEntity.map((value) => ({ kind: 'data_entity', value })),
  enumeration: enumeration.map((value) => ({ kind: 'enumeration', value })),
};

export const definition: fc.Arbitrary<Definition> = fc.oneof(...Object.values(KINDS));
