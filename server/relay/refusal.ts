import type { FastifyReply } from 'fastify';
import type { Failure } from '#contract/failure.ts';

/** The relay's own answer in place of an environment's. */
export interface Refusal {
  readonly status: number;
  readonly failure: Failure;
  /** For whoever reads the answer itself: what to change. */
  readonly message?: string;
}

export function refuseInput(status: number, field: string, problem: string): Refusal {
  return { status, failure: { kind: 'bad_input', field, problem } };
}

/** This host's own limit, not the environment's. */
export function refuseTooMany(host: string, retryAfterSeconds: number): Refusal {
  return {
    status: 429,
    failure: { kind: 'throttled', host, retryAfterSeconds, requestId: null },
    message: `This relay takes no more requests from this address for ${retryAfterSeconds} seconds.`,
  };
}

export const MALFORMED_ADDRESS = refuseInput(400, 'path', 'the address is malformed');

/** `x-atlas-relay-failure` tells it from an answer that an environment gave. */
export function sendRefusal(reply: FastifyReply, { status, ...body }: Refusal): void {
  const { failure } = body;
  if (failure.kind === 'throttled' && failure.retryAfterSeconds !== null) {
    reply.header('retry-after', String(failure.retryAfterSeconds));
  }
  reply
    .code(status)
    .headers({ 'cache-control': 'no-store', 'x-atlas-relay-failure': '1' })
    .send(body);
}
