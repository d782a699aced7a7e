import type { SessionProgress } from './session-progress.ts';

/** Stops a sync by hand: what a phase is doing is ended at once, and begun again when the user says so. */
export class SyncPause {
  readonly #progress: SessionProgress;
  readonly #cancelled: AbortSignal;
  #attempt = new AbortController();
  #resumed: PromiseWithResolvers<void> | null = null;

  /** A session that was paused when its owner went away is paused from its start. */
  constructor(progress: SessionProgress, cancelled: AbortSignal) {
    this.#progress = progress;
    this.#cancelled = cancelled;
    if (progress.session.isPaused) this.#resumed = Promise.withResolvers();
    cancelled.addEventListener('abort', () => this.#resumed?.resolve(), { once: true });
  }

  begin(): void {
    if (this.#resumed !== null) return;
    this.#resumed = Promise.withResolvers();
    this.#progress.change({ isPaused: true });
    this.#attempt.abort();
  }

  end(): void {
    if (this.#resumed === null) return;
    this.#progress.change({ isPaused: false });
    this.#resumed.resolve();
    this.#resumed = null;
  }

  /** The signal of the next attempt, once the sync is not paused; null if it was cancelled. */
  async over(): Promise<AbortSignal | null> {
    while (this.#resumed !== null && !this.#cancelled.aborted) await this.#resumed.promise;
    if (this.#cancelled.aborted) return null;
    this.#attempt = new AbortController();
    return AbortSignal.any([this.#cancelled, this.#attempt.signal]);
  }
}
