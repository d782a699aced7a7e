import * as z from 'zod/mini';
import type { Failure } from '#contract/failure.ts';

const requestId = z.nullable(z.string());

const relayFailureSchema = z.object({
  failure: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bad_input'), field: z.string(), problem: z.string() }),
    z.object({ kind: z.literal('host_not_allowed'), host: z.string() }),
    z.object({ kind: z.literal('unreachable'), host: z.string(), reason: z.string() }),
    z.object({
      kind: z.literal('sign_in_required'),
      host: z.string(),
      claims: z.nullable(z.string()),
      requestId,
    }),
    z.object({ kind: z.literal('forbidden'), host: z.string(), requestId }),
    z.object({
      kind: z.literal('throttled'),
      host: z.string(),
      retryAfterSeconds: z.nullable(z.number()),
      requestId,
    }),
    z.object({
      kind: z.literal('service_error'),
      path: z.string(),
      status: z.number(),
      message: z.string(),
      requestId,
    }),
    z.object({ kind: z.literal('not_json'), path: z.string(), contentType: z.string(), requestId }),
    z.object({
      kind: z.literal('truncated'),
      path: z.string(),
      receivedBytes: z.number(),
      receivedElements: z.number(),
      requestId,
    }),
    z.object({
      kind: z.literal('malformed'),
      path: z.string(),
      place: z.string(),
      problem: z.string(),
      requestId,
    }),
    z.object({ kind: z.literal('silent'), path: z.string(), silentSeconds: z.number() }),
  ]),
});

/** The failure in `{ "failure": … }`; null if it is none that a relay can have. */
export function parseRelayFailure(wire: unknown): Failure | null {
  const parsed = relayFailureSchema.safeParse(wire);
  return parsed.success ? parsed.data.failure : null;
}
