import type { Failure } from '#contract/failure.ts';
import type { FileContent, InspectedPart } from '#contract/files.ts';
import type { EdmxOutline } from './edmx/edmx-outline.ts';
import { MAX_LIST_BYTES } from '../max-list-bytes.ts';
import { toUtf8 } from './to-utf8.ts';

/** One saved answer: a whole file, or a section of a collector's file. */
export type FilePart = SavedAnswer | EdmxPart;

export interface SavedAnswer extends FileSource {
  readonly content: FileContent;
  /** `answer` is as the service sends it; `list` its elements alone; `single` one element; `lines` are no JSON. */
  readonly shape: 'answer' | 'list' | 'single' | 'lines';
  /** Of a version. */
  readonly version?: InspectedPart['version'];
}

/** What $metadata tells of one list; less than the metadata service does. */
export interface EdmxPart extends FileSource {
  readonly content: 'entities' | 'enumerations';
  readonly shape: 'edmx';
  readonly outline: EdmxOutline;
}

interface FileSource {
  readonly file: File;
  readonly range: ByteRange;
}

/** Of the file without its compression; `to` may lie behind its end. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** What a file holds: one saved answer, or all that a collector gathered. */
export interface RecognisedFile {
  readonly parts: readonly FilePart[];
  /** Where the file says that it comes from. */
  readonly host: string | null;
  /** Why it, or the rest of it, is nothing that can be read. */
  readonly failure: Failure | null;
}

export const WHOLE_FILE: ByteRange = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** A compressed file that would go on and on: a megabyte can hold a thousand. */
export class UnpacksTooLarge extends Error {
  readonly limitBytes: number;

  constructor(limitBytes: number) {
    super(`more than ${limitBytes} bytes`);
    this.limitBytes = limitBytes;
  }
}

/** Four lists of the greatest size that is read. */
const MAX_UNPACKED_BYTES = 4 * MAX_LIST_BYTES;

/**
 * The bytes of a file as they are read: decompressed where it is gzip, whatever it is called, and in UTF-8. Throws
 * UnpacksTooLarge, and what the browser throws where a file is damaged or gone.
 */
export function readBytes(
  file: Blob,
  range = WHOLE_FILE,
  maxBytes = MAX_UNPACKED_BYTES,
): AsyncGenerator<Uint8Array, void> {
  return toUtf8(readRawBytes(file, range, maxBytes));
}

async function* readRawBytes(
  file: Blob,
  { from, to }: ByteRange,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void> {
  const isGzip = await startsLikeGzip(file);
  const stream = isGzip
    ? file.stream().pipeThrough(new DecompressionStream('gzip'))
    : file.slice(from, to).stream();
  const reader = stream.getReader();
  let at = isGzip ? 0 : from;
  try {
    while (at < to) {
      const { value, done } = await reader.read();
      if (done) return;
      const wanted = value.subarray(Math.max(0, from - at), Math.max(0, to - at));
      at += value.length;
      if (isGzip && at > maxBytes) throw new UnpacksTooLarge(maxBytes);
      if (wanted.length > 0) yield wanted;
    }
  } finally {
    // A reader that stops early leaves the rest unread; a broken stream has no rest.
    await reader.cancel().catch(() => undefined);
  }
}

async function startsLikeGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
