import type { Failure } from '#contract/failure.ts';
import { fail, succeed } from '#contract/outcome.ts';
import type { Answer } from '#contract/outcome.ts';

export interface Lanes<T> {
  /** Taken one by one, when a lane is free. */
  readonly items: Iterable<T>;
  /** How many items are worked on at a time. */
  readonly count: number;
  readonly signal: AbortSignal;
  /** Stops with `cancelled` when its signal aborts, as it does when another item fails. */
  work(item: T, signal: AbortSignal): Answer<void>;
}

/** Works through all items; the first failure stops the rest and is the answer, once all have stopped. */
export async function runLanes<T>({ items, count, signal, work }: Lanes<T>): Answer<void> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const failures: Failure[] = [];
  const left = items[Symbol.iterator]();

  async function runLane(): Promise<void> {
    for (let next = left.next(); !next.done; next = left.next()) {
      if (both.aborted) return;
      const outcome = await work(next.value, both);
      if (outcome.ok) continue;
      failures.push(outcome.failure);
      stop.abort();
      return;
    }
  }

  const lanes = Array.from({ length: count }, runLane);
  await Promise.all(lanes).finally(() => stop.abort());
  const [first] = failures;
  if (first !== undefined) return fail(first);
  return signal.aborted ? fail({ kind: 'cancelled' }) : succeed(undefined);
}
