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
 * The stored definitions, exactly as they came: their canonical form gives the digest they are stored under.
 * Asking for an id that is no definition of that kind is a bug and throws.
 */
export function readEntityDefinition(db: Database, id: number): Entity {
  const entity = one(db.first(entityById, { id }), id);
  return {
    name: entity.name,
    entitySetName: entity.entity_set_name,
    labelId: entity.label_id,
    isReadOnly: entity.is_read_only === 1,
    configurationEnabled: entity.configuration_enabled === 1,
    properties: db.all(propertiesOf, { id }).map(toProperty),
    navigationProperties: readNavigationProperties(db, id),
    propertyGroups: readPropertyGroups(db, id),
    actions: readActions(db, id),
  };
}

export function readDataEntityDefinition(db: Database, id: number): DataEntity {
  const entity = one(db.first(dataEntityById, { id }), id);
  return {
    name: entity.name,
    publicEntityName: entity.public_entity_name,
    publicCollectionName: entity.public_collection_name,
    labelId: entity.label_id,
    dataServiceEnabled: entity.data_service_enabled === 1,
    dataManagementEnabled: entity.data_management_enabled === 1,
    entityCategory: entity.entity_category,
    isReadOnly: entity.is_read_only === 1,
  };
}

export function readEnumerationDefinition(db: Database, id: number): Enumeration {
  const enumeration = one(db.first(enumerationById, { id }), id);
  return {
    name: enumeration.name,
    labelId: enumeration.label_id,
    members: db.all(membersOf, { id }).map(toMember),
  };
}

function one<T>(row: T | undefined, id: number): T {
  if (row === undefined) throw new Error(`There is no such definition: ${id}.`);
  return row;
}

function toProperty(row: PropertyRow): Property {
  return {
    name: row.name,
    typeName: row.type_name,
    dataType: row.data_type,
    labelId: row.label_id,
    isKey: row.is_key === 1,
    isMandatory: row.is_mandatory === 1,
    configurationEnabled: row.configuration_enabled === 1,
    allowEdit: row.allow_edit === 1,
    allowEditOnCreate: row.allow_edit_on_create === 1,
    isDimension: row.is_dimension === 1,
    dimensionRelation: row.dimension_relation,
    isDynamicDimension: row.is_dynamic_dimension === 1,
    dimensionLegalEntityProperty: row.dimension_legal_entity_property,
    dimensionTypeProperty: row.dimension_type_property,
  };
}

function toMember(row: MemberRow): EnumerationMember {
  return {
    name: row.name,
    labelId: row.label_id,
    value: row.value,
    configurationEnabled: row.configuration_enabled === 1,
  };
}

function readNavigationProperties(db: Database, id: number): readonly NavigationProperty[] {
  const constraints = Map.groupBy(
    db.all(constraintsOf, { id }),
    (constraint) => constraint.navigation_position,
  );
  return db.all(navigationPropertiesOf, { id }).map((row) => ({
    name: row.name,
    relatedEntity: row.related_entity,
    relatedRelationName: row.related_relation_name,
    cardinality: row.cardinality,
    constraints: (constraints.get(row.position) ?? []).map(toConstraint),
  }));
}

function toConstraint(row: ConstraintRow): RelationConstraint {
  const property = row.property ?? '';
  const referencedProperty = row.referenced_property ?? '';
  switch (row.kind) {
    case 'referential':
      return { kind: 'referential', property, referencedProperty };
    case 'fixed':
      return { kind: 'fixed', property, value: row.value, valueText: row.value_text };
    case 'related_fixed':
      return {
        kind: 'related_fixed',
        relatedProperty: referencedProperty,
        value: row.value,
        valueText: row.value_text,
      };
  }
}

function readPropertyGroups(db: Database, id: number): readonly PropertyGroup[] {
  const members = Map.groupBy(db.all(groupMembersOf, { id }), (member) => member.group_position);
  return db.all(groupsOf, { id }).map(({ position, name }) => ({
    name,
    properties: (members.get(position) ?? []).map((member) => member.property),
  }));
}

function readActions(db: Database, id: number): readonly Action[] {
  const parameters = Map.groupBy(
    db.all(parametersOf, { id }),
    (parameter) => parameter.action_position,
  );
  return db.all(actionsOf, { id }).map((row) => ({
    name: row.name,
    bindingKind: row.binding_kind,
    parameters: (parameters.get(row.position) ?? []).map((parameter) => ({
      name: parameter.name,
      type: { typeName: parameter.type_name, isCollection: parameter.is_collection === 1 },
    })),
    returnType:
      row.return_type_name === null
        ? null
        : { typeName: row.return_type_name, isCollection: row.return_is_collection === 1 },
    fieldLookup: row.field_lookup,
  }));
}

