import type { StorageApi } from '#contract/api/storage-api.ts';
import type { StorageState } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import { readCacheStatistics } from '../cache-statistics.ts';
import type { OpenedDatabase } from '../db/open-database.ts';
import type { EngineHouse } from './engine-house.ts';

export function storageAnswers({ db, environments, opened }: EngineHouse): StorageApi {
  return {
    storageState: async () => succeed(await readStorageState(opened)),
    cacheStatistics: async () =>
      succeed(readCacheStatistics(db, environments.list(), await readStorageState(opened))),
  };
}

async function readStorageState({ place, reason }: OpenedDatabase): Promise<StorageState> {
  const { usage = null, quota = null } = (await navigator.storage?.estimate?.()) ?? {};
  const isPersistent = (await navigator.storage?.persisted?.()) ?? null;
  return { place, reason, usedBytes: usage, quotaBytes: quota, isPersistent };
}
