import { fail, succeed, type Answer } from '#contract/outcome.ts';
import type { Connection, ServiceAddress } from './metadata-service.ts';
import { connectMetadataService } from './connect-metadata-service.ts';
import { readMember } from './read-action.ts';
import { ServiceClient } from './service-client.ts';

/** Small requests that tell whether an environment can be read. None of them asks for a list. */
export interface ServiceProbe {
  /** One enumeration that every environment has; answers with the id of a label, if it has one. */
  metadata(signal: AbortSignal): Answer<string | null>;
  /** The plain data service. */
  data(signal: AbortSignal): Answer<void>;
  modules(signal: AbortSignal): Answer<unknown>;
  /** Whether labels can be asked for: a label that is not known is an answer. */
  label(id: string, signal: AbortSignal): Answer<void>;
}

const KNOWN_LABEL_LANGUAGE = 'en-US';

/** Somebody looks on: what does not answer soon is told so. */
const TIMING = { firstByteMs: 20_000, silenceMs: 20_000, backoffMs: 200, pauseMs: 2_000 };

export function probeService(environment: ServiceAddress, connection: Connection): ServiceProbe {
  const patient = { ...connection, timing: { ...TIMING, ...connection.timing } };
  const client = new ServiceClient(environment, patient);
  const service = connectMetadataService(environment, patient);
  return {
    metadata: (signal) =>
      client.exchange({ path: METADATA_PATH, signal }, async (answer) => {
        const label = await readMember(answer, 'LabelId');
        if (!label.ok) return label;
        return succeed(typeof label.value === 'string' ? label.value : null);
      }),
    data: (signal) =>
      client.exchange({ path: LEGAL_ENTITIES, signal }, async (answer) => {
        const value = await readMember(answer, 'value');
        if (!value.ok) return value;
        if (Array.isArray(value.value)) return succeed(undefined);
        return fail(answer.malformed('value', 'a list was expected'));
      }),
    modules: (signal) => service.installedModules(signal),
    label: (id, signal) =>
      service.readLabels({
        ids: [id],
        language: KNOWN_LABEL_LANGUAGE,
        signal,
        onBatch: () => Promise.resolve(),
      }),
  };
}

/** A request that every environment can answer, and that is small. */
export const METADATA_PATH = "/metadata/PublicEnumerations('NoYes')";

const LEGAL_ENTITIES = '/data/LegalEntities?$top=1&$select=LegalEntityId,Name';
