import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { DemoEnvironments, type StartDemo } from './demo-environments.ts';
import { HOST_LIMITS, MAX_HEADER_BYTES, refuseOversized, type HostLimits } from './host-limits.ts';
import { createNameRule, refuseOtherNames, type ListeningAddress } from './host-names.ts';
import { isNearestProxy } from './nearest-proxy.ts';
import type { ReadConfig } from './open-config-file.ts';
import { createRelayHosts } from './relay-hosts.ts';
import { MALFORMED_ADDRESS, sendRefusal } from './relay/refusal.ts';
import { serveRelay } from './relay/serve-relay.ts';
import { PERMISSIONS_POLICY, securityHeaders } from './security-headers.ts';
import { serveApp } from './serve-app.ts';
import { serveOpenSearch } from './serve-open-search.ts';
import { serveConfig } from './serve-config.ts';

export interface HostOptions extends ListeningAddress {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** Asked on every request, so that a changed file counts at once. */
  readonly readConfig: ReadConfig;
  /** The built app. */
  readonly appFolder: string;
  readonly startDemo: StartDemo;
  /** Whether the relay reaches every environment of Finance & Operations, listed or not. */
  readonly allowDynamics: boolean;
  readonly limits?: Partial<HostLimits>;
}

export interface RunningHost {
  /** With a trailing slash. */
  readonly url: string;
  /** Starts the first demo environment before anybody asks for it, unless the demo is switched off. */
  prepareDemo(): Promise<void>;
  /** Ends at once, open streams included. */
  close(): Promise<void>;
}

/** Rejects with the system's own error where the address cannot be listened on. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const demos = new DemoEnvironments(options.startDemo);
  const app = await createApp(options, demos);
  await app.listen({ port: options.port, host: options.host });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    url: `http://${shownHost(options.host)}:${address.port}/`,
    prepareDemo: async () => {
      if (options.readConfig().demo) await demos.prepare();
    },
    close: async () => {
      await app.close();
      await demos.close();
    },
  };
}

async function createApp(options: HostOptions, demos: DemoEnvironments): Promise<FastifyInstance> {
  const { readConfig, appFolder, publicHosts } = options;
  const limits = { ...HOST_LIMITS, ...options.limits };
  // No logger: a request line or header may carry what nobody else should read.
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    requestTimeout: limits.requestMs,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.headersMs / 4,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    // Who is behind a proxy is known only from what the proxy says.
    trustProxy: publicHosts.length > 0 ? isNearestProxy : false,
    frameworkErrors: (_error, request, reply) => refuseUnreadable(request.raw.url, reply),
  });
  await app.register(helmet, securityHeaders(readConfig, options.allowDynamics));
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY);
  });
  app.addHook('onRequest', refuseOversized);
  const isKnownName = createNameRule(options);
  serveOpenSearch(app);
  serveConfig(app, options, isKnownName);
  await app.register(async (scope) => {
    scope.addHook('onRequest', refuseOtherNames(isKnownName));
    await serveRelay(scope, { hosts: createRelayHosts({ ...options, demos }), limits });
  });
  await serveApp(app, appFolder);
  return app;
}

/** An address with a stray percent sign reaches no route and no hook. */
function refuseUnreadable(url: string | undefined, reply: FastifyReply): void {
  if (url?.startsWith('/relay/') === true) sendRefusal(reply, MALFORMED_ADDRESS);
  else reply.code(400).type('text/plain; charset=utf-8').send('The address is malformed.\n');
}

/** Loopback and "all addresses" are both reached as `localhost` from here. */
function shownHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
