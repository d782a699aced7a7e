import type { Catalog, CatalogId, Environment, GlobalVersionId } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { SyncSession } from '#contract/sync.ts';
import type { CatalogReader } from '../catalog/catalog-reader.ts';
import type { Database } from '../db/database.ts';
import type { Environments } from '../environments/environments.ts';
import type { MetadataService } from '../metadata-service/metadata-service.ts';
import type { SearchIndex } from '../search/index/search-index.ts';
import type { SessionProgress } from './session-progress.ts';
import type { SyncPause } from './sync-pause.ts';

/** What every sync of this engine works with. */
export interface SyncParts {
  readonly db: Database;
  readonly environments: Environments;
  readonly catalogs: CatalogReader;
  readonly index: SearchIndex;
  readonly connect: (environment: Environment) => MetadataService;
  readonly tell: SyncTeller;
  /** What the browser says about the room for this app; null where that says nothing about the database. */
  readonly estimateStorage: () => Promise<StorageEstimate | null>;
  /** About, before a phase whose connection broke is run again; it doubles each time. */
  readonly repeatPauseMs: number;
}

/** Progress for every tab. */
export interface SyncTeller {
  sessionChanged(session: SyncSession): void;
  environmentsChanged(): void;
  catalogChanged(environment: Environment, catalog: Catalog): void;
}

export type SignInRequired = Extract<Failure, { kind: 'sign_in_required' }>;

/** Asks for labels (by id) before all others; answers how many of them still had no answer. */
export type WantLabels = (ids: ReadonlySet<number>) => number;

/** One sync under way. What it has decided so far is in `progress.session`. */
export interface SyncRun extends SyncParts {
  /** As it was when the sync began: its catalog is the one before. */
  readonly environment: Environment;
  readonly service: MetadataService;
  readonly progress: SessionProgress;
  /** Of the attempt under way: aborted by a cancel, and by a pause. */
  readonly signal: AbortSignal;
  readonly pause: SyncPause;
  /** Where the labels phase, while it runs, lets others put labels first. */
  readonly offerLabels: (want: WantLabels | null) => void;
  /** Waits for a token that the environment accepts; false if the sync was cancelled meanwhile. */
  readonly waitForSignIn: (refusal: SignInRequired) => Promise<boolean>;
  /** The session that another sync of this version is running, if there is one. */
  readonly findRival: (version: GlobalVersionId) => SyncSession | undefined;
}

/** The catalog that this sync fills or shows; only before the end of the version check there is none. */
export function catalogOf(run: SyncRun): CatalogId {
  const { catalogId } = run.progress.session;
  if (catalogId === null) throw new Error('The version check has not chosen a catalog.');
  return catalogId;
}

/** Tells every tab that more can be found. */
export function tellCatalogChanged(run: SyncRun): void {
  const catalog = run.catalogs.read(catalogOf(run));
  if (catalog !== null) run.tell.catalogChanged(run.environment, catalog);
}
