import type { CatalogId } from './domain.ts';

/** A row of the list of all entities: a public entity with its data entity, or a data entity without a public one. */
export interface ListedEntity {
  readonly kind: 'entity' | 'data_entity';
  /** Set name of a public entity, AOT name of a data entity: the name of its page. */
  readonly name: string;
  readonly aotName: string | null;
  readonly label: string | null;
  readonly category: string | null;
  readonly isReadOnly: boolean;
  readonly configurationEnabled: boolean;
  /** Served over OData. */
  readonly hasOData: boolean;
  readonly hasDataManagement: boolean;
  /** Null of a data entity: the service does not describe its fields. */
  readonly fieldCount: number | null;
}

export interface ListedEnumeration {
  readonly name: string;
  readonly label: string | null;
  readonly memberCount: number;
  /** Fields of this type in the catalogue. */
  readonly usageCount: number;
}

export interface ListedAction {
  readonly entitySetName: string;
  readonly name: string;
  readonly bindingKind: string;
  readonly parameterCount: number;
  /** OData type; null where it returns nothing. */
  readonly returnType: string | null;
}

/** Which catalogue is listed and in which languages its labels are wanted, the first one preferred. */
export interface ListingScope {
  readonly catalog: CatalogId;
  readonly languages: readonly string[];
}
