import type { Failure } from '#contract/failure.ts';
import type { Timing } from './metadata-service.ts';

/** Ends one request when its caller cancels it or its sender falls silent, and remembers which it was. */
export class RequestWatch {
  readonly signal: AbortSignal;
  readonly #path: string;
  readonly #caller: AbortSignal;
  readonly #timing: Timing;
  readonly #own = new AbortController();
  #silentMs: number | null = null;

  constructor(path: string, caller: AbortSignal, timing: Timing) {
    this.#path = path;
    this.#caller = caller;
    this.#timing = timing;
    this.signal = AbortSignal.any([caller, this.#own.signal]);
  }

  firstByte<T>(wait: Promise<T>): Promise<T> {
    return this.#within(this.#timing.firstByteMs, wait);
  }

  nextPiece<T>(wait: Promise<T>): Promise<T> {
    return this.#within(this.#timing.silenceMs, wait);
  }

  /** Why a wait was rejected; null if the connection broke or never came about. */
  explain(): Failure | null {
    if (this.#caller.aborted) return { kind: 'cancelled' };
    if (this.#silentMs !== null) {
      return { kind: 'silent', path: this.#path, silentSeconds: Math.ceil(this.#silentMs / 1000) };
    }
    // Browsers only; Node has no such property.
    return navigator.onLine === false ? { kind: 'offline' } : null;
  }

  /** Lets go of the connection, whatever is left in it. */
  close(): void {
    this.#own.abort();
  }

  async #within<T>(limitMs: number, wait: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.#silentMs = limitMs;
      this.#own.abort();
    }, limitMs);
    try {
      return await wait;
    } finally {
      clearTimeout(timer);
    }
  }
}
