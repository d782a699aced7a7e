import type { Environment } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { CatalogReader } from '../catalog/catalog-reader.ts';
import type { Database } from '../db/database.ts';
import type { OpenedDatabase } from '../db/open-database.ts';
import type { Environments } from '../environments/environments.ts';
import type { VersionChecks } from '../environments/version-checks.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { MetadataService, TokenSource } from '../metadata-service/metadata-service.ts';
import type { OpenedFiles } from '../metadata-service/files/opened-files.ts';
import type { CatalogSearch } from '../search/catalog-search.ts';
import type { SearchIndex } from '../search/index/search-index.ts';
import type { SyncSessions } from '../sync/sync-sessions.ts';

/** What the answers to all subjects share, made once by the engine (engine.ts). */
export interface EngineHouse {
  readonly db: Database;
  readonly opened: OpenedDatabase;
  /** Absolute address of the app, with a trailing slash. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly catalogs: CatalogReader;
  readonly environments: Environments;
  readonly versions: VersionChecks;
  readonly index: SearchIndex;
  readonly search: CatalogSearch;
  readonly glossary: Glossary;
  readonly syncs: SyncSessions;
  readonly openedFiles: OpenedFiles;
  readonly connect: (environment: Environment) => MetadataService;
  /** To every tab. */
  readonly publish: (event: EngineEvent) => void;
}
