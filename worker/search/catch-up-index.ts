import type { SearchIndex } from './search-index.ts';

const DEFINITIONS_TOGETHER = 1000;
const LABELS_TOGETHER = 50;
const LABEL_ROWS_TOGETHER = 2000;

export interface CatchingUp {
  readonly pause: () => Promise<void>;
  readonly report: (done: number, total: number) => void;
}

/** Indexes everything that is stored and not in the index yet, a little at a time, and merges its pieces. */
export async function catchUpIndex(
  index: SearchIndex,
  { pause, report }: CatchingUp,
): Promise<void> {
  const total = index.countUnindexed();
  const place = index.markPlace();
  let done = 0;
  for (let added = DEFINITIONS_TOGETHER; added === DEFINITIONS_TOGETHER;) {
    added = index.indexNext(DEFINITIONS_TOGETHER);
    done += added;
    report(done, total);
    await pause();
  }
  while (index.settleLabels(place, LABEL_ROWS_TOGETHER) === LABEL_ROWS_TOGETHER) await pause();
  for (;;) {
    const labels = index.listUnindexedLabels(LABELS_TOGETHER);
    if (labels.length === 0) break;
    index.reindexLabels(labels);
    await pause();
  }
  while (!index.tidy()) await pause();
}
