import type { IncomingMessage } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { admitRequest, type HostRules } from './admit-request.ts';
import { LABELS_ROUTE } from './allowed-routes.ts';
import { answerLabels } from './answer-labels.ts';
import { LabelGates } from './label-gate.ts';
import { OpenAnswers } from './open-answers.ts';
import { passRequest } from './pass-request.ts';
import { readBody } from './read-body.ts';
import { refuseInput, refuseTooMany, sendRefusal } from './refusal.ts';
import type { RelayAddress } from './relay-address.ts';
import { requestHeaders } from './relay-headers.ts';
import { limitAnswer, type RelayLimits } from './relay-limits.ts';
import { createUpstreamAgents, type Upstream, type UpstreamAgents } from './upstream.ts';

export interface RelayHosts extends HostRules {
  /** Of an allowed host. */
  find(host: string): Promise<Upstream>;
}

export interface RelayOptions {
  readonly hosts: RelayHosts;
  readonly limits: RelayLimits;
}

const MINUTE_MS = 60_000;
/** After which one of many answers may have ended. */
const FULL_SECONDS = 5;

const MAX_ACTION_BYTES = 64 * 1024;
/** 5,000 label ids. */
const MAX_LABELS_BYTES = 1024 * 1024;

/** Answers `/relay/<host>/<path>`. Nothing of a request is ever logged: it carries the user's token. */
export async function serveRelay(app: FastifyInstance, options: RelayOptions): Promise<void> {
  const agents = createUpstreamAgents();
  const gates = new LabelGates();
  const openAnswers = new OpenAnswers(options.limits.answersAtATime);
  app.addHook('onClose', () => agents.destroy());
  app.removeAllContentTypeParsers();
  // The body stays unread until the request is admitted.
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.addHook('onRequest', async (_request, reply) => {
    // Whatever an environment sends, it is never a page of this origin.
    reply.raw.setHeader('content-security-policy', "default-src 'none'; sandbox");
  });
  const max = options.limits.requestsPerMinute;
  await app.register(rateLimit, { global: false, max, timeWindow: MINUTE_MS });
  const countRequest = app.createRateLimit();
  app.all('/relay/*', async (request, reply) => {
    const { method = '', url = '', headers } = request.raw;
    const admission = admitRequest({ method, url, headers }, options.hosts);
    if (!admission.ok) return sendRefusal(reply, admission.refusal);

    // Only what is admitted counts: a stranger's page cannot use up what its visitor may ask.
    const count = await countRequest(request);
    if (!count.isAllowed && count.isExceeded) {
      return sendRefusal(reply, refuseTooMany(admission.address.host, count.ttlInSeconds));
    }
    if (!openAnswers.begin(request.ip, reply.raw)) {
      return sendRefusal(reply, refuseTooMany(admission.address.host, FULL_SECONDS));
    }
    return relay(request.raw, reply, { ...options, ...admission, agents, gates });
  });
}

interface AdmittedRequest extends RelayOptions {
  readonly address: RelayAddress;
  readonly method: 'GET' | 'POST';
  readonly agents: UpstreamAgents;
  readonly gates: LabelGates;
}

async function relay(
  incoming: IncomingMessage,
  reply: FastifyReply,
  { address, method, hosts, limits, agents, gates }: AdmittedRequest,
): Promise<void> {
  const isLabels = address.route === LABELS_ROUTE;
  const limitBytes = isLabels ? MAX_LABELS_BYTES : MAX_ACTION_BYTES;
  const gone = new AbortController();
  const { signal } = gone;
  reply.raw.once('close', () => gone.abort());
  limitAnswer(reply.raw, limits);

  const body = method === 'POST' ? await readBody(incoming, limitBytes) : null;
  if (body === 'cut') return;
  if (body === 'too_long') {
    reply.header('connection', 'close');
    return sendRefusal(reply, refuseInput(413, 'body', `more than ${limitBytes} bytes`));
  }
  const upstream = await hosts.find(address.host);
  const agent = agents.of(upstream);
  if (isLabels && body !== null) {
    const { authorization } = incoming.headers;
    return answerLabels({ source: { agent, upstream, authorization, signal }, gates, body }, reply);
  }
  const headers = requestHeaders(incoming.headers);
  return passRequest(agent, { upstream, method, path: address.path, headers, body, signal }, reply);
}
