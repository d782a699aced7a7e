import type { Failure } from '#contract/failure.ts';
import { fail, succeed, type Answer, type Outcome } from '#contract/outcome.ts';
import { SAVED_LABELS } from '../collections.ts';
import { knownText } from '../labels/known-text.ts';
import { MAX_LIST_BYTES } from '../max-list-bytes.ts';
import type { LabelRequest, Reading, ReadingEnd } from '../metadata-service.ts';
import { memberOf, parseJson } from '../parse-json.ts';
import { PageReader, type Collection } from '../read-collection.ts';
import { JsonArraySplitter } from '../split-json-array.ts';
import { badFile, FileAnswer } from './file-answer.ts';
import type { SavedAnswer } from './file-part.ts';

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
export async function readList<T>(
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
  const saved = parseJson(text.value);
  if (saved === undefined) return fail(explainBroken(text.value, answer));
  const value = memberOf(saved, 'value');
  const isList = Array.isArray(value) && value.every((line) => typeof line === 'string');
  return isList ? succeed(value) : fail(answer.malformed('value', 'a list of texts was expected'));
}

/** Of a list that is no JSON: most often it was not saved to its end. */
function explainBroken(text: string, answer: FileAnswer): Failure {
  const splitter = new JsonArraySplitter();
  const { length } = [...splitter.push(new TextEncoder().encode(text))];
  return splitter.end().kind === 'truncated'
    ? answer.truncated(length)
    : answer.malformed('value', 'this is no JSON');
}

export async function readValue(part: SavedAnswer, signal: AbortSignal): Answer<string> {
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
export async function readLabels(
  parts: readonly SavedAnswer[],
  request: LabelRequest,
): Answer<void> {
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
