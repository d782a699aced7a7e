import { ENTITIES_NAMESPACE } from '#contract/metadata.ts';
import { succeed, type Answer } from '#contract/outcome.ts';
import {
  DATA_ENTITIES,
  ENTITY_TEXTS,
  PUBLIC_ENTITIES,
  PUBLIC_ENUMERATIONS,
} from './collections.ts';
import type {
  Batch,
  Connection,
  EntityTextRequest,
  MetadataService,
  ServiceAddress,
} from './metadata-service.ts';
import { passOverEndlessIds } from './labels/pass-over-endless-ids.ts';
import { readActionText, readActionTexts } from './read-action.ts';
import { readCollection, type Collection } from './read-collection.ts';
import { readLabelsInBulk } from './labels/read-labels-in-bulk.ts';
import { readLabelsSingly } from './labels/read-labels-singly.ts';
import { ServiceClient } from './service-client.ts';
import { TRANSPORTS } from './transports.ts';

/**
 * Connect an environment once and keep the service: all its requests share one throttle gate, which forgets
 * what it learnt about the environment when a second service is made.
 */
export function connectMetadataService(
  environment: ServiceAddress,
  connection: Connection,
): MetadataService {
  const client = new ServiceClient(environment, connection);
  const { hasBulkLabels } = TRANSPORTS[environment.transport];
  const readLabels = hasBulkLabels ? readLabelsInBulk : readLabelsSingly;
  return {
    host: environment.host,
    holds: null,
    limited: new Set(),
    warnings: [],
    installedModules: (signal) => readActionTexts(client, INSTALLED_MODULES, signal),
    applicationVersion: (signal) => readActionText(client, APPLICATION_VERSION, signal),
    platformBuildVersion: (signal) => readActionText(client, PLATFORM_BUILD_VERSION, signal),
    listDataEntities: (signal) => readWhole(client, DATA_ENTITIES, { signal }),
    readDataEntities: (reading) => readCollection(client, DATA_ENTITIES, reading),
    readEntities: (reading) => readCollection(client, PUBLIC_ENTITIES, reading),
    readEnumerations: (reading) => readCollection(client, PUBLIC_ENUMERATIONS, reading),
    listEntityTexts: (request) => readWhole(client, ENTITY_TEXTS, request),
    readLabels: (request) => passOverEndlessIds(request, (short) => readLabels(client, short)),
  };
}

async function readWhole<T>(
  client: ServiceClient,
  collection: Collection<T>,
  { signal, onReceived }: EntityTextRequest,
): Answer<readonly T[]> {
  const all: T[] = [];
  let toldBytes = 0;
  const onBatch = async ({ elements, receivedBytes }: Batch<T>): Promise<void> => {
    all.push(...elements);
    onReceived?.(receivedBytes - toldBytes);
    toldBytes = receivedBytes;
  };
  const end = await readCollection(client, collection, { signal, onBatch });
  return end.ok ? succeed(all) : end;
}

const INSTALLED_MODULES = `/data/SystemNotifications/${ENTITIES_NAMESPACE}.GetInstalledModules`;
const APPLICATION_VERSION = `/data/DataManagementEntities/${ENTITIES_NAMESPACE}.GetApplicationVersion`;
const PLATFORM_BUILD_VERSION = `/data/DataManagementEntities/${ENTITIES_NAMESPACE}.GetPlatformBuildVersion`;
