import { SYNC_PHASES, type SyncPace, type SyncPhase } from '#contract/sync.ts';

/** What was done and received up to one moment of a phase. */
export interface PaceSample {
  readonly atMs: number;
  readonly items: number;
  readonly bytes: number;
}

/** Older samples say little about now. */
export const PACE_WINDOW_MS = 15_000;
/** Over a shorter time a pace is chance. */
const MIN_SPAN_MS = 2000;

/** Over when everything before them is: nobody waits for them. */
const BRIEF_PHASES: ReadonlySet<SyncPhase> = new Set(['indexing', 'finalizing']);

export interface PacedPhase {
  readonly phase: SyncPhase;
  readonly total: number | null;
  /** The phases of the session's strategy. */
  readonly planned: ReadonlySet<SyncPhase>;
}

/**
 * From samples of the running phase, the oldest first. Null until there are enough of them; the remaining time is
 * null as long as the amount of anything still to come is unknown.
 */
export function measurePace(
  samples: readonly PaceSample[],
  { phase, total, planned }: PacedPhase,
): SyncPace | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.atMs - first.atMs < MIN_SPAN_MS)
    return null;
  const seconds = (last.atMs - first.atMs) / 1000;
  const itemsPerSecond = (last.items - first.items) / seconds;
  const isLastLongOne = SYNC_PHASES.slice(SYNC_PHASES.indexOf(phase) + 1).every(
    (later) => BRIEF_PHASES.has(later) || !planned.has(later),
  );
  const isKnown = isLastLongOne && total !== null && itemsPerSecond > 0;
  return {
    itemsPerSecond,
    bytesPerSecond: (last.bytes - first.bytes) / seconds,
    remainingMs: isKnown ? Math.max(0, (1000 * (total - last.items)) / itemsPerSecond) : null,
  };
}
