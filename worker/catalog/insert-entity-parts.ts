import type {
  Action,
  NavigationProperty,
  PropertyGroup,
  RelationConstraint,
} from '#contract/metadata.ts';
import type { Database } from '../db/database.ts';

/** Where a part belongs: its entity's definition, and its place on the wire. */
interface Place {
  readonly definition: number;
  readonly position: number;
}

export function insertNavigationProperty(
  db: Database,
  { definition, position }: Place,
  property: NavigationProperty,
): void {
  db.bulkInsert(
    /* sql */ `
    INSERT INTO navigation_property (
      definition_id, position, name, related_entity, related_relation_name, cardinality
    ) VALUES (?, ?, ?, ?, ?, ?)
  `,
  ).add(
    definition,
    position,
    property.name,
    property.relatedEntity,
    property.relatedRelationName,
    property.cardinality,
  );
  const insert = db.bulkInsert(/* sql */ `
    INSERT INTO relation_constraint (
      definition_id, navigation_position, position, kind, property, referenced_property, value, value_text
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  `);
  property.constraints.forEach((constraint, index) =>
    insert.add(definition, position, index, constraint.kind, ...constraintColumns(constraint)),
  );
}

export function insertPropertyGroup(
  db: Database,
  { definition, position }: Place,
  group: PropertyGroup,
): void {
  db.bulkInsert('INSERT INTO property_group (definition_id, position, name) VALUES (?, ?, ?)').add(
    definition,
    position,
    group.name,
  );
  const insert = db.bulkInsert(/* sql */ `
    INSERT INTO property_group_member (definition_id, group_position, position, property)
    VALUES (?, ?, ?, ?)
  `);
  group.properties.forEach((property, index) => insert.add(definition, position, index, property));
}

export function insertAction(db: Database, { definition, position }: Place, action: Action): void {
  db.bulkInsert(
    /* sql */ `
    INSERT INTO action (
      definition_id, position, name, binding_kind, return_type_name, return_is_collection, field_lookup
    ) VALUES (?, ?, ?, ?, ?, ?, ?)
  `,
  ).add(
    definition,
    position,
    action.name,
    action.bindingKind,
    action.returnType?.typeName ?? null,
    action.returnType?.isCollection ?? null,
    action.fieldLookup,
  );
  const insert = db.bulkInsert(/* sql */ `
    INSERT INTO action_parameter (
      definition_id, action_position, position, name, type_name, is_collection
    ) VALUES (?, ?, ?, ?, ?, ?)
  `);
  action.parameters.forEach(({ name, type }, index) =>
    insert.add(definition, position, index, name, type.typeName, type.isCollection),
  );
}

type ConstraintColumns = readonly [
  property: string | null,
  referencedProperty: string | null,
  value: number | null,
  valueText: string | null,
];

function constraintColumns(constraint: RelationConstraint): ConstraintColumns {
  switch (constraint.kind) {
    case 'referential':
      return [constraint.property, constraint.referencedProperty, null, null];
    case 'fixed':
      return [constraint.property, null, constraint.value, constraint.valueText];
    case 'related_fixed':
      return [null, constraint.relatedProperty, constraint.value, constraint.valueText];
  }
}
