import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint, Interruption } from './knobs.ts';

/** One request and its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly endpoint: Endpoint;
  readonly query: URLSearchParams;
  /** The fault that this answer meets. */
  readonly interruption: Interruption | null;
}
