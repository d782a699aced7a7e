import type { Failure } from '#contract/failure.ts';
import { fail, type Answer } from '#contract/outcome.ts';
import type { SnapshotProblem } from '#contract/snapshot.ts';
import { cleanName } from '../names/visible-text.ts';

/** Thrown from wherever a foreign file turns out to be no good, and caught where its opening began. */
export class SnapshotRefusal extends Error {
  readonly failure: Failure;

  constructor(problem: SnapshotProblem, detail = '') {
    super(`${problem}: ${detail}`);
    // It may quote the file.
    this.failure = { kind: 'bad_snapshot', problem, detail: cleanName(detail, 200) ?? '' };
  }
}

/** A refusal as a failure; everything else that is thrown goes on. */
export async function refusing<T>(work: () => Answer<T>): Answer<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SnapshotRefusal) return fail(error.failure);
    throw error;
  }
}
