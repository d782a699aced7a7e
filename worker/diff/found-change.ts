import {
  SEVERITIES,
  type ChangeType,
  type ComparedKind,
  type Severity,
} from '#contract/comparison.ts';
import { SEVERITY_RULES, type RuleName } from './severity-rules.ts';

/** A difference before it is told: labels are still ids, and whose it is depends on who asks. */
export interface FoundChange {
  readonly kind: ComparedKind;
  readonly type: ChangeType;
  readonly owner: string | null;
  readonly name: string;
  /** Ids of its label, in the first and in the second catalog. */
  readonly labels: LabelPair;
  /** What is shown where there is no label: the display name of a module, the text of a label. */
  readonly title: string | null;
  readonly place: Place;
  /** Of a module; undefined for all others. */
  readonly publisher?: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly facts: readonly FoundFact[];
}

/** Where a difference is: how patterns of names, watch-lists and origins find it. */
export interface Place {
  /** Set names of the entity (the same or two of them), or the name of the enumeration; for patterns also AOT names. */
  readonly names: readonly string[];
  /** What watch-lists call it: none for what cannot be watched. */
  readonly watched: 'entity' | 'enumeration' | null;
  /** Label of the entity or enumeration that it is part of. */
  readonly ownerLabel: string | null;
}

export const NO_PLACE: Place = { names: [], watched: null, ownerLabel: null };

export interface LabelPair {
  readonly before: string | null;
  readonly after: string | null;
}

export const NO_LABELS: LabelPair = { before: null, after: null };

export interface FoundFact {
  readonly fact: string;
  readonly before: string | null;
  readonly after: string | null;
  /** True where both values are label ids, to be shown with their texts. */
  readonly isLabel: boolean;
  readonly severity: Severity;
  readonly reason: string;
}

/** What a difference is about, without its facts and their weight. */
export type Subject = Pick<
  FoundChange,
  'kind' | 'owner' | 'name' | 'labels' | 'place' | 'title' | 'publisher'
>;

/** What was added or removed as a whole. */
export function wholeChange(
  subject: Subject,
  type: Exclude<ChangeType, 'changed'>,
  rule: RuleName,
): FoundChange {
  return { ...subject, type, ...SEVERITY_RULES[rule], facts: [] };
}

/** As bad as the worst of its facts; nothing where there are none. */
export function changedBy(subject: Subject, facts: readonly FoundFact[]): readonly FoundChange[] {
  const worst = SEVERITIES.map((severity) => facts.find((fact) => fact.severity === severity)).find(
    (fact) => fact !== undefined,
  );
  if (worst === undefined) return [];
  const { severity, reason } = worst;
  return [{ ...subject, type: 'changed', severity, reason, facts }];
}
