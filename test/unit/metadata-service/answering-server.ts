import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { EnvironmentAuth } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import { listen as listenLocally } from '../../listen.ts';
import { connectMetadataService } from '../../../worker/metadata-service/connect-metadata-service.ts';
import type {
  Connection,
  MetadataService,
  Reading,
} from '../../../worker/metadata-service/metadata-service.ts';

export const JSON_TYPE = 'application/json; odata.metadata=minimal; charset=utf-8';

/** A server for the length of one test; answers with its origin. */
export async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${await listenLocally(server)}`;
}

/** Repeats at once, so that tests of repetition need not wait. */
export const hasty = { backoffMs: 1, pauseMs: 1 };

export function connectDirectly(
  url: string,
  options: Partial<Connection> & { auth?: EnvironmentAuth } = {},
): MetadataService {
  const { auth = 'none', ...connection } = options;
  return connectMetadataService(
    { url, host: new URL(url).host, auth, transport: 'direct' },
    { baseUrl: 'http://app.invalid/', tokens: noTokens, timing: hasty, ...connection },
  );
}

export const relayedHost = 'contoso.operations.dynamics.com';

export function connectThroughRelay(
  appOrigin: string,
  options: Partial<Connection> & { auth?: EnvironmentAuth } = {},
): MetadataService {
  const { auth = 'none', ...connection } = options;
  return connectMetadataService(
    { url: `https://${relayedHost}`, host: relayedHost, auth, transport: 'relay' },
    { baseUrl: `${appOrigin}/atlas/`, tokens: noTokens, timing: hasty, ...connection },
  );
}

const noTokens = { token: () => Promise.resolve(succeed('unasked')) };

export function sendJson(response: ServerResponse, body: unknown, headers = {}): void {
  response.writeHead(200, { 'content-type': JSON_TYPE, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function sendStatus(response: ServerResponse, status: number, headers = {}): void {
  response.writeHead(status, headers);
  response.end();
}

export async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** Keeps all that a reading hands on. */
export function collect<T>(signal: AbortSignal = new AbortController().signal) {
  const elements: T[] = [];
  const sizes: number[] = [];
  const reading: Reading<T> = {
    signal,
    onBatch: (batch) => {
      elements.push(...batch.elements);
      sizes.push(batch.elements.length);
      return Promise.resolve();
    },
  };
  return { reading, elements, sizes };
}

export function anySignal(): AbortSignal {
  return new AbortController().signal;
}
