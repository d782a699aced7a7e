import type { FileContent } from '#contract/files.ts';
import type { FileProblem } from '#contract/failure.ts';
import { outlineEdmx } from './edmx/read-edmx.ts';
import { FileAnswer, badFile } from './file-answer.ts';
import {
  readBytes,
  WHOLE_FILE,
  type FilePart,
  type RecognisedFile,
  type SavedAnswer,
} from './file-part.ts';
import { parseText } from '../json-bytes.ts';
import { memberOf, parseJson } from '../parse-json.ts';
import { isCollection, listSections } from './read-sections.ts';
import { JsonArraySplitter } from '../split-json-array.ts';

const HEAD_BYTES = 64 * 1024;

/** Goes by the contents alone: people rename what they save. */
export async function recogniseFile(file: File): Promise<RecognisedFile> {
  const whole = { file, range: WHOLE_FILE };
  const head = await readHead(file);
  if (typeof head !== 'string') return unknown(file, head);
  if (isCollection(head)) return listSections(file);
  if (MODULE_LINE.test(head)) return known({ ...whole, shape: 'lines', content: 'modules' }, null);
  if (WEB_PAGE.test(head)) return unknown(file, { kind: 'web_page' });
  if (head.startsWith('<')) return recogniseEdmx(file);
  if (head === '') return unknown(file, { kind: 'empty' });
  if (!/^[[{]/.test(head)) return unknown(file, { kind: 'unknown', reason: null });
  const version = versionOf(head, file.name);
  if (version !== null) return known({ ...whole, shape: 'answer', ...version }, hostOf(head));
  const shape = head.startsWith('[') ? 'list' : SINGLE.test(head) ? 'single' : 'answer';
  const content = contentOfElement(await firstElement(file, shape)) ?? contentOfContext(head);
  if (content !== null) return known({ ...whole, shape, content }, hostOf(head));
  return unknown(file, { kind: 'unknown', reason: null });
}

/** As *About* shows them, one module a line. */
const MODULE_LINE = /^Name:.*\|\s*Version:/;
/** A comment ends at its first end: where it might go on, each of many doubles the ways to read them. */
const WEB_PAGE = /^(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is;
/** One label, as its address answers it. */
const SINGLE = /^\{[^[\]]*#Labels\/\$entity"/;
const NEVER = new AbortController().signal;

async function readHead(file: File): Promise<string | FileProblem> {
  const decoder = new TextDecoder();
  let text = '';
  let readBytesCount = 0;
  try {
    for await (const piece of readBytes(file, { from: 0, to: HEAD_BYTES })) {
      readBytesCount += piece.length;
      text += decoder.decode(piece, { stream: true });
    }
  } catch (error) {
    if (error instanceof DOMException) return { kind: 'gone', reason: error.name };
    return { kind: 'cut', readBytes: readBytesCount, readElements: 0 };
  }
  return text.trimStart();
}

/** Both lists come from one document, which is read to its end to know them. */
async function recogniseEdmx(file: File): Promise<RecognisedFile> {
  const whole = { file, range: WHOLE_FILE, shape: 'edmx' } as const;
  const outline = await outlineEdmx(new FileAnswer(whole, NEVER));
  if (!outline.ok) return { parts: [], host: null, failure: outline.failure };
  return {
    parts: (['entities', 'enumerations'] as const).map((content) => ({
      ...whole,
      content,
      outline: outline.value,
    })),
    host: null,
    failure: null,
  };
}

/**
 * The two versions are answered alike. Whoever saves both gives them names; else the platform is known by its number,
 * which has begun with 7 since there is such a thing, while those of the application begin with 8 or 10.
 */
function versionOf(
  head: string,
  name: string,
): Required<Pick<SavedAnswer, 'content' | 'version'>> | null {
  const text = memberOf(parseJson(head), 'value');
  if (typeof text !== 'string' || !/^\d+(?:\.\d+){2,3}$/.test(text)) return null;
  const named = /platform/i.test(name)
    ? 'platform'
    : /application/i.test(name)
      ? 'application'
      : null;
  const isPlatform = named === null ? text.startsWith('7.') : named === 'platform';
  return {
    content: isPlatform ? 'platform_version' : 'application_version',
    version: { text, toldBy: named === null ? 'number' : 'name' },
  };
}

/** Undefined where there is none. */
async function firstElement(file: File, shape: SavedAnswer['shape']): Promise<unknown> {
  const answer = new FileAnswer({ file, range: WHOLE_FILE, shape }, NEVER);
  const splitter = new JsonArraySplitter();
  while (splitter.refusal === null) {
    const piece = await answer.next();
    if (!piece.ok || piece.value === null) return undefined;
    const [bytes] = splitter.push(piece.value);
    if (bytes !== undefined) return parseText(bytes)?.value;
  }
  return undefined;
}

function contentOfElement(element: unknown): FileContent | null {
  if (typeof element === 'string') return MODULE_LINE.test(element.trim()) ? 'modules' : null;
  return contentWhere(({ members }) =>
    members.every((member) => memberOf(element, member) !== undefined),
  );
}

const CONTEXT = /"@odata\.context"\s*:\s*"(?<address>[^"#]*)#(?<set>\w+)/;

/** For an empty list, and for one whose first element is odd. */
function contentOfContext(head: string): FileContent | null {
  const name = CONTEXT.exec(head)?.groups?.['set'];
  return contentWhere(({ set }) => set === name);
}

function contentWhere(isIt: (list: SavedList) => boolean): FileContent | null {
  return LISTS.find(isIt)?.content ?? null;
}

/** What a list is known by: the name of its set, and members that only its elements have. */
interface SavedList {
  readonly content: FileContent;
  readonly set: string;
  readonly members: readonly string[];
}

const LISTS: readonly SavedList[] = [
  { content: 'data_entities', set: 'DataEntities', members: ['DataServiceEnabled'] },
  { content: 'entities', set: 'PublicEntities', members: ['EntitySetName'] },
  { content: 'enumerations', set: 'PublicEnumerations', members: ['Members'] },
  { content: 'labels', set: 'Labels', members: ['Id', 'Language'] },
];

function hostOf(head: string): string | null {
  return URL.parse(CONTEXT.exec(head)?.groups?.['address'] ?? '')?.host ?? null;
}

function known(part: FilePart, host: string | null): RecognisedFile {
  return { parts: [part], host, failure: null };
}

function unknown(file: File, problem: FileProblem): RecognisedFile {
  return { parts: [], host: null, failure: badFile(file.name, problem) };
}
