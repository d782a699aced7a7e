/** Words shared by both sides. Times are ISO 8601 in UTC, sizes are bytes, ids never leave this device. */

export type EnvironmentId = number;
export type CatalogId = number;
export type GlobalVersionId = number;

/** How an environment is used; the frame carries its colour. */
export const ENVIRONMENT_KINDS = ['production', 'test', 'development', 'snapshot', 'demo'] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

/** `entra`: a bearer token from Microsoft Entra ID. `none`: the address answers without one. */
export const ENVIRONMENT_AUTHS = ['entra', 'none'] as const;
export type EnvironmentAuth = (typeof ENVIRONMENT_AUTHS)[number];

/** Ways to an address: through the relay of the host, or straight from the browser. */
export const SERVICE_TRANSPORTS = ['relay', 'direct'] as const;
export type ServiceTransport = (typeof SERVICE_TRANSPORTS)[number];
/** `file`: an environment that is known from files has no address. */
export type EnvironmentTransport = ServiceTransport | 'file';

/** What is needed to connect one. `url` is normalised by the engine: lower case, origin only. */
export interface EnvironmentDraft {
  readonly name: string;
  readonly url: string;
  readonly auth: EnvironmentAuth;
  readonly transport: ServiceTransport;
  /** Guessed from the address when left out. */
  readonly kind?: EnvironmentKind;
}

/** What a user may change of one; the address and the way in stay. */
export interface EnvironmentChange {
  readonly name?: string;
  readonly kind?: EnvironmentKind;
}

/** What goes with an environment when it is removed: only what no other environment uses. */
export interface RemovalPreview {
  readonly environment: string;
  readonly catalogs: number;
  readonly definitions: number;
  /** Texts that no catalogue of this device shows afterwards. */
  readonly labelTexts: number;
  /** About: room in the database for what is downloaded next. */
  readonly freedBytes: number;
}

export interface Environment {
  readonly id: EnvironmentId;
  readonly name: string;
  /**
   * The origin, e.g. `https://contoso-uat.sandbox.operations.dynamics.com`; of an environment known from files one
   * that leads nowhere, made from its name.
   */
  readonly url: string;
  /** `url` without its scheme: how addresses in the app name an environment. */
  readonly host: string;
  readonly kind: EnvironmentKind;
  readonly auth: EnvironmentAuth;
  readonly transport: EnvironmentTransport;
  readonly addedAt: string;
  /** The version last detected, and when. */
  readonly version: GlobalVersion | null;
  readonly versionCheckedAt: string | null;
  /** What can be searched for this environment; null before its first sync. */
  readonly catalog: Catalog | null;
  /** Only of one that was opened from a snapshot: it cannot be synced. */
  readonly snapshot?: SnapshotOrigin;
}

/** Where an environment of kind snapshot comes from. */
export interface SnapshotOrigin {
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly appVersion: string;
  /** Name and address of the environment that was synced; null where they were left out. */
  readonly name: string | null;
  readonly url: string | null;
  readonly syncedAt: string;
  readonly openedAt: string;
}

/** One exact set of installed modules. */
export interface GlobalVersion {
  readonly id: GlobalVersionId;
  /** SHA-256, 64 hexadecimal digits, over the sorted lines `name|module|version|publisher`. */
  readonly fingerprint: string;
  /** As d365fo-client computes them, to compare with its caches; null where modules could not be read. */
  readonly modulesHash: string | null;
  readonly versionHash: string | null;
  readonly source: VersionSource;
  readonly applicationVersion: string | null;
  readonly platformVersion: string | null;
  readonly moduleCount: number;
  readonly firstSeenAt: string;
  readonly lastUsedAt: string;
}

/**
 * How sure a version is: the module list, only the two build numbers, or, where neither can be read, the list
 * of entities itself. Only `modules` may be shared.
 */
export type VersionSource = 'modules' | 'builds' | 'data_entities';

export interface InstalledModule {
  readonly name: string;
  readonly version: string;
  readonly moduleId: string;
  readonly publisher: string;
  readonly displayName: string;
}

/** A set of definitions as one environment showed them at one time. */
export interface Catalog {
  readonly id: CatalogId;
  readonly versionId: GlobalVersionId;
  readonly state: 'partial' | 'complete';
  /** SHA-256, 64 hexadecimal digits, over the sorted digests of its definitions; null until complete. */
  readonly digest: string | null;
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly counts: CatalogCounts;
  readonly labels: readonly LabelCoverage[];
}

export interface CatalogCounts {
  readonly dataEntities: number;
  readonly entities: number;
  readonly properties: number;
  readonly navigationProperties: number;
  readonly actions: number;
  readonly enumerations: number;
  readonly enumerationMembers: number;
}

/**
 * How many labels of one language have an answer: `known` ones have a text, of `unknown` ones the service said that it
 * has none. The rest of `total` still has to be asked for.
 */
export interface LabelCoverage {
  readonly language: string;
  readonly known: number;
  readonly unknown: number;
  readonly total: number;
}

export interface CacheStatistics {
  readonly environments: readonly EnvironmentStatistics[];
  readonly versions: number;
  readonly sharedVersions: number;
  readonly catalogs: number;
  /** Each stored once, whoever uses it. */
  readonly definitions: number;
  readonly labelTexts: number;
  readonly databaseBytes: number;
  readonly storage: StorageState;
}

export interface EnvironmentStatistics {
  readonly environment: string;
  readonly url: string;
  readonly fingerprint: string | null;
  readonly catalogState: 'absent' | 'partial' | 'complete';
  readonly counts: CatalogCounts | null;
  readonly labels: readonly LabelCoverage[];
  readonly modules: number;
  readonly lastSyncAt: string | null;
}

/** Where the database lives. In `memory` everything is gone with the tab; `reason` says why. */
export interface StorageState {
  readonly place: 'opfs' | 'memory';
  readonly reason: string | null;
  /** As `navigator.storage.estimate()` says, so about; null where the browser does not say. */
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** False: the browser may clear it when the device runs short; null where it does not say. */
  readonly isPersistent: boolean | null;
}
