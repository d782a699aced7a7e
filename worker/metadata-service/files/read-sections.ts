import * as z from 'zod/mini';
import type { Failure } from '#contract/failure.ts';
import { FILE_CONTENTS } from '#contract/files.ts';
import { badFile } from './file-answer.ts';
import { readBytes, UnpacksTooLarge, type FilePart, type RecognisedFile } from './file-part.ts';
import { parseJson } from '../parse-json.ts';

/**
 * A collector's file: a line that says what it is, then sections. Each is a line that says what follows and how many
 * bytes, those bytes exactly as the service sent them, and a line feed.
 */
const titleSchema = z.object({
  format: z.literal('fo-atlas-collection'),
  version: z.literal(1),
  host: z.string(),
});

const sectionSchema = z.object({
  section: z.string(),
  bytes: z.int().check(z.nonnegative()),
  shape: z.enum(['answer', 'list']),
});

export function isCollection(head: string): boolean {
  return head.startsWith('{"format":"fo-atlas-collection"');
}

/** Sections of a kind that this app does not know are passed over: a later collector may write more. */
export async function listSections(file: File): Promise<RecognisedFile> {
  const parts: FilePart[] = [];
  const reader = new LineReader(readBytes(file));
  let host: string | null = null;
  const stop = (place: string, problem: string): RecognisedFile => ({
    parts,
    host,
    failure: badFile(file.name, { kind: 'odd', place, problem }),
  });
  try {
    const title = titleSchema.safeParse(parseJson((await reader.line()) ?? ''));
    if (!title.success)
      return stop('its first line', 'it is of a form that this app does not know');
    host = title.data.host;
    for (;;) {
      const line = await reader.line();
      if (line === null) return { parts, host, failure: null };
      const section = sectionSchema.safeParse(parseJson(line));
      if (!section.success) return stop(`byte ${reader.at}`, 'a section was expected');
      const from = reader.at;
      const to = from + section.data.bytes;
      if (!(await reader.skip(section.data.bytes))) break;
      const content = FILE_CONTENTS.find((known) => known === section.data.section);
      const { shape } = section.data;
      if (content !== undefined) parts.push({ file, range: { from, to }, content, shape });
      await reader.line();
    }
  } catch (error) {
    if (error instanceof UnpacksTooLarge) {
      return { parts, host, failure: tooLarge(file.name, reader.at, error) };
    }
    // Else the compression ends in the middle, as the file does.
  }
  const cut = { kind: 'cut', readBytes: reader.at, readElements: 0 } as const;
  return { parts, host, failure: badFile(file.name, cut) };
}

function tooLarge(path: string, receivedBytes: number, { limitBytes }: UnpacksTooLarge): Failure {
  return { kind: 'too_large', path, receivedBytes, limitBytes, requestId: null };
}

/** Takes lines and counted bytes from a stream in turn. */
class LineReader {
  /** How many bytes were taken. */
  at = 0;
  readonly #pieces: AsyncGenerator<Uint8Array, void>;
  #piece = new Uint8Array(0);

  constructor(pieces: AsyncGenerator<Uint8Array, void>) {
    this.#pieces = pieces;
  }

  /** Without its line feed; only the beginning of one that is too long to be one of ours; null at the end. */
  async line(): Promise<string | null> {
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const end = this.#piece.indexOf(LINE_FEED);
      if (end >= 0) return text + decoder.decode(this.#take(end + 1).subarray(0, end));
      text += decoder.decode(this.#take(this.#piece.length), { stream: true });
      if (text.length > MAX_LINE_LENGTH) return text;
      if (!(await this.#more())) return text === '' ? null : text;
    }
  }

  /** False if the stream ends before. */
  async skip(bytes: number): Promise<boolean> {
    let left = bytes;
    for (;;) {
      left -= this.#take(Math.min(left, this.#piece.length)).length;
      if (left === 0) return true;
      if (!(await this.#more())) return false;
    }
  }

  #take(bytes: number): Uint8Array {
    const taken = this.#piece.subarray(0, bytes);
    this.#piece = this.#piece.subarray(bytes);
    this.at += bytes;
    return taken;
  }

  async #more(): Promise<boolean> {
    const { value } = await this.#pieces.next();
    if (value === undefined) return false;
    this.#piece = new Uint8Array(value);
    return true;
  }
}

const LINE_FEED = 0x0a;
const MAX_LINE_LENGTH = 64 * 1024;
