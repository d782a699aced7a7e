import type { ServiceTransport } from '#contract/domain.ts';
import { isDynamicsHost } from '#contract/dynamics-hosts.ts';
import type { ServedConfig } from '#contract/host-config.ts';

/** Why a way leads nowhere, in one sentence; null for one that the host of this app offers. */
export type OfferedWays = Readonly<Record<ServiceTransport, string | null>>;

/** A way without words does not compile. */
export const WAY_WORDS: Readonly<
  Record<ServiceTransport, { readonly name: string; readonly note: string }>
> = {
  relay: {
    name: 'Relay',
    note: 'The host of this app passes the requests on. The usual way.',
  },
  direct: {
    name: 'Direct',
    note: 'For a gateway that allows this page to read it (CORS), and that this host names in its settings.',
  },
};

/** What can be told of the ways to an address from what the host says of itself; trying has the last word. */
export function judgeWays(url: string, config: ServedConfig): OfferedWays {
  return { relay: relayProblem(url, config), direct: directProblem(url, config) };
}

/** The usual way, unless only the other one is offered. */
export function usualWay({ relay, direct }: OfferedWays): ServiceTransport {
  return relay !== null && direct === null ? 'direct' : 'relay';
}

function relayProblem(url: string, { relay, relayReach, demoEnvironments }: ServedConfig) {
  const listed = [...relay.hosts, ...demoEnvironments.map((demo) => demo.url)];
  if (listed.some((each) => new URL(each).origin === url)) return null;
  if (relayReach === 'dynamics' && isDynamicsHost(new URL(url).host)) return null;
  return relayReach === 'none'
    ? 'The host of this app has no relay.'
    : 'The relay of this host does not pass requests to this address. Whoever runs it can list it in relay.hosts.';
}

/** A static host writes no content security policy, so nothing keeps this page from asking. */
function directProblem(url: string, { environments, relayReach }: ServedConfig) {
  const isNamed = environments.some(
    (each) => each.transport === 'direct' && new URL(each.url).origin === url,
  );
  return isNamed || relayReach === 'none'
    ? null
    : 'This host does not name this address for the direct way, so the browser will send nothing to it.';
}
