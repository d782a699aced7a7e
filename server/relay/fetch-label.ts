import * as z from 'zod/mini';
import type { Agent } from 'undici';
import type { Failure } from '#contract/failure.ts';
import { claimsOf } from './claims-challenge.ts';
import { explainPage, isPage } from './explain-page.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { requestIdOf } from './relay-headers.ts';
import {
  connectionFailure,
  discardBody,
  isRedirect,
  type Upstream,
  type UpstreamAnswer,
} from './upstream.ts';

/** Who is asked, and on whose behalf. */
export interface LabelSource {
  readonly agent: Agent;
  readonly upstream: Upstream;
  readonly authorization: string | undefined;
  readonly signal: AbortSignal;
}

type LabelAnswer =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'missing' } | FailedLabel;

export interface FailedLabel {
  readonly kind: 'failure';
  readonly failure: Failure;
  readonly isTransient: boolean;
}

/** The longest label text is a few thousand characters. */
const MAX_LABEL_BYTES = 256 * 1024;

const labelSchema = z.object({ Value: z.nullish(z.string()) });

export async function fetchLabel(
  source: LabelSource,
  language: string,
  id: string,
): Promise<LabelAnswer> {
  const { agent, upstream, authorization, signal } = source;
  const { host, origin } = upstream;
  const key = encodeURIComponent(id.replaceAll("'", "''"));
  const path = `/metadata/Labels(Id='${key}',Language='${language}')`;
  const headers = { host, accept: 'application/json', ...(authorization && { authorization }) };
  try {
    const answer = await agent.request({ origin, path, method: 'GET', headers, signal });
    if (answer.statusCode === 200) return await readLabel(answer, id, { host, path });
    discardBody(answer);
    // 400 is how IIS refuses a character in the path: a property of this id, not of the service.
    if (answer.statusCode === 404 || answer.statusCode === 400) return { kind: 'missing' };
    return refusedLabel(answer, host, path);
  } catch (error) {
    return { kind: 'failure', failure: connectionFailure(error, host, path), isTransient: true };
  }
}

/** An unknown label may also come with 200: empty, or with its own id or a message in place of the text. */
async function readLabel(
  answer: UpstreamAnswer,
  id: string,
  { host, path }: { readonly host: string; readonly path: string },
): Promise<LabelAnswer> {
  if (isPage(answer)) return stop(await explainPage(answer, host, path));
  const contentType = String(answer.headers['content-type'] ?? '');
  const requestId = requestIdOf(answer.headers);
  if (!contentType.includes('json')) {
    discardBody(answer);
    return stop({ kind: 'not_json', path, contentType, requestId });
  }
  const body = await readBody(answer.body, MAX_LABEL_BYTES);
  if (body === 'cut') {
    const failure: Failure = { kind: 'unreachable', host, reason: 'the answer broke off' };
    return { kind: 'failure', failure, isTransient: true };
  }
  if (body === 'too_long') discardBody(answer);
  const label = labelSchema.safeParse(body === 'too_long' ? null : parseJson(String(body)));
  if (!label.success) {
    const problem = 'expected an object with a text';
    return stop({ kind: 'malformed', path, place: 'Value', problem, requestId });
  }
  const text = label.data.Value ?? '';
  const isUnknown = text === '' || text === id || text.toLowerCase().startsWith("label '");
  return isUnknown ? { kind: 'missing' } : { kind: 'text', text };
}

function refusedLabel(answer: UpstreamAnswer, host: string, path: string): LabelAnswer {
  const { statusCode: status, headers } = answer;
  const requestId = requestIdOf(headers);
  if (status === 401 || isRedirect(answer)) {
    return stop({ kind: 'sign_in_required', host, claims: claimsOf(headers), requestId });
  }
  if (status === 403) return stop({ kind: 'forbidden', host, requestId });
  if (status === 429) {
    const retryAfterSeconds = secondsOf(headers['retry-after']);
    const failure: Failure = { kind: 'throttled', host, retryAfterSeconds, requestId };
    return { kind: 'failure', failure, isTransient: true };
  }
  const message = `the label service answered ${status}`;
  const failure: Failure = { kind: 'service_error', path, status, message, requestId };
  return { kind: 'failure', failure, isTransient: status > 501 || status === 500 };
}

function stop(failure: Failure): LabelAnswer {
  return { kind: 'failure', failure, isTransient: false };
}

function secondsOf(retryAfter: string | string[] | undefined): number | null {
  return typeof retryAfter === 'string' && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
}
