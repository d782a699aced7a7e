import type { EngineApi } from '#contract/api.ts';
import type { Environment } from '#contract/domain.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, type Answer } from '#contract/outcome.ts';
import { catalogAnswers } from './answers/catalog-answers.ts';
import { comparisonAnswers } from './answers/comparison-answers.ts';
import { diagramAnswers } from './answers/diagram-answers.ts';
import type { EngineHouse } from './answers/engine-house.ts';
import { environmentAnswers } from './answers/environment-answers.ts';
import { filesAnswers } from './answers/files-answers.ts';
import { glossaryAnswers } from './answers/glossary-answers.ts';
import { libraryAnswers } from './answers/library-answers.ts';
import { listingAnswers } from './answers/listing-answers.ts';
import { indexLeftovers } from './answers/index-leftovers.ts';
import { snapshotAnswers } from './answers/snapshot-answers.ts';
import { storageAnswers } from './answers/storage-answers.ts';
import { syncAnswers } from './answers/sync-answers.ts';
import { versionAnswers } from './answers/version-answers.ts';
import { watchListAnswers } from './answers/watch-list-answers.ts';
import { CatalogReader } from './catalog/catalog-reader.ts';
import type { OpenedDatabase } from './db/open-database.ts';
import { Environments } from './environments/environments.ts';
import { VersionChecks } from './environments/version-checks.ts';
import { Glossary } from './glossary/glossary.ts';
import { termsForSearch } from './glossary/search-terms.ts';
import { connectMetadataService } from './metadata-service/connect-metadata-service.ts';
import type {
  MetadataService,
  ServiceAddress,
  Timing,
  TokenSource,
} from './metadata-service/metadata-service.ts';
import { openFilesService } from './metadata-service/files/open-files-service.ts';
import type { OpenedFiles } from './metadata-service/files/opened-files.ts';
import { serviceOf } from './metadata-service/transports.ts';
import { CatalogSearch } from './search/catalog-search.ts';
import { SearchIndex } from './search/index/search-index.ts';
import { connectionsPart } from './snapshot/parts/connections-part.ts';
import { glossaryPart } from './snapshot/parts/glossary-part.ts';
import { LAYOUTS_PART } from './snapshot/parts/layouts-part.ts';
import { WATCH_LISTS_PART } from './snapshot/parts/watch-lists-part.ts';
import type { SnapshotPart } from './snapshot/snapshot-part.ts';
import { SyncSessions } from './sync/sync-sessions.ts';

/** After the first questions of the tab that has just opened. */
const IDLE_WORK_AFTER_MS = 200;

export interface EngineParts {
  readonly opened: OpenedDatabase;
  /** Absolute address of the app, with a trailing slash. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  /** To every tab. */
  readonly publish: (event: EngineEvent) => void;
  /** Of requests to environments, where the usual times do not suit. */
  readonly timing?: Partial<Timing>;
  readonly maxListBytes?: number;
  /** The browser's own word unless given; null where it says nothing about the database. */
  readonly estimateStorage?: () => Promise<StorageEstimate | null>;
  /** When the work begins that nobody waits for. Null: never, for a database of which every byte is watched. */
  readonly idleWorkAfterMs?: number | null;
}

const REPEAT_PAUSE_MS = 2000;

/** The engine over a migrated database. Goes on with the syncs that an earlier owner left running. */
export function createEngine(parts: EngineParts): EngineApi {
  const house = furnish(parts);
  house.syncs.resume();
  const { idleWorkAfterMs = IDLE_WORK_AFTER_MS } = parts;
  if (idleWorkAfterMs !== null) {
    setTimeout(() => {
      house.search.warm();
      void indexLeftovers(house);
    }, idleWorkAfterMs);
  }
  return {
    ...storageAnswers(house),
    ...environmentAnswers(house),
    ...versionAnswers(house),
    ...syncAnswers(house),
    ...catalogAnswers(house),
    ...comparisonAnswers(house),
    ...filesAnswers(house),
    ...watchListAnswers(house),
    ...glossaryAnswers(house),
    ...diagramAnswers(house),
    ...listingAnswers(house),
    ...libraryAnswers(house),
    ...snapshotAnswers(house, snapshotParts(house)),
  };
}

function snapshotParts({ glossary, environments }: EngineHouse): readonly SnapshotPart[] {
  return [glossaryPart(glossary), WATCH_LISTS_PART, LAYOUTS_PART, connectionsPart(environments)];
}

function furnish(parts: EngineParts): EngineHouse {
  const { opened, baseUrl, tokens, publish, timing = {}, maxListBytes } = parts;
  const { db } = opened;
  const catalogs = new CatalogReader(db);
  const environments = new Environments(db, catalogs);
  const index = new SearchIndex(db);
  const glossary = new Glossary(db);
  const openedFiles: OpenedFiles = new Map();
  const connectByAddress = rememberServices((address) =>
    connectMetadataService(address, {
      baseUrl,
      tokens,
      timing,
      ...(maxListBytes !== undefined && { maxListBytes }),
    }),
  );
  const connect = (environment: Environment): MetadataService => {
    const service = serviceOf(environment);
    return service === null
      ? openFilesService(environment, openedFiles.get(environment.id) ?? null)
      : connectByAddress(service);
  };
  const syncs = new SyncSessions({
    db,
    environments,
    catalogs,
    index,
    connect,
    estimateStorage: parts.estimateStorage ?? (() => estimateStorage(opened)),
    repeatPauseMs: timing.backoffMs ?? REPEAT_PAUSE_MS,
    tell: {
      sessionChanged: (session) => publish({ kind: 'sync_changed', session }),
      environmentsChanged: () => publish({ kind: 'environments_changed' }),
      catalogChanged: ({ id }, catalog) =>
        publish({ kind: 'catalog_changed', environmentId: id, catalog }),
    },
  });
  return {
    db,
    opened,
    baseUrl,
    tokens,
    catalogs,
    environments,
    versions: new VersionChecks(db, environments, connect),
    index,
    search: new CatalogSearch(db, index, termsForSearch(glossary)),
    glossary,
    syncs,
    openedFiles,
    connect,
    publish,
  };
}

/** In memory there is no quota. */
async function estimateStorage({ place }: OpenedDatabase): Promise<StorageEstimate | null> {
  return place === 'memory' ? null : ((await navigator.storage?.estimate?.()) ?? null);
}

/** One service for an address and how it is reached: its throttle gate must see all requests. */
function rememberServices(
  connect: (address: ServiceAddress) => MetadataService,
): (address: ServiceAddress) => MetadataService {
  const services = new Map<string, MetadataService>();
  return (address) => {
    const key = `${address.transport} ${address.auth} ${address.url}`;
    const service = services.get(key) ?? connect(address);
    services.set(key, service);
    return service;
  };
}

/** Answers every question with the reason why there is no engine. */
export function createBrokenEngine(failure: Failure): EngineApi {
  const answer = async (): Answer<never> => fail(failure);
  // The proxy answers every method, so that nothing is ever looked for in its empty target. Only `then` is none:
  // whoever awaits this engine would wait for it for ever.
  return new Proxy({} as EngineApi, {
    get: (_, method) => (method === 'then' ? undefined : answer),
  });
}
