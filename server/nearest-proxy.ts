import { BlockList, isIPv4 } from 'node:net';

/**
 * Whether what `address` says of its own client is believed: of the proxy right before this host only, and if it is on a
 * private network. Analysts are on one, too, and would otherwise name themselves as they please.
 */
export function isNearestProxy(address: string, hop: number): boolean {
  return hop === 0 && PRIVATE.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addAddress('::1', 'ipv6');
