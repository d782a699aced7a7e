import type { CatalogId } from './domain.ts';
import type {
  Action,
  DataEntity,
  NavigationProperty,
  Property,
  PropertyGroup,
} from './metadata.ts';

/** A label id with the texts this device knows, by language. `text` is the one to show first. */
export interface Label {
  readonly id: string;
  /** In the first asked language that has one; for a literal label, the literal itself. */
  readonly text: string | null;
  readonly texts: readonly { readonly language: string; readonly text: string }[];
}

export interface LabelDetail {
  readonly catalogId: CatalogId;
  readonly label: Label;
  /** How many things of the catalog carry it. */
  readonly usageCount: number;
}

/** A property with all that its table shows. */
export interface PropertyDetail extends Property {
  readonly label: Label | null;
  /** Name of the enumeration when it is of an enumeration type that the catalogue holds. */
  readonly enumeration: string | null;
  /** Where its values come from: the entity that a navigation property ties it to. */
  readonly references: readonly PropertyReference[];
}

export interface PropertyReference {
  readonly navigationProperty: string;
  readonly relatedEntity: string;
  readonly referencedProperty: string;
}

export interface NavigationPropertyDetail extends NavigationProperty {
  /** Set name of the target; null if the catalogue does not hold it. */
  readonly relatedEntitySetName: string | null;
}

export interface EntityDetail {
  readonly catalogId: CatalogId;
  readonly name: string;
  readonly entitySetName: string;
  readonly label: Label | null;
  readonly isReadOnly: boolean;
  readonly configurationEnabled: boolean;
  readonly digest: string;
  /** The data entity behind it; null if DataEntities does not list one. */
  readonly dataEntity: DataEntity | null;
  readonly properties: readonly PropertyDetail[];
  readonly navigationProperties: readonly NavigationPropertyDetail[];
  readonly propertyGroups: readonly PropertyGroup[];
  readonly actions: readonly Action[];
}

/** A data entity that has no public twin has only these facts. */
export interface DataEntityDetail {
  readonly catalogId: CatalogId;
  readonly dataEntity: DataEntity;
  readonly label: Label | null;
  /** Set name of its public entity, if the catalogue holds it. */
  readonly entitySetName: string | null;
}

export interface EnumerationDetail {
  readonly catalogId: CatalogId;
  readonly name: string;
  readonly label: Label | null;
  readonly digest: string;
  readonly members: readonly EnumerationMemberDetail[];
  /** Properties of this type, at most 200; `usageCount` counts all. */
  readonly usages: readonly EnumerationUsage[];
  readonly usageCount: number;
}

export interface EnumerationMemberDetail {
  readonly name: string;
  readonly value: number;
  readonly label: Label | null;
  readonly configurationEnabled: boolean;
}

export interface EnumerationUsage {
  readonly entitySetName: string;
  readonly property: string;
}
