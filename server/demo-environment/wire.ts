/** The JSON of the metadata service, field by field in the order in which it sends them. */

export interface WireDataEntity {
  readonly Name: string;
  readonly PublicEntityName: string | null;
  readonly PublicCollectionName: string | null;
  readonly LabelId: string | null;
  readonly DataServiceEnabled: boolean;
  readonly DataManagementEnabled: boolean;
  readonly EntityCategory: string | null;
  readonly IsReadOnly: boolean;
}

export interface WireEntity {
  readonly Name: string;
  readonly EntitySetName: string;
  readonly LabelId: string | null;
  readonly IsReadOnly: boolean;
  readonly ConfigurationEnabled: boolean;
  readonly Properties: readonly WireProperty[];
  readonly NavigationProperties: readonly WireNavigationProperty[];
  readonly PropertyGroups: readonly WirePropertyGroup[];
  readonly Actions: readonly WireAction[];
}

export interface WireProperty {
  readonly Name: string;
  readonly TypeName: string;
  readonly DataType: string;
  readonly LabelId: string | null;
  readonly IsKey: boolean;
  readonly IsMandatory: boolean;
  readonly ConfigurationEnabled: boolean;
  readonly AllowEdit: boolean;
  readonly AllowEditOnCreate: boolean;
  readonly IsDimension: boolean;
  readonly DimensionRelation: string | null;
  readonly IsDynamicDimension: boolean;
  readonly DimensionLegalEntityProperty: string | null;
  readonly DimensionTypeProperty: string | null;
}

export interface WireNavigationProperty {
  readonly Name: string;
  readonly RelatedEntity: string;
  readonly RelatedRelationName: string | null;
  readonly Cardinality: 'Single' | 'Multiple';
  readonly Constraints: readonly WireConstraint[];
}

export type WireConstraint =
  | {
      readonly '@odata.type': '#Microsoft.Dynamics.Metadata.ReferentialConstraint';
      readonly Property: string;
      readonly ReferencedProperty: string;
    }
  | {
      readonly '@odata.type': '#Microsoft.Dynamics.Metadata.FixedConstraint';
      readonly Property: string;
      readonly Value: number;
      readonly ValueStr: string;
    }
  | {
      readonly '@odata.type': '#Microsoft.Dynamics.Metadata.RelatedFixedConstraint';
      readonly RelatedProperty: string;
      readonly Value: number;
      readonly ValueStr: string;
    };

export interface WirePropertyGroup {
  readonly Name: string;
  readonly Properties: readonly string[];
}

export interface WireAction {
  readonly Name: string;
  readonly BindingKind: 'BoundToEntitySet' | 'BoundToEntityInstance' | 'Unbound';
  readonly Parameters: readonly { readonly Name: string; readonly Type: WireType }[];
  readonly ReturnType: WireType | null;
  readonly FieldLookup: null;
}

export interface WireType {
  readonly TypeName: string;
  readonly IsCollection: boolean;
}

export interface WireEnumeration {
  readonly Name: string;
  readonly LabelId: string | null;
  readonly Members: readonly WireMember[];
}

export interface WireMember {
  readonly Name: string;
  readonly LabelId: string | null;
  readonly Value: number;
  readonly ConfigurationEnabled: boolean;
}

export const NAMESPACE = 'Microsoft.Dynamics.DataEntities.';
