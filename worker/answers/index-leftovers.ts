import { catchUpIndex } from '../search/catch-up-index.ts';
import { letOthersRun } from '../sync/let-others-run.ts';
import { failureOf } from '../sync/failure-of.ts';
import type { EngineHouse } from './engine-house.ts';

const TELL_INTERVAL_MS = 1000;

/**
 * Indexes what an earlier owner stored and did not come to index: a snapshot, or all of it where an app of another version
 * had another index. Also where no sync runs, a little at a time.
 */
export async function indexLeftovers(house: EngineHouse): Promise<void> {
  const { index } = house;
  if (index.countUnindexed() === 0 && index.listUnindexedLabels(1).length === 0) return;
  let toldAt = performance.now();
  try {
    await catchUpIndex(index, {
      pause: goOn,
      report: () => {
        if (performance.now() - toldAt < TELL_INTERVAL_MS) return;
        toldAt = performance.now();
        tellCatalogs(house);
      },
    });
  } catch (error) {
    // The next owner goes on, with room for it. Everything else is a defect.
    if ((await failureOf(error)).kind !== 'storage_full') throw error;
  }
  tellCatalogs(house);
}

/** For work that nobody stops. */
export async function goOn(): Promise<true> {
  await letOthersRun();
  return true;
}

/** More of every catalogue can be searched than before. */
function tellCatalogs({ environments, publish }: EngineHouse): void {
  for (const { id, catalog } of environments.list()) {
    if (catalog !== null) publish({ kind: 'catalog_changed', environmentId: id, catalog });
  }
}
