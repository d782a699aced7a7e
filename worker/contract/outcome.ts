import type { Failure } from './failure.ts';

/** A value, or a failure that a user can act on. Bugs are exceptions and never appear here. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** What the engine promises: an outcome, later. */
export type Answer<T> = Promise<Outcome<T>>;

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}
