import { BlockList, isIPv4 } from 'node:net';

/**
 * Whether `address` is believed when it says whom it speaks for: only the proxy right before this host is (`hop` 0), and
 * only on a private network. Analysts sit on one, too: believed at any hop, they could name themselves as they please.
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
