import { setTimeout as pause } from 'node:timers/promises';
import type { Failure } from '#contract/failure.ts';
import { fetchLabel, type FailedLabel, type LabelSource } from './fetch-label.ts';
import { LABELS_AT_A_TIME, type LabelGate } from './label-gate.ts';
import type { LabelRequest } from './label-request.ts';

export type LabelLine =
  | { readonly id: string; readonly text: string }
  | { readonly id: string; readonly missing: true }
  | { readonly done: true }
  | { readonly failure: Failure };

export interface LabelSink {
  /** Shared by all who ask this host. */
  readonly gate: LabelGate;
  /** Settles when there is room for more. */
  write(line: LabelLine): Promise<void>;
}

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
  { gate, write }: LabelSink,
): Promise<void> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([source.signal, stopped.signal]);
  let failure: Failure | null = null;

  /** The gate is passed before the line is written: who reads slowly does not keep others from asking. */
  async function ask(id: string, attempt: number): Promise<void> {
    const answer = await gate.pass(() => fetchLabel({ ...source, signal }, language, id), {
      signal,
      isRepeated: attempt > 1,
    });
    if (answer === null || signal.aborted) return;
    if (answer.kind === 'failure') return retry(answer, id, attempt);
    gate.countAnswer();
    await write(answer.kind === 'text' ? { id, text: answer.text } : { id, missing: true });
  }

  async function retry(failed: FailedLabel, id: string, attempt: number): Promise<void> {
    const pauseMs = pauseBeforeRetry(failed, attempt);
    if (pauseMs === null) {
      failure = failed.failure;
      stopped.abort();
      return;
    }
    if (failed.failure.kind === 'throttled') gate.slowDown(pauseMs);
    else await pause(pauseMs, undefined, { signal }).catch(() => {}); // aborted: it is not asked again
    return ask(id, attempt + 1);
  }

  // No more under way than the gate lets pass, so that the next who asks does not wait for all of these.
  const waiting = new Set(ids).values();
  async function askInTurn(): Promise<void> {
    for (let next = waiting.next(); !next.done && !signal.aborted; next = waiting.next()) {
      await ask(next.value, 1);
    }
  }
  try {
    await Promise.all(Array.from({ length: LABELS_AT_A_TIME }, askInTurn));
  } finally {
    stopped.abort();
  }
  if (!source.signal.aborted) await write(failure === null ? { done: true } : { failure });
}

/** Null if another attempt is not worth it. */
function pauseBeforeRetry({ failure, isTransient }: FailedLabel, attempt: number): number | null {
  if (!isTransient || attempt >= MAX_ATTEMPTS) return null;
  if (failure.kind !== 'throttled') return RETRY_MS * 2 ** (attempt - 1);
  const seconds = failure.retryAfterSeconds ?? THROTTLED_SECONDS;
  return seconds > MAX_THROTTLED_SECONDS ? null : seconds * 1000;
}
