import type { FastifyInstance } from 'fastify';
import type { ServedConfig } from '#contract/host-config.ts';
import { DEMO_HOSTS, describeDemo } from './demo-hosts.ts';
import { refuseOtherNames, type NameRule } from './host-names.ts';
import type { ReadConfig } from './open-config-file.ts';

export interface ConfigSource {
  readonly readConfig: ReadConfig;
  readonly allowDynamics: boolean;
}

/** `/config.json`: the host's configuration, what its relay reaches, and the demo environments that it runs itself. */
export function serveConfig(
  app: FastifyInstance,
  { readConfig, allowDynamics }: ConfigSource,
  isKnownName: NameRule,
): void {
  const onRequest = refuseOtherNames(isKnownName);
  app.get('/config.json', { onRequest }, async (_request, reply): Promise<ServedConfig> => {
    const config = readConfig();
    reply.header('cache-control', 'no-store');
    return {
      ...config,
      relayReach: allowDynamics ? 'dynamics' : 'listed',
      demoEnvironments: config.demo ? DEMO_HOSTS.map(describeDemo) : [],
    };
  });
}
