import type { CatalogId, EnvironmentId, GlobalVersionId } from '../domain.ts';
import type { Answer } from '../outcome.ts';
import type {
  CatalogProof,
  CleanUp,
  EnvironmentHistory,
  ModuleComparison,
  ModuleListing,
  VersionCheck,
  VersionNews,
  VersionRegistry,
} from '../versions.ts';

export interface VersionApi {
  /** Question. The version, fetched unless younger than five minutes or `isForced`. */
  checkVersion(id: EnvironmentId, isForced?: boolean): Answer<VersionCheck>;
  /** Command, safe to repeat: the next check asks the environment, however young the last answer is. */
  clearVersionCache(id: EnvironmentId): Answer<void>;
  /**
   * Command, safe to repeat. Asks every connected environment for its version, but none more than once an hour, and none
   * that is known from files. Never opens a sign-in; a failure is kept for `listVersionNews`. Answers when all have.
   */
  checkQuietly(): Answer<void>;
  /** Question. One for each environment, in the order in which they were added. */
  listVersionNews(): Answer<readonly VersionNews[]>;
  /** Question. */
  listVersions(): Answer<VersionRegistry>;
  /** Question. */
  versionHistory(id: EnvironmentId): Answer<EnvironmentHistory>;
  /** Question. */
  listModules(version: GlobalVersionId): Answer<ModuleListing>;
  /** Question. */
  compareModules(from: GlobalVersionId, to: GlobalVersionId): Answer<ModuleComparison>;
  /** Question. What `cleanUp` would remove at this moment; 30 days unless said otherwise. */
  previewCleanUp(days?: number): Answer<CleanUp>;
  /** Command, safe to repeat. Answers with what is gone. */
  cleanUp(days?: number): Answer<CleanUp>;
  /** Question. Takes a second or two for a full catalogue; other questions are answered meanwhile. */
  proveCatalog(catalog: CatalogId): Answer<CatalogProof>;
}
