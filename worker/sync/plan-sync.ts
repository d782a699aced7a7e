import type { CatalogId } from '#contract/domain.ts';
import { PHASE_CONTENTS, type FileContent } from '#contract/files.ts';
import {
  LIST_PHASES,
  SYNC_PHASES,
  type ListPhase,
  type SyncPhase,
  type SyncStrategy,
} from '#contract/sync.ts';

/** What is stored, seen from one environment whose version was just detected. */
export interface StoredState {
  /** What the environment shows now. */
  readonly shown: { readonly isComplete: boolean; readonly isOfThisVersion: boolean } | null;
  /** A complete catalog of this very version, whoever made it. */
  readonly completeOfVersion: CatalogId | null;
  /** Only equal module lists may share a catalog, not equal build numbers. */
  readonly isVersionSure: boolean;
  /** Labels of the wanted languages without an answer, in the shown catalog. */
  readonly missingLabels: number;
}

export interface Recommendation {
  readonly strategy: SyncStrategy;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** The cheapest strategy that leaves nothing to wish for. */
export function recommendStrategy(state: StoredState): Recommendation {
  const { shown, completeOfVersion, isVersionSure, missingLabels } = state;
  if (shown?.isComplete === true && shown.isOfThisVersion) {
    return missingLabels > 0
      ? { strategy: 'labels_only', reason: 'Everything but some labels is already here.' }
      : { strategy: 'full', reason: 'This version is already here: a full sync checks it again.' };
  }
  if (completeOfVersion !== null && isVersionSure) {
    return {
      strategy: 'sharing',
      reason: 'A catalogue for exactly these modules is already on this device.',
    };
  }
  if (shown?.isComplete === true) {
    return {
      strategy: 'incremental',
      reason: 'The version is new: only what changed is written, labels are taken over.',
    };
  }
  return { strategy: 'full', reason: 'Nothing of this version is on this device yet.' };
}

/**
 * For files: they are at hand, so they are read even where another environment has the same catalogue, which is then
 * stored once. Lists that are not complete cannot replace a complete catalogue.
 */
export function recommendForFiles(
  { shown }: Pick<StoredState, 'shown'>,
  { holds, limited }: FileContents,
): Recommendation {
  const hasAllLists = READING.every(
    (phase) => holds.has(PHASE_CONTENTS[phase]) && !isLimited(phase, limited),
  );
  if (shown?.isComplete === true && shown.isOfThisVersion && !hasAllLists) {
    return { strategy: 'labels_only', reason: 'The catalogue is complete: only labels are read.' };
  }
  return { strategy: 'full', reason: 'All that the files hold is read.' };
}

export interface FileContents {
  readonly holds: ReadonlySet<FileContent>;
  readonly limited: ReadonlySet<FileContent>;
}

/** Whether a phase reads from a source that tells less than the service. */
export function isLimited(phase: SyncPhase, limited: ReadonlySet<FileContent>): boolean {
  return Object.entries(PHASE_CONTENTS).some(
    ([each, content]) => each === phase && limited.has(content),
  );
}

/** The phases that files without these contents leave out. */
export function listUnfilledPhases(
  holds: ReadonlySet<FileContent>,
): readonly (ListPhase | 'labels')[] {
  return [...READING, 'labels' as const].filter((phase) => !holds.has(PHASE_CONTENTS[phase]));
}

/** The phases that read a list, in the order in which they run. */
export const READING: readonly ListPhase[] = SYNC_PHASES.filter((phase) =>
  isOneOf(Object.values(LIST_PHASES), phase),
);

function isOneOf(phases: readonly ListPhase[], phase: SyncPhase): phase is ListPhase {
  return phases.some((each) => each === phase);
}

const LEFT_OUT: Readonly<Record<SyncStrategy, readonly SyncPhase[]>> = {
  full: [],
  incremental: [],
  full_without_labels: ['labels'],
  entities_only: [...READING.filter((phase) => phase !== LIST_PHASES.data_entity), 'labels'],
  labels_only: READING,
  sharing: [...READING, 'labels', 'indexing'],
};

/** The phases of a strategy that are still worth running. */
export function planPhases(
  strategy: SyncStrategy,
  finished: ReadonlySet<SyncPhase>,
): ReadonlySet<SyncPhase> {
  const leftOut = LEFT_OUT[strategy];
  return new Set(SYNC_PHASES.filter((phase) => !leftOut.includes(phase) && !finished.has(phase)));
}
