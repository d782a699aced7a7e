import { pipeline } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Agent } from 'undici';
import { claimsOf } from './claims-challenge.ts';
import { explainPage, isPage } from './explain-page.ts';
import { sendRefusal } from './refusal.ts';
import { requestIdOf, responseHeaders } from './relay-headers.ts';
import { connectionFailure, isRedirect, type Upstream, type UpstreamAnswer } from './upstream.ts';

export interface PassedRequest {
  readonly upstream: Upstream;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | null;
  /** Aborted when the caller goes away, or has its answer: what the environment still sends is then not wanted. */
  readonly signal: AbortSignal;
}

/**
 * Passes the answer on byte by byte, still compressed, no faster than the caller reads. If the environment breaks
 * off, so does the connection to the caller: a cut answer must never look like a whole one.
 */
export async function passRequest(
  agent: Agent,
  { upstream: { host, origin }, headers, ...passed }: PassedRequest,
  reply: FastifyReply,
): Promise<void> {
  const answer = await agent
    .request({ ...passed, origin, headers: { ...headers, host } })
    .catch((error: unknown) => connectionFailure(error, host, passed.path));
  if (passed.signal.aborted) return;
  if ('kind' in answer) {
    return sendRefusal(reply, { status: answer.kind === 'silent' ? 504 : 502, failure: answer });
  }
  if (isRedirect(answer)) {
    const requestId = requestIdOf(answer.headers);
    return sendRefusal(reply, {
      status: 401,
      failure: { kind: 'sign_in_required', host, claims: claimsOf(answer.headers), requestId },
    });
  }
  if (isSuccess(answer) && isPage(answer)) {
    const failure = await explainPage(answer, host, passed.path);
    const status = failure.kind === 'sign_in_required' ? 401 : 502;
    return sendRefusal(reply, { status, failure });
  }
  const { raw: response } = reply.hijack();
  response.writeHead(answer.statusCode, responseHeaders(answer.headers));
  response.flushHeaders();
  // An error has already destroyed both sides, which is all there is to say about it.
  pipeline(answer.body, response, () => {});
}

/** An error says more by its status and its headers than by the page that comes with it. */
function isSuccess({ statusCode }: UpstreamAnswer): boolean {
  return statusCode >= 200 && statusCode < 300;
}
