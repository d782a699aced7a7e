import type { ConnectionReport } from './connection.ts';
import type { DataEntityDetail, EntityDetail, EnumerationDetail } from './detail.ts';
import type {
  CacheStatistics,
  CatalogId,
  Environment,
  EnvironmentChange,
  EnvironmentDraft,
  EnvironmentId,
  RemovalPreview,
  StorageState,
  VersionCheck,
} from './domain.ts';
import type { FileImport, FileReport } from './files.ts';
import type { Answer } from './outcome.ts';
import type { SearchQuery, SearchResult } from './search.ts';
import type { SyncRequest, SyncSession } from './sync.ts';

/**
 * The engine as every tab sees it. Arguments and answers are plain data; progress is an event (events.ts).
 * A *question* may be asked again when the owner changes; a *command* answers `interrupted` instead.
 */
export interface EngineApi {
  /** Question. */
  storageState(): Answer<StorageState>;
  /** Question. In the order in which they were added. */
  listEnvironments(): Answer<readonly Environment[]>;
  /**
   * Command, safe to repeat: the same origin gives the same environment, with its new name and settings.
   * Fails with `bad_address` or `bad_input`.
   */
  addEnvironment(draft: EnvironmentDraft): Answer<Environment>;
  /** Command, safe to repeat. Fails with `bad_input`. */
  updateEnvironment(id: EnvironmentId, change: EnvironmentChange): Answer<Environment>;
  /** Question. What `removeEnvironment` would free at this moment. */
  previewRemoval(id: EnvironmentId): Answer<RemovalPreview>;
  /** Command. Cancels its sync first; answers with what is gone. Nothing that another environment uses is touched. */
  removeEnvironment(id: EnvironmentId): Answer<RemovalPreview>;
  /** Question. Tries the way in by small requests, step by step; a way that is closed is an answer, no failure. */
  checkConnection(id: EnvironmentId): Answer<ConnectionReport>;
  /** Question. The version, fetched unless younger than five minutes or `isForced`. */
  checkVersion(id: EnvironmentId, isForced?: boolean): Answer<VersionCheck>;
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
  /** Question. */
  search(catalog: CatalogId, query: SearchQuery): Answer<SearchResult>;
  /** Question. By set name or public name, case-sensitive first, then not. */
  getEntity(catalog: CatalogId, name: string, languages: readonly string[]): Answer<EntityDetail>;
  /** Question. By AOT name. */
  getDataEntity(
    catalog: CatalogId,
    name: string,
    languages: readonly string[],
  ): Answer<DataEntityDetail>;
  /** Question. With or without namespace. */
  getEnumeration(
    catalog: CatalogId,
    name: string,
    languages: readonly string[],
  ): Answer<EnumerationDetail>;
  /** Command, safe to repeat: a tab has signed in to this environment, so what waits for it may go on. */
  signedIn(id: EnvironmentId): Answer<void>;
  /** Question. What is in these files, recognised by their contents; nothing is stored. */
  inspectFiles(files: readonly File[]): Answer<FileReport>;
  /**
   * Command. Fills the environment of this name, made if there is none, from files: a sync like any other. Files of a
   * later call complete what earlier ones began.
   */
  importFiles(files: readonly File[], name: string): Answer<FileImport>;
  /** Question. */
  cacheStatistics(): Answer<CacheStatistics>;
}
