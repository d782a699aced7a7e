import {
  FILE_CONTENTS,
  type FileContent,
  type FileReport,
  type InspectedFile,
  type InspectedPart,
} from '#contract/files.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import {
  DATA_ENTITIES,
  PUBLIC_ENTITIES,
  PUBLIC_ENUMERATIONS,
  SAVED_LABELS,
} from '../collections.ts';
import { badFile } from './file-answer.ts';
import type { FilePart, SavedAnswer } from './file-part.ts';
import type { Reading } from '../metadata-service.ts';
import type { Collection } from '../read-collection.ts';
import { readModules, readParts } from './read-saved-answers.ts';
import { recogniseFile } from './recognise-file.ts';

export interface Inspection {
  readonly report: FileReport;
  /** What can be read, and was read once to the end. */
  readonly parts: readonly FilePart[];
}

/** Reads every file to its end, so that what is broken is known before anything is stored. */
export async function inspectFiles(
  files: readonly File[],
  signal: AbortSignal,
): Promise<Inspection> {
  const inspected: InspectedFile[] = [];
  const parts: FilePart[] = [];
  let host: string | null = null;
  for (const file of files) {
    const recognised = await recogniseFile(file);
    let { failure } = recognised;
    host ??= recognised.host;
    const found: InspectedPart[] = [];
    for (const part of recognised.parts) {
      const outcome = notEmpty(part, await inspectPart(part, signal));
      if (outcome.ok) {
        found.push(outcome.value);
        parts.push(part);
      } else failure ??= outcome.failure;
    }
    inspected.push({ name: file.name, bytes: file.size, parts: found, notes: [], failure });
  }
  const present = new Set(parts.map(({ content }) => content));
  const missing = FILE_CONTENTS.filter((content) => !present.has(content));
  return { parts, report: { files: inspected, missing, canImport: parts.length > 0, host } };
}

/** An environment without any entity does not exist. */
function notEmpty(part: FilePart, inspected: Outcome<InspectedPart>): Outcome<InspectedPart> {
  if (!inspected.ok || inspected.value.elements > 0) return inspected;
  return fail(
    badFile(part.file.name, { kind: 'odd', place: 'value', problem: 'the list is empty' }),
  );
}

async function inspectPart(part: FilePart, signal: AbortSignal): Answer<InspectedPart> {
  const { content } = part;
  if (part.shape === 'edmx') {
    const { entityNames, enumerations, lacks } = part.outline;
    const elements = content === 'entities' ? entityNames.length : enumerations.size;
    return succeed({ ...describe(content, elements), lacks });
  }
  switch (content) {
    case 'modules': {
      const lines = await readModules(part, signal);
      return lines.ok ? succeed(describe(content, lines.value.length)) : lines;
    }
    case 'application_version':
    case 'platform_version':
      return succeed({ ...describe(content, 1), version: part.version ?? null });
    case 'data_entities':
      return count(part, DATA_ENTITIES, signal);
    case 'entities':
      return count(part, PUBLIC_ENTITIES, signal);
    case 'enumerations':
      return count(part, PUBLIC_ENUMERATIONS, signal);
    case 'labels': {
      const labels = new Map<string, number>();
      const read = await readParts([part], SAVED_LABELS, {
        signal,
        onBatch: async ({ elements }) => {
          for (const { language } of elements) {
            labels.set(language, (labels.get(language) ?? 0) + 1);
          }
        },
      });
      if (!read.ok) return read;
      const languages = [...labels.keys()].sort(
        (one, other) => (labels.get(other) ?? 0) - (labels.get(one) ?? 0),
      );
      return succeed({ ...describe(content, read.value.elements), languages });
    }
  }
}

async function count<T>(
  part: SavedAnswer,
  collection: Collection<T>,
  signal: AbortSignal,
): Answer<InspectedPart> {
  const reading: Reading<T> = { signal, onBatch: async () => {} };
  const read = await readParts([part], collection, reading);
  return read.ok ? succeed(describe(part.content, read.value.elements)) : read;
}

function describe(content: FileContent, elements: number): InspectedPart {
  return { content, elements, languages: [], version: null, lacks: [] };
}
