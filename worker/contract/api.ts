import type { CatalogApi } from './api/catalog-api.ts';
import type { ComparisonApi } from './api/comparison-api.ts';
import type { DiagramApi } from './api/diagram-api.ts';
import type { EnvironmentApi } from './api/environment-api.ts';
import type { FilesApi } from './api/files-api.ts';
import type { GlossaryApi } from './api/glossary-api.ts';
import type { LibraryApi } from './api/library-api.ts';
import type { ListingApi } from './api/listing-api.ts';
import type { SnapshotApi } from './api/snapshot-api.ts';
import type { StorageApi } from './api/storage-api.ts';
import type { SyncApi } from './api/sync-api.ts';
import type { VersionApi } from './api/version-api.ts';
import type { WatchListApi } from './api/watch-list-api.ts';

/**
 * The engine as every tab sees it, one interface for each subject. Arguments and answers are plain data; progress is an
 * event (events.ts). A *question* may be asked again when the owner changes; a *command* answers `interrupted` instead.
 */
export interface EngineApi
  extends
    CatalogApi,
    ComparisonApi,
    DiagramApi,
    EnvironmentApi,
    FilesApi,
    GlossaryApi,
    LibraryApi,
    ListingApi,
    SnapshotApi,
    StorageApi,
    SyncApi,
    VersionApi,
    WatchListApi {}
