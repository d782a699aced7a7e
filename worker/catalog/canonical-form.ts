import { sha256, sha256Hex } from '../digest/sha256.ts';
import type {
  Action,
  ActionType,
  DataEntity,
  DefinitionKind,
  DefinitionsByKind,
  Entity,
  Enumeration,
  NavigationProperty,
  Property,
  RelationConstraint,
} from '#contract/metadata.ts';

/**
 * The canonical form of a definition: the JSON of its facts by position, after its kind and the number of the
 * form. Equal definitions have equal forms whatever spaces, member order or unknown members were on the wire.
 * Changing a form changes every digest: raise its number, and write a migration.
 */
export function canonicalForm(definition: Definition): string {
  return JSON.stringify([FORM_NAMES[definition.kind], ...factsOf(definition)]);
}

export type Definition = {
  readonly [Kind in DefinitionKind]: {
    readonly kind: Kind;
    readonly value: DefinitionsByKind[Kind];
  };
}[DefinitionKind];

/** What the form of each kind begins with. */
export const FORM_NAMES: Readonly<Record<DefinitionKind, string>> = {
  data_entity: 'data_entity/1',
  entity: 'entity/1',
  enumeration: 'enumeration/1',
};

function factsOf(definition: Definition): readonly Fact[] {
  switch (definition.kind) {
    case 'data_entity':
      return dataEntityFacts(definition.value);
    case 'entity':
      return entityFacts(definition.value);
    case 'enumeration':
      return enumerationFacts(definition.value);
  }
}

/** SHA-256 of the canonical form, 32 bytes. */
export function digestDefinition(definition: Definition): Promise<Uint8Array> {
  return sha256(canonicalForm(definition));
}

/** SHA-256, in hexadecimal, over the digests of a catalog's definitions, in whatever order they are given. */
export function digestCatalog(digests: readonly Uint8Array[]): Promise<string> {
  const bytes = new Uint8Array(digests.length * 32);
  digests.toSorted(compareBytes).forEach((digest, index) => bytes.set(digest, index * 32));
  return sha256Hex(bytes);
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const index = left.findIndex((byte, at) => byte !== right[at]);
  return index === -1 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}

type Fact = string | number | boolean | null | readonly Fact[];

/** Also what a version without modules is known by. */
export function dataEntityFacts(entity: DataEntity): readonly Fact[] {
  return [
    entity.name,
    entity.publicEntityName,
    entity.publicCollectionName,
    entity.labelId,
    entity.dataServiceEnabled,
    entity.dataManagementEnabled,
    entity.entityCategory,
    entity.isReadOnly,
  ];
}

function entityFacts(entity: Entity): readonly Fact[] {
  return [
    entity.name,
    entity.entitySetName,
    entity.labelId,
    entity.isReadOnly,
    entity.configurationEnabled,
    entity.properties.map(propertyFacts),
    entity.navigationProperties.map(navigationPropertyFacts),
    entity.propertyGroups.map((group) => [group.name, group.properties]),
    entity.actions.map(actionFacts),
  ];
}

function propertyFacts(property: Property): readonly Fact[] {
  return [
    property.name,
    property.typeName,
    property.dataType,
    property.labelId,
    property.isKey,
    property.isMandatory,
    property.configurationEnabled,
    property.allowEdit,
    property.allowEditOnCreate,
    property.isDimension,
    property.dimensionRelation,
    property.isDynamicDimension,
    property.dimensionLegalEntityProperty,
    property.dimensionTypeProperty,
  ];
}

function navigationPropertyFacts(property: NavigationProperty): readonly Fact[] {
  return [
    property.name,
    property.relatedEntity,
    property.relatedRelationName,
    property.cardinality,
    property.constraints.map(constraintFacts),
  ];
}

export function constraintFacts(constraint: RelationConstraint): readonly Fact[] {
  switch (constraint.kind) {
    case 'referential':
      return ['referential', constraint.property, constraint.referencedProperty];
    case 'fixed':
      return ['fixed', constraint.property, constraint.value, constraint.valueText];
    case 'related_fixed':
      return ['related_fixed', constraint.relatedProperty, constraint.value, constraint.valueText];
  }
}

function actionFacts(action: Action): readonly Fact[] {
  return [
    action.name,
    action.bindingKind,
    action.parameters.map((parameter) => [parameter.name, ...typeFacts(parameter.type)]),
    action.returnType === null ? null : typeFacts(action.returnType),
    action.fieldLookup,
  ];
}

function typeFacts(type: ActionType): readonly Fact[] {
  return [type.typeName, type.isCollection];
}

function enumerationFacts(enumeration: Enumeration): readonly Fact[] {
  return [
    enumeration.name,
    enumeration.labelId,
    enumeration.members.map((member) => [
      member.name,
      member.labelId,
      member.value,
      member.configurationEnabled,
    ]),
  ];
}
