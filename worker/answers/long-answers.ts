import type { EnvironmentId } from '#contract/domain.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { catchUpIndex } from '../search/catch-up-index.ts';
import type { LongWork } from '../snapshot/long-work.ts';
import { letOthersRun } from '../sync/let-others-run.ts';
import { failureOf } from '../sync/sync-error.ts';
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

/** Indexes what was just stored; tabs that show these environments hear of each step. */
export async function makeSearchable(
  { environments, index, publish }: EngineHouse,
  ids: readonly EnvironmentId[],
  work: LongWork,
): Promise<void> {
  await catchUpIndex(index, {
    pause: goOn,
    report: (done, total) => {
      work.report('indexing', done, total);
      for (const { id, catalog } of environments.list()) {
        if (catalog === null || !ids.includes(id)) continue;
        publish({ kind: 'catalog_changed', environmentId: id, catalog });
      }
    },
  });
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
