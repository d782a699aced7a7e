import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Agent } from 'undici';
import { admitRequest, type HostRules } from './admit-request.ts';
import { LABELS_ROUTE } from './allowed-routes.ts';
import { answerLabels } from './answer-labels.ts';
import { passRequest } from './pass-request.ts';
import { readBody } from './read-body.ts';
import { refuseInput, sendRefusal } from './refusal.ts';
import { requestHeaders } from './relay-headers.ts';
import { createUpstreamAgent, type Upstream } from './upstream.ts';

export interface RelayHosts extends HostRules {
  /** Of an allowed host. */
  find(host: string): Promise<Upstream>;
}

const MAX_ACTION_BYTES = 64 * 1024;
/** 5,000 label ids. */
const MAX_LABELS_BYTES = 1024 * 1024;

/** Answers `/relay/<host>/<path>`. Nothing of a request is ever logged: it carries the user's token. */
export async function serveRelay(app: FastifyInstance, hosts: RelayHosts): Promise<void> {
  const agent = createUpstreamAgent();
  app.addHook('onClose', () => agent.destroy());
  app.removeAllContentTypeParsers();
  // The body stays unread until the request is admitted.
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.addHook('onRequest', async (_request, reply) => {
    // Whatever an environment sends, it is never a page of this origin.
    reply.raw.setHeader('content-security-policy', "default-src 'none'; sandbox");
  });
  app.all('/relay/*', (request, reply) => relay(request, reply, { agent, hosts }));
}

interface RelayParts {
  readonly agent: Agent;
  readonly hosts: RelayHosts;
}

async function relay(
  { raw: incoming }: FastifyRequest,
  reply: FastifyReply,
  { agent, hosts }: RelayParts,
): Promise<void> {
  const { method: asked = '', url = '' } = incoming;
  const admission = admitRequest({ method: asked, url, headers: incoming.headers }, hosts);
  if (!admission.ok) return sendRefusal(reply, admission.refusal);

  const { method, address } = admission;
  const isLabels = address.route === LABELS_ROUTE;
  const limitBytes = isLabels ? MAX_LABELS_BYTES : MAX_ACTION_BYTES;
  const gone = new AbortController();
  const { signal } = gone;
  reply.raw.once('close', () => gone.abort());

  const body = method === 'POST' ? await readBody(incoming, limitBytes) : null;
  if (body === 'cut') return;
  if (body === 'too_long') {
    reply.header('connection', 'close');
    return sendRefusal(reply, refuseInput(413, 'body', `more than ${limitBytes} bytes`));
  }
  const upstream = await hosts.find(address.host);
  if (isLabels && body !== null) {
    const { authorization } = incoming.headers;
    return answerLabels({ agent, upstream, authorization, signal }, body, reply);
  }
  const headers = requestHeaders(incoming.headers);
  return passRequest(agent, { upstream, method, path: address.path, headers, body, signal }, reply);
}
