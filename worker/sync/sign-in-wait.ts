import type { SessionProgress } from './session-progress.ts';
import type { SignInRequired } from './sync-run.ts';

/** A sync that stands still until its environment's user has signed in again. */
export class SignInWait {
  readonly #progress: SessionProgress;
  readonly #signal: AbortSignal;
  #end: (() => void) | null = null;

  constructor(progress: SessionProgress, signal: AbortSignal) {
    this.#progress = progress;
    this.#signal = signal;
  }

  /** Shows every tab that it waits. True once somebody has signed in, false if the sync is cancelled. */
  async begin({ claims, isTokenRefused }: SignInRequired): Promise<boolean> {
    const over = Promise.withResolvers<void>();
    this.#end = over.resolve;
    this.#signal.addEventListener('abort', this.#end, { once: true });
    if (!this.#signal.aborted) {
      this.#progress.change({
        waitingFor: { kind: 'sign_in', claims, ...(isTokenRefused && { isTokenRefused }) },
      });
      await over.promise;
    }
    this.#end = null;
    this.#progress.change({ waitingFor: null });
    return !this.#signal.aborted;
  }

  end(): void {
    this.#end?.();
  }
}
