import type { Environment } from '#contract/domain.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { catchUpIndex } from '../search/catch-up-index.ts';
import type { LongWork } from '../snapshot/long-work.ts';
import { letOthersRun } from '../sync/let-others-run.ts';
import { failureOf } from '../sync/failure-of.ts';
import type { EngineHouse } from './engine-house.ts';
import { goOn } from './index-leftovers.ts';

/** Lets others be answered meanwhile, and tells whoever chose `task` how far it is. */
export function longWork({ publish }: EngineHouse, task: string): LongWork {
  return {
    pause: letOthersRun,
    report: (stage, done, total) =>
      publish({ kind: 'snapshot_progress', progress: { task, stage, done, total } }),
  };
}

/** As many data entities as a production environment has: of a snapshot they are indexed first, and quickly. */
const NAMES_FIRST = 6000;

/**
 * Indexes what was just stored; tabs that show these environments hear of each step. Done when names are found: the
 * fields of a large catalogue are indexed on while they are searched already.
 */
export async function makeSearchable(
  { index, publish }: EngineHouse,
  opened: readonly Environment[],
  work: LongWork,
): Promise<void> {
  const names = Promise.withResolvers<void>();
  const whole = catchUpIndex(index, {
    pause: goOn,
    report: (done, total) => {
      work.report('indexing', done, total);
      for (const { id, catalog } of opened) {
        if (catalog !== null) publish({ kind: 'catalog_changed', environmentId: id, catalog });
      }
      if (done >= NAMES_FIRST && done < total) names.resolve();
    },
  });
  await Promise.race([names.promise, whole]);
}

/** A full disk is something a user can act on. */
export async function storing<T>(work: () => Promise<T>): Answer<T> {
  try {
    return succeed(await work());
  } catch (error) {
    const failure = await failureOf(error);
    if (failure.kind !== 'storage_full') throw error;
    return fail(failure);
  }
}
