import type { CatalogId } from './domain.ts';

/** What can differ between two catalogs, in the order in which it is shown. */
export const COMPARED_KINDS = [
  'module',
  'entity',
  'property',
  'navigation_property',
  'property_group',
  'action',
  'data_entity',
  'enumeration',
  'enumeration_member',
  'label',
] as const;
export type ComparedKind = (typeof COMPARED_KINDS)[number];

export const CHANGE_TYPES = ['added', 'removed', 'changed'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/**
 * `breaking`: something that worked with the first catalog fails with the second. `risky`: it may fail or mean something
 * else. `safe`: it goes on working.
 */
export const SEVERITIES = ['breaking', 'risky', 'safe'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whose definition it is; `unknown` where nothing tells. `own`: of a publisher that the user calls her own. */
export const ORIGINS = ['microsoft', 'partner', 'own', 'unknown'] as const;
export type Origin = (typeof ORIGINS)[number];

/**
 * One difference, from the first catalog to the second. An entity or enumeration that was added or removed is one change:
 * what is in it is not listed. That a field came or went is not said again for the groups that list it. Another order is
 * a change only where it is all that makes two descriptions differ.
 */
export interface SchemaChange {
  readonly kind: ComparedKind;
  readonly type: ChangeType;
  /** Set name of the entity or name of the enumeration that it is part of; null for what stands alone. */
  readonly owner: string | null;
  /** Entity: set name; data entity: AOT name; label: its id; module: its id; all others: their own name. */
  readonly name: string;
  /**
   * Text in the first asked language that has one, of the second catalog where it has it; module: its display name;
   * label: its text in the language that was compared.
   */
  readonly label: string | null;
  /** By label file and modules: see worker/catalog/origin.ts. */
  readonly origin: Origin;
  /** Of the worst of its facts. */
  readonly severity: Severity;
  /** Why, in one sentence: see worker/diff/severity-rules.ts. */
  readonly reason: string;
  /** What changed in it; empty for what was added or removed. */
  readonly facts: readonly ChangedFact[];
}

export interface ChangedFact {
  /** In the words of the interface, e.g. `mandatory`, `type`, `value`. */
  readonly fact: string;
  /** As it is shown, a label as `Text (@id)`; null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
  readonly severity: Severity;
  readonly reason: string;
}

/** All that is left out does not narrow. */
export interface ComparisonFilter {
  readonly kinds?: readonly ComparedKind[];
  readonly types?: readonly ChangeType[];
  readonly severities?: readonly Severity[];
  readonly origins?: readonly Origin[];
  /** Found in a name, owner, label or fact, without case. */
  readonly text?: string;
  /** Of the entity, under its name before or after, or of the enumeration: `*` and `%` stand for anything, without case; several with a comma. */
  readonly scope?: string;
  /** Only entities, fields and enumerations that one of the watch-lists holds. */
  readonly isWatchedOnly?: boolean;
  /** Publishers that the user calls her own, for `origin`; without case. */
  readonly ownPublishers?: readonly string[];
}

export interface ComparisonQuery extends ComparisonFilter {
  /** 1 to 500; default 100. */
  readonly limit?: number;
  readonly offset?: number;
  /** Of labels; default `['en-US']`. Reworded labels are looked for in the first one. */
  readonly languages?: readonly string[];
}

export interface Comparison {
  readonly from: CatalogId;
  readonly to: CatalogId;
  readonly isIdentical: boolean;
  /** True where so little is common that both are hardly versions of the same product. */
  readonly isUnrelated: boolean;
  /** Of all changes, whatever the filter says; one row for each combination that occurs. */
  readonly summary: readonly ChangeCount[];
  /** How many changes pass the filter without its `severities`: the figures on the buttons for these. */
  readonly severityCounts: Readonly<Record<Severity, number>>;
  /** Changes that the whole filter lets through. */
  readonly total: number;
  /** One page of them: the worst first, then by owner and name. */
  readonly changes: readonly SchemaChange[];
}

export interface ChangeCount {
  readonly kind: ComparedKind;
  readonly type: ChangeType;
  readonly severity: Severity;
  readonly count: number;
}

export const EXPORT_FORMATS = ['xlsx', 'csv', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file to save. `name` is a proposal without a path. */
export interface ExportedFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface MatrixQuery {
  /** Found in a set name or label, without case. */
  readonly text?: string;
  readonly scope?: string;
  readonly isDifferentOnly?: boolean;
  /** 1 to 500; default 100. */
  readonly limit?: number;
  readonly offset?: number;
  readonly languages?: readonly string[];
}

/** Entities of up to six catalogs side by side. */
export interface CatalogMatrix {
  readonly catalogs: readonly CatalogId[];
  readonly total: number;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  /** Set name. */
  readonly name: string;
  readonly label: string | null;
  /** One for each catalog, in their order. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  /** `disabled`: there, but switched off by a configuration key. */
  readonly state: 'absent' | 'present' | 'disabled';
  /** Equal numbers in one row are equal definitions; counted from 0, null where absent. */
  readonly variant: number | null;
}
