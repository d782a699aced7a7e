/**
 * The definitions as F&O describes them, in our spelling. Every string is exactly as on the wire:
 * label ids keep their case, null and '' stay apart. Labels' texts are not part of a definition.
 */

/** In which F&O names its entity types, enumerations and actions. */
export const ENTITIES_NAMESPACE = 'Microsoft.Dynamics.DataEntities';

/** What the type name of an enumeration starts with, and the name of an action in an address. */
export const NAMESPACE_PREFIX = `${ENTITIES_NAMESPACE}.`;

/** What is stored under a digest of its own, and by which kind. A new kind of metadata begins here. */
export interface DefinitionsByKind {
  readonly data_entity: DataEntity;
  readonly entity: Entity;
  readonly enumeration: Enumeration;
}
export type DefinitionKind = keyof DefinitionsByKind;

/** One row of `GET /metadata/DataEntities`, known by its AOT name. */
export interface DataEntity {
  readonly name: string;
  /** Name of the public (OData) entity; null or '' where there is none, as the service sends it. */
  readonly publicEntityName: string | null;
  readonly publicCollectionName: string | null;
  readonly labelId: string | null;
  readonly dataServiceEnabled: boolean;
  readonly dataManagementEnabled: boolean;
  /** Master, Configuration, Transaction, Reference, Document, Parameters; null is possible. */
  readonly entityCategory: string | null;
  readonly isReadOnly: boolean;
}

/** One element of `GET /metadata/PublicEntities`, complete. */
export interface Entity {
  readonly name: string;
  readonly entitySetName: string;
  readonly labelId: string | null;
  readonly isReadOnly: boolean;
  readonly configurationEnabled: boolean;
  readonly properties: readonly Property[];
  readonly navigationProperties: readonly NavigationProperty[];
  readonly propertyGroups: readonly PropertyGroup[];
  readonly actions: readonly Action[];
}

/** A field of an entity. The order of the array is the order of the wire and is kept. */
export interface Property {
  readonly name: string;
  /** `Edm.String`, or `Microsoft.Dynamics.DataEntities.<enumeration>`. */
  readonly typeName: string;
  /** The X++ type: String, Int32, Int64, Real, Enum, Date, UtcDateTime, Time, Guid, Container, Record, Void. */
  readonly dataType: string;
  readonly labelId: string | null;
  readonly isKey: boolean;
  readonly isMandatory: boolean;
  readonly configurationEnabled: boolean;
  readonly allowEdit: boolean;
  readonly allowEditOnCreate: boolean;
  readonly isDimension: boolean;
  readonly dimensionRelation: string | null;
  readonly isDynamicDimension: boolean;
  readonly dimensionLegalEntityProperty: string | null;
  readonly dimensionTypeProperty: string | null;
}

export interface NavigationProperty {
  readonly name: string;
  /** Public name of the target; it may be missing from the catalogue. */
  readonly relatedEntity: string;
  readonly relatedRelationName: string | null;
  /** `Single` or `Multiple`. */
  readonly cardinality: string;
  readonly constraints: readonly RelationConstraint[];
}

export type RelationConstraint =
  | {
      readonly kind: 'referential';
      readonly property: string;
      readonly referencedProperty: string;
    }
  | {
      readonly kind: 'fixed';
      readonly property: string;
      readonly value: number | null;
      readonly valueText: string | null;
    }
  | {
      readonly kind: 'related_fixed';
      readonly relatedProperty: string;
      readonly value: number | null;
      readonly valueText: string | null;
    };

export interface PropertyGroup {
  readonly name: string;
  readonly properties: readonly string[];
}

export interface Action {
  readonly name: string;
  /** `BoundToEntitySet`, `BoundToEntityInstance` or `Unbound`. */
  readonly bindingKind: string;
  readonly parameters: readonly ActionParameter[];
  readonly returnType: ActionType | null;
  readonly fieldLookup: string | null;
}

export interface ActionParameter {
  readonly name: string;
  readonly type: ActionType;
}

export interface ActionType {
  readonly typeName: string;
  readonly isCollection: boolean;
}

/** One element of `GET /metadata/PublicEnumerations`; its name carries no namespace. */
export interface Enumeration {
  readonly name: string;
  readonly labelId: string | null;
  readonly members: readonly EnumerationMember[];
}

export interface EnumerationMember {
  readonly name: string;
  readonly labelId: string | null;
  readonly value: number;
  readonly configurationEnabled: boolean;
}
