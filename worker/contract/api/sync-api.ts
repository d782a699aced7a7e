import type { EnvironmentId } from '../domain.ts';
import type { SyncRequest, SyncSession } from '../sync.ts';
import type { Answer } from '../outcome.ts';

export interface SyncApi {
  /**
   * Command. Answers with the session as soon as its row exists; `sync-changed` events tell the rest.
   * A second start for an environment that is being synced answers `sync_running` with the session's id.
   */
  startSync(id: EnvironmentId, request: SyncRequest): Answer<SyncSession>;
  /** Command. What is complete is kept. */
  cancelSync(sessionId: string): Answer<SyncSession>;
  /** Question. */
  getSyncSession(sessionId: string): Answer<SyncSession>;
  /** Question. The newest first; at most 100. */
  listSyncSessions(limit: number, environment?: EnvironmentId): Answer<readonly SyncSession[]>;
}
