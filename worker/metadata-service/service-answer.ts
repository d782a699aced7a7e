import type { Failure, RequestId } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { Answer } from '#contract/outcome.ts';
import type { RequestWatch } from './request-watch.ts';

/** What an environment answered: its headers, and its body piece by piece. */
export class ServiceAnswer {
  readonly path: string;
  readonly response: Response;
  readonly requestId: RequestId;
  readonly contentType: string;
  readonly #watch: RequestWatch;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | null;
  #receivedBytes = 0;

  constructor(path: string, response: Response, watch: RequestWatch) {
    this.path = path;
    this.response = response;
    this.requestId = response.headers.get('ms-dyn-aid');
    this.contentType = response.headers.get('content-type') ?? '';
    this.#watch = watch;
    this.#reader = response.body?.getReader() ?? null;
  }

  /** Decoded. */
  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  /** The next piece, null at the end. `receivedElements` is what a broken answer is said to have brought. */
  async next(receivedElements = 0): Answer<Uint8Array | null> {
    if (this.#reader === null) return succeed(null);
    try {
      const { value } = await this.#watch.nextPiece(this.#reader.read());
      if (value === undefined) return succeed(null);
      this.#receivedBytes += value.length;
      this.#watch.received(value.length);
      return succeed(value);
    } catch {
      return fail(this.#watch.explain() ?? this.truncated(receivedElements));
    }
  }

  /** The whole body. Only for answers that are small by nature: a larger one is malformed. */
  async text(): Answer<string> {
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const piece = await this.next();
      if (!piece.ok) return piece;
      if (piece.value === null) return succeed(text + decoder.decode());
      if (this.#receivedBytes > MAX_TEXT_BYTES) {
        return fail(this.malformed('the answer', 'larger than 8 MB'));
      }
      text += decoder.decode(piece.value, { stream: true });
    }
  }

  truncated(receivedElements: number): Failure {
    const { path, receivedBytes, requestId } = this;
    return { kind: 'truncated', path, receivedBytes, receivedElements, requestId };
  }

  malformed(place: string, problem: string): Failure {
    return { kind: 'malformed', path: this.path, place, problem, requestId: this.requestId };
  }

  tooLarge(receivedBytes: number, limitBytes: number): Failure {
    const { path, requestId } = this;
    return { kind: 'too_large', path, receivedBytes, limitBytes, requestId };
  }

  notJson(): Failure {
    const { path, contentType, requestId } = this;
    return { kind: 'not_json', path, contentType, requestId };
  }
}

const MAX_TEXT_BYTES = 8 * 1024 * 1024;
