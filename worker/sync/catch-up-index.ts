import type { SearchIndex } from '../search/search-index.ts';
import { letOthersRun } from './let-others-run.ts';

const DEFINITIONS_TOGETHER = 100;
const LABELS_TOGETHER = 50;
const ROWS_TOGETHER = 500;

/** Indexes what an app of another version left to this one, a little at a time, also where no sync runs. */
export async function catchUpIndex(index: SearchIndex): Promise<void> {
  while (index.indexNext(DEFINITIONS_TOGETHER) > 0) await letOthersRun();
  for (;;) {
    const labels = index.listUnindexedLabels(LABELS_TOGETHER);
    if (labels.length === 0) return;
    for (const steps = index.reindexInSteps(labels, ROWS_TOGETHER); !steps.next().done;)
      await letOthersRun();
  }
}
