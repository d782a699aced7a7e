import { SEVERITIES, COMPARED_KINDS, type ChangeCount } from '#contract/comparison.ts';
import type { CatalogId, InstalledModule } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { diffDefinitions, type DefinitionChanges } from './diff-definitions.ts';
import { diffModules } from './diff-modules.ts';
import type { FoundChange } from './found-change.ts';
import { readDifference } from './read-difference.ts';
import { findRewordedLabels } from './reworded-labels.ts';

/** Below this share of the smaller catalog's definitions, two catalogs are hardly versions of one product. */
const RELATED_SHARE = 0.25;

export interface CatalogPair {
  readonly from: CatalogId;
  readonly to: CatalogId;
}

/** All that differs, whoever asks and whatever for. */
export interface CatalogDifference {
  /** The worst first, then by owner and name. */
  readonly changes: readonly FoundChange[];
  readonly summary: readonly ChangeCount[];
  readonly isUnrelated: boolean;
  /** Of both versions. */
  readonly modules: readonly InstalledModule[];
}

export interface CompleteDefinitionChanges extends DefinitionChanges {
  /** Definitions of the smaller catalog. */
  readonly smallerSize: number;
}

/** The part that never changes for two complete catalogs. */
export function diffCatalogDefinitions(
  db: Database,
  catalogs: CatalogPair,
): CompleteDefinitionChanges {
  const difference = readDifference(db, catalogs);
  const { onlyBefore, onlyAfter, shared } = difference;
  const smallerSize = shared + Math.min(onlyBefore.length, onlyAfter.length);
  return { ...diffDefinitions(db, difference), smallerSize };
}

/** Adds what a running sync can still change: texts of labels; and the modules. */
export function completeDifference(
  db: Database,
  catalogs: CatalogPair,
  { definitions, language }: { definitions: CompleteDefinitionChanges; language: string },
): CatalogDifference {
  const before = readModules(db, catalogs.from);
  const after = readModules(db, catalogs.to);
  // An environment that does not show its modules has not lost them.
  const canCompare = before.length > 0 && after.length > 0;
  const changes = [
    ...definitions.changes,
    ...(canCompare ? diffModules(before, after) : []),
    ...findRewordedLabels(db, catalogs, language),
  ].sort(inOrder);
  const { common, smallerSize } = definitions;
  return {
    changes,
    summary: summarise(changes),
    isUnrelated: common < smallerSize * RELATED_SHARE,
    modules: [...after, ...before],
  };
}

/** By the order of the contract's lists where nothing better tells. */
function inOrder(left: FoundChange, right: FoundChange): number {
  return (
    SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
    byCodeUnit(left.owner ?? left.name, right.owner ?? right.name) ||
    COMPARED_KINDS.indexOf(left.kind) - COMPARED_KINDS.indexOf(right.kind) ||
    byCodeUnit(left.name, right.name)
  );
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function summarise(changes: readonly FoundChange[]): readonly ChangeCount[] {
  const groups = Map.groupBy(changes, ({ kind, type, severity }) => `${kind} ${type} ${severity}`);
  return [...groups.values()].flatMap((group) =>
    group
      .slice(0, 1)
      .map(({ kind, type, severity }) => ({ kind, type, severity, count: group.length })),
  );
}

/** A line in no known shape is known by itself. */
function readModules(db: Database, catalog: CatalogId): readonly InstalledModule[] {
  return db.all(modulesOf, { catalog });
}

const modulesOf = statement<{ catalog: CatalogId }, InstalledModule>(/* sql */ `
  SELECT coalesce(m.name, m.raw) AS name, coalesce(m.version, '') AS version,
    coalesce(m.module_id, m.raw) AS moduleId, coalesce(m.publisher, '') AS publisher,
    coalesce(m.display_name, '') AS displayName
  FROM catalog c JOIN installed_module m ON m.version_id = c.version_id
  WHERE c.id = :catalog
`);
