import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { catchUpIndex } from '../../search/catch-up-index.ts';
import { letOthersRun } from '../let-others-run.ts';
import type { SyncRun } from '../sync-run.ts';

const PAGES_TOGETHER = 100;

/**
 * Indexes definitions and labels that an interrupted sync left behind, then merges the pieces of the index
 * and gives back what that leaves free, a little at a time.
 */
export async function finishIndex({ db, index, progress, signal }: SyncRun): Answer<void> {
  const total = index.countUnindexed();
  progress.begin('indexing', total === 0 ? {} : { total });
  await catchUpIndex(index, {
    pause: async () => {
      await letOthersRun();
      return !signal.aborted;
    },
    report: (done) => progress.advance('indexing', { done }),
  });
  while (!signal.aborted && !db.shrink(PAGES_TOGETHER)) await letOthersRun();
  return signal.aborted ? fail({ kind: 'cancelled' }) : succeed(undefined);
}
