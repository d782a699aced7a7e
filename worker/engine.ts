import type { EngineApi } from '#contract/api.ts';
import type { CatalogId, Environment, EnvironmentId, StorageState } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure, StoredThing } from '#contract/failure.ts';
import type { FileReport } from '#contract/files.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import { readCacheStatistics } from './cache-statistics.ts';
import { CatalogReader } from './catalog/catalogs.ts';
import {
  readDataEntityDetail,
  readEntityDetail,
  readEnumerationDetail,
} from './catalog/read-details.ts';
import { checkConnection } from './connection-check/check-connection.ts';
import type { OpenedDatabase } from './db/open-database.ts';
import { Environments } from './environments/environments.ts';
import { previewRemoval, removeEnvironment } from './environments/remove-environment.ts';
import { VersionChecks } from './environments/version-checks.ts';
import { connectMetadataService } from './metadata-service/connect-metadata-service.ts';
import type { FilePart } from './metadata-service/file-part.ts';
import { inspectFiles } from './metadata-service/inspect-files.ts';
import type { MetadataService, TokenSource } from './metadata-service/metadata-service.ts';
import { openFilesService } from './metadata-service/open-files-service.ts';
import { CatalogSearch } from './search/catalog-search.ts';
import { SearchIndex } from './search/search-index.ts';
import { SyncSessions } from './sync/sync-sessions.ts';

const WARM_AFTER_MS = 200;

export interface EngineParts {
  readonly opened: OpenedDatabase;
  /** Absolute address of the app, with a trailing slash. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  /** To every tab. */
  readonly publish: (event: EngineEvent) => void;
}

/** The engine over a migrated database. Goes on with the syncs that an earlier owner left running. */
export function createEngine({ opened, baseUrl, tokens, publish }: EngineParts): EngineApi {
  const { db } = opened;
  const catalogs = new CatalogReader(db);
  const environments = new Environments(db, catalogs);
  const index = new SearchIndex(db);
  const search = new CatalogSearch(db, index);
  const connectByAddress = rememberServices((environment) =>
    connectMetadataService(environment, { baseUrl, tokens }),
  );
  /** Of this session only: a browser does not let files be kept. */
  const openedFiles = new Map<EnvironmentId, readonly FilePart[]>();
  const connect = (environment: Environment): MetadataService =>
    environment.transport === 'file'
      ? openFilesService(environment, openedFiles.get(environment.id) ?? null)
      : connectByAddress(environment);
  const versions = new VersionChecks(db, environments, connect);
  const environmentsChanged = (): void => publish({ kind: 'environments_changed' });
  const syncs = new SyncSessions({
    db,
    environments,
    catalogs,
    index,
    connect,
    tell: {
      sessionChanged: (session) => publish({ kind: 'sync_changed', session }),
      environmentsChanged,
      catalogChanged: ({ id }, catalog) =>
        publish({ kind: 'catalog_changed', environmentId: id, catalog }),
    },
  });
  syncs.resume();
  // After the first questions of the tab that has just opened.
  setTimeout(() => search.warm(), WARM_AFTER_MS);

  /** A question about a catalog that is there, or `not_found`. */
  const inCatalog = <T>(
    catalog: CatalogId,
    thing: { readonly what: StoredThing; readonly name: string },
    read: () => T | undefined,
  ): Outcome<T> => {
    const found = read();
    if (found !== undefined) return succeed(found);
    const isMissing = !catalogs.exists(catalog);
    return fail({
      kind: 'not_found',
      ...(isMissing ? { what: 'catalog', name: String(catalog) } : thing),
    });
  };

  return {
    storageState: async () => succeed(await readStorageState(opened)),
    listEnvironments: async () => succeed(environments.list()),
    addEnvironment: async (draft) => {
      const added = environments.add(draft, new Date().toISOString());
      if (added.ok) environmentsChanged();
      return added;
    },
    updateEnvironment: async (id, change) => {
      const updated = environments.update(id, change);
      if (updated.ok) environmentsChanged();
      return updated;
    },
    previewRemoval: async (id) => {
      const environment = environments.find(id);
      return environment.ok ? succeed(previewRemoval(db, environment.value)) : environment;
    },
    removeEnvironment: async (id) => {
      await syncs.stop(id);
      const environment = environments.find(id);
      if (!environment.ok) return environment;
      const removed = removeEnvironment({ db, catalogs, index }, environment.value);
      publish({ kind: 'environment_removed', environmentId: id });
      environmentsChanged();
      return succeed(removed);
    },
    checkConnection: async (id) => {
      const environment = environments.find(id);
      if (!environment.ok) return environment;
      return succeed(await checkConnection(environment.value, { baseUrl, tokens }));
    },
    checkVersion: async (id, isForced = false) => {
      const check = await versions.check(id, isForced);
      if (check.ok && !check.value.fromCache) environmentsChanged();
      return check;
    },
    startSync: async (id, request) => syncs.start(id, request),
    cancelSync: (sessionId) => syncs.cancel(sessionId),
    getSyncSession: async (sessionId) => syncs.get(sessionId),
    listSyncSessions: async (limit, environment) => succeed(syncs.list(limit, environment ?? null)),
    search: async (catalog, query) =>
      inCatalog(catalog, { what: 'catalog', name: String(catalog) }, () =>
        catalogs.exists(catalog) ? search.search(catalog, query) : undefined,
      ),
    getEntity: async (catalog, name, languages) =>
      inCatalog(catalog, { what: 'entity', name }, () =>
        readEntityDetail(db, { catalog, languages }, name),
      ),
    getDataEntity: async (catalog, name, languages) =>
      inCatalog(catalog, { what: 'data_entity', name }, () =>
        readDataEntityDetail(db, { catalog, languages }, name),
      ),
    getEnumeration: async (catalog, name, languages) =>
      inCatalog(catalog, { what: 'enumeration', name }, () =>
        readEnumerationDetail(db, { catalog, languages }, name),
      ),
    signedIn: async (id) => succeed(syncs.signedIn(id)),
    inspectFiles: async (files) => succeed((await inspectFiles(files, NEVER_ABORTED)).report),
    importFiles: async (files, name) => {
      const { parts, report } = await inspectFiles(files, NEVER_ABORTED);
      if (!report.canImport) return fail(nothingToImport(report));
      const environment = environments.addFromFiles(name, new Date().toISOString());
      if (!environment.ok) return environment;
      const { id } = environment.value;
      const before = openedFiles.get(id);
      openedFiles.set(id, parts);
      const languages = new Set(
        report.files.flatMap((file) => file.parts.flatMap((part) => part.languages)),
      );
      const session = syncs.start(id, { languages: [...languages], startedBy: 'user' });
      if (!session.ok) {
        if (before !== undefined) openedFiles.set(id, before);
        return session;
      }
      environmentsChanged();
      return succeed({ environment: environment.value, session: session.value });
    },
    cacheStatistics: async () =>
      succeed(readCacheStatistics(db, environments.list(), await readStorageState(opened))),
  };
}

