import type { SyncApi } from '#contract/api/sync-api.ts';
import { succeed } from '#contract/outcome.ts';
import { findEntityLabels } from '../catalog/find-entity-labels.ts';
import { readSyncStatistics } from '../sync/read-history.ts';
import type { EngineHouse } from './engine-house.ts';

const HISTORY_LENGTH = 20;

export function syncAnswers({ db, syncs }: EngineHouse): SyncApi {
  return {
    planSync: async (id, languages) => syncs.plan(id, languages),
    startSync: async (id, request) => syncs.start(id, request),
    cancelSync: (sessionId) => syncs.cancel(sessionId),
    pauseSync: async (sessionId) => syncs.pause(sessionId),
    resumeSync: async (sessionId) => syncs.goOn(sessionId),
    getSyncSession: async (sessionId) => syncs.get(sessionId),
    listSyncSessions: async (limit, environment) => succeed(syncs.list(limit, environment ?? null)),
    getSyncHistory: async (limit = HISTORY_LENGTH, environment) =>
      succeed({
        sessions: syncs.list(limit, environment ?? null),
        statistics: readSyncStatistics(db, environment ?? null),
      }),
    wantLabels: async (catalog, name) =>
      succeed(syncs.wantLabels(catalog, findEntityLabels(db, { catalog, name }))),
  };
}
