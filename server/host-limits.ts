import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseInput, sendRefusal } from './relay/refusal.ts';
import { RELAY_LIMITS, type RelayLimits } from './relay/relay-limits.ts';

/** What one client may take of this host. */
export interface HostLimits extends RelayLimits {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a request to the end of its body. */
  readonly requestMs: number;
}

export const HOST_LIMITS: HostLimits = {
  ...RELAY_LIMITS,
  headersMs: 20_000,
  requestMs: 60_000,
};

/** Room for a token with many groups. */
export const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 64;
/** A label of 400 characters, each of them encoded. */
const MAX_URL_LENGTH = 4096;

/** Node itself would leave out the headers beyond its own limit, and go on as if they had not been sent. */
export async function refuseOversized(
  { raw }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | void> {
  if (raw.rawHeaders.length > 2 * MAX_HEADERS) {
    sendRefusal(reply, refuseInput(431, 'headers', `more than ${MAX_HEADERS}`));
    return reply; // which ends the request here
  }
  if ((raw.url ?? '').length > MAX_URL_LENGTH) {
    sendRefusal(reply, refuseInput(414, 'path', `more than ${MAX_URL_LENGTH} characters`));
    return reply;
  }
}
