import { FILE_CONTENTS, type FileContent } from '#contract/files.ts';
import type { DataEntity } from '#contract/metadata.ts';
import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import {
  DATA_ENTITIES,
  PUBLIC_ENTITIES,
  PUBLIC_ENUMERATIONS,
  SAVED_LABELS,
} from '../collections.ts';
import { listStandIns } from './edmx/edmx-definitions.ts';
import { readEdmxEntities, readEdmxEnumerations } from './edmx/read-edmx.ts';
import { badFile, FileAnswer } from './file-answer.ts';
import type { EdmxPart, FilePart, SavedAnswer } from './file-part.ts';
import { knownText } from '../labels/known-text.ts';
import { MAX_LIST_BYTES } from '../max-list-bytes.ts';
import type {
  Batch,
  LabelRequest,
  MetadataService,
  Reading,
  ReadingEnd,
} from '../metadata-service.ts';
import { memberOf, parseJson } from '../parse-json.ts';
import { PageReader, type Collection } from '../read-collection.ts';

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
      : readWhole(wanted, collection, reading);
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

/** Each file is a page of the same list. */
export async function readParts<T>(
  parts: readonly SavedAnswer[],
  collection: Collection<T>,
  reading: Reading<T>,
): Answer<PartsEnd> {
  const pages = new PageReader(collection, reading, MAX_LIST_BYTES);
  let announcedPages = 0;
  for (const part of parts) {
    const link = await pages.read(new FileAnswer(part, reading.signal));
    if (!link.ok) return link;
    if (link.value !== undefined && link.value !== null) announcedPages += 1;
  }
  const { elements, receivedBytes } = pages;
  return succeed({ elements, receivedBytes, announcedPages });
}

interface PartsEnd extends ReadingEnd {
  /** How many of the parts say that another page follows. */
  readonly announcedPages: number;
}

/** Of all pages of a list, one does not announce another. */
async function readWhole<T>(
  parts: readonly SavedAnswer[],
  collection: Collection<T>,
  reading: Reading<T>,
): Answer<ReadingEnd> {
  const end = await readParts(parts, collection, reading);
  if (!end.ok || end.value.announcedPages < parts.length) return end;
  const names = parts.map(({ file }) => file.name).join(', ');
  const problem = 'the page that follows is not among the files';
  return fail(badFile(names, { kind: 'odd', place: '@odata.nextLink', problem }));
}

/** Lines as the service lists them: of its answer, or as they were copied. */
export async function readModules(
  part: SavedAnswer,
  signal: AbortSignal,
): Answer<readonly string[]> {
  const answer = new FileAnswer(part, signal);
  const text = await readText(part, answer);
  if (!text.ok) return text;
  if (part.shape === 'lines') {
    return succeed(text.value.split(/\r?\n/).filter((line) => line.trim() !== ''));
  }
  const value = memberOf(parseJson(text.value), 'value');
  const isList = Array.isArray(value) && value.every((line) => typeof line === 'string');
  return isList ? succeed(value) : fail(answer.malformed('value', 'a list of texts was expected'));
}

async function readValue(part: SavedAnswer, signal: AbortSignal): Answer<string> {
  const answer = new FileAnswer(part, signal);
  const text = await readText(part, answer);
  if (!text.ok) return text;
  const value = memberOf(parseJson(text.value), 'value');
  return typeof value === 'string'
    ? succeed(value)
    : fail(answer.malformed('value', 'a text was expected'));
}

async function readText(part: SavedAnswer, answer: FileAnswer): Answer<string> {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const piece: Outcome<Uint8Array | null> = await answer.next();
    if (!piece.ok) return piece;
    if (piece.value === null) return succeed(text + decoder.decode());
    if (answer.receivedBytes > MAX_TEXT_BYTES) {
      return fail(answer.malformed(part.file.name, 'larger than 8 MB'));
    }
    text += decoder.decode(piece.value, { stream: true });
  }
}

/** Ids that no file holds get no answer: they stay to be asked for. */
async function readLabels(parts: readonly SavedAnswer[], request: LabelRequest): Answer<void> {
  const { language, signal } = request;
  const wanted = new Set(Array.from(request.ids, (id) => id.toLowerCase()));
  for (const part of parts) {
    const read = await readParts([part], SAVED_LABELS, {
      signal,
      onBatch: async ({ elements }) => {
        const answers = elements
          .filter((label) => label.language.toLowerCase() === language.toLowerCase())
          .filter((label) => wanted.delete(label.id.toLowerCase()))
          .map(({ id, text }) => ({ id, text: knownText(text, id) }));
        if (answers.length > 0) await request.onBatch(answers);
      },
    });
    if (!read.ok) return read;
    request.onReceived?.(read.value.receivedBytes);
  }
  return succeed(undefined);
}
const MAX_TEXT_BYTES = 8 * 1024 * 1024;
