import type { Failure } from '#contract/failure.ts';

/** Why an answer is none. */
export type Refusal =
  | { readonly failure: Failure; readonly repeat: 'never' }
  | { readonly failure: Failure; readonly repeat: 'soon' }
  /** After a pause for all requests; null if the service did not say how long. */
  | { readonly failure: Failure; readonly repeat: 'after_pause'; readonly pauseMs: number | null };

export function never(failure: Failure): Refusal {
  return { failure, repeat: 'never' };
}
