import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { lookupPublic } from '../../../server/relay/public-lookup.ts';
import {
  connectionFailure,
  createUpstreamAgents,
  type Upstream,
} from '../../../server/relay/upstream.ts';
import { startUpstream } from './start-test-host.ts';

function resolveTo(...addresses: readonly string[]): LookupFunction {
  return (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: familyOf(address) })),
    );
}

function familyOf(address: string): number {
  return address.includes(':') ? 6 : 4;
}

function lookUp(
  resolve: LookupFunction,
  options: LookupOptions = {},
): Promise<string | LookupAddress[]> {
  return new Promise((found, failed) => {
    lookupPublic(resolve)('x.operations.dynamics.com', options, (error, address) =>
      error === null ? found(address) : failed(error),
    );
  });
}

test.each(['20.50.1.1', '172.32.0.1', '100.128.0.1', '2603:1030::1'])(
  '%s is public',
  async (ip) => {
    expect(await lookUp(resolveTo(ip))).toBe(ip);
    expect(await lookUp(resolveTo(ip), { all: true })).toEqual([
      { address: ip, family: familyOf(ip) },
    ]);
  },
);

test.each([
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:20.50.1.1',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fc00::1',
  'fd12::1',
  'ff02::1',
  '2001:0:7f00:1::',
  '2001:db8::1',
  '2002:7f00:1::',
])('%s is not public', async (ip) => {
  await expect(lookUp(resolveTo(ip))).rejects.toThrow('leads to a private address');
  await expect(lookUp(resolveTo('20.50.1.1', ip))).rejects.toThrow('leads to a private address');
});

test('a name without an address leads nowhere', async () => {
  await expect(lookUp(resolveTo())).rejects.toThrow();
  const failing: LookupFunction = (_name, _options, callback) =>
    callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []);
  await expect(lookUp(failing)).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

test('a host that nobody has listed is not asked in a private network, a listed one is', async () => {
  const listed = await startUpstream((_request, response) => response.end('ok'));
  const origin = listed.replace('127.0.0.1', 'x.operations.dynamics.com');
  const { host } = new URL(origin);
  const agents = createUpstreamAgents(resolveTo('127.0.0.1'));
  onTestFinished(() => agents.destroy());
  const ask = (upstream: Pick<Upstream, 'origin' | 'reach'>) =>
    agents.of({ host, ...upstream }).request({ ...upstream, path: '/', method: 'GET' });
  const error = await ask({ origin, reach: 'public' }).catch((reason: unknown) => reason);
  expect(connectionFailure(error, host, '/')).toEqual({
    kind: 'unreachable',
    host,
    reason: 'its name leads to a private address, which relay.hosts has to list',
  });
  const answer = await ask({ origin: listed, reach: 'anywhere' });
  expect(await answer.body.text()).toBe('ok');
});