type ById = { id: number };

const entityById = statement<
  ById,
  {
    name: string;
    entity_set_name: string;
    label_id: string | null;
    is_read_only: number;
    configuration_enabled: number;
  }
>(/* sql */ `
  SELECT e.name, e.entity_set_name, l.spelling AS label_id, e.is_read_only, e.configuration_enabled
  FROM entity e LEFT JOIN label l ON l.id = e.label_id WHERE e.definition_id = :id
`);

const dataEntityById = statement<
  ById,
  {
    name: string;
    public_entity_name: string | null;
    public_collection_name: string | null;
    label_id: string | null;
    data_service_enabled: number;
    data_management_enabled: number;
    entity_category: string | null;
    is_read_only: number;
  }
>(/* sql */ `
  SELECT e.name, e.public_entity_name, e.public_collection_name, l.spelling AS label_id,
    e.data_service_enabled, e.data_management_enabled, e.entity_category, e.is_read_only
  FROM data_entity e LEFT JOIN label l ON l.id = e.label_id WHERE e.definition_id = :id
`);

const enumerationById = statement<ById, { name: string; label_id: string | null }>(/* sql */ `
  SELECT e.name, l.spelling AS label_id
  FROM enumeration e LEFT JOIN label l ON l.id = e.label_id WHERE e.definition_id = :id
`);

interface MemberRow {
  readonly name: string;
  readonly label_id: string | null;
  readonly value: number;
  readonly configuration_enabled: number;
}

const membersOf = statement<ById, MemberRow>(/* sql */ `
  SELECT m.name, l.spelling AS label_id, m.value, m.configuration_enabled
  FROM enumeration_member m LEFT JOIN label l ON l.id = m.label_id
  WHERE m.definition_id = :id ORDER BY m.position
`);

interface PropertyRow {
  readonly name: string;
  readonly type_name: string;
  readonly data_type: string;
  readonly label_id: string | null;
  readonly is_key: number;
  readonly is_mandatory: number;
  readonly configuration_enabled: number;
  readonly allow_edit: number;
  readonly allow_edit_on_create: number;
  readonly is_dimension: number;
  readonly dimension_relation: string | null;
  readonly is_dynamic_dimension: number;
  readonly dimension_legal_entity_property: string | null;
  readonly dimension_type_property: string | null;
}

const propertiesOf = statement<ById, PropertyRow>(/* sql */ `
  SELECT p.name, t.type_name, t.data_type, l.spelling AS label_id, p.is_key, p.is_mandatory,
    p.configuration_enabled, p.allow_edit, p.allow_edit_on_create, p.is_dimension, p.dimension_relation,
    p.is_dynamic_dimension, p.dimension_legal_entity_property, p.dimension_type_property
  FROM property p
  JOIN property_type t ON t.id = p.type_id
  LEFT JOIN label l ON l.id = p.label_id
  WHERE p.definition_id = :id ORDER BY p.position
`);

const navigationPropertiesOf = statement<
  ById,
  {
    position: number;
    name: string;
    related_entity: string;
    related_relation_name: string | null;
    cardinality: string;
  }
>(/* sql */ `
  SELECT position, name, related_entity, related_relation_name, cardinality
  FROM navigation_property WHERE definition_id = :id ORDER BY position
`);

interface ConstraintRow {
  readonly navigation_position: number;
  readonly kind: RelationConstraint['kind'];
  readonly property: string | null;
  readonly referenced_property: string | null;
  readonly value: number | null;
  readonly value_text: string | null;
}

const constraintsOf = statement<ById, ConstraintRow>(/* sql */ `
  SELECT navigation_position, kind, property, referenced_property, value, value_text
  FROM relation_constraint WHERE definition_id = :id ORDER BY navigation_position, position
`);

const groupsOf = statement<ById, { position: number; name: string }>(/* sql */ `
  SELECT position, name FROM property_group WHERE definition_id = :id ORDER BY position
`);

const groupMembersOf = statement<ById, { group_position: number; property: string }>(/* sql */ `
  SELECT group_position, property
  FROM property_group_member WHERE definition_id = :id ORDER BY group_position, position
`);

const actionsOf = statement<
  ById,
  {
    position: number;
    name: string;
    binding_kind: string;
    return_type_name: string | null;
    return_is_collection: number | null;
    field_lookup: string | null;
  }
>(/* sql */ `
  SELECT position, name, binding_kind, return_type_name, return_is_collection, field_lookup
  FROM action WHERE definition_id = :id ORDER BY position
`);

const parametersOf = statement<
  ById,
  { action_position: number; name: string; type_name: string; is_collection: number }
>(/* sql */ `
  SELECT action_position, name, type_name, is_collection
  FROM action_parameter WHERE definition_id = :id ORDER BY action_position, position
`);
