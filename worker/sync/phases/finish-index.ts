import { succeed, type Answer, fail } from '#contract/outcome.ts';
import { letOthersRun } from '../let-others-run.ts';
import { REINDEX_ROWS } from './read-labels.ts';
import type { SyncRun } from '../sync-run.ts';

const INDEX_BATCH = 250;
const LABEL_BATCH = 50;
const PAGES_TOGETHER = 100;

/**
 * Indexes definitions and labels that an interrupted sync left behind, then merges the pieces of the index
 * and gives back what that leaves free, a little at a time.
 */
export async function finishIndex({ db, index, progress, signal }: SyncRun): Answer<void> {
  const total = index.countUnindexed();
  let done = 0;
  progress.begin('indexing', total === 0 ? {} : { total });
  for (let added = INDEX_BATCH; added === INDEX_BATCH;) {
    if (signal.aborted) return fail({ kind: 'cancelled' });
    added = index.indexNext(INDEX_BATCH);
    done += added;
    progress.advance('indexing', { done });
    await letOthersRun();
  }
  for (;;) {
    if (signal.aborted) return fail({ kind: 'cancelled' });
    const labels = index.listUnindexedLabels(LABEL_BATCH);
    if (labels.length === 0) break;
    for (const steps = index.reindexInSteps(labels, REINDEX_ROWS); !steps.next().done;)
      await letOthersRun();
  }
  while (!index.tidy()) {
    if (signal.aborted) return fail({ kind: 'cancelled' });
    await letOthersRun();
  }
  while (!db.shrink(PAGES_TOGETHER)) {
    if (signal.aborted) return fail({ kind: 'cancelled' });
    await letOthersRun();
  }
  return succeed(undefined);
}
