import type { HostConfig } from '#contract/host-config.ts';
import { DEMO_HOSTS } from './demo-hosts.ts';
import type { DemoEnvironments } from './demo-environments.ts';
import type { ReadConfig } from './open-config-file.ts';
import type { RelayHosts } from './relay/serve-relay.ts';

/** What the relay may reach at this moment: the configured hosts and, unless switched off, the demo. */
export function createRelayHosts(readConfig: ReadConfig, demos: DemoEnvironments): RelayHosts {
  return {
    allows: (host) => findOrigin(readConfig(), host) !== null || isDemo(readConfig(), host),
    explainRefusal: (host) => explainRefusal(readConfig(), host),
    find: async (host) => {
      const origin = findOrigin(readConfig(), host) ?? (await demos.originOf(host));
      return { host, origin };
    },
  };
}

function findOrigin({ relay }: HostConfig, host: string): string | null {
  const entry = relay.hosts.map((text) => new URL(text)).find((url) => url.host === host);
  return entry?.origin ?? null;
}

function isDemo({ demo }: HostConfig, host: string): boolean {
  return demo && DEMO_HOSTS.some((demoHost) => demoHost.host === host);
}

function explainRefusal({ environments }: HostConfig, host: string): string {
  const configured = environments.find(({ url }) => new URL(url).host === host);
  return configured === undefined
    ? 'This relay passes requests only to the hosts in relay.hosts of its configuration.'
    : `The environment "${configured.name}" is configured, but relay.hosts does not list ${configured.url}: add it there.`;
}
