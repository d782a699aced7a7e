import type { Failure } from '#contract/failure.ts';
import type { FileContent } from '#contract/files.ts';
import { FileAnswer, notJsonFile } from './file-answer.ts';
import { readBytes, WHOLE_FILE, type FilePart, type RecognisedFile } from './file-part.ts';
import { parseText } from './json-bytes.ts';
import { memberOf } from './parse-json.ts';
import { isCollection, listSections } from './read-sections.ts';
import { JsonArraySplitter } from './split-json-array.ts';

const HEAD_BYTES = 64 * 1024;

/** Goes by the contents alone: people rename what they save. */
export async function recogniseFile(file: File): Promise<RecognisedFile> {
  let head: string;
  try {
    head = await readHead(file);
  } catch {
    return unknown(new FileAnswer(wholeFile(file, 'answer'), NEVER).truncated(0));
  }
  if (isCollection(head)) return listSections(file);
  if (MODULE_LINE.test(head)) {
    return known({ ...wholeFile(file, 'lines'), content: 'modules' }, null);
  }
  if (head.startsWith('<')) return unknown(notJsonFile(file.name));
  if (head === '') return unknown(malformed(file, 'it is empty'));
  const shape = head.startsWith('[') ? 'list' : SINGLE.test(head) ? 'single' : 'answer';
  if (!/^[[{]/.test(head)) return unknown(notJsonFile(file.name));
  const content = contentOfElement(await firstElement(file, shape)) ?? contentOfContext(head);
  if (content !== null) return known({ ...wholeFile(file, shape), content }, hostOf(head));
  return unknown(malformed(file, 'it is none of the lists that can be read'));
}

/** As *About* shows them, one module a line. */
const MODULE_LINE = /^Name:.*\|\s*Version:/;
/** One label, as its address answers it. */
const SINGLE = /^\{[^[\]]*#Labels\/\$entity"/;
const NEVER = new AbortController().signal;

function wholeFile(file: File, shape: FilePart['shape']) {
  return { file, range: WHOLE_FILE, shape };
}

async function readHead(file: File): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of readBytes(file, { from: 0, to: HEAD_BYTES })) {
    text += decoder.decode(piece, { stream: true });
  }
  return text.trimStart();
}

/** Undefined where there is none. */
async function firstElement(file: File, shape: FilePart['shape']): Promise<unknown> {
  const answer = new FileAnswer(wholeFile(file, shape), NEVER);
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
  const has = (member: string): boolean => memberOf(element, member) !== undefined;
  if (has('DataServiceEnabled')) return 'data_entities';
  if (has('EntitySetName')) return 'entities';
  if (has('Members')) return 'enumerations';
  return has('Id') && has('Language') ? 'labels' : null;
}

const CONTEXT = /"@odata\.context"\s*:\s*"(?<address>[^"#]*)#(?<set>\w+)/;

const SETS: Readonly<Record<string, FileContent>> = {
  DataEntities: 'data_entities',
  PublicEntities: 'entities',
  PublicEnumerations: 'enumerations',
  Labels: 'labels',
};

/** For an empty list, and for one whose first element is odd. */
function contentOfContext(head: string): FileContent | null {
  return SETS[CONTEXT.exec(head)?.groups?.['set'] ?? ''] ?? null;
}

function hostOf(head: string): string | null {
  return URL.parse(CONTEXT.exec(head)?.groups?.['address'] ?? '')?.host ?? null;
}

function known(part: FilePart, host: string | null): RecognisedFile {
  return { parts: [part], host, failure: null };
}

function unknown(failure: Failure): RecognisedFile {
  return { parts: [], host: null, failure };
}

function malformed(file: File, problem: string): Failure {
  return { kind: 'malformed', path: file.name, place: 'its beginning', problem, requestId: null };
}
