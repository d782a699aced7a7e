import type { SyncApi } from '#contract/api/sync-api.ts';
import { succeed } from '#contract/outcome.ts';
import type { EngineHouse } from './engine-house.ts';

export function syncAnswers({ syncs }: EngineHouse): SyncApi {
  return {
    startSync: async (id, request) => syncs.start(id, request),
    cancelSync: (sessionId) => syncs.cancel(sessionId),
    getSyncSession: async (sessionId) => syncs.get(sessionId),
    listSyncSessions: async (limit, environment) => succeed(syncs.list(limit, environment ?? null)),
  };
}
