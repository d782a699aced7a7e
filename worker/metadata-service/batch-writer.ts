import type { Reading } from './metadata-service.ts';

const MAX_ELEMENTS = 250;
const MIN_BYTES = 64 * 1024;
const MAX_WAIT_MS = 100;

/** Gathers elements until a batch is worth handing on: enough bytes, enough elements, or enough time. */
export class BatchWriter<T> {
  readonly #reading: Reading<T>;
  #waiting: T[] = [];
  #writtenBytes = 0;
  #writtenAt = performance.now();

  constructor(reading: Reading<T>) {
    this.#reading = reading;
  }

  add(element: T): void {
    this.#waiting.push(element);
  }

  async writeIfDue(receivedBytes: number): Promise<void> {
    // Whatever has arrived without completing an element still counts for the first that comes.
    if (this.#waiting.length === 0) return;
    const isDue =
      this.#waiting.length >= MAX_ELEMENTS ||
      receivedBytes - this.#writtenBytes >= MIN_BYTES ||
      performance.now() - this.#writtenAt >= MAX_WAIT_MS;
    if (isDue) await this.write(receivedBytes);
  }

  async write(receivedBytes: number): Promise<void> {
    const elements = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < elements.length; from += MAX_ELEMENTS) {
      await this.#reading.onBatch({
        elements: elements.slice(from, from + MAX_ELEMENTS),
        receivedBytes,
      });
    }
    this.#writtenBytes = receivedBytes;
    this.#writtenAt = performance.now();
  }
}
