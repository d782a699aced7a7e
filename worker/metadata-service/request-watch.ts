import type { Failure } from '#contract/failure.ts';
import type { ReceivedTeller, Timing } from './metadata-service.ts';

export interface WatchedRequest {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onReceived?: ReceivedTeller | undefined;
}

/** Ends one request when its caller cancels it or its sender falls silent, and remembers which it was. */
export class RequestWatch {
  readonly signal: AbortSignal;
  readonly #request: WatchedRequest;
  readonly #timing: Timing;
  readonly #own = new AbortController();
  #silentMs: number | null = null;

  constructor(request: WatchedRequest, timing: Timing) {
    this.#request = request;
    this.#timing = timing;
    this.signal = AbortSignal.any([request.signal, this.#own.signal]);
  }

  firstByte<T>(wait: Promise<T>): Promise<T> {
    return this.#within(this.#timing.firstByteMs, wait);
  }

  nextPiece<T>(wait: Promise<T>): Promise<T> {
    return this.#within(this.#timing.silenceMs, wait);
  }

  received(bytes: number): void {
    this.#request.onReceived?.(bytes);
  }

  /** Why a wait was rejected; null if the connection broke or never came about. */
  explain(): Failure | null {
    const { path, signal } = this.#request;
    if (signal.aborted) return { kind: 'cancelled' };
    if (this.#silentMs !== null) {
      return { kind: 'silent', path, silentSeconds: Math.ceil(this.#silentMs / 1000) };
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