function nothingToImport({ files }: FileReport): Failure {
  const failure = files.find((file) => file.failure !== null)?.failure;
  return failure ?? { kind: 'bad_input', field: 'files', problem: 'none was chosen' };
}

const NEVER_ABORTED = new AbortController().signal;

/** One service for an environment and its settings: its throttle gate must see all requests. */
function rememberServices(
  connect: (environment: Environment) => MetadataService,
): (environment: Environment) => MetadataService {
  const services = new Map<string, MetadataService>();
  return (environment) => {
    const key = `${environment.transport} ${environment.auth} ${environment.url}`;
    const service = services.get(key) ?? connect(environment);
    services.set(key, service);
    return service;
  };
}

async function readStorageState({ place, reason }: OpenedDatabase): Promise<StorageState> {
  const { usage = null, quota = null } = (await navigator.storage?.estimate?.()) ?? {};
  return { place, reason, usedBytes: usage, quotaBytes: quota };
}

/** Answers every question with the reason why there is no engine. */
export function createBrokenEngine(failure: Failure): EngineApi {
  const answer = async (): Answer<never> => fail(failure);
  return {
    storageState: answer,
    listEnvironments: answer,
    addEnvironment: answer,
    updateEnvironment: answer,
    previewRemoval: answer,
    removeEnvironment: answer,
    checkConnection: answer,
    checkVersion: answer,
    startSync: answer,
    cancelSync: answer,
    getSyncSession: answer,
    listSyncSessions: answer,
    search: answer,
    getEntity: answer,
    getDataEntity: answer,
    getEnumeration: answer,
    signedIn: answer,
    inspectFiles: answer,
    importFiles: answer,
    cacheStatistics: answer,
  };
}
