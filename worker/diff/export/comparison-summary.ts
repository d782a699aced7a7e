import {
  CHANGE_TYPES,
  COMPARED_KINDS,
  SEVERITIES,
  type SchemaChange,
} from '#contract/comparison.ts';

/** What stands above the changes in a file. */
export interface ComparisonSummary {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly (readonly [name: string, value: string])[];
}

/** Counts what is in the file, which the filter may have narrowed. */
export function summariseExport(
  [from, to]: readonly [from: string, to: string],
  changes: readonly SchemaChange[],
): ComparisonSummary {
  const count = (isCounted: (change: SchemaChange) => boolean): string =>
    String(changes.filter(isCounted).length);
  const kinds = COMPARED_KINDS.flatMap((kind) =>
    CHANGE_TYPES.map(
      (type) =>
        [
          `${kind.replaceAll('_', ' ')}, ${type}`,
          count((change) => change.kind === kind && change.type === type),
        ] as const,
    ),
  );
  return {
    from,
    to,
    lines: [
      ['changes', String(changes.length)],
      ...SEVERITIES.map(
        (severity) => [severity, count((change) => change.severity === severity)] as const,
      ),
      ...kinds.filter(([, value]) => value !== '0'),
    ],
  };
}
