import type { LabelTexts } from './vocabulary/compose-label.ts';

/** What we know of an entity before its labels have ids; the core and the generator both speak it. */
export interface EntityDescription {
  readonly setName: string;
  readonly name: string;
  readonly aotName: string;
  readonly category: string;
  readonly labelFile: string;
  readonly texts: LabelTexts;
  readonly isShared: boolean;
  readonly isReadOnly: boolean;
  readonly fields: readonly FieldDescription[];
  readonly relations: readonly RelationDescription[];
  readonly groups: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly actions: readonly ActionDescription[];
}

export interface FieldDescription {
  readonly name: string;
  /** string, int, int64, real, date, datetime, time, guid, container, or an enumeration's name. */
  readonly type: string;
  readonly isKey: boolean;
  readonly isMandatory: boolean;
  readonly isReadOnly: boolean;
}

export interface RelationDescription {
  readonly name: string;
  readonly target: string;
  readonly isMultiple: boolean;
  readonly inverseName: string | null;
  readonly constraints: readonly ConstraintDescription[];
}

export type ConstraintDescription =
  | { readonly kind: 'referential'; readonly field: string; readonly targetField: string }
  | {
      readonly kind: 'fixed' | 'related_fixed';
      readonly field: string;
      readonly value: number;
      readonly valueText: string;
    };

export interface ActionDescription {
  readonly name: string;
  readonly binding: 'set' | 'instance' | 'unbound';
  /** `Edm.String`, an entity or enumeration name, `[]` behind it for a collection; null for void. */
  readonly returns: string | null;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}
