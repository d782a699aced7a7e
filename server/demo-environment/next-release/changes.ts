import type { LabelTexts } from '../vocabulary/compose-label.ts';

/** The truth about what release 2 changed, for comparing what a comparison finds. */
export interface DemoChanges {
  readonly definitions: readonly DefinitionChange[];
  /** Texts that say something else under the same id; no definition changes by that. */
  readonly labels: readonly LabelChange[];
}

export interface DefinitionChange {
  readonly kind: 'data_entity' | 'entity' | 'enumeration';
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Empty unless `changed`. */
  readonly details: readonly DetailChange[];
}

export type DetailChange =
  | {
      readonly what: 'field_added' | 'field_removed' | 'field_became_mandatory';
      readonly field: string;
    }
  | {
      readonly what: 'field_type_changed';
      readonly field: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly what: 'field_label_changed';
      readonly field: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly what: 'action_added'; readonly action: string }
  | { readonly what: 'member_added'; readonly member: string; readonly value: number }
  | {
      readonly what: 'member_renumbered';
      readonly member: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly what: 'category_changed'; readonly from: string | null; readonly to: string };

export interface LabelChange {
  readonly id: string;
  readonly from: LabelTexts;
  readonly to: LabelTexts;
}
