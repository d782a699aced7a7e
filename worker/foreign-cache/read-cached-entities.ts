import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { CacheLayout } from './cache-layout.ts';
import type { CachedList } from './cached-list.ts';

const NAMESPACE = '#Microsoft.Dynamics.Metadata.';

/** Each with all that the cache has of it, in the order in which the service once sent it. */
export function readEntities(db: Database, layout: CacheLayout, version: number): CachedList {
  const rows = db.all(layout.name === 'v2' ? entitiesOfV2 : entitiesOfOld, { version });
  const parts = new EntityParts(db, layout);
  const elements: string[] = [];
  let incomplete = 0;
  for (const row of rows) {
    if (isNamed(row.name) && isNamed(row.entity_set_name)) {
      elements.push(JSON.stringify(translate(row, parts)));
    } else incomplete += 1;
  }
  return {
    elements,
    skipped: [
      ...(incomplete === 0
        ? []
        : [`Rows of an entity without its name or set name: ${incomplete}.`]),
      ...(parts.unknownConstraints === 0
        ? []
        : [`Constraints of a kind that this app does not know: ${parts.unknownConstraints}.`]),
    ],
  };
}

function isNamed(name: string | null): boolean {
  return name !== null && name !== '';
}

function translate(row: EntityRow, parts: EntityParts): unknown {
  return {
    Name: row.name,
    EntitySetName: row.entity_set_name,
    LabelId: row.label_id,
    IsReadOnly: row.is_read_only === 1,
    ConfigurationEnabled: row.configuration_enabled !== 0,
    Properties: parts.properties(row.id),
    NavigationProperties: parts.navigationProperties(row.id),
    PropertyGroups: parts.propertyGroups(row.id),
    Actions: parts.actions(row.id),
  };
}

/** Parts of one entity at a time: a cache has an index for that. */
class EntityParts {
  readonly #db: Database;
  readonly #layout: CacheLayout;
  /** Those that were left out. */
  unknownConstraints = 0;

  constructor(db: Database, layout: CacheLayout) {
    this.#db = db;
    this.#layout = layout;
  }

  properties(id: number): readonly unknown[] {
    return this.#db.all(propertiesOf, { id }).map((row) => ({
      Name: row.name,
      TypeName: row.type_name ?? '',
      DataType: row.data_type ?? '',
      LabelId: row.label_id,
      IsKey: row.is_key === 1,
      IsMandatory: row.is_mandatory === 1,
      ConfigurationEnabled: row.configuration_enabled !== 0,
      AllowEdit: row.allow_edit !== 0,
      AllowEditOnCreate: row.allow_edit_on_create !== 0,
      IsDimension: row.is_dimension === 1,
      DimensionRelation: row.dimension_relation,
      IsDynamicDimension: row.is_dynamic_dimension === 1,
      DimensionLegalEntityProperty: row.dimension_legal_entity_property,
      DimensionTypeProperty: row.dimension_type_property,
    }));
  }

  navigationProperties(id: number): readonly unknown[] {
    return this.#db.all(navigationOf, { id }).map((row) => ({
      Name: row.name,
      RelatedEntity: row.related_entity ?? '',
      RelatedRelationName: row.related_relation_name,
      Cardinality: row.cardinality ?? 'Single',
      Constraints: this.#db.all(constraintsOf, { id: row.id }).flatMap((constraint) => {
        const translated = translateConstraint(constraint);
        if (translated === null) this.unknownConstraints += 1;
        return translated ?? [];
      }),
    }));
  }

  propertyGroups(id: number): readonly unknown[] {
    const members = this.#layout.name === 'v2' ? membersOfV2 : membersOfOld;
    return this.#db.all(groupsOf, { id }).map((row) => ({
      Name: row.name,
      Properties: this.#db.all(members, { id: row.id }).map(({ property_name }) => property_name),
    }));
  }

  actions(id: number): readonly unknown[] {
    return this.#db.all(actionsOf, { id }).map((row) => ({
      Name: row.name,
      BindingKind: row.binding_kind ?? 'Unbound',
      Parameters: this.#db.all(parametersOf, { id: row.id }).map((parameter) => ({
        Name: parameter.name,
        Type: { TypeName: parameter.type_name ?? '', IsCollection: parameter.is_collection === 1 },
      })),
      ReturnType:
        row.return_type_name === null
          ? null
          : { TypeName: row.return_type_name, IsCollection: row.return_is_collection === 1 },
      FieldLookup: row.field_lookup,
    }));
  }
}

