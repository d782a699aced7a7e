import type {
  Action,
  EnumerationMember,
  NavigationProperty,
  Property,
  PropertyGroup,
  RelationConstraint,
} from '#contract/metadata.ts';

/**
 * The parts of a definition as one JSON text: SQL for a column of the row of the definition `e`, and what reads it. A row
 * for each of a hundred thousand parts would cost more than all the rest.
 */
export const PROPERTIES = /* sql */ `
  SELECT json_group_array(json_array(
    p.position, p.name, t.type_name, t.data_type, pl.spelling, p.is_key, p.is_mandatory,
    p.configuration_enabled, p.allow_edit, p.allow_edit_on_create, p.is_dimension,
    p.dimension_relation, p.is_dynamic_dimension, p.dimension_legal_entity_property,
    p.dimension_type_property
  ))
  FROM property p
  JOIN property_type t ON t.id = p.type_id
  LEFT JOIN label pl ON pl.id = p.label_id
  WHERE p.definition_id = e.definition_id
`;

type Flag = 0 | 1;

type PropertyPart = readonly [
  position: number,
  name: string,
  typeName: string,
  dataType: string,
  labelId: string | null,
  isKey: Flag,
  isMandatory: Flag,
  configurationEnabled: Flag,
  allowEdit: Flag,
  allowEditOnCreate: Flag,
  isDimension: Flag,
  dimensionRelation: string | null,
  isDynamicDimension: Flag,
  dimensionLegalEntityProperty: string | null,
  dimensionTypeProperty: string | null,
];

export function parseProperties(json: string): readonly Property[] {
  return partsOf<PropertyPart>(json).map((part) => ({
    name: part[1],
    typeName: part[2],
    dataType: part[3],
    labelId: part[4],
    isKey: part[5] === 1,
    isMandatory: part[6] === 1,
    configurationEnabled: part[7] === 1,
    allowEdit: part[8] === 1,
    allowEditOnCreate: part[9] === 1,
    isDimension: part[10] === 1,
    dimensionRelation: part[11],
    isDynamicDimension: part[12] === 1,
    dimensionLegalEntityProperty: part[13],
    dimensionTypeProperty: part[14],
  }));
}

export const NAVIGATION_PROPERTIES = /* sql */ `
  SELECT json_group_array(json_array(
    n.position, n.name, n.related_entity, n.related_relation_name, n.cardinality,
    json((
      SELECT json_group_array(json_array(
        c.position, c.kind, c.property, c.referenced_property, c.value, c.value_text
      ))
      FROM relation_constraint c
      WHERE c.definition_id = n.definition_id AND c.navigation_position = n.position
    ))
  ))
  FROM navigation_property n WHERE n.definition_id = e.definition_id
`;

type NavigationPart = readonly [
  position: number,
  name: string,
  relatedEntity: string,
  relatedRelationName: string | null,
  cardinality: string,
  constraints: readonly ConstraintPart[],
];
type ConstraintPart = readonly [
  position: number,
  kind: RelationConstraint['kind'],
  property: string | null,
  referencedProperty: string | null,
  value: number | null,
  valueText: string | null,
];

export function parseNavigationProperties(json: string): readonly NavigationProperty[] {
  return partsOf<NavigationPart>(json).map(
    ([, name, relatedEntity, relatedRelationName, cardinality, constraints]) => ({
      name,
      relatedEntity,
      relatedRelationName,
      cardinality,
      constraints: inPlaces(constraints).map(toConstraint),
    }),
  );
}

function toConstraint(part: ConstraintPart): RelationConstraint {
  const [, kind, property, referencedProperty, value, valueText] = part;
  switch (kind) {
    case 'referential':
      return { kind, property: property ?? '', referencedProperty: referencedProperty ?? '' };
    case 'fixed':
      return { kind, property: property ?? '', value, valueText };
    case 'related_fixed':
      return { kind, relatedProperty: referencedProperty ?? '', value, valueText };
  }
}

export const PROPERTY_GROUPS = /* sql */ `
  SELECT json_group_array(json_array(
    g.position, g.name,
    json((
      SELECT json_group_array(json_array(m.position, m.property))
      FROM property_group_member m
      WHERE m.definition_id = g.definition_id AND m.group_position = g.position
    ))
  ))
  FROM property_group g WHERE g.definition_id = e.definition_id
`;

type GroupPart = readonly [position: number, name: string, members: readonly GroupMemberPart[]];
type GroupMemberPart = readonly [position: number, property: string];

export function parsePropertyGroups(json: string): readonly PropertyGroup[] {
  return partsOf<GroupPart>(json).map(([, name, members]) => ({
    name,
    properties: inPlaces(members).map(([, property]) => property),
  }));
}

export const ACTIONS = /* sql */ `
  SELECT json_group_array(json_array(
    a.position, a.name, a.binding_kind, a.return_type_name, a.return_is_collection, a.field_lookup,
    json((
      SELECT json_group_array(json_array(p.position, p.name, p.type_name, p.is_collection))
      FROM action_parameter p
      WHERE p.definition_id = a.definition_id AND p.action_position = a.position
    ))
  ))
  FROM action a WHERE a.definition_id = e.definition_id
`;

type ActionPart = readonly [
  position: number,
  name: string,
  bindingKind: string,
  returnTypeName: string | null,
  returnIsCollection: Flag | null,
  fieldLookup: string | null,
  parameters: readonly ParameterPart[],
];
type ParameterPart = readonly [
  position: number,
  name: string,
  typeName: string,
  isCollection: Flag,
];

export function parseActions(json: string): readonly Action[] {
  return partsOf<ActionPart>(json).map(
    ([, name, bindingKind, returnType, returnIsCollection, fieldLookup, parameters]) => ({
      name,
      bindingKind,
      parameters: inPlaces(parameters).map(([, parameter, typeName, isCollection]) => ({
        name: parameter,
        type: { typeName, isCollection: isCollection === 1 },
      })),
      returnType:
        returnType === null
          ? null
          : { typeName: returnType, isCollection: returnIsCollection === 1 },
      fieldLookup,
    }),
  );
}

export const ENUMERATION_MEMBERS = /* sql */ `
  SELECT json_group_array(json_array(
    m.position, m.name, ml.spelling, m.value, m.configuration_enabled
  ))
  FROM enumeration_member m
  LEFT JOIN label ml ON ml.id = m.label_id
  WHERE m.definition_id = e.definition_id
`;

type MemberPart = readonly [
  position: number,
  name: string,
  labelId: string | null,
  value: number,
  configurationEnabled: Flag,
];

export function parseEnumerationMembers(json: string): readonly EnumerationMember[] {
  return partsOf<MemberPart>(json).map(([, name, labelId, value, configurationEnabled]) => ({
    name,
    labelId,
    value,
    configurationEnabled: configurationEnabled === 1,
  }));
}

/** Every part begins with its place. */
type Part = readonly [position: number, ...facts: readonly unknown[]];

/** What a part holds is the promise of the SQL above its type. */
function partsOf<T extends Part>(json: string): readonly T[] {
  const parts: readonly T[] = JSON.parse(json);
  return inPlaces(parts);
}

/** An aggregate promises no order. */
function inPlaces<T extends Part>(parts: readonly T[]): readonly T[] {
  return parts.toSorted(([left], [right]) => left - right);
}
