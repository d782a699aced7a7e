import type { SchemaChange } from '#contract/comparison.ts';

/** What every format has, in this order; the widths are those of a spreadsheet, in characters. */
export const EXPORT_COLUMNS = [
  { title: 'Severity', width: 10 },
  { title: 'Change', width: 10 },
  { title: 'Kind', width: 20 },
  { title: 'Entity or enumeration', width: 32 },
  { title: 'Name', width: 36 },
  { title: 'Label', width: 32 },
  { title: 'What', width: 18 },
  { title: 'Before', width: 28 },
  { title: 'After', width: 28 },
  { title: 'Reason', width: 60 },
  { title: 'Origin', width: 12 },
] as const;

/** A text for each column. */
export type ExportRow = readonly string[];

/** One for each fact, so that severities and facts can be filtered; one for what was added or removed as a whole. */
export function exportRows(change: SchemaChange): readonly ExportRow[] {
  const row = (fact: RowFact): ExportRow => [
    fact.severity,
    change.type,
    change.kind.replaceAll('_', ' '),
    change.owner ?? '',
    change.name,
    change.label ?? '',
    fact.fact,
    fact.before ?? '',
    fact.after ?? '',
    fact.reason,
    change.origin,
  ];
  if (change.facts.length > 0) return change.facts.map(row);
  const { severity, reason } = change;
  return [row({ severity, reason, fact: '', before: null, after: null })];
}

type RowFact = SchemaChange['facts'][number];
