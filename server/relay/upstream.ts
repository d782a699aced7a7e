import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import type { Failure } from '#contract/failure.ts';
import { lookupPublic, PRIVATE_ADDRESS } from './public-lookup.ts';

/** Where the requests for a host really go. */
export interface Upstream {
  readonly host: string;
  readonly origin: string;
  /** What nobody has listed by name must not lead into a private network. */
  readonly reach: 'anywhere' | 'public';
}

export type UpstreamAnswer = Dispatcher.ResponseData;

export interface UpstreamAgents {
  of(upstream: Upstream): Agent;
  /** Ends at once whatever is under way. */
  destroy(): Promise<void>;
}

/** The first byte of 47 MB can take minutes, and so can a pause in the middle. */
const SILENCE_MS = 5 * 60_000;
const CONNECT_MS = 10_000;
const CONNECTIONS = 32;
/** One window comes per round trip: of 30 ms, 47 MB take 0.9 s with this one, and 5.9 s with undici's own. */
const STREAM_WINDOW_BYTES = 2 * 1024 * 1024;
const CONNECTION_WINDOW_BYTES = 16 * 1024 * 1024;

/** Connections to environments, kept open between requests. */
export function createUpstreamAgents(resolve: LookupFunction = lookup): UpstreamAgents {
  const anywhere = new Agent(AGENT_OPTIONS);
  const publicOnly = new Agent({
    ...AGENT_OPTIONS,
    maxOrigins: 256,
    connect: { lookup: lookupPublic(resolve) },
  });
  return {
    of: ({ reach }) => (reach === 'public' ? publicOnly : anywhere),
    destroy: async () => {
      await Promise.all([anywhere.destroy(), publicOnly.destroy()]);
    },
  };
}

const AGENT_OPTIONS: Agent.Options = {
  connections: CONNECTIONS,
  pipelining: 1,
  // Where the environment offers it; else HTTP/1.1.
  allowH2: true,
  h2Options: { connectionWindowSize: CONNECTION_WINDOW_BYTES },
  // The same in h2Options.settings is documented, and not read.
  initialWindowSize: STREAM_WINDOW_BYTES,
  connectTimeout: CONNECT_MS,
  headersTimeout: SILENCE_MS,
  bodyTimeout: SILENCE_MS,
  keepAliveTimeout: 30_000,
};

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
  if (code === PRIVATE_ADDRESS)
    return 'its name leads to a private address, which relay.hosts has to list';
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return `its certificate is not trusted (${code})`;
  return `the connection broke (${code})`;
}
