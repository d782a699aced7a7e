import type {
  Action,
  DataEntity,
  Entity,
  Enumeration,
  EnumerationMember,
  NavigationProperty,
  Property,
  PropertyGroup,
  RelationConstraint,
} from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/**
 * Many definitions at once, by their ids. The parts of each come as one JSON text: a
 * row for each of a hundred thousand parts would cost more than all the rest. Ids of another kind are left out.
 */
export function readEntityDefinitions(
  db: Database,
  ids: readonly number[],
): ReadonlyMap<number, Entity> {
  return new Map(
    db.all(entitiesById, { ids: JSON.stringify(ids) }).map((row) => [row.id, toEntity(row)]),
  );
}

export function readDataEntityDefinitions(
  db: Database,
  ids: readonly number[],
): ReadonlyMap<number, DataEntity> {
  return new Map(
    db
      .all(dataEntitiesById, { ids: JSON.stringify(ids) })
      .map((row) => [row.id, toDataEntity(row)]),
  );
}

export function readEnumerationDefinitions(
  db: Database,
  ids: readonly number[],
): ReadonlyMap<number, Enumeration> {
  return new Map(
    db
      .all(enumerationsById, { ids: JSON.stringify(ids) })
      .map((row) => [row.id, toEnumeration(row)]),
  );
}

function toEntity(row: EntityRow): Entity {
  return {
    name: row.name,
    entitySetName: row.entity_set_name,
    labelId: row.label_id,
    isReadOnly: row.is_read_only === 1,
    configurationEnabled: row.configuration_enabled === 1,
    properties: partsOf<PropertyPart>(row.properties).map(toProperty),
    navigationProperties: partsOf<NavigationPart>(row.navigation_properties).map(toNavigation),
    propertyGroups: partsOf<GroupPart>(row.property_groups).map(toGroup),
    actions: partsOf<ActionPart>(row.actions).map(toAction),
  };
}

function toDataEntity(row: DataEntityRow): DataEntity {
  return {
    name: row.name,
    publicEntityName: row.public_entity_name,
    publicCollectionName: row.public_collection_name,
    labelId: row.label_id,
    dataServiceEnabled: row.data_service_enabled === 1,
    dataManagementEnabled: row.data_management_enabled === 1,
    entityCategory: row.entity_category,
    isReadOnly: row.is_read_only === 1,
  };
}

function toEnumeration(row: EnumerationRow): Enumeration {
  return {
    name: row.name,
    labelId: row.label_id,
    members: partsOf<MemberPart>(row.members).map(toMember),
  };
}

type Flag = 0 | 1;
/** Every part begins with its place. */
type Part = readonly [position: number, ...facts: readonly unknown[]];

/** What a part holds is the promise of the statement. */
function partsOf<T extends Part>(json: string): readonly T[] {
  const parts: readonly T[] = JSON.parse(json);
  return inPlaces(parts);
}

/** An aggregate promises no order. */
function inPlaces<T extends Part>(parts: readonly T[]): readonly T[] {
  return parts.toSorted(([left], [right]) => left - right);
}

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

function toProperty(part: PropertyPart): Property {
  return {
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
  };
}

type NavigationPart = readonly [
  position: number,
  name: string,
  relatedEntity: string,
  relatedRelationName: string | null,
  cardinality: string,
  constraints: readonly ConstraintPart[],
];

function toNavigation(part: NavigationPart): NavigationProperty {
  const [, name, relatedEntity, relatedRelationName, cardinality, constraints] = part;
  return {
    name,
    relatedEntity,
    relatedRelationName,
    cardinality,
    constraints: inPlaces(constraints).map(toConstraint),
  };
}

type ConstraintPart = readonly [
  position: number,
  kind: RelationConstraint['kind'],
  property: string | null,
  referencedProperty: string | null,
  value: number | null,
  valueText: string | null,
];

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

type GroupPart = readonly [position: number, name: string, members: readonly GroupMemberPart[]];
type GroupMemberPart = readonly [position: number, property: string];

