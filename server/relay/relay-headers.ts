import type { IncomingHttpHeaders } from 'node:http';

type HeaderRecord = Record<string, string | string[]>;

const REQUEST_HEADER =
  /^(?:authorization|accept|accept-encoding|content-type|odata-[a-z-]+|x-ms-client-[a-z-]+)$/;

const RESPONSE_HEADERS = [
  'content-type',
  'content-encoding',
  'odata-version',
  'retry-after',
  'ms-dyn-aid',
  'server-timing',
] as const;

/** What an environment may hear: no cookies, nothing about the browser, the app or this host. */
export function requestHeaders(headers: IncomingHttpHeaders): HeaderRecord {
  const passed: HeaderRecord = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && REQUEST_HEADER.test(name)) passed[name] = value;
  }
  return passed;
}

/** What the app may hear, with `x-atlas-upstream` to say that an environment answered, not the relay. */
export function responseHeaders(headers: IncomingHttpHeaders): HeaderRecord {
  const passed: HeaderRecord = { 'cache-control': 'no-store', 'x-atlas-upstream': '1' };
  for (const name of RESPONSE_HEADERS) {
    const value = textOf(headers[name]);
    if (value !== null) passed[name] = value;
  }
  const challenge = textOf(headers['www-authenticate']);
  // Any other scheme would make the browser ask for a password.
  if (challenge !== null && /^bearer\b/i.test(challenge)) passed['www-authenticate'] = challenge;
  return passed;
}

/** Null for what may not stand in a header: whoever reads it could take it for two, and Node refuses to send it. */
function textOf(value: string | string[] | undefined): string | null {
  const text = Array.isArray(value) ? value.join(', ') : value;
  return text !== undefined && /^[\t\x20-\x7e]*$/.test(text) ? text : null;
}

/** The activity id that Microsoft support asks for. */
export function requestIdOf(headers: IncomingHttpHeaders): string | null {
  return textOf(headers['ms-dyn-aid']);
}
