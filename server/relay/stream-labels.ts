import { setTimeout as pause } from 'node:timers/promises';
import type { Failure } from '#contract/failure.ts';
import { fetchLabel, type FailedLabel, type LabelSource } from './fetch-label.ts';
import { LabelQueue } from './label-queue.ts';
import type { LabelRequest } from './label-request.ts';

export type LabelLine =
  | { readonly id: string; readonly text: string }
  | { readonly id: string; readonly missing: true }
  | { readonly done: true }
  | { readonly failure: Failure };

const MAX_ATTEMPTS = 4;
const RETRY_MS = 500;
/** Where a 429 does not say how long. */
const THROTTLED_SECONDS = 10;
/** A longer wait is the session's to decide about; an app may also give up on an answer that is silent so long. */
const MAX_THROTTLED_SECONDS = 60;

/** Writes a line for each label as it comes, in any order, then `done`, or the failure that stopped it. */
export async function streamLabels(
  source: LabelSource,
  { language, ids }: LabelRequest,
  write: (line: LabelLine) => void,
): Promise<void> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([source.signal, stopped.signal]);
  const queue = new LabelQueue(signal);
  let failure: Failure | null = null;

  async function ask(id: string, attempt: number): Promise<void> {
    const answer = await fetchLabel({ ...source, signal }, language, id);
    if (signal.aborted) return;
    if (answer.kind === 'failure') return retry(answer, id, attempt);
    write(answer.kind === 'text' ? { id, text: answer.text } : { id, missing: true });
    queue.countAnswer();
  }

  async function retry(failed: FailedLabel, id: string, attempt: number): Promise<void> {
    const pauseMs = pauseBeforeRetry(failed, attempt);
    if (pauseMs === null) {
      failure = failed.failure;
      stopped.abort();
      return;
    }
    if (failed.failure.kind === 'throttled') queue.slowDown(pauseMs);
    else await pause(pauseMs, undefined, { signal }).catch(() => {}); // aborted: nothing is added
    queue.addAgain(() => ask(id, attempt + 1));
  }

  for (const id of new Set(ids)) queue.add(() => ask(id, 1));
  await queue.finish();
  if (!source.signal.aborted) write(failure === null ? { done: true } : { failure });
}

/** Null if another attempt is not worth it. */
function pauseBeforeRetry({ failure, isTransient }: FailedLabel, attempt: number): number | null {
  if (!isTransient || attempt >= MAX_ATTEMPTS) return null;
  if (failure.kind !== 'throttled') return RETRY_MS * 2 ** (attempt - 1);
  const seconds = failure.retryAfterSeconds ?? THROTTLED_SECONDS;
  return seconds > MAX_THROTTLED_SECONDS ? null : seconds * 1000;
}
