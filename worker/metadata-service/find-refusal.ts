import type { Failure } from '#contract/failure.ts';
import type { ServiceAddress } from './metadata-service.ts';
import { memberOf, parseJson } from './parse-json.ts';
import { never, type Refusal } from './refusal.ts';
import { retryAfterMs } from './retry-after.ts';
import type { ServiceAnswer } from './service-answer.ts';
import { TRANSPORTS } from './transports.ts';

/** Null for a success that may be JSON. */
export async function findRefusal(
  answer: ServiceAnswer,
  { host, transport }: ServiceAddress,
): Promise<Refusal | null> {
  const { response, path, requestId } = answer;
  const { status, headers } = response;
  const onTheWay = await TRANSPORTS[transport].findRefusal(answer);
  if (onTheWay !== null) return onTheWay;
  if (isRedirect(response) || status === 401) {
    const claims = claimsOf(headers.get('www-authenticate'));
    return never({ kind: 'sign_in_required', host, claims, requestId });
  }
  if (status === 403) return never({ kind: 'forbidden', host, requestId });

  const pauseMs = retryAfterMs(headers.get('retry-after'), Date.now());
  if (status === 429) {
    const retryAfterSeconds = pauseMs === null ? null : Math.ceil(pauseMs / 1000);
    const failure: Failure = { kind: 'throttled', host, retryAfterSeconds, requestId };
    return { failure, repeat: 'after_pause', pauseMs };
  }
  if (!response.ok) {
    const message = await errorMessage(answer);
    const failure: Failure = { kind: 'service_error', path, status, message, requestId };
    if (![502, 503, 504].includes(status)) return { failure, repeat: 'never' };
    return pauseMs === null
      ? { failure, repeat: 'soon' }
      : { failure, repeat: 'after_pause', pauseMs };
  }
  return isJson(answer) ? null : never(answer.notJson());
}

/**
 * The claims challenge of Entra's continuous access evaluation: base64url in the header, JSON for whoever signs in
 * again. Null where there is none, or none that can be read.
 */
function claimsOf(challenge: string | null): string | null {
  const encoded = /claims="([\w+/=-]+)"/.exec(challenge ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    const claims = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    return parseJson(claims) === undefined ? null : claims;
  } catch {
    return null;
  }
}

/** Browsers hide where a redirect leads, and even its status. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** Whoever sends no type is given the benefit of the doubt: the first byte will tell. */
function isJson({ contentType }: ServiceAnswer): boolean {
  return contentType === '' || contentType.includes('json');
}

/** The useful text is inside; the outer one says that an error has occurred. '' where there is none. */
async function errorMessage(answer: ServiceAnswer): Promise<string> {
  if (!isJson(answer)) return '';
  const text = await answer.text();
  const body = text.ok ? parseJson(text.value) : undefined;
  const error = memberOf(body, 'error');
  const messages = [
    memberOf(memberOf(error, 'innererror'), 'message'),
    memberOf(error, 'message'),
    memberOf(body, 'Message'),
  ];
  const message = messages.find((text) => typeof text === 'string' && text !== '');
  return typeof message === 'string' ? message.slice(0, 500) : '';
}
