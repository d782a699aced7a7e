import { Agent, type Dispatcher } from 'undici';
import type { Failure } from '#contract/failure.ts';

/** Where the requests for a host really go. */
export interface Upstream {
  readonly host: string;
  readonly origin: string;
}

export type UpstreamAnswer = Dispatcher.ResponseData;

/** The first byte of 47 MB can take minutes, and so can a pause in the middle. */
const SILENCE_MS = 5 * 60_000;
const CONNECT_MS = 10_000;
const CONNECTIONS = 32;

/** Connections to environments, kept open between requests. */
export function createUpstreamAgent(): Agent {
  return new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    allowH2: false,
    connectTimeout: CONNECT_MS,
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    keepAliveTimeout: 30_000,
  });
}

/** A redirect is a sign-in page in every case that is known; it is never followed. */
export function isRedirect({ statusCode }: UpstreamAnswer): boolean {
  return statusCode >= 300 && statusCode < 400;
}

/** Closes the connection of an answer that nobody wants to read. */
export function discardBody({ body }: UpstreamAnswer): void {
  body.on('error', () => {}).destroy();
}

/** What it means that `host` gave no answer. */
export function connectionFailure(error: unknown, host: string, path: string): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'UND_ERR_HEADERS_TIMEOUT') {
    return { kind: 'silent', path, silentSeconds: SILENCE_MS / 1000 };
  }
  return { kind: 'unreachable', host, reason: reasonOf(code) };
}

function reasonOf(code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such name';
  if (code === 'ECONNREFUSED') return 'it refused the connection';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'it did not answer';
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return `its certificate is not trusted (${code})`;
  return `the connection broke (${code})`;
}
