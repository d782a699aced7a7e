import type {
  ChangeType,
  ComparedKind,
  ExportFormat,
  Origin,
  SchemaChange,
  Severity,
} from '#contract/comparison.ts';
import { HIT_KIND_WORDS } from './kind-words.ts';

/** What each kind of thing is called, one and many. */
export const COMPARED_KIND_WORDS: Record<
  ComparedKind,
  { readonly one: string; readonly many: string }
> = {
  ...HIT_KIND_WORDS,
  module: { one: 'module', many: 'Modules' },
  navigation_property: { one: 'relation', many: 'Relations' },
  property_group: { one: 'field group', many: 'Field groups' },
  label: { one: 'label', many: 'Labels' },
};

export const TYPE_WORDS: Record<ChangeType, string> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
};

export const TYPE_SIGNS: Record<ChangeType, string> = { added: '+', removed: '−', changed: '~' };

export const SEVERITY_WORDS: Record<Severity, string> = {
  breaking: 'Breaking',
  risky: 'Risky',
  safe: 'Safe',
};

export const ORIGIN_WORDS: Record<Origin, string> = {
  microsoft: 'Microsoft',
  partner: 'Partner',
  own: 'Own',
  unknown: 'Unknown',
};

export const EXPORT_FORMAT_WORDS: Record<ExportFormat, string> = {
  xlsx: 'Excel',
  csv: 'CSV',
  markdown: 'Markdown',
};

/** `CustomersV3 › DeliveryTerms`. */
export function changedName({ owner, name }: Pick<SchemaChange, 'owner' | 'name'>): string {
  return owner === null ? name : `${owner} › ${name}`;
}
