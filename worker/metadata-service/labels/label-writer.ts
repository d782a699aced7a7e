import type { LabelAnswer, LabelRequest } from '../metadata-service.ts';

const MAX_ANSWERS = 200;
const MAX_WAIT_MS = 250;

/** Gathers label answers of several requests and hands them on, one batch after the other. */
export class LabelWriter {
  readonly #request: LabelRequest;
  #waiting: LabelAnswer[] = [];
  #writing: Promise<void> = Promise.resolve();
  #writtenAt = performance.now();

  constructor(request: LabelRequest) {
    this.#request = request;
  }

  /** Waits, when a batch is due, until it and those before it were taken. */
  async add(answer: LabelAnswer): Promise<void> {
    this.#waiting.push(answer);
    const isDue =
      this.#waiting.length >= MAX_ANSWERS || performance.now() - this.#writtenAt >= MAX_WAIT_MS;
    if (isDue) await this.write();
  }

  /** All that was added has been taken. */
  write(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    this.#writtenAt = performance.now();
    if (batch.length > 0) this.#writing = this.#writing.then(() => this.#request.onBatch(batch));
    return this.#writing;
  }
}
