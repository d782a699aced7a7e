import { expect, test } from 'vitest';
import { servedConfigSchema, type ServedConfig } from '#contract/host-config.ts';
import { judgeWays, usualWay } from '../../../src/pages/environments/offered-ways.ts';

const URL_OF_UAT = 'https://contoso-uat.sandbox.operations.dynamics.com';

function configOf(config: object): ServedConfig {
  return servedConfigSchema.parse(config);
}

test('a host that allows all of Dynamics offers the relay for every such address, and no other', () => {
  const config = configOf({ relayReach: 'dynamics' });
  expect(judgeWays(URL_OF_UAT, config).relay).toBeNull();
  expect(judgeWays('https://gateway.contoso.com', config).relay).toMatch(/list it in relay\.hosts/);
  expect(judgeWays(URL_OF_UAT, configOf({ relayReach: 'listed' })).relay).not.toBeNull();
});

test('what is listed is offered by the way for which it is listed', () => {
  const config = configOf({
    relayReach: 'listed',
    relay: { hosts: ['https://gateway.contoso.com/'] },
    environments: [{ name: 'Gateway', url: 'https://open.contoso.com', transport: 'direct' }],
    demoEnvironments: [{ name: 'Demo', url: 'http://demo.localhost' }],
  });
  expect(judgeWays('https://gateway.contoso.com', config)).toMatchObject({ relay: null });
  expect(judgeWays('http://demo.localhost', config)).toMatchObject({ relay: null });
  const open = judgeWays('https://open.contoso.com', config);
  expect(open.direct).toBeNull();
  expect(usualWay(open)).toBe('direct');
  expect(usualWay(judgeWays('https://gateway.contoso.com', config))).toBe('relay');
  expect(usualWay(judgeWays('https://elsewhere.contoso.com', config))).toBe('relay');
});

test('a static host has no relay, and no policy that forbids the direct way', () => {
  const ways = judgeWays(URL_OF_UAT, configOf({}));
  expect(ways).toEqual({ relay: 'The host of this app has no relay.', direct: null });
  expect(usualWay(ways)).toBe('direct');
});
