import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createGzip, constants } from 'node:zlib';
import type { Gzip } from 'node:zlib';

const CHUNK_BYTES = 64 * 1024;
/** Of the compressed form: 45 MB become about 2. The answer is as slow as its reader, not as this. */
const GZIP_LEVEL = 3;

/** What goes wrong while a body is sent, counted in bytes of its uncompressed form. */
export interface BodyFault {
  readonly kind: 'drop' | 'truncate' | 'hang';
  readonly atBytes: number;
}

/** The whole answer of a collection as text, element by element; it is never joined. */
export function* collectionText(
  context: string,
  elements: readonly object[],
  nextLink: string | null,
): Generator<string> {
  yield `{"@odata.context":${JSON.stringify(context)},"value":[`;
  let separator = '\n';
  for (const element of elements) {
    yield separator + JSON.stringify(element, null, 2);
    separator = ',\n';
  }
  yield nextLink === null ? '\n]}' : `\n],"@odata.nextLink":${JSON.stringify(nextLink)}}`;
}

/** The same text, but from its middle on it is no JSON any more. */
export function* spoilText(parts: Iterable<string>, middle: number): Generator<string> {
  let count = 0;
  for (const part of parts) yield count++ === middle ? `${part.slice(0, -1)}"oops` : part;
}

export function* toChunks(parts: Iterable<string>): Generator<Buffer> {
  let waiting: string[] = [];
  let length = 0;
  for (const part of parts) {
    waiting.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      yield bytes.subarray(at, at + CHUNK_BYTES);
  }
  if (length > 0) yield Buffer.from(waiting.join(''));
}

/** A compressed body that is made once and sent many times; readers may join while it is made. */
export class CompressedBody {
  readonly #chunks: Buffer[] = [];
  readonly #gzip: Gzip = createGzip({ level: GZIP_LEVEL, chunkSize: CHUNK_BYTES });
  #isComplete = false;
  #wake: () => void = () => undefined;
  #progress = new Promise<void>((resolve) => (this.#wake = resolve));

  constructor(text: Iterable<string>) {
    this.#gzip.on('data', (chunk: Buffer) => this.#add(chunk));
    this.#gzip.on('end', () => this.#finish());
    void this.#compress(text);
  }

  async *read(): AsyncGenerator<Buffer> {
    for (let i = 0; ; i++) {
      while (i >= this.#chunks.length && !this.#isComplete) await this.#progress;
      const chunk = this.#chunks[i];
      if (chunk === undefined) return;
      yield chunk;
    }
  }

  /** Resolves when all of it is there. */
  async whole(): Promise<void> {
    while (!this.#isComplete) await this.#progress;
  }

  async #compress(text: Iterable<string>): Promise<void> {
    for (const chunk of toChunks(text)) {
      if (!this.#gzip.write(chunk)) await once(this.#gzip, 'drain');
    }
    this.#gzip.end();
  }

  #add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#announce();
  }

  #finish(): void {
    this.#isComplete = true;
    this.#announce();
  }

  #announce(): void {
    const wake = this.#wake;
    this.#progress = new Promise<void>((resolve) => (this.#wake = resolve));
    wake();
  }
}

/** Sends as fast as the reader takes it. False if the reader went away. */
export async function sendChunks(
  response: ServerResponse,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<boolean> {
  for await (const chunk of chunks) {
    if (response.destroyed) return false;
    if (!response.write(chunk)) await drained(response);
  }
  if (response.destroyed) return false;
  response.end();
  return true;
}

/** Sends up to the place of the fault, and then lets it happen. */
export async function sendFaultyBody(
  response: ServerResponse,
  text: Iterable<string>,
  { fault, isCompressed }: { readonly fault: BodyFault; readonly isCompressed: boolean },
): Promise<void> {
  const chunks = isCompressed
    ? compressPart(cut(toChunks(text), fault.atBytes), fault.kind === 'truncate')
    : cut(toChunks(text), fault.atBytes);
  for await (const chunk of chunks) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response);
  }
  if (fault.kind === 'truncate') response.end();
  // Not a reset: that would also take away what the reader has not fetched yet.
  if (fault.kind === 'drop') response.socket?.destroySoon();
}

function* cut(chunks: Iterable<Buffer>, atBytes: number): Generator<Buffer> {
  let left = atBytes;
  for (const chunk of chunks) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.length;
  }
}

async function* compressPart(
  chunks: Iterable<Buffer>,
  endsCleanly: boolean,
): AsyncGenerator<Buffer> {
  const gzip = createGzip({ level: GZIP_LEVEL });
  const compressed: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => compressed.push(chunk));
  for (const chunk of chunks) {
    if (!gzip.write(chunk)) await once(gzip, 'drain');
    yield* compressed.splice(0);
  }
  if (endsCleanly) {
    gzip.end();
    await once(gzip, 'end');
  } else {
    await new Promise<void>((resolve) => gzip.flush(constants.Z_SYNC_FLUSH, () => resolve()));
  }
  yield* compressed.splice(0);
}

async function drained(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
