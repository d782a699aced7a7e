import { setTimeout as pause } from 'node:timers/promises';
import PQueue from 'p-queue';

const CONCURRENCY = 32;
/** So many answers without a complaint make room for one more at a time. */
const ANSWERS_TO_GROW = 64;

/** Asks many at a time; one complaint makes all wait, and halves how many are asked at a time. */
export class LabelQueue {
  readonly #queue = new PQueue({ concurrency: CONCURRENCY });
  readonly #signal: AbortSignal;
  #answersSinceSlowDown = 0;

  /** An abort forgets what has not begun. */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#queue.clear(), { once: true });
  }

  add(task: () => Promise<void>): void {
    if (!this.#signal.aborted) void this.#queue.add(task);
  }

  /** Before all that wait for their first turn. */
  addAgain(task: () => Promise<void>): void {
    if (!this.#signal.aborted) void this.#queue.add(task, { priority: 1 });
  }

  countAnswer(): void {
    this.#answersSinceSlowDown += 1;
    if (this.#answersSinceSlowDown % ANSWERS_TO_GROW !== 0) return;
    this.#queue.concurrency = Math.min(CONCURRENCY, this.#queue.concurrency + 1);
  }

  /** Complaints about what was already under way when the first one came do not slow down further. */
  slowDown(pauseMs: number): void {
    if (this.#queue.isPaused) return;
    this.#queue.pause();
    this.#queue.concurrency = Math.max(1, Math.floor(this.#queue.concurrency / 2));
    this.#answersSinceSlowDown = 0;
    const resume = (): void => {
      this.#queue.start();
    };
    pause(pauseMs, undefined, { signal: this.#signal }).then(resume, resume);
  }

  finish(): Promise<void> {
    return this.#queue.onIdle();
  }
}
