import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../listen.ts';

export interface PlainStore {
  readonly url: string;
  readonly files: Map<string, Buffer>;
  /** Every request, e.g. `PUT index.json`. */
  readonly requests: string[];
  /** Called before a PUT is answered, once; what it does comes first. */
  beforeNextWrite: (() => Promise<void>) | null;
  hasEtags: boolean;
  /** Answered to every PUT instead, if set. */
  refusesWritesWith: number | null;
  /** The same for every GET. */
  refusesReadsWith: number | null;
  stop(): Promise<void>;
}

/** A folder behind plain HTTP: GET, PUT, ETag, If-Match and If-None-Match; pages of any origin may use it. */
export async function startPlainStore(): Promise<PlainStore> {
  const files = new Map<string, Buffer>();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? '', 'http://x').pathname.slice('/team/'.length);
    for (const [header, value] of CORS) response.setHeader(header, value);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    requests.push(`${request.method} ${name}`);
    if (request.method === 'PUT') {
      const body = await buffer(request);
      const before = store.beforeNextWrite;
      store.beforeNextWrite = null;
      await before?.();
      const status = store.refusesWritesWith ?? conditionStatus(request, files.get(name));
      if (status === 201) files.set(name, body);
      response.writeHead(status).end();
      return;
    }
    if (store.refusesReadsWith !== null) {
      response.writeHead(store.refusesReadsWith).end('Not now.');
      return;
    }
    const file = files.get(name);
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, store.hasEtags ? { etag: etagOf(file) } : {}).end(file);
  });
  const store: PlainStore = {
    url: `http://127.0.0.1:${await listen(server)}/team/`,
    files,
    requests,
    beforeNextWrite: null,
    hasEtags: true,
    refusesWritesWith: null,
    refusesReadsWith: null,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return store;
}

/** As docs/team-library.md asks for. */
const CORS = [
  ['access-control-allow-origin', '*'],
  ['access-control-allow-methods', 'GET, PUT'],
  ['access-control-allow-headers', 'content-type, if-match, if-none-match'],
  ['access-control-expose-headers', 'etag'],
] as const;

function conditionStatus({ headers }: IncomingMessage, file: Buffer | undefined): number {
  if (headers['if-none-match'] === '*' && file !== undefined) return 412;
  const wanted = headers['if-match'];
  return wanted !== undefined && (file === undefined || etagOf(file) !== wanted) ? 412 : 201;
}

function etagOf(file: Buffer): string {
  return `"${createHash('sha256').update(file).digest('hex').slice(0, 16)}"`;
}
