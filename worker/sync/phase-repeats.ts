import type { Failure } from '#contract/failure.ts';

const MAX_REPEATS = 2;
const SERVER_TROUBLES: readonly number[] = [502, 503, 504];

/** Decides how often one phase of a sync is run again by itself after its connection broke, and waits before. */
export class PhaseRepeats {
  readonly #pauseMs: number;
  readonly #signal: AbortSignal;
  #taken = 0;
  #doneBefore = 0;

  constructor(pauseMs: number, signal: AbortSignal) {
    this.#pauseMs = pauseMs;
    this.#signal = signal;
  }

  /** True after the pause, if another attempt may succeed. One that got further than those before counts as the first. */
  async take(failure: Failure, done: number): Promise<boolean> {
    if (done > this.#doneBefore) this.#taken = 0;
    this.#doneBefore = Math.max(done, this.#doneBefore);
    // Silence has been waited for already, for minutes.
    const allowed = failure.kind === 'silent' ? 1 : MAX_REPEATS;
    if (!mayPass(failure) || this.#taken >= allowed) return false;
    this.#taken += 1;
    await this.#wait(this.#pauseMs * 2 ** (this.#taken - 1) * (1 + Math.random()));
    return true;
  }

  #wait(pauseMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, pauseMs);
    this.#signal.addEventListener('abort', () => resolve(), { once: true });
    return promise.finally(() => clearTimeout(timer));
  }
}

/** Nothing was wrong with what arrived: too little of it did. */
function mayPass(failure: Failure): boolean {
  switch (failure.kind) {
    case 'truncated':
    case 'silent':
    case 'unreachable':
      return true;
    case 'service_error':
      return SERVER_TROUBLES.includes(failure.status);
    default:
      return false;
  }
}
