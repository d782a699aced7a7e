import { FILE_CONTENTS, type FileContent } from '#contract/files.ts';
import type { DataEntity } from '#contract/metadata.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { DATA_ENTITIES, PUBLIC_ENTITIES, PUBLIC_ENUMERATIONS } from '../collections.ts';
import { listStandIns } from './edmx/edmx-definitions.ts';
import { readEdmxEntities, readEdmxEnumerations } from './edmx/read-edmx.ts';
import { FileAnswer } from './file-answer.ts';
import type { EdmxPart, FilePart, SavedAnswer } from './file-part.ts';
import type { Batch, MetadataService, Reading } from '../metadata-service.ts';
import { readLabels, readList, readModules, readValue } from './read-saved-answers.ts';
import type { Collection } from '../read-collection.ts';

interface FilesOf {
  readonly host: string;
  /** Of one that came from a snapshot, and has no files at all. */
  readonly snapshot?: object;
  /** How people call the environment. */
  readonly name: string;
}

/** Saved answers, read as if the environment gave them. Null where the files are no longer open. */
export function openFilesService(
  environment: FilesOf,
  parts: readonly FilePart[] | null,
): MetadataService {
  const failure: Failure = {
    kind: 'files_needed',
    environment: environment.name,
    problem: environment.snapshot ? 'snapshot' : parts === null ? 'gone' : 'no_version',
  };
  const answers = parts?.filter((part) => part.shape !== 'edmx') ?? [];
  const partsOf = (content: FileContent): readonly SavedAnswer[] =>
    answers.filter((part) => part.content === content);
  // What the service itself has answered tells more. Two documents would tell everything twice.
  const edmx = parts?.filter((part) => part.shape === 'edmx') ?? [];
  const edmxOf = (content: FileContent): EdmxPart | undefined =>
    partsOf(content).length > 0 ? undefined : edmx.find((part) => part.content === content);
  const limited = FILE_CONTENTS.filter((content) => edmxOf(content) !== undefined);
  const read = <T>(content: FileContent, collection: Collection<T>, reading: Reading<T>) => {
    const wanted = partsOf(content);
    return wanted.length === 0
      ? Promise.resolve(fail(failure))
      : readList(wanted, collection, reading);
  };
  const readOne = async (content: FileContent, signal: AbortSignal): Answer<string> => {
    const [part] = partsOf(content);
    return part === undefined ? fail(failure) : readValue(part, signal);
  };
  return {
    host: environment.host,
    holds: new Set([...FILE_CONTENTS.filter((content) => partsOf(content).length > 0), ...limited]),
    limited: new Set(limited),
    warnings: limited.length === 0 ? [] : [edmxWarning(edmx)],
    installedModules: async (signal) => {
      const [part] = partsOf('modules');
      return part === undefined ? fail(failure) : readModules(part, signal);
    },
    applicationVersion: (signal) => readOne('application_version', signal),
    platformBuildVersion: (signal) => readOne('platform_version', signal),
    listDataEntities: async (signal) => {
      const standIn = edmxOf('entities');
      if (standIn !== undefined && partsOf('data_entities').length === 0) {
        return succeed(listStandIns(standIn.outline));
      }
      const all: DataEntity[] = [];
      const onBatch = async ({ elements }: Batch<DataEntity>): Promise<void> => {
        all.push(...elements);
      };
      const end = await read('data_entities', DATA_ENTITIES, { signal, onBatch });
      return end.ok ? succeed(all) : end;
    },
    readDataEntities: (reading) => read('data_entities', DATA_ENTITIES, reading),
    readEntities: (reading) => {
      const part = edmxOf('entities');
      return part === undefined
        ? read('entities', PUBLIC_ENTITIES, reading)
        : readEdmxEntities(new FileAnswer(part, reading.signal), part.outline, reading);
    },
    readEnumerations: (reading) => {
      const part = edmxOf('enumerations');
      return part === undefined
        ? read('enumerations', PUBLIC_ENUMERATIONS, reading)
        : readEdmxEnumerations(new FileAnswer(part, reading.signal), reading);
    },
    readLabels: (request) => readLabels(partsOf('labels'), request),
  };
}

function edmxWarning(parts: readonly EdmxPart[]): string {
  const lacks = parts[0]?.outline.lacks ?? [];
  return `This catalogue is made from $metadata, which does not tell: ${lacks.join(', ')}. Add PublicEntities and PublicEnumerations to complete it.`;
}
