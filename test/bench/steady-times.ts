import { median, quantile } from './figures.ts';

/**
 * Times of the same things, measured in several rounds. Of each thing the median counts, so that a machine that
 * was busy for a moment does not; what is slow by nature is slow in every round.
 */
export class SteadyTimes {
  readonly #timesByThing = new Map<string, number[]>();

  add(thing: string, milliseconds: number): void {
    const times = this.#timesByThing.get(thing) ?? [];
    times.push(milliseconds);
    this.#timesByThing.set(thing, times);
  }

  get count(): number {
    return this.#timesByThing.size;
  }

  quantile(share: number): number {
    return quantile([...this.#timesByThing.values()].map(median), share);
  }

  /** Over every single time, busy moments included. */
  rawQuantile(share: number): number {
    return quantile([...this.#timesByThing.values()].flat(), share);
  }

  /** For people: the slowest things with their times. */
  slowest(limit: number): readonly string[] {
    return [...this.#timesByThing]
      .map(([thing, times]) => ({ thing, milliseconds: median(times) }))
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, limit)
      .map(({ thing, milliseconds }) => `${thing} ${milliseconds.toFixed(1)} ms`);
  }
}
