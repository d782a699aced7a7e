import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerRequest } from './answer-request.ts';
import type { DemoScale } from './demo-catalogue.ts';
import { Gatekeeper } from './gatekeeper.ts';
import type { VerifyToken } from './gatekeeper.ts';
import { KnobBoard } from './knob-board.ts';
import { DEFAULT_KNOBS } from './knobs.ts';
import type { Knobs } from './knobs.ts';
import { readCatalogueFiles } from './read-catalogue-files.ts';
import { RequestLog } from './request-log.ts';
import type { RequestCounts } from './request-log.ts';
import { chooseCatalogue, chooseVersion } from './served-catalogue.ts';
import type { ServedCatalogue } from './served-catalogue.ts';
import { Service } from './service.ts';

export interface DemoOptions {
  readonly release?: 1 | 2;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly scale?: DemoScale;
  /** Serves saved answers instead of the generated catalogue. */
  readonly source?: { readonly directory: string };
  readonly knobs?: Partial<Knobs>;
  /** Asked with `auth: 'bearer'`; any token is good without it. */
  readonly verifyToken?: VerifyToken;
  /** Whether whoever reaches its port may turn the knobs, under `/__demo/`: yes, unless it is part of a host. */
  readonly hasControls?: boolean;
}

export interface DemoEnvironment {
  /** The origin, without a slash at its end. */
  readonly url: string;
  readonly knobs: Knobs;
  setKnobs(change: Partial<Knobs>): void;
  readonly requests: { read(): RequestCounts; reset(): void };
  /** What it shows at this moment. */
  readonly catalogue: ServedCatalogue;
  /** Makes the catalogue and its compressed answers now, so that no request pays for it. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

/** A simulated F&O environment on 127.0.0.1. Its catalogue is made by the first request that needs it. */
export async function startDemoEnvironment(options: DemoOptions = {}): Promise<DemoEnvironment> {
  const fromFiles =
    options.source === undefined ? null : await readCatalogueFiles(options.source.directory);
  const board = new KnobBoard({
    ...DEFAULT_KNOBS,
    release: options.release ?? 1,
    ...options.knobs,
  });
  const choice = () => ({
    release: board.current.release,
    scale: options.scale ?? 'real',
    isFlipped: board.current.configurationFlip,
  });
  const shown = {
    catalogue: () => chooseCatalogue(choice(), fromFiles),
    version: () => chooseVersion(choice(), fromFiles),
  };
  const server = createServer();
  const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const requests = new RequestLog();
  const gatekeeper = new Gatekeeper(board, options.verifyToken ?? (() => true));
  const service = new Service(url, board, shown);
  const { hasControls = true } = options;
  const parts = { board, requests, gatekeeper, service, hasControls };
  server.on('request', (request, response) => {
    void answerRequest(parts, request, response);
  });

  return {
    url,
    get knobs() {
      return board.current;
    },
    setKnobs: (change) => board.set(change),
    requests,
    get catalogue() {
      return shown.catalogue();
    },
    prepare: () => service.prepare(),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type HttpServer = ReturnType<typeof createServer<typeof IncomingMessage, typeof ServerResponse>>;

async function listen(server: HttpServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
