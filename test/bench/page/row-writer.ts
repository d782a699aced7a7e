import type {
  WireAction,
  WireConstraint,
  WireDataEntity,
  WireEntity,
  WireEnumeration,
  WireNavigationProperty,
} from '../../../server/demo-environment/wire.ts';
import { Interner } from '../../../worker/catalog/intern.ts';
import type { BulkInsert } from '../../../worker/db/bulk-insert.ts';
import type { Database } from '../../../worker/db/database.ts';

/** Writes what came from the wire into the rows in which the product keeps it. */
export class RowWriter {
  readonly #catalog: number;
  readonly #interner: Interner;
  readonly #inserts: Readonly<Record<Table, BulkInsert>>;
  #id = 0;

  constructor(db: Database, catalog: number) {
    this.#catalog = catalog;
    this.#interner = new Interner(db);
    this.#inserts = prepareInserts(db);
  }

  addDataEntity(wire: WireDataEntity): void {
    const id = this.#addDefinition('data_entity');
    this.#inserts.data_entity.add(
      id,
      wire.Name,
      wire.PublicEntityName,
      wire.PublicCollectionName,
      this.#interner.label(wire.LabelId),
      wire.DataServiceEnabled,
      wire.DataManagementEnabled,
      wire.EntityCategory,
      wire.IsReadOnly,
    );
  }

  addEntity(wire: WireEntity): void {
    const id = this.#addDefinition('entity');
    const label = this.#interner.label(wire.LabelId);
    const { Name, EntitySetName, IsReadOnly, ConfigurationEnabled } = wire;
    this.#inserts.entity.add(id, Name, EntitySetName, label, IsReadOnly, ConfigurationEnabled);
    wire.Properties.forEach((property, position) =>
      this.#inserts.property.add(
        id,
        position,
        property.Name,
        this.#interner.propertyType(property.TypeName, property.DataType),
        this.#interner.label(property.LabelId),
        property.IsKey,
        property.IsMandatory,
        property.ConfigurationEnabled,
        property.AllowEdit,
        property.AllowEditOnCreate,
        property.IsDimension,
        property.DimensionRelation,
        property.IsDynamicDimension,
        property.DimensionLegalEntityProperty,
        property.DimensionTypeProperty,
      ),
    );
    wire.NavigationProperties.forEach((each, position) => this.#addRelation(id, position, each));
    wire.PropertyGroups.forEach((group, position) => {
      this.#inserts.property_group.add(id, position, group.Name);
      group.Properties.forEach((property, at) =>
        this.#inserts.property_group_member.add(id, position, at, property),
      );
    });
    wire.Actions.forEach((action, position) => this.#addAction(id, position, action));
  }

  addEnumeration(wire: WireEnumeration): void {
    const id = this.#addDefinition('enumeration');
    this.#inserts.enumeration.add(id, wire.Name, this.#interner.label(wire.LabelId));
    wire.Members.forEach((member, position) => {
      const label = this.#interner.label(member.LabelId);
      const { Name, Value, ConfigurationEnabled } = member;
      this.#inserts.enumeration_member.add(id, position, Name, Value, label, ConfigurationEnabled);
    });
  }

  /** No digest is computed, but what is stored is as long and as unordered as one. */
  #addDefinition(kind: string): number {
    const id = (this.#id += 1);
    this.#inserts.definition.add(id, kind, crypto.getRandomValues(new Uint8Array(32)));
    this.#inserts.catalog_definition.add(this.#catalog, id);
    return id;
  }

  #addRelation(id: number, position: number, wire: WireNavigationProperty): void {
    const { Name, RelatedEntity, RelatedRelationName, Cardinality } = wire;
    this.#inserts.navigation_property.add(
      id,
      position,
      Name,
      RelatedEntity,
      RelatedRelationName,
      Cardinality,
    );
    wire.Constraints.forEach((constraint, at) =>
      this.#inserts.relation_constraint.add(id, position, at, ...columnsOf(constraint)),
    );
  }

  #addAction(id: number, position: number, wire: WireAction): void {
    const { Name, BindingKind, ReturnType, FieldLookup } = wire;
    this.#inserts.action.add(
      id,
      position,
      Name,
      BindingKind,
      ReturnType?.TypeName ?? null,
      ReturnType?.IsCollection ?? null,
      FieldLookup,
    );
    wire.Parameters.forEach(({ Name: name, Type }, at) =>
      this.#inserts.action_parameter.add(id, position, at, name, Type.TypeName, Type.IsCollection),
    );
  }
}

/** All columns of a table, in the order in which the schema has them. */
const COLUMNS = {
  definition: 3,
  catalog_definition: 2,
  data_entity: 9,
  entity: 6,
  property: 15,
  navigation_property: 6,
  relation_constraint: 8,
  property_group: 3,
  property_group_member: 4,
  action: 7,
  action_parameter: 6,
  enumeration: 3,
  enumeration_member: 6,
} as const;

type Table = keyof typeof COLUMNS;

function prepareInserts(db: Database): Readonly<Record<Table, BulkInsert>> {
  const insert = (table: Table): BulkInsert => {
    const places = Array.from({ length: COLUMNS[table] }, () => '?').join(', ');
    return db.bulkInsert(`INSERT INTO ${table} VALUES (${places})`);
  };
  return {
    definition: insert('definition'),
    catalog_definition: insert('catalog_definition'),
    data_entity: insert('data_entity'),
    entity: insert('entity'),
    property: insert('property'),
    navigation_property: insert('navigation_property'),
    relation_constraint: insert('relation_constraint'),
    property_group: insert('property_group'),
    property_group_member: insert('property_group_member'),
    action: insert('action'),
    action_parameter: insert('action_parameter'),
    enumeration: insert('enumeration'),
    enumeration_member: insert('enumeration_member'),
  };
}

function columnsOf(constraint: WireConstraint) {
  switch (constraint['@odata.type']) {
    case '#Microsoft.Dynamics.Metadata.ReferentialConstraint':
      return [
        'referential',
        constraint.Property,
        constraint.ReferencedProperty,
        null,
        null,
      ] as const;
    case '#Microsoft.Dynamics.Metadata.FixedConstraint':
      return ['fixed', constraint.Property, null, constraint.Value, constraint.ValueStr] as const;
    case '#Microsoft.Dynamics.Metadata.RelatedFixedConstraint':
      return [
        'related_fixed',
        null,
        constraint.RelatedProperty,
        constraint.Value,
        constraint.ValueStr,
      ] as const;
  }
}
