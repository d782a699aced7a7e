import type { CatalogId, EnvironmentId } from '../domain.ts';
import type { Answer } from '../outcome.ts';
import type { SyncHistory, SyncPlan, SyncRequest, SyncSession } from '../sync.ts';

export interface SyncApi {
  /**
   * Question. What a sync of this environment could do, from what is stored and the version detected last; the
   * environment is not asked. A sync without a strategy decides again, after its version check.
   */
  planSync(id: EnvironmentId, languages: readonly string[]): Answer<SyncPlan>;
  /**
   * Command. Answers with the session as soon as its row exists; `sync-changed` events tell the rest.
   * A second start for an environment or a version that is being synced answers `sync_running` with the session's id;
   * where the version is only learnt by the version check, the second session fails with it. Taking over a catalogue
   * that is complete is not refused.
   */
  startSync(id: EnvironmentId, request: SyncRequest): Answer<SyncSession>;
  /** Command, safe to repeat. What is complete is kept. */
  cancelSync(sessionId: string): Answer<SyncSession>;
  /** Command, safe to repeat. Stops within a second, keeps what it has, and stays stopped after a restart. */
  pauseSync(sessionId: string): Answer<SyncSession>;
  /** Command, safe to repeat. */
  resumeSync(sessionId: string): Answer<SyncSession>;
  /** Question. */
  getSyncSession(sessionId: string): Answer<SyncSession>;
  /** Question. The newest first; at most 100. */
  listSyncSessions(limit: number, environment?: EnvironmentId): Answer<readonly SyncSession[]>;
  /** Question. The newest first: 20 unless told, at most 100; the statistics are over all that are stored. */
  getSyncHistory(limit?: number, environment?: EnvironmentId): Answer<SyncHistory>;
  /**
   * Command, safe to repeat. Lets the labels of this entity (by public or set name) be asked for next, in all languages
   * of a sync that fills this catalog. Answers how many requests for a text that makes now.
   */
  wantLabels(catalog: CatalogId, entity: string): Answer<number>;
}