function toGroup([, name, members]: GroupPart): PropertyGroup {
  return { name, properties: inPlaces(members).map(([, property]) => property) };
}

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

function toAction(part: ActionPart): Action {
  const [, name, bindingKind, returnType, returnIsCollection, fieldLookup, parameters] = part;
  return {
    name,
    bindingKind,
    parameters: inPlaces(parameters).map(([, parameter, typeName, isCollection]) => ({
      name: parameter,
      type: { typeName, isCollection: isCollection === 1 },
    })),
    returnType:
      returnType === null ? null : { typeName: returnType, isCollection: returnIsCollection === 1 },
    fieldLookup,
  };
}

type MemberPart = readonly [
  position: number,
  name: string,
  labelId: string | null,
  value: number,
  configurationEnabled: Flag,
];

function toMember([, name, labelId, value, configurationEnabled]: MemberPart): EnumerationMember {
  return { name, labelId, value, configurationEnabled: configurationEnabled === 1 };
}

interface EntityRow {
  readonly id: number;
  readonly name: string;
  readonly entity_set_name: string;
  readonly label_id: string | null;
  readonly is_read_only: number;
  readonly configuration_enabled: number;
  readonly properties: string;
  readonly navigation_properties: string;
  readonly property_groups: string;
  readonly actions: string;
}

const entitiesById = statement<{ ids: string }, EntityRow>(/* sql */ `
  SELECT e.definition_id AS id, e.name, e.entity_set_name, l.spelling AS label_id, e.is_read_only,
    e.configuration_enabled,
    (
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
    ) AS properties,
    (
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
    ) AS navigation_properties,
    (
      SELECT json_group_array(json_array(
        g.position, g.name,
        json((
          SELECT json_group_array(json_array(m.position, m.property))
          FROM property_group_member m
          WHERE m.definition_id = g.definition_id AND m.group_position = g.position
        ))
      ))
      FROM property_group g WHERE g.definition_id = e.definition_id
    ) AS property_groups,
    (
      SELECT json_group_array(json_array(
        a.position, a.name, a.binding_kind, a.return_type_name, a.return_is_collection, a.field_lookup,
        json((
          SELECT json_group_array(json_array(p.position, p.name, p.type_name, p.is_collection))
          FROM action_parameter p
          WHERE p.definition_id = a.definition_id AND p.action_position = a.position
        ))
      ))
      FROM action a WHERE a.definition_id = e.definition_id
    ) AS actions
  FROM json_each(:ids) wanted
  CROSS JOIN entity e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
`);

interface DataEntityRow {
  readonly id: number;
  readonly name: string;
  readonly public_entity_name: string | null;
  readonly public_collection_name: string | null;
  readonly label_id: string | null;
  readonly data_service_enabled: number;
  readonly data_management_enabled: number;
  readonly entity_category: string | null;
  readonly is_read_only: number;
}

const dataEntitiesById = statement<{ ids: string }, DataEntityRow>(/* sql */ `
  SELECT e.definition_id AS id, e.name, e.public_entity_name, e.public_collection_name,
    l.spelling AS label_id, e.data_service_enabled, e.data_management_enabled, e.entity_category,
    e.is_read_only
  FROM json_each(:ids) wanted
  CROSS JOIN data_entity e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
`);

interface EnumerationRow {
  readonly id: number;
  readonly name: string;
  readonly label_id: string | null;
  readonly members: string;
}

const enumerationsById = statement<{ ids: string }, EnumerationRow>(/* sql */ `
  SELECT e.definition_id AS id, e.name, l.spelling AS label_id,
    (
      SELECT json_group_array(json_array(
        m.position, m.name, ml.spelling, m.value, m.configuration_enabled
      ))
      FROM enumeration_member m
      LEFT JOIN label ml ON ml.id = m.label_id
      WHERE m.definition_id = e.definition_id
    ) AS members
  FROM json_each(:ids) wanted
  CROSS JOIN enumeration e ON e.definition_id = wanted.value
  LEFT JOIN label l ON l.id = e.label_id
`);
