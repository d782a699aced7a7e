import type { CacheStatistics, StorageState } from '../domain.ts';
import type { Answer } from '../outcome.ts';

export interface StorageApi {
  /** Question. */
  storageState(): Answer<StorageState>;
  /** Question. */
  cacheStatistics(): Answer<CacheStatistics>;
}
