import { createSubscriber } from 'svelte/reactivity';

/** The present moment, in steps; it ticks only while something on screen reads it. */
class Clock {
  readonly #subscribe: () => void;

  constructor(stepMs: number) {
    this.#subscribe = createSubscriber((update) => {
      const timer = setInterval(update, stepMs);
      return () => clearInterval(timer);
    });
  }

  get nowMs(): number {
    this.#subscribe();
    return Date.now();
  }
}

/** For `3 min ago`. */
export const slowClock = new Clock(10_000);
/** For what is running. */
export const fastClock = new Clock(500);
