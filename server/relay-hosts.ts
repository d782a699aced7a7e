import type { HostConfig } from '#contract/host-config.ts';
import { DEMO_HOSTS } from './demo-hosts.ts';
import type { DemoEnvironments } from './demo-environments.ts';
import type { ReadConfig } from './open-config-file.ts';
import { isDynamicsHost, isOneBox } from '#contract/dynamics-hosts.ts';
import type { RelayHosts } from './relay/serve-relay.ts';
import type { Upstream } from './relay/upstream.ts';

export interface ReachableHosts {
  readonly readConfig: ReadConfig;
  readonly demos: DemoEnvironments;
  /** Whether every environment of Finance & Operations may be reached, listed or not. */
  readonly allowDynamics: boolean;
}

/** What the relay may reach at this moment: the configured hosts and, unless switched off, the demo. */
export function createRelayHosts({ readConfig, demos, allowDynamics }: ReachableHosts): RelayHosts {
  const findKnown = (host: string): Upstream | null =>
    findListed(readConfig(), host) ?? (allowDynamics ? findDynamics(host) : null);
  return {
    allows: (host) => findKnown(host) !== null || isDemo(readConfig(), host),
    explainRefusal: (host) => explainRefusal(readConfig(), host),
    find: async (host) =>
      findKnown(host) ?? { host, origin: await demos.originOf(host), reach: 'anywhere' },
  };
}

function findListed({ relay }: HostConfig, host: string): Upstream | null {
  const entry = relay.hosts.map((text) => new URL(text)).find((url) => url.host === host);
  return entry === undefined ? null : { host, origin: entry.origin, reach: 'anywhere' };
}

function findDynamics(host: string): Upstream | null {
  if (!isDynamicsHost(host)) return null;
  return { host, origin: `https://${host}`, reach: isOneBox(host) ? 'anywhere' : 'public' };
}

function isDemo({ demo }: HostConfig, host: string): boolean {
  return demo && DEMO_HOSTS.some((demoHost) => demoHost.host === host);
}

function explainRefusal({ environments }: HostConfig, host: string): string {
  const configured = environments.find(({ url }) => new URL(url).host === host);
  if (configured !== undefined) {
    return `The environment "${configured.name}" is configured, but relay.hosts does not list ${configured.url}: add it there.`;
  }
  if (isDynamicsHost(host)) {
    return `This relay does not know ${host}: list https://${host} in relay.hosts of its configuration, or start the host with --allow-dynamics.`;
  }
  return 'This relay passes requests only to the hosts in relay.hosts of its configuration.';
}
