import type {
  Catalog,
  CatalogId,
  Environment,
  EnvironmentId,
  GlobalVersion,
  GlobalVersionId,
  InstalledModule,
} from './domain.ts';
import type { Failure } from './failure.ts';
import type { DefinitionKind } from './metadata.ts';
import type { SyncStrategy } from './sync.ts';

/** Which version an environment runs, and what became of knowing it. */
export interface VersionCheck {
  readonly environment: Environment;
  readonly version: GlobalVersion;
  readonly checkedAt: string;
  /** True if the answer is younger than five minutes and was not fetched again. */
  readonly fromCache: boolean;
  /** Why its modules could not be read; null where they could, and where nothing was fetched. */
  readonly modulesFailure: Failure | null;
  /** Lines of the module list in no known shape; they are kept, and count in the fingerprint. */
  readonly unreadableModules: readonly string[];
  /** False if this device has not seen the version before. */
  readonly isKnown: boolean;
  /** False if this check made it the environment's active version. */
  readonly wasLinked: boolean;
  /** False if this environment showed another version before. */
  readonly isUnchanged: boolean;
  /** Environments on this device whose active version it is, this one included. */
  readonly sharedBy: number;
  /** A complete catalogue of it is here, and the modules prove that it may be shared. */
  readonly canShare: boolean;
  /** What to do about the environment's catalogue, and why; null where it shows this version. */
  readonly update: VersionUpdate | null;
}

/** An environment, as far as a list of versions names it. */
export interface NamedEnvironment {
  readonly id: EnvironmentId;
  readonly name: string;
  readonly host: string;
}

/** A version that this device knows, with what is stored of it. */
export interface RegisteredVersion {
  readonly version: GlobalVersion;
  /** Those that run it now. */
  readonly environments: readonly NamedEnvironment[];
  /** Those that ran it before, and run another one now. */
  readonly formerEnvironments: readonly NamedEnvironment[];
  /** The newest first. */
  readonly catalogs: readonly StoredCatalog[];
}

export interface StoredCatalog {
  readonly catalog: Catalog;
  /** What is searched for these environments; of a former version nobody shows it. */
  readonly shownBy: readonly NamedEnvironment[];
  /** Definitions that no other catalog holds. */
  readonly ownDefinitions: number;
  /** About: room in the database for all of it, and for what only it holds. */
  readonly bytes: number;
  readonly ownBytes: number;
}

/** What is stored once instead of once for every environment. Sizes are about. */
export interface SharingStatistics {
  /** Environments that show a catalogue. */
  readonly environments: number;
  /** Versions of these catalogues. */
  readonly versions: number;
  /** Active links from environments to versions. */
  readonly activeLinks: number;
  /** Environments that show a catalogue which another one shows too. */
  readonly sharingEnvironments: number;
  /** How many versions are run by how many environments, the most used first. */
  readonly distribution: readonly { readonly environments: number; readonly versions: number }[];
  /** Of everything that an environment shows. */
  readonly storedBytes: number;
  /** The same, if each environment had its own copy. */
  readonly separateBytes: number;
}

export interface VersionRegistry {
  /** The one used last first. */
  readonly versions: readonly RegisteredVersion[];
  readonly sharing: SharingStatistics;
}

/** What an environment ran for a while; the newest first. */
export interface VersionPeriod {
  readonly version: GlobalVersion;
  readonly detectedAt: string;
  readonly checkedAt: string;
  /** Null while it is the version that the environment runs. */
  readonly endedAt: string | null;
  /** Against the version before; null for the first one, or where one of both is known by no modules. */
  readonly modules: ModuleChanges | null;
  /** Complete catalogues of this version that are still here, the newest first. */
  readonly catalogs: readonly CatalogId[];
}

export interface ModuleChanges {
  readonly added: number;
  readonly removed: number;
  readonly updated: number;
}

export interface EnvironmentHistory {
  /** The newest first. */
  readonly periods: readonly VersionPeriod[];
  /**
   * When the catalogue that it shows was last downloaded from this environment itself; null where it was taken over
   * from another one and never compared.
   */
  readonly verifiedAt: string | null;
}

/** The modules of a version, as the environment listed them. */
export interface ModuleListing {
  readonly version: GlobalVersion;
  readonly modules: readonly InstalledModule[];
  /** Lines in no known shape, as they came. */
  readonly unreadable: readonly string[];
}

export interface ModuleComparison {
  readonly isIdentical: boolean;
  /** Modules of the newer version less those of the older one. */
  readonly countDifference: number;
  readonly added: readonly InstalledModule[];
  readonly removed: readonly InstalledModule[];
  readonly updated: readonly ModuleUpdate[];
  readonly identical: readonly InstalledModule[];
}

export interface ModuleUpdate {
  readonly before: InstalledModule;
  readonly after: InstalledModule;
}

/** What is known of an environment's version without asking it, told apart from what it shows. */
export interface VersionNews {
  readonly environmentId: EnvironmentId;
  /** What it would take to show the version that the environment runs; null where it is shown already, or unknown. */
  readonly update: VersionUpdate | null;
  /** Since when no quiet check has succeeded; null where the last one did. */
  readonly uncheckedSince: string | null;
  /** Why the last one did not. */
  readonly failure: Failure | null;
}

export interface VersionUpdate {
  /** The version that the environment runs. */
  readonly version: GlobalVersion;
  /** Against the version of the catalogue that it shows; null where there is none, or no modules tell. */
  readonly modules: ModuleChanges | null;
  readonly strategy: SyncStrategy;
  /** Why this strategy, in one sentence. */
  readonly reason: string;
  /** About what it downloads, by the last sync that did; null where there was none. */
  readonly downloadBytes: number | null;
  /** Labels of the catalogue before are shown until the environment has confirmed them. */
  readonly keepsLabels: boolean;
}

/** What a clean-up removes: everything that nothing uses and nothing has used for so many days. */
export interface CleanUp {
  readonly days: number;
  readonly versions: readonly CleanedVersion[];
  readonly catalogs: readonly CleanedCatalog[];
  readonly definitions: number;
  readonly labelTexts: number;
  /** About: room in the database for what is downloaded next. */
  readonly freedBytes: number;
}

export interface CleanedVersion {
  readonly id: GlobalVersionId;
  readonly fingerprint: string;
  readonly applicationVersion: string | null;
  readonly lastUsedAt: string;
}

export interface CleanedCatalog {
  readonly id: CatalogId;
  readonly fingerprint: string;
  readonly applicationVersion: string | null;
  /** When the last environment left it. */
  readonly unusedSince: string;
}

/** Whether a catalogue still is what was downloaded: every digest computed again from its rows. */
export interface CatalogProof {
  readonly catalogId: CatalogId;
  /**
   * `broken` where no definition is: one is too many or missing. `partial`: it was never complete, so there is no digest
   * to compare with; its definitions were.
   */
  readonly verdict: 'whole' | 'broken' | 'partial';
  /** How many were computed again. */
  readonly definitions: number;
  /** At most 100 of them. */
  readonly broken: readonly BrokenDefinition[];
  readonly brokenCount: number;
}

export interface BrokenDefinition {
  /** Null where not even that can be told. */
  readonly kind: DefinitionKind | null;
  readonly name: string | null;
}
