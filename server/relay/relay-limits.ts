import type { ServerResponse } from 'node:http';

/** What one client may take of this host. */
export interface RelayLimits {
  /** By address; a thousand labels are one request, and a whole sync is about fifty. */
  readonly requestsPerMinute: number;
  /** By address: each keeps something of this host's memory until it has been read to its end. */
  readonly answersAtATime: number;
  /** A client that takes nothing of what is ready for it is cut off after this time. */
  readonly stalledMs: number;
  /** No answer takes longer, so that a client cannot hold one for ever by taking a byte now and then. */
  readonly answerMs: number;
}

export const RELAY_LIMITS: RelayLimits = {
  requestsPerMinute: 600,
  answersAtATime: 100,
  stalledMs: 2 * 60_000,
  answerMs: 60 * 60_000,
};

/** The environment may be silent for minutes, which is not the client's fault and no reason to cut it off. */
export function limitAnswer(
  response: ServerResponse,
  { stalledMs, answerMs }: Pick<RelayLimits, 'stalledMs' | 'answerMs'>,
): void {
  response.setTimeout(stalledMs, () => {
    if (response.writableLength > 0) response.destroy();
  });
  const timer = setTimeout(() => response.destroy(), answerMs).unref();
  response.once('close', () => clearTimeout(timer));
}
