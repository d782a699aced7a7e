import type { SnapshotStage } from '#contract/snapshot.ts';

/** For work that takes longer than a question may wait. */
export interface LongWork {
  /** Lets questions be answered that have arrived meanwhile. */
  readonly pause: () => Promise<void>;
  readonly report: (stage: SnapshotStage, done: number, total: number) => void;
}
