import type { Interruption, Knobs, Rejection } from './knobs.ts';

/** The knobs as they are turned now, and what counts down with the requests. */
export class KnobBoard {
  #current: Knobs;

  constructor(knobs: Knobs) {
    this.#current = knobs;
  }

  get current(): Knobs {
    return this.#current;
  }

  set(change: Partial<Knobs>): void {
    this.#current = { ...this.#current, ...change };
  }

  /** The rejection meant for this path, used up by asking; null if there is none. */
  takeRejection(path: string): Rejection | null {
    const { rejections } = this.#current;
    const found = rejections.find(
      (each) => each.times > 0 && new RegExp(each.path, 'i').test(path),
    );
    if (found === undefined) return null;
    const lessOften = { ...found, times: found.times - 1 };
    this.set({ rejections: rejections.map((each) => (each === found ? lessOften : each)) });
    return found;
  }

  /** The fault that a request for this path meets, used up by asking; null if there is none. */
  takeInterruption(path: string): Interruption | null {
    const { interruptions } = this.#current;
    const found = interruptions.find(
      (each) => each.times > 0 && new RegExp(each.path, 'i').test(path),
    );
    if (found === undefined) return null;
    const { after = 0, times } = found;
    const isDue = after === 0;
    const next = isDue ? { ...found, times: times - 1 } : { ...found, after: after - 1 };
    this.set({ interruptions: interruptions.map((each) => (each === found ? next : each)) });
    return isDue ? found : null;
  }
}
