import type { SearchIndex } from './index/search-index.ts';

const DEFINITIONS_TOGETHER = 250;
const LABELS_TOGETHER = 50;
const LABEL_ROWS_TOGETHER = 2000;
/**
 * Rows of the index are written again in groups. Each group leaves a piece of index that must be merged, so it is not
 * small; a search must not wait longer than 20 ms behind it, so it is not large: a row takes about 25 µs, and the disk
 * has its share too.
 */
export const REINDEX_ROWS = 400;

export interface CatchingUp {
  /** Between two pieces of work; false stops it. */
  readonly pause: () => Promise<boolean>;
  /** Definitions that were indexed, of those that were not. */
  readonly report: (done: number, total: number) => void;
}

/**
 * Indexes everything that is stored and not in the index yet, and merges its pieces. False where it was stopped; the
 * next one goes on there.
 */
export async function catchUpIndex(
  index: SearchIndex,
  { pause, report }: CatchingUp,
): Promise<boolean> {
  const total = index.countUnindexed();
  const place = index.markPlace();
  for (let done = 0; done < total;) {
    const added = index.indexNext(DEFINITIONS_TOGETHER);
    if (added === 0) break;
    done += added;
    report(done, total);
    if (!(await pause())) return false;
  }
  while (index.settleLabels(place, LABEL_ROWS_TOGETHER) === LABEL_ROWS_TOGETHER) {
    if (!(await pause())) return false;
  }
  for (;;) {
    const labels = index.listUnindexedLabels(LABELS_TOGETHER);
    if (labels.length === 0) break;
    for (const steps = index.reindexInSteps(labels, REINDEX_ROWS); !steps.next().done;) {
      if (!(await pause())) return false;
    }
  }
  while (!index.tidy()) if (!(await pause())) return false;
  return true;
}