/** Null for a kind that d365fo-client does not write today. */
function translateConstraint(row: ConstraintRow): object | null {
  const fixed = { Value: row.fixed_value, ValueStr: row.fixed_value_str };
  switch (row.constraint_type) {
    case 'Referential':
      return {
        '@odata.type': `${NAMESPACE}ReferentialConstraint`,
        Property: row.property_name ?? '',
        ReferencedProperty: row.referenced_property ?? '',
      };
    case 'Fixed':
      return {
        '@odata.type': `${NAMESPACE}FixedConstraint`,
        Property: row.property_name ?? '',
        ...fixed,
      };
    case 'RelatedFixed':
      return {
        '@odata.type': `${NAMESPACE}RelatedFixedConstraint`,
        RelatedProperty: row.related_property ?? '',
        ...fixed,
      };
    default:
      return null;
  }
}

interface EntityRow {
  readonly id: number;
  readonly name: string | null;
  readonly entity_set_name: string | null;
  readonly label_id: string | null;
  readonly is_read_only: number | null;
  readonly configuration_enabled: number | null;
}

const ENTITY = `SELECT id, name, entity_set_name, label_id, is_read_only, configuration_enabled
  FROM public_entities`;
const entitiesOfOld = statement<{ version: number }, EntityRow>(
  `${ENTITY} WHERE version_id = :version ORDER BY id`,
);
const entitiesOfV2 = statement<{ version: number }, EntityRow>(
  `${ENTITY} WHERE global_version_id = :version ORDER BY id`,
);

type ById = { id: number };

const propertiesOf = statement<
  ById,
  Readonly<
    Record<
      | 'type_name'
      | 'data_type'
      | 'label_id'
      | 'dimension_relation'
      | 'dimension_legal_entity_property'
      | 'dimension_type_property',
      string | null
    >
  > &
    Readonly<
      Record<
        | 'is_key'
        | 'is_mandatory'
        | 'configuration_enabled'
        | 'allow_edit'
        | 'allow_edit_on_create'
        | 'is_dimension'
        | 'is_dynamic_dimension',
        number | null
      >
    > & { readonly name: string }
>('SELECT * FROM entity_properties WHERE entity_id = :id ORDER BY property_order, id');

const navigationOf = statement<
  ById,
  Readonly<Record<'related_entity' | 'related_relation_name' | 'cardinality', string | null>> & {
    readonly id: number;
    readonly name: string;
  }
>('SELECT * FROM navigation_properties WHERE entity_id = :id ORDER BY id');

interface ConstraintRow {
  readonly constraint_type: string;
  readonly property_name: string | null;
  readonly referenced_property: string | null;
  readonly related_property: string | null;
  readonly fixed_value: number | null;
  readonly fixed_value_str: string | null;
}

const constraintsOf = statement<ById, ConstraintRow>(
  'SELECT * FROM relation_constraints WHERE navigation_property_id = :id ORDER BY id',
);

const groupsOf = statement<ById, { readonly id: number; readonly name: string }>(
  'SELECT id, name FROM property_groups WHERE entity_id = :id ORDER BY id',
);

const membersOfOld = statement<ById, { readonly property_name: string }>(
  'SELECT property_name FROM property_group_members WHERE group_id = :id ORDER BY member_order, id',
);
const membersOfV2 = statement<ById, { readonly property_name: string }>(/* sql */ `
  SELECT property_name FROM property_group_members
  WHERE property_group_id = :id ORDER BY member_order, id
`);

const actionsOf = statement<
  ById,
  Readonly<Record<'binding_kind' | 'return_type_name' | 'field_lookup', string | null>> & {
    readonly id: number;
    readonly name: string;
    readonly return_is_collection: number | null;
  }
>('SELECT * FROM entity_actions WHERE entity_id = :id ORDER BY id');

const parametersOf = statement<
  ById,
  {
    readonly name: string;
    readonly type_name: string | null;
    readonly is_collection: number | null;
  }
>('SELECT * FROM action_parameters WHERE action_id = :id ORDER BY parameter_order, id');
