import type { Failure, FileProblem } from '#contract/failure.ts';
import { fail, succeed, type Answer } from '#contract/outcome.ts';
import { readBytes, UnpacksTooLarge, type FilePart } from './file-part.ts';
import type { CollectionAnswer } from '../read-collection.ts';

/** A saved answer, read as if the service sent it: whatever its shape, it comes as `{"value": […]}`. */
export class FileAnswer implements CollectionAnswer {
  readonly #name: string;
  readonly #signal: AbortSignal;
  readonly #pieces: AsyncGenerator<Uint8Array, void>;
  #receivedBytes = 0;

  constructor(part: Pick<FilePart, 'file' | 'range' | 'shape'>, signal: AbortSignal) {
    this.#name = part.file.name;
    this.#signal = signal;
    this.#pieces = piecesOf(part);
  }

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  async next(receivedElements = 0): Answer<Uint8Array | null> {
    if (this.#signal.aborted) return fail({ kind: 'cancelled' });
    try {
      const { value } = await this.#pieces.next();
      this.#receivedBytes += value?.length ?? 0;
      return succeed(value ?? null);
    } catch (error) {
      return fail(this.#explain(error, receivedElements));
    }
  }

  truncated(readElements: number): Failure {
    return this.refuse({ kind: 'cut', readBytes: this.receivedBytes, readElements });
  }

  malformed(place: string, problem: string): Failure {
    return this.refuse({ kind: 'odd', place, problem });
  }

  tooLarge(receivedBytes: number, limitBytes: number): Failure {
    return { kind: 'too_large', path: this.#name, receivedBytes, limitBytes, requestId: null };
  }

  notJson(): Failure {
    return this.unknown(null);
  }

  unknown(reason: string | null): Failure {
    return this.refuse({ kind: 'unknown', reason });
  }

  refuse(problem: FileProblem): Failure {
    return badFile(this.#name, problem);
  }

  /** A file that was changed or removed since it was chosen can no longer be read; a compressed one may be cut. */
  #explain(error: unknown, receivedElements: number): Failure {
    if (error instanceof UnpacksTooLarge)
      return this.tooLarge(this.receivedBytes, error.limitBytes);
    return error instanceof DOMException
      ? this.refuse({ kind: 'gone', reason: error.name })
      : this.truncated(receivedElements);
  }
}

export function badFile(file: string, problem: FileProblem): Failure {
  return { kind: 'bad_file', file, problem };
}

const encoder = new TextEncoder();

async function* piecesOf({
  file,
  range,
  shape,
}: Pick<FilePart, 'file' | 'range' | 'shape'>): AsyncGenerator<Uint8Array, void> {
  const [before, after] = WRAPPINGS[shape];
  if (before !== '') yield encoder.encode(before);
  yield* readBytes(file, range);
  if (after !== '') yield encoder.encode(after);
}

const WRAPPINGS: Readonly<Record<FilePart['shape'], readonly [before: string, after: string]>> = {
  answer: ['', ''],
  list: ['{"value":', '}'],
  single: ['{"value":[', ']}'],
  lines: ['', ''],
  edmx: ['', ''],
};
